package saddlewalk.limit;

import java.util.ArrayList;
import java.util.List;

/** Sets of data as bits, 64 to a word. */
final class Pattern {
    private Pattern() { }

    static long[] all(int n) {
        long[] bits = new long[(n + 63) / 64];
        for (int k = 0; k < n; k++) {
            bits[k >> 6] |= 1L << k;
        }
        return bits;
    }

    static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    static long[] and(long[] a, long[] b) {
        long[] both = new long[a.length];
        for (int w = 0; w < a.length; w++) {
            both[w] = a[w] & b[w];
        }
        return both;
    }

    static long[] minus(long[] a, long[] b) {
        long[] rest = new long[a.length];
        for (int w = 0; w < a.length; w++) {
            rest[w] = a[w] & ~b[w];
        }
        return rest;
    }

    static List<Integer> indices(long[] bits) {
        List<Integer> indices = new ArrayList<>();
        for (int w = 0; w < bits.length; w++) {
            for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
                indices.add(64 * w + Long.numberOfTrailingZeros(rest));
            }
        }
        return indices;
    }

    /** Σ y_k² over the set, in the order of the indices. */
    static double squaredNorm(double[] y, long[] bits) {
        double sum = 0;
        for (int w = 0; w < bits.length; w++) {
            for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
                double label = y[64 * w + Long.numberOfTrailingZeros(rest)];
                sum += label * label;
            }
        }
        return sum;
    }
}
