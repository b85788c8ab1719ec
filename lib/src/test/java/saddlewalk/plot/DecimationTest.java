package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class DecimationTest {
    @Test
    void aShortLineKeepsEveryPoint() {
        assertArrayEquals(new int[] {0, 1, 2}, Decimation.keep(new double[] {5, Double.NaN, 7}, 10));
    }

    // By hand: 12 points, at most 10, so two stretches of 6. First 1, lowest 0, highest 9, last 3; then 4, 4, 8, 8.
    @Test
    void ofEachStretchFirstLowestHighestAndLastAreKept() {
        double[] y = {1, 9, 2, 0, 2, 3, 4, 5, 6, 7, 7.5, 8};
        assertArrayEquals(new int[] {0, 1, 3, 5, 6, 11}, Decimation.keep(y, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void extremaEndsAndGapsSurviveAndTheLimitHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = random.doubles(20_000).toArray();
        int spike = random.nextInt(1, 19_000);
        y[spike] = 1e6;
        y[spike + 1] = -1e6;
        int gap = random.nextInt(19_001, 19_999);
        y[gap] = Double.NaN;
        int[] kept = Decimation.keep(y, 2000);
        assertTrue(kept.length <= 2000, () -> "seed " + seed + " keeps " + kept.length);
        for (int needed : new int[] {0, spike, spike + 1, gap, y.length - 1}) {
            assertTrue(Arrays.binarySearch(kept, needed) >= 0, () -> "seed " + seed + " lost index " + needed);
        }
        assertEquals(kept.length, IntStream.of(kept).distinct().count());
        assertArrayEquals(IntStream.of(kept).sorted().toArray(), kept);
    }
}
