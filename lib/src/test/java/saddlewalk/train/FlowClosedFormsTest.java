package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** The flow with its closed forms, the default, against itself without them, and against what the formulas say. */
class FlowClosedFormsTest {
    // Same flow, other method: plateaus in closed form and resting neurons left out. 1e-12 a step on both sides.
    @ParameterizedTest
    @CsvSource({"1, 5, 5, 4, true, -10", "2, 5, 5, 4, false, -10", "3, 5, 8, 4, false, -30", "4, 16, 16, 6, true, -100",
        "5, 16, 16, 6, false, -100", "6, 32, 40, 8, false, -50", "7, 1, 1, 1, true, -40", "8, 12, 12, 12, false, -200", "9, 8, 8, 3, true, -1000"})
    void theClosedFormsFollowTheFlowIntegratedWithoutThem(long seed, int n, int d, int m, boolean oneSign,
            double logLambda) {
        Dataset data = oneSign ? Dataset.absoluteNormal(n, seed) : Dataset.normal(n, seed);
        data = d == n ? data : data.withRandomOrthonormalInputs(d, seed);
        Network start = oneSign ? Initialization.balancedPositive(m, d, logLambda, seed)
                : Initialization.balanced(m, d, logLambda, seed);
        double error = start.meanSquaredError(data);
        GradientFlow flow = GradientFlow.of(data, start).withTolerance(1e-12).watching(0.9 * error, 0.5 * error);
        double end = -20.0 * n * logLambda / StrictMath.sqrt(n * error);
        double[] times = IntStream.rangeClosed(0, 20).mapToDouble(i -> end * i * i / 400).toArray();
        FlowTrajectory closed = flow.run(end, times);
        FlowTrajectory general = flow.withoutClosedForms().run(end, times);
        for (int i = 0; i < times.length; i++) {
            for (int j = 0; j < m; j++) {
                String where = "seed " + seed + ", neuron " + j + " at " + times[i];
                assertEquals(general.state(i).logNorm(j), closed.state(i).logNorm(j), 1e-9, where);
                assertEquals(closed.state(i).logOutput(j), closed.state(i).logNorm(j), 1e-11, where);
                assertArrayEquals(general.state(i).direction(j), closed.state(i).direction(j), 1e-9, where);
            }
            assertArrayEquals(general.state(i).residuals(), closed.state(i).residuals(), 1e-9, "seed " + seed);
        }
        assertEquals(GradientFlowTest.pairs(general.switchOffs()), GradientFlowTest.pairs(closed.switchOffs()));
        for (int i = 0; i < 2; i++) {
            assertEquals(general.reached(i), closed.reached(i));
            assertEquals(0, general.reached(i) ? general.crossing(i).minus(closed.crossing(i)) : 0, 1e-8);
        }
        assertTrue(closed.evaluations() < general.evaluations(), closed + " against " + general);
    }

    // L(t_i^λ − t_i) is constant once every plateau is resolved; a decade apart, up to the solver's 1e-10 a step.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void jumpsComeLaterThanTheirLimitByConstantsThatDoNotDependOnLambda(long seed) {
        double[] first = gaps(seed, -1e4);
        assertArrayEquals(first, gaps(seed, -1e5), 1e-6, "seed " + seed);
        assertArrayEquals(first, gaps(seed, -1e6), 1e-6, "seed " + seed);
        assertArrayEquals(first, gaps(seed, -1e7), 1e-5, "seed " + seed);   // a digit of T is 3e-8 there, of log norms 2e-9
    }

    private static double[] gaps(long seed, double logLambda) {
        Dataset data = Dataset.absoluteNormal(64, seed);
        Network start = Initialization.balancedPositive(6, 64, logLambda, seed);
        LimitProcess process = LimitProcess.of(data, start);
        assertTrue(Resolution.of(process, logLambda).allResolved());
        FlowTrajectory run = GradientFlow.of(data, start).watchingHalfDrops(process).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        return IntStream.range(0, process.jumpCount()).mapToDouble(
                i -> run.crossing(i).minus(FlowTime.accelerated(process.jumpTime(i + 1), logLambda))).toArray();
    }

    // Gradient descent against its discrete form, the flow against the continuous one: the same constant at every jump, up to
    // the whole epoch and an O(η) of the offset. Two programs with nothing in common but the problem, T up to 10⁶, 2η = 0.002.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void gradientDescentIsLateByTheFlowsConstants(long seed) {
        Dataset data = Dataset.normal(12, seed);
        Network start = Initialization.balanced(5, 12, -1e4, seed);
        LimitProcess process = LimitProcess.of(data, start);
        LimitProcess discrete = process.withStepSize(1e-3);
        assertTrue(Resolution.of(process, -1e4).allResolved());
        double[] levels = IntStream.rangeClosed(1, process.jumpCount())
                .mapToDouble(i -> process.meanSquaredErrorDuringJump(i, 1 - StrictMath.sqrt(0.5))).toArray();
        FlowTrajectory flow = GradientFlow.of(data, start).watching(levels).run();
        Trajectory descent = GradientDescent.of(data, start).withStepSize(1e-3).withEpochLimit(Long.MAX_VALUE)
                .watching(levels).run();
        for (int i = 1; i <= process.jumpCount(); i++) {
            double late = flow.crossing(i - 1).minus(FlowTime.accelerated(process.jumpTime(i), -1e4));
            double epochs = descent.crossing(i - 1) - discrete.jumpEpoch(i, -1e4);
            assertEquals(late / 2e-3, epochs, 3, "jump " + i + ", seed " + seed);
        }
    }

    // Figure 1's problem: the work is a few thousand right-hand sides for any λ.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theWorkDoesNotGrowWithLogOneOverLambda(long seed) {
        Dataset data = Dataset.absoluteNormal(64, seed);
        for (double logLambda : new double[] {-1e3, -1e4, -1e5, -1e6}) {
            FlowTrajectory run = GradientFlow.of(data, Initialization.balancedPositive(6, 64, logLambda, seed)).run();
            assertEquals(Stop.REACHED_TOLERANCE, run.stop());
            assertTrue(run.evaluations() <= 5000, run.toString());
        }
    }

    // A neuron alone, ‖y‖ = 5, n = 2: logistic in unaccelerated time in a window around T₀ = (log 5 + 2L)/5 at L = 10⁵.
    @Test
    void aWindowOfUnacceleratedTimeKeepsItsDigitsAtTenToTheFive() {
        Dataset data = Dataset.of(3, 4);
        Network start = Initialization.of(-1e5, new int[] {1}, new double[][] {{3, 4}});
        FlowTrajectory run = GradientFlow.of(data, start).withTolerance(1e-12)
                .watching(25.0 / 8).run();                                      // half of both labels: at T₀
        FlowTime middle = run.crossing(0);
        assertEquals((StrictMath.log(5) + 2e5) / 5, middle.value(), 1e-9);
        for (double since : new double[] {-6, -3, -1, -1e-3, 0, 1e-3, 1, 3}) {
            double a = run.at(middle.plus(since)).network().output(0);
            assertEquals(5 / (1 + StrictMath.exp(-5 * since)), a * a, 1e-10 * a * a, "at " + since);
        }
    }

    // Lemma 3 far down: tanh(‖D‖T + artanh z), and log‖w‖ = log λ + log(cosh + z sinh) at any time of the first plateau.
    @Test
    void theFirstPlateauIsTheHyperbolicMotionAtAnyLambda() {
        Dataset data = Dataset.absoluteNormal(16, 5);
        Network start = Initialization.balancedPositive(4, 16, -1e5, 5);
        LimitProcess process = LimitProcess.of(data, start);
        FlowTrajectory run = GradientFlow.of(data, start).run(1, 30, 1e3, 0.9 * 1e5 * process.jumpTime(1));
        for (FlowState state : run.states()) {
            for (int j = 0; j < 4; j++) {
                double z = GradientFlowTest.alignment(data, start, j);
                double g = process.speed(j, 0) * state.time().value();
                double growth = g + StrictMath.log((1 + z) / 2 + (1 - z) / 2 * StrictMath.exp(-2 * g));
                assertEquals(-1e5 + growth, state.logNorm(j), 1e-9);
                double angle = StrictMath.tanh(Math.min(g, 50) + 0.5 * StrictMath.log((1 + z) / (1 - z)));
                assertEquals(angle, GradientFlowTest.alignment(data, state.network(), j), 1e-12);
            }
        }
        assertEquals(0, run.evaluations());
    }

    // Lemma 7 in small: after a jump directions turn in unaccelerated time, the same way at every λ.
    @Test
    void directionsTurnAfterAJumpTheSameWayAtEveryLambda() {
        double[][] turned = new double[2][];
        for (int i = 0; i < 2; i++) {
            double logLambda = i == 0 ? -1e4 : -1e5;
            Dataset data = Dataset.absoluteNormal(16, 2);
            Network start = Initialization.balancedPositive(4, 16, logLambda, 2);
            LimitProcess process = LimitProcess.of(data, start);
            assertTrue(Resolution.of(process, logLambda).allResolved());
            FlowTrajectory run = GradientFlow.of(data, start).watchingHalfDrops(process).run(1.01 * process.jumpTime(1) * -logLambda);
            turned[i] = run.at(run.crossing(0).plus(10)).direction(process.jump(2).neuron());
        }
        assertArrayEquals(turned[0], turned[1], 1e-7);
    }

    // Both signs, many widths; resolved problems end at (15), all of them balanced, with each switch-off once.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void randomProblemsEndWhereAlgorithmOneEnds(long seed) {
        int n = 2 + (int) (seed * 5 % 19);
        int m = 1 + (int) (seed * 3 % 8);
        for (double logLambda : new double[] {-100, -1e3, -1e5}) {
            Dataset data = Dataset.normal(n, seed);
            Network start = Initialization.balanced(m, n, logLambda, seed);
            LimitProcess process = LimitProcess.of(data, start);
            FlowTrajectory run = GradientFlow.of(data, start).withTolerance(1e-11).run();
            String what = "seed " + seed + ", log lambda " + logLambda + ": " + run;
            assertEquals(Stop.REACHED_TOLERANCE, run.stop(), what);
            GradientFlowTest.pairs(run.switchOffs());
            for (int j = 0; j < m; j++) {
                assertEquals(run.finalState().logNorm(j), run.finalState().logOutput(j), 1e-10, what);
            }
            if (Resolution.of(process, logLambda).finalNormResolution() >= 30) {
                assertEquals(process.squaredNorm(), run.finalNetwork().squaredNorm(), 1e-9 * (1 + process.squaredNorm()), what);
                assertEquals(process.plateauLoss(process.jumpCount()), run.finalState().loss(), 1e-12, what);
            }
        }
    }

    // Nobody is active on the second datum; once the first one's neuron rests, its residual counts as 0.
    @Test
    void aRunEndsWhenNothingMoves() {
        Dataset data = Dataset.of(3, 4);
        Network start = Initialization.of(-1e3, new int[] {1}, new double[][] {{1, -1}});
        FlowTrajectory run = GradientFlow.of(data, start).until(0).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertEquals(0, run.finalState().residual(0));
        assertEquals(6, run.finalNetwork().squaredNorm(), 1e-9);                // 2‖y_S‖ with S = {0}
        assertEquals(4, run.finalState().residual(1));
    }

    // A neuron that opposes all it sees shrinks until it sees nothing: s = −1, labels > 0, one coordinate frozen at −1.
    @Test
    void aNeuronOfTheOtherSignIsSwitchedOffAndStaysAsItIs() {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Initialization.of(-1e4, new int[] {-1, 1}, new double[][] {{2, 1, -1}, {1, 1, 1}});
        FlowTrajectory run = GradientFlow.of(data, start).run();
        assertEquals(Set.of(List.of(0, 0), List.of(0, 1)), GradientFlowTest.pairs(run.switchOffs()));
        FlowTime last = run.switchOffs().get(1).time();
        assertTrue(last.value() < 10, "in unaccelerated time: " + last);
        assertEquals(-1e4 - StrictMath.log(StrictMath.sqrt(6)), run.finalState().logNorm(0), 1e-9);  // the −1 is left
        assertEquals(run.finalState().logNorm(0), run.finalState().logOutput(0), 1e-9);
    }

    // With nothing frozen |a_j| = u to the end, and the last coordinate is never switched off: it shrinks at |r_k|/n = 3/2.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNeuronThatIsOneOpposedCoordinateShrinksForEver(boolean closedForms) {
        Dataset data = Dataset.of(3, 4);
        Network start = Initialization.of(-300, new int[] {-1, 1}, new double[][] {{2, 1}, {1, 1}});
        GradientFlow flow = GradientFlow.of(data, start);
        FlowTrajectory run = (closedForms ? flow : flow.withoutClosedForms()).run(30, 50);
        assertEquals(1, run.switchOffs().size());
        for (FlowState state : run.states()) {
            assertEquals(state.logNorm(0), state.logOutput(0), 1e-9);
        }
        assertEquals(-1.5 * 20, run.state(1).logNorm(0) - run.state(0).logNorm(0), 1e-8);
    }

    @Test
    void statesAskedForAreATable() {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Initialization.of(-100, new int[] {1, 1}, new double[][] {{1, 2, -1}, {-1, -1, 2}});
        var table = GradientFlow.of(data, start).run(0, 10, 1000).table();
        assertEquals(List.of("flow time", "mean squared error", "log norm of neuron 0", "log norm of neuron 1"),
                table.columnNames());
        assertEquals(3, table.rowCount());
        assertEquals(169 / 3.0, table.doubleColumn(1).get(0), 1e-12);
        assertEquals(0.5 * StrictMath.log(12), table.doubleColumn(3).get(2), 1e-9);         // (12)-(14): ‖w‖² = ‖y_S‖
    }

    @Test
    void theSameRunGivesTheSameBits() {
        Dataset data = Dataset.normal(16, 4);
        Network start = Initialization.balanced(6, 16, -500, 4);
        FlowTrajectory one = GradientFlow.of(data, start).run();
        FlowTrajectory two = GradientFlow.of(data, start).run();
        assertEquals(one.end(), two.end());
        assertEquals(one.evaluations(), two.evaluations());
        assertEquals(one.switchOffs(), two.switchOffs());
        for (int j = 0; j < 6; j++) {
            assertArrayEquals(one.finalState().direction(j), two.finalState().direction(j), 0);
        }
    }
}
