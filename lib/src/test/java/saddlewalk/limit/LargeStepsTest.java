package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LargeStepsTest {
    // The map x → x(1 + h − hx²) itself, iterated.
    @Test
    void theMapEndsWhereTheFormulaSays() {
        for (double h : new double[] {0.5, 0.9, 1.05, 1.15, 1.22}) {
            double x = 0.1;
            double before = 0;
            for (int i = 0; i < 10_000; i++) {
                before = x;
                x *= 1 + h - h * x * x;
            }
            double left = ((1 - x * x) * (1 - x * x) + (1 - before * before) * (1 - before * before)) / 2;
            assertEquals(left, LargeSteps.meanPartLeft(h), 1e-12, "h = " + h);
        }
    }

    @Test
    void theMaximumOfTheMapIsThrownBelowZeroFromTheDeadlyStepOn() {
        for (double h : new double[] {LargeSteps.DEADLY - 1e-9, LargeSteps.DEADLY + 1e-9}) {
            double most = Math.sqrt((1 + h) / (3 * h)) * 2 * (1 + h) / 3;
            assertEquals(h > LargeSteps.DEADLY, most * (1 + h - h * most * most) < 0);
        }
        assertTrue(LargeSteps.EDGE < LargeSteps.CYCLE_ENDS && LargeSteps.CYCLE_ENDS < LargeSteps.DEADLY);
    }

    @Test
    void theClockByHandAndBadInput() {
        assertEquals(10, LargeSteps.epochs(10 * Math.log(2), 1), 1e-13);
        assertEquals("the growth h must be in (0, sqrt(5) - 1), got 2",
                assertThrows(IllegalArgumentException.class, () -> LargeSteps.meanPartLeft(2)).getMessage());
        assertEquals("the growth h must be finite and > 0, got 0",
                assertThrows(IllegalArgumentException.class, () -> LargeSteps.epochs(1, 0)).getMessage());
    }

    // Both ends of (0, √5 − 1) and of (0, ∞) are outside.
    @Test
    void theEndsOfTheRangesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LargeSteps.meanPartLeft(0));
        assertThrows(IllegalArgumentException.class, () -> LargeSteps.meanPartLeft(LargeSteps.CYCLE_ENDS));
        assertThrows(IllegalArgumentException.class, () -> LargeSteps.epochs(1, Double.POSITIVE_INFINITY));
    }
}
