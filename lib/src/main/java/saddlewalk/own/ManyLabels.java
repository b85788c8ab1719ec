package saddlewalk.own;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import saddlewalk.Require;
import saddlewalk.WholeFile;

/** Labels by the million, for trying how a file of them is read: near 1, with six decimals each. */
public final class ManyLabels {
    private static final int MILLION = 1_000_000;

    private ManyLabels() { }

    /**
     * Labels uniform on [0.9, 1.1), rounded to six decimals.
     *
     * @param n number of labels, ≥ 1
     */
    public static double[] labels(int n, long seed) {
        int[] millionths = millionths(n, seed);
        double[] labels = new double[n];
        for (int k = 0; k < n; k++) {
            labels[k] = millionths[k] / (double) MILLION;      // the double nearest to those decimals
        }
        return labels;
    }

    /** Writes the same labels as CSV, from whole numbers. */
    public static void write(Path file, int n, long seed) {
        StringBuilder text = new StringBuilder("label\n");
        for (int millionth : millionths(n, seed)) {
            text.append(millionth / MILLION).append('.').append(Integer.toString(MILLION + millionth % MILLION), 1, 7).append('\n');
        }
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static int[] millionths(int n, long seed) {
        Require.atLeast("number of labels", 1, n);
        return new SplittableRandom(seed).ints(n, 900_000, 1_100_000).toArray();
    }
}
