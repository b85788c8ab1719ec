package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.ActivationMask;

class OneMoreNeuronTest {
    /** Neuron 0 (sign −) sees (−3, −4), neuron 1 (sign +) sees (12). */
    private static final LimitProcess PROCESS = LimitProcess.of(new double[] {-3, -4, 12}, new int[] {-1, 1},
            ActivationMask.ofRows("1 0", "1 0", "0 1"));

    // By hand: ((−3 + 2)² + (−4 + 6)² + 12²)/6 with a = −2 and coordinates 1 and 3.
    @Test
    void theLossIsThatOfTheSaddleWithTheNeuronAdded() {
        OneMoreNeuron neuron = OneMoreNeuron.of(PROCESS, 0, 0, List.of(0, 1));
        assertEquals(3, neuron.dimension());
        assertEquals((1 + 4 + 144) / 6.0, neuron.loss(-2, 1, 3), 1e-14);
    }

    @Test
    void fittedNeuronsStayWhereTheyAre() {
        assertEquals((1 + 4) / 6.0, OneMoreNeuron.of(PROCESS, 1, 0, List.of(0, 1)).loss(-2, 1, 3), 1e-14);
    }

    @Test
    void formulaTwelveLeavesTheNextPlateausLoss() {
        double root = StrictMath.sqrt(5);
        assertEquals(PROCESS.plateauLoss(2), OneMoreNeuron.of(PROCESS, 1, 0, List.of(0, 1))
                .loss(-root, 3 / root, 4 / root), 1e-14);
    }

    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOptimiserFindsTheLossOfFormulaTwelveAndNothingBelow(long seed) {
        double found = OneMoreNeuron.of(PROCESS, 1, 0, List.of(0, 1)).leastFound(seed);
        assertEquals(0, found, OneMoreNeuron.STOP, "seed " + seed);
        assertEquals(9 / 6.0, OneMoreNeuron.of(PROCESS, 1, 0, List.of(1)).leastFound(seed), OneMoreNeuron.STOP, "seed " + seed);
    }

    @Test
    void oneSeedFindsTheSameNumber() {
        OneMoreNeuron neuron = OneMoreNeuron.of(PROCESS, 0, 0, List.of(0, 1));
        assertEquals(neuron.leastFound(7), neuron.leastFound(7), 0);
    }

    @Test
    void whatCannotBeAskedIsNamed() {
        assertEquals("neuron 1 has jumped before saddle 1: its place is taken", message(1, 1, List.of(2)));
        assertEquals("the neuron must see at least one datum and each once, got []", message(0, 0, List.of()));
        assertEquals("the neuron must see at least one datum and each once, got [0, 0]", message(0, 0, List.of(0, 0)));
        assertEquals("datum must be in [0, 3), got 3", message(0, 0, List.of(3)));
        assertEquals("one output weight and one coordinate per datum seen: 2 variables, got 1",
                assertThrows(IllegalArgumentException.class,
                        () -> OneMoreNeuron.of(PROCESS, 0, 0, List.of(0)).loss(1)).getMessage());
    }

    private static String message(int saddle, int neuron, List<Integer> seen) {
        return assertThrows(IllegalArgumentException.class, () -> OneMoreNeuron.of(PROCESS, saddle, neuron, seen))
                .getMessage();
    }
}
