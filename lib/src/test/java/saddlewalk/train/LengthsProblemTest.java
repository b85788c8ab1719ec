package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Network;

class LengthsProblemTest {
    // Trained on the raw inputs by the textbook loop, which knows nothing of lengths.
    @Test
    void trainingEndsAtTheWeightedNormAndJumpsAtTheWeightedTimes() {
        LengthsProblem problem = LengthsProblem.picked(8, 3, -150, 1);
        PlainGradientDescent.Result run = problem.train(-150);
        assertEquals(problem.limit().squaredNorm(), LengthsProblem.balancedSquaredNorm(run.network()), 1e-9);
        double[] halves = problem.halves(run);
        for (int i = 1; i <= halves.length; i++) {
            double predicted = problem.limit().process().jumpEpoch(i, -150);
            assertEquals(predicted, halves[i - 1], 0.05 * predicted, problem + ", jump " + i);
        }
        assertTrue(problem.offsetSpans(java.util.List.of(run, problem.train(-200)), -150, -200).stream()
                .allMatch(span -> span < 1), problem.toString());
    }

    // |a| = 3, ‖w‖ = 5: 2·15 without the drift (5 − 3)² from balance; the squared norm is 34.
    @Test
    void theBalancedNormLeavesTheDriftOut() {
        Network network = Network.of(new double[] {3}, new double[][] {{3, 4}});
        assertEquals(30, LengthsProblem.balancedSquaredNorm(network), 1e-13);
        assertEquals(34, network.squaredNorm(), 1e-13);
    }
}
