package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.ActivationMask;

class DirectionTest {
    /** Neuron 0 (sign −) sees (−3, −4), neuron 1 sees (12). */
    private static final LimitProcess PROCESS = LimitProcess.of(new double[] {-3, -4, 12}, new int[] {-1, 1},
            ActivationMask.ofRows("1 0", "1 0", "0 1"));

    @Test
    void aSmallNeuronPointsAlongItsSignTimesTheUnfittedLabelsItSees() {
        assertArrayEquals(new double[] {3 / 5.0, 4 / 5.0, 0}, PROCESS.direction(0, 0), 1e-16);
        assertArrayEquals(new double[] {0, 0, 1}, PROCESS.direction(1, 0), 0);
    }

    @Test
    void aFittedNeuronHasNoDirectionToTake() {
        assertArrayEquals(new double[3], PROCESS.direction(1, 1), 0);
    }

    @Test
    void theOrderNamesTheNeuronsOfTheJumps() {
        assertEquals(List.of(1, 0), PROCESS.order());
    }
}
