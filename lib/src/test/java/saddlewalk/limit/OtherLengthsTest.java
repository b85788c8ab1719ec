package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Problems;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class OtherLengthsTest {
    // Labels 3, 4, 12 and lengths 1, 1, 2: neuron 1 is pulled by 24, speed 8, and ends at the label 6; neuron 0 as ever.
    private final OtherLengths limit =
            OtherLengths.of(Problems.THREE_LABELS, new double[] {1, 1, 2}, Problems.twoNeurons(-1));

    @Test
    void aLongInputIsFittedSoonerAndWithLess() {
        assertEquals(List.of(new Jump(1 / 8.0, 1, List.of(2)), new Jump(3 / 5.0, 0, List.of(0, 1))), limit.process().jumps());
        assertEquals(2 * (5 + 6), limit.squaredNorm(), 1e-14);
        assertArrayEquals(new double[] {169 / 3.0, 25 / 3.0, 0}, limit.plateauMeanSquaredErrors(), 1e-13);
        assertArrayEquals(new double[] {0, 0, 2}, limit.inputs()[2]);
    }

    // The residual on the 12 dies out at rate c²·a²/n = 4·6/3 at least; that on (3, 4) at 5/3.
    @Test
    void theResidualSettlesAtTheRateOfTheShortestInput() {
        assertEquals(8, limit.settlingRate(1), 1e-14);
        assertEquals(5 / 3.0, limit.settlingRate(2), 1e-15);
    }

    @Test
    void unitLengthsAreAlgorithm1() {
        OtherLengths unit = OtherLengths.of(Problems.THREE_LABELS, new double[] {1, 1, 1}, Problems.twoNeurons(-1));
        LimitProcess plain = LimitProcess.of(Problems.THREE_LABELS, Problems.twoNeurons(-1));
        assertEquals(plain.jumps(), unit.process().jumps());
        assertEquals(plain.squaredNorm(), unit.squaredNorm(), 1e-14);
        assertEquals(plain.withStepSize(0.1).jumpTime(1), unit.withStepSize(0.1).process().jumpTime(1));
    }

    @ParameterizedTest @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLengthThatIsNotPositiveIsNamed(double length) {
        var e = assertThrows(IllegalArgumentException.class,
                () -> OtherLengths.of(Problems.THREE_LABELS, new double[] {1, length, 2}, Problems.twoNeurons(-1)));
        assertEquals("a length must be finite and > 0, got " + saddlewalk.Numbers.full(length) + " at index 1",
                e.getMessage());
    }

    @Test
    void directionsAreKept() {
        Dataset turned = Problems.THREE_LABELS.withRandomOrthonormalInputs(4, 1);
        Network start = Initialization.of(-1, new int[] {1}, new double[][] {{1, 2, 3, 4}});
        assertArrayEquals(turned.input(1), OtherLengths.of(turned, new double[] {1, 1, 2}, start).process().data().input(1), 0);
    }

    // 2·(5 + 12/2) = 22.
    @Test
    void theLengthsAreGivenBackAndTheTextNamesTheNorm() {
        assertArrayEquals(new double[] {1, 1, 2}, limit.lengths());
        assertEquals("OtherLengths[n=3, jumps=2, final squared norm 22]", limit.toString());
    }
}
