package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;

class WindowsTest {
    private static Windows windows(double[] labels, String... rows) {
        int[] signs = new int[rows[0].length()];
        Arrays.fill(signs, 1);
        return Windows.of(LimitProcess.of(labels, signs, ActivationMask.ofRows(rows), TieRule.SMALLEST_INDEX));
    }

    // By hand, labels 3, 4, 12, neuron 0 sees (3, 4), neuron 1 sees 12: jumps at 1/4 and 3/5, the smallest gap is the first wait.
    @Test
    void deltaIsAQuarterOfTheSmallestGapTheFirstWaitIncluded() {
        Windows windows = windows(new double[] {3, 4, 12}, "10", "10", "01");
        assertEquals(1 / 16.0, windows.delta(), 1e-15);
        assertEquals(1 / 16.0, windows.from(1), 1e-15);
        assertEquals(5 / 16.0, windows.from(2), 1e-15);
        assertEquals(0.6 + 1 / 16.0, windows.until(2), 1e-15);
    }

    // The same: ½|ρ| = 3/8 and 23/96, and for the first jump 7/20 and ½·1 from neuron 0: all above the cap of 0.1.
    @Test
    void epsilonIsCapped() {
        Windows windows = windows(new double[] {3, 4, 12}, "10", "10", "01");
        assertEquals(0.1, windows.epsilon(1), 0);
        assertEquals(0.1, windows.epsilon(2), 0);
        assertEquals(0.25 - 0.1 / 4, windows.slowUntil(1), 1e-15);
        assertEquals(List.of(0), windows.others(1));
        assertEquals(7 / 12.0, windows.nearest(1), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, windows.nearest(2));
    }

    // Labels 4, 3: neuron 0 sees both (speed 5/2, jumps at 2/5), neuron 1 sees 4 (speed 2): ¼ · 1/5 · 5/4.
    @Test
    void aCloseFollowerMakesEpsilonSmall() {
        assertEquals(1 / 16.0, windows(new double[] {4, 3}, "11", "10").epsilon(1), 1e-15);
    }

    // Labels 12, 5, 1: neuron 1 loses its 12 to neuron 0 when its exponent is −1/13 and rests there while neuron 2 grows.
    @Test
    void aNeuronThatRestsCloseToVisibleMakesEpsilonSmallForTheLargestToBeTheGrowingOne() {
        assertEquals(1 / 26.0, windows(new double[] {12, 5, 1}, "110", "100", "001").epsilon(2), 1e-15);
    }

    // Labels 1 and 1/100, a neuron each: jumps at 2 and 200, δ = ½; 2δ·speed of the slow neuron is 0.005, the smallest exponent.
    @Test
    void aWindowExistsWhereTheSmallestExponentIsResolved() {
        Windows windows = windows(new double[] {1, 0.01}, "10", "01");
        assertEquals(0.005, windows.exponent(2), 1e-15);
        assertEquals(-2000, windows.logLambdaNeeded(), 1e-9);
        assertTrue(windows.exists(2, -2000.001));
        assertFalse(windows.allExist(-1999));
    }

    @Test
    void aProcessWithoutJumpsHasNoWindows() {
        var e = assertThrows(IllegalArgumentException.class, () -> windows(new double[] {1}, "0"));
        assertEquals("windows need at least one jump, this process has none", e.getMessage());
    }

    @Test
    void jumpsAtOneTimeHaveNoWindowBetweenThem() {
        var e = assertThrows(IllegalArgumentException.class, () -> windows(new double[] {1, 1}, "10", "01"));
        assertEquals("jumps must come at different times, the smallest gap is 0", e.getMessage());
    }
}
