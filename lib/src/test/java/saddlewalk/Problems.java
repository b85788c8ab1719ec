package saddlewalk;

import java.util.SplittableRandom;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Problems for tests: the one worked by hand everywhere (labels 3, 4, 12, norms 5, 12, 13), and seeded random ones. */
public final class Problems {
    public static final Dataset THREE_LABELS = Dataset.of(3, 4, 12);

    private Problems() { }

    /** Neuron 0 sees the labels 3 and 4, neuron 1 sees 12; both positive. */
    public static Network twoNeurons(double logLambda) {
        return Initialization.of(logLambda, new int[] {1, 1}, new double[][] {{1, 2, -2}, {-2, -1, 2}});
    }

    /** Labels, signs and a mask, for Algorithm 1 alone. */
    public record Masked(long seed, double[] labels, int[] signs, ActivationMask mask) {
        @Override
        public String toString() {
            return "seed " + seed + ", signs and rows of the mask " + java.util.Arrays.toString(signs) + " "
                    + mask.rows();
        }
    }

    /**
     * n in 1 … 70 labels (some of them 0 in every fourth problem), m in 1 … 9 neurons, one or both signs, any
     * density.
     */
    public static Masked masked(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(seed % 5 == 0 ? 70 : 12);
        int m = 1 + random.nextInt(9);
        boolean oneSign = random.nextBoolean();
        double density = random.nextDouble();
        double[] labels = new double[n];
        int[][] rows = new int[n][m];
        for (int k = 0; k < n; k++) {
            labels[k] = random.nextDouble(0.1, 3) * (oneSign || random.nextBoolean() ? 1 : -1);
            if (seed % 4 == 0 && random.nextInt(4) == 0) {
                labels[k] = 0;
            }
            for (int j = 0; j < m; j++) {
                rows[k][j] = random.nextDouble() < density ? 1 : 0;
            }
        }
        int[] signs = new int[m];
        for (int j = 0; j < m; j++) {
            signs[j] = oneSign || random.nextBoolean() ? 1 : -1;
        }
        return new Masked(seed, labels, signs, ActivationMask.ofRows(rows));
    }

    /** Random numbers in [-1, 1). */
    public static double[] uniform(SplittableRandom random, int length) {
        return random.doubles(length, -1, 1).toArray();
    }
}
