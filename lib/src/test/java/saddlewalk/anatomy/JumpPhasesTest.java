package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

/** Labels 3, 4, 12; neuron 0 sees (3, 4), neuron 1 sees (4, 12) and jumps first, neuron 0 loses the 4 and jumps second. */
class JumpPhasesTest {
    private static final double LOG_LAMBDA = -200;
    private static final Dataset DATA = Dataset.of(3, 4, 12);
    private static final Network START = Initialization.of(LOG_LAMBDA, new int[] {1, 1},
            new double[][] {{1, 1, -1}, {-1, 1, 1}});
    private static final Windows WINDOWS = Windows.of(LimitProcess.of(DATA, START));
    private static final FlowTrajectory RUN = GradientFlow.of(DATA, START).withoutClosedForms()
            .run(List.of(FlowTime.accelerated(WINDOWS.until(2), LOG_LAMBDA)));
    private static final JumpPhases FIRST = JumpPhases.of(WINDOWS, RUN, LOG_LAMBDA, 1);
    /** 100 local errors of the integration. */
    private static final double NEAR = 1e-8;

    @Test
    void theNeuronThatJumpsIsLogistic() {
        Logistic alone = WINDOWS.logistic(1);
        assertEquals(alone.growthDuration(WINDOWS.epsilon(1), -LOG_LAMBDA), FIRST.growthDuration(), NEAR);
        assertEquals(alone.fittingDuration(), FIRST.fittingDuration(), NEAR);
        assertEquals(Math.log(81) / 2 / alone.speed() / -LOG_LAMBDA, FIRST.acceleratedWidth(), NEAR);
        assertEquals(alone.part(0.1), FIRST.parts(0.1)[0], NEAR);
        assertEquals(0, FIRST.since(FIRST.halfLoss()), 0);
    }

    @Test
    void theOtherTurnsAsPredicted() {
        assertEquals(List.of(0), FIRST.turning());
        assertEquals(Realignment.of(WINDOWS, 1, 0).timeOf(0.99), FIRST.since(FIRST.realigned()), 1e-7);
        assertEquals(WINDOWS.lastTurn(1), FIRST.since(FIRST.realigned(0)), 1e-7);
    }

    @Test
    void slowGrowthEndsWhereTheConstantsSay() {
        JumpDelays constants = JumpDelays.of(WINDOWS, START);
        double offset = (FIRST.slowGrowthRatio() - 1) * WINDOWS.epsilon(1) * -LOG_LAMBDA;
        assertEquals(constants.offset(1, 0), offset, NEAR);
        assertEquals(0, FIRST.halfLoss().minus(constants.halfLoss(1, LOG_LAMBDA)), NEAR);
    }

    @Test
    void phasesComeInOrderAndTheTableSaysSo() {
        List<FlowTime> borders = FIRST.borders();
        for (int k = 1; k < borders.size(); k++) {
            assertTrue(borders.get(k - 1).compareTo(borders.get(k)) < 0, "phase " + k);
        }
        assertEquals(5, FIRST.table().rowCount());
        assertEquals(WINDOWS.until(1), FIRST.table().doubleColumn("at accelerated time").get(4), 1e-12);
    }

    @Test
    void curvesArePredictedAndMeasuredAtTheSameTimes() {
        PhaseCurves curves = PhaseCurves.of(FIRST, JumpDelays.of(WINDOWS, START), 4);
        assertEquals(21, curves.clock().length);
        assertEquals(1, curves.slow(curves.clock())[4], 0);
        assertEquals(17, curves.rapid(curves.clock()).length);
        double[] norm = curves.rapid(curves.norm());
        for (int k = 0; k < norm.length; k++) {
            assertEquals(curves.rapid(curves.predictedNorm())[k], norm[k], NEAR);
            assertEquals(curves.rapid(curves.predictedCosine(0))[k], curves.rapid(curves.cosine(0))[k], NEAR);
            assertEquals(curves.rapid(curves.predictedLossLeft())[k], curves.rapid(curves.lossLeft())[k], NEAR);
        }
        assertEquals(curves.predictedExponent(0)[0], curves.exponent(0)[0], 2 / -LOG_LAMBDA);
    }

    @Test
    void aNeuronThatTurnsIsMissingAtTheLastJump() {
        JumpPhases last = JumpPhases.of(WINDOWS, RUN, LOG_LAMBDA, 2);
        assertEquals(List.of(), last.turning());
        var e = assertThrows(IllegalStateException.class, last::realigned);
        assertEquals("no neuron turns at jump 2", e.getMessage());
    }

    @Test
    void aWindowThatDoesNotExistIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> JumpPhases.of(WINDOWS, RUN, -1, 1));
        assertTrue(e.getMessage().startsWith("the window of jump 1 does not exist at log lambda = -1: "), e.getMessage());
    }
}
