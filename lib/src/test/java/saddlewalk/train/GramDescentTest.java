package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

class GramDescentTest {
    private static final double[] LABELS = {3, 4};
    private static final Inputs LEANING = Inputs.of(new double[][] {{1, 0}, {0.6, 0.8}});

    // By hand, a = 1, w = (1, 0): u = (1, 0.6), r = (2, 3.4), 2η/n = 0.01: a += 0.01(2 + 2.04), u += 0.01·G(2, 3.4).
    @Test
    void oneStepByHand() {
        GramRun run = GramDescent.of(LABELS, LEANING, Network.of(new double[] {1}, new double[][] {{1, 0}}))
                .withStepSize(0.01).withEpochLimit(1).run();
        assertEquals(1.0404, run.output(0), 1e-15);
        assertEquals(1 + 0.01 * (2 + 0.6 * 3.4), run.coordinate(0, 0), 1e-15);
        assertEquals(0.6 + 0.01 * (0.6 * 2 + 3.4), run.coordinate(0, 1), 1e-15);
        assertEquals(Stop.EPOCH_LIMIT, run.stop());
        // w = (1, 0) + 0.02 x_0 + 0.034 x_1 = (1.0404, 0.0272)
        assertEquals(1.0404 * 1.0404 - (1.0404 * 1.0404 + 0.0272 * 0.0272), run.imbalance(0), 1e-15);
        assertEquals(2 * 1.0404 * 1.0404 + 0.0272 * 0.0272, run.squaredNorm(), 1e-14);
    }

    @Test
    void itIsTheTextbookLoopOnAnyInputs() {
        for (long seed = 1; seed <= 5; seed++) {
            double[] labels = Dataset.normal(6, seed).labels();
            Inputs inputs = Inputs.onSphere(6, 4, seed);                       // more data than dimensions
            Network start = Initialization.balanced(5, 4, -1, seed);
            PlainGradientDescent.Result plain = PlainGradientDescent.run(labels, inputs.vectors(), start, 0.05, 400, 0);
            GramRun run = GramDescent.of(labels, inputs, start).withStepSize(0.05).withTolerance(0).withEpochLimit(400)
                    .recordingEvery(1).run();
            assertArrayEquals(plain.meanSquaredErrors(), run.meanSquaredErrors(), 1e-12, "seed " + seed);
            assertEquals(plain.network().squaredNorm(), run.squaredNorm(), 1e-12, "seed " + seed);
            double[] differences = Balance.differences(plain.network());
            for (int j = 0; j < 5; j++) {
                assertEquals(differences[j], run.imbalance(j), 1e-12, "seed " + seed);
                assertEquals(plain.network().output(j), run.output(j), 1e-12, "seed " + seed);
            }
        }
    }

    @Test
    void itIsTheLeapingTrainerOnOrthonormalInputsAtTinyScales() {
        Dataset data = Dataset.normal(6, 3);
        Network start = Initialization.balanced(4, 6, -300, 3);
        double error = start.meanSquaredError(data);
        double[] levels = {0.9 * error, 0.5 * error};
        Trajectory leaps = GradientDescent.of(data, start).withStepSize(0.1).withEpochLimit(20_000).watching(levels).run();
        GramRun steps = GramDescent.of(data.labels(), Inputs.orthonormal(data), start).withStepSize(0.1).withEpochLimit(20_000)
                .watching(levels).recordingEvery(1000).run();
        assertArrayEquals(leaps.crossings(), steps.crossings());
        assertEquals(leaps.finalNetwork().squaredNorm(), steps.squaredNorm(), 1e-9);
    }

    // Epochs of 4 batches of 1 and of 1 batch of 4 see the same data; to first order in η they move a alike.
    @Test
    void anEpochOfBatchesIsAFullStepOfFirstOrder() {
        double[] labels = {1, 2, 3, 4};
        Inputs inputs = Inputs.onSphere(4, 8, 1);
        Network start = Initialization.balancedPositive(2, 8, 0, 1);
        GramDescent descent = GramDescent.of(labels, inputs, start).withEpochLimit(1);
        double full = descent.withStepSize(4e-6).run().output(0) - start.output(0);
        double batches = descent.withStepSize(1e-6).withBatches(1, 5).run().output(0) - start.output(0);
        assertEquals(1, batches / full, 1e-4);
        assertEquals(descent.withBatches(2, 5).run().output(0), descent.withBatches(2, 5).run().output(0));
    }

    @Test
    void whatSwitchesAndWhatIsFittedIsNoted() {
        Network start = Network.of(new double[] {0.0141}, new double[][] {{0.01, -0.01}});     // ⟨w, x_1⟩ = −0.002
        GramRun run = GramDescent.of(LABELS, LEANING, start).withTolerance(0).withEpochLimit(3000).lookingAt(0, 3000).run();
        assertTrue(run.firstOn(0, 1) > 0);
        assertEquals(run.firstOn(0, 1), run.firstOn(0));
        assertEquals(Trajectory.NEVER, run.firstOff(0, 0));
        assertEquals(List.of(0, 1), run.active(0));
        assertEquals(List.of(), run.fittedAt(0));
        assertEquals(run.fitted(), run.fittedAt(1));
    }

    @Test
    void itSaysWhyItStopped() {
        Network start = Network.of(new double[] {1}, new double[][] {{1, 0.5}});
        GramDescent descent = GramDescent.of(LABELS, LEANING, start);
        assertEquals(Stop.REACHED_TOLERANCE, descent.withTolerance(1).run().stop());
        Thread.currentThread().interrupt();
        assertEquals(Stop.INTERRUPTED, descent.withTolerance(0).run().stop());
        assertTrue(Thread.interrupted());
        GramRun run = descent.withEpochLimit(3).watching(0).run();
        assertEquals("the mean squared error never fell to 0 within 3 epochs (EPOCH_LIMIT)",
                assertThrows(IllegalStateException.class, () -> run.crossing(0)).getMessage());
    }

    @Test
    void badInputIsNamedBeforeAnyWork() {
        Network start = Network.of(new double[] {1}, new double[][] {{1, 0}});
        GramDescent descent = GramDescent.of(LABELS, LEANING, start);
        refused("one input per label: there are 3 labels and 2 inputs", () -> GramDescent.of(new double[3], LEANING, start));
        refused("network and inputs must have one dimension: the network has 3, the inputs 2", () -> GramDescent.of(LABELS,
                LEANING, Network.of(new double[] {1}, new double[1][3])));
        refused("labels must be finite, got NaN at index 1", () -> GramDescent.of(new double[] {1, Double.NaN}, LEANING, start));
        refused("step size must be > 0 and at most 1e50, got 0", () -> descent.withStepSize(0));
        refused("epoch limit must be >= 0, got -1", () -> descent.withEpochLimit(-1));
        refused("tolerance must be >= 0, got NaN", () -> descent.withTolerance(Double.NaN));
        refused("a level of the mean squared error must be >= 0, got -1", () -> descent.watching(-1));
        refused("epochs between records must be at least 1, got 0", () -> descent.recordingEvery(0));
        refused("an epoch to look at must be >= 0, got -1", () -> descent.lookingAt(-1));
        refused("the size of a batch must be a divisor of n = 2, got 3", () -> descent.withBatches(3, 1));
        refused("a start must have the inputs' dimension 2, got 3", () -> descent.withStart(
                Network.of(new double[] {1}, new double[1][3])));
    }

    private static void refused(String words, Executable call) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
