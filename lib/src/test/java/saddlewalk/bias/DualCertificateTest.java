package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

class DualCertificateTest {
    private static final Dataset DATA = Dataset.of(3, -12, 0, 4, -5);

    // By hand: (3, 4)/5 and −(12, 5)/13; the price vectors of either sign have length 1.
    @Test
    void pricesAreTheNormalisedLabels() {
        assertArrayEquals(new double[] {0.6, -12 / 13.0, 0, 0.8, -5 / 13.0}, DualCertificate.of(DATA).prices(), 1e-15);
    }

    // Along the positive prices a neuron earns ‖(0.6, 0.8)‖ = 1; along (1, 1, …) it earns |1.4 − 17/13|/√5.
    @Test
    void aNeuronEarnsAtMostOne() {
        DualCertificate prices = DualCertificate.of(DATA);
        assertEquals(1, prices.slope(new double[] {3, 0, 0, 4, 0}), 1e-15);
        assertEquals(1, prices.slope(new double[] {0, 12, 0, 0, 5}), 1e-15);
        assertEquals((1.4 - 17 / 13.0) / Math.sqrt(5), prices.slope(new double[] {1, 1, 1, 1, 1}), 1e-15);
        assertEquals(1, prices.largestSlopeFound(1), 1e-3);
        assertTrue(prices.largestSlopeFound(1) <= 1 + 1e-15);
    }

    // (15)'s saddle of labels 3, 4, 12 interpolates: the bound is 2·13 = 26 and its norm 2(5 + 12) = 34.
    @Test
    void anInterpolatorsBoundIsTheMinimum() {
        LimitProcess process = LimitProcess.of(new double[] {3, 4, 12}, new int[] {1, 1},
                ActivationMask.ofRows("1 0", "1 0", "0 1"));
        Network end = process.saddle(2);
        assertEquals(26, DualCertificate.of(process.data()).lowerBound(end), 1e-13);
        assertEquals(34, end.squaredNorm(), 1e-13);
        // Neuron 1 jumps first and outputs (0, 0, 12): 2·12·12/13.
        assertEquals(288 / 13.0, DualCertificate.of(process.data()).lowerBound(process.saddle(1)), 1e-13);
    }

    @Test
    void randomInterpolatorsInterpolateAreBalancedAndLieAboveTheMinimum() {
        Dataset data = Dataset.of(1, -2, 0.5, 3, -0.1);
        double minimum = MinimumNorm.of(data).squaredNorm();
        double least = Double.POSITIVE_INFINITY;
        for (long seed = 1; seed <= 500; seed++) {
            Network network = Interpolator.random(data, 4, seed);
            assertArrayEquals(data.labels(), network.predictions(data), 1e-11, "seed " + seed);
            for (int j = 0; j < 4; j++) {
                assertEquals(network.logNorm(j), network.logOutput(j), 1e-12, "seed " + seed);
            }
            least = Math.min(least, network.squaredNorm());
            assertTrue(network.squaredNorm() >= minimum * (1 - 1e-14), "seed " + seed);
        }
        assertTrue(least < 1.3 * minimum, "some come near: " + least + " against " + minimum);
    }

    @Test
    void theSearchFindsTheMinimum() {
        Dataset data = Dataset.of(1, -2, 0.5);
        assertEquals(MinimumNorm.of(data).squaredNorm(), Interpolator.leastSquaredNormFound(data, 2, 1), 1e-8);
    }

    @Test
    void interpolatorsAreMadeOnTheStandardBasis() {
        Dataset turned = Dataset.of(1, 2).withRandomOrthonormalInputs(3, 1);
        assertThrows(IllegalArgumentException.class, () -> Interpolator.random(turned, 2, 1));
    }

    @Test
    void aNeuronWithoutALengthEarnsNothingThatCanBeSaid() {
        DualCertificate prices = DualCertificate.of(Dataset.of(1, -2));
        var e = assertThrows(IllegalArgumentException.class, () -> prices.slope(new double[2]));
        assertEquals("a neuron must have a length that is > 0 and finite, got 0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> prices.slope(new double[] {1e200, 0}));
        assertEquals("a neuron must have a length that is > 0 and finite, got Infinity", e.getMessage());
    }
}
