package saddlewalk.sweep;

import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.GradientDescent;

/**
 * One run of a sweep: one point of its grid.
 *
 * @param n         number of data, ≥ 1, and the dimension: the inputs are the standard basis
 * @param width     number of neurons; m itself with n·m at most 10⁸, or 2^a of them, for what holds none or few
 * @param logLambda log λ in [−10⁸, 700], no unit; what λ is, the start says
 * @param stepSize  η on the mean squared error, > 0 and at most 10⁵⁰
 * @param labels    law of the labels
 * @param start     law of the start
 * @param seeds     of both
 */
public record Setting(int n, Width width, double logLambda, double stepSize, Labels labels, Start start, Seeds seeds) {
    /** The paper's last epoch in Figures 5 and 6. */
    public static final long EPOCHS = 1_000_000;
    /** The mean squared error at which a training of Figures 5 and 6 is over. [our form: the paper's threshold is lost] */
    public static final double TOLERANCE = 1e-10;

    /** Names of what {@link #cells} gives. */
    static final List<String> COLUMNS = List.of("n", "m", "log_lambda", "step_size", "labels", "start", "label_seed",
            "weight_seed");
    private static final long MOST_WEIGHTS = 100_000_000;

    public Setting {
        Require.atLeast("number of data n", 1, n);
        if (!width.isPower()) {
            held(n, width);
        }
        double logWidth = width.isPower() ? width.log2() * StrictMath.log(2) : StrictMath.log(width.m());
        double smallest = Initialization.SMALLEST_LOG_LAMBDA + (start == Start.SPREAD ? 0.5 * logWidth : 0);
        if (!(logLambda >= smallest && logLambda <= 700)) {
            throw new IllegalArgumentException("log lambda must be in [" + Numbers.brief(smallest, 12) + ", 700], got "
                    + Numbers.full(logLambda));
        }
        if (start == Start.UNIFORM_HE && logLambda != 0) {
            throw new IllegalArgumentException("log lambda must be 0 for start uniform-he, which has its own size, got "
                    + Numbers.full(logLambda));
        }
        Require.stepSize(stepSize);
        logLambda += 0.0;                                // a zero has one text
    }

    /** m neurons. */
    public Setting(int n, int m, double logLambda, double stepSize, Labels labels, Start start, Seeds seeds) {
        this(n, Width.of(m), logLambda, stepSize, labels, start, seeds);
    }

    /**
     * m.
     *
     * @throws IllegalArgumentException if it is not a whole number up to 2³⁰
     */
    public int m() {
        return width.m();
    }

    /** m, if a network of so many neurons can be held. */
    static int held(int n, Width width) {
        int m = width.m();
        if ((long) n * m > MOST_WEIGHTS) {
            throw new IllegalArgumentException("n times m must be at most 1e8, the weights of one network, got n = " + n
                    + ", m = " + width);
        }
        return m;
    }

    public Dataset data() {
        return labels.draw(n, seeds.labels());
    }

    /** @throws IllegalArgumentException if there are too many neurons to be held */
    public Network network() {
        return start.draw(held(n, width), n, logLambda, seeds.weights());
    }

    /** Gradient descent on {@link #data} from {@link #network}. */
    GradientDescent training(Dataset data, Network from, long epochLimit, double tolerance) {
        return GradientDescent.of(data, from).withStepSize(stepSize).withEpochLimit(epochLimit).withTolerance(tolerance);
    }

    /** A cost to compare runs by, no unit. */
    double cost() {
        return width.isPower() ? n * StrictMath.pow(2, Math.min(30, width.log2())) : (double) n * width.m();
    }

    /** As a row has it. */
    List<String> cells() {
        return List.of(Integer.toString(n), width.toString(), Numbers.full(logLambda), Numbers.full(stepSize),
                labels.toString(), start.toString(), Long.toString(seeds.labels()), Long.toString(seeds.weights()));
    }

    /** As a grid of one run. */
    @Override
    public String toString() {
        return "n=" + n + " m=" + width + " log-lambda=" + Numbers.full(logLambda) + " step-size=" + Numbers.full(stepSize)
                + " labels=" + labels + " start=" + start + " seeds=" + seeds;
    }
}
