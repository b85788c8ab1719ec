package saddlewalk.train;

import java.util.stream.IntStream;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.LimitProcess;

/**
 * The epochs at which a training run makes the jumps of a limit process: when the mean squared error has made half of
 * each drop, and when it passes the heights that stand for 10 % and 90 % of the labels. From Algorithm 1 only the heights
 * of the plateaus are taken, never a time.
 */
public final class JumpEpochs {
    private static final double[] PARTS = {FirstJump.HALF_LOSS_DROP, 0.1, 0.9};

    private final int jumps;
    private final Trajectory trajectory;

    private JumpEpochs(int jumps, Trajectory trajectory) {
        this.jumps = jumps;
        this.trajectory = trajectory;
    }

    /** The levels for {@link GradientDescent#watching}: three for each jump of the process. */
    public static double[] levels(LimitProcess process) {
        return IntStream.range(0, 3 * process.jumpCount())
                .mapToDouble(i -> process.meanSquaredErrorDuringJump(i / 3 + 1, PARTS[i % 3])).toArray();
    }

    /** Reads the epochs off a run that watched {@link #levels} of this process. */
    public static JumpEpochs of(LimitProcess process, Trajectory trajectory) {
        if (trajectory.crossings().length != 3 * process.jumpCount()) {
            throw new IllegalArgumentException("the run must have watched JumpEpochs.levels of this process, "
                    + 3 * process.jumpCount() + " levels; it watched " + trajectory.crossings().length);
        }
        return new JumpEpochs(process.jumpCount(), trajectory);
    }

    /** First epoch with half of the loss drop of jump i, 1 … p, done. */
    public long half(int i) {
        return trajectory.crossing(3 * i - 3);
    }

    /** Epochs from 10 % to 90 % of the labels of jump i. */
    public long width(int i) {
        return trajectory.crossing(3 * i - 1) - trajectory.crossing(3 * i - 2);
    }

    /** {@link #half} of jumps 1 … p. */
    public long[] halves() {
        return IntStream.rangeClosed(1, jumps).mapToLong(this::half).toArray();
    }
}
