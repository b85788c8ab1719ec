package saddlewalk.bias;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * The ratio ‖θ_p‖²/‖θ_min‖² for labels of one sign. Each jump of Algorithm 1 takes half of ‖y‖² that is left, so the ratio is near
 * Σ_i 2^{−i/2}: (1 + √2)(1 − 2^{−m/2}) for m jumps, 1 + √2 for many. [ours, proved]
 *
 * <p>For a fixed set A of i neurons let V be the part of ‖y‖² that none of them sees: a sum of independent terms, with mean 2^{−i},
 * variance σ² = 2^{−i}(1 − 2^{−i}) Σ y⁴/‖y‖⁴ and terms of at most b = max y²/‖y‖². Bernstein's inequality gives |V − 2^{−i}| ≤ x with
 * x²/(2(σ² + bx/3)) = log(2/p), with probability 1 − p; a union over all sets of at most T neurons makes it hold for Algorithm 1's own.
 * What more than T neurons fit costs at most √((m − T)V_T), by Cauchy–Schwarz.
 */
public final class NormRatio {
    /** 1 + √2 = Σ_{i ≥ 1} 2^{−i/2}. */
    public static final double LIMIT = 1 + StrictMath.sqrt(2);

    private final double low;
    private final double high;

    private NormRatio(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** (1 + √2)(1 − 2^{−m/2}) = Σ_{i ≤ m} 2^{−i/2}. */
    public static double ofJumps(int m) {
        return LIMIT * (1 - StrictMath.pow(2, -0.5 * m));
    }

    /**
     * The ratio of Algorithm 1 from one mask of fair bits, all neurons positive. Cost O(mn) at least.
     *
     * @param data n labels > 0
     * @param m    number of neurons, ≥ 1
     * @param seed of the mask
     */
    public static double ofRandomMask(Dataset data, int m, long seed) {
        Require.atLeast("number of neurons m", 1, m);
        Arrays.stream(data.labels()).forEach(label -> Require.positive("label", label));
        int[] ones = new int[m];
        Arrays.fill(ones, 1);
        return Require.number("the ratio", LimitProcess.of(data, ones, ActivationMask.random(data.n(), m, seed),
                TieRule.SMALLEST_INDEX).squaredNorm() / MinimumNorm.of(data).squaredNorm());
    }

    /**
     * An interval that holds the ratio of Algorithm 1 with probability 1 − {@code chance} over a mask of fair bits, whatever the labels;
     * narrow only where no label is large beside ‖y‖. The number T of steps is chosen best. [ours, proved] Cost O(m²).
     *
     * @param data   n labels > 0
     * @param m      number of neurons, ≥ 1
     * @param chance in (0, 1)
     */
    public static NormRatio interval(Dataset data, int m, double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("the chance must be in (0, 1), got " + Numbers.full(chance));
        }
        double largest = 0;
        double sum = 0;
        double fourth = 0;
        for (double label : data.labels()) {
            if (!(label > 0)) {
                throw new IllegalArgumentException("labels must be > 0, got " + Numbers.full(label));
            }
            largest = Math.max(largest, label * label);
            sum += label * label;
            fourth += label * label * label * label;
        }
        NormRatio best = new NormRatio(0, StrictMath.sqrt(m));
        for (int steps = 1; steps <= m; steps++) {
            NormRatio with = interval(largest / sum, fourth / sum / sum, m, steps, chance);
            best = new NormRatio(Math.max(best.low, with.low), Math.min(best.high, with.high));
        }
        return best;
    }

    /** √(V_{i−1} − V_i) lies between the roots of the least and of the largest difference that both bounds allow. */
    private static NormRatio interval(double share, double fourth, int m, int steps, double chance) {
        double low = 0;
        double high = 0;
        double leastBefore = 1;
        double mostBefore = 1;
        for (int i = 1; i <= steps; i++) {
            double mean = StrictMath.scalb(1.0, -i);
            double off = allowedDeviation(mean * (1 - mean) * fourth, share, m, i, StrictMath.log(2.0 * m * m / chance));
            double least = Math.max(0, mean - off);
            double most = mean + off;
            low += StrictMath.sqrt(Math.max(0, leastBefore - most));
            high += StrictMath.sqrt(Math.max(0, mostBefore - least));
            leastBefore = least;
            mostBefore = most;
        }
        return new NormRatio(low, high + StrictMath.sqrt((m - steps) * mostBefore));
    }

    /** |V − 2^{−i}| for all C(m, i) sets of i neurons at once, with probability 1 − chance, from log(2/chance). */
    static double allowedDeviation(double variance, double share, int m, int i, double logTwoOverChance) {
        double logSets = Gamma.logGamma(m + 1.0) - Gamma.logGamma(i + 1.0) - Gamma.logGamma(m - i + 1.0);
        return deviation(variance, share, logSets + logTwoOverChance);
    }

    /** The x > 0 with x² = 2(variance + largest·x/3)·exponent. */
    private static double deviation(double variance, double largest, double exponent) {
        double half = largest * exponent / 3;
        return half + StrictMath.sqrt(half * half + 2 * variance * exponent);
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    @Override
    public String toString() {
        return "NormRatio[" + Numbers.brief(low) + ", " + Numbers.brief(high) + "]";
    }
}
