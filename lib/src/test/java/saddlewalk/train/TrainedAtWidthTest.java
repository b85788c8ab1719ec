package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.bias.LabelLaw;

class TrainedAtWidthTest {
    // (15): the limit λ → 0, at the λ that resolves it.
    @Test
    void trainingEndsWhereAlgorithmOneDoes() {
        for (TrainedAtWidth network : TrainedAtWidth.several(LabelLaw.UNIFORM, 6, 8, 2, 1)) {
            assertEquals(network.limitRatio(), network.resolvedRatio(), 1e-7);
            assertTrue(network.limitRatio() >= 1 && network.coarseRatio() > 0.9, network.toString());
            assertEquals(8, network.m());
        }
    }
}
