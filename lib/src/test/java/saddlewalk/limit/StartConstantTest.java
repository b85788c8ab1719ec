package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class StartConstantTest {
    private static double constant(double[] labels, double... direction) {
        Network start = Initialization.of(-100, new int[] {1}, new double[][] {direction});
        return StartConstant.of(Dataset.of(labels), start, 0);
    }

    // One sign: log((1 + z)/2). Along the labels z = 1; (3, 4, −12) has z = 5/13 with (3, 4)/5.
    @Test
    void withoutDataOfTheOtherSignItIsWhatAligningCosts() {
        assertEquals(0, constant(new double[] {3, 4}, 3, 4), 1e-15);
        assertEquals(Math.log(9 / 13.0), constant(new double[] {3, 4, 12}, 3, 4, -12), 1e-15);
    }

    // Active on (3, −4) at once. A second way: the linear flow u_k' = a s y_k/n, a' = Σ u_k s y_k/n of the active
    // coordinates by the classical Runge–Kutta method, halving the step onto the switch-off; log a − ‖D‖T at the end. Error
    // 1e−9.
    @ParameterizedTest
    @CsvSource({"3, -4, 1, 1", "3, -4, 0.2, 5", "1, -0.3, 1, 2", "2, -7, 5, 0.1"})
    void withDataOfTheOtherSignItIsThatOfTheLinearFlow(double plus, double minus, double first, double second) {
        double length = Math.hypot(first, second);
        double[] state = {1, first / length, second / length};
        double push = minus / 2;
        double time = 0;
        double h = 1e-3;
        while (push != 0) {
            double[] next = step(state, plus / 2, push, h);
            if (next[2] > 0) {
                state = next;
                time += h;
            } else if (h > 1e-13) {
                h /= 2;
            } else {
                push = 0;
            }
        }
        for (int k = 0; k < 30_000; k++) {
            state = step(state, plus / 2, 0, 1e-3);
            time += 1e-3;
        }
        assertEquals(Math.log(state[0]) - plus / 2 * time, constant(new double[] {plus, minus}, first, second), 1e-9);
    }

    private static double[] step(double[] s, double plus, double minus, double h) {
        double[] k1 = rate(s, plus, minus);
        double[] k2 = rate(added(s, h / 2, k1), plus, minus);
        double[] k3 = rate(added(s, h / 2, k2), plus, minus);
        double[] k4 = rate(added(s, h, k3), plus, minus);
        double[] next = new double[3];
        for (int i = 0; i < 3; i++) {
            next[i] = s[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return next;
    }

    private static double[] rate(double[] s, double plus, double minus) {
        return new double[] {plus * s[1] + minus * s[2], plus * s[0], minus * s[0]};
    }

    private static double[] added(double[] s, double h, double[] k) {
        return new double[] {s[0] + h * k[0], s[1] + h * k[1], s[2] + h * k[2]};
    }

    // Active on −4 only, direction (−3, 4)/5: that coordinate goes, and λ·3/5 is left.
    @Test
    void aNeuronThatSeesTheOtherSignOnlyKeepsItsOtherCoordinates() {
        assertEquals(Math.log(3 / 5.0), constant(new double[] {3, -4}, -3, 4), 1e-15);
    }
}
