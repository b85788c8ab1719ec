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

    // The step by hand above: the errors are 4, then 1.
    @Test
    void anErrorEqualToALevelCrossesItAndOneEqualToTheToleranceReachesIt() {
        Network start = Network.of(new double[] {1}, new double[][] {{2}});
        GradientDescent descent = GradientDescent.of(Dataset.of(4), start).withStepSize(0.125);
        assertArrayEquals(new long[] {1, 0}, descent.withEpochLimit(1).watching(1, 4).run().crossings());
        Trajectory run = descent.withEpochLimit(5).withTolerance(1).run();
        assertEquals(1, run.epochs());
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
    }

    // The same inside a jump, where 12 is fitted while 3² + 4² = 25 of Σ r² stay: its errors are those of this very run.
    @Test
    void whatIsRecordedInsideAJumpIsComparedWithLevelsAndTolerance() {
        GradientDescent descent = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-30));
        double[] errors = descent.recording(Recorder.every(1)).run().meanSquaredErrors();
        int epoch = 0;
        while (errors[epoch] > (25 + 36) / 3.0) {
            epoch++;
        }
        assertEquals(epoch, descent.watching(errors[epoch]).run().crossing(0));
        Trajectory stopped = descent.withTolerance(errors[epoch]).run();
        assertEquals(epoch, stopped.epochs());
        assertEquals(Stop.REACHED_TOLERANCE, stopped.stop());
    }

    // n = 1, y = 1, a = u: with p = a² one step is p ← p(1 + εr)² and r ← r(1 − 2εp − ε²pr), ε = 2η. Down to r = 1e−14, of
    // which y − h(x) would show two digits; 1500 steps of a few roundings each.
    @Test
    void inTheJumpOfANeuronAloneTheErrorKeepsItsDigits() {
        Network start = Network.of(new double[] {0x1p-20}, new double[][] {{0x1p-20}});
        double[] errors = GradientDescent.of(Dataset.of(1), start).withTolerance(1e-28).recording(Recorder.every(1)).run()
                .meanSquaredErrors();
        double p = 0x1p-40;
        double r = 1 - 0x1p-40;
        for (int epoch = 0; epoch < errors.length - 1; epoch++) {
            assertEquals(r * r, errors[epoch], 1e-10 * r * r, "epoch " + epoch);
            double next = r * (1 - 0.04 * p - 0.0004 * p * r);
            p *= (1 + 0.02 * r) * (1 + 0.02 * r);
            r = next;
        }
        assertTrue(r < 1.1e-14, "r ends at " + r);
    }

    // y = 1000, a = u = 30: near the end r falls by 1 − 2η·2y = 0.6 a step, its square by 0.36.
    @Test
    void theToleranceIsAPartOfTheLabelsMeanSquare() {
        Trajectory run = GradientDescent.of(Dataset.of(1000), Network.of(new double[] {30}, new double[][] {{30}}))
                .withStepSize(1e-4).run();
        double last = run.meanSquaredErrors()[1];
        assertTrue(last <= 1e-18 && last > 0.3e-18, "stopped at " + last);
    }

    // The weights end with a² = y. Tiny labels are due while the neuron is tiny; a huge one while it is 2^−72 of it.
    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e60})
    void labelsOfAnySizeAreLearnt(double label) {
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1}},
                new int[] {Math.getExponent(label) / 2 < -10 ? -70 : -10});
        Trajectory run = GradientDescent.of(Dataset.of(label), start).withStepSize(0.01 / label).withEpochLimit(20_000).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        double a = run.finalNetwork().output(0);
        assertEquals(1, a * a / label, 1e-11);
    }

    // The second datum doubles n and the step makes up for it: every number is the same, or twice another.
    @Test
    void aLabelZeroThatNobodySeesChangesNoBit() {
        Trajectory one = GradientDescent.of(Dataset.of(4), Network.scaled(new int[] {1}, new double[] {1.25},
                new double[][] {{1}}, new int[] {-500})).withStepSize(0.01).withEpochLimit(5000).run();
        Trajectory two = GradientDescent.of(Dataset.of(4, 0), Network.scaled(new int[] {1}, new double[] {1.25},
                new double[][] {{1, -1}}, new int[] {-500})).withStepSize(0.02).withEpochLimit(5000).run();
        assertEquals(one.epochs(), two.epochs());
        assertEquals(one.finalNetwork().output(0), two.finalNetwork().output(0));
        assertEquals(one.finalNetwork().hidden(0)[0], two.finalNetwork().hidden(0)[0]);
    }

    // n = 1, y = 1, a = 0, u = 1: one step gives a = 2η = 10^50, and r² > 10^100 where it was 1.
    @Test
    void aRunDivergesWhereTheErrorIsTenToTheHundredTimesTheFirstOne() {
        Network start = Network.scaled(new int[] {0}, new double[] {0}, new double[][] {{1}}, new int[] {0});
        Trajectory run = GradientDescent.of(Dataset.of(1), start).withStepSize(5e49).run();
        assertEquals(1e100, run.meanSquaredErrors()[1], 1e85);                  // rounded to 1.0000000000000002e100
        assertEquals(1, run.epochs());
        assertEquals(Stop.DIVERGED, run.stop());
        Network small = Network.of(new double[] {1}, new double[][] {{1}});
        assertEquals(Stop.EPOCH_LIMIT,
                GradientDescent.of(Dataset.of(1e60), small).withStepSize(1e-70).withEpochLimit(1).run().stop());
    }

    @Test
    void anInterruptBeforeTheStartIsSeenAtTheStart() {
        Thread.currentThread().interrupt();
        Trajectory run = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-30)).run();
        assertTrue(Thread.interrupted(), "the interrupt is passed on");
        assertEquals(Stop.INTERRUPTED, run.stop());
        assertEquals(0, run.epochs());
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
