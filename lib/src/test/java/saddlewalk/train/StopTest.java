package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import saddlewalk.Problems;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

class StopTest {
    private static final GradientDescent LONG = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-1e6))
            .withStepSize(1e-9)
            .withEpochLimit(Long.MAX_VALUE);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void reachingTheToleranceStopsAtTheFirstEpochBelowIt() {
        GradientDescent descent = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-10)).withTolerance(1e-6);
        Trajectory run = descent.recording(Recorder.every(1)).run();
        double[] errors = run.meanSquaredErrors();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertTrue(errors[errors.length - 1] <= 1e-6 && errors[errors.length - 2] > 1e-6);
        assertEquals(run.epochs(), errors.length - 1);
    }

    @Test
    void aToleranceThatHoldsAtTheStartStopsThere() {
        Trajectory run = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-10)).withTolerance(57).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertEquals(0, run.epochs());
        assertEquals(1, run.recordedEpochs().length);
    }

    @Test
    void theEpochLimitIsExactAndNotASuccess() {
        for (long limit : new long[] {0, 1, 7}) {
            Trajectory run = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-10)).withEpochLimit(limit).run();
            assertEquals(Stop.EPOCH_LIMIT, run.stop());
            assertEquals(limit, run.epochs());
        }
    }

    @Test
    void anInterruptBeforeTheStartIsSeenAndKept() {
        Thread.currentThread().interrupt();
        Trajectory run = LONG.run();
        assertEquals(Stop.INTERRUPTED, run.stop());
        assertEquals(0, run.epochs());
        assertTrue(Thread.currentThread().isInterrupted(), "the caller can still see the interrupt");
    }

    @Test
    @Timeout(60)
    void anInterruptOnTheWayStopsAndKeepsWhatWasReached() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        FutureTask<Trajectory> task = new FutureTask<>(() -> {
            started.countDown();
            return LONG.run();
        });
        Thread thread = new Thread(task, "training");
        thread.start();
        started.await();
        thread.interrupt();
        Trajectory run = task.get();
        thread.join();
        assertEquals(Stop.INTERRUPTED, run.stop());
        assertSame(run, Trajectory.lastInterrupted(), "a later cell finds what was reached");
        assertEquals(169.0 / 3, run.meanSquaredErrors()[0]);
        assertEquals(run.epochs(), (long) run.recordedEpochs()[run.recordedEpochs().length - 1]);
    }

    @Test
    void theTextbookLoopKeepsWhatItSawBeforeAnInterrupt() {
        Thread.currentThread().interrupt();
        PlainGradientDescent.Result seen = PlainGradientDescent.run(THREE_LABELS, Problems.twoNeurons(-10), 0.01, 5000);
        assertEquals(1, seen.meanSquaredErrors().length);
        assertEquals(Problems.twoNeurons(-10).meanSquaredError(THREE_LABELS), seen.meanSquaredErrorAt(0), 1e-13);
        assertEquals("Result[0 epochs, mean squared error 56.3]", seen.toString());
    }

    @Test
    void aStepThatIsTooLargeDiverges() {
        Network start = Network.of(new double[] {1, 1e-3}, new double[][] {{1, 2, 1}, {1e-3, -1, 1e-3}});
        for (double eta : new double[] {1e40, 1e45, 1e50}) {
            Trajectory run = GradientDescent.of(THREE_LABELS, start).withStepSize(eta).run();
            assertEquals(Stop.DIVERGED, run.stop(), "eta " + eta);
        }
    }

    /**
     * Far too large a step either overflows or switches every neuron off for good; neither is success, nor an
     * error.
     */
    @Test
    void farTooLargeStepsFromTinyStartsEndWithoutAnOverflow() {
        int diverged = 0;
        for (double logLambda = -30; logLambda > -1000; logLambda *= 1.1) {
            Trajectory run = GradientDescent.of(Dataset.of(3, -4, 12), Problems.twoNeurons(logLambda))
                    .withStepSize(1e50)
                    .withEpochLimit(1000).recording(Recorder.every(1).withNorms()).run();
            String what = "log lambda " + logLambda;
            if (run.stop() == Stop.EPOCH_LIMIT) {
                assertEquals(3, run.switchOffs().size(), what);
            } else {
                assertEquals(Stop.DIVERGED, run.stop(), what);
                diverged++;
            }
            assertTrue(Double.isFinite(run.finalNetwork().logSquaredNorm()), what);
        }
        assertTrue(diverged > 0, "some runs diverge");
    }

    @Test
    void onlyTheToleranceIsTakenForIt() {
        Stop.REACHED_TOLERANCE.requireTolerance("seed 3");
        assertEquals("seed 3 was not trained to its tolerance: EVALUATION_LIMIT", assertThrows(IllegalStateException.class,
                () -> Stop.EVALUATION_LIMIT.requireTolerance("seed 3")).getMessage());
    }
}
