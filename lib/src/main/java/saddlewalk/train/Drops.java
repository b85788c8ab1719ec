package saddlewalk.train;

import java.util.stream.IntStream;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;

/**
 * How much of a run the loss spends falling, rather than waiting on a plateau: the epochs from 1 % to 99 % of every drop
 * that Algorithm 1 predicts, as a part of all epochs until 99 % of the last. [ours, checked]
 *
 * <p>A neuron alone is logistic during its jump, so that a drop takes a number of epochs that does not depend on λ
 * ({@link FirstJump#epochsBetween}), while the wait before it grows like log(1/λ).
 */
public final class Drops {
    /** The part of the labels at which the loss has made 1 % of its drop: 1 − (1 − p)² = 0.01. */
    static final double BEGINS = 1 - StrictMath.sqrt(0.99);
    /** The part of the labels at which the loss has made 99 % of its drop. */
    static final double ENDS = 0.9;

    private final LimitProcess process;

    private Drops(LimitProcess process) {
        this.process = process;
    }

    /**
     * @param process the discrete form of Algorithm 1, with at least one jump
     * @throws IllegalArgumentException if it has no jump
     * @throws IllegalStateException if it has no step size
     */
    public static Drops of(LimitProcess process) {
        if (process.jumpCount() == 0) {
            throw new IllegalArgumentException("there is no drop: no neuron sees any datum");
        }
        process.jumpEpoch(1, -1);                       // refuses a process without a step size
        return new Drops(process);
    }

    /** The 2p levels of the mean squared error to be watched: 1 % and 99 % of each drop, in order. */
    public double[] levels() {
        double[] levels = new double[2 * process.jumpCount()];
        for (int i = 1; i <= process.jumpCount(); i++) {
            levels[2 * i - 2] = process.meanSquaredErrorDuringJump(i, BEGINS);
            levels[2 * i - 1] = process.meanSquaredErrorDuringJump(i, ENDS);
        }
        return levels;
    }

    /**
     * Measured: the part of the epochs spent falling, in [0, 1].
     *
     * @param run a run that watched {@link #levels}, and nothing else
     * @throws IllegalArgumentException if it watched another number of levels
     * @throws IllegalStateException if a level was never reached
     */
    public double share(Trajectory run) {
        checkLevels(run);
        double falling = 0;
        for (int i = 1; i <= process.jumpCount(); i++) {
            falling += width(run, i);
        }
        return falling / run.crossing(2 * process.jumpCount() - 1);
    }

    /**
     * Measured: the number of times that the loss rests between two drops, that is, waits longer than either of them takes.
     * At most p − 1, and p − 1 once λ is small enough, because only the waits grow.
     *
     * @param run a run that watched {@link #levels}, and nothing else
     * @throws IllegalArgumentException if it watched another number of levels
     * @throws IllegalStateException if a level was never reached
     */
    public int rests(Trajectory run) {
        checkLevels(run);
        return (int) IntStream.range(1, process.jumpCount())
                .filter(i -> run.crossing(2 * i) - run.crossing(2 * i - 1) > Math.max(width(run, i), width(run, i + 1)))
                .count();
    }

    /** The epochs from 1 % to 99 % of drop i. */
    private static long width(Trajectory run, int i) {
        return run.crossing(2 * i - 1) - run.crossing(2 * i - 2);
    }

    private void checkLevels(Trajectory run) {
        int watched = run.crossings().length;
        if (watched != 2 * process.jumpCount()) {
            throw new IllegalArgumentException("two levels watched for each of " + process.jumpCount()
                    + " jumps: the run watched " + watched);
        }
    }

    /**
     * Predicted: the sum of the drops' widths over the epoch of the last, from Algorithm 1 at this λ. Let s be this number. The
     * measured share differs from it by at most s² + p/E + s·λ^c, E the epoch of the last jump, where every jump stands alone
     * ({@link saddlewalk.limit.Resolution#isSeparate}): the last drop comes late or early by less than all the drops take, every
     * width is rounded to whole epochs, and neurons that come late or never hold λ^c of what is fitted. [ours, heuristic]
     */
    public double predictedShare(double logLambda) {
        Dataset data = process.data();
        double eta = process.stepSize().orElseThrow();
        double falling = 0;
        for (var jump : process.jumps()) {
            falling += FirstJump.epochsBetween(2 * eta * data.labelNorm(jump.fitted()) / data.n(), BEGINS, ENDS);
        }
        return falling / Clocks.epochs(process.jumpTime(process.jumpCount()), eta, logLambda);
    }
}
