package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;

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
                assertThrows(IllegalArgumentException.class, () -> EqualLabels.tieAtFirstJump(0, 2)).getMessage());
    }
}
