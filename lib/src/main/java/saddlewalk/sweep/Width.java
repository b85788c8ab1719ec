package saddlewalk.sweep;

import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * A number of neurons: m itself, or 2^a of them, for any real a ≥ 0, which may be more than a network can hold. Immutable.
 */
public final class Width {
    private static final double LARGEST_LOG2 = 1e6;

    private final int m;                                     // 0 where it is a power
    private final double log2;

    private Width(int m, double log2) {
        this.m = m;
        this.log2 = log2;
    }

    /** m ≥ 1 neurons. */
    public static Width of(int m) {
        Require.atLeast("number of neurons m", 1, m);
        return new Width(m, StrictMath.log(m) / StrictMath.log(2));
    }

    /** 2^a neurons, a in [0, 10⁶]. */
    public static Width ofLog2(double a) {
        if (!(a >= 0 && a <= LARGEST_LOG2)) {
            throw new IllegalArgumentException("log2 of the number of neurons must be in [0, 1e6], got " + Numbers.full(a));
        }
        return new Width(0, a + 0.0);
    }

    /**
     * m.
     *
     * @throws IllegalArgumentException if it is not a whole number up to 2³⁰
     */
    public int m() {
        if (m == 0 && (log2 > 30 || log2 != Math.rint(log2))) {
            throw new IllegalArgumentException("to be held one by one, 2^a neurons need a whole a from 0 to 30, got a = "
                    + Numbers.full(log2));
        }
        return m == 0 ? 1 << (int) log2 : m;
    }

    /** Whether it was given as a power of 2. */
    boolean isPower() {
        return m == 0;
    }

    /** log₂ m, exact where it was given so. */
    public double log2() {
        return log2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Width width && m == width.m && Double.compare(log2, width.log2) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * m + Double.hashCode(log2);
    }

    /** As a grid's text has it: {@code 24} or {@code 2^28}. */
    @Override
    public String toString() {
        return m == 0 ? "2^" + Numbers.full(log2) : Integer.toString(m);
    }
}
