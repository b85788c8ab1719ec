package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** Labels 4, 9; |a| = 2 and ½, each neuron sees one datum. */
class RawFlowEquationsTest {
    // Two output weights and two coordinates; the smallest |a| is ½.
    @Test
    void tolerancesAreRelativeToTheSmallestNeuron() {
        Network start = Network.of(new double[] {2, 0.5}, new double[][] {{2, 0}, {0, 0.5}});
        FlowProblem problem = new FlowProblem(Dataset.of(4, 9), start);
        RawFlowEquations equations = new RawFlowEquations(problem, problem.initial());
        assertArrayEquals(new double[] {5e-9, 5e-9, 5e-9, 5e-9}, equations.absolute(1e-8), 1e-24);
        assertArrayEquals(new double[] {1e-8, 1e-8, 1e-8, 1e-8}, equations.relative(1e-8), 0);
    }

    @Test
    void rawVariablesAreKeptToTheEndAndNobodyRests() {
        FlowProblem problem = new FlowProblem(Dataset.of(4), Network.of(new double[] {2}, new double[][] {{2}}));
        RawFlowEquations equations = new RawFlowEquations(problem, problem.initial());
        assertFalse(equations.wantsOtherVariables(equations.initial()));
        assertFalse(equations.mightRest(equations.initial()));
    }
}
