package saddlewalk.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * Inputs that need not be orthonormal: n vectors in dimension d and their Gram matrix G_kl = ⟨x_k, x_l⟩, which is all that
 * training sees of them. Immutable.
 *
 * <p>Products are EJML's of one thread, whose order of sums is fixed. Where the Gram matrix is known without a sum it is
 * kept as it is, not multiplied out: then an inner product may be as small as e^{−700} and still be there beside the 1 of a
 * norm, which no vector of doubles could hold.
 */
public final class Inputs {
    private final double[][] vectors;
    private final double[][] gram;

    private Inputs(double[][] vectors, double[][] gram) {
        this.vectors = vectors;
        this.gram = gram;
    }

    /**
     * Any inputs; the Gram matrix is multiplied out. Cost O(n²d).
     *
     * @param vectors n ≥ 1 rows of one length d ≥ 1, finite
     * @throws IllegalArgumentException if there is none, lengths differ, an entry is not finite, or an inner product
     *     overflows
     */
    public static Inputs of(double[][] vectors) {
        Require.atLeast("number of inputs n", 1, vectors.length);
        Require.atLeast("dimension d", 1, vectors[0].length);
        double[][] x = Checks.finite("inputs", vectors, vectors[0].length);
        int n = x.length;
        DMatrixRMaj rows = new DMatrixRMaj(x);
        DMatrixRMaj product = new DMatrixRMaj(n, n);
        MatrixMatrixMult_DDRM.multTransB(rows, rows, product);
        double[][] gram = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                gram[k][l] = product.get(Math.min(k, l), Math.max(k, l));     // symmetric to the last bit
            }
        }
        return new Inputs(x, Checks.finite("inner products", gram, n));
    }

    /** The inputs of {@code data} (Assumption 1), with the identity as their Gram matrix, to the last bit. */
    public static Inputs orthonormal(Dataset data) {
        double[][] x = new double[data.n()][];
        for (int k = 0; k < x.length; k++) {
            x[k] = data.input(k);
        }
        return new Inputs(x, equalGram(x.length, 0));
    }

    /**
     * n unit vectors in dimension n, every two with the inner product μ: the rows of the symmetric square root of G. With
     * |μ| below 10⁻³⁰⁰ it would be lost in training's own smallest numbers.
     *
     * @param n ≥ 1
     * @param mu 0, or 10⁻³⁰⁰ ≤ |μ| &lt; 1 and μ &gt; −1/(n − 1), so that such vectors exist and are independent
     */
    public static Inputs equalInnerProducts(int n, double mu) {
        Require.atLeast("number of inputs n", 1, n);
        if (!(mu < 1 && 1 + (n - 1) * mu > 0 && (mu == 0 || Math.abs(mu) >= 1e-300))) {
            throw new IllegalArgumentException("the inner product mu must be 0 or of size 1e-300 to 1, and > -1/(n - 1) = "
                    + Numbers.brief(-1.0 / (n - 1)) + ", got " + Numbers.full(mu));
        }
        double side = StrictMath.sqrt(1 - mu);
        double all = (StrictMath.sqrt(1 + (n - 1) * mu) - side) / n;
        double[][] x = new double[n][n];
        for (int k = 0; k < n; k++) {
            Arrays.fill(x[k], all);
            x[k][k] += side;
        }
        return new Inputs(x, equalGram(n, mu));
    }

    private static double[][] equalGram(int n, double mu) {
        double[][] gram = new double[n][n];
        for (int k = 0; k < n; k++) {
            Arrays.fill(gram[k], mu);
            gram[k][k] = 1;
        }
        return gram;
    }

    /**
     * n independent points, uniform on the unit sphere of dimension d (normalised Gaussian vectors): inner products of the
     * order d^{−1/2}.
     */
    public static Inputs onSphere(int n, int d, long seed) {
        Require.atLeast("number of inputs n", 1, n);
        Require.atLeast("dimension d", 1, d);
        Well19937c random = Streams.INPUTS.generator(seed);
        double[][] x = new double[n][];
        for (int k = 0; k < n; k++) {
            x[k] = unit(d, random);
        }
        return of(x);
    }

    /**
     * Clusters with orthonormal centres e_1 … e_K: point √(1 − σ²)·centre + σ·(random unit vector), cluster after
     * cluster. The random vectors are orthogonal to all centres; with {@code apart} those of different clusters have no
     * coordinate in common, so that clusters are orthogonal to each other; without, they share all of theirs, and points
     * of different clusters have inner products of order σ²/√p.
     *
     * @param clusters K ≥ 1
     * @param points of each cluster, ≥ 1
     * @param sigma σ in [0, 1)
     * @param p number of coordinates of a random vector, ≥ 1; d = K + Kp apart, else K + p
     */
    public static Inputs clusters(int clusters, int points, double sigma, int p, boolean apart, long seed) {
        Require.atLeast("number of clusters K", 1, clusters);
        Require.atLeast("points of a cluster", 1, points);
        Require.atLeast("number of coordinates of a random vector p", 1, p);
        if (!(sigma >= 0 && sigma < 1)) {
            throw new IllegalArgumentException("the spread sigma of a cluster must be in [0, 1), got "
                    + Numbers.full(sigma));
        }
        Well19937c random = Streams.INPUTS.generator(seed);
        double[][] x = new double[clusters * points][clusters + (apart ? clusters * p : p)];
        for (int k = 0; k < x.length; k++) {
            int cluster = k / points;
            double[] direction = unit(p, random);
            x[k][cluster] = StrictMath.sqrt(1 - sigma * sigma);
            for (int i = 0; i < p; i++) {
                x[k][clusters + (apart ? cluster * p : 0) + i] = sigma * direction[i];
            }
        }
        return of(x);
    }

    private static double[] unit(int d, Well19937c random) {
        double[] x = new double[d];
        for (int i = 0; i < d; i++) {
            x[i] = random.nextGaussian();
        }
        double norm = Vectors.norm(x);
        for (int i = 0; i < d; i++) {
            x[i] /= norm;
        }
        return x;
    }

    /** Number of inputs, n ≥ 1. */
    public int n() {
        return gram.length;
    }

    /** Dimension. */
    public int d() {
        return vectors[0].length;
    }

    /** ⟨x_k, x_l⟩. */
    public double inner(int k, int l) {
        Checks.index("input", k, n());
        Checks.index("input", l, n());
        return gram[k][l];
    }

    /** G, n × n; a copy. */
    public double[][] gram() {
        return Arrays.stream(gram).map(double[]::clone).toArray(double[][]::new);
    }

    /** x_k, n × d; a copy. */
    public double[][] vectors() {
        return Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new);
    }

    /** The largest |⟨x_k, x_l⟩| of two different inputs; 0 for a single one. */
    public double largestInnerProduct() {
        double largest = 0;
        for (int k = 0; k < n(); k++) {
            for (int l = 0; l < k; l++) {
                largest = Math.max(largest, Math.abs(gram[k][l]));
            }
        }
        return largest;
    }

    /** The largest |⟨x_k, x_l⟩|, norms included. */
    public double largest() {
        double largest = largestInnerProduct();
        for (int k = 0; k < n(); k++) {
            largest = Math.max(largest, gram[k][k]);
        }
        return largest;
    }

    /** ⟨w, x_k⟩ for all k: n numbers. */
    public double[] coordinates(double[] w) {
        if (w.length != d()) {
            throw new IllegalArgumentException("a weight vector must have the inputs' dimension " + d() + ", got length "
                    + w.length);
        }
        return Arrays.stream(vectors).mapToDouble(x -> Vectors.dot(x, w)).toArray();
    }

    /** G v: n numbers. */
    public double[] times(double[] v) {
        if (v.length != n()) {
            throw new IllegalArgumentException("one coefficient per input: n = " + n() + ", got " + v.length);
        }
        return Arrays.stream(gram).mapToDouble(row -> Vectors.dot(row, v)).toArray();
    }

    /** √(vᵀ G v) = ‖Σ_k v_k x_k‖; 0 where rounding makes the square negative. */
    public double norm(double[] v) {
        return StrictMath.sqrt(Math.max(0, Vectors.dot(v, times(v))));
    }

    @Override
    public String toString() {
        return "Inputs[n=" + n() + ", d=" + d() + ", largest inner product " + Numbers.brief(largestInnerProduct()) + "]";
    }
}
