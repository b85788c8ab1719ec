package saddlewalk.plot;

import java.util.Arrays;
import java.util.BitSet;

/** Keeps a line's extrema when it has more points than a figure can show. */
final class Decimation {
    /** The most points of one published line. */
    static final int MOST_POINTS = 2_000;
    /** A bucket keeps at most its first, lowest, highest and last point and one gap. */
    private static final int KEPT_A_BUCKET = 5;

    private Decimation() {
    }

    /**
     * Which points to keep: all, if there are at most {@code most}; otherwise of each of {@code most / 5} stretches of
     * equal length the first, lowest, highest and last, and its first gap.
     *
     * @param y    values, NaN for a gap
     * @param most ≥ 5
     * @return indices in increasing order, at most {@code most}
     */
    static int[] keep(double[] y, int most) {
        if (y.length <= most) {
            int[] all = new int[y.length];
            Arrays.setAll(all, i -> i);
            return all;
        }
        BitSet kept = new BitSet(y.length);
        int buckets = most / KEPT_A_BUCKET;
        for (int b = 0; b < buckets; b++) {
            keep(kept, y, (int) ((long) y.length * b / buckets), (int) ((long) y.length * (b + 1) / buckets));
        }
        return kept.stream().toArray();
    }

    private static void keep(BitSet kept, double[] y, int from, int to) {
        int first = -1;
        int lowest = -1;
        int highest = -1;
        int last = -1;
        int gap = -1;
        for (int i = from; i < to; i++) {
            if (!Double.isFinite(y[i])) {
                gap = gap < 0 ? i : gap;
                continue;
            }
            first = first < 0 ? i : first;
            lowest = lowest < 0 || y[i] < y[lowest] ? i : lowest;
            highest = highest < 0 || y[i] > y[highest] ? i : highest;
            last = i;
        }
        for (int i : new int[] {first, lowest, highest, last, gap}) {
            if (i >= 0) {
                kept.set(i);
            }
        }
    }
}
