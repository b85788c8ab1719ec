package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {
    // ‖y_S‖ = 5 and n = 3: speed 5/3.
    private static final Logistic FIVE = new Logistic(5, 5 / 3.0);

    // (1 − p)² = ½.
    @Test
    void theClockStartsWhereHalfOfTheLossIsGone() {
        assertEquals(1 - Math.sqrt(0.5), FIVE.part(0), 1e-15);
        assertEquals(Math.sqrt(0.5), FIVE.residual(0), 1e-15);
        assertEquals(0, FIVE.timeOf(1 - Math.sqrt(0.5)), 1e-15);
    }

    // (a²)' = 2‖D‖ a² (1 − a²/‖y_S‖): central differences, error h²/6 times the third derivative, below 100·h².
    @ParameterizedTest
    @ValueSource(doubles = {-2, -0.3, 0, 0.4, 1})
    void theSquareOfTheOutputSolvesTheFlow(double since) {
        double h = 1e-5;
        double square = Math.pow(FIVE.norm(since), 2);
        double rate = (Math.pow(FIVE.norm(since + h), 2) - Math.pow(FIVE.norm(since - h), 2)) / (2 * h);
        assertEquals(2 * FIVE.speed() * square * FIVE.residual(since), rate, 1e-8);
        assertEquals(1, FIVE.part(since) + FIVE.residual(since), 1e-15);
    }

    @Test
    void timeOfIsTheInverseOfPart() {
        for (double since : FIVE.times(7)) {
            assertEquals(since, FIVE.timeOf(FIVE.part(since)), 1e-12);
        }
        assertEquals(0.001, FIVE.parts(FIVE.times(7))[0], 1e-15);
        assertEquals(0.999, FIVE.parts(FIVE.times(7))[6], 1e-14);
    }

    // Half of the norm is p = 1/4, 0.99 of it p = 0.99²; the norm λ^ε is p = λ^{2ε}/5, here e^{−40}/5, neglected beside 1.
    @Test
    void durationsAreDifferencesOfTimes() {
        assertEquals(FIVE.timeOf(0.9801) - FIVE.timeOf(0.25), FIVE.fittingDuration(), 1e-13);
        double grow = FIVE.timeOf(0.25) - FIVE.timeOf(StrictMath.exp(-40) / 5);
        assertEquals(grow / 1000, FIVE.growthDuration(0.02, 1000), 1e-15);
    }

    @Test
    void aPartOutsideIsNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> FIVE.timeOf(1));
        assertEquals("the part of the labels must be in (0, 1), got 1", e.getMessage());
    }
}
