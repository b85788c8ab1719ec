package saddlewalk.train;

/** Why a run stopped. Only the first says that training is over; a flow to given times ends with {@link #FLOW_TIME_LIMIT}. */
public enum Stop {
    /**
     * The mean squared error on the data that some neuron sees at the start with their label's sign (M of Assumption 4), or
     * that a neuron without a sign is active on, fell to the tolerance. That is all that training can fit from a small start;
     * from a large one other data may stand far from their labels, and still move, when the run stops.
     */
    REACHED_TOLERANCE,
    /** The last epoch allowed was made; the tolerance was not reached. */
    EPOCH_LIMIT,
    /** The flow's last time asked for was reached. */
    FLOW_TIME_LIMIT,
    /** The right-hand sides allowed were used up. */
    EVALUATION_LIMIT,
    /** The thread was interrupted; what was reached until then is kept. */
    INTERRUPTED,
    /** The mean squared error grew by a factor of 10¹⁰⁰ or more: the step size is too large. */
    DIVERGED;

    /**
     * @param run what was trained, for the error's words
     * @throws IllegalStateException unless the tolerance was reached
     */
    void requireTolerance(String run) {
        if (this != REACHED_TOLERANCE) {
            throw new IllegalStateException(run + " was not trained to its tolerance: " + this);
        }
    }
}
