package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.Assumptions;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class StartCensusTest {
    // By hand, one positive datum, two neurons: sign and activity of each, 16 starts. A neuron sees it with probability
    // 1/4; no zero row: 1 − (3/4)² = 7/16, the same that one sees all; two different columns that are not 0 do not exist.
    @Test
    void oneDatumByHand() {
        assertEquals(new StartCensus(16, 7, 0, 7), StartCensus.all(1, 0, 2));
    }

    // By hand, one datum of each sign, two neurons: each sees its own sign's datum with probability 1/2. One positive and
    // one negative neuron (1/2), both active on theirs (1/4): 1/8 of 64 starts, for all three counts.
    @Test
    void oneDatumOfEachSignByHand() {
        assertEquals(new StartCensus(64, 8, 8, 8), StartCensus.all(1, 1, 2));
    }

    // A second judge of 4 (i): Assumptions, start by start.
    @Test
    void randomStartsAreJudgedAsByAssumptions() {
        Dataset data = Dataset.of(1, 1, 1, -1, -1, -1);
        int holds = 0;
        for (long seed = 50; seed < 250; seed++) {
            Network start = Initialization.balanced(4, 6, 0, seed);
            holds += Assumptions.of(data, start).holds("4(i)") ? 1 : 0;
        }
        assertEquals(holds, StartCensus.random(3, 3, 4, 50, 200).assumption4i());
    }

    // More than 64 neurons take more than one word of the mask; with 200 of them every one of 2 data is seen (missed with
    // probability below 1e−20), and two of them surely see the same.
    @Test
    void manyNeuronsAreCountedToo() {
        assertEquals(new StartCensus(5, 5, 0, 5), StartCensus.random(1, 1, 200, 7, 5));
    }

    // By hand: one positive datum is fitted at the least norm as soon as it is seen.
    @Test
    void aLoneDatumReachesTheLeastNormWhenItIsSeen() {
        assertEquals(StartCensus.random(1, 0, 2, 9, 100).noZeroRow(),
                StartCensus.reachMinimumNorm(Dataset.of(3), 2, 9, 100));
    }

    @Test
    void tooManyStartsAreRefused() {
        assertEquals("all starts are counted up to (n + 1)m = 24, got n = 4, m = 5",
                assertThrows(IllegalArgumentException.class, () -> StartCensus.all(2, 2, 5)).getMessage());
    }
}
