package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.bias.AbundantProcess;
import saddlewalk.bias.Blocks;
import saddlewalk.bias.LabelLaw;
import saddlewalk.limit.PatternProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.PatternStream;

class BlocksMeasurementTest {
    @TempDir
    private Path folder;

    @Test
    void aWidthIsWrittenAsItWasGiven() {
        Grid grid = Grid.parse("n=40 m=24,2^28,2^37.5 labels=nearly-equal seeds=1..2");
        assertEquals(6, grid.size());
        assertEquals("n=40 m=24,2^28,2^37.5 log-lambda=-1000 step-size=0.01 labels=nearly-equal start=balanced seeds=1,2",
                grid.toString());
        assertEquals(grid, Grid.parse(grid.toString()));
        assertEquals(1 << 28, grid.setting(2).width().m());
        assertEquals(37.5, grid.setting(4).width().log2());
    }

    // The same labels and neurons by hand.
    @Test
    void eachRunIsAlgorithm1OnItsOwnSeed() {
        Dataset data = LabelLaw.UNIFORM.draw(20, 7);
        Blocks read = Blocks.of(PatternProcess.of(data.labels(), PatternStream.randomPositive(20, 1 << 10, 7),
                TieRule.SMALLEST_INDEX));
        Setting small = Grid.of(20, 1).withWidths(Width.ofLog2(10)).withLabels(Labels.UNIFORM).withSeeds(7).setting(0);
        assertEquals(read, new BlocksMeasurement(BlocksMeasurement.Neurons.EVERY_PATTERN).of(small).blocks());
        Dataset large = LabelLaw.NEARLY_EQUAL.draw(300, 5);
        Setting wide = Grid.of(300, 1).withWidths(Width.ofLog2(60)).withLabels(Labels.NEARLY_EQUAL).withSeeds(5).setting(0);
        assertEquals(AbundantProcess.of(large, 60, 5).blocks(),
                new BlocksMeasurement(BlocksMeasurement.Neurons.SEEING_MOST).of(wide).blocks());
    }

    @Test
    void aFileHasTheWidthsAsPowersAndARunThatCannotBeHeldSaysWhy() throws IOException {
        Path file = folder.resolve("blocks.csv");
        Grid grid = Grid.parse("n=30 m=2^24,2^25 labels=nearly-equal seeds=1..2");
        assertEquals(new Reached(4, 4, 0, 0, 0, false),
                Sweep.of(grid, Measurements.named("blocks-seeing-most", 1, 0)).to(file));
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(4).startsWith("0,30,2^24,"), lines.get(4));
        Path norms = folder.resolve("norms.csv");
        assertEquals(4, Sweep.of(grid, NormMeasurement.ofPaper()).to(norms).failed());
        assertTrue(Files.readAllLines(norms).get(4).contains("n times m must be at most 1e8, the weights of one network"),
                Files.readString(norms));
    }

    @Test
    void badWidthsAndLabelsAreRefusedInWords() {
        assertEquals("log2 of the number of neurons must be in [0, 1e6], got -1",
                assertThrows(IllegalArgumentException.class, () -> Grid.parse("n=3 m=2^-1")).getMessage());
        assertEquals("to be held one by one, 2^a neurons need a whole a from 0 to 30, got a = 31",
                assertThrows(IllegalArgumentException.class, () -> Width.ofLog2(31).m()).getMessage());
        Setting both = Grid.of(20, 1).withWidths(Width.ofLog2(10)).withSeeds(7).setting(0);
        assertEquals("blocks need labels of one sign, got labels=normal", assertThrows(IllegalArgumentException.class,
                () -> new BlocksMeasurement(BlocksMeasurement.Neurons.EVERY_MASK).of(both)).getMessage());
    }
}
