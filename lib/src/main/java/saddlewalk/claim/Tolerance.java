package saddlewalk.claim;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Numbers;

/**
 * How far a measurement may lie from its prediction, and why. The reasons are a closed list; a number without one
 * cannot be written. All refuse a bound that is negative or not a number.
 */
public final class Tolerance {
    /** The rounding unit of a double at 1: 2⁻⁵². */
    private static final double ULP_OF_ONE = 0x1p-52;
    /** Beyond a million roundings, say which law makes the error grow and use {@link #rate}. */
    private static final double MOST_ROUNDINGS = 1e6;
    /**
     * Φ⁻¹(1 − 5·10⁻⁷), so that |N(0,1)| exceeds it with probability 10⁻⁶ (4.891638…; Abramowitz and Stegun, table 26.6,
     * gives Q(4.8916) = 5·10⁻⁷), rounded up.
     */
    private static final double ONE_IN_A_MILLION = 4.892;

    private static final double FALSE_ALARM = 1e-6;

    private final BigDecimal bound;
    private final String reason;
    private final boolean ceiling;
    private final boolean exact;

    private Tolerance(double bound, String reason, boolean ceiling, boolean exact) {
        this.bound = new BigDecimal(bound);
        this.reason = reason;
        this.ceiling = ceiling;
        this.exact = exact;
    }

    /** Rounding of a few operations on numbers near 1: k·2⁻⁵². */
    public static Tolerance rounding(double k) {
        return rounding(k, 1);
    }

    /**
     * Rounding of k operations on numbers of size {@code scale}: k·2⁻⁵²·scale.
     *
     * @param k     in [0, 10⁶]; with 0 the two doubles must be the same
     * @param scale finite and &gt; 0
     */
    public static Tolerance rounding(double k, double scale) {
        if (!(k >= 0 && k <= MOST_ROUNDINGS)) {
            throw new IllegalArgumentException("rounding: k must be in [0, 1e6], got " + Numbers.brief(k));
        }
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rounding: scale must be finite and > 0, got " + Numbers.brief(scale));
        }
        return new Tolerance(checked("rounding", k * ULP_OF_ONE * scale),
                "rounding: " + Numbers.brief(k) + " * 2^-52 * scale " + Numbers.brief(scale), false, false);
    }

    /**
     * An error that a law bounds, such as {@code rate("O(1/L), constant 3.1", 3.1 / 1000)}.
     *
     * @param law   in words, with its constant; not empty
     * @param bound what the law gives here; finite and ≥ 0
     */
    public static Tolerance rate(String law, double bound) {
        Words.check("law of a rate", law);
        return new Tolerance(checked("rate " + law, bound), "rate: " + law, false, false);
    }

    /** The law {@code constant · smallness}, such as {@code rate("O(eta)", 2.5, eta)}. */
    public static Tolerance rate(String law, double constant, double smallness) {
        Words.check("law of a rate", law);
        double bound = checked("constant of " + law, constant) * checked("small quantity of " + law, smallness);
        return rate(law + ", " + Numbers.brief(constant) + " * " + Numbers.brief(smallness), bound);
    }

    /**
     * A mean over random draws: 4.892 standard errors, so that a true claim fails with probability 10⁻⁶ (two-sided).
     *
     * @param standardError of the measured mean; finite and ≥ 0
     */
    public static Tolerance monteCarlo(double standardError) {
        return new Tolerance(checked("bound", checked("standard error", standardError) * ONE_IN_A_MILLION), "Monte Carlo: "
                + Numbers.brief(ONE_IN_A_MILLION) + " * standard error " + Numbers.brief(standardError)
                + ", false alarm 1e-6", false, false);
    }

    /**
     * Shares of {@code draws} independent draws each, one tolerance a share: how far each may lie from its probability, by the
     * exact binomial law, so that a true claim on all of them together fails with probability at most 10⁻⁶. A number below 0
     * or above 1, which a bound may be, gets what the nearer of the two gets: none.
     *
     * @param draws         ≥ 1
     * @param probabilities at least one, finite
     */
    public static List<Tolerance> shares(int draws, double... probabilities) {
        int count = Objects.requireNonNull(probabilities, "probabilities").length;
        if (count < 1 || draws < 1) {
            throw new IllegalArgumentException("shares: needs a probability and draws >= 1, got " + count + " and " + draws);
        }
        return Arrays.stream(probabilities).mapToObj(p -> share(p, draws, count)).toList();
    }

    private static Tolerance share(double probability, int draws, int count) {
        if (!Double.isFinite(probability)) {
            throw new IllegalArgumentException("shares: a probability must be finite, got " + Numbers.brief(probability));
        }
        double p = Math.max(0, Math.min(1, probability));
        BinomialDistribution law = new BinomialDistribution(draws, p);
        double low = law.inverseCumulativeProbability(FALSE_ALARM / (2 * count)) / (double) draws;
        double high = law.inverseCumulativeProbability(1 - FALSE_ALARM / (2 * count)) / (double) draws;
        double farthest = Math.max(0, Math.max(high - p, p - low));
        return new Tolerance(farthest == 0 ? 0 : Math.nextUp(farthest), "Monte Carlo: exact binomial law, " + draws
                + " draws of probability " + Numbers.brief(p) + ", false alarm 1e-6"
                + (count == 1 ? "" : " over all " + count), false, false);
    }

    /** The measurement is the first whole number at or above the prediction. */
    public static Tolerance integerCeiling() {
        return new Tolerance(0, "integer ceiling: the first whole number at or above the prediction", true, true);
    }

    /** No difference at all; only between whole numbers. For doubles see {@link #rounding}. */
    public static Tolerance exact() {
        return new Tolerance(0, "exact: whole numbers", false, true);
    }

    /** Half-open interval: its ends are the prediction and nothing is added to them. */
    static Tolerance interval() {
        return new Tolerance(0, "half-open interval", false, false);
    }

    BigDecimal bound() {
        return bound;
    }

    /** Which of the reasons, with its numbers. */
    public String reason() {
        return reason;
    }

    boolean isCeiling() {
        return ceiling;
    }

    /** Whether this asks for whole numbers. */
    boolean isExact() {
        return exact && !ceiling;
    }

    private static double checked(String name, double bound) {
        if (!(bound >= 0 && bound < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance: " + name + " must be finite and >= 0, got "
                    + Numbers.brief(bound));
        }
        return bound;
    }

    @Override
    public String toString() {
        return Numbers.brief(bound.doubleValue(), 3) + " (" + reason + ")";
    }
}
