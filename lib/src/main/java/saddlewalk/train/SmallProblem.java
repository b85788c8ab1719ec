package saddlewalk.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.bias.TwoJumps;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.MergedNeurons;
import saddlewalk.limit.Resolution;
import saddlewalk.limit.ZeroColumns;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * A small random problem as it comes, whether Assumption 4 holds or not: labels N(0, 1) and a start by Assumption 3, all
 * integrated by the general-purpose solver.
 *
 * @param seed seed of labels and directions
 * @param logLambda log λ
 * @param data n labels on the standard basis
 * @param start m neurons
 * @param merged neurons that see the same, and Algorithm 1 for them
 * @param zero neurons that see nothing
 */
public record SmallProblem(long seed, double logLambda, Dataset data, Network start, MergedNeurons merged,
        ZeroColumns zero) {
    private static final double ALONE = 45;
    private static final double LAST_JUMP = 30;

    /** The problem of one seed; some neuron must see something. */
    public static SmallProblem of(int n, int m, long seed, double logLambda) {
        Dataset data = Dataset.normal(n, seed);
        Network start = Initialization.balanced(m, n, logLambda, seed);
        return of(seed, logLambda, data, start);
    }

    private static SmallProblem of(long seed, double logLambda, Dataset data, Network start) {
        return new SmallProblem(seed, logLambda, data, start, MergedNeurons.of(data, start), ZeroColumns.of(data, start));
    }

    /**
     * Twins: labels |N(0, 1)| and positive neurons (one sign), or as in {@link #of}; neuron 1 sees what neuron 0 sees. A
     * seed is taken if the two make the first jump, alone: at this λ every other neuron is still below e^{−45}.
     *
     * @return the first {@code count} such problems of the seeds from {@code first} on
     */
    public static List<SmallProblem> twins(boolean oneSign, int n, int m, long first, int count, double logLambda) {
        Require.atLeast("number of problems", 0, count);
        Clocks.logInverse(logLambda);
        List<SmallProblem> found = new ArrayList<>();
        for (long seed = first; found.size() < count; seed++) {
            Require.searching("such problems", first, seed);
            Dataset data = oneSign ? Dataset.absoluteNormal(n, seed) : Dataset.normal(n, seed);
            Network start = MergedNeurons.twins(oneSign ? Initialization.balancedPositive(m, n, logLambda, seed)
                    : Initialization.balanced(m, n, logLambda, seed));
            if (!ActivationMask.of(data, start).seenBy(0).isEmpty() && of(seed, logLambda, data, start).twinsJumpFirst()) {
                found.add(of(seed, logLambda, data, start));
            }
        }
        return List.copyOf(found);
    }

    private boolean twinsJumpFirst() {
        LimitProcess process = merged.process();
        return merged.groups().get(process.jump(1).neuron()).contains(0) && isResolved()
                && IntStream.range(0, process.m()).filter(g -> !process.hasJumped(g, 1))
                        .allMatch(g -> process.exponentAtPlateau(g, 1) * -logLambda <= -ALONE);
    }

    /**
     * The two-jump case: labels of alternating signs, and a start made by {@link TwoJumps#start}; resolved ones as above.
     */
    public static List<SmallProblem> twoJumps(int n, int m, long first, int count, double logLambda) {
        Require.atLeast("number of problems", 0, count);
        Clocks.logInverse(logLambda);
        return LongStream.iterate(first, seed -> seed + 1).mapToObj(seed -> {
            Require.searching("such problems", first, seed);
            double[] labels = Dataset.absoluteNormal(n, seed).labels();
            for (int k = 1; k < n; k += 2) {
                labels[k] = -labels[k];
            }
            Dataset data = Dataset.of(labels);
            Network start = TwoJumps.start(Initialization.balanced(m, n, logLambda, seed));
            return of(seed, logLambda, data, start);
        }).filter(SmallProblem::isResolved).filter(SmallProblem::hasMiddles).limit(count).toList();
    }

    private boolean hasMiddles() {
        Resolution resolution = Resolution.of(merged.process(), logLambda);
        return IntStream.range(0, merged.process().jumpCount()).allMatch(resolution::hasMiddle);
    }

    /**
     * The problems of the seeds {@code first} … {@code first + count − 1} that are resolved at this λ and short; the rest
     * are left out, and so are starts that see nothing at all.
     */
    public static List<SmallProblem> resolved(int n, int m, long first, int count, double logLambda) {
        Require.atLeast("number of seeds", 0, count);
        return LongStream.range(first, first + count).filter(seed -> seesAnything(n, m, seed))
                .mapToObj(seed -> of(n, m, seed, logLambda)).filter(SmallProblem::isResolved).toList();
    }

    private static boolean seesAnything(int n, int m, long seed) {
        return ActivationMask.of(Dataset.normal(n, seed), Initialization.balanced(m, n, -1, seed)).zeroRows().size() < n;
    }

    /** The first {@code count} such problems of the seeds from {@code first} on in which some datum, not all, is seen by nobody. */
    public static List<SmallProblem> unseen(int n, int m, long first, int count, double logLambda) {
        Clocks.logInverse(logLambda);
        List<SmallProblem> found = new ArrayList<>();
        for (long seed = first; found.size() < count; seed++) {
            Require.searching("problems with unseen data", first, seed);
            if (seesAnything(n, m, seed)) {
                SmallProblem problem = of(n, m, seed, logLambda);
                if (problem.unseenError() > 0 && problem.isResolved()) {
                    found.add(problem);
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * Whether at this λ every neuron ends within e^{−30} of its limit, and the last jump comes before accelerated time
     * 30: a run to later ones, which fit a tiny label, takes as many steps more.
     */
    public boolean isResolved() {
        LimitProcess process = merged.process();
        return logLambda <= merged.logLambdaNeeded() && logLambda <= zero.logLambdaNeeded(process)
                && process.jumpTime(process.jumpCount()) < LAST_JUMP;
    }

    /** The same labels and directions at another λ. */
    public SmallProblem at(double otherLogLambda) {
        double[][] directions = IntStream.range(0, start.m()).mapToObj(start::direction).toArray(double[][]::new);
        Network there = Initialization.of(otherLogLambda, start.signs(), directions);
        return of(seed, otherLogLambda, data, there);
    }

    /** The flow, nothing in closed form. */
    public GradientFlow flow() {
        return GradientFlow.of(data, start).withoutClosedForms();
    }

    /** The end of the flow. */
    public Network train() {
        return flow().run().finalNetwork();
    }

    /** ‖D‖T − L at the flow time T at which half of the first drop of the loss is done. */
    public double firstJumpOffset() {
        FlowTime half = flow().watchingHalfDrops(merged.process()).run().crossing(0);
        return merged.firstSpeed() * half.value() + logLambda;
    }

    /** The mean squared errors at some accelerated times. */
    public List<Double> errorsAt(double... acceleratedTimes) {
        Objects.requireNonNull(acceleratedTimes, "acceleratedTimes");
        List<FlowTime> times = Arrays.stream(acceleratedTimes).mapToObj(t -> FlowTime.accelerated(t, logLambda)).toList();
        return flow().run(times).states().stream().map(FlowState::meanSquaredError).toList();
    }

    /**
     * Whether, for each sign among the labels, one neuron sees all data of that sign: Algorithm 1 then reaches the least
     * norm.
     */
    public boolean oneSeesAll() {
        LimitProcess process = merged.process();
        for (int sign = -1; sign <= 1; sign += 2) {
            List<Integer> own = own(sign);
            boolean found = own.isEmpty();
            for (int g = 0; g < process.m() && !found; g++) {
                found = process.sees(g, 0).equals(own);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> own(int sign) {
        return IntStream.range(0, data.n()).filter(k -> sign * data.label(k) > 0).boxed().toList();
    }

    /** The mean squared error that nobody can remove: Σy_k²/n over the zero rows of the mask. */
    public double unseenError() {
        return ActivationMask.of(data, start).zeroRows().stream().mapToDouble(k -> data.label(k) * data.label(k)).sum()
                / data.n();
    }

    @Override
    public String toString() {
        return "SmallProblem[n=" + data.n() + ", m=" + start.m() + ", seed=" + seed + ", log lambda="
                + Numbers.brief(logLambda) + "]";
    }
}
