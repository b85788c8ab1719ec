package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    // Least value 7 at (−1, 2, −3), where a start > 0 does not lie; a quadratic is flat, so 1e−10 asks for places good to
    // 1e−5.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLeastValueOfAQuadraticIsFound(long seed) {
        double least = Search.least(x -> 7 + (x[0] + 1) * (x[0] + 1) + 10 * (x[1] - 2) * (x[1] - 2)
                + (x[2] + 3) * (x[2] + 3), 3, seed);
        assertEquals(7, least, 1e-10, "seed " + seed);
    }

    // No derivative anywhere along x_0 = 1 or x_1 = 2, and a kink at the least value itself.
    @Test
    void aKinkIsNoObstacle() {
        assertEquals(-5, Search.least(x -> Math.abs(x[0] - 1) + 3 * Math.abs(x[1] - 2) - 5, 2, 1), 1e-8);
    }

    @Test
    void theSeedDecides() {
        ToDoubleFunction<double[]> f = x -> Math.cos(x[0]) + x[1] * x[1];
        assertEquals(Search.least(f, 2, 4), Search.least(f, 2, 4), 0);
    }

    // One dimension, and twelve: least value 5 at 2, and 0 at (1, 2, …, 12).
    @Test
    void oneDimensionIsSearchedAndSoAreMany() {
        assertEquals(5, Search.least(x -> 5 + (x[0] - 2) * (x[0] - 2), 1, 1), 1e-10);
        assertEquals(0, Search.least(x -> {
            double sum = 0;
            for (int i = 0; i < 12; i++) {
                sum += (x[i] - i - 1) * (x[i] - i - 1);
            }
            return sum;
        }, 12, 1), 1e-10);
    }
}
