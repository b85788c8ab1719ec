package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** With fitted = 2^{−46}, coordinates may differ by 4·2^{−50} = 2^{−48} from those of an aligned neuron. */
class LoneJumpEquationsTest {
    private static final FlowPrecision PRECISION = new FlowPrecision(1e-14, 1e-19);
    private static final double SAME = 0x1p-48;

    /** A neuron by a_j, the data that it sees and u_j. */
    private record Neuron(double a, int[] sees, double... u) { }

    /** The lone jump of neuron 0, the only one that moves; null if its equations do not suffice. */
    private static LoneJumpEquations jump(FlowPrecision precision, double[] labels, double[] residual,
            Neuron... neurons) {
        int m = neurons.length;
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        FlowProblem problem = new FlowProblem(Dataset.of(labels), Network.of(ones, new double[m][labels.length]));
        double[] output = new double[m];
        int[][] active = new int[m][];
        double[][] logs = new double[m][];
        for (int j = 0; j < m; j++) {
            output[j] = neurons[j].a;
            active[j] = neurons[j].sees;
            logs[j] = Arrays.stream(neurons[j].u).map(StrictMath::log).toArray();
        }
        FlowPoint point = new FlowPoint(FlowTime.ZERO, new int[m], output, active, logs, residual);
        return LoneJumpEquations.where(problem, precision, point, firstMoves(m));
    }

    /** All neurons see one datum, and only the first shows there. */
    private static Rest firstMoves(int m) {
        double[] a = new double[m];
        Arrays.fill(a, 1e-30);
        a[0] = 1;
        double[][] w = new double[m][1];
        w[0][0] = 1;
        FlowProblem problem = new FlowProblem(Dataset.of(3), Network.of(a, w));
        Rest rest = Rest.of(problem, PRECISION, problem.initial());
        assertEquals(0, rest.onlyMover());
        return rest;
    }

    private static LoneJumpEquations jump(double[] labels, double[] residual, Neuron... neurons) {
        return jump(PRECISION, labels, residual, neurons);
    }

    private static int[] sees(int... data) {
        return data;
    }

    // Labels 30, 40: R = 50. a = 4 and u = 4(3, 4)/5, so h = 16(3, 4)/5 and the odds are 16 : 34. n = 2: χ' = 2·50/2.
    // Tolerances are rounding.
    @Test
    void theJumpStartsAtTheOddsOfItsSquare() {
        LoneJumpEquations jump = jump(new double[] {30, 40}, new double[] {20.4, 27.2},
                new Neuron(4, sees(0, 1), 2.4, 3.2));
        assertEquals(1, jump.getDimension());
        assertEquals(Math.log(16.0 / 34), jump.initial()[0], 1e-14);
        assertEquals(50, jump.derivative(jump.initial())[0], 1e-13);
        assertEquals(-1, jump.slot(0));
        assertEquals(-1, jump.slot(1));
        assertEquals(1.5 * 2 / 50, jump.longestStep(), 1e-16);
    }

    // a = −5/4 and labels −30, 40, 120, of which the second is seen and fitted: S is the first, R = 30.
    @Test
    void whatIsFittedIsNoPartOfTheJump() {
        LoneJumpEquations jump = jump(new double[] {-30, 40, 120}, new double[] {-30 + 1.5625, 0, 7},
                new Neuron(-1.25, sees(0, 1), 1.25, 1e-20));
        assertEquals(20, jump.derivative(jump.initial())[0], 1e-14);
        double[] residual = new double[3];
        jump.residual(new double[] {0}, residual);
        assertArrayEquals(new double[] {-15, 0, 7}, residual, 1e-14);                   // half of −30 is left
    }

    // One label 8. a = u = 2: a² = 4 is half of it.
    @Test
    void aJumpThatIsHalfOverIsNotBegun() {
        assertNull(jump(new double[] {8}, new double[] {4}, new Neuron(2, sees(0), 2)));
        assertNotNull(jump(new double[] {8}, new double[] {4 + 0x1p-49}, new Neuron(2, sees(0), 2)));
        assertNull(jump(new double[] {8}, new double[] {1}, new Neuron(2, sees(0), 2)));
        assertNull(jump(new double[] {8}, new double[] {0}, new Neuron(2, sees(0), 2)));
    }

    // u/a is 1 + 4·held, and one unit in the last place more.
    @Test
    void aNeuronThatIsNotAlignedDoesNotJumpAlone() {
        FlowPrecision coarse = new FlowPrecision(50 * 0x1p-10, 1e-19);                  // held = 2^{−14}
        assertNotNull(jump(coarse, new double[] {8}, new double[] {7}, new Neuron(1, sees(0), 1 + 0x1p-12)));
        assertNull(jump(coarse, new double[] {8}, new double[] {7}, new Neuron(1, sees(0), 1 + 0x1p-12 + 0x1p-52)));
        assertNull(jump(new double[] {8}, new double[] {7}, new Neuron(1, sees(0), 1.5)));
        assertNull(jump(new double[] {8}, new double[] {9}, new Neuron(-1, sees(0), 1))); // not its label's sign
    }

    // Labels 30, 40, 120, the last one fitted: ‖y‖/R = 130/50 = 2.6 times as much is nothing there, and only there.
    @Test
    void whatAlignedNeuronsMayHaveInAFittedDatumIsAPartOfAllLabels() {
        assertNotNull(threeLabels(0, 2.5));
        assertNull(threeLabels(0, 2.7));
        assertNotNull(threeLabels(0.9, 0));
        assertNull(threeLabels(1.5, 0));
    }

    private static LoneJumpEquations threeLabels(double first, double last) {
        return jump(new double[] {30, 40, 120}, new double[] {29.4, 39.2, 0},
                new Neuron(1, sees(0, 1, 2), 0.6 + first * SAME, 0.8, last * SAME));
    }

    // Sixteen labels 4 and a = 1, u_k = 1/4 + δ: Σ(u/a)² = 1 + 8δ + …, which is 16·held above 1 for δ = 2·held =
    // 2^{−49}. Then δ is larger by 2^{−52}.
    @Test
    void aNeuronThatIsAlignedButNotBalancedDoesNotJumpAlone() {
        assertNotNull(sixteenLabels(0.25 + 0x1p-49));
        assertNull(sixteenLabels(0.25 + 0x1p-49 + 0x1p-52));
        assertNull(sixteenLabels(0.25 - 0x1p-49 - 0x1p-52));
    }

    private static LoneJumpEquations sixteenLabels(double u) {
        double[] labels = new double[16];
        double[] residual = new double[16];
        double[] all = new double[16];
        int[] sees = new int[16];
        Arrays.fill(labels, 4);
        Arrays.fill(residual, 4 - u);
        Arrays.fill(all, u);
        Arrays.setAll(sees, k -> k);
        return jump(labels, residual, new Neuron(1, sees, all));
    }

    // Label 32 jumps from a² = 1 in the time T in which its odds go from 1/31 to 16/fitted = 2^50, as e^{64T/2}. Neuron
    // 1, a = u, grows as a² e^{2·5T/2} under the label 5 and would show at 2·visible·5 = 5·2^{−49}: not within T.
    // A hundredth in log a on either side of that.
    @Test
    void aNeuronThatSeesNothingOfTheJumpMustNotShowBeforeItsEnd() {
        double time = (50 * Math.log(2) + Math.log(31)) / 32;
        double logSquare = Math.log(5 * 0x1p-49) - 5 * time;
        assertNotNull(beside(Math.exp(logSquare / 2 - 0.01)));
        assertNull(beside(Math.exp(logSquare / 2 + 0.01)));
    }

    private static LoneJumpEquations beside(double a) {
        return jump(new double[] {32, 5}, new double[] {31, 5}, new Neuron(1, sees(0), 1), new Neuron(a, sees(1), a));
    }

    // With χ' = 2·32/2, χ has grown by 3.2 after T = 1/10, and log a under the label 5 by 5T/2 = 1/4. Logarithms of 40
    // are rounded at 1e−14.
    @Test
    void aNeuronThatSeesNothingOfTheJumpGrowsAsOnAPlateau() {
        LoneJumpEquations jump = beside(0x1p-60);
        assertEquals(1, jump.getDimension());
        double[] state = jump.initial();
        state[0] += 3.2;
        FlowPoint later = jump.point(FlowTime.ZERO, state);
        assertEquals(-60 * Math.log(2) + 0.25, later.logOutput(1), 1e-13);
        assertEquals(later.logOutput(1), later.logActive[1][0] + later.scale[1] * Math.log(2), 1e-13);
    }

    // Neuron 1 hears the jump of the label ±32, and sees a datum with nothing left to fit.
    @Test
    void aListenerMustNotBePushedDown() {
        for (double s : new double[] {1, -1}) {
            assertNotNull(heard(s, s));
            assertNull(heard(s, -s));
        }
    }

    private static LoneJumpEquations heard(double jumper, double listener) {
        return jump(new double[] {32 * jumper, 5}, new double[] {31 * jumper, 0}, new Neuron(jumper, sees(0), 1),
                new Neuron(listener * 1e-10, sees(0, 1), 1e-11, 1e-11));
    }

    // At the odds 1 half of the label 32 is left: visible·16 = 2^{−50}·16 is the square of 2^{−23}.
    @Test
    void aListenerIsWaitedForUntilItsSquareShows() {
        LoneJumpEquations jump = listener(0x1p-23);
        assertFalse(jump.wantsOtherVariables(new double[] {0, 0, 0, 0}));
        assertTrue(jump.wantsOtherVariables(new double[] {0, 0x1p-50, 0, 0}));
        assertFalse(jump.wantsOtherVariables(new double[] {0, -1, 0, 0}));
        assertTrue(listener(Math.nextUp(0x1p-23)).wantsOtherVariables(new double[] {0, 0, 0, 0}));
    }

    // Nothing is left at χ = 100, but less than fitted·‖y‖ = 2^{−46}·32 does not count: 2^{−50}·2^{−41} is the square
    // of 2^{−22.5}·2^{−23}.
    @Test
    void aListenerIsComparedWithNoLessThanWhatIsFitted() {
        double log = -22.5 * Math.log(2);
        assertFalse(listener(0x1p-23).wantsOtherVariables(new double[] {100, log - 1e-6, 0, 0}));
        assertTrue(listener(0x1p-23).wantsOtherVariables(new double[] {100, log + 1e-6, 0, 0}));
    }

    private static LoneJumpEquations listener(double a) {
        return jump(new double[] {32}, new double[] {31}, new Neuron(1, sees(0), 1), new Neuron(a, sees(0), a));
    }

    // It hears the 80 of the jump, of which half is left at χ = 0, and 30 of its own: √(40² + 30²) = 50.
    @Test
    void aListenerIsComparedWithAllThatItSees() {
        double shows = Math.log(0x1p-50 * 50) / 2;
        LoneJumpEquations jump = jump(new double[] {80, 30}, new double[] {79, 30}, new Neuron(1, sees(0), 1),
                new Neuron(0x1p-40, sees(0, 1), 0x1p-41, 0x1p-41));
        double[] state = {0, shows + 40 * Math.log(2) - 1e-6, 0, 0};
        assertFalse(jump.wantsOtherVariables(state));
        state[1] += 2e-6;
        assertTrue(jump.wantsOtherVariables(state));
    }

    // ‖y‖ = 1024, of which 2 are left: fitted·‖y‖ = 1 with fitted = 2^{−10}, and at χ = 0 half of 2 is left.
    @Test
    void theJumperMightRestOnceWhatIsLeftIsFitted() {
        LoneJumpEquations jump = jump(new FlowPrecision(50 * 0x1p-10, 1e-19), new double[] {1024}, new double[] {1.75},
                new Neuron(0.5, sees(0), 0.5));
        assertTrue(jump.mightRest(new double[] {0}));
        assertTrue(jump.mightRest(new double[] {1}));
        assertFalse(jump.mightRest(new double[] {-1e-10}));
        assertFalse(jump.mightRest(new double[] {-5}));
    }

    // Both move.
    @Test
    void thereIsNoLoneJumpUnlessOneNeuronMoves() {
        FlowProblem problem = new FlowProblem(Dataset.of(4, 9),
                Network.of(new double[] {1, 1}, new double[][] {{1, 0}, {0, 1}}));
        Rest both = Rest.of(problem, PRECISION, problem.initial());
        assertEquals(-1, both.onlyMover());
        assertNull(LoneJumpEquations.where(problem, PRECISION, problem.initial(), both));
    }
}
