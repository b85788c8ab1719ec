package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTrajectory;

class SmallNeuronsTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.oneSign(1734);
    private static final LimitProcess PROCESS = PROBLEM.process();
    private static final Windows WINDOWS = PROBLEM.windows();
    private static final JumpDelays DELAYS = JumpDelays.of(WINDOWS, PROBLEM.start(-1000));
    private static final SmallNeurons SMALL = SmallNeurons.of(PROBLEM);
    private static final int JUMPS = PROCESS.jumpCount();

    // One sign: log((1 + z_q)/2), z_q the cosine of the start with the direction in which it goes.
    @Test
    void beforeTheFirstJumpTheOffsetIsWhatAligningCosts() {
        for (int q = 0; q < PROCESS.m(); q++) {
            double[] start = PROBLEM.start(-1000).direction(q);
            double[] goal = PROCESS.direction(q, 0);
            double z = 0;
            for (int k = 0; k < start.length; k++) {
                z += start[k] * goal[k];
            }
            assertEquals(Math.log((1 + z) / 2), SMALL.offset(q, 0), 1e-13, "neuron " + q);
        }
    }

    // Growing at ‖y_A‖/n·r(T), r the logistic residual, instead of stopping at half loss: the difference of the two
    // integrals, by Simpson's rule with 20,000 intervals on each side of half loss, 60/‖D‖ long (error about h⁴·length:
    // 1e−12).
    @Test
    void aNeuronThatLosesAllGrowsOnWhileTheJumpLasts() {
        int losing = 0;
        for (int i = 1; i <= JUMPS; i++) {
            for (int q : SMALL.unfitted(i)) {
                if (PROCESS.sees(q, i).isEmpty() && !PROCESS.sees(q, i - 1).isEmpty()) {
                    double speed = WINDOWS.speed(i);
                    double more = simpson(speed, 0, 60 / speed, false) - simpson(speed, -60 / speed, 0, true);
                    double expected = SMALL.offset(q, i - 1)
                            + PROCESS.speedOnPlateau(q, i - 1) * (DELAYS.constant(i) + more);
                    assertEquals(expected, SMALL.offset(q, i), 1e-9, "neuron " + q + " at jump " + i);
                    for (int later = i + 1; later <= JUMPS; later++) {
                        assertEquals(expected, SMALL.offset(q, later), 1e-9, "neuron " + q + " on plateau " + later);
                    }
                    losing++;
                }
            }
        }
        assertTrue(losing > 0);
    }

    /** ∫ r, or ∫ (1 − r), with r = 1/(1 + (√2 − 1)e^{2‖D‖T}). */
    private static double simpson(double speed, double from, double to, boolean fitted) {
        int intervals = 20_000;
        double h = (to - from) / intervals;
        double sum = 0;
        for (int k = 0; k <= intervals; k++) {
            double r = 1 / (1 + (Math.sqrt(2) - 1) * Math.exp(2 * speed * (from + k * h)));
            sum += (fitted ? 1 - r : r) * (k == 0 || k == intervals ? 1 : k % 2 == 1 ? 4 : 2);
        }
        return sum * h / 3;
    }

    // At λ = e^{−20000} the powers of λ that the offsets neglect are gone; a log norm of some 1000 is good to 1e−7 after a
    // few thousand steps of local error 1e−10.
    @Test
    void everyOffsetIsTheTrainedOneAtTinyLambda() {
        FlowTrajectory run = MoreRuns.carriedOn(PROBLEM, -20_000);
        double[] measured = SMALL.measuredOffsets(run, -20_000);
        assertArrayEquals(SMALL.offsets(), measured, 1e-7);
        int unfitted = 0;
        for (int i = 1; i <= JUMPS; i++) {
            unfitted += PROCESS.m() - i;                                        // each jump takes one neuron away
        }
        assertEquals(unfitted, measured.length);
    }

    @Test
    void theLogNormIsAStraightLineAndItsOffset() {
        double time = PROCESS.jumpTime(2) + WINDOWS.delta();
        int q = SMALL.unfitted(2).get(0);
        assertEquals(500 * PROCESS.exponent(q, time) + SMALL.offset(q, 2), SMALL.logNorm(q, 2, time, -500), 1e-12);
    }

    @Test
    void aWindowHasNineEvenTimesFromDeltaAfterAJumpToDeltaBeforeTheNext() {
        double delta = WINDOWS.delta();
        for (int i = 0; i < JUMPS; i++) {
            double from = (i == 0 ? 0 : PROCESS.jumpTime(i)) + delta;
            double step = (PROCESS.jumpTime(i + 1) - delta - from) / 8;
            assertEquals(9, SMALL.times(i).length);
            for (int g = 0; g < 9; g++) {
                assertEquals(from + g * step, SMALL.times(i)[g], 1e-13, "time " + g + " of plateau " + i);
            }
        }
    }

    // L·(supremum of the exponents) plus offsets of at most largestOffset and ½ log 2: at L = 10⁶ the quotient is that near.
    @Test
    void theSupremumOverAWindowIsThatOfTheNearestNeuron() {
        double[] suprema = SMALL.suprema(-1e6);
        for (int i = 0; i < JUMPS; i++) {
            double end = PROCESS.jumpTime(i + 1) - WINDOWS.delta();
            double nearest = Double.NEGATIVE_INFINITY;
            double offset = 0;
            for (int q = 0; q < PROCESS.m(); q++) {
                if (!PROCESS.hasJumped(q, i)) {
                    nearest = Math.max(nearest, PROCESS.exponent(q, end));
                    offset = Math.max(offset, Math.abs(SMALL.offset(q, i)));
                }
            }
            assertEquals(nearest, SMALL.limits()[i], 1e-15);
            assertEquals(-nearest, SMALL.smallestExponent(i, end), 1e-15);
            assertEquals(nearest, suprema[i] / 1e6, (offset + Math.log(2)) / 1e6);
            assertTrue(offset <= SMALL.largestOffset());
        }
    }

    // At L = 1000 the run differs by the powers of λ that are neglected; plateau 0 has been aligning for long.
    @Test
    void theSupremumOfTheRunIsTheSame() {
        FlowTrajectory run = MoreRuns.carriedOn(PROBLEM, -1000);
        assertArrayEquals(SMALL.suprema(-1000), SMALL.measuredSuprema(run, -1000), WINDOWS.neglected(-1000));
        assertEquals(-1000, SMALL.largest(0, run.at(0)), 1e-12);                // log λ
    }

    @Test
    void unfittedAreThoseWithoutAJump() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5), SMALL.unfitted(0));
        assertEquals(List.of(PROCESS.jump(1).neuron()),
                SMALL.unfitted(0).stream().filter(q -> !SMALL.unfitted(1).contains(q)).toList());
        assertTrue(SMALL.toString().startsWith("SmallNeurons[m=6, largest offset 0."), SMALL.toString());
    }
}
