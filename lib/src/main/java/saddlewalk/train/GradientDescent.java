package saddlewalk.train;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
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
 * every machine. Immutable: {@code with…} returns a new object. Cost O(active coordinates) an epoch, without allocation in
 * an ordinary step.
 */
public final class GradientDescent {
    private static final double DIVERGED = 1e100;           // times the error at the start: the weights are finite still
    private static final int POLL_MASK = (1 << 14) - 1;     // look for an interrupt every 16,384 ordinary steps
    private static final int LISTEN_MASK = (1 << 6) - 1;    // ask every 64 steps which coordinates show
    private static final int STEPS_BETWEEN_LOOKS = 64;      // ordinary steps after which to look for a closed form

    private final Dataset data;
    private final Network start;
    private final double stepSize;
    private final long epochLimit;
    private final double tolerance;
    private final Recorder recorder;
    private final double[] levels;
    private final boolean leaps;

    private GradientDescent(Dataset data, Network start, double stepSize, long epochLimit, double tolerance,
            Recorder recorder, double[] levels, boolean leaps) {
        this.data = data;
        this.start = start;
        this.stepSize = stepSize;
        this.epochLimit = epochLimit;
        this.tolerance = tolerance;
        this.recorder = recorder;
        this.levels = levels;
        this.leaps = leaps;
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
                new double[0], true);
    }

    /** Step size η on the mean squared error, > 0 and at most 10⁵⁰. */
    public GradientDescent withStepSize(double eta) {
        Require.stepSize(eta);
        return new GradientDescent(data, start, eta, epochLimit, tolerance, recorder, levels, leaps);
    }

    /** The last epoch allowed, ≥ 0. */
    public GradientDescent withEpochLimit(long epochs) {
        if (epochs < 0) {
            throw new IllegalArgumentException("epoch limit must be >= 0, got " + epochs);
        }
        return new GradientDescent(data, start, stepSize, epochs, tolerance, recorder, levels, leaps);
    }

    /**
     * Stop once the mean squared error over the data that some neuron sees at the start is at most this; ≥ 0. To see a datum is
     * to be active on it with its label's sign (M of Assumption 4). A start is assumed small: a neuron that is large on a
     * datum of the other sign still has an output to lose there, and that is not waited for.
     */
    public GradientDescent withTolerance(double meanSquaredError) {
        if (!(meanSquaredError >= 0)) {
            throw new IllegalArgumentException("tolerance must be >= 0, got " + Numbers.full(meanSquaredError));
        }
        return new GradientDescent(data, start, stepSize, epochLimit, meanSquaredError, recorder, levels, leaps);
    }

    /** Every epoch as an ordinary step, no closed form: slower, and what the leaping default is checked against. */
    public GradientDescent stepByStep() {
        return new GradientDescent(data, start, stepSize, epochLimit, tolerance, recorder, levels, false);
    }

    /** What to record, and when. */
    public GradientDescent recording(Recorder what) {
        return new GradientDescent(data, start, stepSize, epochLimit, tolerance, what, levels, leaps);
    }

    /** Finds the first epoch at which the mean squared error is at or below each of these levels. */
    public GradientDescent watching(double... meanSquaredErrors) {
        Objects.requireNonNull(meanSquaredErrors, "meanSquaredErrors");
        for (double level : meanSquaredErrors) {
            if (!(level >= 0)) {
                throw new IllegalArgumentException("a level of the mean squared error must be >= 0, got "
                        + Numbers.full(level));
            }
        }
        return new GradientDescent(data, start, stepSize, epochLimit, tolerance, recorder, meanSquaredErrors.clone(),
                leaps);
    }

    /** Trains until the tolerance, the epoch limit, an interrupt of this thread, or an overflow; the result says which. */
    public Trajectory run() {
        return new Run().run().remembered();
    }

    /** The state of one run. */
    private final class Run {
        private final int n = data.n();
        private final double[] y = data.labels();
        private final double[] covered = new double[n];                   // 1 where some neuron sees the datum
        private final double[] ones = new double[n];
        private final double[] outputs = new double[n];
        private final double[] residual = data.labels();
        private final Neuron[] neurons = new Neuron[start.m()];
        private final double epsilon = 2 * stepSize / n;
        private final double smallestLabel = Arrays.stream(y).map(Math::abs).filter(v -> v > 0).min().orElse(1);
        private final TrajectoryBuilder log = new TrajectoryBuilder(data, start, stepSize, recorder, levels);
        private final int[] measured = IntStream.range(0, n).toArray();   // the data that do not stand still
        private int measuredCount = n;
        private double coveredError;
        private double error;
        private double least;                                             // no entry of the residual is below
        private double most;                                              // … or above: twice the sums of either sign
        private double diverged;
        private long nextRecord;
        private boolean interruptedInLeap;

        private Run() {
            ActivationMask mask = ActivationMask.of(data, start);
            Arrays.fill(covered, 1);
            Arrays.fill(ones, 1);
            for (int k : mask.zeroRows()) {
                covered[k] = 0;
            }
            for (int j = 0; j < neurons.length; j++) {
                neurons[j] = new Neuron(data, start, j);
                neurons[j].look(smallestLabel);
                if (start.sign(j) == 0) {                   // it will take the sign of what it sees
                    neurons[j].cover(covered);
                }
            }
        }

        private Trajectory run() {
            long epoch = 0;
            measure();
            diverged = DIVERGED * Math.max(1, error);
            long nextLook = leaps ? 0 : Long.MAX_VALUE;
            while (true) {
                Stop stop = look(epoch);
                if (stop != null) {
                    return log.finish(epoch, error, outputs, neurons, stop);
                }
                long there = epoch >= nextLook ? leap(epoch) : epoch;
                if (there > epoch) {
                    epoch = there;
                    continue;
                }
                if (epoch >= nextLook) {
                    nextLook = epoch + STEPS_BETWEEN_LOOKS;
                }
                epoch++;
                step(epoch);
            }
        }

        /** Records what is due at this epoch; returns why to stop here, or null. */
        private Stop look(long epoch) {
            if (error <= log.nextLevel()) {
                log.cross(epoch, error);
            }
            if (epoch == nextRecord) {
                log.record(epoch, error, outputs, neurons);
                nextRecord = recorder.next(epoch);
            }
            if (coveredError <= tolerance) {
                return Stop.REACHED_TOLERANCE;
            }
            if (epoch == epochLimit) {
                return Stop.EPOCH_LIMIT;
            }
            if (!(error < diverged)) {
                return Stop.DIVERGED;
            }
            boolean poll = (epoch & POLL_MASK) == 0 || interruptedInLeap;
            return poll && Thread.currentThread().isInterrupted() ? Stop.INTERRUPTED : null;
        }

        /** Goes as far as closed forms reach from here, recording on the way; returns the epoch reached. */
        private long leap(long epoch) {
            interruptedInLeap = Thread.currentThread().isInterrupted();
            if (interruptedInLeap) {
                return epoch;
            }
            settle();
            long length = Plateau.length(neurons, residual, epsilon, smallestLabel);
            if (length >= STEPS_BETWEEN_LOOKS) {
                return leapPlateau(epoch, Math.min(length, epochLimit - epoch));
            }
            SingleJump jump = SingleJump.find(neurons, y, residual, epsilon, smallestLabel);
            return jump == null ? epoch : runJump(epoch, jump);
        }

        /** Takes the residual of data whose visible neurons have all settled for 0, which it is up to rounding. */
        private void settle() {
            boolean[] moving = new boolean[n];
            boolean[] still = new boolean[n];
            for (Neuron neuron : neurons) {
                if (neuron.visible && neuron.isSettled(epsilon, residual, y)) {
                    neuron.mark(still);
                } else if (neuron.visible) {
                    neuron.markMoving(moving, residual, y);
                }
            }
            int count = 0;
            for (int k = 0; k < n; k++) {
                still[k] &= !moving[k];
                if (still[k]) {
                    residual[k] = 0;
                } else {
                    measured[count++] = k;
                }
            }
            measuredCount = count;
            for (Neuron neuron : neurons) {
                neuron.passOver(still);
            }
        }

        private long leapPlateau(long epoch, long length) {
            long end = epoch + length;
            while (nextRecord < end) {
                Neuron[] then = neurons;
                if (recorder.norms() || recorder.networks()) {
                    then = copies();
                    for (Neuron neuron : then) {
                        neuron.leap(nextRecord - epoch, epsilon, residual);
                    }
                }
                log.record(nextRecord, error, outputs, then);
                nextRecord = recorder.next(nextRecord);
            }
            for (Neuron neuron : neurons) {
                neuron.leap(length, epsilon, residual);
                neuron.look(smallestLabel);
            }
            return end;
        }

        private long runJump(long epoch, SingleJump jump) {
            double otherCovered = jump.squaredResidualElsewhere(covered);
            double other = jump.squaredResidualElsewhere(ones);
            long now = epoch;
            long nextCheck = now + jump.chunk();
            while (now < epochLimit && !jump.settled()) {
                if (now == nextCheck) {
                    if (jump.othersShow() || Thread.currentThread().isInterrupted()) {
                        break;
                    }
                    nextCheck += jump.chunk();
                }
                jump.step();
                now++;
                double squares = jump.squaredResidual();
                error = (other + squares) / n;
                if (error <= log.nextLevel()) {
                    log.cross(now, error);
                }
                if ((otherCovered + squares) / n <= tolerance) {
                    break;
                }
                if (now == nextRecord && now < epochLimit) {
                    Neuron[] then = copies();
                    jump.writeTo(then);
                    log.record(now, error, jump.outputs(outputs), then);
                    nextRecord = recorder.next(now);
                }
            }
            jump.writeTo(neurons);
            for (Neuron neuron : neurons) {
                if (neuron.wantsRenormalising()) {
                    neuron.renormalise();
                }
                neuron.look(smallestLabel);
            }
            measure();
            return now;
        }

        private Neuron[] copies() {
            return Arrays.stream(neurons).map(Neuron::copy).toArray(Neuron[]::new);
        }

        private void step(long epoch) {
            boolean shows = false;
            for (Neuron neuron : neurons) {
                if (neuron.step(epsilon, residual, least, most)) {
                    log.switchedOff(epoch, neuron, neurons);
                }
                if (neuron.wantsRenormalising()) {
                    neuron.renormalise();
                    neuron.look(smallestLabel);
                    neuron.listen(y);
                }
                shows |= neuron.visible;
            }
            if (shows) {
                if ((epoch & LISTEN_MASK) == 0) {
                    for (Neuron neuron : neurons) {
                        neuron.listen(y);
                    }
                }
                measure();
            }
        }

        private void measure() {
            for (int k = 0; k < measuredCount; k++) {
                outputs[measured[k]] = 0;
            }
            for (Neuron neuron : neurons) {
                if (neuron.visible) {
                    neuron.addTo(outputs);
                }
            }
            double evenSeen = 0;
            double oddSeen = 0;
            double evenAll = 0;
            double oddAll = 0;
            double low = 0;
            double high = 0;
            int i = 0;
            for (; i + 1 < measuredCount; i += 2) {                      // two sums each: neither waits for the other
                int k = measured[i];
                int l = measured[i + 1];
                double r0 = y[k] - outputs[k];
                double r1 = y[l] - outputs[l];
                residual[k] = r0;
                residual[l] = r1;
                evenAll += r0 * r0;
                oddAll += r1 * r1;
                evenSeen += covered[k] * (r0 * r0);
                oddSeen += covered[l] * (r1 * r1);
                low += (r0 - Math.abs(r0)) + (r1 - Math.abs(r1));
                high += (r0 + Math.abs(r0)) + (r1 + Math.abs(r1));
            }
            if (i < measuredCount) {
                int k = measured[i];
                double r0 = y[k] - outputs[k];
                residual[k] = r0;
                evenAll += r0 * r0;
                evenSeen += covered[k] * (r0 * r0);
                low += r0 - Math.abs(r0);
                high += r0 + Math.abs(r0);
            }
            least = low;
            most = high;
            coveredError = (evenSeen + oddSeen) / n;
            error = (evenAll + oddAll) / n;
        }
    }
}
