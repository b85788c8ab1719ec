package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalesTest {
    /** log 2, 40 digits. */
    private static final BigDecimal LOG_2 = new BigDecimal("0.6931471805599453094172321214581765680755");

    // Up to 21 bits of shift. 34 digits, rounded at the end. The large part is exact, the sum is rounded and then the small
    // part is added and rounded: two units in the last place of what is left, and of the value on the way.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 1000, -144_269, 1_442_695, -2_097_151, 2_097_151})
    void aShiftByAPowerOfTwoKeepsTheDigitsOfTheLogarithm(int shift) {
        double value = -shift * Math.log(2) + 0.3;
        double exact = new BigDecimal(value).add(LOG_2.multiply(BigDecimal.valueOf(shift)), MathContext.DECIMAL128)
                .doubleValue();
        assertEquals(exact, Scales.shifted(value, shift), 4 * Math.ulp(1.0) + 2 * Math.ulp(shift * 2e-10));
    }

    // e^0 = 2^0, e^{−1000}: 1000/log 2 = 1442.695; just below 8 it is 2^2.
    @Test
    void theExponentIsThatOfThePowerOfTwoAtOrBelow() {
        assertEquals(0, Scales.exponent(0));
        assertEquals(-1443, Scales.exponent(-1000));
        assertEquals(2, Scales.exponent(Math.log(7.999)));
        assertEquals(3, Scales.exponent(Math.log(8.001)));
    }

    // 3·2^{−1074} is a multiple of the smallest double; 2^{−2000000} is none.
    @Test
    void aScaledNumberIsExactOrUnderflows() {
        assertEquals(3 * Double.MIN_VALUE, Scales.scaled(3, -1074), 0);
        assertEquals(0, Scales.scaled(3, -2_000_000), 0);
        assertEquals(48, Scales.scaled(3, 4), 0);
    }
}
