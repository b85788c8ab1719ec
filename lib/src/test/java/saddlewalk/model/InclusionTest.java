package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionTest {
    // 1 → 5/8 → 1/4, then 1/4 is not enough for a whole step of 3/8: it takes (1/4)/(3/8) = 2/3 of it to arrive at 0.
    @Test
    void aFallingCoordinateNeedsOneDerivativeBetweenZeroAndOneAndThenZero() {
        List<Inclusion.Step> path = Inclusion.path(1, -1, 0.375, 5);
        assertEquals(List.of(0.625, 0.25, 0.0, 0.0, 0.0), path.stream().map(Inclusion.Step::next).toList());
        assertEquals(List.of(1.0, 1.0, 0.25 / 0.375, 0.0, 0.0), path.stream().map(Inclusion.Step::derivative).toList());
    }

    @Test
    void atZeroARisingCoordinateMayLeaveOrStay() {
        assertEquals(List.of(new Inclusion.Step(0.375, 1), new Inclusion.Step(0, 0)), Inclusion.steps(0, 1, 0.375));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyStepSolvesItsEquationWithADerivativeOfItsEnd(long seed) {
        Well19937c random = new Well19937c(seed);
        for (int i = 0; i < 1000; i++) {
            double u = random.nextInt(4) == 0 ? 0 : random.nextDouble();
            double v = random.nextGaussian();
            double h = random.nextDouble() + 1e-3;
            List<Inclusion.Step> steps = Inclusion.steps(u, v, h);
            assertFalse(steps.isEmpty(), "seed " + seed + ", case " + i);
            for (Inclusion.Step step : steps) {
                assertEquals(step.next(), u + h * v * step.derivative(), 1e-15, "seed " + seed + ", case " + i);
                assertTrue(step.next() > 0 ? step.derivative() == 1
                        : step.next() == 0 && step.derivative() >= 0 && step.derivative() <= 1);
            }
        }
    }

    @Test
    void badInputIsNamed() {
        assertEquals("coordinate must be >= 0 (below 0 it is constant), got -1",
                assertThrows(IllegalArgumentException.class, () -> Inclusion.steps(-1, 1, 1)).getMessage());
        assertEquals("step must be > 0, got NaN",
                assertThrows(IllegalArgumentException.class, () -> Inclusion.steps(1, 1, Double.NaN)).getMessage());
        assertEquals("a path is unique for a factor <= 0 only, got 2",
                assertThrows(IllegalArgumentException.class, () -> Inclusion.path(1, 2, 1, 3)).getMessage());
    }
}
