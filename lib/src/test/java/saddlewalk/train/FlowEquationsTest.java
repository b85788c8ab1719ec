package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

class FlowEquationsTest {
    // Neuron 0 sees data 0 and 2, neuron 1 datum 1: coordinates 0, 1, 2 stand behind two output weights.
    @Test
    void theLowestCoordinateIsTheSmallestAndOfEqualOnesTheFirst() {
        FlowProblem problem = new FlowProblem(Dataset.of(3, 4, 12),
                Network.of(new double[] {1, 1}, new double[][] {{1, 0, 1}, {0, 1, 0}}));
        FlowEquations equations = new RawFlowEquations(problem, problem.initial());
        assertArrayEquals(new int[] {0, 2, 1}, equations.datum);
        assertEquals(0, equations.lowest(new double[] {0, 0, 1, 2, 3}));
        assertEquals(1, equations.lowest(new double[] {0, 0, 2, 1, 3}));
        assertEquals(2, equations.lowest(new double[] {0, 0, 2, 3, 1}));
        assertEquals(1, equations.lowest(new double[] {0, 0, 2, 1, 1}));
    }
}
