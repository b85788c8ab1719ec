package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Numbers;
import saddlewalk.Problems;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class GradientDescentTest {
    // By hand, n = 1, y = 4, a = 1, u = 2, η = 1/8: h = 2, r = 2; a += 2η·u·r = 1, u += 2η·a·r = 1/2: a = 2, u = 5/2.
    @Test
    void oneStepIsTheGradientOfTheMeanSquaredError() {
        Network start = Network.of(new double[] {1}, new double[][] {{2}});
        Trajectory run = GradientDescent.of(Dataset.of(4), start).withStepSize(0.125).withEpochLimit(1).run();
        assertEquals(2, run.finalNetwork().output(0));
        assertArrayEquals(new double[] {2.5}, run.finalNetwork().hidden(0));
        assertArrayEquals(new double[] {4, 1}, run.meanSquaredErrors());      // r = 2, then 4 − 5 = −1
        assertEquals(0.125, run.stepSize());
        assertEquals(1, run.epochs());
        assertEquals(Stop.EPOCH_LIMIT, run.stop());
    }

    // Two data, labels 4 and −4, one neuron (1; 1, 1), η = 1/2, so ε = 1/2·2/2: r = (3, −5).
    // ε = 2η/n = 1/2: a = 1 + (3 − 5)/2 = 0, u_0 = 1 + 3/2 = 5/2, u_1 = 1 − 5/2 = −3/2: switched off, and frozen there.
    @Test
    void aCoordinateThatFallsBelowZeroIsSwitchedOffAndFrozen() {
        Network start = Network.of(new double[] {1}, new double[][] {{1, 1}});
        GradientDescent descent = GradientDescent.of(Dataset.of(4, -4), start).withStepSize(0.5);
        Trajectory one = descent.withEpochLimit(1).run();
        assertEquals(java.util.List.of(new SwitchOff(1, 0, 1)), one.switchOffs());
        assertArrayEquals(new double[] {2.5, -1.5}, one.finalNetwork().hidden(0));
        assertEquals(0, one.finalNetwork().output(0));
        assertEquals(1, one.finalNetwork().sign(0));
        Trajectory two = descent.withEpochLimit(2).run();
        assertEquals(1, two.switchOffs().size());
        assertArrayEquals(new double[] {2.5, -1.5}, two.finalNetwork().hidden(0));       // a was 0
        assertEquals(5, two.finalNetwork().output(0));                                  // + 1/2·5/2·4
    }

    // A coordinate that is exactly 0 counts as off: the derivative there is 1{z > 0}.
    @Test
    void theDerivativeAtZeroIsZero() {
        Network start = Network.of(new double[] {1, 1}, new double[][] {{0, 1}, {-1, 0}});
        Trajectory run = GradientDescent.of(Dataset.of(5, 5), start).withEpochLimit(1000).withStepSize(0.1).run();
        assertEquals(0, run.finalNetwork().hidden(0)[0]);
        assertArrayEquals(new double[] {-1, 0}, run.finalNetwork().hidden(1));
        assertEquals(1, run.finalNetwork().output(1));
        assertEquals(java.util.List.of(), run.switchOffs());
    }

    // One step from a saddle goes nowhere; a second neuron on the plateau, too small to show, does not change that.
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everySaddleOfAlgorithm1IsAFixedPoint(int i) {
        LimitProcess process = LimitProcess.of(THREE_LABELS, Problems.twoNeurons(-1));
        Network saddle = process.saddle(i);
        double[] a = {saddle.output(0), saddle.output(1), 1};
        double[][] w = {saddle.hidden(0), saddle.hidden(1), {1, 1, 1}};
        Network start = Network.scaled(new int[] {1, 1, 1}, a, w, new int[] {0, 0, -5000});
        Trajectory run = GradientDescent.of(THREE_LABELS, start).withEpochLimit(1000).withTolerance(0).run();
        assertEquals(process.plateauMeanSquaredError(i), run.meanSquaredErrors()[1], 169 * 0x1p-50);
        for (int j = 0; j < 2; j++) {
            assertArrayEquals(saddle.hidden(j), run.finalNetwork().hidden(j), 12 * 0x1p-50);
            assertEquals(saddle.output(j), run.finalNetwork().output(j), 12 * 0x1p-50);
        }
    }

    // At log λ = −10⁵ the stored part is still near 1, the number of epochs is ten times that at −10⁴, and the end is
    // the same.
    @ParameterizedTest
    @ValueSource(doubles = {-1e4, -1e5})
    void nothingUnderflowsAtATinyLambda(double logLambda) {
        LimitProcess process = LimitProcess.of(THREE_LABELS, Problems.twoNeurons(logLambda)).withStepSize(0.01);
        Trajectory run = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(logLambda)).withStepSize(0.01)
                .recording(Recorder.endsOnly().withNorms().andAt(1000))
                        .watching(process.meanSquaredErrorDuringJump(1, 0.3),
                        process.meanSquaredErrorDuringJump(2, 0.3)).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        // (15) is 34; training stops at Σ r_k² ≤ 1e−24‖y‖², which is within 2√2·1e−12·13 of it.
        assertEquals(34, run.finalNetwork().squaredNorm(), 2 * Math.sqrt(2) * 1e-12 * 13);
        for (int i = 1; i <= 2; i++) {
            assertEquals(process.jumpEpoch(i, logLambda), run.crossing(i - 1), 100, "jump " + i);
        }
        // On the plateau log‖w_1‖ grows by log(1 + h) = log 1.08 an epoch, after log((1 + z)/2) with z = 2/3.
        assertEquals(logLambda + 1000 * StrictMath.log1p(0.08) + StrictMath.log(5.0 / 6), run.logNorms(1)[1], 1e-9);
        assertEquals(logLambda, run.logNorms(0)[0], Math.ulp(logLambda));
    }

    @Test
    void atTenToTheMinusSixTheStartHolds() {
        Trajectory run = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-1e6)).withEpochLimit(10_000)
                .recording(Recorder.every(5000).withNorms()).run();
        double growth = run.logNorms(1)[2] - run.logNorms(1)[1];
        assertEquals(5000 * StrictMath.log1p(0.08), growth, 2 * Math.ulp(1e6));
        assertEquals(Stop.EPOCH_LIMIT, run.stop());
    }

    // L·c = 60, so what is not in the limit is e^{−60}. Training stops at Σ r_k² ≤ 1e−24‖y‖², and ‖θ‖² = 2Σ‖y_S − r_S‖
    // then is within 2√p·1e−12·‖y‖ of (15); |a| = ‖w‖ to the same, since what the drift leaves is of the size of the
    // start.
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 2e-3, 2e-4})
    void trainingEndsAtAlgorithm1sNetwork(double eta) {
        Network start = Initialization.of(-100, new int[] {1, 1},
                new double[][] {{1, 2, -1}, {-1, 1, 1}});
        LimitProcess process = LimitProcess.of(THREE_LABELS, start);
        assertTrue(Resolution.of(process, -100).finalNormResolution() >= 30);
        Trajectory run = GradientDescent.of(THREE_LABELS, start).withStepSize(eta).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        Network end = run.finalNetwork();
        double tolerance = 2 * Math.sqrt(2) * 1e-12 * 13;
        assertEquals(process.squaredNorm(), end.squaredNorm(), tolerance);
        for (int j = 0; j < 2; j++) {
            assertEquals(process.saddle(2).output(j), end.output(j), tolerance);
            assertArrayEquals(process.saddle(2).hidden(j), end.hidden(j), tolerance);
        }
    }

    // Labels 3 and 4, a neuron too small to show: the error is 25/2. The tolerance of all of it, 1e−24, is the default.
    @Test
    void whatIsReachedAtTheStartIsReachedInEpochZero() {
        GradientDescent descent = GradientDescent.of(Dataset.of(3, 4), Initialization.of(-60, new int[] {1},
                new double[][] {{3, 4}}));
        Trajectory run = descent.watching(12.5).run();
        assertEquals(0, run.crossing(0));
        assertEquals(run.epochs(), descent.withTolerance(1.25e-23).run().epochs());
        Trajectory none = descent.withTolerance(12.5).run();
        assertEquals(Stop.REACHED_TOLERANCE, none.stop());
        assertEquals(0, none.epochs());
    }

    @Test
    void optionsThatMakeNoSenseAreNamed() {
        GradientDescent descent = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-1));
        for (double bad : new double[] {0, -1, Double.NaN, 1e51, Double.POSITIVE_INFINITY}) {
            assertMessage("step size must be > 0 and at most 1e50, got " + Numbers.full(bad),
                    () -> descent.withStepSize(bad));
        }
        for (double bad : new double[] {-1, Double.NaN}) {
            assertMessage("tolerance must be >= 0, got " + Numbers.full(bad), () -> descent.withTolerance(bad));
            assertMessage("a level of the mean squared error must be >= 0, got " + Numbers.full(bad),
                    () -> descent.watching(1, bad));
        }
        assertMessage("epoch limit must be >= 0, got -1", () -> descent.withEpochLimit(-1));
        assertMessage("network and data must have one dimension: the network has 3, the data 1",
                () -> GradientDescent.of(Dataset.of(1), Problems.twoNeurons(-1)));
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}
