package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadersTest {
    @Test
    void theHighestScoreLeadsAndOnEqualScoresTheSmallerNeuron() {
        Leaders leaders = new Leaders(100);
        leaders.offer(0b101, 2, 7);
        leaders.offer(0b101, 1, 3);
        assertArrayEquals(new int[] {7}, leaders.neurons());
        leaders.offer(0b101, 2, 9);
        leaders.offer(0b101, 2, 5);
        leaders.offer(-1L, 4, 1);
        assertArrayEquals(new int[] {1, 5}, leaders.neurons());
        assertEquals(2, leaders.score(0b101), 0);
        assertEquals(Double.NEGATIVE_INFINITY, leaders.score(0b100), 0);
        assertEquals(Double.NEGATIVE_INFINITY, leaders.threshold(), 0);
    }

    // Patterns 1 … 4 with scores 1 … 4 reach the limit of four: the median, sorted[2], is 3, and only what lies above it
    // stays.
    @Test
    void atTheLimitTheLowerHalfGoesAndTheThresholdSaysSo() {
        Leaders leaders = new Leaders(4);
        IntStream.rangeClosed(1, 4).forEach(i -> leaders.offer(i, i, 10 + i));
        assertEquals(3, leaders.threshold(), 0);
        assertArrayEquals(new int[] {14}, leaders.neurons());
        assertEquals(Double.NEGATIVE_INFINITY, leaders.score(3), 0);
    }

    // All scores equal: nothing lies above the median, so that all stay.
    @Test
    void patternsOfOneScoreAreAllKept() {
        Leaders leaders = new Leaders(4);
        IntStream.rangeClosed(1, 9).forEach(i -> leaders.offer(i, 1, i));
        assertEquals(Double.NEGATIVE_INFINITY, leaders.threshold(), 0);
        assertArrayEquals(IntStream.rangeClosed(1, 9).toArray(), leaders.neurons());
    }

    // A map that forgets nothing: above the threshold both know the same.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aboveTheThresholdNothingIsLost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Double> best = new HashMap<>();
        Leaders leaders = new Leaders(3000);
        for (int j = 0; j < 20_000; j++) {
            long pattern = 1 + random.nextInt(10_000);
            double score = random.nextDouble();
            if (score > leaders.threshold()) {
                leaders.offer(pattern, score, j);
            }
            best.merge(pattern, score, Math::max);
        }
        assertTrue(leaders.threshold() > 0, "seed " + seed + " never reached the limit");
        best.forEach((pattern, score) -> {
            if (score > leaders.threshold()) {
                assertEquals(score, leaders.score(pattern), 0, "seed " + seed + ", pattern " + pattern);
            }
        });
    }
}
