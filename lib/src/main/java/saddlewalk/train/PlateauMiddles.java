package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;

/**
 * What the small neurons do in the middle of each plateau 0 … p − 1, measured on a trained run: directions (8), (9) and
 * speeds (10). The middle lies half-way between two jumps of the discrete form; a speed is taken over a window there.
 *
 * <p>How near a measurement must be is a law, too: a neuron turns into its direction like e^{−g}, g the growth of its
 * log‖w_j‖ since the last jump; others disturb its speed like e^{−2g'}, g' what the largest small neuron lacks to be
 * visible.
 */
public final class PlateauMiddles {
    /**
     * One neuron in the middle of one plateau.
     *
     * @param plateau i
     * @param neuron j, not fitted, with data left to fit
     * @param predictedSpeed log(1 + h), h = 2η‖y_S‖/n: growth of log‖w_j‖ an epoch
     * @param measuredSpeed the same from the run
     * @param sine of the angle between w_j and its direction (9)
     * @param since g, growth of log‖w_j‖ since the last jump by Algorithm 1
     * @param until g', what the largest of the small neurons still lacks in log‖w‖ to become visible
     */
    public record Reading(int plateau, int neuron, double predictedSpeed, double measuredSpeed, double sine,
            double since, double until) { }

    private final LimitProcess process;
    private final double logLambda;
    private final long window;

    private PlateauMiddles(LimitProcess process, double logLambda, long window) {
        this.process = process;
        this.logLambda = logLambda;
        this.window = window;
    }

    /**
     * @param process in the discrete form
     * @param logLambda log λ of the run
     * @param window epochs over which a speed is measured, even and ≥ 2; shorter than every plateau
     */
    public static PlateauMiddles of(LimitProcess process, double logLambda, long window) {
        if (window < 2 || window % 2 != 0) {
            throw new IllegalArgumentException("the window must be even and >= 2 epochs, got " + window);
        }
        PlateauMiddles middles = new PlateauMiddles(process, logLambda, window);
        for (int i = 0; i < process.jumpCount(); i++) {
            double length = middles.jumpEpoch(i + 1) - middles.jumpEpoch(i);
            if (!(length > window)) {
                throw new IllegalArgumentException("plateau " + i + " lasts " + Numbers.brief(length)
                        + " epochs, no longer than the window of " + window);
            }
        }
        return middles;
    }

    /** The middle of plateau i, for i = 0 … p − 1. */
    public long epoch(int i) {
        return Math.round((jumpEpoch(i) + jumpEpoch(i + 1)) / 2);
    }

    private double jumpEpoch(int i) {
        return i == 0 ? 0 : process.jumpEpoch(i, logLambda);
    }

    /** The epochs that a run must record, with networks, for {@link #read}. */
    public long[] epochs() {
        long[] epochs = new long[2 * process.jumpCount()];
        for (int i = 0; i < process.jumpCount(); i++) {
            epochs[2 * i] = epoch(i) - window / 2;
            epochs[2 * i + 1] = epoch(i) + window / 2;
        }
        return epochs;
    }

    /** One reading for every plateau and every neuron that grows on it, in that order. */
    public List<Reading> read(Trajectory run) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < process.jumpCount(); i++) {
            Network before = run.networkAt(epoch(i) - window / 2);
            Network after = run.networkAt(epoch(i) + window / 2);
            for (int j = 0; j < process.m(); j++) {
                if (process.speedOnPlateau(j, i) > 0) {
                    readings.add(reading(i, j, before, after));
                }
            }
        }
        return List.copyOf(readings);
    }

    private Reading reading(int i, int j, Network before, Network after) {
        double begin = time(jumpEpoch(i));
        double read = time(epoch(i) - window / 2.0);
        double end = time(epoch(i) + window / 2.0);
        double scale = Clocks.logInverse(logLambda);
        return new Reading(i, j, 2 * process.stepSize().orElseThrow() * process.speedOnPlateau(j, i),
                (after.logNorm(j) - before.logNorm(j)) / window, sine(before.direction(j), process.direction(j, i)),
                scale * (process.exponent(j, read) - process.exponent(j, begin)),
                scale * nearest(i, end));
    }

    /** The least |ρ| among the neurons that have not jumped on plateau i. */
    private double nearest(int i, double time) {
        return IntStream.range(0, process.m()).filter(q -> !process.hasJumped(q, i))
                .mapToDouble(q -> -process.exponent(q, time)).min().orElseThrow();
    }

    private double time(double epoch) {
        return Clocks.acceleratedTime(epoch, process.stepSize().orElseThrow(), logLambda);
    }

    /**
     * The sine of the angle between two vectors, in [0, 1]: the length of what a unit vector has beside the other; exact
     * for small angles, where 1 − cos is lost in rounding.
     */
    public static double sine(double[] vector, double[] other) {
        Objects.requireNonNull(vector, "vector");
        Objects.requireNonNull(other, "other");
        if (vector.length != other.length) {
            throw new IllegalArgumentException("vectors must have one dimension, got " + vector.length + " and "
                    + other.length);
        }
        Require.positive("the length of a vector", new ArrayRealVector(other).getNorm());
        Require.positive("the length of a vector", new ArrayRealVector(vector).getNorm());
        RealVector v = new ArrayRealVector(vector);
        return v.subtract(v.projection(new ArrayRealVector(other))).getNorm() / v.getNorm();
    }

    @Override
    public String toString() {
        return "PlateauMiddles[" + process.jumpCount() + " plateaus, log lambda = " + Numbers.brief(logLambda) + "]";
    }
}
