package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import org.junit.jupiter.api.Test;
import saddlewalk.Problems;

class RecorderTest {
    private static double[] epochs(Recorder recorder, long limit) {
        return GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-50)).withEpochLimit(limit).recording(recorder)
                .run()
                .recordedEpochs();
    }

    @Test
    void theStartAndTheLastEpochAreAlwaysRecorded() {
        assertArrayEquals(new double[] {0, 10}, epochs(Recorder.endsOnly(), 10));
        assertArrayEquals(new double[] {0}, epochs(Recorder.endsOnly(), 0));
        assertArrayEquals(new double[] {0, 4, 8, 10}, epochs(Recorder.every(4), 10));
        assertArrayEquals(new double[] {0, 5, 10}, epochs(Recorder.every(5), 10));
        assertArrayEquals(new double[] {0, 10}, epochs(Recorder.every(1000), 10));
    }

    @Test
    void chosenEpochsComeBesideRegularOnesOnceAndInOrder() {
        assertArrayEquals(new double[] {0, 3, 7, 10}, epochs(Recorder.endsOnly().andAt(7, 3, 7, 0, 99), 10));
        assertArrayEquals(new double[] {0, 3, 4, 8, 9, 10}, epochs(Recorder.every(4).andAt(9).andAt(8, 3), 10));
    }

    @Test
    void aRecorderIsNotChangedByAddingToIt() {
        Recorder every = Recorder.every(5);
        assertTrue(every.andAt(3).withNorms().withNetworks().networks());
        assertFalse(every.networks());
        assertArrayEquals(new double[] {0, 5, 10}, epochs(every, 10));
        long[] at = {3};
        Recorder chosen = Recorder.endsOnly().andAt(at);
        at[0] = 4;
        assertArrayEquals(new double[] {0, 3, 10}, epochs(chosen, 10));
    }

    @Test
    void theNextEpochIsFoundNearTheLargestNumber() {
        assertEquals(Long.MAX_VALUE, Recorder.endsOnly().next(5));
        assertEquals(Long.MAX_VALUE - 1, Recorder.every(Long.MAX_VALUE - 1).next(5));
        assertEquals(Long.MAX_VALUE, Recorder.every(Long.MAX_VALUE - 1).next(Long.MAX_VALUE - 1));
    }

    @Test
    void epochsThatAreNoneAreNamed() {
        assertEquals("epochs between records must be at least 1, got 0",
                assertThrows(IllegalArgumentException.class, () -> Recorder.every(0)).getMessage());
        assertEquals("an epoch to record must be >= 0, got -4",
                assertThrows(IllegalArgumentException.class, () -> Recorder.endsOnly().andAt(3, -4)).getMessage());
    }

    // By hand: around 10 and 1, one on either side, 4 apart; what would be before the start is the start.
    @Test
    void recordsAroundAnEpochLieOnEitherSide() {
        Recorder recorder = Recorder.endsOnly().andAround(new double[] {10.2, 1}, 1, 4);
        assertEquals(1, recorder.next(0));
        assertEquals(5, recorder.next(1));
        assertEquals(6, recorder.next(5));
        assertEquals(10, recorder.next(6));
        assertEquals(14, recorder.next(10));
        assertEquals(Long.MAX_VALUE, recorder.next(14));
        Recorder alone = Recorder.endsOnly().andAround(new double[] {1}, 0, 1);
        assertEquals(1, alone.next(0));
        assertEquals(Long.MAX_VALUE, alone.next(1));
        assertEquals("records around an epoch need count >= 0 and at least 1 epoch apart, got 1 and 0",
                org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class,
                        () -> Recorder.endsOnly().andAround(new double[] {1}, 1, 0)).getMessage());
    }
}
