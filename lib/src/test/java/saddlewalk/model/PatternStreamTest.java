package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternStreamTest {
    /** The JDK's own SplitMix64 gives the same words in the same order; of each, n low bits and the sign's are kept. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 62, 63})
    void aRandomStreamIsTheJdksGeneratorWithoutTheBitsBetween(int n) {
        SplittableRandom random = new SplittableRandom(7);
        PatternStream stream = PatternStream.random(n, 20, 7);
        PatternStream positive = PatternStream.randomPositive(n, 20, 7);
        for (int j = 0; j < 20; j++) {
            long word = random.nextLong();
            long low = n == 63 ? Long.MAX_VALUE : (1L << n) - 1;
            assertEquals(word & (low | Long.MIN_VALUE), stream.word(j));
            assertEquals(word & low, positive.word(j));
        }
    }

    @Test
    void aBlockHoldsTheWordsOneByOneDrawnOrGiven() {
        PatternStream given = PatternStream.of(3, 1, 5, PatternStream.NEGATIVE | 7, 2);
        PatternStream drawn = PatternStream.random(40, 4, -1);
        for (PatternStream stream : new PatternStream[] {given, drawn}) {
            long[] block = {-1, -1, -1};
            stream.fill(1, 3, block);
            assertArrayEquals(new long[] {stream.word(1), stream.word(2), -1}, block);
            assertEquals(4, stream.m());
        }
        assertEquals(3, given.n());
        assertEquals(5, given.word(1));
        assertEquals("PatternStream[n=3, m=4]", given.toString());
    }

    @Test
    void anotherBitIsRefusedWithItsNeuron() {
        PatternStream.of(63, Long.MAX_VALUE, -1);                // 63 data: every bit means something
        assertMessage("a pattern of 2 data has bits 0 to 1 and the sign's, bit 63: neuron 1 has another",
                () -> PatternStream.of(2, 3, 4));
        assertMessage("a pattern holds 1 to 63 data, got 0", () -> PatternStream.random(0, 1, 1));
        assertMessage("a pattern holds 1 to 63 data, got 64", () -> PatternStream.of(64, 1));
        assertMessage("number of neurons m must be at least 1, got 0", () -> PatternStream.of(1));
        assertMessage("neuron must be in [0, 1), got 1", () -> PatternStream.of(1, 1).word(1));
        assertMessage("neurons from 0 to 2 - 1 must be in [0, 1)", () -> PatternStream.of(1, 1).fill(0, 2, new long[2]));
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(RuntimeException.class, what).getMessage());
    }
}
