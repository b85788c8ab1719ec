package saddlewalk.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.bias.NormCertificate;
import saddlewalk.model.DataFile;
import saddlewalk.model.Dataset;

class DamagedFileTest {
    @TempDir
    Path folder;

    @Test
    void everyDamageIsNamedWhereItWasDone() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            Dataset data = seed % 2 == 0 ? Dataset.normal(5, seed) : Dataset.normal(5, seed).withRandomOrthonormalInputs(6, seed);
            List<DamagedFile> all = DamagedFile.all(folder, data, seed);
            assertEquals(seed % 2 == 0 ? 13 : 14, all.size());
            for (DamagedFile damaged : all) {
                assertEquals(List.of(damaged.line(), damaged.column()), List.of(damaged.namedLine(), damaged.namedColumn()),
                        "seed " + seed + ", " + damaged);
            }
        }
        assertEmpty();
    }

    @Test
    void harmlessDifferencesMakeNone() throws IOException {
        for (Dataset data : List.of(Dataset.normal(5, 1), Dataset.normal(5, 1).withRandomOrthonormalInputs(6, 1))) {
            for (HarmlessFile harmless : HarmlessFile.all(folder, data)) {
                assertEquals(0, harmless.numbersThatDiffer(), harmless.difference());
            }
        }
        assertEmpty();
    }

    private void assertEmpty() throws IOException {
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    // −0 is not 0 bit by bit; a label that is missing counts.
    @Test
    void differencesAreCountedToTheLastBit() throws IOException {
        DataFile file = DataFile.read(Files.writeString(folder.resolve("d.csv"), "label\n0\n1\n2\n"));
        assertEquals(2, HarmlessFile.differences(Dataset.of(-0.0, 1), file));
        assertEquals(0, HarmlessFile.differences(Dataset.of(0, 1, 2), file));
        DataFile inputs = DataFile.read(Files.writeString(folder.resolve("e.csv"), "label,x0,x1\n1,0,1\n2,1,0\n"));
        assertEquals(4, HarmlessFile.differences(Dataset.of(1, 2), inputs));
    }

    @Test
    void manyLabelsAreReadAsTheyWereMade() {
        Path file = folder.resolve("many.csv");
        ManyLabels.write(file, 2000, 7);
        double[] labels = ManyLabels.labels(2000, 7);
        assertArrayEquals(labels, DataFile.read(file).labels());
        for (double label : labels) {
            assertTrue(label >= 0.9 && label < 1.1);
        }
        var e = assertThrows(IllegalArgumentException.class, () -> ManyLabels.labels(0, 1));
        assertEquals("number of labels must be at least 1, got 0", e.getMessage());
    }

    // By hand: labels 3 and 4 on inputs with inner product 0.6, seen by one neuron: it says 3 + 0.6·4 and 4 + 0.6·3.
    @Test
    void theLastNetworkSaysTheOverlapTooMuch() throws IOException {
        DataFile file = DataFile.read(Files.writeString(folder.resolve("d.csv"), "label,x0,x1\n3,1,0\n4,0.6,0.8\n"));
        double[] outputs = EndNetwork.outputs(file, OwnProblem.of(file.labelsAlone(), 32, -1000, 1).process());
        assertArrayEquals(new double[] {5.4, 5.8}, outputs, 1e-14);
        double[] negative = EndNetwork.outputs(DataFile.read(Files.writeString(folder.resolve("e.csv"),
                "label,x0,x1\n-3,1,0\n-4,0.6,0.8\n")), OwnProblem.of(Dataset.of(-3, -4), 32, -1000, 1).process());
        assertArrayEquals(new double[] {-5.4, -5.8}, negative, 1e-14);
    }

    // One neuron and one label: it sees it with probability ½, and then (15) is 2·5.
    @Test
    void normsOfStartsAreAlgorithmOnes() {
        NormsOfStarts norms = NormsOfStarts.sample(Dataset.of(5), new int[] {1}, 1, 4000);
        assertEquals(10, norms.largest());
        assertEquals(0.5, norms.shareAbove(9), 5 * 0.5 / Math.sqrt(4000));
        assertEquals(0, norms.shareAbove(10));
        assertEquals(4000, norms.draws());
        assertEquals("NormsOfStarts[draws=4000, median " + (norms.median() == 0 ? "0" : "10") + ", largest 10]", norms.toString());
        assertTrue(NormCertificate.sharper(1, 1, 0.01).squaredNorm(5) >= 10);
        var e = assertThrows(IllegalArgumentException.class, () -> NormsOfStarts.sample(Dataset.of(5), new int[] {1}, 1, 0));
        assertEquals("number of draws must be at least 1, got 0", e.getMessage());
    }
}
