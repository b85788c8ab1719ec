package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LargeSteps;
import saddlewalk.model.Inputs;

class GramProblemTest {
    private static final GramProblem PROBLEM = GramProblem.picked(1, 8);

    @Test
    void aPickedProblemIsTheFirstOneThatTheCensusCounts() {
        assertEquals(0, GramProblem.census(1, (int) PROBLEM.seed() - 1, 8));
        assertEquals(1, GramProblem.census(PROBLEM.seed(), 1, 8));
    }

    // Two whole epochs, each rounded up, differ from what is between them by less than 1.
    @Test
    void trainingOnInputsThatLeanAwayFollowsAlgorithm1ThroughTheGramMatrix() {
        Inputs inputs = Inputs.equalInnerProducts(8, PROBLEM.keepsEverythingAt());
        int p = PROBLEM.process().jumpCount();
        long[] gained = PROBLEM.epochsGained(inputs, p);
        double[] predicted = PROBLEM.predictedEpochsGained(inputs, p);
        for (int i = 0; i < p; i++) {
            assertEquals(predicted[i], gained[i], 1);
        }
        assertEquals(PROBLEM.predictedFittedOnPlateaus(), PROBLEM.fittedOnPlateaus(PROBLEM.wholeRun(inputs)));
    }

    @Test
    void clustersOfNoSpreadAreTheirCentres() {
        ClusterProblem clusters = ClusterProblem.of(PROBLEM, 2, 0, true);
        int p = PROBLEM.process().jumpCount();
        assertArrayEquals(PROBLEM.predictedEpochsGained(PROBLEM.inputs(), p), clusters.predictedEpochsGained(), 1e-8);
        assertArrayEquals(clusters.predictedFittedCounts(), clusters.fittedCounts(clusters.wholeRun()));
    }

    @Test
    void anUnbalancedStartJumpsWhenTheClosedFormSays() {
        for (double logFactor : new double[] {-300, 0, 100}) {
            assertEquals(PROBLEM.predictedUnbalancedJumpEpoch(logFactor), PROBLEM.unbalancedJumpEpoch(logFactor));
        }
    }

    @Test
    void aLoneNeuronFollowsTheMapOfLargeSteps() {
        LoneNeuron lone = LoneNeuron.of(PROBLEM);
        assertEquals(LargeSteps.meanPartLeft(1.1), lone.meanPartLeft(1.1), 1e-12);
        assertEquals(-1, lone.finalSign(2));
        assertEquals(lone.predictedEpochsGained(0.5), lone.epochsGained(0.5), 1);
    }

    @Test
    void aLoneNeuronWithBatchesFollowsItsClockAndLosesItsBalance() {
        LoneNeuron lone = LoneNeuron.of(PROBLEM);
        double clock = lone.batchClock(1).logGrowth(lone.batchStepSize(1, 0.1));
        assertEquals(clock, lone.batchLogGrowth(1, 0.1, 1), 0.001 / 3 + 0.1 / 2000);
        assertEquals(lone.predictedImbalance(1, 0.02), lone.imbalance(1, 0.02, 1), 0.01 * 0.02);
        assertEquals(1, lone.settles(2, 0.9, 1));
    }

    @Test
    void randomInputsComeWithMeansAndTheirErrors() {
        RandomInputs random = RandomInputs.of(8, 4, 1, 4, -200);
        assertEquals(4, random.draws().size());
        assertTrue(Arrays.stream(random.latenessOfPlateau()).allMatch(late -> Math.abs(late) < 4.0 / 200));
        assertTrue(IntStream.range(0, 4).allMatch(i -> random.shareSwitchedOn()[i] >= 0 && random.shareSwitchedOn()[i] <= 1));
        assertEquals(2, RandomInputs.mean(new double[] {1, 2, 3}));
        assertEquals(Math.sqrt(1 / 3.0), RandomInputs.standardError(new double[] {1, 2, 3}), 1e-15);
    }
}
