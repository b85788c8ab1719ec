package saddlewalk;

/** Checks that many public methods share; each message names the quantity, the rule and the value. */
public final class Require {
    private static final long MOST_SEEDS = 100_000_000;
    private static final double LARGEST_STEP = 1e50;

    private Require() { }

    /** Returns {@code value} if it is in [0, size). */
    public static int index(String quantity, int value, int size) {
        return index(quantity, value, 0, size - 1);
    }

    /** Returns {@code value} if it is in [first, last]. */
    public static int index(String quantity, int value, int first, int last) {
        if (value < first || value > last) {
            throw new IndexOutOfBoundsException(quantity + " must be in [" + first + ", " + last + "], got " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is at least {@code least}. */
    public static int atLeast(String quantity, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(quantity + " must be at least " + least + ", got " + value);
        }
        return value;
    }

    /** Returns {@code value} if it is in [low, high]. */
    public static double between(String quantity, double low, double high, double value) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(quantity + " must be in [" + Numbers.brief(low) + ", " + Numbers.brief(high)
                    + "], got " + Numbers.full(value));
        }
        return value;
    }

    /** Returns {@code value} if it is finite and &gt; 0. */
    public static double positive(String quantity, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(quantity + " must be finite and > 0, got " + Numbers.full(value));
        }
        return value;
    }

    /** Returns the step size η if it is &gt; 0 and at most 10⁵⁰. */
    public static double stepSize(double eta) {
        if (!(eta > 0 && eta <= LARGEST_STEP)) {
            throw new IllegalArgumentException("step size must be > 0 and at most 1e50, got " + Numbers.full(eta));
        }
        return eta;
    }

    /** Returns {@code value}, the result of a computation, unless what went in was so large that it is NaN. */
    public static double number(String quantity, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(quantity + " must be a number, got NaN: too large or too small to compute with");
        }
        return value;
    }

    /**
     * For a search that asks seed after seed and ends when it finds one: call it for each.
     *
     * @throws IllegalStateException if the thread was interrupted, or a hundred million seeds were in vain
     */
    public static void searching(String quantity, long first, long seed) {
        if (Thread.interrupted()) {
            throw new IllegalStateException("the search for " + quantity + " from seed " + first
                    + " on was interrupted at seed " + seed);
        }
        if (seed - first >= MOST_SEEDS) {
            throw new IllegalStateException("there must be " + quantity + " among the first " + MOST_SEEDS + " seeds from "
                    + first + " on, got none");
        }
    }

    /** Throws unless {@code from} to {@code to − 1} are rows of {@code size} and fit into an array of that length. */
    public static void range(String quantity, int from, int to, int size, int target) {
        if (from < 0 || to < from || to > size) {
            throw new IndexOutOfBoundsException(quantity + " from " + from + " to " + to + " - 1 must be in [0, " + size + ")");
        }
        if (to - from > target) {
            throw new IllegalArgumentException("the target must hold " + (to - from) + " " + quantity + ", it has length "
                    + target);
        }
    }
}
