package saddlewalk.bias;

import java.math.BigInteger;
import org.hipparchus.util.CombinatoricsUtils;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * The numbers of {@link SizeBounds} a second way: whole numbers only, no logarithm, no rounding. P(Bin(n, 2⁻ⁱ) &gt; b) is a
 * number of patterns over 2^{in}. For n up to a few thousand. [ours, proved]
 */
public final class ExactSizes {
    private final int n;
    private final int m;
    private final int inverseDelta;

    private ExactSizes(int n, int m, int inverseDelta) {
        this.n = n;
        this.m = m;
        this.inverseDelta = inverseDelta;
    }

    /**
     * @param n number of data, 1 … 4096
     * @param m number of neurons, 1 … 60
     * @param inverseDelta 1/δ, a whole number ≥ 2
     */
    public static ExactSizes of(int n, int m, int inverseDelta) {
        if (n < 1 || n > 4096 || m < 1 || m > 60 || inverseDelta < 2) {
            throw new IllegalArgumentException("exact sizes need n in [1, 4096], m in [1, 60], 1/delta >= 2, got n = "
                    + Numbers.count(n) + ", m = " + m + ", 1/delta = " + inverseDelta);
        }
        return new ExactSizes(n, m, inverseDelta);
    }

    /** b_i, for i = 1 … m. */
    public int largestFit(int i) {
        Require.index("i", i, 1, m);
        return quantile(i, CombinatoricsUtils.binomialCoefficient(m, i - 1) * (m - i + 1));
    }

    /** c_i, for i = 1 … m. */
    public int largestRest(int i) {
        Require.index("i", i, 1, m);
        return quantile(i, CombinatoricsUtils.binomialCoefficient(m, i));
    }

    /** The smallest b with choices · P(X &gt; b) ≤ δ/2m: patterns counted downwards from b = n. */
    private int quantile(int i, long choices) {
        BigInteger all = BigInteger.ONE.shiftLeft(i * n);
        BigInteger others = BigInteger.ONE.shiftLeft(i).subtract(BigInteger.ONE);
        BigInteger weight = BigInteger.valueOf(choices).multiply(BigInteger.valueOf(2L * m * inverseDelta));
        BigInteger term = BigInteger.ONE;                 // C(n, k)(2^i − 1)^{n−k}, for k = n
        BigInteger above = BigInteger.ZERO;
        for (int k = n; k >= 0; k--) {
            above = above.add(term);                      // patterns with at least k
            if (weight.multiply(above).compareTo(all) > 0) {
                return k;
            }
            term = term.multiply(BigInteger.valueOf(k)).multiply(others).divide(BigInteger.valueOf(n - k + 1L));
        }
        return 0;
    }
}
