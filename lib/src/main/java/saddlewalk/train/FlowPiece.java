package saddlewalk.train;

/** One stretch of a run, from {@link #start} over a length of flow time; its state at any time inside. */
interface FlowPiece {
    FlowPoint start();

    /** Length in flow time. */
    double length();

    /** The state {@code since} after the start, in [0, length]. */
    FlowPoint at(double since);
}
