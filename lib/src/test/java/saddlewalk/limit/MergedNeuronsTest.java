package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class MergedNeuronsTest {
    private static final Dataset THREE_LABELS = Dataset.of(3, 4, 12);

    /** Neurons 0 and 2 see (3, 4), neuron 1 sees nothing, neuron 3 sees (12). */
    private static Network start() {
        return Initialization.of(-100, new int[] {1, -1, 1, 1},
                new double[][] {{3, 4, 0}, {1, 1, 1}, {4, 3, -1}, {-1, -1, 1}});
    }

    // By hand: group 0 fits (3, 4) with norm 5, group 1 fits 12.
    @Test
    void neuronsThatSeeTheSameAreOneGroup() {
        MergedNeurons merged = MergedNeurons.of(THREE_LABELS, start());
        assertEquals(List.of(List.of(0, 2), List.of(3)), merged.groups());
        assertEquals(List.of(5.0, 12.0), merged.predictedSquaredNorms());
        assertEquals(List.of(1, 0), merged.process().order());
    }

    // By hand: z_0 = 1; z_2 = (4·3 + 3·4)/(5√26) = 24/(5√26).
    @Test
    void theSplitFollowsFromTheAlignments() {
        MergedNeurons merged = MergedNeurons.of(THREE_LABELS, start());
        double z = 24 / (5 * StrictMath.sqrt(26));
        assertEquals(2 / (1 + z), merged.splitByAlignment(0, 2), 1e-14);
        assertEquals(2 / (1 + z), merged.split(0, 2), 1e-14);
        assertEquals("neurons 0 and 3 see different data: their norms have no split",
                assertThrows(IllegalArgumentException.class, () -> merged.split(0, 3)).getMessage());
    }

    // By hand: the first to jump is neuron 3 on 12, z = 1/√3: ½log 12 + ½log(√2 − 1) − log((1 + z)/2); and the curve is
    // half-way at 0.
    @Test
    void theFirstJumpOfALoneNeuronIsThatOfTheFormulaSheet() {
        MergedNeurons merged = MergedNeurons.of(THREE_LABELS, start());
        double z = 1 / StrictMath.sqrt(3);
        double expected = StrictMath.log(12) / 2 + StrictMath.log(StrictMath.sqrt(2) - 1) / 2 - StrictMath.log((1 + z) / 2);
        assertEquals(expected, merged.firstJumpOffset(), 1e-14);
        assertEquals(4, merged.firstSpeed(), 1e-14);
        assertEquals(6, merged.firstJumpSquaredNorm(0), 1e-14);
        // Half of the loss is left at a²/12 = 1 − √½, which on the logistic curve comes ½log(√2 + 1)/‖D‖ before a² = 6.
        assertEquals((100 + expected) / 4 + StrictMath.log(StrictMath.sqrt(2) + 1) / 8, merged.firstJumpMiddle(-100), 1e-12);
    }

    // Twins by rule: same sign, same signs of coordinates, other sizes.
    @Test
    void twinsSeeTheSame() {
        Network twins = MergedNeurons.twins(Initialization.balanced(3, 6, -10, 6));
        MergedNeurons merged = MergedNeurons.of(Dataset.of(1, -2, 3, -4, 5, -6), twins);
        assertTrue(merged.groups().stream().anyMatch(group -> group.containsAll(List.of(0, 1))), merged.toString());
        assertTrue(Math.abs(twins.direction(0)[0]) != Math.abs(twins.direction(1)[0]));
    }

    // Zero columns: neuron 1, negative, sees nothing; it is active everywhere, so nothing is kept of it (norm 0, log −∞).
    // From a direction with one negative coordinate, that one is kept: (2, −1, 2)/3 keeps 1/3.
    @Test
    void aZeroColumnKeepsWhatItWasNeverActiveOn() {
        assertEquals(List.of(1), ZeroColumns.of(THREE_LABELS, start()).neurons());
        Network other = Initialization.of(-100, new int[] {-1}, new double[][] {{2, -1, 2}});
        assertEquals(StrictMath.log(1 / 3.0), ZeroColumns.of(THREE_LABELS, other).predictedLogNorms().get(0), 1e-15);
        assertEquals(List.of(0.0), ZeroColumns.of(THREE_LABELS, other).logNorms(other));
    }

    // By hand: coordinate 2/3 falls at least at ‖w‖|y|/n = (1/3)·3/3, in 2 units of time for label 3, fitted at
    // accelerated time 1/2: twice 2/(1/2) = 8; the other, label 12 at 1/4: ½, twice ½/(1/4) = 4.
    @Test
    void aZeroColumnNeedsTimeToSwitchOff() {
        Network other = Initialization.of(-100, new int[] {-1, 1, 1}, new double[][] {{2, -1, 2}, {1, 1, -1}, {-1, -1, 1}});
        LimitProcess process = LimitProcess.of(THREE_LABELS, other);
        double duration = 2 / 3.0 * 3 / (1 / 3.0 * 3);
        assertEquals(-2 * duration / process.jumpTime(2),
                ZeroColumns.of(THREE_LABELS, other).logLambdaNeeded(process), 1e-12);
    }

    @Test
    void aStartThatSeesNothingIsRefused() {
        Network blind = Initialization.of(-1, new int[] {-1}, new double[][] {{1, 1, 1}});
        assertEquals("no neuron sees any datum with its label's sign: there is nothing to merge", assertThrows(
                IllegalArgumentException.class, () -> MergedNeurons.of(THREE_LABELS, blind)).getMessage());
    }

    // All four neurons have ‖w‖ = e^−2; groups of two and of one. The curve of the label 12, at speed 4, an eighth after its
    // middle: e^{−2·4/8}.
    @Test
    void squaredNormsAddUpOverAGroup() {
        MergedNeurons merged = MergedNeurons.of(THREE_LABELS, start());
        Network trained = Initialization.of(-2, new int[] {1, -1, 1, 1},
                new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        List<Double> squares = merged.squaredNorms(trained);
        assertEquals(2, squares.size());
        assertEquals(2 * StrictMath.exp(-4), squares.get(0), 1e-15);
        assertEquals(StrictMath.exp(-4), squares.get(1), 1e-15);
        assertEquals(12 / (1 + StrictMath.exp(-1)), merged.firstJumpSquaredNorm(1 / 8.0), 1e-13);
    }

    // Labels 3, 4: neuron 0 sees both and jumps at 2/5; neuron 1 sees the 4 and is left at 2/5·4/2 − 1 = −1/5, twice that
    // times L is 30 at L = 75. Where nobody shares data and all jump every λ will do.
    @Test
    void aNeuronLeftOverSaysWhichLambdaIsNeeded() {
        Network left = Initialization.of(-1, new int[] {1, 1}, new double[][] {{3, 4}, {-3, 4}});
        assertEquals(-75, MergedNeurons.of(Dataset.of(3, 4), left).logLambdaNeeded(), 1e-12);
        assertEquals(0, MergedNeurons.of(THREE_LABELS, start()).logLambdaNeeded(), 0);
    }

    @Test
    void onlyNeuronsOfOneGroupHaveASplit() {
        MergedNeurons merged = MergedNeurons.of(THREE_LABELS, start());
        assertEquals("neurons 0 and 3 see different data: their norms have no split",
                assertThrows(IllegalArgumentException.class, () -> merged.splitByAlignment(0, 3)).getMessage());
        assertEquals("neuron 1 of 4 sees nothing, so it has no group",
                assertThrows(IllegalArgumentException.class, () -> merged.split(1, 0)).getMessage());
    }
}
