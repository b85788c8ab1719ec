package saddlewalk.bias;

import java.math.BigInteger;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.special.Gamma;
import saddlewalk.Numbers;

/**
 * How likely a random start (Assumption 3) sees all that it must: Proposition 2 and appendix F.1. Labels are given, n₊ of them
 * positive and n₋ negative; each of m neurons has a fair sign and is active on each datum with probability ½, independently,
 * which is exact for orthonormal inputs. [derived]
 *
 * <p>Sums of many terms have a fixed order and no cancellation; counts are exact integers until the last division.
 */
public final class InterpolationProbability {
    private static final int MOST_WIDTH = 1 << 20;

    private InterpolationProbability() {
    }

    /**
     * P(every datum is seen by a neuron of its sign), which is when Algorithm 1 fits all data:
     * E[(1 − 2^{−m₊})^{n₊} (1 − 2^{−m₋})^{n₋}], m₊ ~ Bin(m, ½), m₋ = m − m₊. [ours, proved] Cost O(m).
     *
     * @param nPlus  number of positive labels, ≥ 0
     * @param nMinus number of negative labels, ≥ 0
     * @param m      number of neurons, ≥ 0
     */
    public static double noZeroRow(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return overSigns(m, k -> allSeen(nPlus, k) * allSeen(nMinus, m - k));
    }

    /** The same with all labels and all s_j of one sign: (1 − 2^{−m})^n. */
    public static double noZeroRowOneSign(int n, int m) {
        check(n, 0, m);
        return allSeen(n, m);
    }

    /** (1 − 2^{−m})^n, with 0⁰ = 1. */
    private static double allSeen(int n, int m) {
        if (n == 0 || m == 0) {
            return n == 0 ? 1 : 0;
        }
        return StrictMath.exp(n * StrictMath.log1p(-StrictMath.scalb(1.0, -m)));
    }

    /** Σ_k C(m, k) 2^{−m} f(k), ascending. */
    private static double overSigns(int m, IntToDoubleFunction f) {
        double sum = 0;
        for (int k = 0; k <= m; k++) {
            double value = f.applyAsDouble(k);
            if (value != 0) {
                sum += value * weight(m, k);
            }
        }
        return sum;
    }

    /** C(m, k) 2^{−m}. */
    private static double weight(int m, int k) {
        if (m <= 1000) {
            return StrictMath.scalb(choose(m, k).doubleValue(), -m);
        }
        return StrictMath.exp(Gamma.logGamma(m + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(m - k + 1.0)
                - m * StrictMath.log(2));
    }

    private static BigInteger choose(int n, int k) {
        BigInteger product = BigInteger.ONE;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            product = product.multiply(BigInteger.valueOf(n - i + 1)).divide(BigInteger.valueOf(i));
        }
        return product;
    }

    /**
     * P(Assumption 4 (i)): no zero row, no zero column, no two equal columns. With F(n, m) the probability that a random
     * n × m matrix is so, Σ_k C(m, k) 2^{−m} F(n₊, k) F(n₋, m − k). [ours, proved] Cost O(m·(n₊ + n₋)) products of integers of up
     * to m·n bits.
     */
    public static double assumption4(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return overSigns(m, k -> {
            double plus = goodMatrix(nPlus, k);
            return plus == 0 ? 0 : plus * goodMatrix(nMinus, m - k);
        });
    }

    /** The same with all labels and all s_j of one sign. */
    public static double assumption4OneSign(int n, int m) {
        check(n, 0, m);
        return goodMatrix(n, m);
    }

    /**
     * F(n, m) = 2^{−nm} Σ_i (−1)^i C(n, i) (2^{n−i} − 1)(2^{n−i} − 2) … (2^{n−i} − m): choose i rows to be zero, and m distinct columns,
     * none of them zero, on the others.
     */
    private static double goodMatrix(int n, int m) {
        if (n == 0 || m == 0) {
            return n == m ? 1 : 0;
        }
        if (n < 31 && m >= 1 << n) {
            return 0;                                       // there are only 2^n − 1 columns that are not zero
        }
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < n; i++) {
            BigInteger columns = BigInteger.ONE.shiftLeft(n - i);
            BigInteger ways = choose(n, i);
            for (int c = 1; c <= m && ways.signum() != 0; c++) {
                ways = ways.multiply(columns.subtract(BigInteger.valueOf(c)).max(BigInteger.ZERO));
            }
            sum = i % 2 == 0 ? sum.add(ways) : sum.subtract(ways);
        }
        int excess = Math.max(0, sum.bitLength() - 62);
        return StrictMath.scalb(sum.shiftRight(excess).doubleValue(), Math.max(-1100, excess - n * m));
    }

    /**
     * Proposition 2 (i): P(Assumption 4 (i)) is at least 1 − n(3/4)^m − (m(m+3)/8)(2^{−n₊} + 2^{−n₋}). [our form: union bound over zero
     * rows, zero columns and equal columns; compare with the paper's Proposition 2] May be negative, and then says nothing.
     */
    public static double unionBound(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return 1 - (nPlus + nMinus) * StrictMath.pow(0.75, m)
                - m * (m + 3.0) / 8 * (StrictMath.scalb(1.0, -nPlus) + StrictMath.scalb(1.0, -nMinus));
    }

    /** The same with all labels and all s_j of one sign: 1 − n2^{−m} − m2^{−n} − C(m, 2)2^{−n}. [our form] */
    public static double unionBoundOneSign(int n, int m) {
        check(n, 0, m);
        return 1 - n * StrictMath.scalb(1.0, -m) - (m + m * (m - 1.0) / 2) * StrictMath.scalb(1.0, -n);
    }

    /**
     * P(a neuron of each sign sees all data of its sign), which is exactly when Algorithm 1 reaches the least norm:
     * E[(1 − (1 − 2^{−n₊})^{m₊})(1 − (1 − 2^{−n₋})^{m₋})]. [ours, proved] A sign without labels asks for nothing. Cost O(m).
     */
    public static double minimumNormReached(int nPlus, int nMinus, int m) {
        check(nPlus, nMinus, m);
        return overSigns(m, k -> oneSeesAll(nPlus, k) * oneSeesAll(nMinus, m - k));
    }

    /** 1 − (1 − 2^{−n})^m, 1 for n = 0. */
    private static double oneSeesAll(int n, int m) {
        return n == 0 ? 1 : -StrictMath.expm1(m * StrictMath.log1p(-StrictMath.scalb(1.0, -n)));
    }

    /**
     * The smallest m with {@link #noZeroRow} ≥ {@code probability}, for n labels of which half, rounded up, are positive.
     *
     * @param n           ≥ 1
     * @param probability in (0, 1)
     */
    public static int widthFor(int n, double probability) {
        return smallest(probability, m -> noZeroRow(n - n / 2, n / 2, m));
    }

    /** The same with all labels and all s_j of one sign. */
    public static int widthForOneSign(int n, double probability) {
        return smallest(probability, m -> noZeroRowOneSign(n, m));
    }

    /**
     * The smallest m at which {@link #unionBound} is at least {@code probability}, half of the labels positive; −1 if no m is,
     * because for few data equal columns are too likely.
     */
    public static int widthByUnionBound(int n, double probability) {
        checkProbability(probability);
        for (int m = 1; m <= 4 * n + 1000; m++) {
            if (unionBound(n - n / 2, n / 2, m) >= probability) {
                return m;
            }
        }
        return -1;
    }

    private static int smallest(double probability, IntToDoubleFunction increasing) {
        checkProbability(probability);
        for (int m = 0; m <= MOST_WIDTH; m++) {
            if (increasing.applyAsDouble(m) >= probability) {
                return m;
            }
        }
        throw new IllegalArgumentException("no width up to " + MOST_WIDTH + " has probability " + Numbers.full(probability));
    }

    private static void checkProbability(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("the probability must be in (0, 1), got " + Numbers.full(probability));
        }
    }

    private static void check(int nPlus, int nMinus, int m) {
        if (nPlus < 0 || nMinus < 0 || m < 0) {
            throw new IllegalArgumentException("numbers of labels and neurons must be >= 0, got n+ = " + nPlus + ", n- = " + nMinus
                    + ", m = " + m);
        }
    }
}
