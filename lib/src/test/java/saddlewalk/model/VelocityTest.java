package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VelocityTest {
    private static final Dataset THREE_LABELS = Dataset.of(3, 4, 12);
    private static final Network HAND =
            Network.of(new double[] {2, 3}, new double[][] {{1, 2, -1}, {-1, -2, 2}});

    // h = (2, 4, 6), residuals (1, 0, 6); D_0 = (1, 0, 0)/3, D_1 = (0, 0, 6)/3.
    @Test
    void thePullOfANeuronIsTheMeanResidualOnTheDataItIsActiveOn() {
        Velocity velocity = Velocity.of(THREE_LABELS, HAND);
        assertArrayEquals(new double[] {1, 0, 6}, velocity.residuals(), 0);
        assertArrayEquals(new double[] {1.0 / 3, 0, 0}, velocity.pull(0), 1e-16);
        assertArrayEquals(new double[] {0, 0, 2}, velocity.pull(1), 1e-16);
        assertEquals(2, velocity.largestPull(), 1e-15);
        assertEquals(1.0 / 3, velocity.output(0), 1e-16);                     // ⟨w_0, D_0⟩
        assertArrayEquals(new double[] {2.0 / 3, 0, 0}, velocity.hidden(0), 1e-16);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theVelocityIsMinusTheSlopeOfTheLoss(long seed) {
        Dataset data = Dataset.normal(5, seed).withRandomOrthonormalInputs(7, seed);
        Network network = Initialization.balanced(4, 7, 0, seed);
        Velocity velocity = Velocity.of(data, network);
        double h = 0x1p-20;                                 // small: no coordinate of these seeds is within it of 0
        double rounding = 16 * 0x1p-52 * (1 + network.loss(data)) / h;
        double[] a = Slopes.outputs(net -> -net.loss(data), network, h);
        for (int j = 0; j < 4; j++) {
            assertEquals(velocity.output(j), a[j], rounding, "seed " + seed);
            assertArrayEquals(velocity.hidden(j), Slopes.hidden(net -> -net.loss(data), network, j, h), rounding,
                    "seed " + seed);
        }
    }

    // (6) is (5) in polar coordinates: dw/dt = (d‖w‖/dt) w̄ + ‖w‖ dw̄/dt.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void normAndDirectionTogetherMoveTheHiddenWeights(long seed) {
        Dataset data = Dataset.normal(5, seed);
        Network network = Initialization.balanced(4, 5, -1, seed);
        Velocity velocity = Velocity.of(data, network);
        for (int j = 0; j < 4; j++) {
            double[] unit = network.direction(j);
            double[] turn = velocity.direction(j);
            double[] whole = new double[5];
            for (int i = 0; i < 5; i++) {
                whole[i] = velocity.norm(j) * unit[i] + StrictMath.exp(-1) * turn[i];
            }
            assertArrayEquals(velocity.hidden(j), whole, 1e-15, "seed " + seed + ", neuron " + j);
        }
    }

    @Test
    void ratesOfLogNormAndDirectionDoNotUnderflow() {
        Velocity near = Velocity.of(THREE_LABELS, Initialization.balanced(3, 3, -100, 1));
        Velocity far = Velocity.of(THREE_LABELS, Initialization.balanced(3, 3, -100_000, 1));
        for (int j = 0; j < 3; j++) {
            assertEquals(near.logNorm(j), far.logNorm(j), 1e-14);
            assertArrayEquals(near.direction(j), far.direction(j), 1e-14);
        }
    }

    @Test
    void differentDimensionsAreNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> Velocity.of(Dataset.of(3, 4), HAND));
        assertEquals("network and data must have one dimension: the network has 3, the data 2", e.getMessage());
    }
}
