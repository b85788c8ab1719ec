package saddlewalk.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkRunnerTest {
    @Test
    void asManyTasksAsRunsKeepTheirOrder() {
        assertArrayEquals(new int[] {7, 3, 5}, SparkRunner.dealt(new int[] {7, 3, 5}, 3));
    }

    // Slices of Spark's parallelize: positions from floor(t * length / tasks) on.
    @ParameterizedTest
    @CsvSource({"10, 3", "10000, 10000", "10001, 10000", "123457, 1000", "5, 1"})
    void everySliceHasOneOfTheDearestRunsAndAllRunsAreThereOnce(int length, int tasks) {
        int[] runs = IntStream.range(0, length).toArray();
        int[] dealt = SparkRunner.dealt(runs, tasks);
        for (int t = 0; t < tasks; t++) {
            assertEquals(t, dealt[(int) ((long) t * length / tasks)]);
        }
        Arrays.sort(dealt);
        assertArrayEquals(runs, dealt);
    }
}
