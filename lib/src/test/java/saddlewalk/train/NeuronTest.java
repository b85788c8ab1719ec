package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** A coordinate far below its neuron is still on: only a step that takes it to 0 may switch it off. */
class NeuronTest {
    private static final double[] RESIDUAL = {1, 0};

    private Neuron neuron;

    /** 2^−5000·(1, (1, 10^−300)). */
    @BeforeEach
    void aNeuronWithACoordinateFarBelowTheOther() {
        neuron = new Neuron(Dataset.of(1, 1),
                Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1, 1e-300}}, new int[] {-5000}), 0);
    }

    private void assertBothAreOn() {
        assertTrue(neuron.u[1] > 0, "the coordinate has left its scale, not its place: " + neuron.u[1]);
        assertEquals(0, neuron.switchOff().length);
        assertEquals(2, neuron.active);
    }

    @Test
    void aSmallCoordinateStaysOnWhenTheScaleMoves() {
        neuron.a = 0x1p200;
        neuron.renormalise();
        assertEquals(-4800, neuron.scale);
        assertEquals(1, neuron.a);
        assertEquals(0x1p-200, neuron.u[0]);
        assertBothAreOn();
    }

    // 50,000 steps with εR = 0.01 grow the neuron by 1.01^50000 = e^497 = 2^717.
    @Test
    void aSmallCoordinateStaysOnInALeap() {
        neuron.leap(50_000, 0.01, RESIDUAL);
        assertEquals(-5000 + 717, neuron.scale);
        assertBothAreOn();
    }

    /** One neuron of plain numbers, 1 at its scale 0, active on the data where w is positive. */
    private static Neuron plain(double a, double... w) {
        double[] labels = new double[w.length];
        Arrays.fill(labels, 1);
        Neuron plain = new Neuron(Dataset.of(labels), Network.of(new double[] {a}, new double[][] {w}), 0);
        plain.look(1);
        return plain;
    }

    @Test
    void onlyWhatIsActiveIsCovered() {
        double[] covered = new double[3];
        plain(1, -1, 2, -1).cover(covered);
        assertArrayEquals(new double[] {0, 1, 0}, covered, 0);
        assertEquals(4, plain(1, 2, 4, -8).largest(), 0);
    }

    // A step of 1/2·2·(−1) takes a coordinate 1 to 0 exactly, where ReLU's derivative is 0: it is off.
    @Test
    void aCoordinateThatIsZeroIsSwitchedOff() {
        Neuron plain = plain(2, 1, 4);
        assertTrue(plain.step(0.5, new double[] {-1, 0}, -1, 0));
        assertArrayEquals(new int[] {0}, plain.switchOff());
        assertEquals(1, plain.active);
        assertFalse(plain.step(0.5, new double[] {0, 0}, 0, 0));
    }

    @Test
    void coordinatesOnDataThatStandStillDoNotMove() {
        Neuron plain = plain(1, 1, 1);
        plain.passOver(new boolean[] {true, false});
        plain.step(0.5, new double[] {1, 1}, 0, 2);
        assertEquals(1, plain.u[plain.datum[0] == 0 ? 0 : 1], 0);
        assertEquals(1.5, plain.u[plain.datum[0] == 1 ? 0 : 1], 0);
    }

    // a·u of 2^−61 shows in a label 1, of 2^−62 it does not; for a label 2 all is twice as much.
    @Test
    void onlyOutputsThatShowInALabelAreAdded() {
        Neuron plain = plain(2, 0x1p-62, 0x1p-63, 0x1p-61, 0x1p-62);
        plain.listen(new double[] {1, 1, -2, -2});
        double[] outputs = new double[4];
        plain.addTo(outputs);
        assertArrayEquals(new double[] {0x1p-61, 0, 0x1p-60, 0}, outputs, 0);
        plain.visible = false;
        plain.listen(new double[] {1, 1, 1, 1});
        plain.addTo(outputs);
        assertArrayEquals(new double[] {0x1p-61, 0, 0x1p-60, 0}, outputs, 0);
    }

    @Test
    void theScaleMovesFromSixteenOn() {
        neuron.a = 16;
        assertTrue(neuron.wantsRenormalising());
        neuron.a = Math.nextDown(16.0);
        assertFalse(neuron.wantsRenormalising());
        neuron.a = 16;
        neuron.scale = 0;
        assertFalse(neuron.wantsRenormalising());
    }

    // 2^−72 of a label: at scale −36 for a label 1, at −41 for one of 2^−10.
    @Test
    void aNeuronIsVisibleFromTwoToTheMinusSeventyTwoOfALabelOn() {
        neuron.scale = -37;
        neuron.look(1);
        assertFalse(neuron.visible);
        neuron.scale = -41;
        neuron.look(0x1p-10);
        assertTrue(neuron.visible);
        Neuron other = plain(1, -1, 1);
        other.visible = false;
        other.scale = -36;
        other.look(1);
        assertTrue(other.visible);
    }

    // One step moves an output by weight·(|Σ ε u r|·u + ε a²|r|); 2^−51 of the label is rounding.
    @Test
    void settledIsWhatAStepDoesNotMove() {
        assertSettled(0x1p-52, plain(1, 1), 1);                     // 2r
        assertSettled(0x1p-56, plain(4, 4), 1);                     // 16r + 16r
        assertSettled(0x1p-55, plain(4, 4), 2);
        Neuron light = plain(1, 1);
        light.weight = 0.25;
        assertSettled(0x1p-50, light, 1);
        assertTrue(plain(1, 1).isSettled(0x1p-40, new double[] {0x1p-20}, new double[] {1}));
        assertFalse(plain(1, 1).isSettled(0x1p-40, new double[] {Math.nextUp(0x1p-20)}, new double[] {1}));
    }

    private static void assertSettled(double residual, Neuron neuron, double label) {
        double[] y = {label};
        assertTrue(neuron.isSettled(1, new double[] {residual}, y));
        assertTrue(neuron.isSettled(1, new double[] {-residual}, y));
        assertFalse(neuron.isSettled(1, new double[] {Math.nextUp(residual)}, y));
    }

    // |a|·u of 2^−50 of the label does not show; a grows to the fourth root of what is left to fit, here 16.
    @Test
    void tooSmallIsWhatDoesNotShowNowNorLater() {
        double[] label = {4};
        assertTrue(plain(2, 0x1p-49).isTooSmall(0, 0, label));
        assertFalse(plain(2, Math.nextUp(0x1p-49)).isTooSmall(0, 0, label));
        assertTrue(plain(1, 0x1p-49).isTooSmall(0, 16, label));
        assertFalse(plain(1, Math.nextUp(0x1p-49)).isTooSmall(0, 16, label));
        Neuron scaled = plain(16, 0x1p-46);
        scaled.scale = -3;
        assertTrue(scaled.isTooSmall(0, 0, label));
        scaled.u[0] = 0x1p-45;
        assertFalse(scaled.isTooSmall(0, 0, label));
    }

    // Datum 0 is fitted, up to 2^−20 of its label, and shows; 1 is not fitted; 2 is fitted and grows to 2^−50 of its label at
    // most when a² has become the label of datum 1, 16; 3, twice as large, does not stay that small.
    @Test
    void whatMovesIsUnfittedOrShows() {
        boolean[] moving = new boolean[4];
        double[] y = {2, 16, -2, -2};
        plain(1, 1, 1, 0x1p-51, 0x1p-50).markMoving(moving, new double[] {0x1p-19, 1, -0x1p-19, 0x1p-19}, y);
        assertArrayEquals(new boolean[] {true, true, false, true}, moving);
    }
}
