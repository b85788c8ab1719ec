package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
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
    void theFirstDropIsHalfDoneAtTheCentresEpoch() {
        long epoch = CENTRES.jumpEpochs(CENTRES.inputs(), GramProblem.LOG_LAMBDA, 1)[0];
        GramRun first = clusters.firstJump();
        assertEquals(epoch, first.crossing(0));
        assertEquals(epoch, first.epochs());
        assertEquals(Stop.REACHED_TOLERANCE, first.stop());
    }

    // Two whole epochs, each rounded up, differ from what is between them by less than 1.
    @Test
    void squaringLambdaDelaysEveryJumpByTheCentresClock() {
        double[] gained = Arrays.stream(clusters.epochsGained()).asDoubleStream().toArray();
        assertArrayEquals(CENTRES.predictedEpochsGained(CENTRES.inputs(), P), gained, 1);
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
