package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Problems;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Algorithm 1 by hand: labels 3, 4, 12, so that norms are 5, 12, 13, and the cases where little or nothing happens. */
class LimitProcessTest {
    private static final double[] LABELS = {3, 4, 12};
    private static final Network TWO_NEURONS = Problems.twoNeurons(-1000);
    private static final LimitProcess PROCESS = LimitProcess.of(THREE_LABELS, TWO_NEURONS);

    private static LimitProcess process(double[] labels, int[] signs, String... rows) {
        return LimitProcess.of(labels, signs, ActivationMask.ofRows(rows));
    }

    // By hand, n = 3: speeds (10) are 5/3 and 12/3, so the jumps come at 3/12 and 3/5; (15) gives 2(5 + 12) = 34.
    @Test
    void neuronsJumpInOrderOfTheLabelNormTheySee() {
        assertEquals(new Jump(0.25, 1, List.of(2)), PROCESS.jumps().get(0));
        assertEquals(0.60, PROCESS.jumps().get(1).time(), 1e-15);
        assertEquals(List.of(0, 1), PROCESS.jumps().get(1).fitted());
        assertEquals(34, PROCESS.squaredNorm(), 34 * 0x1p-52);
        assertEquals("LimitProcess[n=3, m=2, jumps=2, uncovered=0]", PROCESS.toString());
    }

    // ‖y‖² = 169, 25, 0 over 2n = 6.
    @Test
    void theLossFallsByTheFittedLabels() {
        double[] losses = {169.0 / 6, 25.0 / 6, 0};
        for (int i = 0; i <= 2; i++) {
            assertEquals(losses[i], PROCESS.plateauLoss(i));
            assertEquals(2 * losses[i], PROCESS.plateauMeanSquaredError(i));
            assertEquals(i == 0 ? 0 : i == 1 ? 1 : 3, PROCESS.fittedCount(i));
        }
        assertEquals(List.of(0, 1), PROCESS.unfitted(1));
        assertEquals(List.of(), PROCESS.uncovered());
    }

    // At jump 1, MSE falls from 169/3 by 144/3: at p = 1/2 a quarter of the drop is left, 25/3 + 36/3 = 61/3.
    @Test
    void duringAJumpTheErrorIsTheSquareOfWhatIsMissing() {
        assertEquals(61.0 / 3, PROCESS.meanSquaredErrorDuringJump(1, 0.5), 61 * 0x1p-52);
        assertEquals(169.0 / 3, PROCESS.meanSquaredErrorDuringJump(1, 0), 169 * 0x1p-52);
        assertEquals(25.0 / 3, PROCESS.meanSquaredErrorDuringJump(1, 1));
        assertEquals((169 + 25) / 6.0, PROCESS.meanSquaredErrorDuringJump(1, FirstJump.HALF_LOSS_DROP), 169 * 0x1p-52);
        assertEquals("the part of a label must be in [0, 1], got NaN", assertThrows(IllegalArgumentException.class,
                () -> PROCESS.meanSquaredErrorDuringJump(1, Double.NaN)).getMessage());
    }

    // At the first jump, t = 1/4: neuron 0 stands at −1 + 5/12 = −7/12. Left limits are the older plateau's.
    @Test
    void aJumpsOwnTimeBelongsToThePlateauAfterIt() {
        double t = PROCESS.jumpTime(1);
        assertEquals(1, PROCESS.plateauAt(t));
        assertEquals(0, PROCESS.plateauBefore(t));
        assertEquals(25.0 / 6, PROCESS.loss(t));
        assertEquals(169.0 / 6, PROCESS.lossBefore(t));
        assertEquals(0, PROCESS.speed(1, t));
        assertEquals(4, PROCESS.speedBefore(1, t));
        assertEquals(5.0 / 3, PROCESS.speed(0, t));
        assertEquals(-7.0 / 12, PROCESS.exponent(0, t), 0x1p-52);
        assertEquals(-7.0 / 12, PROCESS.exponentAtPlateau(0, 1), 0x1p-52);
        assertEquals(0, PROCESS.exponent(1, t));
        assertEquals(-0.5, PROCESS.exponent(1, t / 2));
        assertEquals(24, PROCESS.networkAt(t).squaredNorm(), 24 * 0x1p-50);
        assertEquals(0, PROCESS.networkBefore(t).squaredNorm());
        assertEquals(List.of(2), PROCESS.sees(1, 0));
        assertEquals(List.of(), PROCESS.sees(1, 1));
        assertEquals(List.of(0, 1), PROCESS.sees(0, 1));
    }

    // (12)–(14): neuron 1 gets a = √12, w = √12·e_2; neuron 0 gets a = √5, w = (3, 4, 0)/√5.
    @Test
    void theLastSaddleHasTheWeightsOfTwelveToFourteen() {
        Network end = PROCESS.saddle(2);
        assertEquals(Math.sqrt(5), end.output(0), 0x1p-51);
        assertArrayEquals(new double[] {3 / Math.sqrt(5), 4 / Math.sqrt(5), 0}, end.hidden(0), 0x1p-51);
        assertEquals(Math.sqrt(12), end.output(1), 0x1p-51);
        assertArrayEquals(new double[] {0, 0, Math.sqrt(12)}, end.hidden(1), 0x1p-51);
        assertArrayEquals(LABELS, end.predictions(THREE_LABELS), 12 * 0x1p-51);
    }

    // The memory of the second neuron: it sees (4, 12) and (3, 4) overlaps in 4. Norms √160 and 5, then only 3 is left.
    // t_1 = 3/√160; ρ_0 = −1 + 5/√160; then speed 3/3 = 1: t_2 = 3/√160 + 1 − 5/√160 = 1 − 2/√160.
    @Test
    void aNeuronLosesTheDataThatAnotherFitted() {
        LimitProcess process = process(LABELS, new int[] {1, 1}, "1 0", "1 1", "0 1");
        double root = Math.sqrt(160);
        assertEquals(3 / root, process.jumpTime(1), 0x1p-52);
        assertEquals(1 - 2 / root, process.jumpTime(2), 4 * 0x1p-52);
        assertEquals(List.of(1, 2), process.jump(1).fitted());
        assertEquals(List.of(0), process.jump(2).fitted());
        assertEquals(2 * (root + 3), process.squaredNorm(), 32 * 0x1p-52);
        assertEquals(5 / root - 1, process.exponentAtPlateau(0, 1), 0x1p-52);
    }

    // One neuron sees all: speed 13/3, one jump at 3/13, norm 26 = 2‖y‖, the minimum; the others have nothing left.
    @Test
    void oneNeuronThatSeesAllFitsAllAtTheMinimumNorm() {
        LimitProcess process = process(LABELS, new int[] {1, 1, 1}, "1 1 0", "1 1 0", "0 1 1");
        assertEquals(List.of(new Jump(3.0 / 13, 1, List.of(0, 1, 2))), process.jumps());
        assertEquals(26, process.squaredNorm());
        assertEquals(0, process.speedOnPlateau(0, 1));
        assertEquals(5.0 / 13 - 1, process.exponent(0, 100), 0x1p-52);
    }

    // Both signs: −12 is left to the negative neuron. Same times; the saddle's a_1 is −√12, w_1 = √12 e_2.
    @Test
    void aNegativeNeuronFitsNegativeLabels() {
        LimitProcess process = process(new double[] {3, 4, -12}, new int[] {1, -1}, "1 1", "1 1", "1 1");
        assertEquals(new Jump(0.25, 1, List.of(2)), process.jump(1));
        assertEquals(List.of(0, 1), process.jump(2).fitted());
        Network end = process.saddle(2);
        assertEquals(-Math.sqrt(12), end.output(1), 0x1p-51);
        assertArrayEquals(new double[] {0, 0, Math.sqrt(12)}, end.hidden(1), 0x1p-51);
        assertArrayEquals(new double[] {3, 4, -12}, end.predictions(process.data()), 12 * 0x1p-51);
        assertEquals(-1, process.sign(1));
        assertTrue(process.saw(1, 2) && !process.saw(0, 2) && process.sawAny(0, List.of(1, 2)));
    }

    @Test
    void aZeroColumnNeverJumpsAndAZeroRowIsNeverFitted() {
        LimitProcess process = process(LABELS, new int[] {1, 1}, "1 0", "1 0", "0 0");
        assertEquals(1, process.jumpCount());
        assertEquals(0.6, process.jumpTime(1), 0x1p-52);
        assertEquals(List.of(2), process.uncovered());
        assertEquals(-1, process.exponent(1, 1e9));
        assertEquals(144.0 / 6, process.plateauLoss(1));
        assertEquals(List.of(), process.sees(1, 0));
    }

    @Test
    void equalColumnsTieHarmlesslyAndTheFirstJumps() {
        LimitProcess process = process(LABELS, new int[] {1, 1, 1}, "1 0 1", "1 0 1", "0 1 0");
        assertEquals(2, process.jumpCount());
        assertEquals(0, process.jump(2).neuron());
        assertEquals(1, process.ties().size());
        assertEquals("neurons 0 and 2 both reach exponent 0 at jump 2, accelerated time 0.600000",
                process.ties().get(0).toString());
        assertEquals(0, process.exponentAtPlateau(2, 2), 0x1p-52);
        assertEquals(34, process.squaredNorm());
    }

    // Labels 3, 4 and 5: norms 5 and 5 on disjoint data, so both jump at 3/5 and in either order nothing differs.
    @Test
    void disjointDataTieHarmlesslyAndBothJumpAtOnce() {
        LimitProcess process = process(new double[] {3, 4, 5}, new int[] {1, 1}, "1 0", "1 0", "0 1");
        assertEquals(0.6, process.jumpTime(1), 0x1p-52);
        assertEquals(process.jumpTime(1), process.jumpTime(2));
        assertEquals(2, process.plateauAt(process.jumpTime(1)));
        assertEquals(0, process.plateauBefore(process.jumpTime(1)));
        assertEquals(List.of(false), process.ties().stream().map(Tie::harmful).toList());
        assertEquals(0, process.loss(0.6000000001));
    }

    @Test
    void oppositeSignsTieHarmlessly() {
        LimitProcess process = process(new double[] {5, -5}, new int[] {1, -1}, "1 1", "1 1");
        assertEquals(2, process.jumpCount());
        assertEquals(List.of(false), process.ties().stream().map(Tie::harmful).toList());
    }

    // Neuron 0 sees (3, 4), neuron 2 sees (4, 3'): the same norm 5 on different overlapping data.
    private static final double[] TIED = {3, 4, 3};

    @Test
    void aHarmfulTieNamesBothNeurons() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> process(TIED, new int[] {1, -1, 1}, "1 1 0", "1 1 1", "0 1 1"));
        assertEquals("Algorithm 1 needs one next neuron (Assumption 4 (ii)): neurons 0 and 2 both reach exponent 0 at "
                + "jump 1, accelerated time 0.600000, on different overlapping data; choose "
                        + "a TieRule to go on all the same",
                e.getMessage());
    }

    // With the rule: neuron 0 fits (3, 4); neuron 2 stands at 0 and fits its 3 at the same time. 2(5 + 3) = 16.
    @Test
    void withARuleTheSmallestIndexJumps() {
        LimitProcess process = LimitProcess.of(TIED, new int[] {1, 1},
                ActivationMask.ofRows("1 0", "1 1", "0 1"), TieRule.SMALLEST_INDEX);
        assertEquals(List.of(0, 1), process.jumps().stream().map(Jump::neuron).toList());
        assertEquals(process.jumpTime(1), process.jumpTime(2), 2 * 0x1p-52);
        assertEquals(16, process.squaredNorm());
        assertTrue(process.ties().get(0).harmful());
    }

    @Test
    void nothingToFitMeansNoJump() {
        LimitProcess process = process(LABELS, new int[] {1, -1}, "0 1", "0 1", "0 1");
        assertEquals(List.of(), process.jumps());
        assertEquals(List.of(0, 1, 2), process.uncovered());
        assertEquals(169.0 / 6, process.loss(1e6));
        assertEquals(-1, process.exponent(0, 1e6));
        assertEquals(0, process.squaredNorm());
        assertEquals(Double.NEGATIVE_INFINITY, process.saddle(0).logSquaredNorm());
    }

    @Test
    void zeroLabelsAreNobodysAndStayUncovered() {
        LimitProcess process = process(new double[] {0, 5}, new int[] {1}, "1", "1");
        assertEquals(List.of(1), process.jump(1).fitted());
        assertEquals(0.4, process.jumpTime(1), 0x1p-52);
        assertEquals(List.of(0), process.uncovered());
        assertEquals(0, process.plateauLoss(1));
        assertEquals(0, process(new double[2], new int[] {1}, "1", "1").jumpCount());
    }

    // n = 1, label 4: speed 4, jump at 1/4, a = w = 2.
    @Test
    void oneDatumAndOneNeuronWork() {
        LimitProcess process = process(new double[] {4}, new int[] {1}, "1");
        assertEquals(List.of(new Jump(0.25, 0, List.of(0))), process.jumps());
        assertEquals(2, process.saddle(1).output(0));
        assertArrayEquals(new double[] {2}, process.saddle(1).hidden(0));
    }

    // Two-jump case (Boursier et al. 2022): one neuron active on 3, 4; one on −12, −5: 2(‖y₊‖ + ‖y₋‖) = 2(5 + 13) = 36.
    @Test
    void oneNeuronOfEachSignThatSeesAllItsDataReachesTheMinimumNormInTwoJumps() {
        LimitProcess process = process(new double[] {3, -12, 4, -5}, new int[] {-1, 1, 1, -1},
                "1 1 1 0", "1 0 1 1", "1 1 0 1", "1 1 1 1");
        assertEquals(2, process.jumpCount());
        assertEquals(36, process.squaredNorm(), 36 * 0x1p-52);
        assertEquals(List.of(0, 1), process.jumps().stream().map(Jump::neuron).toList());
    }

    @Test
    void onlySignsAreReadOfTheWeights() {
        Network other = Network.of(new double[] {1e-9, 1e9}, new double[][] {{1e-300, 7, 0}, {-3, -1e300, 1e-5}});
        assertEquals(PROCESS.jumps(), LimitProcess.of(THREE_LABELS, other).jumps());
        LimitProcess masked = process(LABELS, new int[] {1, 1}, "1 0", "1 0", "0 1");
        assertEquals(PROCESS.jumps(), masked.jumps());
    }

    @Test
    void onARotatedBasisTheJumpsAreTheSameAndTheSaddleIsRotated() {
        for (long seed = 1; seed <= 20; seed++) {
            Dataset data = Dataset.normal(5, seed).withRandomOrthonormalInputs(7, seed);
            Network start = Initialization.balanced(8, 7, -50, seed);
            LimitProcess rotated = LimitProcess.of(data, start);
            LimitProcess plain = LimitProcess.of(data.labels(), start.signs(), ActivationMask.of(data, start));
            assertEquals(plain.jumps(), rotated.jumps(), "seed " + seed);
            Network end = rotated.saddle(rotated.jumpCount());
            double[] h = end.predictions(data);
            for (int k = 0; k < 5; k++) {
                assertEquals(rotated.uncovered().contains(k) ? 0 : data.label(k), h[k], 1e-14,
                        "seed " + seed + ", datum " + k);
            }
            assertEquals(rotated.squaredNorm(), end.squaredNorm(), 1e-13, "seed " + seed);
        }
    }

    // h = 2η·4: log(1 + h)/(2η) is the speed per unit of time; η = 1/8 makes h = 1: t_1 = 1/(4 log 2).
    @Test
    void theDiscreteFormGrowsByTheLogarithmOfOnePlusH() {
        LimitProcess discrete = PROCESS.withStepSize(0.125);
        assertEquals(OptionalDouble.of(0.125), discrete.stepSize());
        assertEquals(0.25 / StrictMath.log(2), discrete.jumpTime(1), 4 * 0x1p-52);
        assertEquals(1000 / StrictMath.log(2), discrete.jumpEpoch(1, -1000), 1000 * 8 * 0x1p-52);
        assertEquals("epochs belong to the discrete form: call withStepSize(eta) first",
                assertThrows(IllegalStateException.class, () -> PROCESS.jumpEpoch(1, -1000)).getMessage());
    }

    // log(1 + h)/h = 1 − h/2 + …: the first jump is late by the factor 1 + h/2 with h = 8η; a tenth of η, a tenth of
    // it.
    @Test
    void theDiscreteFormTendsToTheContinuousOneAtTheRateOfH() {
        for (double eta : new double[] {1e-3, 1e-4, 1e-5}) {
            double h = 8 * eta;
            double late = PROCESS.withStepSize(eta).jumpTime(1) / PROCESS.jumpTime(1) - 1;
            assertEquals(1, late / (h / 2), h, "eta " + eta);          // the next term of the series is −h²/12
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.01, Double.NaN, Double.POSITIVE_INFINITY})
    void aBadStepSizeIsNamed(double eta) {
        assertMessage("step size must be > 0 and at most 1e50, got " + saddlewalk.Numbers.full(eta),
                () -> PROCESS.withStepSize(eta));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY})
    void aTimeThatIsNoneIsNamed(double time) {
        String words = "accelerated time must be finite and >= 0, got " + saddlewalk.Numbers.full(time);
        assertMessage(words, () -> PROCESS.exponent(0, time));
        assertMessage(words, () -> PROCESS.loss(time));
        assertMessage(words, () -> PROCESS.lossBefore(time));
    }

    @Test
    void badShapesAndSignsAreNamed() {
        assertMessage("one row of the mask per label: there are 3 labels and 2 rows",
                () -> process(LABELS, new int[] {1}, "1", "1"));
        assertMessage("one sign per column of the mask: there are 1 columns and 2 signs",
                () -> process(LABELS, new int[] {1, 1}, "1", "1", "1"));
        assertMessage("signs must be -1 or 1, got 0 for neuron 1",
                () -> process(new double[] {1}, new int[] {1, 0}, "1 1"));
        assertMessage("signs must be -1 or 1, got 0 for neuron 0",
                () -> LimitProcess.of(Dataset.of(1), Network.of(new double[1], new double[][] {{1}})));
        assertMessage("network and data must have one dimension: the network has 3, the data 2",
                () -> LimitProcess.of(Dataset.of(1, 2), TWO_NEURONS));
    }

    @Test
    void noRuleForTiesIsNoRule() {
        assertMessage("the rule for harmful ties must be one of [REFUSE, SMALLEST_INDEX], got null",
                () -> LimitProcess.of(THREE_LABELS, TWO_NEURONS, null));
        assertMessage("the rule for harmful ties must be one of [REFUSE, SMALLEST_INDEX], got null",
                () -> LimitProcess.of(TIED, new int[] {1, 1}, ActivationMask.ofRows("1 0", "1 1", "0 1"), null));
    }

    @Test
    void aNeuronOrDatumOutOfRangeIsNamed() {
        for (int j : new int[] {-1, 2}) {
            for (org.junit.jupiter.api.function.Executable what : List.<org.junit.jupiter.api.function.Executable>of(
                    () -> PROCESS.sign(j), () -> PROCESS.exponent(j, 0.1), () -> PROCESS.exponentAtPlateau(j, 0),
                    () -> PROCESS.speed(j, 0.1), () -> PROCESS.speedBefore(j, 0.1), () -> PROCESS.speedOnPlateau(j, 1),
                    () -> PROCESS.hasJumped(j, 2), () -> PROCESS.saw(j, 0), () -> PROCESS.sees(j, 2),
                    () -> PROCESS.direction(j, 2))) {
                assertEquals("neuron must be in [0, 2), got " + j,
                        assertThrows(IndexOutOfBoundsException.class, what).getMessage());
            }
        }
        assertEquals("datum must be in [0, 3), got 3",
                assertThrows(IndexOutOfBoundsException.class, () -> PROCESS.saw(0, 3)).getMessage());
    }

    /**
     * Neuron 0 sees a 1 and then 500 squares of 2⁻⁵⁴, each lost in the rounding of 1; neuron 1 sees the same, the small ones
     * first. In exact numbers both norms are one; in doubles the times differ by 62·2⁻⁵², which sums of this length may.
     */
    @Test
    void timesThatDifferByTheRoundingOfLongSumsAreATieAndNoExponentExceedsZero() {
        double[] labels = new double[1002];
        int[][] rows = new int[1002][2];
        for (int k = 0; k < labels.length; k++) {
            labels[k] = k == 0 || k == 1001 ? 1 : 0x1p-27;
            rows[k][k <= 500 ? 0 : 1] = 1;
        }
        LimitProcess process = LimitProcess.of(labels, new int[] {1, 1}, ActivationMask.ofRows(rows));
        assertEquals(62.5 * 0x1p-52, process.speedOnPlateau(1, 0) / process.speedOnPlateau(0, 0) - 1, 0x1p-51);
        assertEquals(1, process.ties().size());
        assertEquals(0, process.jump(1).neuron());
        assertEquals(0, process.exponentAtPlateau(1, 1));
        assertEquals(process.jumpTime(1), process.jumpTime(2));
    }

    @Test
    void aJumpOrPlateauOutOfRangeIsNamed() {
        assertEquals("jump must be in [1, 2], got 0",
                assertThrows(IndexOutOfBoundsException.class, () -> PROCESS.jump(0)).getMessage());
        assertEquals("jump must be in [1, 2], got 3",
                assertThrows(IndexOutOfBoundsException.class, () -> PROCESS.jumpTime(3)).getMessage());
        assertEquals("plateau must be in [0, 2], got 3",
                assertThrows(IndexOutOfBoundsException.class, () -> PROCESS.saddle(3)).getMessage());
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    // ‖y‖² = 169, 25, 0 over n = 3; the 12 is fitted first, then 3 and 4.
    @Test
    void thePlateausHaveTheirArrays() {
        assertArrayEquals(new double[] {169 / 3.0, 25 / 3.0, 0}, PROCESS.plateauMeanSquaredErrors(), 1e-13);
        assertArrayEquals(new double[] {0, 1, 3}, PROCESS.fittedCounts());
    }

    // A neuron that grows by 1 + h an epoch needs log(1/λ)/log(1 + h) epochs: h = 2·0.1·4 and 2·0.1·5/3.
    @Test
    void theJumpsHaveTheirEpochs() {
        assertArrayEquals(new double[] {100 / Math.log1p(0.8), 100 / Math.log1p(1 / 3.0)},
                PROCESS.withStepSize(0.1).jumpEpochs(-100), 1e-11);
    }

    @Test
    void thePlateauJustBeforeATimeCountsTheJumpsBefore() {
        assertEquals(0, PROCESS.plateauBefore(0));
        assertEquals(1, PROCESS.plateauBefore(0.3));
        assertEquals(1, PROCESS.plateauBefore(PROCESS.jumpTime(2)));
        assertEquals(2, PROCESS.plateauBefore(0.7));
        assertEquals(25.0 / 6, PROCESS.lossBefore(0.3));
    }
}
