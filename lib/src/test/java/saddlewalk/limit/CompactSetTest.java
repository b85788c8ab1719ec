package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Problems;
import saddlewalk.model.ActivationMask;

class CompactSetTest {
    // Jumps at 1/4 and 3/5, so the smallest wait is that for the first.
    private static final LimitProcess PROCESS = LimitProcess.of(Problems.THREE_LABELS, Problems.twoNeurons(-1));

    @Test
    void theSetKeepsAQuarterOfTheSmallestWaitOffEveryJump() {
        CompactSet set = CompactSet.of(PROCESS, 0.25);
        assertEquals(1 / 16.0, set.margin(), 1e-16);
        double[] ends = {0, 3 / 16.0, 5 / 16.0, 0.5375, 0.6625, 0.78};
        assertArrayEquals(ends, set.times(2).stream().mapToDouble(t -> t).toArray(), 1e-15);
        assertEquals(9, set.times(3).size());
        assertEquals("CompactSet[up to 0.78, off 2 jumps by 0.0625]", set.toString());
    }

    // The neuron that jumps next is nearest: 1/16 before its jump neuron 1 is at −4/16, neuron 0 at −(5/3)/16. What is left of the
    // data just fitted is λ to 2·4/16 and 2·(5/3)/16; nobody shares data.
    @Test
    void theExponentIsThatOfTheSlowestJump() {
        CompactSet set = CompactSet.of(PROCESS, 0.25);
        assertEquals(5 / 48.0, set.exponentOfUnfitted(), 1e-15);
        assertEquals(5 / 48.0, set.exponent(), 1e-15);
    }

    // 5 evenly spaced times, and for each of 2 jumps 16 on each side and the jump; the first jump at 1/4 is none of the five.
    @Test
    void aPictureAcrossTheJumpsHasTimesCloserAndCloserToThem() {
        double[] times = CompactSet.of(PROCESS, 0.25).timesAcross(4);
        assertEquals(5 + 2 * 33, times.length);
        assertTrue(Arrays.stream(times).anyMatch(time -> time == 0.25) && Arrays.stream(times).anyMatch(time -> time == 0.3125));
        for (int i = 1; i < times.length; i++) {
            assertTrue(times[i] > times[i - 1], "time " + i);
        }
    }

    // end·400/400 may round to the double above the end, where a run has stopped.
    @Test
    void noTimeOfAPictureLiesBeyondTheEnd() {
        for (int i = 0; i < 1000; i++) {
            CompactSet set = new CompactSet(PROCESS, 1 / 16.0, 0.78 + i / 997.0);
            double[] times = set.timesAcross(400);
            assertTrue(times[times.length - 1] <= set.end(), "end " + set.end());
            assertEquals(set.end(), times[times.length - 1], Math.ulp(set.end()));
        }
    }

    @ParameterizedTest @ValueSource(doubles = {0, -1, 0.125, Double.NaN})
    void aMarginThatLeavesNoTimeBetweenJumpsIsNamed(double margin) {
        var e = assertThrows(IllegalArgumentException.class, () -> new CompactSet(PROCESS, margin, 1));
        assertEquals("the margin around jumps must be in (0, 0.125), half of the smallest wait, got "
                + saddlewalk.Numbers.full(margin), e.getMessage());
    }

    @Test
    void anEndBeforeTheLastPartAndASingleTimeAreNamed() {
        assertEquals("the set must end after 0.7, got 0.5", assertThrows(IllegalArgumentException.class,
                () -> new CompactSet(PROCESS, 0.1, 0.5)).getMessage());
        assertEquals("the two ends of a part count: at least 2 times each, got 1", assertThrows(
                IllegalArgumentException.class, () -> CompactSet.of(PROCESS, 0.25).times(1)).getMessage());
    }

    @Test
    void anEndAtTheMarginOrAtInfinityIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CompactSet(PROCESS, 0.1, PROCESS.jumpTime(2) + 0.1));
        assertThrows(IllegalArgumentException.class, () -> new CompactSet(PROCESS, 0.1, Double.POSITIVE_INFINITY));
    }

    // Labels 10, 11, 12 with a neuron each, n = 3: jumps at 3/12, 3/11, 3/10, the first two 1/44 apart, the last two 3/110.
    @Test
    void theSmallestWaitMayBeBetweenTwoJumps() {
        LimitProcess process = LimitProcess.of(new double[] {10, 11, 12}, new int[] {1, 1, 1},
                ActivationMask.ofRows("1 0 0", "0 1 0", "0 0 1"));
        assertEquals(1 / 44.0, CompactSet.smallestWait(process), 1e-15);
    }

    @Test
    void aProcessWithoutJumpsIsRefused() {
        LimitProcess process = LimitProcess.of(new double[] {3, 4}, new int[] {1}, ActivationMask.ofRows("0", "0"));
        assertEquals("a process must have jumps to keep off, got LimitProcess[n=2, m=1, jumps=0, uncovered=2]", assertThrows(
                IllegalArgumentException.class, () -> CompactSet.smallestWait(process)).getMessage());
    }

    // Neuron 0 sees 3, 4, 12 and jumps at 3/13, neuron 1 sees 4, 12 and is left for good at √160/13 − 1 = −0.027, nearer to 0
    // than neuron 0 a quarter of the wait before its jump.
    @Test
    void aNeuronLeftOverCountsOnTheLastPlateau() {
        LimitProcess process = LimitProcess.of(new double[] {3, 4, 12}, new int[] {1, 1},
                ActivationMask.ofRows("1 0", "1 1", "1 1"));
        assertEquals(1 - Math.sqrt(160) / 13, CompactSet.of(process, 0.25).exponentOfUnfitted(), 1e-15);
    }

    // Thirds of [0, 3/16]; quarters of the end 0.78 for a picture.
    @Test
    void timesAreEvenlySpaced() {
        CompactSet set = CompactSet.of(PROCESS, 0.25);
        assertArrayEquals(new double[] {0, 1 / 16.0, 2 / 16.0, 3 / 16.0},
                set.times(4).stream().limit(4).mapToDouble(t -> t).toArray(), 1e-15);
        for (int i = 0; i <= 4; i++) {
            double time = 0.78 * i / 4;
            assertTrue(Arrays.stream(set.timesAcross(4)).anyMatch(t -> Math.abs(t - time) < 1e-12), "time " + time);
        }
    }
}
