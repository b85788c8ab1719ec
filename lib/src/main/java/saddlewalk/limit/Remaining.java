package saddlewalk.limit;

import java.util.Arrays;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * The data that no jump has fitted yet, in order: index, squared label, and the bits of the neurons that see it with the
 * label's sign. Up to the first jump nothing is stored and labels and mask are read block by block; from then on only
 * what is left is kept, packed.
 */
final class Remaining {
    private final Dataset data;
    private final ActivationMask mask;
    private final long[] positive;               // neurons with s_j = +1, as words of a row of the mask
    private final long[] negative;
    private final boolean allPositive;

    private int count;
    private boolean packed;
    private long[][] words;                      // packed: [w][i]; before the first jump: one block
    private double[] squares;
    private int[] indices;                       // packed only

    Remaining(Dataset data, int[] signs, ActivationMask mask) {
        this.data = data;
        this.mask = mask;
        positive = new long[mask.wordCount()];
        negative = new long[mask.wordCount()];
        for (int j = 0; j < signs.length; j++) {
            (signs[j] > 0 ? positive : negative)[j >> 6] |= 1L << j;
        }
        count = data.n();
        allPositive = allPositive(data);
        int block = Math.min(count, Sums.BLOCK);
        words = new long[mask.wordCount()][block];
        squares = new double[block];
    }

    private static boolean allPositive(Dataset data) {
        for (int k = 0; k < data.n(); k++) {
            if (!(data.label(k) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Number of data left. */
    int count() {
        return count;
    }

    /** ‖y_S‖² of the data S that neuron j sees, for all j, then ‖y‖² of all that is left. Cost O(mn/8). */
    double[] squaredNorms() {
        double[] all = new double[64 * words.length + 1];
        double[] sums = new double[64];
        for (int w = 0; w < words.length; w++) {
            Arrays.fill(sums, 0);
            for (int from = 0; from < count; from += Sums.BLOCK) {
                int to = Math.min(count, from + Sums.BLOCK);
                int at = load(from, to, w);
                double block = count <= Sums.FEW ? Sums.addFew(words[w], squares, at, at + to - from, sums)
                        : Sums.addBlock(words[w], squares, at, at + to - from, sums);
                all[all.length - 1] += w == 0 ? block : 0;
            }
            System.arraycopy(sums, 0, all, 64 * w, 64);
        }
        return all;
    }

    /** Where data {@code from … to} of those left, a block, are found in {@code words[w]} and {@code squares}. */
    private int load(int from, int to, int w) {
        if (packed) {
            return from;
        }
        mask.copyWords(w, from, to, words[w]);
        data.copyLabels(from, to, squares);
        if (allPositive) {
            keepBits(words[w], to - from, positive[w]);
        } else {
            keepSign(words[w], squares, to - from, positive[w], negative[w]);
        }
        square(squares, to - from);
        return 0;
    }

    private static void keepBits(long[] words, int length, long bits) {
        for (int i = 0; i < length; i++) {
            words[i] &= bits;
        }
    }

    /** No branch: the sign of a label is a coin. */
    private static void keepSign(long[] words, double[] labels, int length, long positive, long negative) {
        for (int i = 0; i < length; i++) {
            long isNegative = Double.doubleToRawLongBits(labels[i]) >> 63;      // all bits or none
            long isZero = labels[i] == 0 ? -1 : 0;
            words[i] &= (positive ^ (positive ^ negative) & isNegative) & ~isZero;
        }
    }

    private static void square(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] *= values[i];
        }
    }

    /**
     * Takes the data that neuron j sees out of what is left and returns their indices, ascending. Cost O(mn/64).
     *
     * @param share about what part of the data that is; a wrong guess costs time and memory only
     */
    IndexList take(int j, double share) {
        int[] taken = new int[part(share)];
        long[][] leftWords = packed ? words : new long[words.length][part(1 - share)];
        double[] leftSquares = packed ? squares : new double[part(1 - share)];
        int[] leftIndices = packed ? indices : new int[part(1 - share)];
        int kept = 0;
        for (int from = 0; from < count; from += Sums.BLOCK) {
            int length = Math.min(count - from, Sums.BLOCK);
            int at = 0;
            for (int w = 0; w < words.length; w++) {
                at = load(from, from + length, w);
            }
            taken = withRoom(taken, from - kept + length);
            if (!packed) {
                leftIndices = withRoom(leftIndices, kept + length);
                leftSquares = withRoom(leftSquares, kept + length);
                for (int w = 0; w < words.length; w++) {
                    leftWords[w] = withRoom(leftWords[w], kept + length);
                }
            }
            long[] seen = words[j >> 6];
            for (int w = 0; w < words.length; w++) {
                if (w != j >> 6) {
                    moveWords(words[w], seen, j, at, length, leftWords[w], kept);
                }
            }
            moveIndices(seen, j, at, from, length, leftIndices, taken, kept);
            kept = moveSquares(seen, j, at, length, leftWords[j >> 6], leftSquares, kept);
        }
        int size = count - kept;
        IndexList all = IndexList.wrapping(taken.length > 2 * size ? Arrays.copyOf(taken, size) : taken, size);
        packed = true;
        words = leftWords;
        squares = leftSquares;
        indices = leftIndices;
        count = kept;
        return all;
    }

    /** That part of the data left, a block and the rounding of a guess. */
    private int part(double share) {
        return (int) Math.min(count, Math.max(0, share) * count + count / 64 + Sums.BLOCK);
    }

    private static int[] withRoom(int[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, Math.max(length, array.length / 2 * 3));
    }

    private static long[] withRoom(long[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, Math.max(length, array.length / 2 * 3));
    }

    private static double[] withRoom(double[] array, int length) {
        return array.length >= length ? array : Arrays.copyOf(array, Math.max(length, array.length / 2 * 3));
    }

    // No branches: every entry is written, and the next one overwrites it where it does not belong.

    private void moveIndices(long[] seen, int j, int at, int from, int length, int[] left, int[] taken, int keptBefore) {
        int kept = keptBefore;
        int out = from - keptBefore;
        if (packed) {
            for (int i = 0; i < length; i++) {
                int index = indices[from + i];
                int bit = (int) (seen[at + i] >>> j) & 1;
                taken[out] = index;
                left[kept] = index;
                out += bit;
                kept += 1 - bit;
            }
        } else {
            for (int i = 0; i < length; i++) {
                int bit = (int) (seen[at + i] >>> j) & 1;
                taken[out] = from + i;
                left[kept] = from + i;
                out += bit;
                kept += 1 - bit;
            }
        }
    }

    private static void moveWords(long[] from, long[] seen, int j, int at, int length, long[] left, int keptBefore) {
        int kept = keptBefore;
        for (int i = at; i < at + length; i++) {
            left[kept] = from[i];
            kept += (int) (~seen[i] >>> j) & 1;
        }
    }

    /** Moves the words {@code seen} themselves and the squares; returns how many data are kept. */
    private int moveSquares(long[] seen, int j, int at, int length, long[] left, double[] leftSquares, int keptBefore) {
        int kept = keptBefore;
        for (int i = at; i < at + length; i++) {
            long word = seen[i];
            left[kept] = word;
            leftSquares[kept] = squares[i];
            kept += (int) (~word >>> j) & 1;
        }
        return kept;
    }

    /** Whether neurons i and j see the same of what is left. */
    boolean seeTheSame(int i, int j) {
        return compare(i, j, false);
    }

    /** Whether nothing that is left is seen by both neurons. */
    boolean areDisjoint(int i, int j) {
        return compare(i, j, true);
    }

    private boolean compare(int i, int j, boolean disjoint) {
        for (int from = 0; from < count; from += Sums.BLOCK) {
            int to = Math.min(count, from + Sums.BLOCK);
            int at = load(from, to, i >> 6);
            load(from, to, j >> 6);
            for (int k = at; k < at + to - from; k++) {
                long byI = words[i >> 6][k] >>> i & 1;
                long byJ = words[j >> 6][k] >>> j & 1;
                if ((disjoint ? byI & byJ : byI ^ byJ) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
