package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumsTest {
    // Whole numbers: every order of addition gives the same sum, bit by bit of each word.
    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 63", "3, 20000"})
    void aBlockAddsEachSquareToTheNeuronsThatSeeIt(long seed, int n) {
        Random random = new Random(seed);
        long[] words = random.longs(n).toArray();
        double[] squares = random.ints(n, 0, 1000).asDoubleStream().toArray();
        double[] sums = new double[64];
        double[] wanted = new double[64];
        for (int j = 0; j < 64; j++) {
            sums[j] = j;                                     // what stands there stays
            wanted[j] = j;
            for (int i = 5; i < n; i++) {
                wanted[j] += (words[i] >>> j & 1) == 1 ? squares[i] : 0;
            }
        }
        assertEquals(Arrays.stream(squares, 5, n).sum(), Sums.addBlock(words, squares, 5, n, sums));
        assertArrayEquals(wanted, sums);
    }
}
