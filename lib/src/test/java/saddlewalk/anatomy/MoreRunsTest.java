package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

class MoreRunsTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.oneSign(1734);
    private static final LimitProcess PROCESS = PROBLEM.process();
    private static final FlowTrajectory CARRIED = MoreRuns.carriedOn(PROBLEM, -1000);
    private static final FlowTrajectory RESOLVED = MoreRuns.resolved(PROBLEM, -1000);

    // T = L(t_p + δ).
    @Test
    void bothGoToTheEndOfTheLastWindow() {
        double end = 1000 * (PROCESS.jumpTime(PROCESS.jumpCount()) + PROBLEM.windows().delta());
        assertEquals(end, CARRIED.end().value(), 1e-9);
        assertEquals(end, RESOLVED.end().value(), 1e-9);
    }

    // Two ways: closed forms on the plateaus, and a general-purpose solver throughout, each with local error 1e−10 in some
    // thousand steps. The smallest neuron has a log norm of −80.
    @Test
    void theyEndAtOneNetwork() {
        for (int j = 0; j < PROCESS.m(); j++) {
            assertEquals(CARRIED.finalState().logNorm(j), RESOLVED.finalState().logNorm(j), 1e-7, "neuron " + j);
        }
    }

    // r = ‖y_S‖/(1 + (√2 − 1)e^{2‖D‖(T − T_1/2)}) on the data of jump 1, from the run's own half loss; where it is e^{−60}
    // of the labels, 1e−26, far below 1e−16, its logarithm is good to 1e−3 of 60.
    @Test
    void aResolvedResidualIsRightFarBelowTheRoundingOfALabel() {
        double speed = PROBLEM.windows().speed(1);
        FlowTime time = RESOLVED.crossing(0).plus(30 / speed);
        double residual = SaddleDistance.of(PROCESS).residual(1, RESOLVED.at(time));
        double expected = -60 - Math.log(Math.sqrt(2) - 1);
        assertEquals(expected, Math.log(residual / PROBLEM.windows().labelNorm(1)), 0.06);
        assertTrue(MoreRuns.RESIDUAL <= 1e-30);
    }
}
