package saddlewalk.train;

import java.util.Objects;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * The problem of the paper's Figures 1, 3 and 4: n = d = 64, m = 6, labels |N(0, 1)|, all signs +1, step size 0.01 on the
 * mean squared error (appendix A.1), for one seed and one λ; and the same with another number of data n = d.
 *
 * @param seed seed of labels and directions
 * @param logLambda log λ; the paper's value is lost, −1000 is our form
 * @param data the labels, on the standard basis
 * @param start the balanced start
 * @param process Algorithm 1 in its discrete form
 */
public record FigureOne(long seed, double logLambda, Dataset data, Network start, LimitProcess process) {
    /** Number of data, the paper's. */
    public static final int N = 64;
    /** Number of neurons, the paper's. */
    public static final int M = 6;
    /** Step size, the paper's. */
    public static final double STEP_SIZE = 0.01;
    /** log λ at which seeds are picked: our form; it puts the first jump where the paper's is. */
    public static final double LOG_LAMBDA = -1000;

    private static final long EPOCH_LIMIT = 1_000_000_000_000L;

    /** The problem of one seed. */
    public static FigureOne of(long seed, double logLambda) {
        return of(seed, logLambda, N);
    }

    /** The same with n data instead of 64. */
    public static FigureOne of(long seed, double logLambda, int n) {
        Dataset data = Dataset.absoluteNormal(n, seed);
        Network start = Initialization.balancedPositive(M, n, logLambda, seed);
        return new FigureOne(seed, logLambda, data, start, LimitProcess.of(data, start).withStepSize(STEP_SIZE));
    }

    /**
     * The smallest seed ≥ {@code from} that shows at log λ = −1000 what the paper's figure shows: Assumption 4 holds,
     * every plateau is resolved, the first jump lies in 500,000–515,000 epochs and the last before 2.5 million. Two clauses
     * make two claims sharp: every other neuron is still far at the first jump ({@link FirstJump#applies}), and of the
     * exponents that the final norm's distance is made of the second is at least twice the first. [our form]
     */
    public static FigureOne picked(long from) {
        return picked(from, N);
    }

    /**
     * The same with n data. Where n is not 64 two clauses give way: the paper shows no such figure, so that its epochs mean
     * nothing there (they would grow like √n, since speeds ‖y_S‖/n fall like 1/√n, and nothing else needs them), and in their
     * place stands that there are at least three jumps, as in every picked problem of 64 data, because few data may be
     * fitted in one or two. Large n make such seeds rare: jumps crowd like n^{−1/2}, and six neurons see all data with
     * probability (63/64)^n. One seed in 8 is taken at n = 16, one in 7,000 at n = 128. [our form]
     */
    public static FigureOne picked(long from, int n) {
        for (long seed = from;; seed++) {
            Require.searching("such a problem", from, seed);
            if (seesAllData(seed, n)) {
                FigureOne problem = of(seed, LOG_LAMBDA, n);
                if (problem.isLikeThePapers()) {
                    return problem;
                }
            }
        }
    }

    /** The smallest seed ≥ {@code from} whose data are all seen, as it comes, at log λ = −1000. */
    public static FigureOne unpicked(long from) {
        return unpicked(from, N);
    }

    /** The same with n data. */
    public static FigureOne unpicked(long from, int n) {
        long seed = from;
        while (!seesAllData(seed, n)) {
            Require.searching("data that are all seen", from, seed);
            seed++;
        }
        return of(seed, LOG_LAMBDA, n);
    }

    /**
     * The problem of one seed at log λ = −1000, or, rounded down to a whole number, at the smaller one that this seed needs
     * for every plateau to be resolved, every jump to stand alone and every other neuron to be far at the first jump;
     * at least −10⁸, the smallest that a start may have.
     */
    public static FigureOne resolved(long seed) {
        return resolved(seed, N);
    }

    /** The same with n data; below 24 some seeds have none, as two neurons may see the same. */
    public static FigureOne resolved(long seed, int n) {
        FigureOne problem = of(seed, LOG_LAMBDA, n);
        double needed = Math.min(problem.firstJump().logLambdaNeeded(),
                Math.min(problem.resolution().logLambdaNeeded(), problem.resolution().logLambdaNeededToSeparate()));
        return problem.at(Math.max(Initialization.SMALLEST_LOG_LAMBDA, Math.min(LOG_LAMBDA, Math.floor(needed))));
    }

    /**
     * How rare such seeds are.
     *
     * @param seeds number of seeds looked at
     * @param allSeen of these, seeds whose data are all seen by some neuron
     * @param resolved of these, seeds with every plateau resolved at log λ = −1000 and Assumption 4
     * @param picked of these, seeds that {@link #picked} would take
     */
    public record Census(int seeds, int allSeen, int resolved, int picked) { }

    /** Counts over the seeds {@code from} … {@code from + seeds − 1}. */
    public static Census census(long from, int seeds) {
        return census(from, seeds, N);
    }

    /** The same with n data. */
    public static Census census(long from, int seeds, int n) {
        int allSeen = 0;
        int resolved = 0;
        int picked = 0;
        for (long seed = from; seed < from + seeds; seed++) {
            if (seesAllData(seed, n)) {
                allSeen++;
                FigureOne problem = of(seed, LOG_LAMBDA, n);
                if (problem.resolution().allResolved() && Assumptions.of(problem.data, problem.start).allHold()) {
                    resolved++;
                    picked += problem.isLikeThePapers() ? 1 : 0;
                }
            }
        }
        return new Census(seeds, allSeen, resolved, picked);
    }

    private static boolean seesAllData(long seed, int n) {
        return ActivationMask.of(Dataset.absoluteNormal(n, seed), Initialization.balancedPositive(M, n, LOG_LAMBDA, seed))
                .zeroRows().isEmpty();
    }

    private boolean isLikeThePapers() {
        return (data.n() == N ? hasThePapersEpochs() : process.jumpCount() >= 3) && resolution().allResolved()
                && resolution().runnerUp() >= 2 * resolution().finalNormExponent()
                && FirstJump.of(process, start, logLambda).applies() && Assumptions.of(data, start).allHold();
    }

    private boolean hasThePapersEpochs() {
        double first = process.jumpEpoch(1, logLambda);
        return first >= 500_000 && first <= 515_000 && process.jumpEpoch(process.jumpCount(), logLambda) < 2_500_000;
    }

    /** The same seed at another λ. */
    public FigureOne at(double otherLogLambda) {
        return of(seed, otherLogLambda, data.n());
    }

    /** The largest log λ, rounded down to a whole hundred, at which every plateau of this seed is resolved; at least −10⁸. */
    public double resolvingLogLambda() {
        return Math.max(Initialization.SMALLEST_LOG_LAMBDA, Math.min(-100, 100 * Math.floor(resolution().logLambdaNeeded() / 100)));
    }

    /** Which plateaus this λ shows. */
    public Resolution resolution() {
        return Resolution.of(process, logLambda);
    }

    /** The first jump in closed form. */
    public FirstJump firstJump() {
        return FirstJump.of(process, start, logLambda);
    }

    /** Gradient descent on this problem until 1e−24·‖y‖²/n, watching the epochs of {@link JumpEpochs}. */
    public Trajectory train(Recorder recorder) {
        Objects.requireNonNull(recorder, "recorder");
        return GradientDescent.of(data, start).withStepSize(STEP_SIZE).withEpochLimit(EPOCH_LIMIT)
                .watching(JumpEpochs.levels(process)).recording(recorder).run();
    }

    /** The epochs of the jumps when trained at this λ. */
    public JumpEpochs trainedJumps() {
        return JumpEpochs.of(process, train(Recorder.endsOnly()));
    }

    /** The epoch in the middle of plateau i, 0 … p − 1, by Algorithm 1. */
    public long middleEpoch(int i) {
        return Math.round(Clocks.epochs(resolution().middle(i), STEP_SIZE, logLambda));
    }

    /** The middles of the plateaus 0 … p − 1 that are resolved and wide enough, trained and predicted. */
    public Middles middles() {
        return Middles.of(this);
    }

    /**
     * At each recorded epoch of a run of this problem, how far its mean squared error is from that of Algorithm 1's plateau
     * there; NaN where it is 0, which no log axis shows.
     */
    public double[] distances(Trajectory run) {
        double[] epochs = run.recordedEpochs();
        double[] errors = run.meanSquaredErrors();
        double[] distances = new double[epochs.length];
        for (int i = 0; i < epochs.length; i++) {
            double time = Clocks.acceleratedTime(epochs[i], STEP_SIZE, logLambda);
            double distance = Math.abs(errors[i] - process.plateauMeanSquaredError(process.plateauAt(time)));
            distances[i] = distance > 0 ? distance : Double.NaN;
        }
        return distances;
    }

    /** ‖θ‖² at the end of training minus (15). */
    public double finalNormDistance() {
        return train(Recorder.endsOnly()).finalNetwork().squaredNorm() - process.squaredNorm();
    }

    @Override
    public String toString() {
        return "FigureOne[seed=" + seed + ", log lambda=" + Numbers.brief(logLambda) + ", jumps="
                + process.jumpCount() + "]";
    }
}
