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

    // Labels 3 and −4, n = 2: a neuron of each sign that sees its label jumps at 2/4 and 2/3 whatever the others do, and
    // among 60 neurons there is one but for (3/4)^60: (2/3 − 1/2)/(1/2) = 1/3.
    @Test
    void theSecondJumpFollowsTheFirstAtTheGapOfTheirSpeeds() {
        double third = Math.log(1 / 3.0);
        assertArrayEquals(new double[] {third, third, third, third}, Crowding.logGaps(Dataset.of(3, -4), 60, 4, 1), 1e-14);
    }

    // Times scale with 1/labels, the gap over the wait does not; and a mask's number does not depend on how many there are.
    @Test
    void gapsDependOnTheRatiosOfLabelsOnly() {
        double[] once = Crowding.logGaps(Dataset.of(1, -2, 3, -5, 8), 40, 6, 3);
        assertArrayEquals(once, Crowding.logGaps(Dataset.of(4, -8, 12, -20, 32), 40, 6, 3), 1e-12);
        assertArrayEquals(Arrays.copyOf(once, 2), Crowding.logGaps(Dataset.of(1, -2, 3, -5, 8), 40, 2, 3), 0);
    }

    // Two neurons make two jumps only if both are positive, which fair signs make one mask in four.
    @Test
    void labelsOfOneSignHavePositiveNeuronsOnly() {
        double[] gaps = Crowding.logGaps(Dataset.absoluteNormal(30, 1), 2, 20, 1);
        assertTrue(Arrays.stream(gaps).allMatch(Double::isFinite), Arrays.toString(gaps));
    }
}
