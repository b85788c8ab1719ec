package saddlewalk.bias;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Require;

/**
 * Footnote 3: how many data the first neuron fits. In a fixed order that is Bin(n, 1/2); in Algorithm 1's own order, for
 * equal labels, the first neuron is the one that sees most, and the law is that of the largest of m independent Bin(n, 1/2).
 * [ours, proved]
 */
public final class FirstFit {
    private final int m;
    private final double[] cumulative;

    private FirstFit(int m, double[] cumulative) {
        this.m = m;
        this.cumulative = cumulative;
    }

    /**
     * @param n number of data, ≥ 1
     * @param m number of neurons, ≥ 1
     */
    public static FirstFit of(int n, int m) {
        Require.atLeast("number of data n", 1, n);
        Require.atLeast("number of neurons m", 1, m);
        BinomialDistribution law = new BinomialDistribution(n, 0.5);
        return new FirstFit(m, IntStream.rangeClosed(0, n).mapToDouble(law::cumulativeProbability).toArray());
    }

    /** P(|S_1| ≤ k) in a fixed order. */
    public double fixedOrder(int k) {
        return cumulative[Require.index("number of data k", k, cumulative.length)];
    }

    /** P(|S_1| ≤ k) in Algorithm 1's own order for equal labels: the binomial's to the power m. */
    public double ownOrder(int k) {
        Require.index("number of data k", k, cumulative.length);
        return StrictMath.pow(cumulative[k], m);
    }

    /** P(|S_1| = k) by a cumulative law. */
    public double[] probabilities(IntToDoubleFunction law) {
        return IntStream.range(0, cumulative.length)
                .mapToDouble(k -> law.applyAsDouble(k) - (k == 0 ? 0 : law.applyAsDouble(k - 1))).toArray();
    }

    /** The largest distance between the two laws' cumulative probabilities. */
    public double distance() {
        return IntStream.range(0, cumulative.length).mapToDouble(k -> fixedOrder(k) - ownOrder(k)).max().orElse(0);
    }

    /** The largest distance between the sizes' empirical cumulative law and a given one. */
    public double distance(int[] sizes, IntToDoubleFunction law) {
        double[] shares = shares(sizes);
        double largest = 0;
        double below = 0;
        for (int k = 0; k < shares.length; k++) {
            below += shares[k];
            largest = Math.max(largest, Math.abs(below - law.applyAsDouble(k)));
        }
        return largest;
    }

    /** The share of the sizes that equal k, for k = 0 … n. */
    public double[] shares(int[] sizes) {
        Objects.requireNonNull(sizes, "sizes");
        double[] shares = new double[cumulative.length];
        for (int size : sizes) {
            shares[Require.index("size", size, shares.length)] += 1.0 / sizes.length;
        }
        return shares;
    }

    /**
     * The distance between N draws' empirical law and their own that is exceeded with probability at most 10⁻⁶,
     * √(log(2·10⁶)/2N), by Dvoretzky, Kiefer, Wolfowitz and Massart; for discrete laws too.
     */
    public static double largestChanceDistance(int draws) {
        Require.atLeast("number of draws", 1, draws);
        return StrictMath.sqrt(StrictMath.log(2e6) / (2.0 * draws));
    }

    @Override
    public String toString() {
        return "FirstFit[n=" + (cumulative.length - 1) + ", m=" + m + "]";
    }
}
