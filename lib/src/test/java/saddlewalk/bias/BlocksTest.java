package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.PatternProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.PatternStream;

class BlocksTest {
    // By hand: labels 3, 4, 12; neuron 1 sees 12, jumps at 3/12; neuron 0 sees (3, 4), jumps at 3/5; shares 144/169 and
    // 25/169.
    @Test
    void twoNeuronsByHand() {
        double[] labels = {3, 4, 12};
        Blocks blocks = Blocks.of(LimitProcess.of(labels, new int[] {1, 1}, ActivationMask.ofRows("1 0", "1 0", "0 1")));
        assertEquals(144.0 / 169, blocks.block(0), 1e-15);
        assertEquals(25.0 / 169, blocks.block(1), 1e-15);
        assertEquals(0, blocks.block(2), 0);
        assertEquals(17.0 / 13, blocks.ratio(), 1e-15);
        assertEquals(2.4, blocks.lateness(2), 1e-14);
        assertEquals(2.4, blocks.lateness(9), 1e-14);
        assertEquals(blocks.ratio(), Blocks.of(PatternProcess.of(labels, PatternStream.of(3, 0b011, 0b100))).ratio(), 1e-15);
    }

    @Test
    void aBlockHasATime() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Blocks(List.of(0.5), List.of()));
        assertEquals("one time a block and at least one block, got 1 blocks and 0 times", e.getMessage());
    }
}
