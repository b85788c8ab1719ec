package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Numbers;

class SlopesTest {
    private static final Network TOUCHING = Network.of(new double[] {2}, new double[][] {{1, 0, 3}});

    // ‖θ‖² = a² + ‖w‖² has the slopes 2a and 2w.
    @Test
    void aCentralDifferenceOfAParabolaIsExact() {
        assertArrayEquals(new double[] {4}, Slopes.outputs(Network::squaredNorm, TOUCHING, 0.5), 0);
        assertArrayEquals(new double[] {2, 0, 6}, Slopes.hidden(Network::squaredNorm, TOUCHING, 0, 0.5), 0);
    }

    // L in the coordinate at 0 is (16 + …)/6 to the left and ((2u − 4)² + …)/6 to the right: slope −8/3 + 2h/3.
    @Test
    void theLossHasTwoSlopesWhereACoordinateIsExactlyZero() {
        Dataset data = Dataset.of(3, 4, 12);
        assertEquals(0, Slopes.oneSided(net -> net.loss(data), TOUCHING, 0, 1, -0.25), 0);
        assertEquals(-8.0 / 3 + 2 * 0.25 / 3, Slopes.oneSided(net -> net.loss(data), TOUCHING, 0, 1, 0.25), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
    void aStepThatIsNoStepIsNamed(double h) {
        var e = assertThrows(IllegalArgumentException.class,
                () -> Slopes.oneSided(Network::squaredNorm, TOUCHING, 0, 0, h));
        assertEquals("the step of a finite difference must be finite and not 0, got "
                + Numbers.full(h), e.getMessage());
    }
}
