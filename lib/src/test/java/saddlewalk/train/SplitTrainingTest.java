package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.TwoProcesses;

class SplitTrainingTest {
    private static final ConvergenceProblem PROBLEM = ConvergenceProblem.picked(8, 6, false, -300, 1);

    @Test
    void onceTheOtherSignIsOffThePartsJumpAtTheSameEpochs() {
        SplitTraining split = SplitTraining.of(PROBLEM, -300, 0.05);
        assertEquals(Arrays.stream(split.joint().crossings()).boxed().toList(), split.halves());
        assertTrue(split.splitEpoch() > 0 && split.splitEpoch() < split.halves().get(0));
        assertEquals(split.joint().finalNetwork().squaredNorm(), split.parted(), 1e-9);
    }

    // A second way: the constants of a part that never saw the other sign, in closed form.
    @Test
    void apartFromTheStartThePartsHaveConstantsOfTheirOwn() {
        TwoProcesses two = TwoProcesses.of(PROBLEM.data(), PROBLEM.start(-300));
        assertArrayEquals(two.offsetsApart(PROBLEM.start(-300)).stream().mapToDouble(c -> c).toArray(),
                SplitTraining.offsetsApart(PROBLEM, -300), 1e-5);
    }

    @Test
    void labelsOfOneSignCannotBeSplit() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> SplitTraining.of(ConvergenceProblem.of(4, 2, true, 1), -50, 0.05));
        assertEquals("some neuron must see a datum of the other sign and lose it, got none", e.getMessage());
    }
}
