package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Figure 1's problem where it is small enough to be known by hand, or to be searched seed by seed. */
class SmallFigureOneTest {
    // One label 3: a neuron that sees it, and one that does not.
    private static FigureOne oneDatum(double logLambda) {
        Dataset data = Dataset.of(3);
        Network start = Initialization.of(logLambda, new int[] {1, 1}, new double[][] {{1}, {-1}});
        return new FigureOne(1, logLambda, data, start, LimitProcess.of(data, start).withStepSize(FigureOne.STEP_SIZE));
    }

    // In one dimension both weights make the same steps, so that a² = u² = 3 at the end; the other neuron keeps a² + w² = 2λ².
    @Test
    void theFinalNormIsTooLargeByTheNeuronThatSeesNothing() {
        assertEquals(2 * StrictMath.exp(-2), oneDatum(-1).finalNormDistance(), 1e-11);  // 3 is fitted to 1e−12 of itself
    }

    // The start's error is 3² to the last bit.
    @Test
    void aDistanceOfZeroIsNoPointOfALogarithmicAxis() {
        FigureOne problem = oneDatum(-1000);
        assertEquals(Double.NaN, problem.distances(problem.train(Recorder.endsOnly()))[0]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theResolvingLambdaIsTheFirstHundredBelowWhatIsNeeded(long seed) {
        FigureOne problem = FigureOne.of(seed, -1000, 32);
        double resolving = problem.resolvingLogLambda();
        double needed = Math.min(-100, problem.resolution().logLambdaNeeded());
        assertEquals(0, Math.abs(resolving % 100));
        assertTrue(resolving <= needed && resolving > needed - 100, resolving + " for " + needed);
        assertTrue(problem.at(resolving).resolution().allResolved(), "seed " + seed);
    }

    // Six neurons leave one of 64 data unseen with probability 1 − (63/64)^64 = 0.63: of 20 seeds some do.
    @Test
    void theUnpickedSeedIsTheFirstFromAnySeedOn() {
        long next = FigureOne.unpicked(21).seed();
        for (long seed = 20; seed >= 1; seed--) {
            next = FigureOne.of(seed, -1000).process().uncovered().isEmpty() ? seed : next;
            assertEquals(next, FigureOne.unpicked(seed).seed(), "from " + seed);
        }
    }

    @Test
    void aSearchEndsWhenItIsInterrupted() {
        long unseen = 1;
        while (FigureOne.of(unseen, -1000).process().uncovered().isEmpty()) {
            unseen++;
        }
        long from = unseen;
        try {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, () -> FigureOne.picked(1, 16));
            assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is used up");
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, () -> FigureOne.unpicked(from));
        } finally {
            Thread.interrupted();
        }
    }
}
