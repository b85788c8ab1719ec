package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;

class PowersOfLambdaTest {
    private static final PowersOfLambda POWERS =
            PowersOfLambda.of(TwoAlone.WINDOWS, TwoAlone.run(-600), -600, TwoAlone.run(-1200), -1200);
    private static final double[] TIMES = {0.25 + 0.0075 / 4, 0.6 + 0.0075 * 3 / 5};
    private static final int[] NEURONS = {1, 0};

    // Speeds 4 and 5/3: δ = 1/16 is larger than 0.0075/‖D‖.
    @Test
    void theTimeIsWhereTheResidualIsStillLarge() {
        assertEquals(TIMES[0], PowersOfLambda.time(TwoAlone.WINDOWS, 1), 1e-15);
        assertEquals(TIMES[1], PowersOfLambda.time(TwoAlone.WINDOWS, 2), 1e-15);
    }

    // Labels 1 and 1.01, a neuron each: jumps at 2/1.01 and 2, δ = ¼(2 − 2/1.01) = 0.005/1.01 is smaller than 0.0075/0.5.
    @Test
    void theTimeIsInsideTheWindow() {
        Windows close = Windows.of(LimitProcess.of(new double[] {1, 1.01}, new int[] {1, 1},
                ActivationMask.ofRows("10", "01")));
        assertEquals(2 + 0.005 / 1.01, PowersOfLambda.time(close, 2), 1e-15);
    }

    // Nobody lurks: 2‖D‖·0.0075/‖D‖ = 0.015 and nothing else for the residual, 1 for the weights. Between L = 600 and 1200
    // the residual Y(1 − p) is known in closed form; from 0.015 it differs by (1 − p)/600 at the larger λ, 1.3e−3/600. The
    // solver's 1e−10, or rounding beside the label, is 1e−8 of the smaller residual (e^{−18}), over 600.
    @Test
    void theResidualIsThatPowerOfLambda() {
        List<PowersOfLambda.Power> powers = POWERS.residuals();
        assertEquals(2, powers.size());
        for (int i = 0; i < 2; i++) {
            double slope = Math.log(TwoAlone.left(NEURONS[i], TIMES[i], -600)
                    / TwoAlone.left(NEURONS[i], TIMES[i], -1200)) / 600;
            assertEquals(i + 1, powers.get(i).jump());
            assertEquals(0.015, powers.get(i).predicted(), 1e-14);
            assertEquals(Double.POSITIVE_INFINITY, powers.get(i).next());
            assertEquals(slope, powers.get(i).measured(), 1e-9);
            assertEquals(0.015, powers.get(i).measured(), 3e-6);
        }
    }

    // The distance is e^{−9} at the larger λ, where the solver's 1e−10 is 1e−6 of it, and e^{−18} at the smaller, where a
    // weight's 1e−14 (the exponential of a logarithm that was added up) is as much; over 600.
    @Test
    void soIsTheDistanceOfTheFittedWeights() {
        List<PowersOfLambda.Power> powers = POWERS.places();
        for (int i = 0; i < 2; i++) {
            double slope = Math.log(TwoAlone.place(NEURONS[i], TIMES[i], -600)
                    / TwoAlone.place(NEURONS[i], TIMES[i], -1200)) / 600;
            assertEquals(0.015, powers.get(i).predicted(), 1e-14);
            assertEquals(1, powers.get(i).next(), 0);
            assertEquals(slope, powers.get(i).measured(), 1e-8);
        }
    }

    // 7/600 = 0.011666…, at the larger λ of the two.
    @Test
    void aSecondExponentWithinSevenOverLIsLeftOut() {
        PowersOfLambda.Power near = new PowersOfLambda.Power(1, 0.01, 0.0216, 0);
        PowersOfLambda.Power far = new PowersOfLambda.Power(2, 0.01, 0.0217, 0);
        PowersOfLambda.Power lone = new PowersOfLambda.Power(3, 0.01, Double.POSITIVE_INFINITY, 0);
        assertEquals(List.of(far, lone), POWERS.ruledByOne(List.of(near, far, lone)));
        assertEquals("PowersOfLambda[2 jumps]", POWERS.toString());
    }
}
