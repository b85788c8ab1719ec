package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.Numbers;
import saddlewalk.Problems;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import tech.tablesaw.api.Table;

class TrajectoryTest {
    private static final GradientDescent DESCENT = GradientDescent.of(THREE_LABELS, Problems.twoNeurons(-40));
    private static final Trajectory RUN = DESCENT.recording(Recorder.every(300).withNorms()).watching(1, 1e-300).run();

    @Test
    void theTableHasOneRowPerRecord() {
        Table table = RUN.table();
        assertEquals(List.of("epoch", "mean squared error", "fitted data", "log norm of neuron 0",
                "log norm of neuron 1"),
                table.columnNames());
        assertArrayEquals(RUN.recordedEpochs(), table.numberColumn("epoch").asDoubleArray());
        assertArrayEquals(RUN.meanSquaredErrors(), table.numberColumn(1).asDoubleArray());
        assertArrayEquals(RUN.fittedCounts(), table.numberColumn(2).asDoubleArray());
        assertArrayEquals(RUN.logNorms(1), table.numberColumn(4).asDoubleArray());
        assertEquals(3, DESCENT.withEpochLimit(1).run().table().columnCount());
    }

    // Plateaus of the problem worked by hand: nothing, then the 12, then all; errors 169/3, 25/3, 0.
    @Test
    void theFittedDataStepUpFromPlateauToPlateau() {
        double[] fitted = RUN.fittedCounts();
        assertEquals(0, fitted[0]);
        assertEquals(3, fitted[fitted.length - 1]);
        assertTrue(java.util.Arrays.stream(fitted).anyMatch(count -> count == 1));
        for (int i = 0; i < fitted.length; i++) {
            double error = RUN.meanSquaredErrors()[i];
            assertEquals(error > 31 ? 0 : error > 4 ? 1 : 3, fitted[i], "record " + i);
        }
    }

    @Test
    void csvAndNpyHoldTheSameNumbersBitForBit(@TempDir Path folder) throws IOException {
        RUN.writeCsv(folder.resolve("run.csv"));
        RUN.writeNpy(folder.resolve("run.npy"));
        double[][] array = NpyTest.read(folder.resolve("run.npy"));
        List<String> lines = Files.readAllLines(folder.resolve("run.csv"));
        assertEquals("epoch,mean squared error,fitted data,log norm of neuron 0,log norm of neuron 1", lines.get(0));
        assertEquals(array.length, lines.size() - 1);
        for (int r = 0; r < array.length; r++) {
            String[] cells = lines.get(r + 1).split(",");
            for (int c = 0; c < cells.length; c++) {
                assertEquals(Double.doubleToLongBits(array[r][c]),
                        Double.doubleToLongBits(Double.parseDouble(cells[c])), lines.get(r + 1));
            }
            assertEquals(Numbers.full(RUN.meanSquaredErrors()[r]), cells[1]);
            assertEquals(RUN.recordedEpochs()[r], array[r][0]);
            assertEquals(RUN.logNorms(0)[r], array[r][3]);
        }
    }

    @Test
    void aCsvFileReplacesAnOlderOneAndLeavesNothingBesideIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("run.csv");
        RUN.writeCsv(file);
        DESCENT.withEpochLimit(0).run().writeCsv(file);
        assertEquals(2, Files.readAllLines(file).size());
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatWasNotRecordedIsNamed() {
        assertEquals("epoch 1,234 was not recorded",
                assertThrows(IllegalArgumentException.class, () -> RUN.meanSquaredErrorAt(1234)).getMessage());
        assertEquals("networks were not recorded: ask for Recorder.withNetworks()",
                assertThrows(IllegalStateException.class, () -> RUN.networkAt(300)).getMessage());
        assertEquals("norms were not recorded: ask for Recorder.withNorms()",
                assertThrows(IllegalStateException.class, () -> DESCENT.withEpochLimit(1).run().logNorms(0))
                        .getMessage());
    }

    @Test
    void theNetworksAreThoseOfTheRecords() {
        Trajectory run = DESCENT.withEpochLimit(2).recording(Recorder.every(1).withNetworks()).run();
        assertEquals(3, run.networks().size());
        assertEquals(List.of(run.networkAt(0), run.networkAt(1), run.networkAt(2)), run.networks());
    }

    // Labels 4 and −4: outputs 2 and −2 are half of them, 1.875 and −1.875 are not.
    @Test
    void aDatumIsFittedFromHalfOfItsLabelOn() {
        Network half = Network.of(new double[] {1, -1}, new double[][] {{2, 0}, {0, 2}});
        Network less = Network.of(new double[] {1, -1}, new double[][] {{1.875, 0}, {0, 1.875}});
        GradientDescent descent = GradientDescent.of(Dataset.of(4, -4), half).withEpochLimit(0);
        assertEquals(2, descent.run().fittedCounts()[0]);
        assertEquals(0, GradientDescent.of(Dataset.of(4, -4), less).withEpochLimit(0).run().fittedCounts()[0]);
        assertEquals(0, descent.watching(4).run().crossing(0));                  // the error at the start: (2² + 2²)/2
    }

    @Test
    void aLevelThatIsNotReachedIsNever() {
        assertEquals(Trajectory.NEVER, RUN.crossings()[1]);
        assertTrue(RUN.crossing(0) > 0);
        assertEquals("the mean squared error never fell to 1e-300 within " + Numbers.count(RUN.epochs())
                + " epochs (REACHED_TOLERANCE)",
                assertThrows(IllegalStateException.class, () -> RUN.crossing(1)).getMessage());
    }

    @Test
    void everyRunSaysWhichPlateausItsLambdaShows() {
        assertEquals(List.of(), RUN.resolution().orElseThrow().unresolved());
        assertTrue(RUN.toString().matches("Trajectory\\[[0-9,]+ epochs, REACHED_TOLERANCE, [0-9]+ records, "
                + "unresolved plateaus \\[\\]\\]"),
                RUN.toString());
        Network overlap = saddlewalk.model.Initialization.of(-49, new int[] {1, 1},
                new double[][] {{1, 2, -1}, {-1, 1, 1}});
        Trajectory short49 = GradientDescent.of(THREE_LABELS, overlap).withEpochLimit(1).run();
        assertEquals("Trajectory[1 epochs, EPOCH_LIMIT, 2 records, unresolved plateaus [1]]", short49.toString());
    }

    // Neurons 0 and 1 see (3, 4) and (4, 3): both norms are 5, and they share the 4.
    @Test
    void aHarmfulTieLeavesNoResolutionAndAHarmlessOneDoes() {
        Network overlapping = saddlewalk.model.Initialization.of(-40, new int[] {1, 1},
                new double[][] {{1, 2, -1}, {-1, 2, 1}});
        Network disjoint = saddlewalk.model.Initialization.of(-40, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, -1, 1}});
        assertTrue(GradientDescent.of(Dataset.of(3, 4, 3), overlapping).withEpochLimit(0).run().resolution().isEmpty());
        assertTrue(GradientDescent.of(Dataset.of(3, 4, 5), disjoint).withEpochLimit(0).run().resolution().isPresent());
    }

    // A part in 10¹¹ is far more than the rounding of a norm.
    @Test
    void whatIsBalancedIsWhatAssumption3SaysIsBalanced() {
        Network nearly = Network.of(new double[] {0.5, 0.5 * (1 + 1e-11)}, new double[][] {{0.5, 0}, {0, 0.5}});
        Trajectory run = GradientDescent.of(Dataset.of(3, 4), nearly).withEpochLimit(0).run();
        assertFalse(saddlewalk.limit.Assumptions.of(Dataset.of(3, 4), nearly).holds("3"));
        assertFalse(run.resolution().isPresent());
    }

    @Test
    void aStartThatIsNotBalancedAtOneLambdaHasNoResolution() {
        Dataset data = Dataset.of(3, 4);
        double[][] equal = {{0.5, 0}, {0, 0.5}};
        assertTrue(GradientDescent.of(data, Network.of(new double[] {0.5, 0.5}, equal)).withEpochLimit(0).run()
                .resolution().isPresent());
        for (Network start : List.of(Network.of(new double[] {0.5, 0.1}, equal),
                Network.of(new double[] {0.1, 0.1}, equal),
                Network.of(new double[] {0.5, 0}, equal),
                        Network.of(new double[] {0.5, 0.25}, new double[][] {{0.5, 0}, {0, 0.25}}),
                Network.of(new double[] {1, 1}, new double[][] {{1, 0}, {0, 1}}),
                Network.of(new double[] {2, 2}, new double[][] {{2, 0}, {0, 2}}))) {
            assertFalse(GradientDescent.of(data, start).withEpochLimit(0).run().resolution().isPresent(),
                    start.output(0) + " " + start.output(1));
        }
    }
}
