package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
