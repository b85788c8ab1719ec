package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.model.Dataset;

class RandomMasksTest {
    // P(no zero row) = E[(1 − 2^{−m₊})^{n₊}(1 − 2^{−m₋})^{n₋}], m₊ ~ Bin(m, ½), with one sign m₊ = m. 2000 draws: five
    // standard deviations are at most 5·½/√2000 = 0.056.
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "3, 0, 2", "2, 1, 3", "4, 4, 6"})
    void theShareThatFitsAllIsTheProbabilityThatEveryRowHasAOne(int nPlus, int nMinus, int m) {
        double expected = nMinus == 0 ? Math.pow(1 - Math.pow(2, -m), nPlus) : 0;
        for (int k = 0; nMinus > 0 && k <= m; k++) {
            expected += choose(m, k) * Math.pow(2, -m) * Math.pow(1 - Math.pow(2, -k), nPlus)
                    * Math.pow(1 - Math.pow(2, k - m), nMinus);
        }
        assertEquals(expected, RandomMasks.fitted(nPlus, nMinus, m, 2000, 1), 0.056);
    }

    private static double choose(int m, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (m - k + i) / i;
        }
        return product;
    }

    @Test
    void signsAreFairOrAllPositive() {
        assertArrayEquals(new int[] {1, 1, 1}, RandomMasks.signs(3, true, 1));
        int[] fair = RandomMasks.signs(40_000, false, 1);
        assertEquals(40_000, Arrays.stream(fair).map(Math::abs).sum());
        assertEquals(0, Arrays.stream(fair).sum() / 40_000.0, 5 / Math.sqrt(40_000));     // five standard deviations
        assertArrayEquals(fair, RandomMasks.signs(40_000, false, 1));
    }

    // One datum and 64 neurons miss each other once in 2⁶⁴: all of ten draws fit, and no more than ten are counted.
    @Test
    void allDrawsAreOne() {
        assertEquals(1, RandomMasks.fitted(1, 0, 64, 10, 1), 0);
    }

    // One datum, one neuron, a fair coin: two draws of one seed differ for half of the seeds, 40 of 80 ± 5·4.5, and seeds
    // differ from each other.
    @Test
    void drawsAreIndependentOfEachOther() {
        int[] counts = new int[3];
        for (long seed = 2; seed <= 160; seed += 2) {
            counts[(int) (2 * RandomMasks.fitted(1, 0, 1, 2, seed))]++;
        }
        assertTrue(counts[1] > 17 && counts[1] < 63, Arrays.toString(counts));
        assertTrue(counts[0] > 0 && counts[2] > 0, Arrays.toString(counts));
    }
}
