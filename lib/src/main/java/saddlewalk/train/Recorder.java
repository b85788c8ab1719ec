package saddlewalk.train;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;
import saddlewalk.Numbers;

/**
 * What a run records, and when. Immutable; the loop looks at one number, the next epoch to record.
 *
 * <p>Recorded epochs hold the mean squared error, the number of fitted data (output at least 50 % of the label, as in
 * the paper's Figure 1) and, if asked for, log‖w_j‖ of every neuron and whole networks. Epoch 0 is the start; the last
 * epoch of a run is always recorded.
 */
public final class Recorder {
    private final long every;
    private final long[] at;
    private final boolean norms;
    private final boolean networks;

    private Recorder(long every, long[] at, boolean norms, boolean networks) {
        this.every = every;
        this.at = at;
        this.norms = norms;
        this.networks = networks;
    }

    /** Only the first and the last epoch. */
    public static Recorder endsOnly() {
        return new Recorder(Long.MAX_VALUE, new long[0], false, false);
    }

    /** Every {@code epochs}-th epoch, from 0. */
    public static Recorder every(long epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs between records must be at least 1, got " + Numbers.count(epochs));
        }
        return new Recorder(epochs, new long[0], false, false);
    }

    /** These epochs beside the ones already asked for; negative ones are refused. */
    public Recorder andAt(long... epochs) {
        long[] all = Arrays.copyOf(at, at.length + epochs.length);
        for (int i = 0; i < epochs.length; i++) {
            if (epochs[i] < 0) {
                throw new IllegalArgumentException("an epoch to record must be >= 0, got " + epochs[i]);
            }
            all[at.length + i] = epochs[i];
        }
        Arrays.sort(all);
        return new Recorder(every, all, norms, networks);
    }

    /** These epochs, and {@code count} more on either side of each, {@code apart} epochs apart. */
    public Recorder andAround(double[] epochs, int count, long apart) {
        Objects.requireNonNull(epochs, "epochs");
        if (count < 0 || apart < 1) {
            throw new IllegalArgumentException("records around an epoch need count >= 0 and at least 1 epoch apart, got "
                    + count + " and " + apart);
        }
        return andAt(Arrays.stream(epochs).mapToLong(Math::round)
                .flatMap(epoch -> LongStream.rangeClosed(-count, count).map(i -> Math.max(0, epoch + i * apart))).toArray());
    }

    /** Also log‖w_j‖ of every neuron. */
    public Recorder withNorms() {
        return new Recorder(every, at, true, networks);
    }

    /** Also the whole network; m·d numbers a record. */
    public Recorder withNetworks() {
        return new Recorder(every, at, norms, true);
    }

    boolean norms() {
        return norms;
    }

    boolean networks() {
        return networks;
    }

    /** The first epoch after {@code epoch} to record; Long.MAX_VALUE if there is none. */
    long next(long epoch) {
        long last = epoch / every * every;
        long regular = last > Long.MAX_VALUE - every ? Long.MAX_VALUE : last + every;
        int i = Arrays.binarySearch(at, epoch + 1);
        int first = i >= 0 ? i : -i - 1;
        return first < at.length ? Math.min(regular, at[first]) : regular;
    }
}
