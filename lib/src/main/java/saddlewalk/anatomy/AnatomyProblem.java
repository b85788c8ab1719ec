package saddlewalk.anatomy;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

/**
 * The two standard problems on which the lemmas of appendix D are measured, on the standard basis: one sign, n = d = 64, m = 6,
 * labels |N(0, 1)|, all s_j = +1; both signs, n = d = 24, m = 8, labels N(0, 1), random s_j; or other n and m. The lemmas hold
 * for all sufficiently small λ; to meet them at log λ = −1000 the jumps must stand apart, so the seed is picked, by a rule that
 * reads Algorithm 1 alone. [our form]
 */
public final class AnatomyProblem {
    /** log λ at which seeds are picked. */
    public static final double LOG_LAMBDA = -1000;
    /** A picked problem has at least so many jumps. */
    public static final int FEWEST_JUMPS = 4;
    private static final double AHEAD = 0.01;

    /** What is drawn from a seed. */
    private record Kind(boolean bothSigns, int n, int m) {
        Dataset labels(long seed) {
            return bothSigns ? Dataset.normal(n, seed) : Dataset.absoluteNormal(n, seed);
        }

        Network start(long seed, double logLambda) {
            return bothSigns ? Initialization.balanced(m, n, logLambda, seed)
                    : Initialization.balancedPositive(m, n, logLambda, seed);
        }

        boolean seesAllData(long seed) {
            return ActivationMask.of(labels(seed), start(seed, LOG_LAMBDA)).zeroRows().isEmpty();
        }

        AnatomyProblem problem(long seed) {
            Dataset data = labels(seed);
            return new AnatomyProblem(this, seed, data, LimitProcess.of(data, start(seed, LOG_LAMBDA)));
        }

        AnatomyProblem first(long firstSeed, Predicate<AnatomyProblem> rule) {
            for (long seed = firstSeed;; seed++) {
                Require.searching("such a problem", firstSeed, seed);
                if (seesAllData(seed)) {
                    AnatomyProblem problem = problem(seed);
                    if (rule.test(problem)) {
                        return problem;
                    }
                }
            }
        }
    }

    private final Kind kind;
    private final long seed;
    private final Dataset data;
    private final LimitProcess process;
    private final Windows windows;

    private AnatomyProblem(Kind kind, long seed, Dataset data, LimitProcess process) {
        this.kind = kind;
        this.seed = seed;
        this.data = data;
        this.process = process;
        this.windows = Windows.of(process);
    }

    /** The smallest seed ≥ {@code firstSeed} that the rule takes, one sign, n = 64, m = 6; {@link #isPicked} says the rule. */
    public static AnatomyProblem oneSign(long firstSeed) {
        return oneSign(64, 6, firstSeed);
    }

    /** The smallest seed ≥ {@code firstSeed} that the rule takes, one sign, n data and m neurons, at least four. */
    public static AnatomyProblem oneSign(int n, int m, long firstSeed) {
        return new Kind(false, n, m).first(firstSeed, AnatomyProblem::isPicked);
    }

    /** The smallest seed ≥ {@code firstSeed} that the rule takes, both signs, n = 24, m = 8. */
    public static AnatomyProblem bothSigns(long firstSeed) {
        return new Kind(true, 24, 8).first(firstSeed, AnatomyProblem::isPicked);
    }

    /**
     * The smallest seed ≥ {@code firstSeed} that the rule takes, one sign, and in which some jump is made by a neuron that is far
     * from the largest when its window begins: another exponent is ahead by 0.01, e^{10} at log λ = −1000.
     */
    public static AnatomyProblem overtaking(int n, int m, long firstSeed) {
        return new Kind(false, n, m).first(firstSeed, problem -> problem.isPicked() && problem.largestLead() >= AHEAD);
    }

    /**
     * The rule: Assumption 4 holds; at log λ = −1000 every window exists ({@link Windows#allExist}) and every plateau is resolved
     * ({@link Resolution}); there are at least four jumps; one of the neurons that jump saw data fitted before; and one of the
     * jumps 2 … p − 1 shows all phases of Figure 2, which needs a neuron still turning when the jump is done.
     */
    boolean isPicked() {
        return meetsAssumption4() && isSeparate() && process.jumpCount() >= FEWEST_JUMPS
                && IntStream.rangeClosed(2, process.jumpCount()).anyMatch(i -> !sharedData(i).isEmpty())
                && pictured().isPresent();
    }

    /** How far another exponent is above that of the neuron that jumps where its window begins: the largest of all jumps. */
    private double largestLead() {
        return windows.jumps().mapToDouble(i -> windows.others(i).stream()
                .mapToDouble(q -> process.exponent(q, windows.from(i))).max().orElse(Double.NEGATIVE_INFINITY)
                - process.exponent(process.jump(i).neuron(), windows.from(i))).max().orElseThrow();
    }

    private OptionalInt pictured() {
        return IntStream.range(2, process.jumpCount()).filter(windows::showsAllPhases).findFirst();
    }

    /** The first of the jumps 2 … p − 1 that shows all phases of Figure 2. */
    public int picturedJump() {
        return pictured().orElseThrow(() -> new IllegalStateException("no jump of seed " + seed + " shows all phases"));
    }

    private boolean meetsAssumption4() {
        return Assumptions.of(data, start(LOG_LAMBDA)).allHold();
    }

    private boolean isSeparate() {
        return windows.allExist(LOG_LAMBDA) && Resolution.of(process, LOG_LAMBDA).allResolved();
    }

    /**
     * How rare such seeds are.
     *
     * @param seeds number of seeds looked at
     * @param assumption4 of these, seeds that meet Assumption 4
     * @param separate of these, seeds with every window and every plateau resolved at log λ = −1000
     * @param picked of these, seeds that the rule takes
     */
    public record Census(int seeds, int assumption4, int separate, int picked) { }

    /** Counts over the seeds {@code from} … {@code from + seeds − 1} of this kind of problem. */
    public Census census(long from, int seeds) {
        int assumption4 = 0;
        int separate = 0;
        int picked = 0;
        for (long s = from; s < from + seeds; s++) {
            if (kind.seesAllData(s)) {
                AnatomyProblem problem = kind.problem(s);
                if (problem.meetsAssumption4()) {
                    assumption4++;
                    separate += problem.isSeparate() ? 1 : 0;
                    picked += problem.isPicked() ? 1 : 0;
                }
            }
        }
        return new Census(seeds, assumption4, separate, picked);
    }

    /** The data of S_1 … S_{i−1} that the neuron of jump i saw at the start, ascending; for i = 1 … p. */
    public List<Integer> sharedData(int i) {
        int j = process.jump(i).neuron();
        List<Integer> unfitted = process.unfitted(i - 1);
        return IntStream.range(0, data.n()).filter(k -> process.saw(j, k) && !unfitted.contains(k)).boxed().toList();
    }

    public long seed() {
        return seed;
    }

    public Dataset data() {
        return data;
    }

    /** Algorithm 1. */
    public LimitProcess process() {
        return process;
    }

    /** The windows of every jump. */
    public Windows windows() {
        return windows;
    }

    /** The start at any λ; the directions and signs are the same at each. */
    public Network start(double logLambda) {
        return kind.start(seed, logLambda);
    }

    /** The flow with closed forms switched off, watching the half of every jump's drop: what claims are measured with. */
    public GradientFlow flow(double logLambda) {
        return GradientFlow.of(data, start(logLambda)).withoutClosedForms().watchingHalfDrops(process);
    }

    /** That flow, to accelerated time t_p + δ; its crossing number i − 1 is the half of jump i. */
    public FlowTrajectory trained(double logLambda) {
        return flow(logLambda).run(List.of(FlowTime.accelerated(windows.until(process.jumpCount()), logLambda)));
    }

    /** The same flow with one more neuron: a twin of neuron j, with its sign and direction (equal columns of M). */
    public GradientFlow flowWithTwin(int j, double logLambda) {
        Network start = start(logLambda);
        int[] signs = IntStream.rangeClosed(0, start.m()).map(q -> start.sign(q < start.m() ? q : j)).toArray();
        double[][] directions = IntStream.rangeClosed(0, start.m()).mapToObj(q -> start.direction(q < start.m() ? q : j))
                .toArray(double[][]::new);
        return GradientFlow.of(data, Initialization.of(logLambda, signs, directions)).withoutClosedForms()
                .watchingHalfDrops(process);
    }

    @Override
    public String toString() {
        return "AnatomyProblem[" + (kind.bothSigns() ? "both signs" : "one sign") + ", n=" + data.n() + ", m=" + process.m()
                + ", seed=" + seed + ", jumps=" + process.jumpCount() + ", delta=" + Numbers.brief(windows.delta()) + "]";
    }
}
