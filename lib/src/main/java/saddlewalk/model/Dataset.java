package saddlewalk.model;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.WholeFile;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The training data of section 2: n labels and n orthonormal inputs (Assumption 1). Immutable.
 *
 * <p>Inputs are either the standard basis of R^n, which needs no storage, or an explicit n × d matrix with d ≥ n. Every
 * random label comes from the generator WELL19937c (Panneton, L'Ecuyer and Matsumoto 2006; Hipparchus), whose output
 * does not depend on the JDK.
 */
public final class Dataset {
    private final double[] labels;
    private final double[][] inputs;             // null: the identity
    private final int dimension;

    private Dataset(double[] labels, double[][] inputs, int dimension) {
        this.labels = labels;
        this.inputs = inputs;
        this.dimension = dimension;
    }

    /**
     * Data on the standard basis: d = n and x_k = e_k.
     *
     * @param labels n ≥ 1 numbers, 0 or of a size from 1e−140 to 1e140, so that their squares neither vanish nor overflow;
     *     0 (nothing to fit there) is reported by {@link saddlewalk.limit.Assumptions}
     * @throws IllegalArgumentException if there is no label, or one is NaN, infinite, or out of that range
     */
    public static Dataset of(double... labels) {
        return new Dataset(checkedLabels(labels), null, labels.length);
    }

    /**
     * Data with explicit inputs.
     *
     * @param labels n ≥ 1 numbers, 0 or of a size from 1e−140 to 1e140
     * @param inputs n × d with d ≥ n; rows x_k with |⟨x_k, x_l⟩ − 1{k = l}| ≤ 64·d·2⁻⁵² (rounding of d products)
     * @throws IllegalArgumentException if a length is wrong, an entry is not finite, or Assumption 1 fails; the message
     *     names the worst pair and its inner product. Cost O(n²d)
     */
    public static Dataset of(double[] labels, double[][] inputs) {
        double[] y = checkedLabels(labels);
        if (inputs.length != y.length) {
            throw new IllegalArgumentException(
                    "one input per label: there are " + y.length + " labels and " + inputs.length + " inputs");
        }
        int d = inputs[0].length;
        if (d < y.length) {
            throw new IllegalArgumentException("orthonormal inputs need dimension d >= n (Assumption 1): n = "
                    + y.length + ", d = " + d);
        }
        double[][] x = Checks.finite("inputs", inputs, d);
        requireOrthonormal(x);
        return new Dataset(y, x, d);
    }

    /** Labels |N(0, 1)|, as in the paper's Figure 1, on the standard basis. */
    public static Dataset absoluteNormal(int n, long seed) {
        double[] y = normalLabels(n, seed);
        for (int k = 0; k < n; k++) {
            y[k] = Math.abs(y[k]);
        }
        return of(y);
    }

    /** Labels N(0, 1), as in the paper's Figure 5, on the standard basis. */
    public static Dataset normal(int n, long seed) {
        return of(normalLabels(n, seed));
    }

    /**
     * The same labels on random orthonormal inputs: the first n rows of the transposed Q of a QR decomposition (EJML)
     * of a d × d matrix of independent normal entries.
     *
     * @param d dimension, ≥ n
     */
    public Dataset withRandomOrthonormalInputs(int d, long seed) {
        if (d < n()) {
            throw new IllegalArgumentException("orthonormal inputs need dimension d >= n (Assumption 1): n = " + n()
                    + ", d = " + d);
        }
        Well19937c random = Streams.INPUTS.generator(seed);
        DMatrixRMaj gaussian = new DMatrixRMaj(d, d);
        for (int i = 0; i < d * d; i++) {
            gaussian.data[i] = random.nextGaussian();
        }
        var decomposition = DecompositionFactory_DDRM.qr(d, d);
        if (!decomposition.decompose(gaussian)) {
            throw new IllegalStateException("the QR decomposition of a " + d + " x " + d + " matrix failed");
        }
        DMatrixRMaj q = decomposition.getQ(null, false);
        double[][] x = new double[n()][d];
        for (int k = 0; k < n(); k++) {
            for (int i = 0; i < d; i++) {
                x[k][i] = q.get(i, k);
            }
        }
        return of(labels, x);
    }

    /**
     * Reads a CSV file with a column {@code label} and, unless the inputs are the identity, columns {@code x0, x1, …}; see
     * {@link DataFile}.
     *
     * @throws BadFileException if there is no such file, something in it is not as it should be, or the inputs are not
     *     orthonormal; names line and column, and what to do
     * @throws UncheckedIOException if it cannot be read for another reason
     */
    public static Dataset readCsv(Path file) {
        return DataFile.read(file).dataset();
    }

    /** Writes the file that {@link #readCsv} reads; 17 significant digits, so that the same doubles come back. */
    public void writeCsv(Path file) {
        WholeFile.write(file, table().write().toString("csv"));
    }

    /** One row per datum: {@code label}, then {@code x0, x1, …} unless the inputs are the identity; numbers as text. */
    public Table table() {
        Table table = Table.create("data", column("label", labels));
        for (int i = 0; inputs != null && i < dimension; i++) {
            double[] column = new double[n()];
            for (int k = 0; k < n(); k++) {
                column[k] = inputs[k][i];
            }
            table.addColumns(column("x" + i, column));
        }
        return table;
    }

    private static StringColumn column(String name, double[] values) {
        return StringColumn.create(name, Arrays.stream(values).mapToObj(Numbers::full));
    }

    /** Number of data, n ≥ 1. */
    public int n() {
        return labels.length;
    }

    /** Dimension of the inputs, d ≥ n. */
    public int d() {
        return dimension;
    }

    /** Label y_k. */
    public double label(int k) {
        Checks.index("datum", k, n());
        return labels[k];
    }

    /** The n labels; a copy. */
    public double[] labels() {
        return labels.clone();
    }

    /** Copies labels {@code from} to {@code to − 1} to the beginning of {@code target}. */
    public void copyLabels(int from, int to, double[] target) {
        Require.range("labels", from, to, n(), target.length);
        System.arraycopy(labels, from, target, 0, to - from);
    }

    public boolean hasIdentityInputs() {
        return inputs == null;
    }

    /** Input x_k, d numbers; a copy. */
    public double[] input(int k) {
        Checks.index("datum", k, n());
        if (inputs != null) {
            return inputs[k].clone();
        }
        double[] basis = new double[dimension];
        basis[k] = 1;
        return basis;
    }

    /** ⟨w, x_k⟩ for all k: n numbers. Cost O(n) on the standard basis, else O(nd). */
    public double[] coordinates(double[] w) {
        if (w.length != dimension) {
            throw new IllegalArgumentException("a weight vector must have the inputs' dimension " + dimension
                    + ", got length " + w.length);
        }
        if (inputs == null) {
            return w.clone();
        }
        double[] u = new double[n()];
        for (int k = 0; k < n(); k++) {
            u[k] = Vectors.dot(inputs[k], w);
        }
        return u;
    }

    /** Σ_k u_k x_k: d numbers, the vector with coordinates u and nothing orthogonal to the data. */
    public double[] combination(double[] u) {
        if (u.length != n()) {
            throw new IllegalArgumentException("one coordinate per datum: n = " + n() + ", got " + u.length);
        }
        if (inputs == null) {
            return u.clone();
        }
        double[] w = new double[dimension];
        for (int k = 0; k < n(); k++) {
            for (int i = 0; i < dimension; i++) {
                w[i] += u[k] * inputs[k][i];
            }
        }
        return w;
    }

    /** ‖y_S‖, the Euclidean norm of the labels with index in S. */
    public double labelNorm(Collection<Integer> indices) {
        return StrictMath.sqrt(indices.stream().sorted().mapToDouble(k -> label(k) * label(k)).reduce(0, Double::sum));
    }

    private static double[] normalLabels(int n, long seed) {
        Require.atLeast("number of data n", 1, n);
        Well19937c random = Streams.LABELS.generator(seed);
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            y[k] = random.nextGaussian();
        }
        return y;
    }

    private static double[] checkedLabels(double[] labels) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("there must be at least one label, got none");
        }
        double[] y = Checks.finite("labels", labels);
        for (int k = 0; k < y.length; k++) {
            double size = Math.abs(y[k]);
            if (size != 0 && !(size >= Entry.SMALLEST_LABEL && size <= Entry.LARGEST_LABEL)) {
                throw new IllegalArgumentException("labels must be 0 or between 1e-140 and 1e140 in size, so that their"
                        + " squares neither vanish nor overflow, got " + Numbers.full(y[k]) + " at index " + k);
            }
        }
        return y;
    }

    private static void requireOrthonormal(double[][] x) {
        Orthonormality found = Orthonormality.of(x);
        if (!found.holds()) {
            throw new IllegalArgumentException("inputs must be orthonormal (Assumption 1): " + found.worst());
        }
    }

    @Override
    public String toString() {
        return "Dataset[n=" + n() + ", d=" + dimension + ", inputs=" + (inputs == null ? "identity" : "explicit") + "]";
    }
}
