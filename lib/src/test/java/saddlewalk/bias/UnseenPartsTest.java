package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class UnseenPartsTest {
    // By hand: squares 9, 16 of 25; neuron 0 sees the first datum, neuron 1 none: V = 16/25, 1; of both 16/25.
    @Test
    void theLargestDeviationByHand() {
        ActivationMask mask = ActivationMask.ofRows("1 0", "0 0");
        assertEquals(0.5, UnseenParts.largestDeviation(Dataset.of(3, 4), mask, 1), 1e-15);
        assertEquals(0.64 - 0.25, UnseenParts.largestDeviation(Dataset.of(3, 4), mask, 2), 1e-15);
    }

    // Σy⁴/‖y‖⁴ = (81 + 256)/625, one neuron: a quarter of it. By its four masks: V = 0, 9/25, 16/25, 1.
    @Test
    void theVarianceByHand() {
        assertEquals(337.0 / 2500, UnseenParts.variance(Dataset.of(3, 4), 1), 1e-15);
        double mean = 0.5;
        double byMasks = (mean * mean + (0.36 - mean) * (0.36 - mean) + (0.64 - mean) * (0.64 - mean) + mean * mean) / 4;
        assertEquals(byMasks, UnseenParts.variance(Dataset.of(3, 4), 1), 1e-15);
    }

    // Without a spike 1 + √2; with everything in it one jump.
    @Test
    void theSpikesLimitHasTheRightEnds() {
        assertEquals(1 + StrictMath.sqrt(2), UnseenParts.ratioWithSpike(0), 1e-15);
        assertEquals(1, UnseenParts.ratioWithSpike(1 - 1e-15), 1e-6);
        Dataset data = UnseenParts.withSpike(1000, 0.3, 1);
        double all = 0;
        for (double y : data.labels()) {
            all += y * y;
        }
        assertEquals(0.3, data.label(0) * data.label(0) / all, 1e-12);
    }

    @Test
    void setsHaveNeurons() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> UnseenParts.largestDeviation(Dataset.of(3, 4), ActivationMask.ofRows("1 0", "0 0"), 3));
        assertEquals("sets have 1 to m neurons and m is at most 62, got sets of 3 and m = 2", e.getMessage());
    }

    // A second way: every set of i neurons, bit by bit.
    @ParameterizedTest
    @CsvSource({"7, 1", "7, 2", "7, 3", "7, 6", "7, 7", "9, 4"})
    void theLargestDeviationIsThatOfAllSetsOneByOne(int m, int i) {
        for (long seed = 1; seed <= 5; seed++) {
            Dataset data = Dataset.absoluteNormal(9, seed);
            ActivationMask mask = ActivationMask.random(9, m, seed);
            double largest = 0;
            for (int set = 0; set < 1 << m; set++) {
                if (Integer.bitCount(set) == i) {
                    largest = Math.max(largest, Math.abs(part(data, mask, set) - Math.pow(2, -i)));
                }
            }
            assertEquals(largest, UnseenParts.largestDeviation(data, mask, i), 1e-15, "seed " + seed);
        }
    }

    private static double part(Dataset data, ActivationMask mask, int set) {
        double unseen = 0;
        double all = 0;
        for (int k = 0; k < data.n(); k++) {
            boolean seen = false;
            for (int j = 0; j < mask.m(); j++) {
                seen |= (set >> j & 1) == 1 && mask.get(k, j);
            }
            unseen += seen ? 0 : data.label(k) * data.label(k);
            all += data.label(k) * data.label(k);
        }
        return unseen / all;
    }

    // The seeds are seed, seed + 1, …; V_A of all i neurons of each mask, bit by bit.
    @Test
    void thePartsOfTheFirstNeuronsAreThoseOfMasks() {
        Dataset data = Dataset.of(3, 4, 1, 2);
        double[] parts = UnseenParts.ofFirst(data, 2, 20, 7);
        assertEquals(20, parts.length);
        for (int i = 0; i < 20; i++) {
            assertEquals(part(data, ActivationMask.random(4, 2, 7 + i), 3), parts[i], 1e-15);
        }
    }

    // x²/(2(σ² + bx/3)) = log(2 C(m, i)/chance), with b = 16/25 and σ² = 2^{−i}(1 − 2^{−i})·337/625 of labels 3 and 4.
    @ParameterizedTest
    @CsvSource({"3, 1, 3, 0.1", "4, 2, 6, 0.01", "5, 5, 1, 1", "6, 3, 20, 1e-6"})
    void theAllowedDeviationSolvesBernsteinsEquation(int m, int i, int sets, double chance) {
        double x = UnseenParts.allowed(Dataset.of(3, 4), m, i, chance);
        double half = Math.pow(2, -i);
        double variance = half * (1 - half) * 337 / 625;
        assertTrue(x > 0);
        assertEquals(Math.log(2 * sets / chance), x * x / (2 * (variance + 16 / 25.0 * x / 3)), 1e-13);
    }

    @Test
    void chancesAndWidthsAreTakenUpToTheirEnds() {
        Dataset data = Dataset.of(3, 4);
        assertEquals("the chance must be in (0, 1], got 0",
                assertThrows(IllegalArgumentException.class, () -> UnseenParts.allowed(data, 3, 1, 0)).getMessage());
        assertEquals("the chance must be in (0, 1], got 1.5",
                assertThrows(IllegalArgumentException.class, () -> UnseenParts.allowed(data, 3, 1, 1.5)).getMessage());
        // 62 neurons that see all leave nothing, 2^{−1} less than half; 63 are too many.
        String row = "1 ".repeat(62).trim();
        assertEquals(0.5, UnseenParts.largestDeviation(data, ActivationMask.ofRows(row, row), 1), 0);
        var e = assertThrows(IllegalArgumentException.class,
                () -> UnseenParts.largestDeviation(data, ActivationMask.ofRows(row + " 1", row + " 1"), 1));
        assertEquals("sets have 1 to m neurons and m is at most 62, got sets of 1 and m = 63", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> UnseenParts.ofFirst(Dataset.of(0, 0), 2, 3, 1));
        assertEquals("the part unseen must be a number, got NaN: too large or too small to compute with", e.getMessage());
    }
}
