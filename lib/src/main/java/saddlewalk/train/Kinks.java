package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;

/**
 * Slopes and kinks of log‖w_j‖ in a run, as Figure 3 shows them: on each plateau the straight line through two recorded epochs in its
 * middle, and where the lines of two neighbouring plateaus meet.
 */
public final class Kinks {
    /**
     * One neuron at one jump, unfitted before and after it and with data left to fit.
     *
     * @param jump i, in [1, p)
     * @param neuron j
     * @param before slope on plateau i − 1, growth of log‖w_j‖ an epoch
     * @param after slope on plateau i
     * @param epoch where the two lines meet; NaN if they are parallel
     * @param predictedBefore log(1 + h) on plateau i − 1, by Algorithm 1
     * @param predictedAfter log(1 + h) on plateau i
     * @param predictedEpoch of jump i, by Algorithm 1's discrete form
     * @param sawFitted whether the neuron saw data that jump i fitted
     */
    public record Kink(int jump, int neuron, double before, double after, double epoch, double predictedBefore,
            double predictedAfter, double predictedEpoch, boolean sawFitted) {
        /** By which part the slope falls. */
        public double fall() {
            return 1 - after / before;
        }

        /** The same by Algorithm 1. */
        public double predictedFall() {
            return 1 - predictedAfter / predictedBefore;
        }
    }

    private Kinks() {
    }

    /**
     * All kinks of a run that recorded networks at {@link PlateauMiddles#epochs}.
     *
     * @param process in the discrete form of the run's step size
     * @param logLambda the run's
     * @param middles of the same process and λ
     */
    public static List<Kink> of(LimitProcess process, double logLambda, PlateauMiddles middles, Trajectory run) {
        double eta = 2 * process.stepSize().orElseThrow(() -> new IllegalArgumentException(
                "kinks in epochs need the discrete form of the process, with a step size, got none"));
        long[] epochs = middles.epochs();
        List<Kink> kinks = new ArrayList<>();
        for (int i = 1; i < process.jumpCount(); i++) {
            for (int j = 0; j < process.m(); j++) {
                if (process.speedOnPlateau(j, i) > 0 && process.speedOnPlateau(j, i - 1) > 0) {
                    Line before = line(run, j, epochs[2 * i - 2], epochs[2 * i - 1]);
                    Line after = line(run, j, epochs[2 * i], epochs[2 * i + 1]);
                    kinks.add(new Kink(i, j, before.slope, after.slope, before.meets(after), eta * process.speedOnPlateau(j, i - 1),
                            eta * process.speedOnPlateau(j, i), process.jumpEpoch(i, logLambda),
                            process.sawAny(j, process.jump(i).fitted())));
                }
            }
        }
        return List.copyOf(kinks);
    }

    /**
     * How many epochs after Algorithm 1's a jump of gradient descent may come: about 10/log(1 + h), h of the neuron that
     * jumps, for this jump and every one before it; whatever λ is. [ours, heuristic]
     *
     * @param process in the discrete form of the run's step size
     * @param i jump, 1 … p
     */
    public static double latest(LimitProcess process, int i) {
        double eta = 2 * process.stepSize().orElseThrow(() -> new IllegalArgumentException(
                "kinks in epochs need the discrete form of the process, with a step size, got none"));
        return IntStream.rangeClosed(1, i)
                .mapToDouble(k -> 10 / (eta * process.speedOnPlateau(process.jump(k).neuron(), k - 1))).sum();
    }

    private record Line(double slope, double epoch, double value) {
        double meets(Line other) {
            return (other.value - value + slope * epoch - other.slope * other.epoch) / (slope - other.slope);
        }
    }

    private static Line line(Trajectory run, int j, long from, long to) {
        Network first = run.networkAt(from);
        Network last = run.networkAt(to);
        return new Line((last.logNorm(j) - first.logNorm(j)) / (to - from), (from + to) / 2.0,
                (first.logNorm(j) + last.logNorm(j)) / 2);
    }
}
