package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

class BatchTest {
    private static List<GradientDescent> runs() {
        return LongStream.rangeClosed(1, 12).mapToObj(seed -> GradientDescent.of(Dataset.normal(12, seed),
                Initialization.balanced(5, 12, -60, seed)).withEpochLimit(200_000).recording(Recorder.every(5000).withNorms()))
                .toList();
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        List<Trajectory> one = Batch.run(runs(), 1);
        List<Trajectory> three = Batch.run(runs(), 3);
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i).epochs(), three.get(i).epochs(), "run " + i);
            assertArrayEquals(one.get(i).meanSquaredErrors(), three.get(i).meanSquaredErrors(), "run " + i);
            assertArrayEquals(one.get(i).logNorms(4), three.get(i).logNorms(4), "run " + i);
        }
    }

    @Test
    void resultsComeInTheOrderOfTheRuns() {
        List<GradientDescent> runs = runs();
        List<Trajectory> together = Batch.run(runs);
        for (int i = 0; i < runs.size(); i++) {
            assertArrayEquals(runs.get(i).run().meanSquaredErrors(), together.get(i).meanSquaredErrors(), "run " + i);
        }
    }

    @Test
    void anInterruptStopsEveryRunAndStaysSet() {
        Thread.currentThread().interrupt();
        List<Trajectory> stopped = Batch.run(runs().stream().map(run -> run.stepByStep().withTolerance(0)
                .withEpochLimit(Long.MAX_VALUE)).toList(), 2);
        assertTrue(Thread.interrupted());
        stopped.forEach(run -> assertEquals(Stop.INTERRUPTED, run.stop()));
    }

    @Test
    void aNumberOfThreadsBelowOneIsNamed() {
        assertEquals("number of threads must be at least 1, got 0",
                assertThrows(IllegalArgumentException.class, () -> Batch.run(runs(), 0)).getMessage());
    }
}
