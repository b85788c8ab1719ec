package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WholeDataTest {
    // By hand, b = 3/4, two data: both at once 9/16, one after the other 6/16, of 15/16; so E(2) = (9√2 + 6·2)/15.
    @Test
    void twoDataByHand() {
        WholeData whole = WholeData.of(2, 0.75);
        assertEquals(1, whole.ratio(1), 1e-14);
        assertEquals((9 * StrictMath.sqrt(2) + 12) / 15 / StrictMath.sqrt(2), whole.ratio(2), 1e-13);
    }

    // E(n)/√n tends to the law from below, with a distance of order n^(−1/2).
    @Test
    void manyDataFollowTheLaw() {
        WidthLaw law = WidthLaw.of(0.5);
        WholeData whole = WholeData.of(1600, law.block(0));
        double near = law.ratio() - whole.ratio(1600);
        double far = law.ratio() - whole.ratio(100);
        assertTrue(near > 0 && near < 0.02, "" + near);
        assertEquals(4, far / near, 0.4);
    }

    @Test
    void allDataAtOnceFromTheFullWidthOn() {
        assertEquals(1, WholeData.of(30, 1).ratio(30), 1e-14);
    }

    @Test
    void whatItCannotTakeIsNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> WholeData.of(0, 0.75));
        assertEquals("whole data need n >= 1 and a first block in [1/2, 1], got n = 0 and 0.75", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> WholeData.of(3, 0.7).ratio(4));
        assertEquals("the number of data must be in [1, 3], got 4", e.getMessage());
    }

    // By hand, b = 1/2, two data: (1/2 · 2 + 1/4 · √2)/(3/4).
    @Test
    void halvesByHand() {
        assertEquals((4 + StrictMath.sqrt(2)) / 3 / StrictMath.sqrt(2), WholeData.of(2, 0.5).ratio(2), 1e-14);
        assertEquals(1, WholeData.of(1, 0.75).ratio(1), 1e-15);
    }

    // A second way: all terms of the sum, binomials by their ratios from 2^{−u} on.
    @Test
    void theSumIsThatOfAllItsTerms() {
        double[] means = new double[301];
        for (int u = 1; u <= 300; u++) {
            double probability = Math.scalb(1.0, -u);
            double sum = 0;
            for (int s = 1; s <= u; s++) {
                probability *= (u - s + 1.0) / s;
                sum += probability * (Math.sqrt(s) + means[u - s]);
            }
            means[u] = sum / (1 - Math.scalb(1.0, -u));
        }
        WholeData whole = WholeData.of(300, 0.5);
        for (int n = 1; n <= 300; n++) {
            assertEquals(means[n] / Math.sqrt(n), whole.ratio(n), 1e-12, "n = " + n);
        }
    }

    @Test
    void blocksBelowHalfAndAboveAllAreRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> WholeData.of(1, 0.25));
        assertEquals("whole data need n >= 1 and a first block in [1/2, 1], got n = 1 and 0.25", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> WholeData.of(1, 1.5));
        assertEquals("whole data need n >= 1 and a first block in [1/2, 1], got n = 1 and 1.5", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> WholeData.of(3, 0.7).ratio(0));
        assertEquals("the number of data must be in [1, 3], got 0", e.getMessage());
    }
}
