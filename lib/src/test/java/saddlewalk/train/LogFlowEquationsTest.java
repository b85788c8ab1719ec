package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * One neuron with a = 1.5 and u = a·(q, 1) under the residual (r, 1), labels 3 and 4: ‖y‖ = 5, no exponent is faster than
 * ‖y‖/n = 2.5, d log u/dT = r/2q. At a tolerance of 1e−10 fitted is 1e−11 and held 6.25e−13. A state is (log a, what stands
 * for the first coordinate, log u of the second, both residuals); without the former where it is held.
 */
class LogFlowEquationsTest {
    private static final double A = 1.5;
    private static final double COARSE = 1e-3;              // nothing is followed below this part of ‖y‖

    private static LogFlowEquations equations(double q, double r, double floor) {
        FlowProblem problem = new FlowProblem(Dataset.of(3, 4), Network.of(new double[] {A}, new double[][] {{A * q, A}}));
        return new LogFlowEquations(problem, new FlowPrecision(1e-10, floor), problem.initial().withResidual(new double[] {r, 1}),
                Rest.none(problem));
    }

    private static String variable(LogFlowEquations equations, double q) {
        if (equations.slot(0) < 0) {
            return "held";
        }
        double value = equations.initial()[equations.slot(0)];
        assertEquals(value < 0 ? StrictMath.log(A * q) : q, value, 1e-14);
        return value < 0 ? "log" : "ratio";
    }

    // Held: |r| < 6.25e−13 and q < 0.01. A ratio: r < −5e−6, or a rate r/2q below −2.5/4 or above 50·2.5.
    @ParameterizedTest
    @CsvSource({"6e-13, 0.009, held", "-6e-13, 0.009, held", "6.5e-13, 0.009, log", "6e-13, 0.011, log",
        "-5.1e-6, 0.5, ratio", "-4.9e-6, 0.5, log", "-4e-6, 3.1e-6, ratio", "-4e-6, 3.3e-6, log",
        "1, 0.0039, ratio", "1, 0.0041, log", "0, 0.5, log"})
    void aCoordinateIsFollowedInTheVariableThatSuitsIt(double r, double q, String variable) {
        LogFlowEquations equations = equations(q, r, COARSE);
        assertEquals(variable, variable(equations, q));
        assertEquals(variable.equals("held") ? 4 : 5, equations.getDimension());
        assertEquals(variable.equals("ratio") && r < 0, equations.movesToZero(equations.initial(), 0));
    }

    // Kept while r > −5e−5, the rate is in (−2.5/2, 200·2.5), and q > 1e−9 where |r| is not above 6.25e−13.
    @ParameterizedTest
    @CsvSource({"-4.9e-5, 0.5, true", "-5.1e-5, 0.5, false", "-4e-5, 1.7e-5, true", "-4e-5, 1.5e-5, false",
        "1, 0.0011, true", "1, 0.0009, false", "6.4e-13, 0.9e-9, true", "6.1e-13, 0.9e-9, false", "6.1e-13, 1.1e-9, true"})
    void aLogarithmIsKeptForAWhile(double r, double q, boolean kept) {
        LogFlowEquations equations = equations(0.5, 1, COARSE);
        assertEquals("log", variable(equations, 0.5));
        double a = StrictMath.log(A);
        assertEquals(!kept, equations.wantsOtherVariables(new double[] {a, a + StrictMath.log(q), a, r, 1}));
    }

    // Kept while |r| > 6.25e−13/8 and r < −5e−8, or the rate is below −2.5/16 or above 5·2.5.
    @ParameterizedTest
    @CsvSource({"-5.1e-8, 0.5, true", "-4.9e-8, 0.5, false", "-1e-9, 3.1e-9, true", "-1e-9, 3.3e-9, false",
        "1, 0.039, true", "1, 0.041, false", "-8e-14, 1e-14, true", "-7.7e-14, 1e-14, false"})
    void aRatioIsKeptForAWhile(double r, double q, boolean kept) {
        LogFlowEquations equations = equations(0.5, -1, COARSE);
        assertEquals("ratio", variable(equations, 0.5));
        double a = StrictMath.log(A);
        assertEquals(!kept, equations.wantsOtherVariables(new double[] {a, q, a, r, 1}));
    }

    // Up to 16·6.25e−13 = 1e−11.
    @Test
    void aCoordinateIsHeldForAWhile() {
        LogFlowEquations equations = equations(0.009, 0, COARSE);
        assertEquals("held", variable(equations, 0.009));
        double a = StrictMath.log(A);
        for (double sign : new double[] {1, -1}) {
            assertFalse(equations.wantsOtherVariables(new double[] {a, a, sign * 0.99e-11, 1}));
            assertTrue(equations.wantsOtherVariables(new double[] {a, a, sign * 1.01e-11, 1}));
        }
    }

    @Test
    void aNeuronThatIsSixtyFourLogarithmsFromItsScaleGetsANewOne() {
        LogFlowEquations equations = equations(0.5, 1, COARSE);
        for (double a : new double[] {64, -64}) {
            assertFalse(equations.wantsOtherVariables(new double[] {a, a - 0.7, a, 1, 1}));
            assertTrue(equations.wantsOtherVariables(new double[] {1.001 * a, 1.001 * a - 0.7, 1.001 * a, 1, 1}));
        }
    }

    // Of the residuals below 5e−3 the largest is 4e−3: followed further at a hundredth of it, if a thousandth of its tolerance
    // is still above the floor, 1e−13·4e−3 = 5·8e−17.
    @Test
    void smallResidualsAreFollowedFurtherDownToTheFloor() {
        double a = StrictMath.log(A);
        for (double floor : new double[] {7.9e-17, 8.1e-17}) {
            LogFlowEquations equations = equations(0.5, 4e-3, floor);
            assertEquals(floor < 8e-17, equations.wantsOtherVariables(new double[] {a, a - 0.7, a, 3.9e-5, 1}));
            assertFalse(equations.wantsOtherVariables(new double[] {a, a - 0.7, a, 4.1e-5, 1}));
        }
    }

    // Tolerances of residuals are parts of themselves, or of the largest below 5e−3, or the floor: 1e−10·(4e−3, 1), 1e−3·5.
    @Test
    void residualsHaveTolerancesOfTheirSize() {
        assertArrayEquals(new double[] {1e-10, 1e-10, 1e-10, 4e-13, 1e-10}, equations(0.5, 4e-3, 1e-19).absolute(1e-10), 1e-25);
        assertArrayEquals(new double[] {1e-10, 1e-10, 1e-10, 5e-13, 1e-10}, equations(0.5, 0, 1e-19).absolute(1e-10), 1e-25);
        assertArrayEquals(new double[] {1e-10, 1e-10, 1e-10, 6e-13, 1e-10}, equations(0.5, 6e-3, 1e-19).absolute(1e-10), 1e-25);
        assertArrayEquals(new double[] {1e-10, 1e-10, 1e-10, 5e-3, 5e-3}, equations(0.5, 1, COARSE).absolute(1e-10), 1e-17);
    }

    // r/2q, but at most 1e20·2.5: from q = 2e−21 down at r = 1.
    @Test
    void aRateIsBounded() {
        LogFlowEquations equations = equations(0.5, 1, COARSE);
        double a = StrictMath.log(A);
        assertEquals(1 / (2 * 2.1e-21), equations.derivative(new double[] {a, a + StrictMath.log(2.1e-21), a, 1, 1})[1], 1e8);
        assertEquals(2.5e20, equations.derivative(new double[] {a, a + StrictMath.log(1.9e-21), a, 1, 1})[1], 0);
        assertEquals(-2.5e20, equations.derivative(new double[] {a, a + StrictMath.log(1.9e-21), a, -1, 1})[1], 0);
        assertEquals(0, equations.derivative(new double[] {a, a - 200, a, 0, 1})[1], 0);
    }

    // dr/dT = −(a²/2)(q_k Σ q r + r_k) with q = (½, 1), r = (2, 1): Σ q r = 2, so that −(a²/2)·(3, 3); a² is bounded by 5e20.
    @Test
    void residualsFallByTheSquareOfTheNeuron() {
        LogFlowEquations equations = equations(0.5, 1, COARSE);
        for (double a : new double[] {0.1, 23.5, 26}) {
            double square = Math.min(StrictMath.exp(2 * a), 5e20);
            FlowEquations wide = equations(0.5, 2, COARSE);
            double[] derivative = wide.derivative(new double[] {a, a - StrictMath.log(2), a, 2, 1});
            assertEquals(1, derivative[0], 1e-13);                              // Σ q r / 2
            assertEquals(-1.5 * square, derivative[3], 1e-13 * square);
            assertEquals(-1.5 * square, derivative[4], 1e-13 * square);
        }
        assertEquals(5, equations.getDimension());
    }

    // A neuron might rest once all that it sees is fitted, to 2e−12·5; one whose square underflows never rests.
    @Test
    void aNeuronMightRestOnceAllItSeesIsFitted() {
        LogFlowEquations equations = equations(0.5, 1, COARSE);
        double a = StrictMath.log(A);
        assertTrue(equations.mightRest(new double[] {a, a - 0.7, a, 0.9e-11, -0.9e-11}));
        assertFalse(equations.mightRest(new double[] {a, a - 0.7, a, -1.1e-11, 0}));
        assertFalse(equations.mightRest(new double[] {a, a - 0.7, a, 0, 1.1e-11}));
        assertFalse(equations.mightRest(new double[] {-600, -600.7, -600, 0, 0}));
    }

    // Neuron 1 (a = u = 2) has fitted the 4 and rests with it; neuron 0 holds 1.125·8e−13 there, which shows in the 4 once it
    // has grown so that a·u = 2·1e−11. Nobody sees the third label, 0: it is no part of the state.
    @Test
    void restingNeuronsAndTheirDataAreLeftOut() {
        FlowProblem problem = new FlowProblem(Dataset.of(3, 4, 0), Network.of(new double[] {1.125, 2},
                new double[][] {{1.125, 1.125 * 8e-13, -1}, {-1, 2, -1}}));
        FlowPrecision precision = new FlowPrecision(1e-10, COARSE);
        Rest rest = Rest.of(problem, precision, problem.initial());
        assertArrayEquals(new boolean[] {false, true}, rest.neuron);
        LogFlowEquations equations = new LogFlowEquations(problem, precision, problem.initial(), rest);
        assertEquals(3, equations.getDimension());                              // log a, log u, r
        assertArrayEquals(new int[] {1, -1, -1}, new int[] {equations.slot(0), equations.slot(1), equations.slot(2)});
        double shows = StrictMath.log(2e-11 / (1.125 * 8e-13));
        assertFalse(equations.wantsOtherVariables(new double[] {shows - 1e-6, shows, 1}));
        assertTrue(equations.wantsOtherVariables(new double[] {shows + 1e-6, shows, 1}));
    }

    // Neuron 1 is u_1 = a_1 on the 12 and nothing else: log u_1 moves as log a_1 does, at q r/n, whatever the state's q is.
    @Test
    void aNeuronThatIsOneCoordinateMovesAsAWhole() {
        FlowProblem problem = new FlowProblem(Dataset.of(3, 4, 12), Network.of(new double[] {1, 1},
                new double[][] {{0.6, 0.8, 0}, {0, 0, 1}}));
        LogFlowEquations equations = new LogFlowEquations(problem, new FlowPrecision(1e-10, COARSE), problem.initial(), Rest.none(problem));
        double[] state = equations.initial();
        int slot = equations.slot(2);
        state[slot] = -0.1;
        double[] derivative = equations.derivative(state);
        assertEquals(StrictMath.exp(-0.1) * 11 / 3, derivative[1], 1e-14);
        assertEquals(derivative[1], derivative[slot], 0);
    }
}
