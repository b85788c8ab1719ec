package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

class JumpDelaysTest {
    // formulas: one sign, C_1 = [½log‖y_S‖ + ½log(√2−1) − log((1+z)/2)]/‖D‖.
    @Test
    void theFirstConstantOfOneSignIsTheKnownOne() {
        AnatomyProblem problem = AnatomyProblem.oneSign(1);
        int j = problem.process().jump(1).neuron();
        double[] start = problem.start(-1000).direction(j);
        double[] direction = problem.process().direction(j, 0);
        double z = 0;
        for (int k = 0; k < start.length; k++) {
            z += start[k] * direction[k];
        }
        double numerator = Math.log(problem.windows().labelNorm(1)) / 2 + Math.log(Math.sqrt(2) - 1) / 2 - Math.log((1 + z) / 2);
        JumpDelays constants = JumpDelays.of(problem.windows(), problem.start(-1000));
        assertEquals(numerator / problem.windows().speed(1), constants.constant(1), 1e-12);
        assertEquals(Math.log((1 + z) / 2), constants.offset(j, 0), 1e-14);
    }

    // The closed forms of the flow carry a run to λ = e^{−20000}, where powers of λ are gone; both ways integrate to 1e−10.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyConstantIsTheTrainedOneAtTinyLambda(boolean bothSigns) {
        AnatomyProblem problem = bothSigns ? AnatomyProblem.bothSigns(1) : AnatomyProblem.oneSign(1);
        JumpDelays constants = JumpDelays.of(problem.windows(), problem.start(-20_000));
        FlowTrajectory run = GradientFlow.of(problem.data(), problem.start(-20_000)).watchingHalfDrops(problem.process()).run();
        for (int i = 1; i <= problem.process().jumpCount(); i++) {
            double late = run.crossing(i - 1).minus(FlowTime.accelerated(problem.process().jumpTime(i), -20_000));
            assertEquals(late, constants.constant(i), 1e-7 / problem.windows().speed(i), "jump " + i);
            assertEquals(0, run.crossing(i - 1).minus(constants.halfLoss(i, -20_000)), 1e-7 / problem.windows().speed(i));
        }
    }

    // A second way, without Gamma functions: the turn of each small neuron, integrated to 1e−12, and what the delay adds.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJumpChangesOffsetsByTheIntegratedTurn(boolean bothSigns) {
        AnatomyProblem problem = bothSigns ? AnatomyProblem.bothSigns(1) : AnatomyProblem.oneSign(1);
        LimitProcess process = problem.process();
        JumpDelays delays = JumpDelays.of(problem.windows(), problem.start(-1000));
        int compared = 0;
        for (int i = 1; i <= process.jumpCount(); i++) {
            for (int q : problem.windows().others(i)) {
                double slower = process.speedOnPlateau(q, i - 1) - process.speedOnPlateau(q, i);
                if (slower > 0 && !process.sees(q, i).isEmpty()) {
                    double change = slower * delays.constant(i) + Realignment.of(problem.windows(), i, q).gain();
                    assertEquals(change, delays.offset(q, i) - delays.offset(q, i - 1), 1e-9, "neuron " + q + ", jump " + i);
                    compared++;
                }
            }
        }
        assertTrue(compared > 0);
    }

    @Test
    void aJumpThatIsNoneIsNamed() {
        AnatomyProblem problem = AnatomyProblem.bothSigns(1);
        JumpDelays constants = JumpDelays.of(problem.windows(), problem.start(-1000));
        var e = assertThrows(IndexOutOfBoundsException.class, () -> constants.constant(0));
        assertEquals("jump must be in [1, " + problem.process().jumpCount() + "], got 0", e.getMessage());
    }
}
