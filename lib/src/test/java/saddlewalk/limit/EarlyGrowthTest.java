package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class EarlyGrowthTest {
    private static Network lone(double... direction) {
        return Initialization.of(-1, new int[] {1}, new double[][] {direction});
    }

    // By hand: w = (0.6, 0.8) on labels 3, 4: aligned, z = 1; on labels 4, 3: z = 24/25.
    @Test
    void withOneSignItIsHalfOfOnePlusTheAlignment() {
        assertEquals(1, EarlyGrowth.amplitude(Dataset.of(3, 4), lone(0.6, 0.8), 0), 1e-15);
        assertEquals(49 / 50.0, EarlyGrowth.amplitude(Dataset.of(4, 3), lone(0.6, 0.8), 0), 1e-15);
    }

    // A datum of the other sign that is not seen changes nothing: labels 3, −4, direction (0.6, −0.8), z = 0.6.
    @Test
    void unseenDataDoNotCount() {
        assertEquals(0.8, EarlyGrowth.amplitude(Dataset.of(3, -4), lone(0.6, -0.8), 0), 1e-15);
    }

    // A second, slower way: the linear equations stepped through by classical Runge–Kutta with λ = 1 and the residual
    // held at y, coordinates cut at 0 for good, until far beyond the last switch-off; 1e−5 is the step in time at which a
    // cut is noticed.
    @Test
    void withBothSignsItIsWhatTheLinearEquationsGrowTo() {
        double[] y = {1.5, -0.7, 0.4, -2.0, 0.9};
        double[] w = {0.3, 0.8, -0.2, 0.5, 0.6};
        Dataset data = Dataset.of(y);
        double expected = stepped(y, lone(w).direction(0));
        assertEquals(expected, EarlyGrowth.amplitude(data, lone(w), 0), 2e-5 * expected);
    }

    private static double stepped(double[] y, double[] w) {
        int n = y.length;
        double[] state = new double[n + 1];
        System.arraycopy(w, 0, state, 0, n);
        state[n] = 1;
        boolean[] on = new boolean[n];
        double square = 0;
        for (int k = 0; k < n; k++) {
            on[k] = w[k] > 0;
            square += on[k] && y[k] > 0 ? y[k] * y[k] : 0;
        }
        double h = 1e-5 * 4;
        int steps = 500_000;
        for (int i = 0; i < steps; i++) {
            double a = state[n];
            double slope = 0;
            double curve = 0;
            for (int k = 0; k < n; k++) {
                slope += on[k] ? y[k] / n * state[k] : 0;
                curve += on[k] ? y[k] * y[k] / n / n : 0;
            }
            double moved = h * (a + h * slope / 2 + h * h * curve * a / 6);           // ∫a over the step
            state[n] = a + h * slope + h * h * curve * a / 2 + h * h * h * curve * slope / 6;
            for (int k = 0; k < n; k++) {
                if (on[k]) {
                    state[k] += y[k] / n * moved;
                    on[k] = state[k] > 0;
                }
            }
        }
        return state[n] * StrictMath.exp(-StrictMath.sqrt(square) / n * h * steps);
    }

    // Data have no order: here datum 0 is one of those that are switched off.
    @Test
    void theOrderOfTheDataChangesNothing() {
        assertEquals(EarlyGrowth.amplitude(Dataset.of(1.5, -0.7, 0.4, -2, 0.9), lone(0.3, 0.8, -0.2, 0.5, 0.6), 0),
                EarlyGrowth.amplitude(Dataset.of(-2, 1.5, -0.7, 0.4, 0.9), lone(0.5, 0.3, 0.8, -0.2, 0.6), 0), 1e-15);
    }

    @Test
    void aNeuronThatSeesNothingDoesNotGrow() {
        assertEquals("neuron 0 sees no datum with its label's sign: it does not grow", assertThrows(
                IllegalArgumentException.class, () -> EarlyGrowth.amplitude(Dataset.of(-3, 4), lone(1, -1), 0))
                .getMessage());
    }
}
