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
}
