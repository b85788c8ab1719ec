package saddlewalk.bias;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.random.Well19937c;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Networks that interpolate the data without having been trained. From any signs and hidden weights, the positive or the
 * negative neurons' coordinate on each datum is stretched until the outputs' difference is the label; then every neuron is
 * balanced, which leaves the outputs and makes the norm least. Every balanced interpolator with these signs comes out of
 * such weights, so that a search over them is one over all interpolators. [ours, proved]
 */
public final class Interpolator {
    private Interpolator() { }

    /**
     * @param data on the standard basis, no label 0
     * @param signs m signs
     * @param hidden m × n weights
     * @return a network with outputs y_k, or null where a datum that needs it is seen by no neuron of its sign
     */
    static Network through(Dataset data, int[] signs, double[][] hidden) {
        int n = data.n();
        double[][] w = Arrays.stream(hidden).map(double[]::clone).toArray(double[][]::new);
        for (int k = 0; k < n; k++) {
            double plus = output(signs, w, k, 1);
            double minus = output(signs, w, k, -1);
            double wanted = data.label(k) > 0 ? minus + data.label(k) : plus - data.label(k);
            int sign = data.label(k) > 0 ? 1 : -1;
            double have = sign > 0 ? plus : minus;
            if (!(have > 0)) {
                return null;
            }
            for (int j = 0; j < w.length; j++) {
                w[j][k] *= signs[j] == sign && w[j][k] > 0 ? wanted / have : 1;
            }
        }
        return balanced(signs, w);
    }

    private static double output(int[] signs, double[][] w, int k, int sign) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += signs[j] == sign ? Math.max(0, w[j][k]) : 0;
        }
        return sum;
    }

    /** The network Σ_j s_j [⟨w_j, x⟩]₊ with |a_j| = ‖w_j‖: both √ of the old ‖w_j‖. */
    private static Network balanced(int[] signs, double[][] w) {
        double[] a = new double[signs.length];
        for (int j = 0; j < a.length; j++) {
            double root = StrictMath.sqrt(StrictMath.sqrt(Arrays.stream(w[j]).map(x -> x * x).reduce(0, Double::sum)));
            a[j] = signs[j] * root;
            for (int k = 0; k < w[j].length && root > 0; k++) {
                w[j][k] /= root;
            }
        }
        return Network.of(a, w);
    }

    /**
     * An interpolator from random hidden weights; the first half of the neurons has positive sign. Coordinates on data of
     * the other sign, which can only cancel, are shrunk by one random factor from 1 down to e^{−10}, so that some come near
     * the least norm.
     *
     * @param data on the standard basis, no label 0
     * @param m number of neurons, ≥ 2
     */
    public static Network random(Dataset data, int m, long seed) {
        requireIdentity(data);
        Require.atLeast("number of neurons m", 2, m);
        for (int k = 0; k < data.n(); k++) {
            if (data.label(k) == 0) {
                throw new IllegalArgumentException("labels must not be 0 to be interpolated with their sign, got 0 at index "
                        + k);
            }
        }
        Well19937c random = new Well19937c(seed);
        while (true) {
            int[] signs = halfPositive(m);
            double other = StrictMath.exp(-10 * random.nextDouble());
            double[][] hidden = new double[m][data.n()];
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < data.n(); k++) {
                    hidden[j][k] = random.nextGaussian() * (signs[j] * data.label(k) > 0 ? 1 : other);
                }
            }
            Network network = through(data, signs, hidden);
            if (network != null) {
                return network;
            }
        }
    }

    /**
     * The least ‖θ‖² that two searches by CMA-ES (Hipparchus) find over all interpolators with m neurons, half of them
     * positive; one search alone is now and then 1e−7 above.
     *
     * @param data on the standard basis, no label 0; a few data, the search has m·n dimensions
     */
    public static double leastSquaredNormFound(Dataset data, int m, long seed) {
        requireIdentity(data);
        Require.atLeast("number of neurons m", 2, m);
        ToDoubleFunction<double[]> squaredNorm = flat -> {
            double[][] hidden = new double[m][];
            Arrays.setAll(hidden, j -> Arrays.copyOfRange(flat, j * data.n(), (j + 1) * data.n()));
            Network network = through(data, halfPositive(m), hidden);
            return network == null ? 1e12 : network.squaredNorm();
        };
        return Math.min(Search.least(squaredNorm, m * data.n(), seed), Search.least(squaredNorm, m * data.n(), ~seed));
    }

    private static int[] halfPositive(int m) {
        int[] signs = new int[m];
        Arrays.setAll(signs, j -> j < (m + 1) / 2 ? 1 : -1);
        return signs;
    }

    private static void requireIdentity(Dataset data) {
        if (!data.hasIdentityInputs()) {
            throw new IllegalArgumentException("interpolators are made on the standard basis, got " + data);
        }
    }
}
