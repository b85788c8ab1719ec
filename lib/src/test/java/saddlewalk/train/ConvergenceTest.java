package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Problems;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Training against Algorithm 1: what converges, and how fast; the first jump to the epoch. */
class ConvergenceTest {
    private static final double ETA = 1e-4;

    private static double[] gaps(double logLambda) {
        Network start = Initialization.of(logLambda, new int[] {1, 1}, new double[][] {{1, 2, -1}, {-1, 1, 1}});
        LimitProcess process = LimitProcess.of(THREE_LABELS, start).withStepSize(ETA);
        Trajectory run = GradientDescent.of(THREE_LABELS, start).withStepSize(ETA).watching(
                process.meanSquaredErrorDuringJump(1, FirstJump.HALF_LOSS_DROP),
                process.meanSquaredErrorDuringJump(2, FirstJump.HALF_LOSS_DROP)).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        double[] gaps = new double[2];
        for (int i = 1; i <= 2; i++) {
            gaps[i - 1] = Clocks.acceleratedTime(run.crossing(i - 1), ETA, logLambda) - process.jumpTime(i);
        }
        return gaps;
    }

    // t_i^λ = t_i + C_i/L + O(λ^c): a gap times L is constant up to one epoch, so twice L halves it. One epoch of
    // several hundred is the tolerance, on each side.
    @ParameterizedTest
    @ValueSource(doubles = {-100, -200})
    void jumpTimesConvergeLikeOneOverL(double logLambda) {
        double[] near = gaps(logLambda);
        double[] far = gaps(2 * logLambda);
        for (int i = 0; i < 2; i++) {
            double oneEpoch = Clocks.acceleratedTime(1, ETA, logLambda) / Math.abs(near[i]);
            assertTrue(oneEpoch < 0.01, "the gap of jump " + (i + 1) + " is many epochs: " + 1 / oneEpoch);
            assertEquals(2, near[i] / far[i], 4 * oneEpoch, "jump " + (i + 1) + ", log lambda " + logLambda);
        }
    }

    /** Random problems of n = 8 … 16 labels of one sign whose first jump the closed form covers. */
    @Test
    void theFirstJumpIsExactToTheEpoch() {
        int found = 0;
        for (long seed = 1; found < 40; seed++) {
            assertTrue(seed < 400, "only " + found + " problems in 400 seeds");
            int n = 8 + (int) (seed % 9);
            Dataset data = Dataset.absoluteNormal(n, seed);
            Network start = Initialization.balancedPositive(2 + (int) (seed % 4), n, -300, seed);
            double eta = 0.02 * n / (2 * data.labelNorm(java.util.stream.IntStream.range(0, n).boxed().toList()));
            LimitProcess process = LimitProcess.of(data, start).withStepSize(eta);
            if (process.jumpCount() == 0) {
                continue;
            }
            FirstJump first = FirstJump.of(process, start, -300);
            assertTrue(first.growth() <= 0.02, "seed " + seed);
            if (first.applies()) {
                double half = process.meanSquaredErrorDuringJump(1, FirstJump.HALF_LOSS_DROP);
                Trajectory run = GradientDescent.of(data, start).withStepSize(eta).withEpochLimit(first.epoch() + 5)
                        .watching(half).run();
                assertEquals(first.epoch(), run.crossing(0), "seed " + seed);
                found++;
            }
        }
    }

    // By hand: labels 3, 4, 12; neuron 1 sees the 12 and starts with cosine 2/3 to it; h = 2η·4; L = 1000.
    @Test
    void theClosedFormIsTheSumOfItsTerms() {
        Network start = Problems.twoNeurons(-1000);
        LimitProcess process = LimitProcess.of(THREE_LABELS, start).withStepSize(1e-3);
        FirstJump first = FirstJump.of(process, start, -1000);
        assertEquals(0.008, first.growth(), 1e-18);
        assertEquals(2.0 / 3, first.alignment(), 1e-15);
        // Neuron 0 sees 5: its exponent is −1 + log(1 + 2η·5/3)/log(1 + 2η·4) at the jump, near −7/12.
        assertEquals(1000 * (1 - Math.log1p(0.002 * 5 / 3) / Math.log1p(0.008)), first.othersMargin(), 1e-9);
        assertTrue(first.applies());
        double expected = (1000 + 0.5 * Math.log(12) + 0.5 * Math.log(Math.sqrt(2) - 1) - Math.log(5.0 / 6)
                - 0.375 * 0.008 * Math.log(2)) / Math.log(1.008);
        assertEquals((long) Math.ceil(expected), first.epoch());
        assertEquals(Math.log(81) / (2 * Math.log(1.008)) - 1.65, first.width(), 0.02);
        assertEquals(first.epoch(), first.epoch(FirstJump.HALF_LOSS_DROP));
    }

    @Test
    void outsideItsConditionsTheClosedFormSaysSo() {
        LimitProcess process = LimitProcess.of(THREE_LABELS, Problems.twoNeurons(-50)).withStepSize(1e-3);
        assertTrue(!FirstJump.of(process, Problems.twoNeurons(-50), -50).applies(), "L·7/12 = 29 < 45");
        assertTrue(!FirstJump.of(process.withStepSize(0.01), Problems.twoNeurons(-1000), -1000).applies(), "h = 0.08");
    }

    // Labels 3, 4, 12, n = 3: h = 2η·4, and neuron 0 stands at −1 + log(1 + 2η·5/3)/log(1 + 2η·4) at the first jump.
    @Test
    void theClosedFormAppliesUpToGrowth2PercentAndFromMargin45On() {
        for (double growth : new double[] {0.019, 0.021}) {
            FirstJump first = FirstJump.of(LimitProcess.of(THREE_LABELS, Problems.twoNeurons(-1000)).withStepSize(growth / 8),
                    Problems.twoNeurons(-1000), -1000);
            assertEquals(growth, first.growth(), 1e-17);
            assertEquals(growth < 0.02, first.applies(), "growth " + growth);
        }
        double exponent = 1 - Math.log1p(0.002 * 5 / 3) / Math.log1p(0.008);
        for (double margin : new double[] {44, 46}) {
            Network start = Problems.twoNeurons(-margin / exponent);
            FirstJump first = FirstJump.of(LimitProcess.of(THREE_LABELS, start).withStepSize(1e-3), start, -margin / exponent);
            assertEquals(margin, first.othersMargin(), 1e-11);
            assertEquals(margin > 45, first.applies(), "margin " + margin);
        }
    }

    @Test
    void whatTheClosedFormDoesNotCoverIsNamed() {
        Network start = Problems.twoNeurons(-1000);
        LimitProcess process = LimitProcess.of(THREE_LABELS, start);
        assertEquals("epochs belong to the discrete form: call withStepSize(eta) first",
                assertThrows(IllegalStateException.class, () -> FirstJump.of(process, start, -1000)).getMessage());
        LimitProcess signs = LimitProcess.of(Dataset.of(3, -4, 12), start).withStepSize(0.01);
        assertMessage("the closed form needs labels of one sign, all > 0: label 1 is -4",
                () -> FirstJump.of(signs, start, -1000));
        Network minus = Initialization.of(-1000, new int[] {1, -1}, new double[][] {{1, 1, 1}, {1, 1, 1}});
        LimitProcess mixed = LimitProcess.of(THREE_LABELS, minus).withStepSize(0.01);
        assertMessage("the closed form needs signs of one kind, all +1: neuron 1 has -1",
                () -> FirstJump.of(mixed, minus, -1000));
        Network blind = Initialization.of(-1000, new int[] {1}, new double[][] {{-1, -1, -1}});
        LimitProcess none = LimitProcess.of(THREE_LABELS, blind).withStepSize(0.01);
        assertMessage("there must be a first jump, but none of 1 neurons sees any datum", () -> FirstJump.of(none, blind, -1000));
        LimitProcess discrete = process.withStepSize(0.01);
        assertMessage("log lambda must be the start's, -1000, got -1000.0000001",
                () -> FirstJump.of(discrete, start, -1000.0000001));
        assertMessage("time is accelerated by log(1/lambda) > 0: log lambda must be finite and < 0, got NaN",
                () -> FirstJump.of(discrete, start, Double.NaN));
        assertMessage("network and data must have one dimension: the network has 2, the data 3",
                () -> FirstJump.of(discrete, Initialization.of(-1000, new int[] {1, 1}, new double[][] {{1, 1}, {1, 1}}), -1000));
        assertMessage("the start must have the limit process's number of neurons 2, got 1",
                () -> FirstJump.of(discrete, blind, -1000));
        Network unbalanced = Network.of(new double[] {0.5, 0.25}, new double[][] {{0.5, 0, 0}, {0, 0, 0.5}});
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FirstJump.of(discrete, unbalanced, Math.log(0.5)))
                .getMessage().startsWith("the closed form needs a balanced start (Assumption 3): neuron 1 is not balanced"));
        FirstJump first = FirstJump.of(discrete, start, -1000);
        assertMessage("the part of a label must be in (0, 1), got 1", () -> first.epoch(1));
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}
