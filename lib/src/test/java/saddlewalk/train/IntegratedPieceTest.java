package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** Stretches of motions with known formulas in place of the flow: one number for each datum that neuron 0 sees. */
class IntegratedPieceTest {
    private static final double NEVER = -1;

    /** Coordinates that move as they are told to; the residual of datum 0 is the first of them, and the others are 0. */
    private static final class Motion extends FlowEquations {
        private final double[] initial;
        private final UnaryOperator<double[]> motion;
        private final double longestStep;
        private final boolean watched;

        Motion(boolean watched, double longestStep, UnaryOperator<double[]> motion, double... initial) {
            this(new FlowProblem(Dataset.of(Arrays.copyOf(new double[] {3, 4, 12}, initial.length)),
                    Network.of(new double[] {1}, new double[][] {ones(initial.length)})), watched, longestStep, motion, initial);
        }

        private Motion(FlowProblem problem, boolean watched, double longestStep, UnaryOperator<double[]> motion,
                double[] initial) {
            super(problem, problem.initial());
            this.initial = initial;
            this.motion = motion;
            this.longestStep = longestStep;
            this.watched = watched;
        }

        private static double[] ones(int n) {
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            return ones;
        }

        @Override
        public int getDimension() {
            return initial.length;
        }

        @Override
        double[] derivative(double[] state) {
            return motion.apply(state);
        }

        @Override
        double[] initial() {
            return initial.clone();
        }

        @Override
        double[] absolute(double tolerance) {
            return Arrays.stream(initial).map(x -> tolerance).toArray();
        }

        @Override
        double[] relative(double tolerance) {
            return absolute(tolerance);
        }

        @Override
        FlowPoint point(FlowTime time, double[] state) {
            return new FlowPoint(time, from.scale, from.output, from.active, from.logActive, state.clone());
        }

        @Override
        boolean movesToZero(double[] state, int c) {
            return watched;
        }

        @Override
        int slot(int c) {
            return c;
        }

        @Override
        double longestStep() {
            return longestStep;
        }

        @Override
        boolean wantsOtherVariables(double[] state) {
            return false;
        }

        @Override
        boolean mightRest(double[] state) {
            return false;
        }

        @Override
        void residual(double[] state, double[] residual) {
            residual[0] = state[0];
        }
    }

    /** Waits for one level of ‖r‖², and stops after the first step or not at all. */
    private static final class Listener implements IntegratedPiece.Watcher {
        private final List<FlowTime> crossings = new ArrayList<>();
        private final boolean stops;
        private double level;

        Listener(double level, boolean stops) {
            this.level = level;
            this.stops = stops;
        }

        @Override
        public boolean stopAfter(double[] state) {
            return stops;
        }

        @Override
        public double level() {
            return level;
        }

        @Override
        public void crossed(FlowTime time) {
            crossings.add(time);
            level = NEVER;
        }
    }

    private static UnaryOperator<double[]> velocity(double... velocity) {
        return state -> velocity.clone();
    }

    private static IntegratedPiece run(Motion motion, double firstStep, double longest) {
        return IntegratedPiece.integrate(motion, 1e-3, firstStep, longest, new Listener(NEVER, false));
    }

    @Test
    void theFirstStepIsTheOneThatIsAskedFor() {
        Motion motion = new Motion(false, Double.POSITIVE_INFINITY, velocity(1), 1);
        IntegratedPiece piece = IntegratedPiece.integrate(motion, 1e-3, 0.25, 1, new Listener(NEVER, true));
        assertEquals(0.25, piece.length());
        assertEquals(0.25, piece.lastStep());
        assertSame(piece.end(), piece.at(0.25));
    }

    @Test
    void aCoordinateThatIsZeroAtTheStartEndsTheStretchThere() {
        IntegratedPiece falling = run(new Motion(true, Double.POSITIVE_INFINITY, velocity(-1, 0), 0, 0), 0.25, 1);
        assertEquals(0, falling.length());
        assertArrayEquals(new int[] {0, 1}, falling.switchedOff(), "both are at 0");
        assertEquals(0, falling.end().active[0].length);
    }

    // A step of 1 from 0 tells how far it goes, with its rounding: from there back it ends at 0 exactly.
    @Test
    void aStepThatEndsAtZeroEndsTheStretch() {
        double way = -run(new Motion(false, Double.POSITIVE_INFINITY, velocity(-1), 0), 1, 1).end().residual[0];
        assertEquals(0, run(new Motion(false, Double.POSITIVE_INFINITY, velocity(-1), way), 1, 1).end().residual[0]);
        IntegratedPiece piece = run(new Motion(true, Double.POSITIVE_INFINITY, velocity(-1), way), 1, 1);
        assertArrayEquals(new int[] {0}, piece.switchedOff());
        assertEquals(1, piece.length(), 1e-14);
    }

    // n = 3 and ‖y‖ = 13: who would be at 0 within 1e−12·3/13 = 2.3e−13 more is switched off too, at this speed who is below
    // 1.15e−13. The numbers near 1/2 are rounded to 1e−16.
    @Test
    void coordinatesThatArriveTogetherAreSwitchedOffTogether() {
        Motion motion = new Motion(true, Double.POSITIVE_INFINITY, velocity(-0.5, -0.5, -0.5), 0.5, 0.5 + 0.8e-13, 0.5 + 3e-13);
        IntegratedPiece piece = run(motion, 0.25, 2);
        assertEquals(1, piece.length(), 1e-14);
        assertArrayEquals(new int[] {0, 1}, piece.switchedOff());
        assertArrayEquals(new int[] {2}, piece.end().active[0]);
    }

    // x' = k(x − 2), x(0) = 1: x = 2 − e^{kt}, which is 0 at log 2/k. In this long step the interpolation is wrong by
    // 2e−4/k; one step of Newton's method from the integrated state squares that.
    @Test
    void theTimeOfAZeroIsMorePreciseThanTheInterpolation() {
        for (double k : new double[] {0.5, 4}) {
            Motion motion = new Motion(true, Double.POSITIVE_INFINITY, state -> new double[] {k * (state[0] - 2)}, 1);
            assertEquals(StrictMath.log(2), run(motion, 3 / k, 3 / k).length() * k, 1e-6);
        }
    }

    // x' = −kx, x(0) = 1: x² = e^{−2kt}. Here the interpolation is wrong by 3e−5/k and 5e−4/k.
    @Test
    void theTimeOfACrossingIsMorePreciseThanTheInterpolation() {
        for (double k : new double[] {4, 1e-6}) {
            for (double level : new double[] {0.3, 0.1}) {
                Motion motion = new Motion(false, Double.POSITIVE_INFINITY, state -> new double[] {-k * state[0]}, 1);
                Listener listener = new Listener(level, false);
                IntegratedPiece.integrate(motion, 1e-3, 3 / k, 3 / k, listener);
                assertEquals(-0.5 * StrictMath.log(level), listener.crossings.get(0).value() * k, 1e-6);
            }
        }
    }

    @Test
    void aLevelThatIsTheSquareAtTheStartIsCrossedAtTheStart() {
        Motion motion = new Motion(false, Double.POSITIVE_INFINITY, velocity(0), 1);
        Listener listener = new Listener(1, false);
        IntegratedPiece.integrate(motion, 1e-3, 0.25, 1, listener);
        assertEquals(List.of(FlowTime.ZERO), listener.crossings);
    }

    // From 2 down to 1 in one step: the level is the square that the step ends with.
    @Test
    void aLevelThatIsTheSquareAtAStepsEndIsCrossedThere() {
        double last = run(new Motion(false, Double.POSITIVE_INFINITY, velocity(-1), 2), 1, 1).end().residual[0];
        Listener listener = new Listener(last * last, false);
        IntegratedPiece.integrate(new Motion(false, Double.POSITIVE_INFINITY, velocity(-1), 2), 1e-3, 1, 1, listener);
        assertEquals(1, listener.crossings.get(0).value(), 1e-14);
    }

    // 5000 steps of 1, of whose starts at most 4096 are kept: thinned out once, the first ones are 2 apart. x(t) = t up to
    // 5000 roundings. A state between two of them costs at most two steps, of 12 right-hand sides and one at the start.
    @Test
    void aLongStretchIsRememberedEvenly() {
        Motion motion = new Motion(false, 1, velocity(1), 0);
        IntegratedPiece piece = run(motion, 1, 5000);
        for (double time : new double[] {0.5, 3.5, 1000.25, 2047.5, 2049.5, 4095.5, 4099.5, 4998.5}) {
            long before = motion.evaluations;
            assertEquals(time, piece.at(time).residual[0], 1e-8);
            assertTrue(motion.evaluations - before <= 2 * 13, (motion.evaluations - before) + " right-hand sides");
        }
    }
}
