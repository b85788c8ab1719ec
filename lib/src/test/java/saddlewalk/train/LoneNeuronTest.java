package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

/** Four data with labels far below 1, of which the first neuron sees some and not all. */
class LoneNeuronTest {
    private static final double[] LABELS = {0.2, 0.1, 0.05, 0.15};
    private static final GramProblem PROBLEM = problem(1);
    private static final LoneNeuron LONE = LoneNeuron.of(PROBLEM);
    private static final List<Integer> SEEN = PROBLEM.process().jump(1).fitted();
    private static final double NORM = norm();

    private static GramProblem problem(double scale) {
        double[] labels = LABELS.clone();
        for (int k = 0; k < labels.length; k++) {
            labels[k] *= scale;
        }
        Dataset data = Dataset.of(labels);
        long seed = 1;
        LimitProcess process = LimitProcess.of(data, Initialization.balancedPositive(3, 4, -500, seed));
        return new GramProblem(seed, data, 3, process.withStepSize(0.01));
    }

    private static double norm() {
        double norm = 0;
        for (int k : SEEN) {
            norm = StrictMath.hypot(norm, LABELS[k]);
        }
        return norm;
    }

    @Test
    void itsLabelsAreThoseItSees() {
        assertTrue(SEEN.size() > 1 && SEEN.size() < 4, "seen " + SEEN);
        assertEquals(NORM, LONE.labelNorm(), 1e-16);
        assertTrue(NORM * NORM > 0.5 * 0.075, "norm " + NORM);                  // 0.1² + 0.2² + 0.15² + 0.05²
    }

    // At the end a·‖u_S‖ = ‖y_S‖, and ‖u_S‖² − a² is what it was: (a² + ‖u_S‖²)² = (‖u_S‖² − a²)² + 4‖y_S‖².
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.3", "0.5, 0.4", "0.4, 0.5"})
    void theFlowEndsWhereItsBalanceAndItsLabelsSay(double output, double hidden) {
        double[] direction = LONE.start(0).direction(0);
        double seen = 0;
        for (int k : SEEN) {
            seen += direction[k] * direction[k];
        }
        double balance = hidden * hidden * seen - output * output;
        assertEquals(balance, LONE.imbalance(output, hidden), 1e-15);
        assertEquals(StrictMath.hypot(balance, 2 * NORM), LONE.finalSquare(output, hidden), 1e-9);  // 1e−12 a step
    }

    // 1e150 is refused as it comes; 1e−140 is not, and then is too small for the raw equations.
    @Test
    void weightsOfAnotherSizeAreNamed() {
        String large = message(() -> LONE.finalSquare(1, 1e150));
        assertTrue(large.startsWith("the length of the hidden weights must be 0 or between 1e-140 and 1e140 in size"), large);
        String small = message(() -> LONE.finalSquare(1, 1e-140));
        assertTrue(small.startsWith("raw variables need weights of at least e^-100"), small);
    }

    // g = 2(η/B)‖y_S‖ and h = 2η‖y_S‖/n.
    @Test
    void stepSizesAreMadeFromGrowths() {
        assertEquals(0.1, 2 * LONE.batchStepSize(2, 0.1) / 2 * NORM, 1e-16);
        assertEquals(0.1, 2 * LONE.stepSize(0.1) * NORM / 4, 1e-16);
    }

    // Of log λ = −500 and −1000 the plateaus differ by 500/log(1 + h) epochs, and batches keep their clock up to their noise.
    @Test
    void plateausOfSmallLabelsLastByTheirClocks() {
        assertEquals(500 / StrictMath.log(1.5), LONE.epochsGained(0.5), 1);
        double clock = LONE.batchClock(1).logGrowth(LONE.batchStepSize(1, 0.1));
        assertEquals(clock, LONE.batchLogGrowth(1, 0.1, 1), 0.001 / 3 + 0.1 / 2000);
    }

    // Nothing depends on the size of the labels where λ = e^{−30} is still far below their roots: at 1e−7 times as much.
    @Test
    void batchesUpsetTheBalanceInTheSameWayAtAnyScaleOfTheLabels() {
        LoneNeuron small = LoneNeuron.of(problem(1e-7));
        assertEquals(small.predictedImbalance(1, 0.02), small.imbalance(1, 0.02, 1), 0.01 * 0.02);
        assertEquals(1, small.settles(2, 0.9, 1));
        assertEquals(0, small.settles(2, 4, 1));
    }
}
