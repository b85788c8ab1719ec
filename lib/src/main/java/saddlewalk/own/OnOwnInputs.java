package saddlewalk.own;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.limit.FirstPlateau.Switch;
import saddlewalk.model.DataFile;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;
import saddlewalk.train.GramDescent;
import saddlewalk.train.GramRun;
import saddlewalk.train.Trajectory;

/**
 * A file's labels on the very inputs that it has, orthonormal or not: training through their Gram matrix, and for positive labels the
 * first plateau in closed form beside it. Every epoch is made, so that it is for a few data. Immutable.
 */
public final class OnOwnInputs {
    /** More data are not trained: an epoch takes m·n² products. */
    public static final int MOST_TRAINED = 64;
    private static final double GROWTH = 0.02;              // the most by which a neuron grows in an epoch, whatever it sees
    private static final double BEGUN = 0.9;                // of the error at the start: the first jump has begun
    private static final long EPOCH_LIMIT = 1_000_000;

    private final double[] labels;
    private final Inputs inputs;
    private final Network start;
    private final double stepSize;

    private OnOwnInputs(double[] labels, Inputs inputs, Network start, double stepSize) {
        this.labels = labels;
        this.inputs = inputs;
        this.start = start;
        this.stepSize = stepSize;
    }

    /**
     * A balanced start with random directions, its signs those of the labels if these have one sign, else random. Very small or large
     * labels are multiplied by a power of 4, as in {@link OwnProblem}.
     *
     * @param m number of neurons, 1 … 64
     * @param logLambda log λ in [−1000, 0)
     * @throws IllegalArgumentException if there are more than 64 labels or neurons, λ is smaller, the inputs are all 0 or too large to
     *     be multiplied, or the labels are as {@link OwnProblem} refuses them
     */
    public static OnOwnInputs of(DataFile file, int m, double logLambda, long seed) {
        if (file.n() > MOST_TRAINED || m > MOST_TRAINED || !(logLambda >= -1000)) {
            throw new IllegalArgumentException(file.file() + ": training on the file's own inputs is limited to " + MOST_TRAINED
                    + " labels, " + MOST_TRAINED + " neurons and log lambda >= -1000 (an epoch takes m·n² products, and every one is"
                    + " made), got n = " + file.n() + ", m = " + m + ", log lambda = " + Numbers.brief(logLambda)
                    + "; take fewer, or GramDescent with more patience");
        }
        int unit = OwnProblem.unit(file.labels());
        double[] labels = Arrays.stream(file.labels()).map(y -> Math.scalb(y, 2 * unit)).toArray();
        Inputs inputs = Inputs.of(IntStream.range(0, file.n()).mapToObj(file::input).toArray(double[][]::new));
        boolean positive = Arrays.stream(labels).allMatch(y -> y >= 0);
        Network start = positive ? Initialization.balancedPositive(m, file.d(), logLambda, seed)
                : Initialization.balanced(m, file.d(), logLambda, seed);
        double largest = 0;                                 // (Σ |y_k| |y_l| |G_kl|)^½, no less than any ‖Σ_S y_k x_k‖
        for (int k = 0; k < labels.length; k++) {
            for (int l = 0; l < labels.length; l++) {
                largest += Math.abs(labels[k] * labels[l] * inputs.inner(k, l));
            }
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(file.file() + ": some input with a label other than 0 must not be 0, and none too large to"
                    + " be multiplied, got a sum of products of " + Numbers.full(largest) + "; take inputs of length near 1");
        }
        return new OnOwnInputs(labels, inputs, start, GROWTH * labels.length / (2 * StrictMath.sqrt(largest)));
    }

    /** η. */
    public double stepSize() {
        return stepSize;
    }

    /** The first plateau in closed form; for positive labels. */
    public FirstPlateau plateau() {
        return FirstPlateau.of(labels, inputs, start, stepSize);
    }

    private GramDescent descent() {
        return GramDescent.of(labels, inputs, start).withStepSize(stepSize).withEpochLimit(EPOCH_LIMIT);
    }

    /** Training until a tenth of the mean squared error is gone. */
    public GramRun firstJump() {
        return descent().withTolerance(BEGUN * Arrays.stream(labels).map(y -> y * y).sum() / labels.length).run();
    }

    /** Training until 1e−24·‖y‖²/n, or for a million epochs. */
    public GramRun train() {
        return descent().run();
    }

    /** For each datum the first epoch at which the neuron that shows first sees it, not having seen it before; −1 if there is none. */
    public List<Long> comesToSee() {
        FirstPlateau plateau = plateau();
        List<Switch> switches = plateau.switches(plateau.first());
        return IntStream.range(0, labels.length).mapToObj(k -> switches.stream().filter(s -> s.on() && s.datum() == k)
                .map(Switch::epoch).findFirst().orElse(Trajectory.NEVER)).toList();
    }

    /** The same of a run, for the neuron that shows first by the closed form. */
    public List<Long> comesToSee(GramRun run) {
        int first = plateau().first();
        return IntStream.range(0, labels.length).mapToObj(k -> run.firstOn(first, k)).toList();
    }

    @Override
    public String toString() {
        return "OnOwnInputs[" + inputs + ", m=" + start.m() + ", step size " + Numbers.brief(stepSize) + "]";
    }
}
