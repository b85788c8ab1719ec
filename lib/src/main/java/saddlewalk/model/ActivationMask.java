package saddlewalk.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Who sees what: an n × m matrix of bits, one row per datum and one column per neuron. Immutable, one bit an entry.
 *
 * <p>The matrix M of Assumption 4 has M_kj = 1 if neuron j is active on datum k at the start and has its label's sign:
 * ⟨w_j(0), x_k⟩ > 0 and s_j y_k > 0. Algorithm 1 reads nothing else of the weights.
 */
public final class ActivationMask {
    private final int n;
    private final long[][] columns;

    private ActivationMask(int n, long[][] columns) {
        this.n = n;
        this.columns = columns;
    }

    /** M of Assumption 4 for a network at its start. Cost O(mn) on the standard basis, else O(mnd). */
    public static ActivationMask of(Dataset data, Network start) {
        start.requireSameDimension(data);
        long[][] columns = new long[start.m()][];
        for (int j = 0; j < start.m(); j++) {
            double[] u = data.coordinates(start.storedHidden(j));
            long[] bits = new long[words(data.n())];
            for (int k = 0; k < data.n(); k++) {
                if (u[k] > 0 && start.sign(j) * data.label(k) > 0) {
                    bits[k >> 6] |= 1L << k;
                }
            }
            columns[j] = bits;
        }
        return new ActivationMask(data.n(), columns);
    }

    /**
     * A mask written by hand, one row of 0 and 1 per datum; spaces are ignored: {@code ofRows("1 0", "1 0", "0 1")}.
     *
     * @throws IllegalArgumentException if there is no row, rows differ in length, or a character is not 0, 1 or a space
     */
    public static ActivationMask ofRows(String... rows) {
        Checks.atLeastOne("number of rows of the mask", rows.length);
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
        Checks.atLeastOne("number of rows of the mask", rows.length);
        int m = rows[0].length;
        Checks.atLeastOne("number of columns of the mask", m);
        long[][] columns = new long[m][words(rows.length)];
        for (int k = 0; k < rows.length; k++) {
            if (rows[k].length != m) {
                throw new IllegalArgumentException("rows of the mask must have one length: row 0 has " + m
                        + " entries, row " + k + " has " + rows[k].length);
            }
            for (int j = 0; j < m; j++) {
                requireBit(rows[k][j] == 0 || rows[k][j] == 1, Integer.toString(rows[k][j]), k, j);
                columns[j][k >> 6] |= (long) rows[k][j] << k;
            }
        }
        return new ActivationMask(rows.length, columns);
    }

    private static void requireBit(boolean isBit, String entry, int k, int j) {
        if (!isBit) {
            throw new IllegalArgumentException(
                    "entries of the mask must be 0 or 1, got " + entry + " in row " + k + ", column " + j);
        }
    }

    private static int words(int n) {
        return (n + 63) / 64;
    }

    /** Number of data (rows). */
    public int n() {
        return n;
    }

    /** Number of neurons (columns). */
    public int m() {
        return columns.length;
    }

    /** Whether neuron j sees datum k. */
    public boolean get(int k, int j) {
        Checks.index("datum", k, n);
        Checks.index("neuron", j, m());
        return (columns[j][k >> 6] >>> k & 1) == 1;
    }

    /** The data that neuron j sees, in order. */
    public List<Integer> seenBy(int j) {
        List<Integer> seen = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            if (get(k, j)) {
                seen.add(k);
            }
        }
        return List.copyOf(seen);
    }

    /** The neurons that see datum k, in order. */
    public List<Integer> watching(int k) {
        List<Integer> neurons = new ArrayList<>();
        for (int j = 0; j < m(); j++) {
            if (get(k, j)) {
                neurons.add(j);
            }
        }
        return List.copyOf(neurons);
    }

    /** The data that no neuron sees: they are never fitted. */
    public List<Integer> zeroRows() {
        List<Integer> rows = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            if (watching(k).isEmpty()) {
                rows.add(k);
            }
        }
        return List.copyOf(rows);
    }

    /** The neurons that see nothing: they stay small for ever. */
    public List<Integer> zeroColumns() {
        List<Integer> zero = new ArrayList<>();
        for (int j = 0; j < m(); j++) {
            if (seenBy(j).isEmpty()) {
                zero.add(j);
            }
        }
        return List.copyOf(zero);
    }

    /** The rows as text, {@code "1 0"} for a datum that only the first of two neurons sees. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < m(); j++) {
                row.append(j == 0 ? "" : " ").append(get(k, j) ? '1' : '0');
            }
            rows.add(row.toString());
        }
        return List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "ActivationMask[n=" + n + ", m=" + m() + "]";
    }
}
