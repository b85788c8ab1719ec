package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeNetworkTest {
    @Test
    void theDriftOfABalanceIsWithinItsBoundAndHalvesWithTheStep() {
        HeNetwork whole = HeNetwork.train(NormSetting.he(8, 30, 0.02, 1, 2));
        HeNetwork half = HeNetwork.train(NormSetting.he(8, 30, 0.01, 1, 2));
        assertTrue(whole.drift() > 0 && whole.drift() <= whole.driftBound(), whole.toString());
        assertEquals(2, whole.drift() / half.drift(), 0.1);            // first order in η
        assertTrue(whole.learned() > 0, whole.toString());
    }

    // By hand, m = d = 1: two squares of uniform numbers on (−1, 1), mean 1/3 and variance 4/45 each.
    @Test
    void theStartByHand() {
        assertEquals(2.0 / 3, HeNetwork.meanStartNorm(1), 1e-15);
        assertEquals(StrictMath.sqrt(8.0 / 45), HeNetwork.startNormDeviation(1, 1), 1e-15);
    }
}
