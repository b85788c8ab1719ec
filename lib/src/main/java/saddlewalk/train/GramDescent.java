package saddlewalk.train;

import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/**
 * Gradient descent with a fixed step η on the mean squared error for any inputs, through their Gram matrix G: with
 * u_jk = ⟨w_j, x_k⟩, the residual r_k = y_k − h(x_k) and p_jk = 1{u_jk > 0} r_k, one step is
 * a_j += (2η/n) ⟨p_j, u_j⟩ and u_j += (2η/n) a_j G p_j. The dimension does not enter. Full batch, or mini-batches: each
 * epoch goes through the data once in a fresh random order, with η on the mean squared error of each batch.
 *
 * <p>Neurons carry their scale as a power of two, as in {@link GradientDescent}, which this reproduces on orthonormal
 * inputs. Weights are never formed: w_j is its start plus Σ_k c_jk x_k, and the c_jk are kept for norms. The product with G
 * is EJML's of one thread; every sum has a fixed order. Cost O(mn²) a step, O(mn) while residual and activations stand
 * still. Immutable: {@code with…} returns a new object.
 */
public final class GramDescent {
    final double[] labels;
    final Inputs inputs;
    final Network start;
    final double stepSize;
    final long epochLimit;
    final double tolerance;
    final double[] levels;
    final long every;
    final long[] looks;
    final int batch;                                        // data of a batch; n: full batch
    final long batchSeed;

    private GramDescent(double[] labels, Inputs inputs, Network start, double stepSize, long epochLimit, double tolerance,
            double[] levels, long every, long[] looks, int batch, long batchSeed) {
        this.labels = labels;
        this.inputs = inputs;
        this.start = start;
        this.stepSize = stepSize;
        this.epochLimit = epochLimit;
        this.tolerance = tolerance;
        this.levels = levels;
        this.every = every;
        this.looks = looks;
        this.batch = batch;
        this.batchSeed = batchSeed;
    }

    /**
     * Full-batch training with step size 0.01, at most ten million epochs, until a mean squared error of 1e−24·‖y‖²/n.
     *
     * @param labels n ≥ 1 numbers, 0 or of a size from 1e−140 to 1e140
     * @param inputs n inputs in the network's dimension
     * @throws IllegalArgumentException if numbers or dimensions differ, or a label is none
     */
    public static GramDescent of(double[] labels, Inputs inputs, Network start) {
        if (labels.length != inputs.n()) {
            throw new IllegalArgumentException("one input per label: there are " + labels.length + " labels and "
                    + inputs.n() + " inputs");
        }
        if (inputs.d() != start.d()) {
            throw new IllegalArgumentException("network and inputs must have one dimension: the network has " + start.d()
                    + ", the inputs " + inputs.d());
        }
        double[] y = Dataset.of(labels).labels();
        double squares = Arrays.stream(y).map(label -> label * label).reduce(0, Double::sum);
        return new GramDescent(y, inputs, start, 0.01, 10_000_000, 1e-24 * squares / labels.length,
                new double[0], Long.MAX_VALUE, new long[0], labels.length, 0);
    }

    /** The same from another start, of the same dimension. */
    public GramDescent withStart(Network other) {
        if (other.d() != start.d()) {
            throw new IllegalArgumentException("a start must have the inputs' dimension " + start.d() + ", got "
                    + other.d());
        }
        return new GramDescent(labels, inputs, other, stepSize, epochLimit, tolerance, levels, every, looks, batch,
                batchSeed);
    }

    /** Step size η on the mean squared error (of a batch), > 0 and at most 10⁵⁰. */
    public GramDescent withStepSize(double eta) {
        Require.stepSize(eta);
        return new GramDescent(labels, inputs, start, eta, epochLimit, tolerance, levels, every, looks, batch,
                batchSeed);
    }

    /** The last epoch allowed, ≥ 0. */
    public GramDescent withEpochLimit(long epochs) {
        if (epochs < 0) {
            throw new IllegalArgumentException("epoch limit must be >= 0, got " + epochs);
        }
        return new GramDescent(labels, inputs, start, stepSize, epochs, tolerance, levels, every, looks, batch,
                batchSeed);
    }

    /** Stop once the mean squared error over all data is at most this; ≥ 0. Data that no neuron sees count, too. */
    public GramDescent withTolerance(double meanSquaredError) {
        if (!(meanSquaredError >= 0)) {
            throw new IllegalArgumentException("tolerance must be >= 0, got " + Numbers.full(meanSquaredError));
        }
        return new GramDescent(labels, inputs, start, stepSize, epochLimit, meanSquaredError, levels, every, looks, batch,
                batchSeed);
    }

    /** Finds the first epoch at which the mean squared error is at or below each of these levels. */
    public GramDescent watching(double... meanSquaredErrors) {
        Objects.requireNonNull(meanSquaredErrors, "meanSquaredErrors");
        for (double level : meanSquaredErrors) {
            if (!(level >= 0)) {
                throw new IllegalArgumentException("a level of the mean squared error must be >= 0, got "
                        + Numbers.full(level));
            }
        }
        return new GramDescent(labels, inputs, start, stepSize, epochLimit, tolerance, meanSquaredErrors.clone(), every,
                looks, batch, batchSeed);
    }

    /** Records the mean squared error and every log‖w_j‖ at each {@code epochs}-th epoch, from 0; the last one always. */
    public GramDescent recordingEvery(long epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs between records must be at least 1, got " + epochs);
        }
        return new GramDescent(labels, inputs, start, stepSize, epochLimit, tolerance, levels, epochs, looks, batch,
                batchSeed);
    }

    /** Notes which data are fitted at each of these epochs, ≥ 0, that the run reaches. */
    public GramDescent lookingAt(long... epochs) {
        Objects.requireNonNull(epochs, "epochs");
        for (long epoch : epochs) {
            if (epoch < 0) {
                throw new IllegalArgumentException("an epoch to look at must be >= 0, got " + epoch);
            }
        }
        return new GramDescent(labels, inputs, start, stepSize, epochLimit, tolerance, levels, every, epochs.clone(), batch,
                batchSeed);
    }

    /**
     * Mini-batches: every epoch takes the data in a fresh random order (WELL19937c), {@code size} at a time.
     *
     * @param size B, a divisor of n
     */
    public GramDescent withBatches(int size, long seed) {
        if (size < 1 || labels.length % size != 0) {
            throw new IllegalArgumentException("the size of a batch must be a divisor of n = " + labels.length + ", got "
                    + size);
        }
        return new GramDescent(labels, inputs, start, stepSize, epochLimit, tolerance, levels, every, looks, size,
                seed);
    }

    /** Trains until the tolerance, the epoch limit, an interrupt of this thread, or an overflow; the result says which. */
    public GramRun run() {
        return new Run().run();
    }

    /** The state of one run. */
    private final class Run {
        private static final double DIVERGED = 1e100;
        private static final int RENORMALISE_AT = 8;        // binary exponent of the largest stored number of a neuron
        private static final double FLOOR = 1e-300;         // stored coordinates keep their sign when the scale moves
        private static final double INVISIBLE = 0x1p-140;
        private static final int RENORMALISE_MASK = (1 << 3) - 1;
        private static final int POLL_MASK = (1 << 10) - 1;

        private final int n = labels.length;
        private final int m = start.m();
        private final DMatrixRMaj gram = new DMatrixRMaj(inputs.gram());
        private final DMatrixRMaj u = new DMatrixRMaj(m, n);
        private final DMatrixRMaj c = new DMatrixRMaj(m, n);
        private final DMatrixRMaj pulls = new DMatrixRMaj(m, n);
        private final DMatrixRMaj moves = new DMatrixRMaj(m, n);
        private final double[] a = new double[m];
        private final int[] scale = new int[m];
        private final double[] weight = new double[m];      // 2^{2·scale}, 0 where the neuron's outputs do not show
        private final double smallest = Arrays.stream(labels).map(Math::abs).filter(v -> v > 0).min().orElse(1);
        private final double[] residual = labels.clone();
        private final double[] outputs = new double[n];
        private final boolean[] inBatch = new boolean[n];
        private final int[] order = new int[n];
        private final Well19937c random = new Well19937c(new int[] {(int) (batchSeed >>> 32), (int) batchSeed, 13});
        private final GramLog log = new GramLog(GramDescent.this);
        private boolean changed = true;                     // residual, activations or batch, since the last product
        // neurons may grow by more than a factor e in an epoch: look at their scales after every step
        private final boolean fast = 2 * stepSize / batch * Arrays.stream(labels).map(Math::abs).sum()
                * inputs.largest() > 1;
        private double error;

        private Run() {
            for (int j = 0; j < m; j++) {
                a[j] = start.storedOutput(j);
                scale[j] = start.binaryScale(j);
                double[] coordinates = inputs.coordinates(start.storedHidden(j));
                System.arraycopy(coordinates, 0, u.data, j * n, n);
                renormalise(j);
            }
            for (int k = 0; k < n; k++) {
                order[k] = k;
            }
            Arrays.fill(inBatch, true);
        }

        private GramRun run() {
            measure();
            double diverged = DIVERGED * Math.max(1, error);
            for (long epoch = 0;; epoch++) {
                log.look(epoch, error, c, scale, residual);
                Stop stop = error <= tolerance ? Stop.REACHED_TOLERANCE : epoch == epochLimit ? Stop.EPOCH_LIMIT
                        : !(error < diverged) ? Stop.DIVERGED
                        : (epoch & POLL_MASK) == 0 && Thread.currentThread().isInterrupted() ? Stop.INTERRUPTED : null;
                if (stop != null) {
                    return log.finish(epoch, error, stop, a, u, c, scale);
                }
                if (batch == n) {
                    step(epoch + 1, 2 * stepSize / n);
                } else {
                    batches(epoch + 1);
                }
            }
        }

        private void batches(long epoch) {
            for (int k = n - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int held = order[k];
                order[k] = order[other];
                order[other] = held;
            }
            for (int first = 0; first < n; first += batch) {
                Arrays.fill(inBatch, false);
                for (int i = first; i < first + batch; i++) {
                    inBatch[order[i]] = true;
                }
                changed = true;
                step(epoch, 2 * stepSize / batch);
            }
        }

        private void step(long epoch, double epsilon) {
            if (changed) {
                for (int i = 0; i < m * n; i++) {
                    pulls.data[i] = u.data[i] > 0 && inBatch[i % n] ? residual[i % n] : 0;
                }
                MatrixMatrixMult_DDRM.mult_reorder(pulls, gram, moves);
                changed = false;
            }
            double[] coordinates = u.data;
            double[] coefficients = c.data;
            double[] pull = pulls.data;
            double[] move = moves.data;
            for (int j = 0; j < m; j++) {
                double inner = 0;
                double before = epsilon * a[j];
                for (int i = j * n; i < (j + 1) * n; i++) {
                    double from = coordinates[i];
                    double to = from + before * move[i];
                    inner += pull[i] * from;
                    coordinates[i] = to;
                    coefficients[i] += before * pull[i];
                    if (from > 0 != to > 0) {
                        changed = true;
                        log.switched(epoch, j, i - j * n, to > 0);
                    }
                }
                a[j] += epsilon * inner;
                if (fast || (epoch & RENORMALISE_MASK) == 0) {
                    renormalise(j);
                }
            }
            measure();
        }

        /** Moves a neuron's scale so that its largest stored number is near 1; no coordinate loses its sign on the way. */
        private void renormalise(int j) {
            double largest = Math.abs(a[j]);
            for (int i = j * n; i < (j + 1) * n; i++) {
                largest = Math.max(largest, Math.abs(u.data[i]));
            }
            int shift = largest == 0 || !Double.isFinite(largest) ? 0 : Math.getExponent(largest);
            weigh(j, largest);
            if (Math.abs(shift) < RENORMALISE_AT) {
                return;
            }
            a[j] = Math.scalb(a[j], -shift);
            for (int i = j * n; i < (j + 1) * n; i++) {
                double scaled = Math.scalb(u.data[i], -shift);
                u.data[i] = u.data[i] == 0 ? 0 : Math.copySign(Math.max(FLOOR, Math.abs(scaled)), u.data[i]);
                c.data[i] = Math.scalb(c.data[i], -shift);
            }
            scale[j] += shift;
            weigh(j, Math.scalb(largest, -shift));
        }

        /** Outputs below 2^−140 of every label are left out until the next look: nor will they show before it. */
        private void weigh(int j, double largest) {
            double whole = Scales.scaled(1, 2 * scale[j]);
            weight[j] = whole * largest * largest < INVISIBLE * smallest ? 0 : whole;
        }

        private void measure() {
            Arrays.fill(outputs, 0);
            for (int j = 0; j < m; j++) {
                double factor = a[j] * weight[j];
                for (int k = 0; k < n && factor != 0; k++) {
                    double coordinate = u.data[j * n + k];
                    outputs[k] += coordinate > 0 ? factor * coordinate : 0;
                }
            }
            double squares = 0;
            for (int k = 0; k < n; k++) {
                double value = labels[k] - outputs[k];
                changed |= value != residual[k];
                residual[k] = value;
                squares += value * value;
            }
            error = squares / n;
        }
    }
}
