package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A network trained to interpolate, for its norm beside (15): labels N(0, 1) of both signs on the standard basis, random
 * signs s_j, gradient descent from a balanced start until the mean squared error is 1e−24·‖y‖²/n.
 *
 * @param seed of labels, directions and signs
 * @param logLambda log λ of the start
 * @param process Algorithm 1
 * @param network the trained network
 */
public record TrainedNorm(long seed, double logLambda, LimitProcess process, Network network) {
    /** L·c from which on λ^c is below the stopping rule. */
    private static final double MARGIN = 35;
    /** Seeds that would need a smaller λ than e^{−20,000} are passed over. */
    private static final double LARGEST_L = 20_000;
    private static final double STEP_SIZE = 0.05;
    private static final long EPOCHS_AFTER_THE_JUMPS = 10_000_000L;

    /**
     * Trains one seed at one λ.
     *
     * @throws IllegalStateException if training stops before its tolerance
     */
    public static TrainedNorm of(int n, int m, long seed, double logLambda) {
        Dataset data = Dataset.normal(n, seed);
        Network start = Initialization.balanced(m, n, logLambda, seed);
        LimitProcess process = LimitProcess.of(data, start);
        double lastJump = Clocks.epochs(process.jumpTime(process.jumpCount()), STEP_SIZE, logLambda);
        Trajectory run = GradientDescent.of(data, start).withStepSize(STEP_SIZE)
                .withEpochLimit(EPOCHS_AFTER_THE_JUMPS + (long) (2 * lastJump)).run();
        run.stop().requireTolerance("seed " + seed + " at log lambda = " + Numbers.brief(logLambda));
        return new TrainedNorm(seed, logLambda, process, run.finalNetwork());
    }

    /**
     * The first {@code count} seeds from {@code first} on whose data are all seen and whose final norm is within e^{−35} of
     * (15) for some λ ≥ e^{−20,000}, each trained at that λ.
     */
    public static List<TrainedNorm> resolved(int n, int m, long first, int count) {
        Require.atLeast("number of seeds", 0, count);
        List<TrainedNorm> found = new ArrayList<>();
        for (long seed = first; found.size() < count; seed++) {
            Require.searching("resolved problems", first, seed);
            LimitProcess process = LimitProcess.of(Dataset.normal(n, seed), Initialization.balanced(m, n, -1, seed));
            double needed = lengthNeeded(process);
            if (process.uncovered().isEmpty() && needed <= LARGEST_L) {
                found.add(of(n, m, seed, -Math.ceil(needed)));
            }
        }
        return List.copyOf(found);
    }

    /** The same seed at another λ. */
    public TrainedNorm at(double otherLogLambda) {
        return of(process.data().n(), process.m(), seed, otherLogLambda);
    }

    /** By the exponents on gradient descent's own clock: over thousands of L the flow's are off by tens of L·ρ. */
    private static double lengthNeeded(LimitProcess process) {
        return Math.max(1000, MARGIN / Resolution.of(process.withStepSize(STEP_SIZE), -1).endExponent());
    }

    /** One row a run: seed, log λ, number of jumps, trained ‖θ‖² beside (15). */
    public static Table table(List<TrainedNorm> runs) {
        IntColumn seed = IntColumn.create("seed");
        StringColumn logLambda = StringColumn.create("log λ");
        IntColumn jumps = IntColumn.create("jumps");
        StringColumn trained = StringColumn.create("trained ‖θ‖²");
        StringColumn limit = StringColumn.create("(15)");
        for (TrainedNorm run : runs) {
            seed.append((int) run.seed);
            logLambda.append(Numbers.brief(run.logLambda));
            jumps.append(run.process.jumpCount());
            trained.append(Numbers.format(run.squaredNorm(), 13));
            limit.append(Numbers.format(run.process.squaredNorm(), 13));
        }
        return Table.create("trained norms", seed, logLambda, jumps, trained, limit);
    }

    /** ‖θ‖² at the end of training. */
    public double squaredNorm() {
        return network.squaredNorm();
    }

    @Override
    public String toString() {
        return "TrainedNorm[seed=" + seed + ", log lambda=" + Numbers.brief(logLambda) + ", squared norm "
                + Numbers.brief(squaredNorm()) + ", (15) " + Numbers.brief(process.squaredNorm()) + "]";
    }
}
