package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static saddlewalk.Refusals.message;

import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final double[] X = {1, 2, 4};

    @Test
    void aPowerHasItsExponentAsSlopeAndNoScatter() {
        LogLine line = LogLine.of(X, new double[] {3, 12, 48});
        assertEquals(2, line.slope(), 1e-14);
        assertEquals(0, line.halfWidth(0.95), 1e-7);
    }

    // By hand: log₂ x = 0, 1, 2, log₂ y = 0, 2, 2, slope 1; residuals −1/3, 2/3, −1/3, so s² = 2/3, over Σ(x − x̄)² = 2:
    // standard error √(1/3). Student's 97.5 % point with one degree of freedom is tan(0.475π) = 12.7062.
    @Test
    void studentsIntervalByHand() {
        LogLine line = LogLine.of(X, new double[] {1, 4, 4});
        assertEquals(1, line.slope(), 1e-14);
        assertEquals(12.7062 / Math.sqrt(3), line.halfWidth(0.95), 1e-4);
        assertEquals("1 ± 7.3 (95 %)", line.toString());
    }

    // The weights are (−1, 0, 1)/(2 log 2).
    @Test
    void errorsOfThePointsPassOverToTheSlope() {
        LogLine line = LogLine.of(X, new double[] {1, 2, 3});
        double w = 0.5 / Math.log(2);
        assertArrayEquals(new double[] {-w, 0, w}, line.weights(), 1e-15);
        assertEquals(w * 5, line.slopeError(3, 100, 4), 1e-13);
        assertEquals(w * 7, line.slopeShift(3, 100, -4), 1e-13);
    }

    @Test
    void whatIsNoLineIsRefusedInWords() {
        assertEquals("one y for each x: there are 3 x and 2 y", message(() -> LogLine.of(X, new double[2])));
        assertEquals("y must be finite and > 0, got -1", message(() -> LogLine.of(X, new double[] {1, -1, 2})));
        assertEquals("number of points must be at least 3, got 2", message(() -> LogLine.of(new double[2], new double[2])));
        assertEquals("confidence must be in [0.01, 0.9999], got 1", message(() -> LogLine.of(X, X).halfWidth(1)));
        assertEquals("one number for each point: there are 3 points and 1 numbers",
                message(() -> LogLine.of(X, X).slopeError(1)));
    }
}
