package saddlewalk.bias;

import java.util.List;
import org.hipparchus.special.Gamma;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * The constants and conditions of section 5 and appendix E that our copy of the paper lost, in our form: all of them here
 * and nowhere else, each beside the statement of the paper to compare it with. Who holds the paper corrects a line here
 * and runs the notebooks again. [our form]
 */
public final class OurForm {
    /** Proposition 4, the factor before the exponential: both tails of the multiplicative Chernoff bound. */
    public static final double CHERNOFF_FACTOR = 2;
    /** Proposition 4, the 3 of exp(−ε²μ/3); Mitzenmacher and Upfal (2017), corollary 4.6. */
    public static final double CHERNOFF_DIVISOR = 3;
    /** Remark after Theorem 3: the part of δ that pays for the largest of n sub-Gaussian labels. */
    public static final double LABELS_SHARE = 0.5;

    /**
     * One lost constant or condition.
     *
     * @param paper where to look in the paper
     * @param ours what stands there here
     */
    public record Entry(String paper, String ours) { }

    private OurForm() { }

    /** μ_i of Proposition 4, (338): on E_1 … E_{i−1} neuron i expects at least n((1 − ε)/2)^{i−1}/2 data. */
    public static double leastMean(double n, double epsilon, int i) {
        requireEvents(n, epsilon, i);
        return n * StrictMath.pow((1 - epsilon) / 2, i - 1) / 2;
    }

    private static void requireEvents(double n, double epsilon, int jumps) {
        if (!(n >= 0 && n < Double.POSITIVE_INFINITY && epsilon >= 0 && epsilon <= 1) || jumps < 0) {
            throw new IllegalArgumentException("the events need a finite n >= 0, epsilon in [0, 1] and a number of jumps >= 0,"
                    + " got n = " + Numbers.full(n) + ", epsilon = " + Numbers.full(epsilon) + ", jumps = " + jumps);
        }
    }

    /** Proposition 4, (334): a bound for P(¬E_i | E_1 … E_{i−1}) in a fixed order, 2 exp(−ε²μ_i/3); it may exceed 1. */
    public static double halvingFailure(double n, double epsilon, int i) {
        return CHERNOFF_FACTOR * StrictMath.exp(-epsilon * epsilon * leastMean(n, epsilon, i) / CHERNOFF_DIVISOR);
    }

    /** Proposition 4 multiplied over i ≤ T: a bound for P(¬(E_1 ∩ … ∩ E_T)) in a fixed order; in [0, 1]. */
    public static double halvingFailures(double n, double epsilon, int jumps) {
        double logHold = 0;
        for (int i = 1; i <= jumps; i++) {
            logHold += StrictMath.log1p(-Math.min(1, halvingFailure(n, epsilon, i)));
        }
        return -StrictMath.expm1(logHold);
    }

    /** Corollary 1: the logarithm of the number m!/(m − T)! ≤ m^T of orders of T among m neurons. */
    public static double logOrders(int m, int jumps) {
        if (jumps < 0 || m < jumps) {
            throw new IllegalArgumentException("orders of T among m neurons need 0 <= T <= m, got T = " + jumps + ", m = " + m);
        }
        return Gamma.logGamma(m + 1.0) - Gamma.logGamma(m - jumps + 1.0);
    }

    /** Corollary 1, (350): a bound for the probability that the events fail in some order; it may exceed 1. */
    public static double halvingFailuresInAnyOrder(double n, int m, double epsilon, int jumps) {
        return StrictMath.exp(logOrders(m, jumps)) * halvingFailures(n, epsilon, jumps);
    }

    /** q = √((1 + ε)/2): on the events |S_i| ≤ n q^{2i} and |U_i| ≤ n q^{2i}, (346) and (347). */
    public static double ratio(double epsilon) {
        Require.between("epsilon", 0, 1, epsilon);
        return StrictMath.sqrt((1 + epsilon) / 2);
    }

    /** Proposition 5, (354): on the events the first T jumps cost at most this, in units of 2Y√n: q(1 − q^T)/(1 − q). */
    public static double firstJumps(double epsilon, int jumps) {
        double q = ratio(epsilon);
        return q * (1 - StrictMath.pow(q, jumps)) / (1 - q);
    }

    /** Proposition 6, (358), the paper's tail: Σ √|S_i| ≤ |U_T|, at most n q^{2T}; in units of 2Y√n. */
    public static double tailBySubadditivity(double n, double epsilon, int jumps) {
        requireEvents(n, epsilon, jumps);
        return StrictMath.sqrt(n) * StrictMath.pow(ratio(epsilon), 2.0 * jumps);
    }

    /** Proposition 6 in our form: by Cauchy and Schwarz Σ √|S_i| ≤ √((m − T)|U_T|); in units of 2Y√n. */
    public static double tailByCauchySchwarz(int m, double epsilon, int jumps) {
        if (jumps < 0 || m < jumps) {
            throw new IllegalArgumentException("the tail needs 0 <= T <= m, got T = " + jumps + ", m = " + m);
        }
        return StrictMath.sqrt(m - jumps) * StrictMath.pow(ratio(epsilon), jumps);
    }

    /**
     * Remark after Theorem 3: a bound that n labels, sub-Gaussian with P(|y| &gt; t) ≤ 2 exp(−t²/2), exceed with
     * probability at most δ/2: √(2 log(4n/δ)).
     */
    public static double largestSubGaussianLabel(int n, double delta) {
        Require.atLeast("number of data n", 1, n);
        if (!(delta > 0 && delta <= 1)) {
            throw new IllegalArgumentException("delta must be in (0, 1], got " + Numbers.full(delta));
        }
        return StrictMath.sqrt(2 * StrictMath.log(2 * n / (LABELS_SHARE * delta)));
    }

    /** What of section 5 and appendix E is lost, and what stands for it. */
    public static List<Entry> entries() {
        return List.of(
                new Entry("Theorem 3, its condition on m and T", "a numeric one: m!/(m−T)! · failure of Prop. 4 ≤ δ"),
                new Entry("(16), its constant", "NormCertificate: least over T ≥ 0 and ε"),
                new Entry("(332), the events E_i", "||U_i| − |U_{i−1}|/2| ≤ ε|U_{i−1}|/2"),
                new Entry("(333), T", "every T in 0 … m is tried"),
                new Entry("Proposition 4, (334)", "2 exp(−ε²μ_i/3), μ_i = n((1−ε)/2)^{i−1}/2"),
                new Entry("Corollary 1, (350)", "m!/(m−T)! ≤ m^T orders"),
                new Entry("Proposition 5, (354)", "2Y√n · q(1−q^T)/(1−q), q = √((1+ε)/2)"),
                new Entry("Proposition 6, (358)", "2Y|U_T| ≤ 2Yn q^{2T}; also 2Y√((m−T)|U_T|)"),
                new Entry("(361), choice of T and ε", "a scan"),
                new Entry("after Theorem 3: sub-Gaussian labels", "Y = √(2 log(4n/δ)), certificate at δ/2"));
    }
}
