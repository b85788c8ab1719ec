package saddlewalk.train;

import java.util.Arrays;
import saddlewalk.Numbers;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Full-batch gradient descent with a fixed step η on the mean squared error, as in the paper's experiments (appendix A):
 * a_j += (2η/n) Σ_k 1{u_jk > 0} u_jk r_k and u_jk += (2η/n) 1{u_jk > 0} a_j r_k with u_jk = ⟨w_j, x_k⟩ and residual
 * r_k = y_k − h(x_k). The ReLU's derivative is 1{z > 0} (Assumption 2).
 *
 * <p>Each neuron carries its scale as a power of two, so that nothing underflows at log λ = −1000, nor at −10⁶; a neuron
 * whose output is lost in the rounding of every residual is left out of it. Sums have one fixed order: the same bits on
 * every machine. Immutable: {@code with…} returns a new object. Cost per epoch O(active coordinates); no allocation.
 */
public final class GradientDescent {
    private static final int POLL_MASK = (1 << 14) - 1;     // look for an interrupt every 16,384 epochs

    private final Dataset data;
    private final Network start;
    private final double stepSize;
    private final long epochLimit;
    private final double tolerance;
    private final Recorder recorder;
    private final double[] levels;

    private GradientDescent(Dataset data, Network start, double stepSize, long epochLimit, double tolerance,
            Recorder recorder, double[] levels) {
        this.data = data;
        this.start = start;
        this.stepSize = stepSize;
        this.epochLimit = epochLimit;
        this.tolerance = tolerance;
        this.recorder = recorder;
        this.levels = levels;
    }

    /**
     * Training with the paper's step size 0.01, a limit of ten million epochs, a tolerance of 1e−24·‖y‖²/n on the mean
     * squared error of the data that some neuron sees at the start, recording only the ends.
     *
     * @throws IllegalArgumentException if the dimensions differ
     */
    public static GradientDescent of(Dataset data, Network start) {
        start.requireSameDimension(data);
        double squares = 0;
        for (double label : data.labels()) {
            squares += label * label;
        }
        return new GradientDescent(data, start, 0.01, 10_000_000, 1e-24 * squares / data.n(), Recorder.endsOnly(),
                new double[0]);
    }

    /** Step size η > 0 on the mean squared error. */
    public GradientDescent withStepSize(double eta) {
        if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step size must be finite and > 0, got " + Numbers.full(eta));
        }
        return new GradientDescent(data, start, eta, epochLimit, tolerance, recorder, levels);
    }

    /** The last epoch allowed, ≥ 0. */
    public GradientDescent withEpochLimit(long epochs) {
        if (epochs < 0) {
            throw new IllegalArgumentException("epoch limit must be >= 0, got " + epochs);
        }
        return new GradientDescent(data, start, stepSize, epochs, tolerance, recorder, levels);
    }

    /** Stop once the mean squared error over the data that some neuron sees at the start is at most this; ≥ 0. */
    public GradientDescent withTolerance(double meanSquaredError) {
        if (!(meanSquaredError >= 0)) {
            throw new IllegalArgumentException("tolerance must be >= 0, got " + Numbers.full(meanSquaredError));
        }
        return new GradientDescent(data, start, stepSize, epochLimit, meanSquaredError, recorder, levels);
    }

    /** What to record, and when. */
    public GradientDescent recording(Recorder what) {
        return new GradientDescent(data, start, stepSize, epochLimit, tolerance, what, levels);
    }

    /** Finds the first epoch at which the mean squared error is at or below each of these levels. */
    public GradientDescent watching(double... meanSquaredErrors) {
        for (double level : meanSquaredErrors) {
            if (!(level >= 0)) {
                throw new IllegalArgumentException("a level of the mean squared error must be >= 0, got "
                        + Numbers.full(level));
            }
        }
        return new GradientDescent(data, start, stepSize, epochLimit, tolerance, recorder, meanSquaredErrors.clone());
    }

    /** Trains until the tolerance, the epoch limit, an interrupt of this thread, or an overflow; the result says which. */
    public Trajectory run() {
        return new Run().run();
    }

    /** The state of one run. */
    private final class Run {
        private final int n = data.n();
        private final double[] y = data.labels();
        private final double[] covered = new double[n];                   // 1 where some neuron sees the datum
        private final double[] outputs = new double[n];
        private final double[] residual = data.labels();
        private final Neuron[] neurons = new Neuron[start.m()];
        private final double epsilon = 2 * stepSize / n;
        private final double smallestLabel = Arrays.stream(y).map(Math::abs).filter(v -> v > 0).min().orElse(1);
        private final TrajectoryBuilder log = new TrajectoryBuilder(data, start, stepSize, recorder, levels);
        private double coveredError;
        private double error;

        private Run() {
            ActivationMask mask = ActivationMask.of(data, start);
            Arrays.fill(covered, 1);
            for (int k : mask.zeroRows()) {
                covered[k] = 0;
            }
            for (int j = 0; j < neurons.length; j++) {
                neurons[j] = new Neuron(data, start, j);
                neurons[j].look(smallestLabel);
            }
        }

        private Trajectory run() {
            long epoch = 0;
            long nextRecord = 0;
            measure();
            Stop stop;
            while (true) {
                if (error <= log.nextLevel()) {
                    log.cross(epoch, error);
                }
                if (epoch == nextRecord) {
                    log.record(epoch, error, outputs, neurons);
                    nextRecord = recorder.next(epoch);
                }
                if (coveredError <= tolerance) {
                    stop = Stop.REACHED_TOLERANCE;
                    break;
                }
                if (epoch == epochLimit) {
                    stop = Stop.EPOCH_LIMIT;
                    break;
                }
                if (!(error < 1e300)) {
                    stop = Stop.DIVERGED;
                    break;
                }
                if ((epoch & POLL_MASK) == 0 && Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    stop = Stop.INTERRUPTED;
                    break;
                }
                epoch++;
                step(epoch);
            }
            return log.finish(epoch, error, outputs, neurons, stop);
        }

        private void step(long epoch) {
            boolean shows = false;
            for (Neuron neuron : neurons) {
                if (neuron.step(epsilon, residual)) {
                    log.switchedOff(epoch, neuron, neurons);
                }
                if (neuron.wantsRenormalising()) {
                    neuron.renormalise();
                    neuron.look(smallestLabel);
                }
                shows |= neuron.visible;
            }
            if (shows) {
                measure();
            }
        }

        private void measure() {
            Arrays.fill(outputs, 0);
            for (Neuron neuron : neurons) {
                if (neuron.visible) {
                    neuron.addTo(outputs);
                }
            }
            double seen = 0;
            double all = 0;
            for (int k = 0; k < n; k++) {
                double r = y[k] - outputs[k];
                residual[k] = r;
                double square = r * r;
                seen += covered[k] * square;
                all += square;
            }
            coveredError = seen / n;
            error = all / n;
        }
    }
}
