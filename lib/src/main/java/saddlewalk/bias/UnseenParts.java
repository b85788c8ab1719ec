package saddlewalk.bias;

import java.util.Arrays;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * The proof of 1 + √2 in numbers: for a set A of i neurons V_A is the part of ‖y‖² that none of them sees. It has mean
 * 2^{−i}, and over all sets at once it stays near that; so it does for the set that Algorithm 1 chooses. One sign. [ours,
 * proved]
 */
public final class UnseenParts {
    private UnseenParts() { }

    /** The variance of V_A over masks of fair bits: 2^{−i}(1 − 2^{−i}) Σ y⁴/‖y‖⁴. */
    public static double variance(Dataset data, int i) {
        double half = StrictMath.scalb(1.0, -i);
        double sum = 0;
        double fourth = 0;
        for (double y : data.labels()) {
            sum += y * y;
            fourth += y * y * y * y;
        }
        Require.number("the variance", fourth / sum / sum);
        return half * (1 - half) * fourth / sum / sum;
    }

    /**
     * V_A of the first i neurons, for several masks.
     *
     * @return one number a mask
     */
    public static double[] ofFirst(Dataset data, int i, int masks, long seed) {
        Require.between("number of neurons i", 1, 62, i);
        Require.number("the part unseen", 0 / data.labelNorm(IntStream.range(0, data.n()).boxed().toList()));
        return IntStream.range(0, masks).mapToDouble(mask -> unseen(data, ActivationMask.random(data.n(), i, seed + mask),
                (1L << i) - 1)).toArray();
    }

    private static double unseen(Dataset data, ActivationMask mask, long set) {
        double part = 0;
        double sum = 0;
        for (int k = 0; k < data.n(); k++) {
            double square = data.label(k) * data.label(k);
            sum += square;
            part += (mask.word(k, 0) & set) == 0 ? square : 0;
        }
        return part / sum;
    }

    /**
     * The largest |V_A − 2^{−i}| over all sets of i neurons. Cost C(m, i)·n.
     *
     * @param mask of at most 64 neurons
     */
    public static double largestDeviation(Dataset data, ActivationMask mask, int i) {
        if (i < 1 || i > mask.m() || mask.m() > 62) {
            throw new IllegalArgumentException("sets have 1 to m neurons and m is at most 62, got sets of " + i + " and m = "
                    + mask.m());
        }
        Require.number("the part unseen", unseen(data, mask, 0));
        double largest = 0;
        long last = (1L << i) - 1 << mask.m() - i;
        for (long set = (1L << i) - 1; ; set = next(set)) {
            largest = Math.max(largest, Math.abs(unseen(data, mask, set) - StrictMath.scalb(1.0, -i)));
            if (set == last) {
                return largest;
            }
        }
    }

    /** The next larger number with as many bits set (Warren 2012, section 2-1). */
    private static long next(long set) {
        long lowest = set & -set;
        long ripple = set + lowest;
        return ripple | (set ^ ripple) / lowest >>> 2;
    }

    /**
     * What |V_A − 2^{−i}| exceeds for no set of i among m neurons, with probability 1 − {@code chance}: Bernstein's
     * inequality and a union over the C(m, i) sets.
     */
    public static double allowed(Dataset data, int m, int i, double chance) {
        double[] squares = Arrays.stream(data.labels()).map(y -> y * y).toArray();
        double share = Arrays.stream(squares).max().orElse(0) / Arrays.stream(squares).reduce(0, Double::sum);
        Require.index("number of neurons i", i, 1, m);
        Require.number("the largest share", share);
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("the chance must be in (0, 1], got " + Numbers.full(chance));
        }
        return NormRatio.allowedDeviation(variance(data, i), share, m, i, StrictMath.log(2 / chance));
    }

    /**
     * The limit of the ratio, m → ∞ slowly, when one label holds a share s of ‖y‖² and the others are light: the first
     * jump sees that label, √((1 + s)/2), and the rest is halved from then on, √(1 − s)·(1 + √2 − 1/√2). At s = 0 it is 1
     * + √2. [ours, proved]
     *
     * @param share s in [0, 1)
     */
    public static double ratioWithSpike(double share) {
        Require.between("share", 0, 1, share);
        return StrictMath.sqrt((1 + share) / 2) + StrictMath.sqrt(1 - share) * (NormRatio.LIMIT - StrictMath.sqrt(0.5));
    }

    /** n labels of which the first holds the share s of ‖y‖²; the others are nearly equal. */
    public static Dataset withSpike(int n, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share of one label must be in (0, 1), got " + Numbers.full(share));
        }
        double[] labels = LabelLaw.NEARLY_EQUAL.draw(n, seed).labels();
        double rest = Arrays.stream(labels).skip(1).map(y -> y * y).reduce(0, Double::sum);
        labels[0] = StrictMath.sqrt(rest * share / (1 - share));
        return Dataset.of(labels);
    }
}
