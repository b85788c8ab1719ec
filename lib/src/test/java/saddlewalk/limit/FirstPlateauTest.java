package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

class FirstPlateauTest {
    private static final double[] LABELS = {3, 4, 12};
    private static final Inputs IDENTITY = Inputs.orthonormal(Dataset.of(LABELS));

    // A neuron of a = 1, u = (3, 4, −1)/5·: sees (3, 4): g = 5, h = 2·0.03·5/3 = 0.1, z = (9 + 16)/5/5 = 1; a grows by 1.1.
    @Test
    void onOrthonormalInputsANeuronGrowsAlongWhatItSees() {
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{0.6, 0.8, -1}}, new int[] {-1000});
        FirstPlateau plateau = FirstPlateau.of(LABELS, IDENTITY, start, 0.03);
        assertEquals(0.1, plateau.growth(0), 1e-15);
        assertEquals(List.of(0, 1), plateau.active(0));
        assertEquals(1000 * Math.log(2) / Math.log(1.1), plateau.visibleEpoch(0), 1e-9);
        assertTrue(plateau.switches(0).isEmpty());
        assertEquals(Long.MAX_VALUE, plateau.firstOn());
        assertEquals("no coordinate of 1 neurons is switched on before it shows",
                assertThrows(IllegalStateException.class, plateau::firstToSee).getMessage());
        assertEquals(Double.POSITIVE_INFINITY, plateau.othersMargin());
    }

    // Two inputs with inner product 1/2, label 2 each, n = 2, η = 1/4: seeing datum 0 only, g = 2, h = 2·¼·2/2 = ½, push on
    // datum 1: (G y)_1/g = 1/2. From a = z = u_0 = 1 the change of z is 1.5^k − 1, so u_1 = −2 + (1.5^k − 1)/2 > 0 first at k = 4
    // (1.5³ = 3.375, 1.5⁴ = 5.0625).
    @Test
    void anUnseenDatumIsSwitchedOnWhenThePullHasMadeUpForItsStart() {
        double u1 = (-2 - 0.5) / Math.sqrt(0.75);
        Inputs inputs = Inputs.of(new double[][] {{1, 0}, {0.5, Math.sqrt(0.75)}});
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1, u1}}, new int[] {-100});
        FirstPlateau plateau = FirstPlateau.of(new double[] {2, 2}, inputs, start, 0.25);
        assertEquals(List.of(new FirstPlateau.Switch(4, 1, true)), plateau.switches(0));
        assertEquals(4, plateau.firstOn());
        assertEquals(0, plateau.firstToSee());
        assertEquals(0.25 * Math.sqrt(12), plateau.growth(0), 1e-14);                    // yᵀGy = 4 + 4 + 2·2 = 12
    }

    @Test
    void theFirstJumpAgreesWithTheClosedFormForBalancedStarts() {
        for (long seed = 1; seed <= 30; seed++) {
            Dataset data = Dataset.absoluteNormal(8, seed);
            Network start = Initialization.balancedPositive(3, 8, -1000, seed);
            LimitProcess process = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX).withStepSize(0.01);
            FirstPlateau plateau = FirstPlateau.of(data.labels(), Inputs.orthonormal(data), start, 0.01);
            if (FirstJump.of(process, start, -1000).applies()) {
                assertEquals(FirstJump.of(process, start, -1000).epoch(), plateau.halfDropEpoch(), "seed " + seed);
                assertEquals(process.jump(1).neuron(), plateau.first(), "seed " + seed);
            }
        }
    }

    @Test
    void badInputIsNamed() {
        Network start = Network.of(new double[] {1}, new double[][] {{1, 1, 1}});
        refused("one input per label: there are 2 labels and 3 inputs",
                () -> FirstPlateau.of(new double[2], IDENTITY, start, 0.01));
        refused("labels must be > 0, got -1 at index 1",
                () -> FirstPlateau.of(new double[] {1, -1, 1}, IDENTITY, start, 0.01));
        refused("output weights must be > 0, but neuron 0 has the sign -1", () -> FirstPlateau.of(LABELS, IDENTITY,
                Network.of(new double[] {-1}, new double[][] {{1, 1, 1}}), 0.01));
        refused("step size must be finite and > 0, got 0", () -> FirstPlateau.of(LABELS, IDENTITY, start, 0));
        refused("the closed form needs h = 2 eta g / n < 1, got 8.66667", () -> FirstPlateau.of(LABELS, IDENTITY, start, 1));
    }

    private static void refused(String words, Executable call) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
