package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class UnseenPartsTest {
    // By hand: squares 9, 16 of 25; neuron 0 sees the first datum, neuron 1 none: V = 16/25, 1; of both 16/25.
    @Test
    void theLargestDeviationByHand() {
        ActivationMask mask = ActivationMask.ofRows("1 0", "0 0");
        assertEquals(0.5, UnseenParts.largestDeviation(Dataset.of(3, 4), mask, 1), 1e-15);
        assertEquals(0.64 - 0.25, UnseenParts.largestDeviation(Dataset.of(3, 4), mask, 2), 1e-15);
    }

    // Σy⁴/‖y‖⁴ = (81 + 256)/625, one neuron: a quarter of it. By its four masks: V = 0, 9/25, 16/25, 1.
    @Test
    void theVarianceByHand() {
        assertEquals(337.0 / 2500, UnseenParts.variance(Dataset.of(3, 4), 1), 1e-15);
        double mean = 0.5;
        double byMasks = (mean * mean + (0.36 - mean) * (0.36 - mean) + (0.64 - mean) * (0.64 - mean) + mean * mean) / 4;
        assertEquals(byMasks, UnseenParts.variance(Dataset.of(3, 4), 1), 1e-15);
    }

    // Without a spike 1 + √2; with everything in it one jump.
    @Test
    void theSpikesLimitHasTheRightEnds() {
        assertEquals(1 + StrictMath.sqrt(2), UnseenParts.ratioWithSpike(0), 1e-15);
        assertEquals(1, UnseenParts.ratioWithSpike(1 - 1e-15), 1e-6);
        Dataset data = UnseenParts.withSpike(1000, 0.3, 1);
        double all = 0;
        for (double y : data.labels()) {
            all += y * y;
        }
        assertEquals(0.3, data.label(0) * data.label(0) / all, 1e-12);
    }

    @Test
    void setsHaveNeurons() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> UnseenParts.largestDeviation(Dataset.of(3, 4), ActivationMask.ofRows("1 0", "0 0"), 3));
        assertEquals("sets have 1 to m neurons and m is at most 62, got sets of 3 and m = 2", e.getMessage());
    }
}
