package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndsOnlyDormandPrince853Test {
    /** y = 2 − 3t + 5t² − 7t³ and y = −1 + 4t + t² + 2t³. */
    private static double[] cubics(double t) {
        return new double[] {2 + t * (-3 + t * (5 - t * 7)), -1 + t * (4 + t * (1 + t * 2))};
    }

    private static double[] slopes(double t) {
        return new double[] {-3 + 10 * t - 21 * t * t, 4 + 2 * t + 6 * t * t};
    }

    // Of third degree at most: Hermite's polynomial through both ends is the solution itself, so all that is left is rounding,
    // a few ulps of numbers up to 60 (and h ≥ 0.1 divides differences of them).
    @ParameterizedTest
    @CsvSource({"0.25, 2", "2, 0.25", "-1, 1.5"})
    void aCubicIsReproducedInsideTheStepsForwardAndBackward(double from, double to) {
        var integrator = new EndsOnlyDormandPrince853(0.1, 10, new double[] {1, 1}, new double[] {1, 1});
        integrator.setInitialStepSize(0.6);
        Looks looks = new Looks();
        integrator.addStepHandler(looks);
        integrator.integrate(new Cubics(), new ODEState(from, cubics(from)), to);
        assertTrue(looks.seen >= 10, "times looked at: " + looks.seen);
    }

    private static final class Cubics implements OrdinaryDifferentialEquation {
        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            return slopes(t);
        }
    }

    private static final class Looks implements ODEStepHandler {
        private int seen;

        @Override
        public void handleStep(ODEStateInterpolator step) {
            double from = step.getPreviousState().getTime();
            double to = step.getCurrentState().getTime();
            for (double theta : new double[] {0, 0.1, 0.3, 0.5, 0.8, 1}) {
                double t = from + theta * (to - from);
                ODEStateAndDerivative inside = step.getInterpolatedState(t);
                for (int i = 0; i < 2; i++) {
                    assertEquals(cubics(t)[i], inside.getPrimaryState()[i], 1e-12, "y at " + t);
                    assertEquals(slopes(t)[i], inside.getPrimaryDerivative()[i], 1e-12, "y' at " + t);
                }
                seen++;
            }
        }
    }
}
