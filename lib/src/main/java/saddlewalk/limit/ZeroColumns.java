package saddlewalk.limit;

import java.util.List;
import java.util.Objects;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Neurons that see nothing: a zero column of the mask. They stay small [text]. How small: such a neuron is active on data of
 * the other sign only. Those push it away until each of these coordinates has reached 0 and is off for good (Assumption 2);
 * then nothing moves it, and balancedness makes the output weight follow. So it ends at λ times the norm of that part of
 * its start on which it was never active. [ours, proved for λ → 0]
 */
public final class ZeroColumns {
    private final Dataset data;
    private final Network start;
    private final List<Integer> neurons;

    private ZeroColumns(Dataset data, Network start, List<Integer> neurons) {
        this.data = data;
        this.start = start;
        this.neurons = neurons;
    }

    /** The zero columns of a start. */
    public static ZeroColumns of(Dataset data, Network start) {
        return new ZeroColumns(data, start, ActivationMask.of(data, start).zeroColumns());
    }

    /** The neurons, ascending; often none. */
    public List<Integer> neurons() {
        return neurons;
    }

    /** log(‖w_j‖/λ) at the end of training, for each of the neurons: 0 for a neuron that is active on no datum. */
    public List<Double> predictedLogNorms() {
        return neurons.stream().map(j -> StrictMath.log(keptNorm(j))).toList();
    }

    /** log(‖w_j‖/λ) of a trained network, for each of the neurons. */
    public List<Double> logNorms(Network trained) {
        Objects.requireNonNull(trained, "trained");
        return neurons.stream().map(j -> trained.logNorm(j) - start.logNorm(j)).toList();
    }

    /** The norm of what is left of ŵ_j without the coordinates on which it is active. */
    private double keptNorm(int j) {
        double[] kept = start.direction(j);
        double[] active = data.coordinates(kept);
        for (int k = 0; k < active.length; k++) {
            active[k] = Math.max(0, active[k]);
        }
        double[] lost = data.combination(active);
        double squares = 0;
        for (int i = 0; i < kept.length; i++) {
            squares += (kept[i] - lost[i]) * (kept[i] - lost[i]);
        }
        return StrictMath.sqrt(squares);
    }

    /**
     * The log λ from which down every coordinate has time to reach 0 before its datum is fitted, twice over: coordinate
     * u_k falls at least at speed ‖w_j‖|y_k|/n, and datum k is fitted at t_k·L. [ours, proved]
     */
    public double logLambdaNeeded(LimitProcess process) {
        Objects.requireNonNull(process, "process");
        double needed = 0;
        for (int j : neurons) {
            double[] active = data.coordinates(start.direction(j));
            for (Jump jump : process.jumps()) {
                for (int k : jump.fitted()) {
                    double duration = Math.max(0, active[k]) * data.n() / (keptNorm(j) * Math.abs(data.label(k)));
                    needed = Math.max(needed, 2 * duration / jump.time());
                }
            }
        }
        return -needed;
    }

    @Override
    public String toString() {
        return "ZeroColumns" + neurons;
    }
}
