package saddlewalk.bias;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Numbers;

/**
 * Tails of the law Bin(n, 2⁻ⁱ) in logarithms, for union bounds that need them at 1e−12 and far below.
 *
 * <p>One point's probability is Hipparchus' (Loader's saddle-point form); the points beyond it follow by their ratios,
 * until they no longer tell. At n = 2²⁰ the result is right to 1e−13 of itself, from 1e−2 down to 1e−88; one minus
 * Hipparchus' cumulative probability has lost every digit at 1e−17. Cost of a tail O(√n).
 */
public final class BinomialTail {
    private final int n;
    private final int halvings;
    private final double odds;
    private final BinomialDistribution law;

    private BinomialTail(int n, int halvings) {
        this.n = n;
        this.halvings = halvings;
        double p = StrictMath.scalb(1.0, -halvings);
        this.odds = p / (1 - p);
        this.law = new BinomialDistribution(n, p);
    }

    /**
     * The number of n data that a fair coin thrown i times a datum selects each time.
     *
     * @param n number of data, ≥ 1
     * @param i number of halvings, 1 … 1000
     */
    public static BinomialTail of(int n, int i) {
        if (n < 1 || i < 1 || i > 1000) {
            throw new IllegalArgumentException("Bin(n, 2^-i) needs n >= 1 and i in [1, 1000], got n = " + n + ", i = " + i);
        }
        return new BinomialTail(n, i);
    }

    /** log P(X &gt; b); −∞ for b ≥ n, 0 for b &lt; 0. */
    public double logAbove(int b) {
        if (b < 0 || b >= n) {
            return b < 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (b + 1 < n * StrictMath.scalb(1.0, -halvings)) {
            return log1mexp(logBelow(b + 1));
        }
        double sum = 0;
        double term = 1;
        for (int k = b + 1; k <= n && term > sum * 0x1p-60; k++) {
            sum += term;
            term *= (double) (n - k) / (k + 1) * odds;
        }
        return law.logProbability(b + 1) + StrictMath.log(sum);
    }

    /** log P(X &lt; b); −∞ for b ≤ 0, 0 for b &gt; n. */
    public double logBelow(int b) {
        if (b <= 0 || b > n) {
            return b > n ? 0 : Double.NEGATIVE_INFINITY;
        }
        if (b - 1 > n * StrictMath.scalb(1.0, -halvings)) {
            return log1mexp(logAbove(b - 1));
        }
        double sum = 0;
        double term = 1;
        for (int k = b - 1; k >= 0 && term > sum * 0x1p-60; k--) {
            sum += term;
            term *= k / ((n - k + 1) * odds);
        }
        return law.logProbability(b - 1) + StrictMath.log(sum);
    }

    /** log(1 − e^x) for x ≤ 0. */
    private static double log1mexp(double x) {
        return StrictMath.log(-StrictMath.expm1(x));
    }

    /** The smallest b with log P(X &gt; b) ≤ {@code logProbability}; in [0, n]. Cost O(√n log n). */
    public int quantileAbove(double logProbability) {
        requireLog(logProbability);
        int low = -1;                                     // P(X > low) is too large, or low = −1
        int high = n;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (logAbove(middle) <= logProbability) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The largest b with log P(X &lt; b) ≤ {@code logProbability}; in [0, n]. */
    public int quantileBelow(double logProbability) {
        requireLog(logProbability);
        int low = 0;
        int high = n + 1;                                 // P(X < high) is too large, or high = n + 1
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (logBelow(middle) <= logProbability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void requireLog(double logProbability) {
        if (!(logProbability < 0)) {
            throw new IllegalArgumentException("the logarithm of a probability must be < 0, got "
                    + Numbers.full(logProbability));
        }
    }

    @Override
    public String toString() {
        return "BinomialTail[n=" + n + ", p=2^-" + halvings + "]";
    }
}
