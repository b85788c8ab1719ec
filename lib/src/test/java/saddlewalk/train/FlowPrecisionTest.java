package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlowPrecisionTest {
    // 2 % of the tolerance 8e−10 is 1.6e−11; a sixteenth of it is 1e−12. No less than 2^{−46} and its sixteenth.
    @Test
    void whatShowsAndWhatMovesACoordinateIsASixteenthOfWhatIsFitted() {
        FlowPrecision coarse = new FlowPrecision(8e-10, 1e-19);
        assertEquals(1.6e-11, coarse.fitted(), 1e-26);
        assertEquals(1e-12, coarse.visible(), 1e-27);
        assertEquals(1e-12, coarse.held(), 1e-27);
        FlowPrecision fine = new FlowPrecision(1e-14, 1e-19);
        assertEquals(0x1p-50, fine.visible(), 0);
        assertEquals(0x1p-50, fine.held(), 0);
    }
}
