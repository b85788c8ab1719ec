package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.model.Velocity;

class StepRatesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneStepMeasuresTheRatesOfNormAndDirectionUpToTheStatedBounds(long seed) {
        Dataset data = Dataset.normal(6, seed);
        Network network = Initialization.balanced(3, 6, -2, seed);
        Velocity formula = Velocity.of(data, network);
        double pull = formula.largestPull();
        double before = Double.NaN;
        for (double eta = 0.01; eta > 1e-4; eta /= 2) {
            StepRates measured = StepRates.of(data, network, eta);
            assertTrue(measured.normError(formula) <= 2 * eta * pull * pull / 2 + 1e-11, "seed " + seed);
            assertTrue(measured.directionError(formula) <= 2 * 2 * eta * pull * pull + 1e-11, "seed " + seed);
            if (before > 0) {
                assertEquals(2, before / measured.directionError(formula), 0.1, "seed " + seed);
            }
            before = measured.directionError(formula);
        }
    }
}
