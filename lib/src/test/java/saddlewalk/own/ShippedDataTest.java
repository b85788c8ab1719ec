package saddlewalk.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.DataFile;
import saddlewalk.model.Dataset;
import saddlewalk.model.Orthonormality;

/** The data sets of notebook 14 are what their first lines say. */
class ShippedDataTest {
    private static final Path FOLDER = Path.of("../notebooks/data");

    @Test
    void threeFilesShipAndEachSaysHowItWasMade() throws IOException {
        try (var files = Files.list(FOLDER)) {
            List<Path> all = files.sorted().toList();
            assertEquals(List.of("one-sign.csv", "overlapping.csv", "two-signs.csv"),
                    all.stream().map(file -> file.getFileName().toString()).toList());
            for (Path file : all) {
                assertTrue(Files.readAllLines(file).get(0).startsWith("# "), file.toString());
            }
        }
    }

    @Test
    void oneSignHasRoundedLabelsOfOneSign() {
        double[] labels = Dataset.absoluteNormal(24, 14).labels();
        assertArrayEquals(Arrays.stream(labels).map(y -> Math.round(1000 * y) / 1000.0).toArray(),
                DataFile.read(FOLDER.resolve("one-sign.csv")).labels());
    }

    @Test
    void twoSignsHasOrthonormalInputs() {
        Dataset made = Dataset.normal(16, 14).withRandomOrthonormalInputs(20, 14);
        assertEquals(0, HarmlessFile.differences(made, DataFile.read(FOLDER.resolve("two-signs.csv"))));
        assertEquals(20, Dataset.readCsv(FOLDER.resolve("two-signs.csv")).d());
    }

    // x_5 became 0.6 x_2 + 0.8 x_5 of an orthonormal basis.
    @Test
    void overlappingBreaksAssumptionOneInTheFifthInputOnly() {
        Dataset basis = Dataset.absoluteNormal(8, 14).withRandomOrthonormalInputs(8, 14);
        DataFile file = DataFile.read(FOLDER.resolve("overlapping.csv"));
        assertArrayEquals(basis.labels(), file.labels());
        for (int k = 0; k < 8; k++) {
            double[] expected = basis.input(k);
            for (int i = 0; k == 5 && i < 8; i++) {
                expected[i] = 0.6 * basis.input(2)[i] + 0.8 * expected[i];
            }
            assertArrayEquals(expected, file.input(k), "input " + k);
        }
        Orthonormality found = file.orthonormality();
        assertEquals(List.of(2, 5), List.of(found.first(), found.second()));
        assertEquals(0.6, found.innerProduct(), 64 * 8 * 0x1p-52);
        assertEquals(1, found.squaredLength(), 64 * 8 * 0x1p-52);
    }
}
