package saddlewalk.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * When neurons became visible in training: the first recorded epoch at which ‖w_j‖ reaches a given size. Read from the
 * records alone; what Algorithm 1 says is not used.
 */
public final class Escapes {
    private final long[] epochs;

    private Escapes(long[] epochs) {
        this.epochs = epochs;
    }

    /**
     * @param run recorded with {@link Recorder#withNorms}
     * @param norm the size from which on a neuron counts as visible, > 0
     */
    public static Escapes of(Trajectory run, double norm) {
        if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the norm of a visible neuron must be finite and > 0, got "
                    + Numbers.full(norm));
        }
        double[] recorded = run.recordedEpochs();
        double level = StrictMath.log(norm);
        long[] epochs = new long[run.finalNetwork().m()];
        Arrays.fill(epochs, Trajectory.NEVER);
        for (int j = 0; j < epochs.length; j++) {
            double[] logNorms = run.logNorms(j);
            for (int r = 0; r < recorded.length && epochs[j] == Trajectory.NEVER; r++) {
                if (logNorms[r] >= level) {
                    epochs[j] = (long) recorded[r];
                }
            }
        }
        return new Escapes(epochs);
    }

    /** The first recorded epoch at which neuron j is visible, or {@link Trajectory#NEVER}. */
    public long epoch(int j) {
        return epochs[Require.index("neuron", j, epochs.length)];
    }

    /** The neurons that became visible, in order of time; those of one record in order of their index. */
    public List<Integer> order() {
        return IntStream.range(0, epochs.length).filter(j -> epochs[j] != Trajectory.NEVER).boxed()
                .sorted(Comparator.comparingLong((Integer j) -> epochs[j])).toList();
    }

    @Override
    public String toString() {
        return "Escapes[order " + order() + "]";
    }
}
