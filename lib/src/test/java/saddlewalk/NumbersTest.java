package saddlewalk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    // Rounded by hand. 0.125 and 0.375 are exact in binary, so half-even decides: 0.12, 0.38.
    @ParameterizedTest
    @CsvSource({
        "0.25, 4, 0.2500", "34, 3, 34.0", "34, 2, 34", "123456, 3, 123000", "1.2345e-5, 3, 1.23e-5",
        "1e-4, 2, 0.00010", "9.99e-5, 3, 9.99e-5", "9.99e-5, 2, 0.00010", "9999999, 7, 9999999", "1e7, 1, 1e7",
        "9999999.9, 3, 1.00e7", "0.125, 2, 0.12", "0.375, 2, 0.38", "-2.5, 1, -2", "-1e300, 2, -1.0e300", "0, 5, 0",
        "-0.0, 5, 0", "NaN, 3, NaN", "Infinity, 3, Infinity", "-Infinity, 3, -Infinity", "4.9e-324, 2, 4.9e-324"})
    void aDoubleHasExactlyTheDigitsAskedFor(double value, int digits, String text) {
        assertEquals(text, Numbers.format(value, digits));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.25", "34, 34", "100, 100", "0.33333333333, 0.333333", "1.20e-9, 1.2e-9", "1e-9, 1e-9",
        "1000000, 1000000", "2e7, 2e7", "-0.5, -0.5", "507000, 507000"})
    void aBriefNumberHasNoZerosAfterItsFraction(double value, String text) {
        assertEquals(text, Numbers.brief(value));
    }

    // The digits come from the exact value, whatever the JDK prints: 0.1 = 0.1000000000000000055511151231257827…
    @Test
    void seventeenDigitsComeFromTheExactValue() {
        assertEquals("0.10000000000000001", Numbers.full(0.1));
        assertEquals("0.002", Numbers.full(2e-3));
        assertEquals("-0", Numbers.full(-0.0));
        assertEquals("0", Numbers.full(0.0));
        assertEquals("1.7976931348623157e308", Numbers.full(Double.MAX_VALUE));
    }

    @Test
    void fullTextIsReadBackAsTheSameBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            long bits = random.nextLong();
            double value = Double.longBitsToDouble(bits);
            if (Double.isFinite(value)) {
                String text = Numbers.full(value);
                assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits(Double.parseDouble(text)),
                        () -> "bits " + bits + " as " + text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0;0", "999;999", "1000;1,000", "507000;507,000", "-507000;-507,000",
        "-999;-999", "1234567890;1,234,567,890", "-9223372036854775808;-9,223,372,036,854,775,808"})
    void countsHaveThousandsSeparators(long value, String text) {
        assertEquals(text, Numbers.count(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 18})
    void aNumberOfDigitsOutOfRangeIsNamed(int digits) {
        var e = assertThrows(IllegalArgumentException.class, () -> Numbers.format(1, digits));
        assertEquals("significant digits must be in [1, 17], got " + digits, e.getMessage());
    }
}
