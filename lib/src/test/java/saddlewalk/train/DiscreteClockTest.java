package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.CompactSet;

class DiscreteClockTest {
    private static final ConvergenceProblem PROBLEM = ConvergenceProblem.picked(6, 3, true, -300, 1);
    private static final DiscreteClock CLOCK =
            DiscreteClock.of(PROBLEM, new double[] {0.01, 0.1}, new double[] {-300, -3000, -1e6});

    // log(1 + h) for h: at t_1 the discrete form is late by the factor h/log(1 + h), h = 2η/t_1 since the speed is 1/t_1.
    @Test
    void theDiscreteFormIsLateByHOverLogOnePlusH() {
        double t = PROBLEM.process().jumpTime(1);
        for (int s = 0; s < 2; s++) {
            double h = (s == 0 ? 0.02 : 0.2) / t;
            assertEquals(t * (h / Math.log1p(h) - 1), CLOCK.predictedDistances()[s], 1e-12);
            assertEquals(CLOCK.predictedDistances()[s], CLOCK.distances(s)[2], 1e-3);
        }
    }

    // A second way to the same epochs: each run by itself. One epoch of η = 0.1 at log λ = −60 is 0.2/60 of accelerated time.
    @Test
    void theJumpsAreThoseOfTheProblemsOwnRuns() {
        DiscreteClock clock = DiscreteClock.of(PROBLEM, new double[] {0.1}, new double[] {-60, -120});
        double t = PROBLEM.process().jumpTime(1);
        for (int l = 0; l < 2; l++) {
            long epoch = PROBLEM.descent(-60 * (l + 1), 0.1).run().crossing(0);
            assertEquals(Math.abs(epoch * (0.2 / 60) / (l + 1) - t), clock.distances(0)[l], 1e-13);
        }
    }

    @Test
    void offsetsFromTheDiscreteFormAreConstantToAnEpoch() {
        assertTrue(CLOCK.spans(0).stream().allMatch(span -> span >= 0 && span < 1), CLOCK.spans(0).toString());
        assertEquals(2 * PROBLEM.process().jumpCount(), CLOCK.spans(0).size());
    }

    @Test
    void theDelayBehindTheFlowIsThatOfTheTwoForms() {
        ConvergenceRun flow = ConvergenceRun.carriedOn(PROBLEM, CompactSet.of(PROBLEM.process(), 0.25), -1e6);
        assertArrayEquals(CLOCK.predictedDelays(), CLOCK.delays(flow), 1e-4);
    }
}
