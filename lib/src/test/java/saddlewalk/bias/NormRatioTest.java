package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class NormRatioTest {
    // By hand: 1/√2 + 1/2 = 1.2071…, and Σ 2^{−i/2} = (1/√2)/(1 − 1/√2) = 1 + √2.
    @Test
    void theSumOfHalvesOfSquares() {
        assertEquals(StrictMath.sqrt(0.5) + 0.5, NormRatio.ofJumps(2), 1e-15);
        assertEquals(NormRatio.LIMIT, NormRatio.ofJumps(200), 1e-15);
        assertEquals(StrictMath.sqrt(0.5) / (1 - StrictMath.sqrt(0.5)), NormRatio.LIMIT, 1e-14);
    }

    @ParameterizedTest
    @EnumSource(names = {"ABSOLUTE_NORMAL", "UNIFORM", "EXPONENTIAL", "NEARLY_EQUAL"})
    void lightTailsHaveANarrowIntervalThatHolds(LabelLaw law) {
        Dataset data = law.draw(1 << 18, 3);
        NormRatio interval = NormRatio.interval(data, 25, 1e-6);
        int[] signs = new int[25];
        Arrays.fill(signs, 1);
        double ratio = LimitProcess.of(data, signs, ActivationMask.random(1 << 18, 25, 4), TieRule.SMALLEST_INDEX).squaredNorm()
                / MinimumNorm.of(data).squaredNorm();
        assertTrue(interval.low() <= ratio && ratio <= interval.high(), ratio + " in " + interval);
        assertTrue(interval.high() - interval.low() < 1.3, interval.toString());
        assertTrue(law.hasLightTails());
    }

    // One label holds nearly everything, so Bernstein says nothing: the ratio lies between nothing and √m.
    @Test
    void heavyTailsHaveATrivialInterval() {
        NormRatio interval = NormRatio.interval(LabelLaw.PARETO_ONE.draw(1000, 1), 16, 1e-6);
        assertEquals(0, interval.low(), 0.5);
        assertEquals(4, interval.high(), 1e-12);
    }

    // By hand: a lone neuron takes ‖y_S‖ of what it sees, against ‖(3, 4, 12)‖ = 13.
    @Test
    void aLoneNeuronsRatioIsThePartItSees() {
        Dataset data = Dataset.of(3, 4, 12);
        for (long seed = 1; seed <= 8; seed++) {
            double seen = data.labelNorm(ActivationMask.random(3, 1, seed).seenBy(0));
            assertEquals(seen / 13, NormRatio.ofRandomMask(data, 1, seed), 1e-15);
        }
    }

    // A second way: Bernstein's bound 2C(m, i) exp(−x²/2(σ² + bx/3)) is brought to chance/m² by halving an interval, from
    // Pascal's triangle and plain sums over the labels 1, 2, 3, 1, 2, 3, …
    @ParameterizedTest
    @CsvSource({"900, 1, 0.5", "3000, 1, 0.01", "900, 2, 0.3", "9000, 3, 0.3"})
    void theIntervalIsMadeOfBernsteinsBounds(int n, int m, double chance) {
        double[] labels = IntStream.range(0, n).mapToDouble(k -> 1 + k % 3).toArray();
        double square = n / 3.0 * (1 + 4 + 9);
        double fourth = n / 3.0 * (1 + 16 + 81);
        double low = 0;
        double high = Math.sqrt(m);
        double lowOfSteps = 0;
        double highOfSteps = 0;
        double least = 1;
        double most = 1;
        for (int i = 1; i <= m; i++) {
            double mean = 1.0 / (1 << i);
            double off = bernstein(mean * (1 - mean) * fourth / square / square, 9 / square, choose(m, i), chance / m / m);
            lowOfSteps += Math.sqrt(Math.max(0, least - mean - off));
            highOfSteps += Math.sqrt(Math.max(0, most - Math.max(0, mean - off)));
            least = Math.max(0, mean - off);
            most = mean + off;
            low = Math.max(low, lowOfSteps);
            high = Math.min(high, highOfSteps + Math.sqrt((m - i) * most));
        }
        NormRatio interval = NormRatio.interval(Dataset.of(labels), m, chance);
        assertEquals(low, interval.low(), 1e-11);
        assertEquals(high, interval.high(), 1e-11);
        assertTrue(low > 0.5 * NormRatio.ofJumps(m) && high < Math.sqrt(m), "neither end is the trivial one: " + interval);
    }

    private static double bernstein(double variance, double largest, double sets, double chance) {
        double low = 0;
        double high = 10;
        for (int halving = 0; halving < 100; halving++) {
            double x = (low + high) / 2;
            if (2 * sets * Math.exp(-x * x / 2 / (variance + largest * x / 3)) > chance) {
                low = x;
            } else {
                high = x;
            }
        }
        return low;
    }

    private static double choose(int m, int i) {
        return i == 0 || i == m ? 1 : choose(m - 1, i - 1) + choose(m - 1, i);
    }

    @Test
    void labelsThatAreNotPositiveAreRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> NormRatio.interval(Dataset.of(1, -2), 2, 0.1));
        assertEquals("labels must be > 0, got -2", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> NormRatio.interval(Dataset.of(1, 2), 2, 1));
        assertEquals("the chance must be in (0, 1), got 1", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> NormRatio.interval(Dataset.of(1, 2), 2, 0));
        assertEquals("the chance must be in (0, 1), got 0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> NormRatio.interval(Dataset.of(1, 0), 2, 0.1));
        assertEquals("labels must be > 0, got 0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> NormRatio.ofRandomMask(Dataset.of(1, -2), 2, 1));
        assertEquals("label must be finite and > 0, got -2", e.getMessage());
    }
}
