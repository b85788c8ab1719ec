package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StepsTest {
    // By hand: heights 9, 4, 0 with jumps at 2 and 5, drawn from 1 to 6.
    @Test
    void everyPieceBeginsAtAJumpAndTheLastHoldsToTheEnd() {
        assertArrayEquals(new double[] {1, 2, 5, 6}, Steps.epochs(1, new double[] {2, 5}, 6));
        assertArrayEquals(new double[] {9, 4, 0, 0}, Steps.heights(new double[] {9, 4, 0}));
    }

    @Test
    void piecesOutOfOrderAreRefused() {
        assertEquals("the pieces of a step must begin in order: piece 1 begins before the one in front of it",
                assertThrows(IllegalArgumentException.class, () -> Steps.epochs(3, new double[] {2}, 6)).getMessage());
    }
}
