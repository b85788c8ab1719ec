package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class ZeroColumnsTest {
    // Labels −3 and 4, both signs positive: neuron 0 at (0.6, −0.8) is active on the −3 only, which takes the 0.6;
    // neuron 1 sees the 4.
    private static final Dataset DATA = Dataset.of(-3, 4);
    private static final Network START = Initialization.of(-10, new int[] {1, 1}, new double[][] {{0.6, -0.8}, {-0.8, 0.6}});

    @Test
    void aNeuronThatSeesNothingKeepsWhatWasNeverActive() {
        ZeroColumns columns = ZeroColumns.of(DATA, START);
        assertEquals(List.of(0), columns.neurons());
        assertEquals(Math.log(0.8), columns.predictedLogNorms().get(0), 1e-15);
        assertEquals("ZeroColumns[0]", columns.toString());
    }

    // A network of the scale e^−12 has lost e^−2.
    @Test
    void theNormOfATrainedNetworkIsComparedWithTheStart() {
        List<Double> norms = ZeroColumns.of(DATA, START).logNorms(
                Initialization.of(-12, new int[] {1, 1}, new double[][] {{0.6, -0.8}, {-0.8, 0.6}}));
        assertEquals(1, norms.size());
        assertEquals(-2, norms.get(0), 1e-14);
    }
}
