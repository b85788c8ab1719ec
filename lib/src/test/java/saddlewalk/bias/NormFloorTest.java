package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class NormFloorTest {
    private static final Dataset THREE = Dataset.of(3, 4, -12);

    // By hand: δ = (1 − 9 − 16, 4 − 0) = (−24, 4), so Σ|δ| = 28; ‖θ_min‖² = 2(5 + 12) = 34; √(28² + 34²) = √1940.
    @Test
    void theFloorIsMadeOfTheImbalancesAndTheLeastNorm() {
        Network start = Network.of(new double[] {1, -2}, new double[][] {{3, 4, 0}, {0, 0, 0}});
        NormFloor floor = NormFloor.of(THREE, start);
        assertEquals(28, floor.imbalance(), 1e-12);
        assertEquals(34, floor.minimumSquaredNorm(), 1e-12);
        assertEquals(Math.sqrt(1940), floor.squaredNorm(), 1e-12);
    }

    @Test
    void ofABalancedStartItIsTheLeastNorm() {
        Network start = Initialization.balanced(50, 3, -1, 7);
        assertEquals(MinimumNorm.of(THREE).squaredNorm(), NormFloor.of(THREE, start).squaredNorm(), 1e-12);
    }

    // By hand: without the label −12 the least norm is 2·5.
    @Test
    void dataThatAreNotFittedDoNotCount() {
        NormFloor floor = NormFloor.of(THREE, Initialization.balanced(5, 3, -9, 1), List.of(0, 1));
        assertEquals(10, floor.minimumSquaredNorm(), 1e-12);
    }

    // A network is an interpolator of its own outputs, whatever it is.
    @Test
    void noNetworkLiesBelowTheFloorOfItsOwnOutputs() {
        for (long seed = 1; seed <= 100; seed++) {
            Network network = Initialization.uniformHe(4, 5, seed);
            double[] outputs = network.predictions(Dataset.normal(5, seed));
            double floor = NormFloor.of(Dataset.of(outputs), network).squaredNorm();
            assertTrue(network.squaredNorm() >= floor * (1 - 1e-12), "seed " + seed);
        }
    }

    // By hand: the coordinates below 0 are −4, −1 and −0.5, and 2(16 + 1 + 0.25) = 34.5.
    @Test
    void coordinatesBelowZeroAreNeverLost() {
        Network start = Network.of(new double[] {1, -2}, new double[][] {{3, -4, 0}, {-1, 7, -0.5}});
        assertEquals(34.5, NormFloor.frozen(THREE, start), 1e-14);
        assertEquals(0, NormFloor.frozen(THREE, Initialization.of(0, new int[] {1}, new double[][] {{1, 2, 3}})), 0);
        var e = assertThrows(IllegalArgumentException.class, () -> NormFloor.frozen(Dataset.of(1, 2), start));
        assertEquals("network and data must have one dimension: the network has 3, the data 2", e.getMessage());
    }
}
