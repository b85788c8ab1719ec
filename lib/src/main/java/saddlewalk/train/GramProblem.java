package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Require;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.limit.GramProcess;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;
import saddlewalk.model.UnbalancedStart;

/**
 * A problem of one sign on orthonormal inputs, and the same labels and weights on inputs that lean towards or away from each
 * other: where notebook 13 drops Assumption 1. The step size is such that the first neuron grows by 4 % an epoch.
 *
 * @param seed seed of labels and directions
 * @param data n labels |N(0, 1)| on the standard basis
 * @param m number of neurons, all with s_j = +1
 * @param process Algorithm 1 in its discrete form
 */
public record GramProblem(long seed, Dataset data, int m, LimitProcess process) {
    /** log λ at which problems are picked and trained; some runs take twice as much. */
    public static final double LOG_LAMBDA = -500;

    private static final double GROWTH = 0.04;
    private static final long EPOCH_LIMIT = 20_000_000;
    private static final double FAR = 45;
    private static final double CLEAR = 1.2;                // times the first datum's μ, the second is lost

    /** The problem of one seed, with the smallest m ≥ log₂ n + 2; Algorithm 1 must have no harmful tie. */
    public static GramProblem of(long seed, int n) {
        Dataset data = Dataset.absoluteNormal(n, seed);
        int m = 34 - Integer.numberOfLeadingZeros(n - 1);
        LimitProcess continuous = LimitProcess.of(data, Initialization.balancedPositive(m, n, LOG_LAMBDA, seed));
        double norm = data.labelNorm(continuous.jump(1).fitted());
        return new GramProblem(seed, data, m, continuous.withStepSize(GROWTH * n / (2 * norm)));
    }

    /**
     * The smallest seed ≥ {@code from} for which Assumption 4 holds, every plateau is resolved and every jump stands
     * alone at log λ = −500, every other neuron is below e^{−45} at the first jump, there are two jumps or more, the last
     * not later than four times the first, and the first neuron, which sees at least three data, loses them one by one
     * when inputs lean away from each other: the first at μ*, for which inputs exist, the second not before 1.2 μ*, while
     * the first neuron stays the first.
     */
    public static GramProblem picked(long from, int n) {
        Require.atLeast("number of data n, of which the first neuron sees three and not all,", 4, n);
        long seed = from;
        while (!isTaken(seed, n)) {
            seed++;
            Require.searching("such a problem", from, seed);
        }
        return of(seed, n);
    }

    /** How many of the seeds {@code from} … {@code from + seeds − 1} {@link #picked} would take. */
    public static int census(long from, int seeds, int n) {
        Require.atLeast("number of seeds", 0, seeds);
        int taken = 0;
        for (long seed = from; seed < from + seeds; seed++) {
            taken += isTaken(seed, n) ? 1 : 0;
        }
        return taken;
    }

    private static boolean isTaken(long seed, int n) {
        return Assumptions.of(Dataset.absoluteNormal(n, seed), start(n, seed)).allHold() && of(seed, n).isClear();
    }

    private static Network start(int n, long seed) {
        return Initialization.balancedPositive(34 - Integer.numberOfLeadingZeros(n - 1), n, LOG_LAMBDA, seed);
    }

    private boolean isClear() {
        Resolution resolution = Resolution.of(process, LOG_LAMBDA);
        List<Integer> first = process.jump(1).fitted();
        int p = process.jumpCount();
        if (p < 2 || first.size() < 3 || first.size() == data.n() || process.jumpTime(p) > 4 * process.jumpTime(1)
                || !resolution.allResolved() || !(resolution.logLambdaNeededToSeparate() >= LOG_LAMBDA)
                || !(FirstJump.of(process, start(LOG_LAMBDA), LOG_LAMBDA).othersMargin() >= FAR)) {
            return false;
        }
        double least = losesDatumAt();
        double sum = first.stream().mapToDouble(data::label).sum();
        long lost = first.stream().filter(k -> data.label(k) / (sum - data.label(k)) < CLEAR * least).count();
        return lost == 1 && CLEAR * least * (data.n() - 1) < 1 && seesTheSame(-0.9 * least) && seesTheSame(-1.1 * least);
    }

    private boolean seesTheSame(double mu) {
        Inputs inputs = Inputs.equalInnerProducts(data.n(), mu);
        double[] u = inputs.coordinates(start(LOG_LAMBDA).storedHidden(first()));
        return plateau(inputs, LOG_LAMBDA).first() == first() && IntStream.range(0, u.length)
                .allMatch(k -> u[k] > 0 == process.saw(first(), k));
    }

    /** The same network at any λ. */
    public Network start(double logLambda) {
        return Initialization.balancedPositive(m, data.n(), logLambda, seed);
    }

    /** The orthonormal inputs. */
    public Inputs inputs() {
        return Inputs.orthonormal(data);
    }

    /** η. */
    public double stepSize() {
        return process.stepSize().getAsDouble();
    }

    /** The neuron that jumps first by Algorithm 1. */
    public int first() {
        return process.jump(1).neuron();
    }

    /** The least μ > 0 such that at equal inner products −μ the first neuron loses a datum: min y_k/(Σ y − y_k) over S_1. */
    public double losesDatumAt() {
        return GramProcess.losesDatumAt(data.labels(), process.jump(1).fitted());
    }

    /** Algorithm 1 through the Gram matrix. */
    public GramProcess gramProcess(Inputs inputs) {
        return GramProcess.of(data.labels(), inputs, start(LOG_LAMBDA), stepSize());
    }

    /** The first plateau in closed form. */
    public FirstPlateau plateau(Inputs inputs, double logLambda) {
        return FirstPlateau.of(data.labels(), inputs, start(logLambda), stepSize());
    }

    /**
     * The first of −μ*, half of that, a quarter, … at which no neuron loses a datum on any plateau, and jumps keep their
     * order and data.
     */
    public double keepsEverythingAt() {
        double mu = -losesDatumAt();
        while (true) {
            GramProcess gram = gramProcess(Inputs.equalInnerProducts(data.n(), mu));
            if (gram.holds() && gram.jumps().stream().map(Jump::neuron).toList().equals(process.order())
                    && gram.jumps().stream().map(Jump::fitted).toList().equals(fittedByJump())) {
                return mu;
            }
            mu /= 2;
        }
    }

    /** S_1 … S_p by Algorithm 1. */
    public List<List<Integer>> fittedByJump() {
        return process.jumps().stream().map(Jump::fitted).toList();
    }

    /** Training that ends with half of the drop of jump {@code last} done, watching that of all jumps before. */
    public GramDescent descent(Inputs inputs, double logLambda, int last) {
        Require.index("last jump", last, 1, process.jumpCount());
        double[] levels = IntStream.rangeClosed(1, last).mapToDouble(
                i -> (process.plateauMeanSquaredError(i - 1) + process.plateauMeanSquaredError(i)) / 2).toArray();
        return GramDescent.of(data.labels(), inputs, start(logLambda)).withStepSize(stepSize()).withEpochLimit(EPOCH_LIMIT)
                .watching(levels).withTolerance(levels[last - 1]);
    }

    /** The epochs at which half of the drops of jumps 1 … {@code last} is done. */
    public long[] jumpEpochs(Inputs inputs, double logLambda, int last) {
        return descent(inputs, logLambda, last).run().crossings();
    }

    /**
     * How many epochs later jumps 1 … {@code last} come when λ is squared, at log λ = −500: what of their epoch grows with
     * log(1/λ). Algorithm 1 says 500·t_i/2η, and whole numbers may add less than 1.
     */
    public long[] epochsGained(Inputs inputs, int last) {
        long[] once = jumpEpochs(inputs, LOG_LAMBDA, last);
        long[] twice = jumpEpochs(inputs, 2 * LOG_LAMBDA, last);
        return IntStream.range(0, last).mapToLong(i -> twice[i] - once[i]).toArray();
    }

    /** The same by Algorithm 1 through the Gram matrix. */
    public double[] predictedEpochsGained(Inputs inputs, int last) {
        Require.atLeast("last jump", 1, last);
        return gramProcess(inputs).jumps().stream().limit(last)
                .mapToDouble(jump -> -LOG_LAMBDA * jump.time() / (2 * stepSize())).toArray();
    }

    /**
     * One training run at log λ = −500: the epochs at which half of each drop is done, and which data are fitted (output
     * ≥ 50 % of the label) in the middle of each plateau 1 … p, as Algorithm 1 through the Gram matrix places it.
     */
    public GramRun wholeRun(Inputs inputs) {
        double[] epochs = gramProcess(inputs).jumps().stream().mapToDouble(
                jump -> -LOG_LAMBDA * jump.time() / (2 * stepSize())).toArray();
        int p = epochs.length;
        long[] middles = IntStream.range(0, p).mapToLong(
                i -> Math.round(i + 1 < p ? (epochs[i] + epochs[i + 1]) / 2 : epochs[i] + epochs[0] / 4)).toArray();
        return descent(inputs, LOG_LAMBDA, p).withTolerance(0).withEpochLimit(middles[p - 1]).lookingAt(middles).run();
    }

    /**
     * Whether each datum is fitted in the middle of plateau 1, of plateau 2, … p of {@link #wholeRun}: 1 or 0, p·n of them.
     */
    public List<Integer> fittedOnPlateaus(GramRun run) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < process.jumpCount(); i++) {
            List<Integer> fitted = run.fittedAt(i);
            IntStream.range(0, data.n()).forEach(k -> all.add(fitted.contains(k) ? 1 : 0));
        }
        return List.copyOf(all);
    }

    /** The same by Algorithm 1. */
    public List<Integer> predictedFittedOnPlateaus() {
        List<Integer> all = new ArrayList<>();
        for (int i = 1; i <= process.jumpCount(); i++) {
            List<Integer> unfitted = process.unfitted(i);
            IntStream.range(0, data.n()).forEach(k -> all.add(unfitted.contains(k) ? 0 : 1));
        }
        return List.copyOf(all);
    }

    /** The epoch at which the first drop is half done from an unbalanced start, at log λ = −1000 and half the step size. */
    public long unbalancedJumpEpoch(double logFactor) {
        return descent(inputs(), 2 * LOG_LAMBDA, 1).withStart(unbalanced(logFactor))
                .withStepSize(stepSize() / 2).run().crossing(0);
    }

    /** The same in closed form. */
    public long predictedUnbalancedJumpEpoch(double logFactor) {
        return FirstPlateau.of(data.labels(), inputs(), unbalanced(logFactor), stepSize() / 2).halfDropEpoch();
    }

    private Network unbalanced(double logFactor) {
        return UnbalancedStart.withOutputs(start(2 * LOG_LAMBDA), logFactor);
    }

    @Override
    public String toString() {
        return "GramProblem[seed=" + seed + ", n=" + data.n() + ", m=" + m + ", jumps=" + process.jumpCount() + "]";
    }
}
