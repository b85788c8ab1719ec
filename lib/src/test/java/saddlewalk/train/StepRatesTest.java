package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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

    // Labels 5 and 5, w = (3, 4)/5, a = 1: r = (4.4, 4.2), D = (2.2, 2.1); (6) gives ⟨D, w̄⟩ = 3, D − 3w̄ = (0.4, −0.3).
    // One step of η = 0.05 takes w to (0.82, 1.01), of length √1.6925. A second neuron sees nothing and stays.
    @Test
    void oneStepByHand() {
        Dataset data = Dataset.of(5, 5);
        Network network = Network.of(new double[] {1, 1}, new double[][] {{0.6, 0.8}, {-1, 0}});
        StepRates measured = StepRates.of(data, network, 0.05);
        double length = Math.sqrt(1.6925);
        double[] turned = {(0.82 / length - 0.6) / 0.1, (1.01 / length - 0.8) / 0.1};
        assertEquals((length - 1) / 0.1, measured.norm(0), 1e-14);               // rounding of 1, divided by 0.1
        assertArrayEquals(turned, measured.direction(0), 1e-14);
        assertEquals(0, measured.norm(1), 0);
        Velocity formula = Velocity.of(data, network);
        assertEquals((length - 1) / 0.1 - 3, measured.normError(formula), 1e-14);
        assertEquals(Math.hypot(turned[0] - 0.4, turned[1] + 0.3), measured.directionError(formula), 1e-14);
    }
}
