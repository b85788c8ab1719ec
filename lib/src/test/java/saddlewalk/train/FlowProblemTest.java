package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class FlowProblemTest {
    private static final Dataset DATA = Dataset.of(3, 4, 12);
    // a_0 = 2 and w_0 = (1, −2, 0.5); a_1 = −0.25 and w_1 = (0, 0, 3).
    private static final Network START = Network.of(new double[] {2, -0.25}, new double[][] {{1, -2, 0.5}, {0, 0, 3}});
    private static final FlowProblem PROBLEM = new FlowProblem(DATA, START);

    // h = (2, 0, 1 − 0.75): residuals 3 − 2, 4, 12 − 0.25.
    @Test
    void itStartsWithTheResidualsOfItsNetworkAndTheCoordinatesThatAreActive() {
        FlowPoint point = PROBLEM.initial();
        assertArrayEquals(new double[] {1, 4, 11.75}, point.residual, 0);
        assertArrayEquals(new int[] {0, 2}, point.active[0]);
        assertArrayEquals(new int[] {2}, point.active[1]);
        assertEquals(1 + 16 + 11.75 * 11.75, point.squaredResidual(), 0);
        assertEquals(4, point.square(0), 0);
        assertEquals(0.0625, point.square(1), 0);
        assertEquals(Math.log(0.25), point.logOutput(1), 1e-15);
        assertEquals(13, PROBLEM.labelNorm, 0);
    }

    // Stored parts in [1, 2): 2 = 2^1·1 and −0.25 = 2^{−2}·(−1); w_1 = 2^{−2}·12.
    @Test
    void storedOutputWeightsAreBetweenOneAndTwo() {
        FlowPoint point = PROBLEM.initial();
        assertArrayEquals(new int[] {1, -2}, point.scale);
        assertArrayEquals(new double[] {1, -1}, point.output, 0);
        assertEquals(Math.log(0.5), point.logActive[0][0], 1e-15);
        assertEquals(Math.log(0.25), point.logActive[0][1], 1e-15);
        assertEquals(Math.log(12), point.logActive[1][0], 1e-15);
    }

    @Test
    void theNetworkOfTheStartIsTheStart() {
        Network back = PROBLEM.network(PROBLEM.initial());
        for (int j = 0; j < 2; j++) {
            assertEquals(START.output(j), back.output(j), 0);
            assertArrayEquals(START.hidden(j), back.hidden(j), 4e-15);           // through logarithms
        }
    }

    @Test
    void aCoordinateThatReachedZeroIsGoneAndTheOthersStay() {
        FlowPoint less = PROBLEM.initial().without(0, 0);
        assertArrayEquals(new int[] {2}, less.active[0]);
        assertArrayEquals(new double[] {Math.log(0.25)}, less.logActive[0], 1e-15);
        assertArrayEquals(new int[] {2}, less.active[1]);
        assertArrayEquals(new double[] {0, -2, 0.5}, PROBLEM.network(less).hidden(0), 1e-15);
    }

    // Neuron 1 is active on the 12, with the other sign; neuron 0 on 3 and 12.
    @Test
    void coveredIsWhatSomeNeuronSeesWithItsSign() {
        FlowPoint start = PROBLEM.initial();
        assertArrayEquals(new boolean[] {true, false, true}, PROBLEM.covered(start));
        assertArrayEquals(new boolean[] {true, false, false}, PROBLEM.covered(start.without(0, 1)));
    }

    // A label of 0 has no sign that an output weight could have.
    @Test
    void aLabelOfZeroIsCoveredByNobody() {
        FlowProblem zero = new FlowProblem(Dataset.of(3, 0), Network.of(new double[] {1, -1}, new double[][] {{1, 1}, {0, 1}}));
        assertArrayEquals(new boolean[] {true, false}, zero.covered(zero.initial()));
    }

    // (0, 0, 1) at λ is its one coordinate; (0, −3, 4)/5 has another part, and a_1 = −0.25 is not balanced with ‖w_1‖ = 3.
    @Test
    void aNeuronIsItsOneCoordinateOnlyIfNothingElseIsInIt() {
        FlowProblem balanced = new FlowProblem(DATA,
                Initialization.of(-50, new int[] {1, 1}, new double[][] {{0, 0, 1}, {0, -3, 4}}));
        assertTrue(balanced.isNothingElse(0));
        assertFalse(balanced.isNothingElse(1));
        assertFalse(PROBLEM.isNothingElse(1));
    }

    // Up to 1e−13 of |a|, the limit included (the root of a square is exact), whatever |a| is.
    @Test
    void anotherPartOfRoundingsSizeIsNothing() {
        assertTrue(isOneCoordinate(1, -1e-13, 1));
        assertFalse(isOneCoordinate(1, -1.01e-13, 1));
        assertTrue(isOneCoordinate(1000, -0.99e-10, 1000));
        assertFalse(isOneCoordinate(1000, -1.01e-10, 1000));
        assertTrue(isOneCoordinate(0.001, -0.99e-16, 0.001));
        assertFalse(isOneCoordinate(0.001, -1.01e-16, 0.001));
    }

    private static boolean isOneCoordinate(double output, double other, double coordinate) {
        Network start = Network.of(new double[] {output}, new double[][] {{other, 0, coordinate}});
        return new FlowProblem(DATA, start).isNothingElse(0);
    }

    // At 2^{−1443} = e^{−1000.2} a balance of logarithms is kept to 1e−13 of their size, 1e−10.
    @Test
    void aNeuronIsBalancedToTheRoundingOfItsLogarithms() {
        for (double off : new double[] {0.9e-10, -0.9e-10, 1.1e-10, -1.1e-10}) {
            Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{0, 0, 1 + off}}, new int[] {-1443});
            assertEquals(Math.abs(off) < 1e-10, new FlowProblem(DATA, start).isNothingElse(0), "off by " + off);
        }
    }

    // 2^{−144}·e^{−0.187…}: the logarithm of the norm is −100 to the last bit.
    @Test
    void weightsOfEToTheMinusHundredAreModerateStill() {
        Network start = Initialization.of(-100, new int[] {1}, new double[][] {{0, 0, 1}});
        assertEquals(-100, start.logNorm(0), 0);
        new FlowProblem(DATA, start).requireModerateScale();
    }

    @Test
    void whatAMethodCanNotFollowIsNamed() {
        assertEquals("output weights must not be 0 (Assumption 3), but that of neuron 1 is",
                message(() -> new FlowProblem(DATA, Network.of(new double[] {1, 0}, new double[2][3]))));
        FlowProblem heavy = new FlowProblem(DATA, Network.of(new double[] {1}, new double[][] {{0, 0, 2}}));
        assertEquals("the flow in logarithms needs |a_j| >= |w_j| (Assumption 3 has equality); neuron 0 has log|a| - "
                + "log|w| = -0.69314718055994529", message(heavy::requireBalanced));      // −log 2
        FlowProblem small = new FlowProblem(DATA, Initialization.of(-101, new int[] {1}, new double[][] {{0, 0, 1}}));
        assertEquals("raw variables need weights of at least e^-100; neuron 0 starts at log norm -101",
                message(small::requireModerateScale));
        small.requireBalanced();
        heavy.requireModerateScale();
    }
}
