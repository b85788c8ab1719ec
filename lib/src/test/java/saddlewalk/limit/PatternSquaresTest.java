package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSquaresTest {
    // 9, 16, 144: every subset of the three labels.
    @Test
    void aSetOfLabelsHasTheSumOfTheirSquares() {
        PatternSquares squares = new PatternSquares(new double[] {3, -4, 12});
        double[] sums = {0, 9, 16, 25, 144, 153, 160, 169};
        for (int set = 0; set < 8; set++) {
            assertEquals(sums[set], squares.of(set), 0, "set " + set);
        }
    }

    // Squares of whole numbers below 2^53 add up exactly in any order.
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 31, 32, 33, 40, 63})
    void everyBitStandsForItsOwnDatum(int n) {
        double[] labels = new double[n];
        SplittableRandom random = new SplittableRandom(n);
        for (int k = 0; k < n; k++) {
            labels[k] = random.nextInt(1, 1000);
        }
        PatternSquares squares = new PatternSquares(labels);
        for (int draw = 0; draw < 200; draw++) {
            long set = random.nextLong() & (1L << n) - 1;
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += (set >>> k & 1) * labels[k] * labels[k];
            }
            assertEquals(sum, squares.of(set), 0, "n = " + n + ", set " + Long.toBinaryString(set));
        }
    }
}
