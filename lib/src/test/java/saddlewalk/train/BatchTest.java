package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    // A run without an end holds the one worker until it is interrupted.
    @Test
    void workersAreDaemonsAndEndWithTheirBatch() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<GradientDescent> endless = List.of(runs().get(0).stepByStep().withTolerance(0).withEpochLimit(Long.MAX_VALUE));
        Thread caller = new Thread(() -> Batch.run(endless, 1));
        caller.setDaemon(false);
        caller.start();
        Optional<Thread> found = Optional.empty();
        for (int polls = 0; polls < 5000 && found.isEmpty(); polls++) {
            Thread.sleep(1);
            found = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("saddlewalk batch") && !before.contains(thread)).findFirst();
        }
        caller.interrupt();
        Thread worker = found.orElseThrow();
        assertTrue(worker.isDaemon());
        caller.join(5000);
        worker.join(5000);
        assertFalse(caller.isAlive() || worker.isAlive());
    }

    @Test
    void whatARunThrowsTheBatchThrows() {
        List<GradientDescent> none = Collections.singletonList(null);
        assertThrows(NullPointerException.class, () -> Batch.run(none, 1));
    }

    @Test
    void aNumberOfThreadsBelowOneIsNamed() {
        assertEquals("number of threads must be at least 1, got 0",
                assertThrows(IllegalArgumentException.class, () -> Batch.run(runs(), 0)).getMessage());
    }
}
