package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

class PlainGradientDescentTest {
    private static final Dataset THREE_LABELS = Dataset.of(3, 4, 12);
    private static final Network TOUCHING = Network.of(new double[] {2}, new double[][] {{1, 0, 3}});

    // Residuals (1, 4, 6): one step moves the coordinate at 0 by (2η/n)·a·c·4 = 0.02/3 · 8c.
    @Test
    void aCoordinateAtExactlyZeroMovesInProportionToTheDerivativeChosenThere() {
        for (double c : new double[] {0, 0.5, 1}) {
            Network next = PlainGradientDescent.run(THREE_LABELS, TOUCHING, 0.01, 1, c).network();
            double[] expected = {1 + 0.02 / 3 * 2, 0.02 / 3 * 8 * c, 3 + 0.02 / 3 * 12};
            assertArrayEquals(expected, next.hidden(0), 1e-15);
            assertEquals(2 + 0.02 / 3 * (1 + 18), next.output(0), 1e-15);
        }
    }

    // ⟨w, x_1⟩ = 0.006 − 0.008 < 0 at first; learning datum 0 adds 0.6 times what it adds along x_0.
    @Test
    void correlatedInputsSwitchACoordinateOnAndOrthogonalOnesDoNot() {
        Network start = Network.of(new double[] {0.0141}, new double[][] {{0.01, -0.01}});
        double[] labels = {3, 4};
        double[][] correlated = {{1, 0}, {0.6, 0.8}};
        double[][] orthogonal = {{1, 0}, {0, 1}};
        assertEquals(1, PlainGradientDescent.run(labels, correlated, start, 0.01, 2000, 0).switchOns());
        assertEquals(0, PlainGradientDescent.run(labels, orthogonal, start, 0.01, 2000, 0).switchOns());
    }

    // The coordinate that touches 0 is off; the derivative there, if any, moves it up and so switches it on.
    @Test
    void aCoordinateAtZeroIsOff() {
        assertEquals(0, PlainGradientDescent.run(THREE_LABELS, TOUCHING, 0.01, 1, 0).switchOns());
        assertEquals(1, PlainGradientDescent.run(THREE_LABELS, TOUCHING, 0.01, 1, 0.5).switchOns());
    }

    @Test
    void anInterruptEndsTheLoopAndIsKept() {
        Thread.currentThread().interrupt();
        PlainGradientDescent.Result result = PlainGradientDescent.run(THREE_LABELS, TOUCHING, 0.01, 5);
        assertTrue(Thread.interrupted());
        assertEquals(1, result.meanSquaredErrors().length);
    }

    @Test
    void badInputIsNamedBeforeAnyWork() {
        assertRefused("network and data must have one dimension: the network has 3, the data 2",
                () -> PlainGradientDescent.run(Dataset.of(3, 4), TOUCHING, 0.01, 1));
        assertRefused("the ReLU's derivative at 0 must be in [0, 1], got NaN",
                () -> PlainGradientDescent.run(THREE_LABELS, TOUCHING, 0.01, 1, Double.NaN));
        assertRefused("number of epochs must be in [0, 2147483646], got -1",
                () -> PlainGradientDescent.run(THREE_LABELS, TOUCHING, 0.01, -1));
        for (double eta : new double[] {0, -0.01, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused("step size must be finite and > 0, got " + saddlewalk.Numbers.full(eta),
                    () -> PlainGradientDescent.run(THREE_LABELS, TOUCHING, eta, 1));
        }
        assertEquals("epoch must be in [0, 2), got 2", assertThrows(IndexOutOfBoundsException.class,
                () -> PlainGradientDescent.run(THREE_LABELS, TOUCHING, 0.01, 1).meanSquaredErrorAt(2)).getMessage());
        assertRefused("one input per label: there are 2 labels and 1 inputs",
                () -> PlainGradientDescent.run(new double[2], new double[1][3], TOUCHING, 0.01, 1, 0));
        assertRefused("an input must have the network's dimension 3, but x_0 has length 2",
                () -> PlainGradientDescent.run(new double[1], new double[1][2], TOUCHING, 0.01, 1, 0));
    }

    private static void assertRefused(String words, Executable call) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
