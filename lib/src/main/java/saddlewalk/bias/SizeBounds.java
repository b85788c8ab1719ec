package saddlewalk.bias;

import org.hipparchus.special.Gamma;
import saddlewalk.Numbers;

/**
 * How many data each jump can fit and leave, whatever the order, with probability ≥ 1 − δ; one sign. [ours, proved]
 *
 * <p>For a fixed set A of i − 1 neurons and j outside it, the number of data that j sees and A does not is Bin(n, 2⁻ⁱ)
 * exactly, and so is the number of data that a set of i neurons does not see. b_i is the smallest number that the first
 * exceeds for some (A, j) with probability at most δ/2m, by the union over C(m, i−1)(m−i+1) of them; c_i the same for
 * the second and C(m, i) sets. Then |S_i| ≤ b_i and |U_i| ≤ c_i for all i at once, with probability ≥ 1 − δ.
 */
public final class SizeBounds {
    private final int n;
    private final int m;
    private final double logShare;

    private SizeBounds(int n, int m, double logShare) {
        this.n = n;
        this.m = m;
        this.logShare = logShare;
    }

    /**
     * @param n number of data, ≥ 1
     * @param m number of neurons, 1 … 1000
     * @param delta probability that some bound fails, in (0, 1)
     */
    public static SizeBounds of(int n, int m, double delta) {
        requireSizes(n, m, delta);
        return new SizeBounds(n, m, StrictMath.log(delta / (2.0 * m)));
    }

    static void requireSizes(int n, int m, double delta) {
        if (n < 1 || m < 1 || m > 1000) {
            throw new IllegalArgumentException("a certificate needs n >= 1 and m in [1, 1000], got n = " + n + ", m = " + m);
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be in (0, 1), got " + Numbers.full(delta));
        }
    }

    /** b_i: no jump i = 1 … m fits more data. */
    public int largestFit(int i) {
        double logPairs = logChoose(i - 1) + StrictMath.log(m - i + 1.0);
        return BinomialTail.of(n, i).quantileAbove(logShare - logPairs);
    }

    /** c_i: no i = 0 … m jumps leave more data. */
    public int largestRest(int i) {
        return i == 0 ? n : BinomialTail.of(n, i).quantileAbove(logShare - logChoose(i));
    }

    /** The same from below: no i = 0 … m jumps leave fewer data; for all i at once with probability ≥ 1 − δ/2. */
    public int smallestRest(int i) {
        return i == 0 ? n : BinomialTail.of(n, i).quantileBelow(logShare - logChoose(i));
    }

    /** log C(m, i). */
    private double logChoose(int i) {
        return Gamma.logGamma(m + 1.0) - Gamma.logGamma(i + 1.0) - Gamma.logGamma(m - i + 1.0);
    }

    @Override
    public String toString() {
        return "SizeBounds[n=" + n + ", m=" + m + ", delta=" + Numbers.brief(2 * m * StrictMath.exp(logShare)) + "]";
    }
}
