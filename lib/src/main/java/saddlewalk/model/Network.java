package saddlewalk.model;

import java.nio.file.Path;
import java.util.Arrays;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.WholeFile;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The two-layer ReLU network (2), h(x) = Σ_j a_j [⟨w_j, x⟩]₊, with m neurons in dimension d. Immutable.
 *
 * <p>Neuron j is stored as 2^{e_j}·(a_j, w_j): a stored part near 1 and a whole number e_j, its <em>binary scale</em>, so
 * that weights of size e^{−1000}, or e^{−1000000}, are held with full precision; multiplying by a power of two is exact.
 * The sign s_j is kept apart, so that a neuron that is zero at a saddle still has one.
 */
public final class Network {
    private static final double LOG_2 = StrictMath.log(2);
    private static final int LARGEST_SCALE = 1_000_000_000;     // twice a scale is an int too

    private final int[] signs;
    private final double[] outputs;
    private final double[][] hidden;
    private final int[] scales;
    private final int dimension;

    private Network(int[] signs, double[] outputs, double[][] hidden, int[] scales) {
        this.signs = signs;
        this.outputs = outputs;
        this.hidden = hidden;
        this.scales = scales;
        this.dimension = hidden[0].length;
    }

    /**
     * A network from plain numbers; the sign of neuron j is that of a_j (0 if a_j = 0).
     *
     * @param outputs a, m ≥ 1 finite numbers
     * @param hidden W, m × d finite numbers, row j is w_j
     * @throws IllegalArgumentException if the lengths differ or an entry is not finite
     */
    public static Network of(double[] outputs, double[][] hidden) {
        int[] signs = new int[outputs.length];
        for (int j = 0; j < signs.length; j++) {
            signs[j] = (int) Math.signum(outputs[j]);
        }
        return scaled(signs, outputs, hidden, new int[outputs.length]);
    }

    /**
     * A network from stored parts: neuron j is 2^{scales[j]}·(outputs[j], hidden[j]).
     *
     * @param signs s_j ∈ {−1, 0, +1}; must agree with the sign of outputs[j] unless that is 0
     * @param scales e_j, whole numbers in [−10⁹, 10⁹]
     */
    public static Network scaled(int[] signs, double[] outputs, double[][] hidden, int[] scales) {
        Require.atLeast("number of neurons m", 1, outputs.length);
        if (hidden.length != outputs.length) {
            throw new IllegalArgumentException("one output weight per neuron: a has length " + outputs.length
                    + ", W has " + hidden.length + " rows");
        }
        if (signs.length != outputs.length || scales.length != outputs.length) {
            throw new IllegalArgumentException("one sign and one scale per neuron: m = " + outputs.length + ", got "
                    + signs.length + " signs and " + scales.length + " scales");
        }
        Require.atLeast("dimension d", 1, hidden[0].length);
        double[] a = Checks.finite("output weights", outputs);
        for (int j = 0; j < a.length; j++) {
            if (Math.abs(signs[j]) > 1 || a[j] != 0 && signs[j] != (int) Math.signum(a[j])) {
                throw new IllegalArgumentException("the sign of neuron " + j
                        + " must be -1, 0 or 1 and that of its output weight " + Numbers.full(a[j]) + ", got " + signs[j]);
            }
            if (scales[j] < -LARGEST_SCALE || scales[j] > LARGEST_SCALE) {
                throw new IllegalArgumentException("the binary scale of neuron " + j + " must be in [-" + LARGEST_SCALE
                        + ", " + LARGEST_SCALE + "], got " + scales[j]);
            }
        }
        return new Network(signs.clone(), a, Checks.finite("hidden weights", hidden, hidden[0].length), scales.clone());
    }

    /** Number of neurons, m ≥ 1. */
    public int m() {
        return outputs.length;
    }

    /** Dimension of the inputs. */
    public int d() {
        return dimension;
    }

    /** s_j ∈ {−1, 0, +1}. */
    public int sign(int j) {
        return signs[neuron(j)];
    }

    /** The m signs; a copy. */
    public int[] signs() {
        return signs.clone();
    }

    /** e_j: the neuron is 2^{e_j} times its stored part. */
    public int binaryScale(int j) {
        return scales[neuron(j)];
    }

    /** The log-scale ℓ_j = e_j log 2: the neuron is e^{ℓ_j} times its stored part. */
    public double logScale(int j) {
        return scales[neuron(j)] * LOG_2;
    }

    /** The stored part of a_j. */
    public double storedOutput(int j) {
        return outputs[neuron(j)];
    }

    /** The stored part of w_j, d numbers; a copy. */
    public double[] storedHidden(int j) {
        return hidden[neuron(j)].clone();
    }

    /** a_j itself; 0 where it is below the smallest double. */
    public double output(int j) {
        return Math.scalb(outputs[neuron(j)], scales[j]);
    }

    /** w_j itself, d numbers; 0 where an entry is below the smallest double. */
    public double[] hidden(int j) {
        neuron(j);
        double[] w = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            w[i] = Math.scalb(hidden[j][i], scales[j]);
        }
        return w;
    }

    /** log |a_j|; −∞ for 0. */
    public double logOutput(int j) {
        return logScale(j) + StrictMath.log(Math.abs(outputs[j]));
    }

    /** log ‖w_j‖; −∞ for 0. */
    public double logNorm(int j) {
        return logScale(j) + StrictMath.log(Vectors.norm(hidden[j]));
    }

    /** The unit vector w_j/‖w_j‖, d numbers; zeros if w_j = 0. */
    public double[] direction(int j) {
        double norm = Vectors.norm(hidden[neuron(j)]);
        double[] unit = new double[dimension];
        for (int i = 0; norm > 0 && i < dimension; i++) {
            unit[i] = hidden[j][i] / norm;
        }
        return unit;
    }

    private int neuron(int j) {
        Checks.index("neuron", j, m());
        return j;
    }

    /** h(x), equation (2). */
    public double predict(double[] x) {
        if (x.length != dimension) {
            throw new IllegalArgumentException(
                    "an input must have the network's dimension " + dimension + ", got length " + x.length);
        }
        double sum = 0;
        for (int j = 0; j < m(); j++) {
            sum += contribution(j, Vectors.dot(hidden[j], x));
        }
        return Require.number("the network's output", sum);
    }

    /** h(x_k) for all k, n numbers. Cost O(mn) on the standard basis, else O(mnd). */
    public double[] predictions(Dataset data) {
        requireSameDimension(data);
        double[] h = new double[data.n()];
        for (int j = 0; j < m(); j++) {
            double[] u = data.coordinates(hidden[j]);
            for (int k = 0; k < h.length; k++) {
                h[k] += contribution(j, u[k]);
            }
        }
        for (double output : h) {
            Require.number("the network's output", output);
        }
        return h;
    }

    private double contribution(int j, double storedCoordinate) {
        return storedCoordinate > 0 ? Math.scalb(outputs[j] * storedCoordinate, Math.max(2 * scales[j], -4000)) : 0;
    }

    /** The loss (3), L = 1/(2n) Σ_k (h(x_k) − y_k)²: what the gradient flow descends. [our form] */
    public double loss(Dataset data) {
        return meanSquaredError(data) / 2;
    }

    /** The mean squared error 1/n Σ_k (h(x_k) − y_k)² = 2L: what the paper's experiments descend. */
    public double meanSquaredError(Dataset data) {
        double[] h = predictions(data);
        double sum = 0;
        for (int k = 0; k < h.length; k++) {
            double residual = data.label(k) - h[k];
            sum += residual * residual;
        }
        return sum / data.n();
    }

    /**
     * a_j² − ‖w_j‖², which the flow conserves (Proposition 1: 0 from a balanced start). For weights that are plain doubles.
     *
     * @throws IllegalArgumentException if it is ∞ − ∞
     */
    public double imbalance(int j) {
        double difference = output(j) * output(j);
        for (double value : hidden(j)) {
            difference -= value * value;
        }
        return Require.number("a^2 - |w|^2 of neuron " + j, difference);
    }

    /** ‖θ‖² = Σ_j (a_j² + ‖w_j‖²); 0 where that is below the smallest double. */
    public double squaredNorm() {
        double sum = 0;
        for (int j = 0; j < m(); j++) {
            sum += Math.scalb(storedSquare(j), Math.max(2 * scales[j], -4000));
        }
        return sum;
    }

    /** log ‖θ‖², also where ‖θ‖² itself is out of a double's range; −∞ for the zero network. */
    public double logSquaredNorm() {
        int top = Integer.MIN_VALUE;
        double[][] sizes = new double[m()][];
        for (int j = 0; j < m(); j++) {
            sizes[j] = new double[] {Math.abs(outputs[j]), Vectors.norm(hidden[j])};
            double larger = Math.max(sizes[j][0], sizes[j][1]);
            top = larger > 0 ? Math.max(top, scales[j] + Math.getExponent(larger)) : top;
        }
        double sum = 0;
        for (int j = 0; j < m(); j++) {
            for (double size : sizes[j]) {
                double scaled = Math.scalb(size, Math.max(scales[j] - top, -4000));
                sum += scaled * scaled;
            }
        }
        return sum == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(sum) + 2.0 * top * LOG_2;
    }

    private double storedSquare(int j) {
        return outputs[j] * outputs[j] + Vectors.dot(hidden[j], hidden[j]);
    }

    /**
     * One row per neuron: its sign, its binary scale e_j, and the stored parts {@code a, w0, w1, …} with 17 significant
     * digits as text; neuron j is 2^{e_j} times its stored part.
     */
    public Table table() {
        Table table = Table.create("network", IntColumn.create("sign", signs), IntColumn.create("binary scale", scales),
                StringColumn.create("a", Arrays.stream(outputs).mapToObj(Numbers::full)));
        for (int i = 0; i < dimension; i++) {
            int entry = i;
            table.addColumns(StringColumn.create("w" + i, Arrays.stream(hidden).map(w -> Numbers.full(w[entry]))));
        }
        return table;
    }

    /** Writes {@link #table} as CSV; the file is there whole or not at all. */
    public void writeCsv(Path file) {
        WholeFile.write(file, table().write().toString("csv"));
    }

    /** Throws unless the inputs have the network's dimension. */
    public void requireSameDimension(Dataset data) {
        if (data.d() != dimension) {
            throw new IllegalArgumentException(
                    "network and data must have one dimension: the network has " + dimension + ", the data " + data.d());
        }
    }

    @Override
    public String toString() {
        return "Network[m=" + m() + ", d=" + dimension + "]";
    }
}
