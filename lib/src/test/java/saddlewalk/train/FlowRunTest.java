package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Labels 3, 4 and one neuron that sees both, log λ = −30: the mean squared error is 25/2 at the start. */
class FlowRunTest {
    private static final Network START = Initialization.of(-30, new int[] {1}, new double[][] {{3, 4}});
    private static final GradientFlow FLOW = GradientFlow.of(Dataset.of(3, 4), START);

    // A neuron alone is logistic: a part p of both labels is fitted (χ(p) − χ(½))/5 after half of it, χ = log(p/(1 − p)).
    // The error is (1 − p)² of 25/2. 1e−10 is the local error of a step.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void levelsAreCrossedFromTheHighestDownInWhateverOrderTheyAreGiven(boolean closedForms) {
        GradientFlow flow = closedForms ? FLOW : FLOW.withoutClosedForms();
        FlowTrajectory run = flow.watching(25 / 32.0, 225 / 32.0, 25 / 8.0).run(20);    // p = ¾, ¼, ½
        assertEquals(StrictMath.log(3) / 5, run.crossing(0).minus(run.crossing(2)), 1e-8);
        assertEquals(StrictMath.log(3) / 5, run.crossing(2).minus(run.crossing(1)), 1e-8);
    }

    // (3 − 0.6 e^{−60})² is 9 to rounding, and so with the 4.
    @Test
    void aLevelThatTheStartIsAtOrBelowIsCrossedAtTimeZero() {
        FlowTrajectory run = FLOW.watching(12.5, 13).run(1);
        assertEquals(FlowTime.ZERO, run.crossing(0));
        assertEquals(FlowTime.ZERO, run.crossing(1));
    }

    @Test
    void theShortestTimeThatCanBeAskedForIsReached() {
        assertEquals(Double.MIN_NORMAL, FLOW.run(Double.MIN_NORMAL).end().value(), 0);
    }

    // Right-hand sides are counted after each step: as many as a step ends with are enough to end there.
    @Test
    void aLimitThatAStepReachesExactlyEndsTheRunThere() {
        GradientFlow flow = FLOW.withoutClosedForms();
        FlowTrajectory limited = flow.withEvaluationLimit(40).run();
        FlowTrajectory exactly = flow.withEvaluationLimit(limited.evaluations()).run();
        assertTrue(limited.evaluations() >= 40 && limited.stop() == Stop.EVALUATION_LIMIT);
        assertEquals(limited.evaluations(), exactly.evaluations());
        assertEquals(limited.end(), exactly.end());
    }
}
