package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void labelsThatAreNotPositiveAreRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> NormRatio.interval(Dataset.of(1, -2), 2, 0.1));
        assertEquals("labels must be > 0, got -2", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> NormRatio.interval(Dataset.of(1, 2), 2, 1));
        assertEquals("the chance must be in (0, 1), got 1", e.getMessage());
    }
}
