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

    // One sign by its formulas, three data and three neurons: (1 − 1/8)³ for no zero row and 1 − (1 − 1/8)³ for one that
    // sees all; all three different, not 0 and without a zero row: the 8³ masks one by one. Five standard errors.
    @Test
    void randomStartsOfOneSignAreThoseOfTheFormulas() {
        int good = 0;
        for (int bits = 0; bits < 512; bits++) {
            int a = bits & 7;
            int b = bits >> 3 & 7;
            int c = bits >> 6;
            good += (a | b | c) == 7 && a * b * c != 0 && a != b && a != c && b != c ? 1 : 0;
        }
        StartCensus census = StartCensus.randomOneSign(3, 3, 5, 2000);
        double seen = 343 / 512.0;
        double error = 2.5 / Math.sqrt(2000);
        assertEquals(seen, census.share(census.noZeroRow()), error);
        assertEquals(1 - seen, census.share(census.oneSeesAll()), error);
        assertEquals(good / 512.0, census.share(census.assumption4i()), error);
        assertEquals(2000, census.starts());
    }

    // Seeds firstSeed … firstSeed + starts − 1: those of two neighbouring ranges together are those of both.
    @Test
    void countsOfNeighbouringSeedsAddUp() {
        StartCensus all = StartCensus.randomOneSign(2, 2, 5, 100);
        StartCensus one = StartCensus.randomOneSign(2, 2, 5, 37);
        StartCensus two = StartCensus.randomOneSign(2, 2, 42, 63);
        assertEquals(all.noZeroRow(), one.noZeroRow() + two.noZeroRow());
        assertEquals(all.assumption4i(), one.assumption4i() + two.assumption4i());
        assertEquals(all.oneSeesAll(), one.oneSeesAll() + two.oneSeesAll());
    }

    // By hand: 7 of 16, and ½/√16.
    @Test
    void aCountIsAPartOfTheStarts() {
        StartCensus census = new StartCensus(16, 7, 0, 7);
        assertEquals(7 / 16.0, census.share(7), 0);
        assertEquals(0.125, census.standardError(), 0);
    }

    @Test
    void noDataAreRefused() {
        String none = "numbers of labels must be >= 0 and one of them >= 1, got 0 and 0";
        assertEquals(none, assertThrows(IllegalArgumentException.class, () -> StartCensus.all(0, 0, 2)).getMessage());
        assertEquals(none, assertThrows(IllegalArgumentException.class,
                () -> StartCensus.random(0, 0, 2, 1, 3)).getMessage());
        assertEquals(none, assertThrows(IllegalArgumentException.class,
                () -> StartCensus.randomOneSign(0, 2, 1, 3)).getMessage());
    }
}
