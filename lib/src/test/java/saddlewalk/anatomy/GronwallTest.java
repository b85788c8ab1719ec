package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GronwallTest {
    // With α = 2 and β = −1, g = √f has g' = g − ½ while g > 0: ½ − 0.3 e^t from 0.2, which is 0 at log(5/3) = 0.51.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5})
    void theFastestFollowsTheBoundForNegativeBetaTooWhileItIsPositive(double time) {
        assertEquals(0.5 - 0.3 * StrictMath.exp(time), Gronwall.fastest(0.2, 2, -1, time), 1e-6);
        assertEquals(0.5 - 0.3 * StrictMath.exp(time), Gronwall.bound(0.2, 2, -1, time), 1e-15);
    }

    // At 0 it stays, while the bound becomes negative. 1e−6: the root of a few local errors of 1e−14.
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 1, 5})
    void theFastestStaysAtZero(double time) {
        assertEquals(0, Gronwall.fastest(0.2, 2, -1, time), 1e-6);
        assertTrue(Gronwall.bound(0.2, 2, -1, time) < 0);
    }
}
