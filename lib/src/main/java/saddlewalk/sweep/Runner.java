package saddlewalk.sweep;

import java.io.IOException;
import java.util.List;

/** Whoever computes the rows of a sweep: the cores of this machine, or a cluster. */
@FunctionalInterface
public interface Runner {
    /**
     * Computes the row of each of these runs, each by {@link Rows#row}.
     *
     * @param rows of the sweep
     * @param runs to compute, the costly ones first
     * @param sink is given each row once, in any order, by the calling thread
     * @return false if the calling thread was interrupted before all were done; its interrupt is set again then
     */
    boolean run(Rows rows, int[] runs, Sink sink) throws IOException;

    /** Takes finished rows. */
    @FunctionalInterface
    interface Sink {
        /** When this returns the rows are on the disk. */
        void take(List<FinishedRow> finished) throws IOException;
    }
}
