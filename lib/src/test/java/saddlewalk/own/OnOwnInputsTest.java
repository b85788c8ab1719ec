package saddlewalk.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.DataFile;
import saddlewalk.train.GramRun;
import saddlewalk.train.Stop;

class OnOwnInputsTest {
    private static final DataFile OVERLAPPING = DataFile.read(Path.of("../notebooks/data/overlapping.csv"));

    @TempDir
    Path folder;

    private DataFile file(String text) throws IOException {
        return DataFile.read(Files.writeString(folder.resolve("d.csv"), text));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFirstPlateauIsKnownInClosedForm(long seed) {
        OnOwnInputs own = OnOwnInputs.of(OVERLAPPING, 16, -500, seed);
        GramRun run = own.firstJump();
        assertEquals(own.comesToSee(), own.comesToSee(run), "seed " + seed);
        assertEquals(1, run.epochs() / own.plateau().visibleEpoch(own.plateau().first()), 0.01, "seed " + seed);
    }

    // Labels 3, 4 on x and 0.6 x + 0.8 y: the sum of products is 9 + 16 + 2·12·0.6 = 39.4, so η = 0.02·2/(2√39.4).
    @Test
    void theStepSizeIsSuchThatNoNeuronGrowsByMoreThanTwoPerCent() throws IOException {
        assertEquals(0.02 / Math.sqrt(39.4), OnOwnInputs.of(file("label,x0,x1\n3,1,0\n4,0.6,0.8\n"), 4, -100, 1).stepSize(), 1e-16);
    }

    @Test
    void aFileThatOverlapsIsFittedOnItsOwnInputs() {
        GramRun run = OnOwnInputs.of(OVERLAPPING, 16, -300, 1).train();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), run.fitted());
        assertTrue(OwnReport.onOwnInputs(OVERLAPPING, 16, -300, 1).contains("REACHED_TOLERANCE"));
    }

    @Test
    void bothSignsAndTinyLabelsAreTrainedToo() throws IOException {
        DataFile file = file("label,x0,x1\n3e-90,1,0\n-4e-90,0.6,0.8\n");
        assertEquals(Stop.REACHED_TOLERANCE, OnOwnInputs.of(file, 12, -100, 1).train().stop());
    }

    @Test
    void orthonormalInputsNeedNoneOfThisAndWhatIsTooMuchIsSaid() throws IOException {
        DataFile good = file("label,x0,x1\n3,1,0\n4,0,1\n");
        assertTrue(OwnReport.onOwnInputs(good, 8, -100, 1).endsWith("its inputs are orthonormal, or it has none; all is said above"));
        DataFile zero = file("label,x0\n3,0\n4,0\n");
        var e = assertThrows(IllegalArgumentException.class, () -> OnOwnInputs.of(zero, 8, -100, 1));
        assertEquals(e.getMessage(), OwnReport.onOwnInputs(zero, 8, -100, 1));
        assertTrue(e.getMessage().endsWith("got a sum of products of 0; take inputs of length near 1"), e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> OnOwnInputs.of(zero, 65, -100, 1));
        assertTrue(e.getMessage().endsWith("got n = 2, m = 65, log lambda = -100; take fewer, or GramDescent with more patience"),
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> OnOwnInputs.of(good, 8, -1001, 1));
    }
}
