package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class BalanceTest {
    // ‖(3, 4)‖ = 5: 6/5 − 1 and 36 − 25; ‖(0, 2)‖ = 2: 1/2 − 1 and 1 − 4.
    @Test
    void gapsAndDifferencesByHand() {
        Network network = Network.of(new double[] {6, -1}, new double[][] {{3, 4}, {0, 2}});
        assertArrayEquals(new double[] {0.2, -0.5}, Balance.gaps(network), 1e-15);
        assertArrayEquals(new double[] {11, -3}, Balance.differences(network), 0);
        assertEquals(0.5, Balance.largestGap(List.of(network)), 0);
    }

    @Test
    void aNeuronThatIsZeroHasNoGap() {
        Network zero = Network.of(new double[] {0, 1}, new double[][] {{0, 0}, {1, 0}});
        assertTrue(Double.isNaN(Balance.gap(zero, 0)));
        assertTrue(Double.isNaN(Balance.largestGap(List.of(zero))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFlowKeepsTheBalance(long seed) {
        FlowTrajectory flow = GradientFlow.of(Dataset.normal(6, seed), Initialization.balanced(3, 6, -6, seed))
                .withRawVariables().withTolerance(1e-12).run(40);
        List<Network> path = IntStream.rangeClosed(0, 80).mapToObj(i -> flow.at(0.5 * i).network()).toList();
        assertTrue(Balance.largestGap(path) <= flow.evaluations() * 0x1p-52, "seed " + seed);
    }

    // Second order: half the step, a quarter of the error. Large steps, so that rounding plays no part.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFirstOrderOfTheDriftLeavesAnErrorOfSecondOrder(long seed) {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Initialization.of(-3, new int[] {1}, new double[][] {{1 + seed, 2, 1}});
        FlowTrajectory flow = GradientFlow.of(data, start).withRawVariables().run(2);
        List<Network> path = IntStream.rangeClosed(0, 2000)
                .mapToObj(i -> flow.at(Math.min(2, 1e-3 * i)).network()).toList();
        double coefficient = Balance.driftCoefficients(data, path, 1e-3, 0)[300];
        assertTrue(coefficient < -0.01, "seed " + seed);
        double[] error = new double[2];
        for (int i = 0; i < 2; i++) {
            double eta = 1e-3 / (1 << i);
            Network network = PlainGradientDescent.run(data, start, eta, (int) Math.round(0.3 / (2 * eta))).network();
            error[i] = Balance.gap(network, 0) - eta * coefficient;
        }
        assertEquals(4, error[0] / error[1], 0.2, "seed " + seed);
    }
}
