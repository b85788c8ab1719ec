package saddlewalk.anatomy;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
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
 * labels |N(0, 1)|, all s_j = +1; both signs, n = d = 24, m = 8, labels N(0, 1), random s_j. The lemmas hold for all
 * sufficiently small λ; to meet them at log λ = −1000 the jumps must stand apart, so the seed is picked, by a rule that reads
 * Algorithm 1 alone. [our form]
 */
public final class AnatomyProblem {
    /** log λ at which seeds are picked. */
    public static final double LOG_LAMBDA = -1000;
    /** A picked problem has at least so many jumps. */
    public static final int FEWEST_JUMPS = 4;

    private final boolean bothSigns;
    private final long seed;
    private final Dataset data;
    private final LimitProcess process;
    private final Windows windows;

    private AnatomyProblem(boolean bothSigns, long seed, Dataset data, LimitProcess process) {
        this.bothSigns = bothSigns;
        this.seed = seed;
        this.data = data;
        this.process = process;
        this.windows = Windows.of(process);
    }

    /** The smallest seed ≥ {@code firstSeed} that the rule takes, one sign; {@link #isPicked} says the rule. */
    public static AnatomyProblem oneSign(long firstSeed) {
        return first(false, firstSeed);
    }

    /** The smallest seed ≥ {@code firstSeed} that the rule takes, both signs. */
    public static AnatomyProblem bothSigns(long firstSeed) {
        return first(true, firstSeed);
    }

    private static AnatomyProblem first(boolean bothSigns, long firstSeed) {
        long seed = firstSeed;
        while (!(seesAllData(bothSigns, seed) && of(bothSigns, seed).isPicked())) {
            seed++;
        }
        return of(bothSigns, seed);
    }

    /** The problem of one seed, whether the rule takes it or not; at least one neuron must see something. */
    static AnatomyProblem of(boolean bothSigns, long seed) {
        Dataset data = labels(bothSigns, seed);
        return new AnatomyProblem(bothSigns, seed, data, LimitProcess.of(data, start(bothSigns, seed, LOG_LAMBDA)));
    }

    private static Dataset labels(boolean bothSigns, long seed) {
        return bothSigns ? Dataset.normal(24, seed) : Dataset.absoluteNormal(64, seed);
    }

    private static Network start(boolean bothSigns, long seed, double logLambda) {
        return bothSigns ? Initialization.balanced(8, 24, logLambda, seed)
                : Initialization.balancedPositive(6, 64, logLambda, seed);
    }

    private static boolean seesAllData(boolean bothSigns, long seed) {
        return ActivationMask.of(labels(bothSigns, seed), start(bothSigns, seed, LOG_LAMBDA)).zeroRows().isEmpty();
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
            if (seesAllData(bothSigns, s)) {
                AnatomyProblem problem = of(bothSigns, s);
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
        return start(bothSigns, seed, logLambda);
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
        return "AnatomyProblem[" + (bothSigns ? "both signs" : "one sign") + ", n=" + data.n() + ", m=" + process.m()
                + ", seed=" + seed + ", jumps=" + process.jumpCount() + ", delta=" + Numbers.brief(windows.delta()) + "]";
    }
}
