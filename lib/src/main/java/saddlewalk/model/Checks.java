package saddlewalk.model;

import saddlewalk.Numbers;

/** The checks that several types of this package share; each message names the quantity, the rule and the value. */
final class Checks {
    private Checks() { }

    /** Returns a copy of {@code values} if every entry is finite. */
    static double[] finite(String quantity, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        quantity + " must be finite, got " + Numbers.full(values[i]) + " at index " + i);
            }
        }
        return values.clone();
    }

    /** Returns a copy of {@code rows} if there is at least one, all have {@code columns} entries, and all are finite. */
    static double[][] finite(String quantity, double[][] rows, int columns) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(quantity + " must have rows of one length: row 0 has " + columns
                        + " entries, row " + i + " has " + rows[i].length);
            }
            copy[i] = finite(quantity + ", row " + i + ",", rows[i]);
        }
        return copy;
    }

    static void index(String quantity, int value, int size) {
        if (value < 0 || value >= size) {
            throw new IndexOutOfBoundsException(quantity + " must be in [0, " + size + "), got " + value);
        }
    }
}
