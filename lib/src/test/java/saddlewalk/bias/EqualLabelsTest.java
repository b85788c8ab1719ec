package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Tie;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class EqualLabelsTest {
    // By hand: one datum, two neurons: a tie when both see it, 1/4. Two data, two neurons, |S| = 0, 1, 2 with 1/4, 1/2,
    // 1/4: both 1 or both 2, 1/4 + 1/16. One neuron never ties.
    @Test
    void tiesByHand() {
        assertEquals(1 / 4.0, EqualLabels.tieAtFirstJump(1, 2), 1e-15);
        assertEquals(5 / 16.0, EqualLabels.tieAtFirstJump(2, 2), 1e-15);
        assertEquals(0, EqualLabels.tieAtFirstJump(9, 1), 1e-15);
    }

    // Counted by running Algorithm 1, 5 standard errors, fixed seed.
    @Test
    void algorithm1TiesAsOften() {
        TieCensus census = TieCensus.equalLabels(5, 3, 11, 2000);
        assertEquals(EqualLabels.tieAtFirstJump(5, 3), census.share(census.tiedAtFirst()), 5 * 0.5 / Math.sqrt(2000));
    }

    // Proposition 2 (ii): normal labels do not tie when 4 (i) holds; and a count of 4 (i) is that of the census of starts.
    @Test
    void normalLabelsDoNotTie() {
        TieCensus census = TieCensus.of(seed -> Dataset.of(1.25, 0.5, -2, 3.75, -0.625), 3, 20, 500);
        assertEquals(0, census.tied());
        Dataset signs = Dataset.of(1, 1, -1, 1, -1);
        assertEquals(TieCensus.of(seed -> signs, 3, 20, 500).assumption4i(), census.assumption4i());
    }

    @Test
    void noDataAreRefused() {
        assertEquals("numbers of labels must be >= 0 and one of them >= 1, got 0 and 0",
                message(() -> EqualLabels.tieAtFirstJump(0, 2)));
    }

    // Start by start: Assumptions judges 4 (i), and the ties are those that Algorithm 1 reports.
    @Test
    void aCensusOfOneStartIsThatStart() {
        Dataset ones = Dataset.of(1, 1, 1, 1);
        int all = 0;
        int some = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Network start = Initialization.balancedPositive(3, 4, 0, seed);
            List<Tie> ties = LimitProcess.of(ones, start, TieRule.SMALLEST_INDEX).ties();
            boolean meets = Assumptions.of(ones, start).holds("4(i)");
            TieCensus expected = new TieCensus(1, meets ? 1 : 0, meets && !ties.isEmpty() ? 1 : 0,
                    ties.stream().anyMatch(tie -> tie.jump() == 1) ? 1 : 0, ties.stream().anyMatch(Tie::harmful) ? 1 : 0);
            assertEquals(expected, TieCensus.equalLabels(4, 3, seed, 1), "seed " + seed);
            all += expected.tied() * expected.tiedAtFirst() * expected.harmful();
            some += expected.assumption4i() * (1 - expected.tied());
        }
        assertTrue(all > 0 && some > 0, "starts with and without ties: " + all + " and " + some);
    }
}
