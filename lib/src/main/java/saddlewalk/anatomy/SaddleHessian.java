package saddlewalk.anatomy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * The Hessian of the loss (3) at a saddle by finite differences, and its eigenvalues by EJML; equation (19), appendix B.2. It
 * knows nothing of D_j: it calls the loss, with the activation pattern held, as a function of the m(n + 1) numbers a_j and
 * ⟨w_j, x_k⟩ (what lies orthogonal to the data has no effect).
 *
 * <p>With the pattern held the loss is of degree 2 in every single weight, so the central difference is exact for every step,
 * up to rounding.
 */
public final class SaddleHessian {
    /** An eigenvalue above this counts as positive: far above rounding (about 1e−14) and below any speed of interest. */
    public static final double POSITIVE = 1e-9;
    private static final double STEP = 0.5;

    private final double[] labels;
    private final boolean[] active;                          // of coordinate k of neuron j, at j·n + k
    private final double[] point;                            // neuron j: a_j, then n coordinates
    private final int n;
    private final int m;

    private SaddleHessian(double[] labels, boolean[] active, double[] point, int m) {
        this.labels = labels;
        this.active = active;
        this.point = point;
        this.n = labels.length;
        this.m = m;
    }

    /**
     * At saddle i of Algorithm 1, with the activation pattern that a trained network has on that plateau.
     *
     * @param process Algorithm 1
     * @param i saddle, 0 … p
     * @param trained a state of the flow on plateau i: only its activation pattern is read
     */
    public static SaddleHessian of(LimitProcess process, int i, FlowState trained) {
        Dataset data = process.data();
        Network saddle = process.saddle(i);
        int n = data.n();
        boolean[] active = new boolean[process.m() * n];
        double[] point = new double[process.m() * (n + 1)];
        for (int j = 0; j < process.m(); j++) {
            point[j * (n + 1)] = saddle.output(j);
            System.arraycopy(data.coordinates(saddle.hidden(j)), 0, point, j * (n + 1) + 1, n);
            for (int k = 0; k < n; k++) {
                active[j * n + k] = trained.isActive(j, k);
            }
        }
        return new SaddleHessian(data.labels(), active, point, process.m());
    }

    /**
     * One saddle and what was found there.
     *
     * @param saddle 0 … p
     * @param count how many eigenvalues of −Hessian are positive
     * @param eigenvalues those, descending
     */
    public record Spectrum(int saddle, int count, List<Double> eigenvalues) {
        public Spectrum {
            eigenvalues = List.copyOf(Objects.requireNonNull(eigenvalues, "eigenvalues"));
        }
    }

    /** The positive eigenvalues at every saddle 0 … p, with the patterns that a run has at δ and at each t_i + δ. */
    public static List<Spectrum> spectra(AnatomyProblem problem, FlowTrajectory run, double logLambda) {
        return IntStream.rangeClosed(0, problem.process().jumpCount()).mapToObj(i -> {
            FlowTime time = FlowTime.accelerated(
                    i == 0 ? problem.windows().delta() : problem.windows().until(i), logLambda);
            double[] found = of(problem.process(), i, run.at(time)).positiveEigenvalues();
            return new Spectrum(i, found.length, DoubleStream.of(found).boxed().toList());
        }).toList();
    }

    /** All eigenvalues of a table, one saddle after the other. */
    public static double[] values(List<Spectrum> spectra) {
        return spectra.stream().flatMap(one -> one.eigenvalues().stream()).mapToDouble(v -> v).toArray();
    }

    /** The saddle of each of these. */
    public static double[] saddles(List<Spectrum> spectra) {
        return spectra.stream().flatMapToDouble(one -> one.eigenvalues().stream().mapToDouble(v -> one.saddle())).toArray();
    }

    /** The network's output on datum k with the pattern held; cost O(m). */
    private double output(double[] theta, int k) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
            sum += active[j * n + k] ? theta[j * (n + 1)] * theta[j * (n + 1) + 1 + k] : 0;
        }
        return sum;
    }

    /** The loss (3) from the outputs. */
    private double loss(double[] outputs) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double residual = outputs[k] - labels[k];
            sum += residual * residual;
        }
        return sum / (2 * n);
    }

    /** Gives parameter p a value, and the outputs that it touches: one for a coordinate, all for an output weight. */
    private void set(double[] theta, double[] outputs, int p, double value) {
        theta[p] = value;
        int place = p % (n + 1);
        for (int k = place == 0 ? 0 : place - 1; k < (place == 0 ? n : place); k++) {
            outputs[k] = output(theta, k);
        }
    }

    /** The positive eigenvalues of −Hessian, descending; cost O((mn)³). */
    public double[] positiveEigenvalues() {
        int size = point.length;
        DMatrixRMaj minus = new DMatrixRMaj(size, size);
        double[] theta = point.clone();
        double[] outputs = new double[n];
        Arrays.setAll(outputs, k -> output(theta, k));
        for (int p = 0; p < size; p++) {
            for (int q = 0; q <= p; q++) {
                double second = difference(theta, outputs, p, q, STEP);
                minus.set(p, q, -second);
                minus.set(q, p, -second);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, false, true);
        if (!eigen.decompose(minus)) {
            throw new IllegalStateException("EJML found no eigenvalues of the Hessian of order " + size);
        }
        return IntStream.range(0, size).mapToDouble(i -> -eigen.getEigenvalue(i).getReal()).filter(value -> value < -POSITIVE)
                .sorted().map(value -> -value).toArray();
    }

    /** The central difference for the second derivative in parameters p and q. */
    private double difference(double[] theta, double[] outputs, int p, int q, double h) {
        double first = theta[p];
        double second = theta[q];
        double sum = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            set(theta, outputs, p, first + sign * h);
            double middle = theta[q];
            for (int other = -1; other <= 1; other += 2) {
                set(theta, outputs, q, middle + other * h);
                sum += sign * other * loss(outputs);
            }
            set(theta, outputs, q, second);
            set(theta, outputs, p, first);
        }
        return sum / (4 * h * h);
    }

    @Override
    public String toString() {
        return "SaddleHessian[order " + point.length + "]";
    }
}
