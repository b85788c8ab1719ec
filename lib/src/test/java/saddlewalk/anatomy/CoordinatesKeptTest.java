package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesKeptTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.oneSign(1734);
    private static final CoordinatesKept KEPT = CoordinatesKept.of(PROBLEM, 1);
    private static final double[] COSINES = KEPT.cosines();

    // c_k = |y_k|/‖y_S‖ are the coordinates of the unit vector D̄: their squares add up to 1.
    @Test
    void theCosinesAreTheCoordinatesOfAUnitVector() {
        assertEquals(PROBLEM.process().jump(1).fitted().size(), COSINES.length);
        assertEquals(1, Arrays.stream(COSINES).map(c -> c * c).sum(), 1e-14);
        double[] ascending = COSINES.clone();
        Arrays.sort(ascending);
        assertArrayEquals(ascending, COSINES, 0);
        double smallest = PROBLEM.process().jump(1).fitted().stream()
                .mapToDouble(k -> Math.abs(PROBLEM.data().label(k))).min().orElseThrow() / PROBLEM.windows().labelNorm(1);
        assertEquals(smallest, KEPT.smallest(), 1e-16);
    }

    // In the plane of D̄ and x_k the angles add: arccos c to x_k, and arccos(1 − ε) on, with ε = factor·c²/8; over c/2.
    // Angles near π/2 have cosines good to 1e−16, over a c of 7e−4. Up to ε = c²/8 at least the bound is kept; at 4 times
    // that it is not: the angle is about c then, and what is left about 0.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 4})
    void turnedStraightAwayAnglesAdd(double factor) {
        double[] worst = KEPT.worst(factor);
        for (int i = 0; i < COSINES.length; i++) {
            double c = COSINES[i];
            double angle = Math.acos(c) + 2 * Math.asin(Math.sqrt(factor * c * c / 16));     // 1 − cos φ = 2 sin²(φ/2)
            assertEquals(Math.cos(angle) / (c / 2), worst[i], 2e-12, "c = " + c);
            assertEquals(factor <= 1, worst[i] >= 1, "c = " + c);
        }
    }

    @Test
    void theClosedFormIsTheWorstCase() {
        assertArrayEquals(KEPT.worst(1), KEPT.predictedWorst(), 2e-12);
    }

    // Any w̄ with that inner product keeps at least what the worst one does, and no more than c + √(ε(2 − ε)), which is
    // below c(1 + ½): three times the bound.
    @Test
    void randomDirectionsKeepMoreThanTheWorst() {
        double[] random = KEPT.random(20);
        double[] worst = KEPT.predictedWorst();
        for (int i = 0; i < COSINES.length; i++) {
            assertTrue(random[i] >= worst[i] - 1e-12 && random[i] <= 3, "c = " + COSINES[i] + ": " + random[i]);
        }
    }

    @Test
    void theSeedDecidesAndMoreDrawsNeverHaveALargerLeast() {
        assertArrayEquals(KEPT.random(5), CoordinatesKept.of(PROBLEM, 1).random(5), 0);
        assertFalse(Arrays.equals(KEPT.random(5), CoordinatesKept.of(PROBLEM, 2).random(5)));
        double[] few = KEPT.random(2);
        double[] many = KEPT.random(6);
        for (int i = 0; i < few.length; i++) {
            assertTrue(many[i] <= few[i]);
        }
        assertEquals("CoordinatesKept[" + COSINES.length + " data]", KEPT.toString());
    }
}
