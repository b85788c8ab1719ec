package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.LongStream;
import saddlewalk.Problems;
import saddlewalk.model.ActivationMask;

class ResolutionTest {
    private static final double ROOT = Math.sqrt(160);

    // Neuron 0 sees (3, 4), neuron 1 sees (4, 12): ρ_0(t_1) = 5/√160 − 1 and neuron 0 saw the 4 of S_1.
    private static final LimitProcess OVERLAP = LimitProcess.of(new double[] {3, 4, 12}, new int[] {1, 1},
            ActivationMask.ofRows("1 0", "1 1", "0 1"));

    @Test
    void aLaterNeuronThatSawTheDataIsTheMargin() {
        double margin = 1 - 5 / ROOT;
        Resolution at = Resolution.of(OVERLAP, -1000);
        assertEquals(margin, at.margin(1), 0x1p-52);
        assertEquals(Double.POSITIVE_INFINITY, at.margin(2));
        assertEquals(-30 / margin, at.logLambdaNeeded(1), 1e-13);
        assertEquals(0, at.logLambdaNeeded(2));
        assertEquals(0, at.logLambdaNeeded(0));
        assertEquals(margin, at.finalNormExponent(), 0x1p-52);
        assertEquals(1000 * margin, at.finalNormResolution(), 1e-12);
    }

    // By hand: while neuron 1 jumps neuron 0 is at λ^{1 − 5/√160}, which disturbs by its square; 15/(1 − 5/√160) = 24.804….
    // Neuron 0 comes 1 − 5/√160 later, at speed 1, and what neuron 1 left falls at the rate 2√160/3 > 2.
    @Test
    void jumpsStandAloneFromTheLogLambdaNeededOn() {
        assertEquals(-15 / (1 - 5 / ROOT), Resolution.of(OVERLAP, -1000).logLambdaNeededToSeparate(), 1e-13);
        assertTrue(Resolution.of(OVERLAP, -25).isSeparate(1) && Resolution.of(OVERLAP, -25).isSeparate(2));
        assertFalse(Resolution.of(OVERLAP, -24).isSeparate(1));
        assertTrue(Resolution.of(OVERLAP, -24).isSeparate(2));
    }

    // 30/(1 − 5/√160) = 49.608…: resolved at −50, not at −49.
    @Test
    void aPlateauIsResolvedFromTheLogLambdaNeededOn() {
        Resolution yes = Resolution.of(OVERLAP, -50);
        Resolution no = Resolution.of(OVERLAP, -49);
        assertTrue(yes.allResolved() && yes.isResolved(1));
        assertFalse(no.allResolved() || no.isResolved(1));
        assertEquals(List.of(1), no.unresolved());
        assertEquals(List.of(0, 2), no.resolved());
        assertEquals("Resolution[log lambda = -49.0000, unresolved plateaus [1], final norm within lambda^0.605]",
                no.toString());
        assertEquals(List.of("0.604715", "no later neuron saw its data"),
                no.table().stringColumn("smallest |ρ| of a later neuron").asList());
        assertEquals(List.of("no", "yes"), no.table().stringColumn("resolved").asList());
        assertEquals(List.of("-49.61", "any λ"), no.table().stringColumn("log λ needed").asList());
    }

    // Neuron 0 sees all and fits all at 3/13; neuron 1 sees (3, 4) and is left at 5/13 − 1 = −8/13: c = 16/13.
    @Test
    void aNeuronLeftOverCountsTwice() {
        LimitProcess process = LimitProcess.of(new double[] {3, 4, 12}, new int[] {1, 1},
                ActivationMask.ofRows("1 1", "1 1", "1 0"));
        Resolution at = Resolution.of(process, -10);
        assertEquals(Double.POSITIVE_INFINITY, at.margin(1));
        assertEquals(16.0 / 13, at.finalNormExponent(), 0x1p-51);
        assertTrue(at.allResolved());
    }

    // n = 3, jumps at 1/4 and 3/5: in the middle of plateau 0, t = 1/8, the next neuron stands at −1/2, its loss at λ^{2/2}.
    @Test
    void aMiddleNeedsEveryUnfittedNeuronsOutputToBeSmall() {
        LimitProcess process = LimitProcess.of(Problems.THREE_LABELS, Problems.twoNeurons(-1));
        assertTrue(Resolution.of(process, -30.01).hasMiddle(0));
        assertFalse(Resolution.of(process, -29.99).hasMiddle(0));
        assertEquals(-30, Resolution.of(process, -1).logLambdaNeededForMiddle(0), 1e-13);
    }

    /**
     * Neuron 1 sees (12, 3), loses the 12 to neuron 0, which sees (12, 5), and jumps at the speed 3/n; neuron 2 then goes on
     * at 4/n. With t_2/n = 1/13 + (1 − √153/13)/3 and t_3/n = 1/4, what is left of the 3 in the middle of plateau 2 is λ to
     * the power 2·(t_3 − t_2)/2·3/n, a larger one than neuron 2's output.
     */
    @Test
    void aMiddleNeedsWhatWasFittedLastToBeSettled() {
        LimitProcess process = LimitProcess.of(new double[] {12, 5, 3, 4}, new int[] {1, 1, 1},
                ActivationMask.ofRows("1 1 0", "1 0 0", "0 1 0", "0 0 1"));
        double settled = 3 * (1 / 4.0 - 1 / 13.0 - (1 - Math.sqrt(153) / 13) / 3);
        assertTrue(Resolution.of(process, -30.01 / settled).hasMiddle(2));
        assertFalse(Resolution.of(process, -29.99 / settled).hasMiddle(2));
        assertEquals(-30 / settled, Resolution.of(process, -1).logLambdaNeededForMiddle(2), 1e-11);
    }

    // Neurons 0 and 1 see the 12 alike and jump together at 1/4; neuron 1 has exponent 0 then, and is not "still small". The middle of
    // plateau 1 is between 1/4 and 3/5: neuron 2, at speed 5/3, stands there at (17/40)·(5/3) − 1 = −7/24.
    @Test
    void aNeuronThatJumpedWithItsEqualTakesNoMiddleAway() {
        LimitProcess process = LimitProcess.of(new double[] {3, 4, 12}, new int[] {1, 1, 1},
                ActivationMask.ofRows("0 0 1", "0 0 1", "1 1 0"));
        assertEquals(-30 / (7 / 12.0), Resolution.of(process, -1).logLambdaNeededForMiddle(1), 1e-11);
        assertTrue(Resolution.of(process, -30.01 / (7 / 12.0)).hasMiddle(1));
        assertFalse(Resolution.of(process, -29.99 / (7 / 12.0)).hasMiddle(1));
    }

    // By hand: 5/3 and 5/3 are due at 3/5 both, on disjoint data; between them is no plateau, and no λ has its middle.
    @Test
    void betweenJumpsOfOneTimeThereIsNoMiddleAtAnyLambda() {
        LimitProcess process = LimitProcess.of(new double[] {3, 4, 5}, new int[] {1, 1},
                ActivationMask.ofRows("1 0", "1 0", "0 1"));
        Resolution resolution = Resolution.of(process, -1);
        assertFalse(Resolution.of(process, -1e8).hasMiddle(1));
        assertEquals(Double.NEGATIVE_INFINITY, resolution.logLambdaNeededForMiddle(1));
        assertEquals(Double.NEGATIVE_INFINITY, resolution.logLambdaNeededToSeparate());
    }

    @Test
    void disjointDataAreResolvedAtEveryLambda() {
        LimitProcess process = LimitProcess.of(Problems.THREE_LABELS, Problems.twoNeurons(-1));
        Resolution at = Resolution.of(process, -1e-3);
        assertEquals(List.of(0, 1, 2), at.resolved());
        assertEquals(Double.POSITIVE_INFINITY, at.finalNormExponent());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /** The definition of c, written out once more over all pairs. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theExponentOfTheFinalNormIsItsDefinition(long seed) {
        var problem = Problems.masked(seed);
        LimitProcess process = LimitProcess.of(problem.labels(), problem.signs(), problem.mask());
        NaiveAlgorithm1 naive = new NaiveAlgorithm1(problem);
        double c = Double.POSITIVE_INFINITY;
        for (int q = 0; q < problem.signs().length; q++) {
            int jump = naive.neurons.indexOf(q) + 1;
            for (int i = 1; i < jump; i++) {
                for (int k : naive.fitted.get(i - 1)) {
                    if (naive.s(q, 0).contains(k)) {
                        c = Math.min(c, Math.abs(naive.exponent(q, i)));
                    }
                }
            }
            boolean sharesTheLast = false;                   // lost its last data to a neuron that saw the same
            for (int i = 1; i <= naive.times.size() && jump == 0; i++) {
                sharesTheLast |= naive.s(q, i - 1).equals(naive.fitted.get(i - 1));
            }
            if (jump == 0 && !sharesTheLast) {
                c = Math.min(c, 2 * Math.abs(naive.exponent(q, naive.times.size())));
            }
        }
        assertEquals(c, Resolution.of(process, -1000).finalNormExponent(), 1e-11, problem::toString);
    }

    @Test
    void aLogLambdaThatIsNotNegativeIsNamed() {
        assertEquals("time is accelerated by log(1/lambda) > 0: log lambda must be finite and < 0, got 0",
                assertThrows(IllegalArgumentException.class, () -> Resolution.of(OVERLAP, 0)).getMessage());
        assertEquals("jump must be in [1, 2], got 3",
                assertThrows(IndexOutOfBoundsException.class, () -> Resolution.of(OVERLAP, -1).margin(3)).getMessage());
    }

    // Neuron 0 jumps first and fits (12, 5). Neurons 1 and 2 then see only the 4, neuron 1 jumps; neuron 2, which also saw the 5, becomes
    // visible with it: its exponent at t_1, √(5² + 4²)/13 − 1, is the margin, although it never jumps by itself.
    @Test
    void aNeuronThatActsAsOneWithALaterJumpIsAMarginToo() {
        LimitProcess process = LimitProcess.of(new double[] {12, 5, 4}, new int[] {1, 1, 1},
                ActivationMask.ofRows("1 0 0", "1 0 1", "0 1 1"));
        assertEquals(List.of(0, 2), process.order());
        assertEquals(1 - Math.sqrt(41) / 13, Resolution.of(process, -1000).margin(1), 0x1p-52);
    }

    // n = 5. Neuron 0 sees 3, 9, 3, 1, of norm 10, and jumps at 5/10. Neuron 1 sees the first 3 and 4, norm 5, and stands at −1/2
    // then; it goes on at speed 4/5 and jumps 5/8 later. Neuron 2 sees the 1 and is left at −1 + 1/10.
    private static final LimitProcess HALF = LimitProcess.of(new double[] {3, 9, 3, 1, 4}, new int[] {1, 1, 1},
            ActivationMask.ofRows("1 1 0", "1 0 0", "1 0 0", "1 0 1", "0 1 0"));

    // 60·½, 30·2·½ and 30·2·½ (in the middle of plateau 0 the neuron that jumps next is at −½) are 30, which is enough.
    @Test
    void thirtyIsEnough() {
        assertTrue(Resolution.of(HALF, -60).isResolved(1));
        assertFalse(Resolution.of(HALF, Math.nextUp(-60.0)).isResolved(1));
        assertTrue(Resolution.of(HALF, -30).isSeparate(1));
        assertFalse(Resolution.of(HALF, Math.nextUp(-30.0)).isSeparate(1));
        LimitProcess process = LimitProcess.of(Problems.THREE_LABELS, Problems.twoNeurons(-1));
        assertTrue(Resolution.of(process, -30).hasMiddle(0));
        assertFalse(Resolution.of(process, Math.nextUp(-30.0)).hasMiddle(0));
    }

    // What neuron 0 left falls at the rate 2·10/5 for 5/8: λ to 2.5, and 30/2.5 = 12.
    @Test
    void aLaterJumpIsSeparateOnceTheEarlierHasSettled() {
        assertTrue(Resolution.of(HALF, -12.01).isSeparate(2));
        assertFalse(Resolution.of(HALF, -11.99).isSeparate(2));
    }

    // The margin ½ of neuron 1, and twice 9/10 for neuron 2, which never jumps.
    @Test
    void theRunnerUpIsTheSecondSmallestExponent() {
        assertEquals(0.5, Resolution.of(HALF, -1).finalNormExponent(), 1e-15);
        assertEquals(1.8, Resolution.of(HALF, -1).runnerUp(), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, Resolution.of(OVERLAP, -1).runnerUp());
    }
}
