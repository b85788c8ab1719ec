package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.PatternStream;

class PatternProcessTest {
    private static final double[] LABELS = {3, 4, 12};
    private static final long NEGATIVE = PatternStream.NEGATIVE;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** The same neurons for {@link LimitProcess}. */
    private static LimitProcess limit(double[] labels, PatternStream neurons) {
        long[][] words = new long[(neurons.m() + 63) / 64][neurons.n()];
        int[] signs = new int[neurons.m()];
        for (int j = 0; j < neurons.m(); j++) {
            signs[j] = neurons.word(j) < 0 ? -1 : 1;
            for (int k = 0; k < neurons.n(); k++) {
                words[j >> 6][k] |= (neurons.word(j) >>> k & 1) << j;
            }
        }
        return LimitProcess.of(labels, signs, ActivationMask.ofWords(neurons.m(), words));
    }

    private static void assertSame(LimitProcess limit, PatternProcess process, String where) {
        assertEquals(limit.jumps().stream().map(Jump::neuron).toList(),
                process.jumps().stream().map(Jump::neuron).toList(), where);
        for (int i = 1; i <= limit.jumpCount(); i++) {
            assertEquals(limit.jump(i).fitted(), process.jumps().get(i - 1).fitted(), where);
            // Sums of at most 63 squares in two orders, over i plateaus; an exponent's rounding over the speed.
            double speed = limit.speedOnPlateau(limit.jump(i).neuron(), i - 1);
            assertEquals(limit.jumpTime(i), process.jumps().get(i - 1).time(),
                    72 * i * 0x1p-52 * (limit.jumpTime(i) + 1 / speed), where);
        }
        assertEquals(limit.squaredNorm(), process.squaredNorm(), 72 * 0x1p-52 * limit.squaredNorm(), where);
        assertEquals(limit.uncovered(), process.uncovered(), where);
    }

    // Labels 3, 4, 12 as everywhere: neurons 0 and 2 see (3, 4), neuron 1 sees 12: jumps at 3/12 and 3/5, norm 2(5 + 12).
    @Test
    void neuronsOfOnePatternActAsOneNamedByTheFirst() {
        PatternProcess process = PatternProcess.of(LABELS, PatternStream.of(3, 0b011, 0b100, 0b011, 0));
        assertEquals(List.of(new Jump(0.25, 1, List.of(2)), process.jumps().get(1)), process.jumps());
        assertEquals(0, process.jumps().get(1).neuron());
        assertEquals(0.6, process.jumps().get(1).time(), 0x1p-52);
        assertEquals(34, process.squaredNorm());
        assertEquals("PatternProcess[n=3, m=4, jumps=2, uncovered=0]", process.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsJumpsAreThoseOfTheLimitProcess(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 1 + random.nextInt(seed % 3 == 0 ? 63 : 12);
        int m = 1 + random.nextInt(seed % 2 == 0 ? 400 : 20);
        double[] y = (seed % 5 == 0 ? Dataset.absoluteNormal(n, seed) : Dataset.normal(n, seed)).labels();
        if (seed % 7 == 0) {
            y[random.nextInt(n)] = 0;
        }
        PatternStream neurons = seed % 5 < 2 ? PatternStream.randomPositive(n, m, seed) : PatternStream.random(n, m, seed);
        LimitProcess limit = limit(y, neurons);
        assertSame(limit, PatternProcess.of(y, neurons), "seed " + seed);
        for (int kept = 1; kept <= 64; kept *= 4) {
            assertSame(limit, PatternProcess.of(y, neurons, TieRule.REFUSE, kept), "seed " + seed + ", kept " + kept);
        }
    }

    // Sparse neurons, each active with probability 1/4, leave much to later jumps: few kept patterns do not suffice.
    @Test
    void whatWasDroppedIsReadAgainWhereItCouldJump() {
        int again = 0;
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] y = Dataset.normal(20, seed).labels();
            PatternStream neurons = PatternStream.of(20, LongStream.range(0, 300)
                    .map(j -> random.nextLong() & random.nextLong() & (1L << 20) - 1 | random.nextLong() & NEGATIVE)
                    .toArray());
            PatternProcess process = PatternProcess.of(y, neurons, TieRule.REFUSE, 8);
            assertSame(limit(y, neurons), process, "seed " + seed);
            assertEquals(1, PatternProcess.of(y, neurons).passes(), "seed " + seed);
            again += process.passes() > 1 ? 1 : 0;
        }
        assertTrue(again > 100, "the case is met: " + again + " of 200");
    }

    // With 2²⁰ neurons on 16 data of one sign all 2¹⁶ patterns but e^{−16} of them occur: one jump, the minimum norm 2‖y‖.
    @Test
    void aMillionNeuronsOnSixteenDataReachTheMinimumNorm() {
        for (long seed = 1; seed <= 5; seed++) {
            Dataset data = Dataset.absoluteNormal(16, seed);
            PatternProcess process = PatternProcess.of(data.labels(), PatternStream.randomPositive(16, 1 << 20, seed));
            double minimum = 2 * data.labelNorm(IntStream.range(0, 16).boxed().toList());
            assertEquals(1, process.jumpCount(), "seed " + seed);
            assertEquals(minimum, process.squaredNorm(), 24 * 0x1p-52 * minimum, "seed " + seed);
        }
    }

    // The best of 2²⁰ patterns on 30 data, found a second time by a plain loop over the same words.
    @Test
    void theFirstOfAMillionNeuronsSeesTheLargestLabelNorm() {
        double[] y = Dataset.absoluteNormal(30, 1).labels();
        PatternStream neurons = PatternStream.randomPositive(30, 1 << 20, 1);
        double best = 0;
        int first = -1;
        for (int j = 0; j < neurons.m(); j++) {
            double squares = 0;
            for (int k = 0; k < 30; k++) {
                squares += (neurons.word(j) >>> k & 1) * y[k] * y[k];
            }
            if (squares > best) {
                best = squares;
                first = j;
            }
        }
        PatternProcess process = PatternProcess.of(y, neurons);
        assertEquals(first, process.jumps().get(0).neuron());
        assertEquals(30 / Math.sqrt(best), process.jumps().get(0).time(), 1e-13);
    }

    // Neurons 0 and 1 see a label 3 each and no datum in common: whichever goes first, nothing changes.
    @Test
    void aTieOfNeuronsThatShareNoDataIsHarmless() {
        PatternProcess process = PatternProcess.of(new double[] {3, 4, 3}, PatternStream.of(3, 0b001, 0b100, 0b010));
        assertEquals(List.of(2, 0, 1), process.jumps().stream().map(Jump::neuron).toList());
    }

    // Neuron 0 sees (3, 4), neuron 2 sees (4, 3'): the same norm 5 on different overlapping data.
    @Test
    void aHarmfulTieNamesBothNeurons() {
        double[] tied = {3, 4, 3};
        PatternStream neurons = PatternStream.of(3, 0b011, 0b111 | NEGATIVE, 0b110);
        var e = assertThrows(IllegalArgumentException.class, () -> PatternProcess.of(tied, neurons));
        assertEquals("Algorithm 1 needs one next neuron (Assumption 4 (ii)): neurons 0 and 2 both reach exponent 0 at "
                + "jump 1, accelerated time 0.600000, on different overlapping data; choose "
                + "a TieRule to go on all the same", e.getMessage());
        PatternProcess process = PatternProcess.of(tied, neurons, TieRule.SMALLEST_INDEX);
        assertEquals(List.of(0, 2), process.jumps().stream().map(Jump::neuron).toList());
        assertEquals(16, process.squaredNorm());
    }

    @Test
    void whatFitsNothingMakesNoJump() {
        assertEquals(List.of(), PatternProcess.of(new double[3], PatternStream.of(3, 7)).jumps());
        PatternProcess process = PatternProcess.of(LABELS, PatternStream.of(3, 7 | NEGATIVE, 0));
        assertEquals(List.of(), process.jumps());
        assertEquals(List.of(0, 1, 2), process.uncovered());
        assertEquals(0, process.squaredNorm());
    }

    @Test
    void anInterruptStopsAPassAndSaysWhere() {
        Thread.currentThread().interrupt();
        var e = assertThrows(CancellationException.class,
                () -> PatternProcess.of(LABELS, PatternStream.random(3, 1 << 20, 1)));
        assertEquals("interrupted after 0 of 1048576 neurons", e.getMessage());
    }

    @Test
    void badShapesAreNamed() {
        assertMessage("one bit of a pattern per label: there are 3 labels and patterns of 4 data",
                () -> PatternProcess.of(LABELS, PatternStream.random(4, 5, 1)));
        assertMessage("a pattern holds 1 to 63 data, got 64", () -> PatternStream.random(64, 5, 1));
        assertMessage("number of neurons m must be at least 1, got 0", () -> PatternStream.of(3));
        assertMessage("a pattern of 3 data has bits 0 to 2 and the sign's, bit 63: neuron 1 has another",
                () -> PatternStream.of(3, 7, 8));
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    // Number j of SplitMix64, which the JDK draws one after another; blocks and single words agree.
    @Test
    void randomNeuronsAreTheStreamOfTheirGenerator() {
        SplittableRandom random = new SplittableRandom(7);
        long[] drawn = random.longs(100).map(w -> w & (NEGATIVE | 0xfffff)).toArray();
        PatternStream neurons = PatternStream.random(20, 100, 7);
        long[] block = new long[50];
        neurons.fill(30, 80, block);
        assertEquals(Arrays.toString(Arrays.copyOfRange(drawn, 30, 80)), Arrays.toString(block));
        for (int j = 0; j < 100; j++) {
            assertEquals(drawn[j], neurons.word(j), "neuron " + j);
            assertEquals(drawn[j] & 0xfffff, PatternStream.randomPositive(20, 100, 7).word(j), "neuron " + j);
        }
    }

    // Frozen from one run, equal on JDK 17 and 25, interpreted and compiled.
    @Test
    void theBitsOfAMillionNeuronsAreTheSameEverywhere() {
        double[] y = new SplittableRandom(1).doubles(40, 0.5, 2).toArray();
        PatternProcess process = PatternProcess.of(y, PatternStream.random(40, 1 << 20, 1));
        assertEquals(3, process.jumpCount());
        assertEquals(0x1.4f9dd992905ebp2, process.jumps().get(2).time());
        assertEquals(0x1.76c0d109496aap4, process.squaredNorm());
    }

    /** Whether a + b² + c² = e² in numbers that are not exact: neuron 0 sees data 0 and 3, neuron 1 data 1, 2, 4 and 3. */
    private static void refusesTie(double[] labels, long... words) {
        PatternStream neurons = PatternStream.of(labels.length, words);
        String where = Arrays.toString(labels);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> PatternProcess.of(labels, neurons), where).getMessage()
                .startsWith("Algorithm 1 needs one next neuron (Assumption 4 (ii)): "), where);
        assertThrows(IllegalArgumentException.class, () -> limit(labels, neurons), where);
    }

    // 3² = 1² + 2² + 2², 7² = 2² + 3² + 6² and so on, times numbers that are no doubles: two neurons see sets of one norm that
    // overlap in datum 3. At the first jump, and after another neuron has jumped with a label of 100 times that size.
    @Test
    void equalNormsAreATieUpToRounding() {
        double[][] quadruples = {{3, 1, 2, 2}, {7, 2, 3, 6}, {9, 1, 4, 8}, {11, 2, 6, 9}, {11, 6, 6, 7}, {13, 3, 4, 12}};
        for (double[] q : quadruples) {
            for (double unit : new double[] {0.1, 0.3, 0.7, 1.1, 1e-3}) {
                double[] labels = {q[0] * unit, q[1] * unit, q[2] * unit, 0.9 * unit, q[3] * unit, 100 * unit};
                refusesTie(labels, 0b001001, 0b011110);
                refusesTie(labels, 0b011110, 0b001001);
                refusesTie(labels, 0b100000, 0b001001, 0b011110);
                refusesTie(labels, 0b011110, 0b001001, 0b100000);
            }
        }
    }

    @Test
    void theDataAreThoseItWasRunOn() {
        assertEquals(Arrays.toString(LABELS),
                Arrays.toString(PatternProcess.of(LABELS, PatternStream.of(3, 0b011, 0b100)).data().labels()));
    }
}
