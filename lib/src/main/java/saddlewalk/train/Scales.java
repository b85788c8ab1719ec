package saddlewalk.train;

/** Powers of two against natural logarithms. */
final class Scales {
    static final double LOG_2 = StrictMath.log(2);
    private static final double LOG_2_HIGH = 0x1.62e42feep-1;               // log 2 to 32 bits: exact times 21 bits
    private static final double LOG_2_LOW = 1.90821492927058770002e-10;     // log 2 − LOG_2_HIGH

    private Scales() { }

    /** log(e^{value}·2^{shift}). */
    static double shifted(double value, int shift) {
        return (value + shift * LOG_2_HIGH) + shift * LOG_2_LOW;
    }

    /** The power of two at or below e^{log}, as an exponent. */
    static int exponent(double log) {
        return (int) Math.floor(log / LOG_2);
    }

    /** value·2^{shift}, 0 where that underflows. */
    static double scaled(double value, int shift) {
        return Math.scalb(value, Math.max(shift, -4000));
    }
}
