package saddlewalk.sweep;

import saddlewalk.Numbers;

/** What the measurements that train have in common. */
final class Training {
    private Training() { }

    static void check(long epochLimit, double tolerance) {
        if (epochLimit < 0) {
            throw new IllegalArgumentException("epoch limit must be >= 0, got " + epochLimit);
        }
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance must be finite and >= 0, got " + Numbers.full(tolerance));
        }
    }

    static String name(String name, long epochLimit, double tolerance) {
        return name + " epochs=" + epochLimit + " tolerance=" + Numbers.full(tolerance);
    }
}
