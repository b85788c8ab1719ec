package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;

class PlateauLawTest {
    @Test
    void aSmallerStartLowersThePlateauAndNeedsMoreNeurons() {
        Dataset data = Dataset.normal(32, 1);
        PlateauLaw large = PlateauLaw.of(data, Math.log(1e-2));
        PlateauLaw small = PlateauLaw.of(data, Math.log(1e-8));
        assertTrue(1 < small.ratio() && small.ratio() < large.ratio() && small.width() > large.width(), large + " " + small);
    }

    // E = n₊ log 2 once every datum is seen: 2·2^{n₊} neurons.
    @Test
    void noMoreNeuronsAreNeededThanPatterns() {
        Dataset data = Dataset.of(1, 1.1, 0.9, 1.2, 1);
        assertTrue(PlateauLaw.of(data, -500).width() <= 64.001);
    }
}
