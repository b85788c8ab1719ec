package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomStartsTest {
    // One datum and one neuron of its sign: it is seen with probability 1/2, and then everything holds at once.
    @Test
    void oneNeuronAndOneDatum() {
        RandomStarts starts = RandomStarts.ofOneSign(1, 1, 2000, 5);
        assertEquals(starts.fitted(), starts.assumption4());
        assertEquals(starts.fitted(), starts.leastNorm());
        assertEquals(0.5, starts.share(starts.fitted()), 4.9 * starts.standardError(0.5));
    }

    // With all labels equal neurons that see as many are due at once; with random labels none are.
    @Test
    void tiesComeFromEqualLabels() {
        assertTrue(RandomStarts.ofEqualLabels(6, 6, 200, 1).tiedFirst() > 50);
        assertEquals(0, RandomStarts.ofOneSign(24, 6, 200, 1).tiedFirst());
    }
}
