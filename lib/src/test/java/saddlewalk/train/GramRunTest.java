package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/** What is read off a run of {@link GramDescent}, on one to three data by hand. */
class GramRunTest {
    private static GramDescent onTheStandardBasis(double[] labels, Network start) {
        return GramDescent.of(labels, Inputs.orthonormal(Dataset.of(labels)), start);
    }

    private static Network one(double output, double... hidden) {
        return Network.of(new double[] {output}, new double[][] {hidden});
    }

    // Inputs (1, 0), (0.6, 0.8), w = (1, 0), a = 1: r = (2, 3.4); after one step of 2η/n = 0.01 w = (1.0404, 0.0272).
    @Test
    void everySecondEpochAndTheLastAreRecorded() {
        GramRun run = GramDescent.of(new double[] {3, 4}, Inputs.of(new double[][] {{1, 0}, {0.6, 0.8}}), one(1, 1, 0))
                .withEpochLimit(1).recordingEvery(2).run();
        assertArrayEquals(new double[] {0, 1}, run.recordedEpochs(), 0);
        assertArrayEquals(new double[] {0, StrictMath.log(StrictMath.hypot(1.0404, 0.0272))}, run.logNorms(0), 1e-15);
        assertEquals(7.78, run.meanSquaredErrors()[0], 1e-14);
        double[] h = {1.0404 * 1.0404, 1.0404 * (0.6 * 1.0404 + 0.8 * 0.0272)};
        assertArrayEquals(h, run.predictions(), 1e-14);
        double error = ((3 - h[0]) * (3 - h[0]) + (4 - h[1]) * (4 - h[1])) / 2;
        assertEquals(error, run.meanSquaredErrors()[1], 1e-14);
        assertEquals(error, run.finalMeanSquaredError(), 1e-14);
    }

    @Test
    void normsOfTinyWeightsAreLogarithms() {
        Network start = Initialization.of(-1000, new int[] {1, 1}, new double[][] {{1, -1}, {-3, 4}});
        GramRun run = onTheStandardBasis(new double[] {3, 4}, start).withEpochLimit(0).run();
        assertArrayEquals(new double[] {-1000}, run.logNorms(0), 1e-12);        // a logarithm near 1000 has a last digit of 1e−13
        assertArrayEquals(new double[] {-1000}, run.logNorms(1), 1e-12);
    }

    // a = 1 and w = (1.5, 1.9, 0): half of the 3, less of the 4, and a 0 of which there is no half.
    @Test
    void aDatumIsFittedFromHalfOfItsLabelOn() {
        GramRun run = onTheStandardBasis(new double[] {3, 4, 0}, one(1, 1.5, 1.9, 0)).withEpochLimit(0).lookingAt(0, 7).run();
        assertEquals(List.of(0), run.fitted());
        assertEquals(List.of(0), run.fittedAt(0));
        assertEquals("epoch 7 was not reached, the run ended at 0 (EPOCH_LIMIT)",
                assertThrows(IllegalStateException.class, () -> run.fittedAt(1)).getMessage());
        outside("look must be in [0, 1], got 2", () -> run.fittedAt(2));
    }

    // w = (1, 0): nothing is seen of the 4 at ⟨w, x⟩ = 0, and the ReLU has no slope there. (3 − 1)² + 4² = 20.
    @Test
    void aCoordinateOfZeroIsNotActiveAndStaysWhereItIs() {
        GramDescent descent = onTheStandardBasis(new double[] {3, 4}, one(1, 1, 0)).withEpochLimit(100).watching(10);
        GramRun run = descent.run();
        assertEquals(List.of(0), run.active(0));
        assertEquals(0, run.coordinate(0, 1), 0);
        assertEquals(Trajectory.NEVER, run.firstOn(0, 1));
        assertEquals(Trajectory.NEVER, run.firstOff(0, 1));
        assertEquals(0, run.crossing(0));                                       // the start is at that level
        assertEquals(0, descent.withTolerance(10).run().epochs());
        assertEquals(16 / 2.0, run.finalMeanSquaredError(), 1e-3);
    }

    // Label −1, a = w = 1, 2η = ½: r = −2, so that both weights go to 1 − ½·2 = 0 in the first epoch.
    @Test
    void aCoordinateThatReachesZeroIsSwitchedOff() {
        GramRun run = onTheStandardBasis(new double[] {-1}, one(1, 1)).withStepSize(0.25).withEpochLimit(1).run();
        assertEquals(0, run.coordinate(0, 0), 0);
        assertEquals(1, run.firstOff(0, 0));
        assertEquals(List.of(), run.active(0));
    }

    // Inputs that lean on each other by 0.6; w = (0.1, −0.08) has ⟨w, x_1⟩ = −0.004, and a step of the 3 adds 0.01·0.6·3.
    @Test
    void aSwitchIsNotedAtTheEpochThatMadeIt() {
        GramDescent descent = GramDescent.of(new double[] {3, 4}, Inputs.of(new double[][] {{1, 0}, {0.6, 0.8}}), one(1, 0.1, -0.08));
        assertEquals(1, descent.withEpochLimit(5).run().firstOn(0, 1));
        assertEquals(1, descent.withEpochLimit(5).withBatches(1, 3).run().firstOn(0, 1));
    }

    @Test
    void everyNeuronHasCoordinatesOfItsOwn() {
        Network start = Network.of(new double[] {1, 1}, new double[][] {{1, 2}, {0.5, -1}});
        GramRun run = onTheStandardBasis(new double[] {3, 4}, start).withEpochLimit(0).run();
        assertEquals(1, run.coordinate(0, 0), 0);
        assertEquals(2, run.coordinate(0, 1), 0);
        assertEquals(0.5, run.coordinate(1, 0), 0);
        assertEquals(-1, run.coordinate(1, 1), 0);
    }

    @Test
    void aNeuronThatThereIsNotIsNamed() {
        GramRun run = onTheStandardBasis(new double[] {3}, one(1, 1)).withEpochLimit(0).run();
        for (Executable call : List.<Executable>of(() -> run.logNorms(1), () -> run.firstOn(1, 0), () -> run.firstOff(1, 0),
                () -> run.firstOn(1), () -> run.active(1), () -> run.output(1), () -> run.coordinate(1, 0),
                () -> run.imbalance(1))) {
            outside("neuron must be in [0, 0], got 1", call);
        }
    }

    private static void outside(String words, Executable call) {
        assertEquals(words, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }

    // A neuron aligned with (3, 4): at the end r shrinks by 1 − 2η(a² + ‖w‖²)/n = 0.9 an epoch, its square by 0.81.
    @Test
    void trainingEndsOnceTheErrorIsDownBy24Digits() {
        double error = onTheStandardBasis(new double[] {3, 4}, one(1, 0.6, 0.8)).run().finalMeanSquaredError();
        assertTrue(error <= 12.5e-24 && error > 0.8 * 12.5e-24, "error " + error);      // and 1 % for the labels' rounding
    }

    // Powers of two are exact: labels times 2^{−160}, weights times 2^{−80} and η times 2^{160} are the same run.
    @Test
    void theScaleOfTheLabelsChangesNothing() {
        double[] labels = {3, 4};
        Network start = one(0.25, 0.25, 0.125);
        GramRun run = onTheStandardBasis(labels, start).recordingEvery(1).run();
        double[] small = DoubleStream.of(labels).map(y -> Math.scalb(y, -160)).toArray();
        Network less = one(Math.scalb(0.25, -80), Math.scalb(0.25, -80), Math.scalb(0.125, -80));
        GramRun scaled = onTheStandardBasis(small, less).withStepSize(Math.scalb(0.01, 160)).recordingEvery(1).run();
        assertEquals(run.epochs(), scaled.epochs());
        assertEquals(Math.scalb(run.output(0), -80), scaled.output(0), 0);
        assertArrayEquals(run.meanSquaredErrors(),
                DoubleStream.of(scaled.meanSquaredErrors()).map(error -> Math.scalb(error, 320)).toArray(), 0);
    }

    // a_j = 2^{−200} y_j and w_j = 2^{200} fit the labels from the start on.
    @Test
    void aNeuronFarFromBalanceIsSeenByItsProduct() {
        Network start = Network.of(new double[] {3 * 0x1p-200, 4 * 0x1p-200},
                new double[][] {{0x1p200, 0}, {0, 0x1p200}});
        GramRun run = onTheStandardBasis(new double[] {3, 4}, start).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertEquals(0, run.epochs());
        assertEquals(0, run.finalMeanSquaredError(), 0);
        assertArrayEquals(new double[] {3, 4}, run.predictions(), 0);
    }

    // One datum x with the label y and a neuron with w along x: a and w grow by 1 + h, h = 2ηyx, in every epoch.
    @ParameterizedTest
    @CsvSource({"1e45, 1, 1", "1, 1e45, 1", "1, 1, 1e45"})
    void aNeuronMayGrowByAnyFactorInAnEpoch(double stepSize, double label, double length) {
        GramRun run = GramDescent.of(new double[] {label}, Inputs.of(new double[][] {{length}}),
                Initialization.of(-5000, new int[] {1}, new double[][] {{1}})).withStepSize(stepSize).withEpochLimit(20).run();
        assertEquals(Stop.EPOCH_LIMIT, run.stop());
        assertEquals(-5000 + 20 * StrictMath.log(2e45), run.logNorms(0)[1], 1e-9);      // a digit of 5000 is 1e−12
    }

    @Test
    void bothHalvesOfASeedMakeTheOrder() {
        double[] labels = {1, 2, 3, 4, 5, 6};
        GramDescent descent = onTheStandardBasis(labels, one(1, 1, 1, 1, 1, 1, 1)).withEpochLimit(1);
        assertNotEquals(descent.withBatches(1, 5).run().output(0), descent.withBatches(1, 5 + (1L << 32)).run().output(0));
        assertEquals(6, IntStream.range(0, 6).filter(seed -> descent.withBatches(1, seed).run().output(0) > 1).count());
    }

    @Test
    void aRunThatIsInterruptedBeforeItBeginsMakesNoEpoch() {
        try {
            Thread.currentThread().interrupt();
            GramRun run = onTheStandardBasis(new double[] {3}, one(1, 1)).run();
            assertEquals(Stop.INTERRUPTED, run.stop());
            assertEquals(0, run.epochs());
        } finally {
            Thread.interrupted();
        }
    }
}
