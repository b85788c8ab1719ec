package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Numbers;

class GronwallTest {
    @Test
    void aRampFallsToZeroAndStaysThere() {
        Gronwall ramp = Gronwall.ramp(0.2);
        assertEquals(0.2, ramp.root(0), 0);
        assertEquals(0.125, ramp.root(0.075), 1e-15);                  // between knots
        assertEquals(0, ramp.root(0.2), 1e-15);
        assertEquals(0, ramp.root(0.21), 1e-15);
        assertEquals(0, ramp.root(1), 0);
        assertEquals(21, ramp.roots().length);
        assertEquals(Double.NEGATIVE_INFINITY, Gronwall.ramp(0).violation(2, -1), 0);         // f = 0
        assertEquals(0, Gronwall.ramp(1).root(1), 0);
    }

    // 2g' − αg − β with g' = −1: largest in the limit g → 0, −2 − β. So β = −2 is the least that it allows.
    @Test
    void aRampMeetsTheHypothesisForNegativeBetaDownToMinusTwo() {
        Gronwall ramp = Gronwall.ramp(0.2);
        assertEquals(-1, ramp.violation(2, -1), 1e-14);
        assertEquals(0, ramp.violation(2, -2), 1e-14);
        assertEquals(0.5, ramp.violation(7, -2.5), 1e-14);
        assertTrue(ramp.root(1) > Gronwall.bound(0.2, 2, -1, 1), "and the bound without β ≥ 0 fails");
    }

    // The least β is the one at which nothing is violated; 0 where none is needed.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void atTheLeastBetaTheHypothesisIsJustMet(long seed) {
        Gronwall random = Gronwall.random(seed);
        double beta = random.leastBeta(1.3);
        double violation = random.violation(1.3, beta);
        assertTrue(beta > 0 ? Math.abs(violation) <= 1e-12 : violation <= 0, "seed " + seed + ": " + violation);
    }

    @Test
    void betweenKnotsARootIsStraight() {
        Gronwall random = Gronwall.random(3);
        double[] roots = random.roots();
        assertEquals((roots[4] + roots[5]) / 2, random.root(0.225), 1e-14);
        assertEquals(roots[20], random.root(1), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.05, 0.12, 1.05, Double.NaN})
    void aRampThatStartsBesideAKnotIsRefused(double root) {
        var e = assertThrows(IllegalArgumentException.class, () -> Gronwall.ramp(root));
        assertEquals("a ramp starts at one of 0, 0.05, ..., 1, got " + Numbers.brief(root), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aTimeOutsideIsRefused(double time) {
        var e = assertThrows(IllegalArgumentException.class, () -> Gronwall.ramp(0.2).root(time));
        assertEquals("time must be in [0, 1], got " + Numbers.brief(time), e.getMessage());
    }
}
