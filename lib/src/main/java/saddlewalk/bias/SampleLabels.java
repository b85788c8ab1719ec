package saddlewalk.bias;

import org.hipparchus.random.Well19937c;
import saddlewalk.Require;
import saddlewalk.model.Dataset;

/** The laws of labels that the norm bound is tried on; all positive unless the name says otherwise. */
public enum SampleLabels {
    /**
     * Equal up to what breaks ties: y² uniform on [1, 1 + 1/n], so that the neuron that sees more data also sees the larger
     * norm at the first jump. For these 2Y√n is the least norm, up to 1/n of it.
     */
    ALMOST_EQUAL,
    /** |N(0, 1)|, as in the paper's Figure 1. */
    ABSOLUTE_NORMAL,
    /** N(0, 1), both signs, as in the paper's Figure 5. */
    NORMAL,
    /** |Cauchy|: no mean, let alone a sub-Gaussian tail; P(|y| &gt; t) = 1 − (2/π) arctan t. */
    ABSOLUTE_CAUCHY;

    /** n labels on the standard basis; independent of {@link saddlewalk.model.ActivationMask#random} with the same seed. */
    public Dataset draw(int n, long seed) {
        Require.atLeast("number of data n", 1, n);
        if (this == ABSOLUTE_NORMAL) {
            return Dataset.absoluteNormal(n, seed);
        }
        if (this == NORMAL) {
            return Dataset.normal(n, seed);
        }
        Well19937c random = new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, 16 + ordinal()});
        double[] labels = new double[n];
        for (int k = 0; k < n; k++) {
            double u = random.nextDouble();
            labels[k] = this == ALMOST_EQUAL ? StrictMath.sqrt(1 + u / n) : cauchy(u);
        }
        return Dataset.of(labels);
    }

    /** tan(πu/2) for u in [0, 1), never 0. */
    private static double cauchy(double u) {
        return StrictMath.tan(Math.PI / 2 * Math.max(u, 0x1p-53));
    }

    /** P(|y| &gt; t) for t ≥ 0 under {@link #ABSOLUTE_CAUCHY}. */
    public static double cauchyAbove(double t) {
        return 1 - StrictMath.atan(t) / (Math.PI / 2);
    }
}
