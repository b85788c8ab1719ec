package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class UnbalancedStartTest {
    @Test
    void onlyOutputWeightsAreMultiplied() {
        Network balanced = Initialization.balanced(3, 4, -1000, 1);
        Network tilted = UnbalancedStart.withOutputs(balanced, -300);
        for (int j = 0; j < 3; j++) {
            assertEquals(-1300, tilted.logOutput(j), 1e-10);
            assertEquals(-1000, tilted.logNorm(j), 1e-10);
            assertEquals(balanced.sign(j), tilted.sign(j));
            assertArrayEquals(balanced.storedHidden(j), tilted.storedHidden(j));
        }
    }

    // By hand: ‖y_S‖ = 2, c = 3: √(9 + 16) = 5; balanced 2·2 = 4.
    @Test
    void theNormOfAnUnbalancedEndByHand() {
        assertEquals(5, UnbalancedStart.finalSquare(2, 3));
        assertEquals(5, UnbalancedStart.finalSquare(2, -3));
        assertEquals(4, UnbalancedStart.finalSquare(2, 0));
    }

    @Test
    void aFactorThatIsNoDoubleIsNamed() {
        Network start = Initialization.balanced(1, 1, 0, 1);
        assertEquals("the log of the factor on output weights must be in [-600, 600], got 601", assertThrows(
                IllegalArgumentException.class, () -> UnbalancedStart.withOutputs(start, 601)).getMessage());
    }
}
