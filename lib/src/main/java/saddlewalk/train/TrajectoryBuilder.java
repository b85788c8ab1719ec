package saddlewalk.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** Collects what a run records. Not thread-safe; used by one run. */
final class TrajectoryBuilder {
    final Dataset data;
    final Network start;
    final double stepSize;
    final double[] levels;
    final long[] crossings;
    final List<Trajectory.Record> records = new ArrayList<>();
    final List<SwitchOff> switchOffs = new ArrayList<>();

    private final Recorder recorder;
    private final int[] descending;
    private int nextLevel;

    TrajectoryBuilder(Dataset data, Network start, double stepSize, Recorder recorder, double[] levels) {
        this.data = data;
        this.start = start;
        this.stepSize = stepSize;
        this.recorder = recorder;
        this.levels = levels;
        this.crossings = new long[levels.length];
        Arrays.fill(crossings, Trajectory.NEVER);
        descending = IntStream.range(0, levels.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -levels[i])).mapToInt(i -> i).toArray();
    }

    /** The highest level not yet crossed; −1, which no error reaches, when there is none. */
    double nextLevel() {
        return nextLevel < descending.length ? levels[descending[nextLevel]] : -1;
    }

    void cross(long epoch, double error) {
        while (error <= nextLevel()) {
            crossings[descending[nextLevel++]] = epoch;
        }
    }

    void record(long epoch, double error, double[] outputs, Neuron[] neurons) {
        double[] logNorms = new double[0];
        if (recorder.norms()) {
            logNorms = Arrays.stream(neurons).mapToDouble(Neuron::logNorm).toArray();
        }
        records.add(new Trajectory.Record(epoch, error, fitted(outputs), logNorms,
                recorder.networks() ? network(neurons) : null));
    }

    private int fitted(double[] outputs) {
        int count = 0;
        for (int k = 0; k < outputs.length; k++) {
            double label = data.label(k);
            if (label != 0 && outputs[k] * Math.signum(label) >= 0.5 * Math.abs(label)) {
                count++;
            }
        }
        return count;
    }

    void switchedOff(long epoch, Neuron neuron, Neuron[] neurons) {
        for (int datum : neuron.switchOff()) {
            switchOffs.add(new SwitchOff(epoch, Arrays.asList(neurons).indexOf(neuron), datum));
        }
    }

    Trajectory finish(long epoch, double error, double[] outputs, Neuron[] neurons, Stop stop) {
        if (records.isEmpty() || records.get(records.size() - 1).epoch() != epoch) {
            record(epoch, error, outputs, neurons);
        }
        return new Trajectory(this, network(neurons), epoch, stop);
    }

    private Network network(Neuron[] neurons) {
        int m = neurons.length;
        int[] signs = new int[m];
        double[] a = new double[m];
        double[][] w = new double[m][];
        int[] scales = new int[m];
        for (int j = 0; j < m; j++) {
            signs[j] = neurons[j].sign();
            a[j] = neurons[j].a;
            w[j] = neurons[j].storedHidden(data);
            scales[j] = neurons[j].scale;
        }
        return Network.scaled(signs, a, w, scales);
    }
}
