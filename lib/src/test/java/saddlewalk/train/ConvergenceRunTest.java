package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import saddlewalk.Problems;
import saddlewalk.limit.CompactSet;
import saddlewalk.limit.JumpConstants;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class ConvergenceRunTest {
    private static final ConvergenceProblem PROBLEM = ConvergenceProblem.picked(6, 3, true, -300, 1);
    private static final CompactSet SET = CompactSet.of(PROBLEM.process(), 0.25);
    private static final ConvergenceRun RUN = ConvergenceRun.integrated(PROBLEM, SET, -300);

    @Test
    void thePickedSeedIsTheFirstWhosePlateausStandAlone() {
        assertTrue(PROBLEM.standsAlone(-300));
        assertFalse(PROBLEM.standsAlone(-1));
        int picked = ConvergenceProblem.census(6, 3, true, -300, 0.1, 1, (int) PROBLEM.seed()).standingAlone();
        assertEquals(1, picked, "seeds up to the picked one that would be picked");
    }

    // A second way to the same numbers: JumpConstants knows no flow, the flow no constants.
    @Test
    void offsetsExponentsAndDistancesAreThoseOfTheClosedForms() {
        JumpConstants constants = PROBLEM.constants();
        assertArrayEquals(constants.offsets(), RUN.offsets(), 1e-6);
        double[] errors = RUN.exponentErrors().stream().mapToDouble(e -> e).toArray();
        assertArrayEquals(constants.shiftsBeforeJumps().stream().mapToDouble(b -> b).toArray(), errors, 1e-6);
        assertEquals(constants.logSup(SET, -300), RUN.distance().logSup(), 1e-5);
    }

    // One neuron on one label y: its output x = a² is logistic, x' = 2x(y − x), from λ² to half of the drop, x/(y − x) = √2 − 1.
    // So half is done L/y + log((√2 − 1)y)/2y after the start, λ² being less than rounding.
    @Test
    void aNeuronAloneIsLogistic() {
        LimitProcess process = LimitProcess.of(new double[] {2}, new int[] {1}, ActivationMask.ofRows("1"));
        ConvergenceProblem lone = new ConvergenceProblem(LONE_SEED, Dataset.of(2), 1, true, process);
        CompactSet set = CompactSet.of(process, 0.25);
        for (ConvergenceRun run : List.of(ConvergenceRun.integrated(lone, set, -60), ConvergenceRun.carriedOn(lone, set, -60))) {
            assertEquals(-60, run.logLambda());
            double offset = Math.log(2 * (Math.sqrt(2) - 1)) / 4;
            assertEquals(offset, run.offsets()[0], run.solverError() + 1e-12);
            assertEquals(30 + offset, run.flow().crossing(0).value(), run.solverError() + 1e-12);
            assertEquals(run.flow().evaluations(), 12e10 * run.solverError(), 1e-9 * run.flow().evaluations());
        }
    }

    /** The smallest for which the one neuron sees the one datum. */
    private static final long LONE_SEED = LongStream.iterate(1, seed -> seed + 1)
            .filter(seed -> ConvergenceProblem.of(1, 1, true, seed).process().jumpCount() == 1).findFirst().orElseThrow();

    // The distance from a saddle to itself is 0; from the origin it is the root of 2·(5 + 12), (15) by hand.
    @Test
    void theDistanceIsTheEuclideanNormOfAllWeights() {
        LimitProcess process = LimitProcess.of(Problems.THREE_LABELS, Problems.twoNeurons(-1));
        assertEquals(Double.NEGATIVE_INFINITY, DistanceToLimit.log(process.saddle(2), process, 2));
        assertEquals(0.5 * Math.log(34), DistanceToLimit.log(process.saddle(2), process, 0), 1e-15);
        assertEquals(0.5 * Math.log(34), DistanceToLimit.log(process.saddle(0), process, 2), 1e-15);
    }

    // Before and after a jump the flow's one point is measured against two saddles that are √(2‖y_S‖) apart.
    @Test
    void atAJumpTheTwoDistancesAddUpToItsHeight() {
        double height = Math.sqrt(2 * PROBLEM.data().labelNorm(PROBLEM.process().jump(1).fitted()));
        assertEquals(height, RUN.distancesBeforeJumps()[0] + RUN.distancesAfterJumps()[0], 1e-5);
    }

    // The general-purpose run once failed here: rounding alone took coordinates of fitted data to 0, with residuals near 1e−13.
    @Test
    void aCoordinateThatOnlyRoundingTakesToZeroStopsNoRun() {
        ConvergenceProblem problem = ConvergenceProblem.of(64, 6, true, 127);
        FlowTrajectory run = problem.flow(-1000).withoutClosedForms().watchingHalfDrops(problem.process())
                .run(List.of(FlowTime.accelerated(18, -1000)));
        assertEquals(Stop.FLOW_TIME_LIMIT, run.stop());
        double measured = run.crossing(4).minus(FlowTime.accelerated(problem.process().jumpTime(5), -1000));
        assertEquals(problem.constants().offset(5), measured, 1e-5);
    }

    @Test
    void oneExponentRulesTheFinalNormOfSuchASeed() {
        ConvergenceProblem problem = ConvergenceProblem.withOneExponent(6, 3, true, 0.05, 1);
        double c = problem.resolution(-1).finalNormExponent();
        double far = problem.finalNormDistance(-10 / c, 1e-3);
        double farther = problem.finalNormDistance(-12 / c, 1e-3);
        assertEquals(-2, Math.log(farther / far), 0.01, "seed " + problem.seed());
        assertTrue(LongStream.range(1, problem.seed()).count() < 200);
    }
}
