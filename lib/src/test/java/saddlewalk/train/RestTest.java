package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Labels 4, 9: a neuron with a = u_k = √y_k fits its datum exactly. */
class RestTest {
    private static final FlowPrecision PRECISION = new FlowPrecision(1e-10, 1e-19);
    private static final Dataset DATA = Dataset.of(4, 9);

    private static Rest rest(double a0, double[] w0, double a1, double[] w1) {
        FlowProblem problem = new FlowProblem(DATA, Network.of(new double[] {a0, a1}, new double[][] {w0, w1}));
        return Rest.of(problem, PRECISION, problem.initial());
    }

    @Test
    void aNeuronThatHasFittedItsDataRestsAndTheOtherMovesAlone() {
        Rest rest = rest(2, new double[] {2, 0}, 1, new double[] {0, 1});
        assertArrayEquals(new boolean[] {true, false}, rest.neuron);
        assertArrayEquals(new boolean[] {true, false}, rest.datum);
        assertTrue(rest.somethingMoves());
        assertEquals(1, rest.onlyMover());
    }

    // 10^{−9} squared is 10^{−18}, below every part of a residual of 9 that shows.
    @Test
    void aNeuronTooSmallToShowDoesNotMoveAnything() {
        Rest rest = rest(2, new double[] {2, 0}, 1e-9, new double[] {0, 1e-9});
        assertArrayEquals(new boolean[] {true, false}, rest.neuron);
        assertFalse(rest.somethingMoves());
        assertEquals(-1, rest.onlyMover());
    }

    // Neuron 1 is active on both data and still has the 9 to fit: its part of the 4 wakes neuron 0. a_1 u_10 = 0.5·0.5 and
    // a_0 u_00 = 3.75 fit the 4 together.
    @Test
    void aNeuronThatMovesInTheDataOfARestingOneWakesIt() {
        Rest rest = rest(2, new double[] {1.875, 0}, 0.5, new double[] {0.5, 0.5});
        assertArrayEquals(new boolean[] {false, false}, rest.neuron);
        assertArrayEquals(new boolean[] {false, false}, rest.datum);
        assertEquals(-1, rest.onlyMover());                                      // two of them
        assertTrue(rest.somethingMoves());
    }

    // Labels 4, 9, 16. Neuron 2 has 15 of the 16 to fit and shows in the 9, which it shares with neuron 1, which shows in
    // the 4 of neuron 0: 1.875·2 + 0.5·0.5 = 4, 0.5·16 + 1·1 = 9.
    @Test
    void whoIsWokenWakesOthers() {
        FlowProblem problem = new FlowProblem(Dataset.of(4, 9, 16), Network.of(new double[] {1.875, 0.5, 1},
                new double[][] {{2, 0, 0}, {0.5, 16, 0}, {0, 1, 1}}));
        assertArrayEquals(new double[] {0, 0, 15}, problem.initial().residual, 0);
        assertArrayEquals(new boolean[3], Rest.of(problem, PRECISION, problem.initial()).neuron);
    }

    // What shows in a datum is fitted() = 2e−12 of ‖y‖ = √97: neuron 1 puts a tenth less or more than that on the 4, which
    // both together fit up to 1e−11.
    @Test
    void aMovingNeuronWakesWhomItShowsTo() {
        double shows = 2e-12 * Math.sqrt(97);
        for (double part : new double[] {0.9, 1.1}) {
            Rest rest = rest(2, new double[] {2 - shows / 2, 0}, 0.15, new double[] {part * shows / 0.15, 1});
            assertArrayEquals(new boolean[] {part < 1, false}, rest.neuron, "part " + part);
        }
    }

    // Of e^{−1000} the square is no double; a label 0 leaves nothing to fit.
    @Test
    void aNeuronWhoseSquareIsNoDoubleIsNotAtRest() {
        Network start = Initialization.of(-1000, new int[] {1}, new double[][] {{-1, 1}});
        FlowProblem problem = new FlowProblem(Dataset.of(4, 0), start);
        Rest rest = Rest.of(problem, PRECISION, problem.initial());
        assertArrayEquals(new boolean[1], rest.neuron);
        assertFalse(rest.somethingMoves());
    }

    // fitted() = max(2^{−46}, 1e−10/50) = 2e−12 parts of ‖y‖ = √97: 1e−11 is 0, 1e−10 is not.
    @Test
    void aResidualBelowWhatIsFittedCountsAsNothing() {
        FlowProblem problem = new FlowProblem(DATA, Network.of(new double[] {2}, new double[][] {{2, 0}}));
        FlowPoint near = problem.initial().withResidual(new double[] {1e-11, -1e-10});
        assertEquals(2e-12, PRECISION.fitted(), 1e-27);
        assertEquals(0, Rest.unfitted(problem, PRECISION, near, 0), 0);
        assertEquals(-1e-10, Rest.unfitted(problem, PRECISION, near, 1), 0);
        double limit = PRECISION.fitted() * problem.labelNorm;
        FlowPoint at = problem.initial().withResidual(new double[] {limit, Math.nextUp(limit)});
        assertEquals(0, Rest.unfitted(problem, PRECISION, at, 0), 0);
        assertEquals(Math.nextUp(limit), Rest.unfitted(problem, PRECISION, at, 1), 0);
        assertArrayEquals(new double[] {0, -1e-10}, Rest.of(problem, PRECISION, near).settled(near).residual, 0);
        assertFalse(Rest.none(problem).sameAs(Rest.of(problem, PRECISION, near)));
        assertEquals(0, Rest.none(problem).onlyMover());
        assertEquals(0x1p-46, new FlowPrecision(1e-14, 1e-19).fitted(), 0);      // 64 roundings of ‖y‖
    }
}
