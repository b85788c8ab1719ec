package saddlewalk.train;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import saddlewalk.Require;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.JumpConstants;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * One seeded problem at every λ: labels |N(0,1)| and positive signs, or labels N(0,1) and random signs, on the standard
 * basis; what convergence as λ → 0 is measured on.
 *
 * @param seed seed of labels, directions and signs
 * @param data the labels
 * @param m number of neurons
 * @param oneSign whether all labels and signs are positive
 * @param process Algorithm 1 in continuous time
 */
public record ConvergenceProblem(long seed, Dataset data, int m, boolean oneSign, LimitProcess process) {
    private static final long EPOCH_LIMIT = 1_000_000_000_000L;
    private static final double FINE = 1e-27;
    private static final double LARGEST_STEP = 1;
    private static final double ROUNDING = 1e-9;        // where c is a plateau's margin, 2c is itself one of the corrections' exponents

    /** The problem of one seed with n labels and m neurons. */
    public static ConvergenceProblem of(int n, int m, boolean oneSign, long seed) {
        Dataset data = oneSign ? Dataset.absoluteNormal(n, seed) : Dataset.normal(n, seed);
        return new ConvergenceProblem(seed, data, m, oneSign, LimitProcess.of(data, start(data, m, oneSign, -1, seed)));
    }

    private static Network start(Dataset data, int m, boolean oneSign, double logLambda, long seed) {
        return oneSign ? Initialization.balancedPositive(m, data.d(), logLambda, seed)
                : Initialization.balanced(m, data.d(), logLambda, seed);
    }

    /**
     * The smallest seed ≥ {@code from} for which Assumption 4 holds, there are two jumps at least, and every plateau stands alone
     * at this λ ({@link #standsAlone}): what the claims on jump times and distances speak of. The same is asked of the discrete
     * form for η = 1, with the same order, so that gradient descent can be compared.
     */
    public static ConvergenceProblem picked(int n, int m, boolean oneSign, double logLambda, long from) {
        return first(n, m, oneSign, from, problem -> problem.isPicked(logLambda));
    }

    /**
     * The smallest seed ≥ {@code from} for which Assumption 4 holds and one exponent rules the final norm: c is at least
     * {@code least}, the second is at least 3c, and what its constant feels of other jumps is λ^{2c} at most.
     */
    public static ConvergenceProblem withOneExponent(int n, int m, boolean oneSign, double least, long from) {
        Require.positive("the least exponent", least);
        return first(n, m, oneSign, from, problem -> problem.hasOneExponent(least));
    }

    private static ConvergenceProblem first(int n, int m, boolean oneSign, long from, Predicate<ConvergenceProblem> rule) {
        for (long seed = from;; seed++) {
            Require.searching("such a problem", from, seed);
            if (seesAllData(n, m, oneSign, seed)) {
                ConvergenceProblem problem = of(n, m, oneSign, seed);
                if (problem.meetsAssumption4() && rule.test(problem)) {
                    return problem;
                }
            }
        }
    }

    /**
     * How rare such seeds are.
     *
     * @param seeds number of seeds looked at
     * @param assumption4 of these, seeds for which Assumption 4 holds
     * @param standingAlone of these, seeds that {@link #picked} would take
     * @param oneExponent of those with Assumption 4, seeds that {@link #withOneExponent} would take
     */
    public record Census(int seeds, int assumption4, int standingAlone, int oneExponent) { }

    /** Counts over the seeds {@code from} … {@code from + seeds − 1}. */
    public static Census census(int n, int m, boolean oneSign, double logLambda, double least, long from, int seeds) {
        Require.atLeast("number of seeds", 0, seeds);
        Require.positive("the least exponent", least);
        Clocks.logInverse(logLambda);
        int[] counts = new int[3];
        for (long seed = from; seed < from + seeds; seed++) {
            if (seesAllData(n, m, oneSign, seed)) {
                ConvergenceProblem problem = of(n, m, oneSign, seed);
                boolean holds = problem.meetsAssumption4();
                counts[0] += holds ? 1 : 0;
                counts[1] += holds && problem.isPicked(logLambda) ? 1 : 0;
                counts[2] += holds && problem.hasOneExponent(least) ? 1 : 0;
            }
        }
        return new Census(seeds, counts[0], counts[1], counts[2]);
    }

    private boolean isPicked(double logLambda) {
        LimitProcess discrete = process.withStepSize(LARGEST_STEP);
        return process.jumpCount() > 1 && standsAlone(logLambda) && discrete.order().equals(process.order())
                && standsAlone(discrete, logLambda);
    }

    private static boolean seesAllData(int n, int m, boolean oneSign, long seed) {
        Dataset data = oneSign ? Dataset.absoluteNormal(n, seed) : Dataset.normal(n, seed);
        return ActivationMask.of(data, start(data, m, oneSign, -1, seed)).zeroRows().isEmpty();
    }

    private boolean meetsAssumption4() {
        Assumptions assumptions = Assumptions.of(data, start(-1));
        return assumptions.holds("4(i)") && assumptions.holds("4(ii)");
    }

    /**
     * Whether every plateau stands alone at this λ, up to e^{−30}: it is resolved and has a middle, and what {@link
     * #correctionExponent} speaks of is as small.
     */
    public boolean standsAlone(double logLambda) {
        return standsAlone(process, logLambda);
    }

    private static boolean standsAlone(LimitProcess process, double logLambda) {
        Resolution resolution = Resolution.of(process, logLambda);
        boolean alone = resolution.allResolved()
                && Clocks.logInverse(logLambda) * correctionExponent(process) >= Resolution.RESOLVED;
        for (int i = 1; i <= process.jumpCount(); i++) {
            alone &= resolution.isSeparate(i) && resolution.hasMiddle(i - 1);
        }
        return alone;
    }

    /**
     * λ to this power is what one jump feels of all else: the smallest of 2|ρ_q(t_i)| over jumps i and neurons q that have not
     * jumped then (two visible at once share), of 2‖D_q‖·(t_{i+1} − t_i) over plateaus i and neurons q that jump later (1 − cos of
     * q's angle at its end), and of 2‖D_i‖·(t_{i+1} − t_i) (what is left unfitted of S_i).
     */
    private static double correctionExponent(LimitProcess process) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= process.jumpCount(); i++) {
            double wait = i == process.jumpCount() ? Double.POSITIVE_INFINITY
                    : process.jumpTime(i + 1) - (i == 0 ? 0 : process.jumpTime(i));
            for (int later = i + 1; later <= process.jumpCount(); later++) {
                smallest = Math.min(smallest, 2 * wait * process.speedOnPlateau(process.jump(later).neuron(), i));
            }
            for (int q = 0; q < process.m() && i > 0; q++) {
                smallest = process.hasJumped(q, i) ? smallest : Math.min(smallest, -2 * process.exponentAtPlateau(q, i));
            }
            smallest = i == 0 ? smallest
                    : Math.min(smallest, 2 * wait * process.speedOnPlateau(process.jump(i).neuron(), i - 1));
        }
        return smallest;
    }

    private boolean hasOneExponent(double least) {
        Resolution resolution = resolution(-1);
        double c = resolution.finalNormExponent();
        return c >= least && c < Double.POSITIVE_INFINITY && resolution.runnerUp() >= 3 * c
                && resolution.settlingExponent() >= 2 * c && correctionExponent(process) >= 2 * c * (1 - ROUNDING);
    }

    /** The start at scale λ; the same directions and signs for every λ. */
    public Network start(double logLambda) {
        return start(data, m, oneSign, logLambda, seed);
    }

    /** The gradient flow from scale λ. */
    public GradientFlow flow(double logLambda) {
        return GradientFlow.of(data, start(logLambda));
    }

    /** Gradient descent from scale λ with step η, watching half of every loss drop. */
    public GradientDescent descent(double logLambda, double stepSize) {
        double[] levels = JumpEpochs.levels(process);
        return GradientDescent.of(data, start(logLambda)).withStepSize(stepSize).withEpochLimit(EPOCH_LIMIT)
                .watching(IntStream.range(0, process.jumpCount()).mapToDouble(i -> levels[3 * i]).toArray());
    }

    /** ‖θ‖² after gradient descent from scale λ with step η, trained until the residual is 3·10⁻¹⁴‖y‖. */
    public double finalSquaredNorm(double logLambda, double stepSize) {
        return descent(logLambda, stepSize).withTolerance(FINE * process.plateauMeanSquaredError(0)).run().finalNetwork()
                .squaredNorm();
    }

    /** The same minus (15); it is seen down to some 10⁻¹³. */
    public double finalNormDistance(double logLambda, double stepSize) {
        return finalSquaredNorm(logLambda, stepSize) - process.squaredNorm();
    }

    /** C_i and b_j in closed form. */
    public JumpConstants constants() {
        return JumpConstants.of(process, start(-1));
    }

    /** Which plateaus this λ shows. */
    public Resolution resolution(double logLambda) {
        return Resolution.of(process, logLambda);
    }

    @Override
    public String toString() {
        return "ConvergenceProblem[seed=" + seed + ", n=" + data.n() + ", m=" + m + ", "
                + (oneSign ? "one sign" : "both signs") + ", jumps=" + process.jumpCount() + "]";
    }
}
