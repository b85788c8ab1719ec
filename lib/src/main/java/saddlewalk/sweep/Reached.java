package saddlewalk.sweep;

/**
 * What a sweep has reached.
 *
 * @param runs        of the grid
 * @param done        with a row, failed ones included
 * @param failed      of these
 * @param found       rows that were there before
 * @param thrownAway  lines that were there, but torn or with a wrong checksum: their runs were made again
 * @param interrupted whether an interrupt ended it; then the same sweep goes on from here
 */
public record Reached(int runs, int done, int failed, int found, int thrownAway, boolean interrupted) {
    @Override
    public String toString() {
        return (interrupted ? "interrupted: " : "") + done + " of " + runs + " runs are there"
                + (failed == 0 ? "" : ", " + failed + " of them failed")
                + (found == 0 ? "" : ", " + found + " from before")
                + (thrownAway == 0 ? "" : "; " + thrownAway + " torn or damaged "
                        + (thrownAway == 1 ? "line was" : "lines were") + " thrown away")
                + (interrupted ? "; the same sweep goes on from here" : "");
    }
}
