package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchClockTest {
    private static final double[] LABELS = {3, 4, 12, 1};

    // By hand: S = {0, 1}, ‖y_S‖ = 5, q for single data (81 + 256)/625; pairs are together with probability 1/3 of four data by two.
    @Test
    void growthAndConcentrationByHand() {
        BatchClock single = BatchClock.of(LABELS, List.of(0, 1), 1);
        BatchClock pairs = BatchClock.of(LABELS, List.of(0, 1), 2);
        BatchClock full = BatchClock.of(LABELS, List.of(0, 1), 4);
        assertEquals(337.0 / 625, single.concentration(), 1e-15);
        assertEquals((337 + 288 / 3.0) / 625, pairs.concentration(), 1e-15);
        assertEquals(1, full.concentration(), 1e-15);
        assertEquals(0.1, single.growth(0.01), 1e-15);
        assertEquals(0.1 - 0.25 * 0.01 * (1 + 337.0 / 625), single.logGrowth(0.01), 1e-15);
        assertEquals(-0.25 * 0.1 * (1 - 337.0 / 625) * 5, single.imbalance(0.01), 1e-15);
        assertEquals(0, full.imbalance(0.01), 1e-15);
    }

    // log(1 + g) = g − g²/2 + g³/3 − …
    @Test
    void theFullBatchHasTheDiscreteClock() {
        BatchClock full = BatchClock.of(LABELS, List.of(0, 1), 4);
        double g = full.growth(0.01);
        assertEquals(Math.log1p(g), full.logGrowth(0.01), g * g * g / 3);
    }

    // Full batch: h = 2η·5/4 = 1 at η = 0.4. Single data: 2η(5 + 16/5) = 2.
    @Test
    void theStableStepByHand() {
        assertEquals(0.4, BatchClock.of(LABELS, List.of(0, 1), 4).settlesUpTo(), 1e-15);
        assertEquals(1 / 8.2, BatchClock.of(LABELS, List.of(0, 1), 1).settlesUpTo(), 1e-15);
    }

    @Test
    void badInputIsNamed() {
        assertEquals("the size of a batch must be a divisor of n = 4, got 3",
                assertThrows(IllegalArgumentException.class, () -> BatchClock.of(LABELS, List.of(0), 3)).getMessage());
        assertEquals("a neuron must see labels that are not 0, got a squared norm of 0",
                assertThrows(IllegalArgumentException.class, () -> BatchClock.of(LABELS, List.of(), 2)).getMessage());
    }

    // 2·0.01/2·5: batches of two make half as many steps an epoch.
    @Test
    void largerBatchesMakeFewerSteps() {
        BatchClock pairs = BatchClock.of(LABELS, List.of(0, 1), 2);
        assertEquals(0.05, pairs.growth(0.01), 1e-16);
        assertEquals("BatchClock[n=4, batch=2, sees 2]", pairs.toString());
    }

    // By hand: ‖(12, 3)‖ = √153, the largest square of one datum is 144 in either order.
    @Test
    void theStableStepIsRuledByTheLargestLabels() {
        double expected = 1 / (Math.sqrt(153) + 144 / Math.sqrt(153));
        assertEquals(expected, BatchClock.of(LABELS, List.of(2, 0), 1).settlesUpTo(), 1e-15);
        assertEquals(expected, BatchClock.of(LABELS, List.of(0, 2), 1).settlesUpTo(), 1e-15);
    }

    @Test
    void aDatumOutsideIsNamed() {
        assertEquals("datum must be in [0, 3], got 4", assertThrows(IndexOutOfBoundsException.class,
                () -> BatchClock.of(LABELS, List.of(0, 4), 1)).getMessage());
    }
}
