package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Labels 4, 3, one neuron for each, log λ = −100: they jump near T = 100·2/4 = 50 and 100·2/3 = 67. */
class FlowTrajectoryTest {
    private static final Network START = Initialization.of(-100, new int[] {1, 1}, new double[][] {{1, 0}, {0, 1}});
    private static final GradientFlow FLOW = GradientFlow.of(Dataset.of(4, 3), START);

    // Before the first jump one closed form is all of the run.
    @Test
    void aRunThatStaysOnItsPlateauIsOnePiece() {
        assertEquals(0, FLOW.run(0).pieces());
        assertEquals(1, FLOW.run(1).pieces());
    }

    // The last plateau begins where what is left of the labels counts as nothing: from there on it is 0, and not before.
    @Test
    void theStateAtAPlateausBeginIsThePlateaus() {
        FlowTrajectory run = FLOW.watching(0).run(100);
        FlowTime begin = run.crossing(0);
        assertTrue(begin.value() > 200 / 3.0 && begin.value() < 100, begin.toString());
        assertArrayEquals(new double[] {0, 0}, run.at(begin).residuals(), 0);
        assertTrue(run.at(begin.plus(-1e-9)).residual(1) > 0, "a moment before");
    }

    @Test
    void whatHoldsAtTheStartHoldsFromTimeZero() {
        assertEquals(FlowTime.ZERO, FLOW.run(1).timeWhen(state -> state.logNorm(0) < 0));
    }

    // The bisection ends as soon as the time is known to 1e−12, here before it begins.
    @Test
    void aTimeIsFoundToATrillionth() {
        assertEquals(FlowTime.of(1e-12), FLOW.run(1e-12).timeWhen(state -> state.time().value() > 0));
        double found = FLOW.run(1).timeWhen(state -> state.time().value() >= 0.3).value();
        assertTrue(found >= 0.3 && found <= 0.3 + 1e-12, "found " + found);
    }

    @Test
    void theTableHasTheTimesThatWereAskedFor() {
        assertArrayEquals(new double[] {2, 0, 1}, FLOW.run(2, 0, 1).table().doubleColumn("flow time").asDoubleArray(), 0);
    }
}
