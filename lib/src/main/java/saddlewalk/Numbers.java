package saddlewalk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one formatter: every number that is shown or stored as text goes through here.
 *
 * <p>It works on the exact decimal value of a double ({@link BigDecimal}), because {@code Double.toString} changed in
 * JDK 19; the same double gives the same text on every JDK. Rounding is half-even. Values that are not numbers are
 * spelled {@code NaN}, {@code Infinity}, {@code -Infinity}.
 */
public final class Numbers {
    /** Digits after which a double is told from its neighbours. */
    public static final int FULL_DIGITS = 17;

    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int SMALLEST_SCIENTIFIC_EXPONENT = 7;

    private Numbers() {
    }

    /**
     * Exactly {@code significantDigits} significant digits: {@code 0.2500}, {@code 1.235e-5}.
     * Plain notation for 1e-4 ≤ |value| &lt; 1e7 after rounding, else scientific; both zeros are {@code 0}.
     *
     * @param significantDigits in [1, 17]
     * @throws IllegalArgumentException if significantDigits is outside that range
     */
    public static String format(double value, int significantDigits) {
        return text(value, significantDigits, false);
    }

    /** As {@link #format}, without zeros at the end of a fraction: {@code 0.25}, {@code 1.2e-5}, {@code 34}. */
    public static String brief(double value, int significantDigits) {
        return text(value, significantDigits, true);
    }

    /** At most six significant digits, for tables and sentences: {@code 0.333333}, {@code 34}. */
    public static String brief(double value) {
        return text(value, 6, true);
    }

    /** 17 significant digits, which {@code Double.parseDouble} turns back into the same bits; −0.0 is {@code -0}. */
    public static String full(double value) {
        return value == 0 && 1 / value < 0 ? "-0" : text(value, FULL_DIGITS, true);
    }

    /** A whole number for a sentence: {@code 507,000}. */
    public static String count(long value) {
        String digits = Long.toString(value);
        int first = value < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    private static String text(double value, int significantDigits, boolean strip) {
        if (!(significantDigits >= 1 && significantDigits <= FULL_DIGITS)) {
            throw new IllegalArgumentException("significant digits must be in [1, 17], got " + significantDigits);
        }
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(significantDigits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < SMALLEST_SCIENTIFIC_EXPONENT) {
            return decimal(rounded, significantDigits - 1 - exponent, strip);
        }
        return decimal(rounded.scaleByPowerOfTen(-exponent), significantDigits - 1, strip) + "e" + exponent;
    }

    private static String decimal(BigDecimal value, int decimals, boolean strip) {
        String text = value.setScale(Math.max(0, decimals), RoundingMode.UNNECESSARY).toPlainString();
        return strip && text.indexOf('.') >= 0 ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
