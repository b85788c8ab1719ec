package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;

class RealignmentTest {
    // Neuron 1 sees (4, 12) and jumps first; neuron 0 sees (3, 4) and loses the 4; neuron 2 sees 1, which nobody else does.
    private static final Windows OVERLAP = Windows.of(LimitProcess.of(new double[] {3, 4, 12, 1}, new int[] {1, 1, 1},
            ActivationMask.ofRows("1 0 0", "1 1 0", "0 1 0", "0 0 1")));

    // A second way: the linear equations of (a, u_1, u_0) themselves by the classical Runge–Kutta method with step 1/2000 from
    // long before the jump, aligned: cosine u_0/‖u‖, gain log(a) minus the two straight lines. Error about h⁴·length: 1e−11.
    @Test
    void itIsTheFlowOfASmallNeuron() {
        Logistic jump = OVERLAP.logistic(1);
        Realignment turn = Realignment.of(OVERLAP, 1, 0);
        double[] state = {0, 4 / 5.0, 3 / 5.0};                                 // log a, u_1/a, u_0/a
        double h = 1.0 / 2000;
        for (int step = -8000; step < 48_000; step++) {
            double t = step * h;
            double[] k1 = rate(jump, t, state);
            double[] k2 = rate(jump, t + h / 2, plus(state, h / 2, k1));
            double[] k3 = rate(jump, t + h / 2, plus(state, h / 2, k2));
            double[] k4 = rate(jump, t + h, plus(state, h, k3));
            for (int i = 0; i < 3; i++) {
                state[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }
            if (step % 1000 == 0) {
                assertEquals(state[2] / Math.hypot(state[1], state[2]), turn.cosine(t + h), 1e-10, "at " + (t + h));
            }
        }
        assertEquals(turn.gain(), state[0] - 4 * 5 / 4.0 - 24 * 3 / 4.0, 1e-9);
    }

    private static double[] rate(Logistic jump, double t, double[] s) {
        double growth = (4 * jump.residual(t) * s[1] + 3 * s[2]) / 4;
        return new double[] {growth, 4 * jump.residual(t) / 4 - s[1] * growth, 3 / 4.0 - s[2] * growth};
    }

    private static double[] plus(double[] s, double h, double[] k) {
        return new double[] {s[0] + h * k[0], s[1] + h * k[1], s[2] + h * k[2]};
    }

    @Test
    void timeOfFindsTheCosineAndTheRateIsItsDerivative() {
        Realignment turn = Realignment.of(OVERLAP, 1, 0);
        assertEquals(0.6, turn.cosineBefore(), 1e-15);                          // 3/5
        assertEquals(0.6, turn.cosine(-1e9), 1e-15);
        double time = turn.timeOf(0.99);
        assertEquals(0.99, turn.cosine(time), 1e-10);
        double difference = (turn.cosine(time + 1e-4) - turn.cosine(time - 1e-4)) / 2e-4;
        assertEquals(difference, turn.cosineRate(time), 1e-6);                  // interpolation of degree 7, divided by 2e−4
        assertTrue(turn.angle(100) > 0 && turn.angle(100) < 1e-20);
    }

    @Test
    void aNeuronThatLosesNothingDoesNotTurn() {
        Realignment turn = Realignment.of(OVERLAP, 1, 2);
        assertEquals(1, turn.cosine(0), 0);
        assertEquals(0, turn.gain(), 1e-15);
    }

    @Test
    void aNeuronWithoutDataHasNoNewDirection() {
        var e = assertThrows(IllegalArgumentException.class, () -> Realignment.of(OVERLAP, 1, 1));
        assertEquals("neuron 1 has nothing left to fit after jump 1", e.getMessage());
    }
}
