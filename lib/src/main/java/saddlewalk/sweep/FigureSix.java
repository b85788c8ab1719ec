package saddlewalk.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saddlewalk.Require;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.bias.NormWithoutTraining;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.PatternProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.model.PatternStream;
import saddlewalk.train.Batch;
import saddlewalk.train.GradientDescent;

/**
 * The problem of the paper's Figure 6: n = d = 32, labels N(0, 1) on the standard basis, and the squared norm at the end of
 * training against the width, from a balanced small start and from uniform He initialisation; three starts for each width
 * (appendix A.2).
 *
 * @param seed seed of the labels; start number i has the seed {@code seed + i}
 * @param data the labels
 */
public record FigureSix(long seed, Dataset data) {
    /** Number of data, the paper's. */
    public static final int N = 32;
    /** Starts for each width, the paper's. */
    public static final int STARTS = 3;
    /** Step size from a balanced start, the paper's. */
    public static final double BALANCED_STEP_SIZE = 1;
    /** Step size from uniform He initialisation, the paper's. */
    public static final double HE_STEP_SIZE = 0.001;
    /** Last epoch, the paper's. */
    public static final long EPOCH_LIMIT = Setting.EPOCHS;
    /** Mean squared error at which training stops; the paper's value is lost. [our form] */
    public static final double TOLERANCE = Setting.TOLERANCE;
    /** c of the balanced start, ‖w_j‖ = |a_j| = c/√m; the paper's value is lost. [our form] */
    public static final double C = 1e-2;

    private static final long NO_LIMIT = 1_000_000_000_000L;
    private static final int BLOCK = 1 << 12;

    public FigureSix {
        if (!Arrays.equals(data.labels(), Dataset.normal(N, seed).labels())) {
            throw new IllegalArgumentException("the labels must be the " + N + " that seed " + seed + " draws, got " + data);
        }
    }

    /** The problem of one seed. */
    public static FigureSix of(long seed) {
        return new FigureSix(seed, Dataset.normal(N, seed));
    }

    /** ‖θ_min‖², the optimum that the figure shows. */
    public double minimumSquaredNorm() {
        return MinimumNorm.of(data).squaredNorm();
    }

    /** The least ‖θ‖² of a network that fits what Algorithm 1 has fitted. */
    public double minimumSquaredNorm(PatternProcess process) {
        List<Integer> left = process.uncovered();
        return MinimumNorm.of(data, IntStream.range(0, N).filter(k -> !left.contains(k)).boxed().toList()).squaredNorm();
    }

    /** A balanced start with ‖w_j‖ = |a_j| = c/√m. */
    public Network balancedStart(int m, double logC, int start) {
        return Start.SPREAD.draw(m, N, logC, seed + start);
    }

    /** A start by uniform He initialisation. */
    public Network heStart(int m, int start) {
        return Start.UNIFORM_HE.draw(m, N, 0, seed + start);
    }

    /** The same with all weights shrunk by one factor, to the squared norm 2c² of the balanced start. */
    public Network shrunkHeStart(int m, double logC, int start) {
        return Start.SHRUNK_HE.draw(m, N, logC, seed + start);
    }

    /** The mean of ‖θ‖² over uniform He starts: m·d weights of mean square 1/(3d) and m of mean square 1/(3m). */
    public static double meanHeSquaredNorm(int m) {
        return (m + 1) / 3.0;
    }

    /** The variance of ‖θ‖² over uniform He starts; the square of a number uniform on [−b, b] has variance 4b⁴/45. */
    public static double varianceOfHeSquaredNorm(int m) {
        return 4.0 / 45 * ((double) m / N + 1.0 / m);
    }

    /** ‖θ‖² of many He starts: the seeds {@code seed} … {@code seed + starts − 1}. */
    public double[] heStartSquaredNorms(int m, int starts) {
        return IntStream.range(0, starts).mapToDouble(i -> heStart(m, i).squaredNorm()).toArray();
    }

    /** Trains balanced starts, all on all cores. */
    public WidthSweep<WidthRun> balanced(double logC, int... widths) {
        return train(Start.SPREAD, logC, BALANCED_STEP_SIZE, widths);
    }

    /** Trains uniform He starts. */
    public WidthSweep<WidthRun> he(int... widths) {
        return train(Start.UNIFORM_HE, 0, HE_STEP_SIZE, widths);
    }

    /** Trains shrunk He starts, with the balanced starts' step size. */
    public WidthSweep<WidthRun> shrunkHe(double logC, int... widths) {
        return train(Start.SHRUNK_HE, logC, BALANCED_STEP_SIZE, widths);
    }

    /** ‖θ‖²/‖θ_min‖² when trained from start number 0 at each of these c. */
    public double[] ratiosAgainstScale(int m, double... logCs) {
        Objects.requireNonNull(logCs, "logCs");
        List<GradientDescent> runs = Arrays.stream(logCs).mapToObj(logC -> balancedStart(m, logC, 0))
                .map(start -> GradientDescent.of(data, start).withStepSize(BALANCED_STEP_SIZE)
                        .withEpochLimit(NO_LIMIT).withTolerance(TOLERANCE)).toList();
        return Batch.run(runs).stream().mapToDouble(run -> run.finalNetwork().squaredNorm() / minimumSquaredNorm())
                .toArray();
    }

    /** Algorithm 1 on start number {@code start} itself, in its discrete form; it does not depend on c. */
    public LimitProcess limit(int m, int start) {
        return LimitProcess.of(data, balancedStart(m, 0, start)).withStepSize(BALANCED_STEP_SIZE);
    }

    /**
     * The largest log λ at which training from a balanced start reaches (15) up to e^{−30}: L·c = 30 with the exponent c of
     * {@link Resolution#endExponent}.
     */
    public double resolvingLogLambda(int m, int start) {
        return -30 / Resolution.of(limit(m, start), -1).endExponent();
    }

    /** ‖θ‖² when trained from a balanced start at this λ until nothing is left of the residual but rounding. */
    public double trainedSquaredNorm(int m, int start, double logLambda) {
        Network from = Initialization.balanced(m, N, logLambda, seed + start);
        return GradientDescent.of(data, from).withStepSize(BALANCED_STEP_SIZE).withEpochLimit(NO_LIMIT)
                .run().finalNetwork().squaredNorm();
    }

    private WidthSweep<WidthRun> train(Start law, double logLambda, double stepSize, int[] widths) {
        requireWidths(widths);
        Grid grid = Grid.of(N, 1).withM(widths).withLogLambda(logLambda).withStepSize(stepSize).withStart(law)
                .withSeeds(Seeds.sameLabels(seed, LongStream.range(0, STARTS).map(i -> seed + i).toArray()));
        return WidthSweep.of(widths, STARTS, Sweep.of(grid, new WidthMeasurement(EPOCH_LIMIT, TOLERANCE)).results());
    }

    /** The norms of {@link #balanced} without training. */
    public WidthSweep<NormWithoutTraining> predictedBalanced(double logC, int... widths) {
        return forAll(widths, i -> m -> NormWithoutTraining.fromSmallStart(data, balancedStart(m, logC, i),
                BALANCED_STEP_SIZE));
    }

    /** The norms of {@link #he} without training. */
    public WidthSweep<NormWithoutTraining> predictedHe(int... widths) {
        return forAll(widths, i -> m -> NormWithoutTraining.fromLargeStart(data, heStart(m, i)));
    }

    /** Algorithm 1, on neurons of which only patterns and signs are drawn; a wider one begins with the narrower one. */
    public WidthSweep<PatternProcess> algorithmOne(int... widths) {
        return forAll(widths, i -> m -> PatternProcess.of(data.labels(), patterns(m, i)));
    }

    private PatternStream patterns(int m, int start) {
        return PatternStream.random(N, m, seed + start);
    }

    /** The first width at which some neuron of each sign sees all data of its sign; at most {@code widest}, else 0. */
    public int firstOptimalWidth(int start, int widest) {
        long[] wanted = new long[2];
        for (int k = 0; k < N; k++) {
            wanted[data.label(k) > 0 ? 0 : 1] |= 1L << k;
        }
        boolean[] found = {wanted[0] == 0, wanted[1] == 0};
        PatternStream neurons = patterns(widest, start);
        long[] block = new long[BLOCK];
        for (int from = 0; from < widest; from += BLOCK) {
            int to = Math.min(widest, from + BLOCK);
            neurons.fill(from, to, block);
            for (int i = 0; i < to - from; i++) {
                int sign = (int) (block[i] >>> 63);
                found[sign] |= (block[i] & wanted[sign]) == wanted[sign];
                if (found[0] && found[1]) {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    /** For each width and start, 1 where some neuron of each sign sees all data of its sign, else 0. */
    public List<Integer> optimalPatterns(int... widths) {
        requireWidths(widths);
        int widest = Arrays.stream(widths).max().orElse(1);
        int[] first = IntStream.range(0, STARTS).map(i -> firstOptimalWidth(i, widest)).toArray();
        return Arrays.stream(widths).boxed()
                .flatMap(m -> Arrays.stream(first).mapToObj(f -> f > 0 && f <= m ? 1 : 0)).toList();
    }

    private static <T> WidthSweep<T> forAll(int[] widths, Function<Integer, Function<Integer, T>> what) {
        requireWidths(widths);
        return WidthSweep.of(widths, STARTS, IntStream.range(0, widths.length * STARTS).parallel()
                .mapToObj(i -> what.apply(i % STARTS).apply(widths[i / STARTS])).toList());
    }

    private static void requireWidths(int[] widths) {
        Objects.requireNonNull(widths, "widths");
        Require.atLeast("number of widths", 1, widths.length);
        for (int m : widths) {
            Require.atLeast("number of neurons m", 1, m);
        }
    }

    @Override
    public String toString() {
        return "FigureSix[seed " + seed + ", n = " + N + "]";
    }
}
