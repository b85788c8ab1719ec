package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class EscapesTest {
    private static final Dataset DATA = Dataset.of(3, 4, 12);
    private static final Network START = Initialization.of(-100, new int[] {1, 1, -1},
            new double[][] {{1, 2, -1}, {-1, -1, 1}, {1, 1, 1}});

    private static Trajectory run(Recorder recorder) {
        return GradientDescent.of(DATA, START).recording(recorder).run();
    }

    @Test
    void neuronsAreOrderedByTheEpochAtWhichTheyBecomeVisible() {
        Trajectory run = run(Recorder.every(1).withNorms());
        Escapes escapes = Escapes.of(run, 0.1);
        assertEquals(List.of(1, 0), escapes.order());
        assertEquals(Trajectory.NEVER, escapes.epoch(2));
        double level = StrictMath.log(0.1);
        int epoch = (int) escapes.epoch(1);
        assertEquals(true, run.logNorms(1)[epoch] >= level && run.logNorms(1)[epoch - 1] < level, "first epoch above");
    }

    @Test
    void aCoarserRecordSeesItAtItsNextRecord() {
        long exact = Escapes.of(run(Recorder.every(1).withNorms()), 0.1).epoch(0);
        assertEquals((exact + 99) / 100 * 100, Escapes.of(run(Recorder.every(100).withNorms()), 0.1).epoch(0));
    }

    // At λ = 1 a neuron along a datum begins with ‖w‖ = 1, the logarithm of which is 0 exactly.
    @Test
    void aNeuronThatIsJustOfTheSizeIsVisible() {
        Trajectory run = GradientDescent.of(DATA, Initialization.of(0, new int[] {1}, new double[][] {{0, 0, 1}}))
                .recording(Recorder.every(1).withNorms()).run();
        assertEquals(0, Escapes.of(run, 1).epoch(0));
        assertEquals(1, Escapes.of(run, Math.nextUp(1.0)).epoch(0));
    }

    @Test
    void aNormThatNobodyCanHaveAndARunWithoutNormsAreNamed() {
        assertEquals("the norm of a visible neuron must be finite and > 0, got 0", assertThrows(
                IllegalArgumentException.class, () -> Escapes.of(run(Recorder.endsOnly()), 0)).getMessage());
        assertEquals("the norm of a visible neuron must be finite and > 0, got Infinity", assertThrows(
                IllegalArgumentException.class, () -> Escapes.of(run(Recorder.every(1).withNorms()), Double.POSITIVE_INFINITY))
                .getMessage());
        assertEquals("norms were not recorded: ask for Recorder.withNorms()", assertThrows(
                IllegalStateException.class, () -> Escapes.of(run(Recorder.endsOnly()), 1)).getMessage());
    }
}
