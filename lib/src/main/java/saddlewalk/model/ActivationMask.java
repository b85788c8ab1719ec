package saddlewalk.model;

import java.util.ArrayList;
import java.util.List;
import saddlewalk.Require;

/**
 * Who sees what: an n × m matrix of bits, one row per datum and one column per neuron. Immutable.
 *
 * <p>The matrix M of Assumption 4 has M_kj = 1 if neuron j is active on datum k at the start and has its label's sign:
 * ⟨w_j(0), x_k⟩ > 0 and s_j y_k > 0. Algorithm 1 reads nothing else of the weights.
 *
 * <p>A row is held as ⌈m/64⌉ words of 64 bits: bit b of word w is neuron 64w + b. So 10⁶ data and up to 64 neurons take
 * 8 MB.
 */
public final class ActivationMask {
    private final int m;
    private final long[][] words;                // [w][k]: neurons 64w … 64w + 63 on datum k

    private ActivationMask(int m, long[][] words) {
        this.m = m;
        this.words = words;
    }

    private static long[][] zero(int n, int m) {
        return new long[(m + 63) / 64][n];
    }

    /** M of Assumption 4 for a network at its start. Cost O(mn) on the standard basis, else O(mnd). */
    public static ActivationMask of(Dataset data, Network start) {
        start.requireSameDimension(data);
        long[][] words = zero(data.n(), start.m());
        for (int j = 0; j < start.m(); j++) {
            double[] u = data.coordinates(start.storedHidden(j));
            for (int k = 0; k < data.n(); k++) {
                if (u[k] > 0 && start.sign(j) * data.label(k) > 0) {
                    words[j >> 6][k] |= 1L << j;
                }
            }
        }
        return new ActivationMask(start.m(), words);
    }

    /**
     * A mask of independent fair bits for large studies, such as random directions give: words
     * {@code word(k, w)} = number w·n + k of the generator SplitMix64 (Steele, Lea and Flood 2014) from {@code seed}.
     *
     * @param n number of data, ≥ 1
     * @param m number of neurons, ≥ 1
     */
    public static ActivationMask random(int n, int m, long seed) {
        Require.atLeast("number of rows of the mask", 1, n);
        Require.atLeast("number of columns of the mask", 1, m);
        long[][] words = zero(n, m);
        for (int w = 0; w < words.length; w++) {
            SplitMix.fill(seed, (long) w * n, words[w], n);
            long used = used(m, w);
            for (int k = 0; k < n; k++) {
                words[w][k] &= used;
            }
        }
        return new ActivationMask(m, words);
    }

    /**
     * A mask from its words: bit b of {@code words[w][k]} says whether neuron 64w + b sees datum k. Cost one copy.
     *
     * @param m number of neurons, ≥ 1
     * @param words ⌈m/64⌉ arrays of one length n ≥ 1; bits beyond neuron m − 1 must be 0
     */
    public static ActivationMask ofWords(int m, long[]... words) {
        Require.atLeast("number of columns of the mask", 1, m);
        if (words.length != (m + 63) / 64) {
            throw new IllegalArgumentException("a mask for " + m + " neurons has " + (m + 63) / 64
                    + " words a row, got " + words.length);
        }
        Require.atLeast("number of rows of the mask", 1, words[0].length);
        long[][] copy = new long[words.length][];
        for (int w = 0; w < words.length; w++) {
            if (words[w].length != words[0].length) {
                throw new IllegalArgumentException("the words of the mask must come in arrays of one length: array 0 has "
                        + words[0].length + " rows, array " + w + " has " + words[w].length);
            }
            copy[w] = words[w].clone();
            for (int k = 0; k < copy[w].length; k++) {
                if ((copy[w][k] & ~used(m, w)) != 0) {
                    throw new IllegalArgumentException("bits of the mask beyond neuron " + (m - 1)
                            + " must be 0, but word " + w + " of row " + k + " has one");
                }
            }
        }
        return new ActivationMask(m, copy);
    }

    /** The bits of word w that belong to neurons. */
    private static long used(int m, int w) {
        return m - 64 * w >= 64 ? -1L : (1L << m) - 1;
    }

    /**
     * A mask written by hand, one row of 0 and 1 per datum; spaces are ignored: {@code ofRows("1 0", "1 0", "0 1")}.
     *
     * @throws IllegalArgumentException if there is no row, rows differ in length, or a character is not 0, 1 or a space
     */
    public static ActivationMask ofRows(String... rows) {
        Require.atLeast("number of rows of the mask", 1, rows.length);
        int[][] bits = new int[rows.length][];
        for (int k = 0; k < rows.length; k++) {
            String row = rows[k].replace(" ", "");
            bits[k] = new int[row.length()];
            for (int j = 0; j < row.length(); j++) {
                requireBit(row.charAt(j) == '0' || row.charAt(j) == '1', row.substring(j, j + 1), k, j);
                bits[k][j] = row.charAt(j) - '0';
            }
        }
        return ofRows(bits);
    }

    /** A mask from rows of the numbers 0 and 1. */
    public static ActivationMask ofRows(int[][] rows) {
        Require.atLeast("number of rows of the mask", 1, rows.length);
        int m = rows[0].length;
        Require.atLeast("number of columns of the mask", 1, m);
        long[][] words = zero(rows.length, m);
        for (int k = 0; k < rows.length; k++) {
            if (rows[k].length != m) {
                throw new IllegalArgumentException("rows of the mask must have one length: row 0 has " + m
                        + " entries, row " + k + " has " + rows[k].length);
            }
            for (int j = 0; j < m; j++) {
                requireBit(rows[k][j] == 0 || rows[k][j] == 1, Integer.toString(rows[k][j]), k, j);
                words[j >> 6][k] |= (long) rows[k][j] << j;
            }
        }
        return new ActivationMask(m, words);
    }

    private static void requireBit(boolean isBit, String entry, int k, int j) {
        if (!isBit) {
            throw new IllegalArgumentException(
                    "entries of the mask must be 0 or 1, got " + entry + " in row " + k + ", column " + j);
        }
    }

    /** Number of data (rows). */
    public int n() {
        return words[0].length;
    }

    /** Number of neurons (columns). */
    public int m() {
        return m;
    }

    /** Whether neuron j sees datum k. */
    public boolean get(int k, int j) {
        Checks.index("datum", k, n());
        Checks.index("neuron", j, m);
        return (words[j >> 6][k] >>> j & 1) == 1;
    }

    /** Number of words of a row, ⌈m/64⌉. */
    public int wordCount() {
        return words.length;
    }

    /** Word w of row k: its bit b says whether neuron 64w + b sees datum k. */
    public long word(int k, int w) {
        Checks.index("datum", k, n());
        Checks.index("word", w, words.length);
        return words[w][k];
    }

    /** Copies word w of rows {@code from} to {@code to − 1} to the beginning of {@code target}. */
    public void copyWords(int w, int from, int to, long[] target) {
        Checks.index("word", w, words.length);
        Require.range("rows of the mask", from, to, n(), target.length);
        System.arraycopy(words[w], from, target, 0, to - from);
    }

    /** The data that neuron j sees, in order. */
    public List<Integer> seenBy(int j) {
        Checks.index("neuron", j, m);
        List<Integer> seen = new ArrayList<>();
        for (int k = 0; k < n(); k++) {
            if (get(k, j)) {
                seen.add(k);
            }
        }
        return List.copyOf(seen);
    }

    /** The neurons that see datum k, in order. */
    public List<Integer> watching(int k) {
        Checks.index("datum", k, n());
        List<Integer> neurons = new ArrayList<>();
        for (int j = 0; j < m; j++) {
            if (get(k, j)) {
                neurons.add(j);
            }
        }
        return List.copyOf(neurons);
    }

    /** The data that no neuron sees: they are never fitted. */
    public List<Integer> zeroRows() {
        List<Integer> rows = new ArrayList<>();
        for (int k = 0; k < n(); k++) {
            long any = 0;
            for (long[] word : words) {
                any |= word[k];
            }
            if (any == 0) {
                rows.add(k);
            }
        }
        return List.copyOf(rows);
    }

    /** The neurons that see nothing: they stay small for ever. */
    public List<Integer> zeroColumns() {
        List<Integer> zero = new ArrayList<>();
        for (int j = 0; j < m; j++) {
            if (seenBy(j).isEmpty()) {
                zero.add(j);
            }
        }
        return List.copyOf(zero);
    }

    /** The rows as text, {@code "1 0"} for a datum that only the first of two neurons sees. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int k = 0; k < n(); k++) {
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < m; j++) {
                row.append(j == 0 ? "" : " ").append(get(k, j) ? '1' : '0');
            }
            rows.add(row.toString());
        }
        return List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "ActivationMask[n=" + n() + ", m=" + m + "]";
    }
}
