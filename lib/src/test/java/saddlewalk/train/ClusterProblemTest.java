package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Clusters of no spread are their centres: two points for each leave every clock as it is. */
class ClusterProblemTest {
    private static final GramProblem CENTRES = GramProblem.picked(1, 8);
    private static final int P = CENTRES.process().jumpCount();
    private final ClusterProblem clusters = ClusterProblem.of(CENTRES, 2, 0, false);

    // h = 2η‖y_S‖/n stays: the root of yᵀGy is twice as large, and so is n. Epochs of some 10⁴ are sums to a relative 1e−13.
    @Test
    void theFirstPlateauIsThatOfTheCentres() {
        var centres = CENTRES.plateau(CENTRES.inputs(), GramProblem.LOG_LAMBDA);
        assertEquals(centres.first(), clusters.plateau().first());
        assertEquals(centres.visibleEpoch(0), clusters.plateau().visibleEpoch(0), 1e-8);
    }

    @Test
    void halfOfEachDropIsDoneAtTheCentresEpochs() {
        long[] epochs = CENTRES.jumpEpochs(CENTRES.inputs(), GramProblem.LOG_LAMBDA, P);
        GramRun first = clusters.firstJump();
        assertEquals(epochs[0], first.crossing(0));
        assertEquals(epochs[0], first.epochs());
        assertEquals(Stop.REACHED_TOLERANCE, first.stop());
        assertArrayEquals(CENTRES.epochsGained(CENTRES.inputs(), P), clusters.epochsGained());
    }

    // A quarter of the first wait after the last jump; four times what two roundings to whole epochs may change is below 4.
    @Test
    void theWholeRunEndsAQuarterOfTheFirstWaitAfterTheLastJumpWith400Records() {
        double[] jumps = CENTRES.predictedEpochsGained(CENTRES.inputs(), P);
        GramRun run = clusters.wholeRun();
        assertEquals(jumps[0], 4 * (run.epochs() - jumps[P - 1]), 4);
        double[] recorded = run.recordedEpochs();
        assertEquals(400, run.epochs() / recorded[1], 400 * 400.0 / run.epochs());
        assertEquals(recorded[1], recorded[400] - recorded[399]);
    }
}
