package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Problems;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class AssumptionsTest {
    private static Assumptions of(double[] labels, int[] signs, double[][] directions) {
        return Assumptions.of(Dataset.of(labels), Initialization.of(-1000, signs, directions));
    }

    private static void assertFails(String assumption, String witness, Assumptions assumptions) {
        assertFalse(assumptions.holds(assumption), assumption);
        assertEquals(witness, assumptions.finding(assumption).witness());
        assertFalse(assumptions.allHold());
    }

    @Test
    void theProblemWorkedByHandMeetsAll() {
        Assumptions found = Assumptions.of(THREE_LABELS, Problems.twoNeurons(-1000));
        assertTrue(found.allHold());
        assertEquals(List.of("1", "2", "3", "4(i)", "4(ii)"),
                found.findings().stream().map(Assumptions.Finding::assumption).toList());
        assertEquals("log λ = -1000.00", found.finding("3").witness());
        assertEquals("Assumptions[1 holds, 2 holds, 3 holds, 4(i) holds, 4(ii) holds]", found.toString());
        assertEquals(List.of("yes", "yes", "yes", "yes", "yes"), found.table().stringColumn("holds").asList());
        assertEquals(5, found.table().rowCount());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -1000, -1e6, -1e8})
    void balancedStartsAreFoundBalancedAtEveryScale(double logLambda) {
        for (long seed = 1; seed <= 50; seed++) {
            assertTrue(Assumptions.of(Dataset.normal(64, seed), Initialization.balanced(6, 64, logLambda, seed))
                    .holds("3"),
                    "seed " + seed);
        }
    }

    @Test
    void aNeuronOutOfBalanceIsNamed() {
        Network start = Network.of(new double[] {1, 1}, new double[][] {{1, 0}, {2, 0}});
        assertFails("3", "neuron 1 is not balanced: log|a| = 0, log|w| = 0.69314718055994529",
                Assumptions.of(Dataset.of(1, 1), start));
    }

    @Test
    void neuronsAtDifferentScalesAreNamed() {
        Network start = Network.of(new double[] {1, -2}, new double[][] {{1, 0}, {0, 2}});
        assertFails("3", "neurons 0 and 1 start at different scales: log|w| = 0 and 0.69314718055994529",
                Assumptions.of(Dataset.of(1, -1), start));
    }

    @Test
    void aDatumThatNobodySeesIsNamed() {
        assertFails("4(i)", "row 2 is zero: no neuron sees datum 2",
                of(new double[] {3, 4, 12}, new int[] {1, 1}, new double[][] {{1, 1, -1}, {1, -1, -1}}));
    }

    @Test
    void aNeuronThatSeesNothingIsNamed() {
        assertFails("4(i)", "column 1 is zero: neuron 1 sees nothing",
                of(new double[] {3, 4, 12}, new int[] {1, -1}, new double[][] {{1, 1, 1}, {1, 1, 1}}));
    }

    @Test
    void neuronsThatSeeTheSameAreNamed() {
        Assumptions found = of(new double[] {3, 4, 12}, new int[] {1, 1, 1},
                new double[][] {{1, 2, -1}, {-1, -1, 1}, {9, 1, -2}});
        assertFails("4(i)", "columns 0 and 2 are equal: both neurons see data [0, 1]", found);
        assertFails("4(ii)", "neurons 0 and 2 both reach exponent 0 at jump 2, accelerated time 0.600000", found);
    }

    @Test
    void aHarmfulTieIsNamedAndIsNoError() {
        assertFails("4(ii)", "neurons 0 and 1 both reach exponent 0 at jump 1, accelerated time 0.600000, "
                + "on different overlapping data",
                of(new double[] {3, 4, 3}, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, 1, 1}}));
    }

    @Test
    void aLabelOfZeroIsNamed() {
        Assumptions found = of(new double[] {3, 0}, new int[] {1}, new double[][] {{1, 1}});
        assertFails("4(ii)", "label 1 is 0", found);
        assertFails("4(i)", "row 1 is zero: no neuron sees datum 1", found);
    }

    @Test
    void anOutputWeightOfZeroIsNamed() {
        Assumptions found = Assumptions.of(Dataset.of(3), Network.of(new double[] {0}, new double[][] {{1}}));
        assertFails("4(ii)", "the output weight of neuron 0 is 0", found);
        assertFails("3", "neuron 0 is not balanced: log|a| = -Infinity, log|w| = 0", found);
    }

    @Test
    void anUnknownAssumptionIsNamed() {
        Assumptions found = Assumptions.of(THREE_LABELS, Problems.twoNeurons(-1000));
        assertEquals("an assumption must be one of 1, 2, 3, 4(i), 4(ii), got 4",
                assertThrows(IllegalArgumentException.class, () -> found.holds("4")).getMessage());
    }

    @Test
    void aZeroLabelInFrontIsNamedAndSoIsTheStandardBasis() {
        Assumptions found = Assumptions.of(Dataset.of(0, 4, 12), Problems.twoNeurons(-10));
        assertEquals("the inputs are the standard basis", found.findings().get(0).witness());
        assertEquals("label 0 is 0", found.findings().get(found.findings().size() - 1).witness());
        assertFalse(found.findings().get(found.findings().size() - 1).holds());
    }

    // An output weight twice the norm of its neuron's input weights.
    @Test
    void aStartThatIsNotBalancedIsNotBalancedAtOneScale() {
        assertFalse(Assumptions.isBalancedAtOneScale(Network.of(new double[] {2}, new double[][] {{0.6, 0.8}})));
        assertTrue(Assumptions.isBalancedAtOneScale(Network.of(new double[] {1}, new double[][] {{0.6, 0.8}})));
    }
}
