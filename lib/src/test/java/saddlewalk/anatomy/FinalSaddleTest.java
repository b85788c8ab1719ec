package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.LimitProcess;

class FinalSaddleTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.oneSign(1734);
    private static final LimitProcess PROCESS = PROBLEM.process();
    private static final int LAST = PROCESS.jumpCount();
    private static final FinalSaddle FINAL = FinalSaddle.of(PROBLEM, -1000);
    private static final double NORM = PROBLEM.data().labelNorm(PROCESS.jump(LAST).fitted());
    private static final double SPEED = NORM / PROBLEM.data().n();
    /** δ' = min(δ, 0.0075/‖D_p‖). */
    private static final double AFTER = Math.min(PROBLEM.windows().delta(), 0.0075 / SPEED);

    /** The logistic from half loss, which comes C_p after t_p·L. */
    private static double left(double sinceJump) {
        double constant = JumpDelays.of(PROBLEM.windows(), PROBLEM.start(-1000)).constant(LAST);
        return 1 / (1 + (Math.sqrt(2) - 1) * Math.exp(2 * SPEED * (1000 * sinceJump - constant)));
    }

    @Test
    void timesAreEvenFromHalfTheWayToTheWhole() {
        double last = PROCESS.jumpTime(LAST);
        assertEquals(last + AFTER, FINAL.time(), 1e-13);
        assertArrayEquals(new double[] {last + AFTER / 2, last + AFTER * 3 / 4, last + AFTER}, FINAL.times(3), 1e-13);
        assertArrayEquals(new double[] {0, 0.25, 0.5, 0.75, 1}, FinalSaddle.parts(5), 0);
    }

    // r is e^{−2‖D‖T} in the end: from L = 1000 to 1300 it falls by 2‖D‖(t − t_p)·300.
    @Test
    void fromASmallerStartTheDistanceIsSmallerByAPowerOfLambda() {
        double time = PROCESS.jumpTime(LAST) + AFTER;
        double later = FinalSaddle.of(PROBLEM, -1300).measuredDistances(time)[0];
        double fall = FINAL.falls(-1300, time)[0];
        assertEquals(2 * SPEED * AFTER * 300, fall, 1e-9);
        assertEquals(fall, Math.log(FINAL.measuredDistances(time)[0] / later), 2 * FINAL.unfitted(time));
    }

    // One time has no other end: 0 over 0.
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void fewerThanTwoTimesAreRefused(int count) {
        String message = "times from one end to the other are at least 2, got " + count;
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> FinalSaddle.parts(count)).getMessage());
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> FINAL.times(count)).getMessage());
    }

    // √(‖y_S‖/2)·r: with 1 − √p = r/2 up to r²/8, √2·√‖y_S‖(1 − √p).
    @Test
    void distancesAreThoseOfANeuronAlone() {
        double[] times = FINAL.times(4);
        double[] distances = FINAL.distances(times);
        for (int i = 0; i < times.length; i++) {
            double left = left(times[i] - PROCESS.jumpTime(LAST));
            assertEquals(left, FINAL.unfitted(times[i]), 1e-10 * left);
            assertEquals(Math.sqrt(2 * NORM) * (1 - Math.sqrt(1 - left)), distances[i], left * distances[i]);
        }
    }

    // r² /8 beside r/2, and what is neglected of the jump's time and size, another power of λ: both in parts of the
    // distance.
    @Test
    void theRunIsAsFarFromItsEnd() {
        double[] times = FINAL.times(4);
        double[] measured = FINAL.measuredDistances(times);
        double[] predicted = FINAL.distances(times);
        for (int i = 0; i < times.length; i++) {
            double part = FINAL.unfitted(times[i]) + PROBLEM.windows().neglected(-1000);
            assertEquals(predicted[i], measured[i], part * predicted[i], "at " + times[i]);
        }
    }

    // The neuron of the last jump has −½ log(1 − r) to go. One left over that saw data A of S grows by ∫ ‖D_A‖ r dT from
    // then on, ‖y_A‖/(2‖y_S‖)·(−log(1 − r)), a neuron fitted before or with nothing in S by nothing; the run ends where r is
    // e^{−500}. 1e−10: the local error.
    @Test
    void driftsAreWhatIsLeftOfTheLastJump() {
        double left = left(AFTER);
        double[] drifts = FINAL.drifts();
        assertEquals(PROCESS.m(), drifts.length);
        for (int q = 0; q < drifts.length; q++) {
            boolean own = q == PROCESS.jump(LAST).neuron();
            double seen = PROBLEM.data().labelNorm(PROCESS.sees(q, LAST - 1)) / NORM;
            double expected = own ? -Math.log1p(-left) / 2 : PROCESS.hasJumped(q, LAST) ? 0 : -Math.log1p(-left) * seen / 2;
            assertEquals(expected, drifts[q], 1e-10 + expected * PROBLEM.windows().neglected(-1000), "neuron " + q);
        }
        assertEquals("FinalSaddle[" + (PROCESS.m() - LAST) + " neurons left over]", FINAL.toString());
    }
}
