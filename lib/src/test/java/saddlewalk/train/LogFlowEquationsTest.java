package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Four labels 4, so ‖y‖ = 8 and the fastest exponent is ‖y‖/n = 2. With fitted = 2^{−46}, a residual is held below
 * 2^{−50}·8 = 2^{−47}. Thresholds are met exactly: pushes and ratios are powers of two times a threshold, and where a
 * logarithm stands for q it is one with e^{log q} = q in StrictMath: q = 1, 2^{−1}, 2^{−9}, 2^{−20} and 2^{−40} (not
 * every power).
 */
class LogFlowEquationsTest {
    private static final FlowPrecision PRECISION = new FlowPrecision(1e-14, 1);       // floor ‖y‖: nothing is followed
    private static final double HELD = 0x1p-47;
    private static final Dataset DATA = Dataset.of(4, 4, 4, 4);
    private static final FlowProblem ONE = new FlowProblem(DATA,
            Network.of(new double[] {1}, new double[][] {{1, 1, 1, 1}}));
    private static final FlowProblem TWO = new FlowProblem(DATA,
            Network.of(new double[] {1, 1}, new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}}));

    /** One neuron, a = output, that sees datum 0 with a push of s·r_0 and |u_0/a| = q. */
    private static LogFlowEquations one(double output, double push, double u) {
        return new LogFlowEquations(ONE, PRECISION, new FlowPoint(FlowTime.ZERO, new int[1], new double[] {output},
                new int[][] {{0}}, new double[][] {{StrictMath.log(u)}},
                new double[] {Math.signum(output) * push, 1, 1, 1}), Rest.none(ONE));
    }

    private static String variable(double push, double q) {
        LogFlowEquations positive = one(1, push, q);
        LogFlowEquations negative = one(-1, push, q);
        assertEquals(variable(positive), variable(negative));
        return variable(positive);
    }

    private static String variable(LogFlowEquations equations) {
        int slot = equations.slot(0);
        return slot < 0 ? "held" : equations.initial()[slot] > 0 ? "ratio" : "log";     // logarithms are ≤ 0 here
    }

    @Test
    void aCoordinateIsHeldThatHardlyShowsAndIsHardlyPushed() {
        assertEquals("held", variable(Math.nextDown(HELD), 0x1p-9));
        assertEquals("held", variable(-Math.nextDown(HELD), 0x1p-9));
        assertEquals("log", variable(HELD, 0x1p-9));
        assertEquals("log", variable(-HELD, 0x1p-9));
        assertEquals("log", variable(0, 0.5));
    }

    // u = e^{−4.5} beside a = 100 u: a hundredth, to the last digit. One digit more of a and it is less.
    @Test
    void aHundredthOfItsNeuronShows() {
        double u = StrictMath.exp(-4.5);
        assertEquals(0.01, u / (100 * u), 0);
        LogFlowEquations shows = new LogFlowEquations(ONE, PRECISION, barely(100 * u), Rest.none(ONE));
        assertEquals("log", variable(shows));
        LogFlowEquations hardly = new LogFlowEquations(ONE, PRECISION, barely(Math.nextUp(100 * u)), Rest.none(ONE));
        assertEquals("held", variable(hardly));
    }

    private static FlowPoint barely(double output) {
        return new FlowPoint(FlowTime.ZERO, new int[1], new double[] {output}, new int[][] {{0}},
                new double[][] {{-4.5}}, new double[] {0, 1, 1, 1});
    }

    // d log u/dT = push/(4q). Down: pushed by more than 10^{−6}‖y‖, or faster than a quarter of the fastest exponent.
    @Test
    void aCoordinateIsARatioWhileItMovesTowardsZero() {
        assertEquals("log", variable(-(1e-6 * 8), 1));
        assertEquals("ratio", variable(Math.nextDown(-(1e-6 * 8)), 1));
        assertEquals("log", variable(-0.5 * 4 * 0x1p-20, 0x1p-20));
        assertEquals("ratio", variable(Math.nextDown(-0.5 * 4 * 0x1p-20), 0x1p-20));
    }

    // Up: fifty times faster than the fastest exponent, 2.
    @Test
    void aCoordinateIsARatioWhileItRisesFromNearlyZero() {
        assertEquals("log", variable(100 * 4 * 0x1p-20, 0x1p-20));
        assertEquals("ratio", variable(Math.nextUp(100 * 4 * 0x1p-20), 0x1p-20));
    }

    /** Whether a choice fits no longer once the push is {@code push} and u/|a| is {@code q}. */
    private static boolean given(LogFlowEquations equations, double push, double q) {
        double[] state = equations.initial();
        int slot = equations.slot(0);
        if (slot >= 0) {
            state[slot] = variable(equations).equals("ratio") ? q : StrictMath.log(q);
        }
        state[state.length - 1] = push;
        return equations.wantsOtherVariables(state);
    }

    @Test
    void aHeldCoordinateIsReleasedAtSixteenTimesThePushThatHeldIt() {
        LogFlowEquations held = one(1, 0, 0x1p-9);
        assertEquals("held", variable(held));
        assertFalse(given(held, Math.nextDown(16 * HELD), 0x1p-9));
        assertFalse(given(held, Math.nextUp(-16 * HELD), 0x1p-9));
        assertTrue(given(held, 16 * HELD, 0x1p-9));
        assertTrue(given(held, -16 * HELD, 0x1p-9));
    }

    // A ratio is kept while the push is more than an eighth of what is held, and it moves down by more than 10^{−8}‖y‖,
    // or faster than 2/16, or up faster than 5·2.
    @Test
    void aRatioIsKeptWhileItMovesFastEnough() {
        LogFlowEquations ratio = one(1, -1, 0.5);
        assertEquals("ratio", variable(ratio));
        assertTrue(given(ratio, HELD / 8, 0x1p-60));                                    // at the rate 2⁸
        assertFalse(given(ratio, Math.nextUp(HELD / 8), 0x1p-60));
        assertTrue(given(ratio, -(1e-8 * 8), 1));
        assertFalse(given(ratio, Math.nextDown(-(1e-8 * 8)), 1));
        assertTrue(given(ratio, -0.125 * 4 * 0x1p-30, 0x1p-30));
        assertFalse(given(ratio, Math.nextDown(-0.125 * 4 * 0x1p-30), 0x1p-30));
        assertTrue(given(ratio, 10 * 4 * 0x1p-30, 0x1p-30));
        assertFalse(given(ratio, Math.nextUp(10 * 4 * 0x1p-30), 0x1p-30));
        assertTrue(given(ratio, 0.2, 1));
        assertTrue(given(ratio, 0, 1));
    }

    // A logarithm is kept while it is not pushed down by 10^{−5}‖y‖ nor falls at half of the fastest exponent, 2, nor
    // rises at 200 times that exponent; and while it shows or is pushed.
    @Test
    void aLogarithmIsKeptWhileItMovesSlowlyEnough() {
        LogFlowEquations log = one(1, 1, 0.5);
        assertEquals("log", variable(log));
        assertTrue(given(log, -(1e-5 * 8), 1));
        assertFalse(given(log, Math.nextUp(-(1e-5 * 8)), 1));
        assertTrue(given(log, -1 * 4 * 0x1p-20, 0x1p-20));
        assertFalse(given(log, Math.nextUp(-1 * 4 * 0x1p-20), 0x1p-20));
        assertTrue(given(log, 400 * 4 * 0x1p-20, 0x1p-20));
        assertFalse(given(log, Math.nextDown(400 * 4 * 0x1p-20), 0x1p-20));
        assertTrue(given(log, HELD, 0x1p-40));
        assertFalse(given(log, Math.nextUp(HELD), 0x1p-40));
        assertFalse(given(log, HELD, 0x1p-20));
    }

    // n = 4: (s r)/(4q), at most 10^20 times the fastest exponent, 2; e^{−1000} is 0 as a double. 1e−14: log 10^{−20}
    // to a digit.
    @Test
    void noTrialStepMovesALogarithmWithoutBound() {
        LogFlowEquations log = one(1, 1, 0.5);
        int slot = log.slot(0);
        assertEquals(2e20, log.derivative(new double[] {0, -1000, 1})[slot], 0);
        assertEquals(-2e20, log.derivative(new double[] {0, -1000, -1})[slot], 0);
        assertEquals(2e20, log.derivative(new double[] {0, -100, 1})[slot], 0);
        assertEquals(2.5e19, log.derivative(new double[] {0, StrictMath.log(1e-20), 1})[slot], 2.5e19 * 1e-14);
        assertEquals(0, log.derivative(new double[] {0, -1000, 0})[slot], 0);
    }

    // r' = −a²(q² r + r)/4 with q = 1/2 and r = 1, and a² no more than 10^20·8. 1e−14: log u = 30 − log 2 to a digit.
    @Test
    void noTrialStepMovesAResidualWithoutBound() {
        LogFlowEquations log = one(1, 1, 0.5);
        double[] derivative = log.derivative(new double[] {30, 30 + StrictMath.log(0.5), 1});
        assertEquals(-1.25 * 2e20, derivative[2], 2.5e20 * 1e-14);
    }

    // Both neurons are one coordinate and nothing else, and nobody sees data 2 and 3. The second is pushed down.
    @Test
    void aNeuronThatIsItsOneCoordinateMovesWithIt() {
        LogFlowEquations whole = whole();
        assertEquals(6, whole.getDimension());
        double[] state = whole.initial();
        assertArrayEquals(new double[] {0, 0, 0, 0, 3, -4}, state, 0);
        assertFalse(whole.movesToZero(state, 1));
        double[] derivative = whole.derivative(state);
        assertArrayEquals(new double[] {0.75, -1, 0.75, -1}, new double[] {derivative[0], derivative[1], derivative[2],
                derivative[3]}, 0);
    }

    private static LogFlowEquations whole() {
        return new LogFlowEquations(TWO, PRECISION, new FlowPoint(FlowTime.ZERO, new int[2], new double[] {1, 1},
                new int[][] {{0}, {1}}, new double[][] {{0}, {0}}, new double[] {3, -4, 1, 1}), Rest.none(TWO));
    }

    @Test
    void unitsAreChangedWhenANeuronHasGrownOrShrunkBySixtyFour() {
        LogFlowEquations whole = whole();
        assertFalse(whole.wantsOtherVariables(new double[] {64, -64, 64, -64, 3, -4}));
        assertTrue(whole.wantsOtherVariables(new double[] {Math.nextUp(64), 0, 64, 0, 3, -4}));
        assertTrue(whole.wantsOtherVariables(new double[] {0, Math.nextDown(-64), 0, -64, 3, -4}));
    }

    @Test
    void aRatioThatIsNotPushedDoesNotMoveToZero() {
        for (int s : new int[] {1, -1}) {
            LogFlowEquations ratio = one(s, -1, 0.5);
            double[] state = ratio.initial();
            assertTrue(ratio.movesToZero(state, 0));
            for (double r : new double[] {0.0, -0.0, s}) {
                state[2] = r;
                assertFalse(ratio.movesToZero(state, 0), () -> s + " under " + r);
            }
        }
    }

    // Residuals below 10^{−3}‖y‖ are nearly fitted; the largest of them, 10^{−3}, is the scale for those below it.
    @Test
    void theTolerancesOfResidualsFollowTheLargestThatIsNearlyFitted() {
        assertArrayEquals(new double[] {0.008e-6, 1e-9, 1e-9}, residualTolerances(1e-30), 1e-22);      // rounding
        assertArrayEquals(new double[] {0.008, 0.008, 0.008}, residualTolerances(1e-3), 1e-17);  // the floor, 10^{−3}·8
    }

    private static double[] residualTolerances(double floor) {
        double half = StrictMath.log(0.5);
        LogFlowEquations equations = new LogFlowEquations(ONE, new FlowPrecision(1e-14, floor),
                new FlowPoint(FlowTime.ZERO, new int[1], new double[] {1}, new int[][] {{0, 1, 2}},
                new double[][] {{half, half, half}},
                new double[] {1e-3 * 8, 1e-3, 0, 1}), Rest.none(ONE));
        double[] all = equations.absolute(1e-6);
        assertEquals(7, all.length);
        return new double[] {all[4], all[5], all[6]};
    }

    // The residual is 2^{−10} at the start. A thousandth of the tolerance for it, 10^{−3}·2^{−20}·2^{−10}, must be
    // above the floor, floor·8, and the residual below a hundredth of what it was.
    @Test
    void aToleranceFollowsAResidualThatHasShrunkAHundredfoldButNotBelowTheFloor() {
        double floor = 1e-3 * 0x1p-33;
        double shrunk = 0.01 * 0x1p-10;
        assertFalse(follows(floor, 1e-6));
        assertTrue(follows(Math.nextDown(floor), 1e-6));
        assertTrue(follows(floor / 2, Math.nextDown(shrunk)));
        assertFalse(follows(floor / 2, shrunk));
    }

    private static boolean follows(double floor, double residual) {
        LogFlowEquations equations = new LogFlowEquations(ONE, new FlowPrecision(0x1p-20, floor),
                new FlowPoint(FlowTime.ZERO, new int[1], new double[] {1}, new int[][] {{0}},
                new double[][] {{StrictMath.log(0.5)}},
                new double[] {0x1p-10, 1, 1, 1}), Rest.none(ONE));
        double[] state = equations.initial();
        state[2] = residual;
        return equations.wantsOtherVariables(state);
    }

    // Neuron 0 rests on datum 0, of which neuron 1 has a part u. It shows once u|a| is above 2·fitted·‖y‖ =
    // 2·2^{−44}·8 = 2^{−40}.
    @Test
    void aMovingNeuronIsLookedAtAgainOnceItShowsInARestingDatum() {
        LogFlowEquations part = besideOneThatRests(StrictMath.log(0x1p-40));
        assertEquals(-1, part.slot(0));                                                 // it rests
        assertEquals(-1, part.slot(1));                                                 // its datum does
        assertEquals(1, part.slot(2));
        assertFalse(part.wantsOtherVariables(new double[] {0, 0, 3}));
        assertFalse(part.wantsOtherVariables(new double[] {-1, -1, 3}));                // u|a| is less
        assertTrue(part.wantsOtherVariables(new double[] {1, 1, 3}));                   // more
        assertTrue(besideOneThatRests(StrictMath.log(0x1p-40) + 1e-14).wantsOtherVariables(new double[] {0, 0, 3}));
    }

    private static LogFlowEquations besideOneThatRests(double logPart) {
        FlowPrecision precision = new FlowPrecision(50 * 0x1p-44, 1);
        Rest rest = Rest.of(TWO, precision, pair(-60));
        assertArrayEquals(new boolean[] {true, false}, rest.neuron);
        return new LogFlowEquations(TWO, precision, pair(logPart), rest);
    }

    private static FlowPoint pair(double logPart) {
        return new FlowPoint(FlowTime.ZERO, new int[2], new double[] {1, 1}, new int[][] {{0}, {0, 1}},
                new double[][] {{0}, {logPart, 0}}, new double[] {0, 3, 1, 1});
    }

    // fitted·‖y‖ = 2^{−46}·8. The neuron sees data 0 and 1.
    @Test
    void aNeuronMightRestOnlyIfAllThatItSeesIsFitted() {
        double fitted = 0x1p-43;
        assertTrue(mightRest(0, fitted, -fitted));
        assertFalse(mightRest(0, Math.nextUp(fitted), 0));                              // the first is not, the last is
        assertFalse(mightRest(0, 0, Math.nextDown(-fitted)));
        assertFalse(mightRest(0, 1, 1));
        assertFalse(mightRest(-2000, 0, 0));                                            // too small to show in anything
    }

    private static boolean mightRest(int scale, double r0, double r1) {
        FlowPoint point = new FlowPoint(FlowTime.ZERO, new int[] {scale}, new double[] {1}, new int[][] {{0, 1}},
                new double[][] {{-1, -1}}, new double[] {1, 1, 1, 1});
        LogFlowEquations equations = new LogFlowEquations(ONE, PRECISION, point, Rest.none(ONE));
        double[] state = equations.initial();
        state[3] = r0;
        state[4] = r1;
        return equations.mightRest(state);
    }
}
