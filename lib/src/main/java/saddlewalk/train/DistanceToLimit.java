package saddlewalk.train;

import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.limit.CompactSet;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;

/**
 * Theorem 2 as a measurement: ‖θ̃(t) − θ(t)‖, the accelerated flow from one λ against the limit process, at times of a compact
 * set off the jumps. As logarithms, since neurons whose limit is 0 may be as small as e^{−10⁶}. For neurons that have jumped
 * the difference is taken entry by entry in doubles, so it ends at rounding.
 */
public final class DistanceToLimit {
    private final double[] times;
    private final double[] fitted;
    private final double[] unfitted;

    private DistanceToLimit(double[] times, double[] fitted, double[] unfitted) {
        this.times = times;
        this.fitted = fitted;
        this.unfitted = unfitted;
    }

    /**
     * @param run a flow that reaches the end of the set; see {@link #timesOf}
     * @param onEachPlateau times on each part of the set, its ends among them, ≥ 2
     * @param logLambda log λ of the run's start
     */
    public static DistanceToLimit of(FlowTrajectory run, CompactSet set, int onEachPlateau, double logLambda) {
        double[] times = set.times(onEachPlateau).stream().mapToDouble(t -> t).toArray();
        double[] fitted = new double[times.length];
        double[] unfitted = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            Network network = run.at(FlowTime.accelerated(times[i], logLambda)).network();
            int plateau = i / onEachPlateau;
            fitted[i] = log(network, set.process(), plateau, true);
            unfitted[i] = log(network, set.process(), plateau, false);
        }
        return new DistanceToLimit(times, fitted, unfitted);
    }

    /** The flow times at which a run must be asked for its states. */
    public static List<FlowTime> timesOf(CompactSet set, int onEachPlateau, double logLambda) {
        return set.times(onEachPlateau).stream().map(t -> FlowTime.accelerated(t, logLambda)).toList();
    }

    /** log ‖θ̃ − θ^i‖ of one network and saddle i. */
    public static double log(Network network, LimitProcess process, int plateau) {
        network.requireSameDimension(process.data());
        if (network.m() != process.m()) {
            throw new IllegalArgumentException("network and process must have one number of neurons: the network has "
                    + network.m() + ", the process " + process.m());
        }
        return logSum(log(network, process, plateau, true), log(network, process, plateau, false));
    }

    private static double log(Network network, LimitProcess process, int plateau, boolean jumped) {
        Network saddle = process.saddle(plateau);
        double log = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < network.m(); j++) {
            if (process.hasJumped(j, plateau) == jumped) {
                log = logSum(log, jumped ? StrictMath.log(difference(network, saddle, j))
                        : logSum(network.logOutput(j), network.logNorm(j)));
            }
        }
        return log;
    }

    private static double difference(Network network, Network saddle, int j) {
        double a = network.output(j) - saddle.output(j);
        double[] w = network.hidden(j);
        double[] limit = saddle.hidden(j);
        return StrictMath.sqrt(a * a
                + IntStream.range(0, w.length).mapToDouble(i -> (w[i] - limit[i]) * (w[i] - limit[i])).reduce(0, Double::sum));
    }

    /** log √(e^{2a} + e^{2b}). */
    private static double logSum(double a, double b) {
        double top = Math.max(a, b);
        return top == Double.NEGATIVE_INFINITY ? top
                : top + 0.5 * StrictMath.log1p(StrictMath.exp(2 * (Math.min(a, b) - top)));
    }

    /** The accelerated times. */
    public double[] times() {
        return times.clone();
    }

    /** log ‖θ̃ − θ‖ at each of them. */
    public double[] logs() {
        return IntStream.range(0, times.length).mapToDouble(i -> logSum(fitted[i], unfitted[i])).toArray();
    }

    /** The supremum of ‖θ̃ − θ‖ over the set. */
    public double sup() {
        return StrictMath.exp(logSup());
    }

    /** Its logarithm. */
    public double logSup() {
        return max(logs());
    }

    /** The logarithm of the supremum over the neurons whose limit is 0, which no rounding ends. */
    public double logSupUnfitted() {
        return max(unfitted);
    }

    private static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    @Override
    public String toString() {
        return "DistanceToLimit[" + times.length + " times, sup " + saddlewalk.Numbers.format(sup(), 4) + "]";
    }
}
