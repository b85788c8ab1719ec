package saddlewalk.bias;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Numbers;

/**
 * How likely a random start (Assumption 3) sees all data, and meets Assumption 4 (i): Proposition 2 and appendix F.1.
 *
 * <p>There are n₊ positive and n₋ negative labels and m neurons. Neuron j is active on each datum with probability ½ and
 * has a fair sign, all independent; it counts only on the data of its sign. "One sign" means that all labels and all s_j are
 * positive. The exact probabilities are [ours, proved]; the union bounds are [our form] of Proposition 2, whose own
 * constant is lost. Every sum here has terms of one sign or is made of whole numbers, so that nothing cancels.
 *
 * <p>Errors: every method refuses a negative number of data, no data at all, and m &lt; 0.
 */
public final class InterpolationProbability {
    private static final int WIDEST = 1 << 20;

    private InterpolationProbability() { }

    /**
     * P(no zero row): every datum is seen by a neuron of its sign, which is what interpolation needs;
     * E[(1−2^{−m₊})^{n₊}(1−2^{−m₋})^{n₋}] with m₊ ~ Bin(m, ½) and m₋ = m − m₊. Cost O(m).
     */
    public static double noZeroRow(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return overSigns(m, k -> StrictMath.exp(logAllSeen(nPlus, k) + logAllSeen(nMinus, m - k)));
    }

    /** The same for n labels of independent fair signs: the mean over n₊ ~ Bin(n, ½). */
    public static double noZeroRowForRandomLabels(int n, int m) {
        check(n, 0, m);
        return overSigns(m, k -> StrictMath.exp(
                n * StrictMath.log1p(-(Math.scalb(1.0, -k) + Math.scalb(1.0, k - m)) / 2)));
    }

    /** P(no zero row), one sign: (1 − 2^{−m})^n. */
    public static double noZeroRowOneSign(int n, int m) {
        check(n, 0, m);
        return StrictMath.exp(logAllSeen(n, m));
    }

    /** The smallest m with P(no zero row) ≥ {@code probability}, in (0, 1). */
    public static int widthFor(int nPlus, int nMinus, double probability) {
        return smallestWidth(probability, m -> noZeroRow(nPlus, nMinus, m) >= probability);
    }

    /** The same for n labels of independent fair signs. */
    public static int widthForRandomLabels(int n, double probability) {
        return smallestWidth(probability, m -> noZeroRowForRandomLabels(n, m) >= probability);
    }

    /** The same, one sign. */
    public static int widthForOneSign(int n, double probability) {
        return smallestWidth(probability, m -> noZeroRowOneSign(n, m) >= probability);
    }

    /**
     * The mean of the smallest m at which all data are seen, when neurons are added one by one: Σ_{m≥0} P(some zero row).
     */
    public static double meanWidth(int nPlus, int nMinus) {
        check(nPlus, nMinus, 0);
        return meanWidth(m -> overSigns(m, k -> -StrictMath.expm1(logAllSeen(nPlus, k) + logAllSeen(nMinus, m - k))));
    }

    /** The same, one sign: the mean of the largest of n geometric variables. */
    public static double meanWidthOneSign(int n) {
        check(n, 0, 0);
        return meanWidth(m -> -StrictMath.expm1(logAllSeen(n, m)));
    }

    /**
     * P(Assumption 4 (i)): no zero row, no zero column, no two columns equal. Exact, then rounded once; see {@link
     * MaskCount}.
     */
    public static double assumption4i(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return MaskCount.probability(MaskCount.good(nPlus, nMinus, m), (long) (nPlus + nMinus + 1) * m);
    }

    /** P(Assumption 4 (i)), one sign. */
    public static double assumption4iOneSign(int n, int m) {
        check(n, 0, m);
        return MaskCount.probability(MaskCount.goodOneSign(n, m)[m], (long) n * m);
    }

    /**
     * Proposition 2 (i) [our form]: P(Assumption 4 (i)) ≥ 1 − n(3/4)^m − (m(m+3)/8)(2^{−n₊} + 2^{−n₋}), a union bound
     * over zero rows, zero columns and pairs of equal columns. Negative where it says nothing.
     */
    public static double unionBound(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return 1 - rowTerm(nPlus + nMinus, m)
                - m * (m + 3.0) / 8 * (Math.scalb(1.0, -nPlus) + Math.scalb(1.0, -nMinus));
    }

    /** The same, one sign: 1 − n2^{−m} − m2^{−n} − C(m, 2)2^{−n}. [our form] */
    public static double unionBoundOneSign(int n, int m) {
        check(n, 0, m);
        return 1 - n * Math.scalb(1.0, -m) - (m + m * (m - 1.0) / 2) * Math.scalb(1.0, -n);
    }

    /** The smallest m for which the rows' part of {@link #unionBound}, 1 − n(3/4)^m, is ≥ {@code probability}. [our form] */
    public static int widthByUnionBound(int n, double probability) {
        check(n, 0, 0);
        return smallestWidth(probability, m -> 1 - rowTerm(n, m) >= probability);
    }

    /**
     * P(Algorithm 1 reaches the minimum norm): one neuron of each sign that occurs sees all data of its sign;
     * E[(1−(1−2^{−n₊})^{m₊})(1−(1−2^{−n₋})^{m₋})]. A sign without data asks for no neuron.
     */
    public static double minimumNorm(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return overSigns(m, k -> oneSeesAll(nPlus, k) * oneSeesAll(nMinus, m - k));
    }

    /** n(3/4)^m: the expected number of zero rows. */
    private static double rowTerm(int n, int m) {
        return n * StrictMath.exp(m * StrictMath.log(0.75));
    }

    /** log (1 − 2^{−m})^n. */
    private static double logAllSeen(int n, int m) {
        return n == 0 ? 0 : n * StrictMath.log1p(-Math.scalb(1.0, -m));
    }

    /** 1 − (1 − 2^{−n})^m; 1 without data. */
    private static double oneSeesAll(int n, int m) {
        return n == 0 ? 1 : m == 0 ? 0 : -StrictMath.expm1(m * StrictMath.log1p(-Math.scalb(1.0, -n)));
    }

    /** The mean of {@code value(k)} over the number k ~ Bin(m, ½) of positive neurons. */
    private static double overSigns(int m, IntToDoubleFunction value) {
        BinomialDistribution positive = new BinomialDistribution(m, 0.5);
        double sum = 0;
        for (int k = 0; k <= m; k++) {
            sum += positive.probability(k) * value.applyAsDouble(k);
        }
        return sum;
    }

    private static double meanWidth(IntToDoubleFunction notYet) {
        double sum = 0;
        for (int m = 0; m < WIDEST; m++) {
            double probability = notYet.applyAsDouble(m);
            sum += probability;
            if (probability < 1e-17) {           // the next is at most ¾ of it
                break;
            }
        }
        return sum;
    }

    private static int smallestWidth(double probability, IntPredicate enough) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1), got " + Numbers.full(probability));
        }
        for (int m = 1; m < WIDEST; m++) {
            if (enough.test(m)) {
                return m;
            }
        }
        throw new IllegalArgumentException("no width below " + WIDEST + " reaches probability " + Numbers.full(probability));
    }

    static void check(int nPlus, int nMinus, int m) {
        if (nPlus < 0 || nMinus < 0 || nPlus + nMinus < 1) {
            throw new IllegalArgumentException("numbers of labels must be >= 0 and one of them >= 1, got " + nPlus + " and "
                    + nMinus);
        }
        if (m < 0) {
            throw new IllegalArgumentException("number of neurons m must be >= 0, got " + m);
        }
    }
}
