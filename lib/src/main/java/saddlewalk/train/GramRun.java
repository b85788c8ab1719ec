package saddlewalk.train;

import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;

/** What a run of {@link GramDescent} leaves behind: why it stopped, records, crossings, switches, the last weights. */
public final class GramRun {
    private final GramLog log;
    private final double[] storedSquares;

    GramRun(GramLog log, double[] storedSquares) {
        this.log = log;
        this.storedSquares = storedSquares;
    }

    private void neuron(int j) {
        Require.index("neuron", j, log.outputs.length);
    }

    /** Why the run stopped; only {@link Stop#REACHED_TOLERANCE} is success. */
    public Stop stop() {
        return log.stop;
    }

    /** Number of epochs made. */
    public long epochs() {
        return log.last;
    }

    /** The recorded epochs, ascending. */
    public double[] recordedEpochs() {
        return log.epochs.stream().mapToDouble(Long::doubleValue).toArray();
    }

    /** The mean squared error over all data at each recorded epoch. */
    public double[] meanSquaredErrors() {
        return log.errors.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The mean squared error at the last epoch. */
    public double finalMeanSquaredError() {
        return log.errors.get(log.errors.size() - 1);
    }

    /** log‖w_j‖ at each recorded epoch. */
    public double[] logNorms(int j) {
        neuron(j);
        return log.logNorms.stream().mapToDouble(norms -> norms[j]).toArray();
    }

    /** The first epoch at or below each level watched, or {@link Trajectory#NEVER}. */
    public long[] crossings() {
        return log.crossings.clone();
    }

    /** The first epoch at or below the watched level number {@code i}. */
    public long crossing(int i) {
        Require.index("level", i, log.crossings.length);
        if (log.crossings[i] == Trajectory.NEVER) {
            throw new IllegalStateException("the mean squared error never fell to " + Numbers.full(log.setting.levels[i])
                    + " within " + Numbers.count(log.last) + " epochs (" + log.stop + ")");
        }
        return log.crossings[i];
    }

    /** The first epoch after which neuron j was active on datum k and had not been before it; {@link Trajectory#NEVER}. */
    public long firstOn(int j, int k) {
        neuron(j);
        Require.index("datum", k, log.setting.labels.length);
        return log.firstOn[j][k];
    }

    /** The first epoch after which neuron j was not active on datum k and had been before it; {@link Trajectory#NEVER}. */
    public long firstOff(int j, int k) {
        neuron(j);
        Require.index("datum", k, log.setting.labels.length);
        return log.firstOff[j][k];
    }

    /** The first epoch at which any of neuron j's coordinates was switched on; {@link Trajectory#NEVER} if none was. */
    public long firstOn(int j) {
        neuron(j);
        return IntStream.range(0, log.setting.labels.length).mapToLong(k -> log.firstOn[j][k])
                .filter(epoch -> epoch != Trajectory.NEVER).min().orElse(Trajectory.NEVER);
    }

    /** The data on which neuron j is active at the last epoch, ascending. */
    public List<Integer> active(int j) {
        neuron(j);
        return IntStream.range(0, log.setting.labels.length).filter(k -> log.coordinates[j][k] > 0).boxed().toList();
    }

    /** h(x_k) at the last epoch. */
    public double[] predictions() {
        return IntStream.range(0, log.setting.labels.length).mapToDouble(k -> IntStream.range(0, log.outputs.length)
                .mapToDouble(j -> log.coordinates[j][k] > 0
                        ? Scales.scaled(log.outputs[j] * log.coordinates[j][k], 2 * log.scales[j]) : 0)
                .reduce(0, Double::sum)).toArray();
    }

    /** The data whose output is at least half of their label at the last epoch (the paper's Figure 1), ascending. */
    public List<Integer> fitted() {
        double[] outputs = predictions();
        return IntStream.range(0, outputs.length).filter(k -> log.setting.labels[k] != 0
                && outputs[k] / log.setting.labels[k] >= 0.5).boxed().toList();
    }

    /**
     * The data whose output was at least half of their label at the epoch number {@code i} of those looked at, ascending.
     */
    public List<Integer> fittedAt(int i) {
        Require.index("look", i, log.fittedAt.size());
        if (log.fittedAt.get(i) == null) {
            throw new IllegalStateException("epoch " + Numbers.count(log.setting.looks[i])
                    + " was not reached, the run ended at " + Numbers.count(log.last) + " (" + log.stop + ")");
        }
        return log.fittedAt.get(i);
    }

    /** a_j at the last epoch; 0 where it is below the smallest double. */
    public double output(int j) {
        neuron(j);
        return Scales.scaled(log.outputs[j], log.scales[j]);
    }

    /** ⟨w_j, x_k⟩ at the last epoch; 0 where it is below the smallest double. */
    public double coordinate(int j, int k) {
        neuron(j);
        Require.index("datum", k, log.setting.labels.length);
        return Scales.scaled(log.coordinates[j][k], log.scales[j]);
    }

    /** a_j² − ‖w_j‖² at the last epoch: what the flow conserves, for any inputs. */
    public double imbalance(int j) {
        neuron(j);
        return Scales.scaled(log.outputs[j] * log.outputs[j] - storedSquares[j], 2 * log.scales[j]);
    }

    /** ‖θ‖² at the last epoch. */
    public double squaredNorm() {
        return IntStream.range(0, log.outputs.length).mapToDouble(j -> Scales.scaled(
                log.outputs[j] * log.outputs[j] + storedSquares[j], 2 * log.scales[j])).reduce(0, Double::sum);
    }

    @Override
    public String toString() {
        return "GramRun[" + Numbers.count(log.last) + " epochs, " + log.stop + ", mean squared error "
                + Numbers.brief(finalMeanSquaredError()) + "]";
    }
}
