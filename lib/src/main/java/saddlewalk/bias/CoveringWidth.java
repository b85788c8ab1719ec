package saddlewalk.bias;

import java.util.Arrays;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.ActivationMask;

/**
 * How many neurons it takes until every datum is seen: neurons with independent fair bits and signs come one by one, and the
 * first m that leaves no zero row is noted, draw after draw. A measurement: it counts, and knows no formula.
 */
public final class CoveringWidth {
    private final int[] widths;                  // ascending

    private CoveringWidth(int[] widths) {
        Arrays.sort(widths);
        this.widths = widths;
    }

    /**
     * Fair signs; the first n₊ data have positive labels. Cost O(draws·n).
     *
     * @param draws ≥ 2; draw i uses the bits of {@link ActivationMask#random} with seed {@code firstSeed + i}
     */
    public static CoveringWidth sample(int nPlus, int nMinus, long firstSeed, int draws) {
        InterpolationProbability.check(nPlus, nMinus, 0);
        return new CoveringWidth(draw(nPlus + nMinus, nPlus, false, firstSeed, draws));
    }

    /** All labels and all s_j positive. */
    public static CoveringWidth sampleOneSign(int n, long firstSeed, int draws) {
        InterpolationProbability.check(n, 0, 0);
        return new CoveringWidth(draw(n, n, true, firstSeed, draws));
    }

    private static int[] draw(int n, int nPlus, boolean oneSign, long firstSeed, int draws) {
        Require.atLeast("number of draws", 2, draws);
        int[] widths = new int[draws];
        for (int i = 0; i < draws; i++) {
            for (int m = 64; widths[i] == 0; m *= 4) {           // the first 64 neurons stay the same
                widths[i] = covering(ActivationMask.random(n + 1, m, firstSeed + i), nPlus, oneSign);
            }
        }
        return widths;
    }

    /** The last row holds the signs. Returns 0 if some datum is seen by none of the mask's neurons. */
    private static int covering(ActivationMask mask, int nPlus, boolean oneSign) {
        int n = mask.n() - 1;
        int width = 0;
        for (int k = 0; k < n; k++) {
            int first = 0;
            for (int w = 0; w < mask.wordCount() && first == 0; w++) {
                long signs = oneSign ? -1L : k < nPlus ? mask.word(n, w) : ~mask.word(n, w);
                long seen = mask.word(k, w) & signs;
                first = seen == 0 ? 0 : 64 * w + Long.numberOfTrailingZeros(seen) + 1;
            }
            if (first == 0) {
                return 0;
            }
            width = Math.max(width, first);
        }
        return width;
    }

    /** The mean width. */
    public double mean() {
        return Arrays.stream(widths).asLongStream().sum() / (double) widths.length;
    }

    /** The standard error of the mean. */
    public double standardError() {
        double mean = mean();
        double squares = 0;
        for (int width : widths) {
            squares += (width - mean) * (width - mean);
        }
        return Math.sqrt(squares / (widths.length - 1.0) / widths.length);
    }

    /** The part of all draws in which m neurons were enough. */
    public double share(int m) {
        int enough = 0;
        while (enough < widths.length && widths[enough] <= m) {
            enough++;
        }
        return (double) enough / widths.length;
    }

    @Override
    public String toString() {
        return "CoveringWidth[draws=" + widths.length + ", mean " + Numbers.brief(mean(), 4) + "]";
    }
}
