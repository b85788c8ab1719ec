package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FlowTimeTest {
    // By exact decimal arithmetic: at 1e9 a double's last digit is 1.2e-7.
    @Test
    void aWindowOfLengthOneKeepsItsDigitsAtABillion() {
        FlowTime anchor = FlowTime.of(1e9 + 1.0 / 3);
        FlowTime later = anchor.plus(0.1).plus(1e-12);
        assertEquals(0.1 + 1e-12, later.minus(anchor), 1e-17);
        BigDecimal exact = new BigDecimal(anchor.value()).add(new BigDecimal(0.1)).add(new BigDecimal(1e-12));
        BigDecimal ours = new BigDecimal(later.value()).add(new BigDecimal(later.rest()));
        assertEquals(0, exact.subtract(ours).doubleValue(), 1e-22);
        assertTrue(later.compareTo(anchor) > 0 && anchor.plus(1e-20).compareTo(anchor) > 0);
    }

    // The exact product of the doubles 0.1 and 1000 has 63 bits.
    @Test
    void anAcceleratedTimeIsMultipliedExactly() {
        FlowTime time = FlowTime.accelerated(0.1, -1000);
        BigDecimal exact = new BigDecimal(0.1).multiply(new BigDecimal(1000));
        assertEquals(0, exact.subtract(new BigDecimal(time.value())).subtract(new BigDecimal(time.rest())).signum());
        assertEquals(0.1, time.acceleratedTime(-1000), 1e-17);
    }

    // (1.5 − 2⁻⁵³)/3 = 0.5 − (2/3)·2⁻⁵³, and doubles below 0.5 lie 2⁻⁵⁴ apart; above it they lie 2⁻⁵³ apart.
    @Test
    void theRestTakesPartInTheAcceleratedTime() {
        assertEquals(0.5 - 0x1p-54, new FlowTime(1.5, -0x1p-53).acceleratedTime(-3), 0);
        assertEquals(0.5, new FlowTime(1.5, 0x1p-53).acceleratedTime(-3), 0);
    }

    // Below 1 doubles lie twice as close: 1 − 2⁻⁵³ is one of its own, and 1 + 2⁻⁵³ lies half-way to the next.
    @Test
    void aRestIsAtMostHalfOfTheLastDigit() {
        assertEquals(1, new FlowTime(1, 0x1p-53).value(), 0);
        assertThrows(IllegalArgumentException.class, () -> new FlowTime(1, -0x1p-53));
    }

    @Test
    void aTimeThatIsNotANumberIsNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> FlowTime.of(Double.NaN));
        assertEquals("a flow time must be finite with a rest below its last digit, got NaN and 0", e.getMessage());
    }
}
