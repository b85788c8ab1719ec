package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;
    private List<Notebook> notebooks;

    @BeforeEach
    void twoNotebooks() throws IOException {
        TestNotebook.empty().code("long seed = Parameters.seed(1);").write(folder, "00-one");
        TestNotebook.empty().code("int n = Parameters.integer(\"n\", 64, 8, 1_024, 16, 512);  // data\n"
                + "double x = Parameters.real(\n  \"x\", 0.5, -1e3, 1);\nlong seed = Parameters.seed(1);").write(folder, "01-two");
        notebooks = Notebook.in(folder);
    }

    @Test
    void whatIsGivenGoesToTheKernelAsOneText() {
        Settings settings = Settings.of(List.of("n=128", "seed=-7", "x=-1e2"), notebooks);
        assertEquals("n=128 seed=-7 x=-1e2", settings.text());
        assertEquals("report-out-n_128-seed_-7-x_-1e2", settings.folder());
        assertEquals("", Settings.none().text());
        assertEquals("report-out", Settings.none().folder());
    }

    @Test
    void whatANotebookDeclaresIsReadFromItsCells() {
        assertEquals(List.of(new Settings.Declared("n", "integer", 8, 1024), new Settings.Declared("x", "real", -1000, 1),
                new Settings.Declared("seed", "seed", 0, 0)), Settings.declared(notebooks.get(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            k=3      | --set: no notebook that would run has a parameter 'k'; they have n, seed, x
            n=7      | --set: n of notebook 01-two must be in [8, 1024], got 7
            n=8.5    | --set: n of notebook 01-two must be a whole number, got '8.5'
            x=NaN    | --set: x of notebook 01-two must be in [-1000, 1], got NaN
            x=much   | --set: x of notebook 01-two must be a number, got 'much'
            seed=1e3 | --set: seed of notebook 00-one must be a whole number, got '1e3'
            n        | --set: a parameter is given as NAME=VALUE, such as n=128, got "n"
            n=9 n=10 | --set: parameter n is given twice
            """)
    void whatNoNotebookCanTakeIsRefused(String given, String complaint) {
        assertEquals(complaint, assertThrows(CannotRunException.class,
                () -> Settings.of(Arrays.asList(given.split(" ")), notebooks)).getMessage());
    }

    @Test
    void aNameMustBelongToANotebookThatRuns() {
        assertEquals("--set: no notebook that would run has a parameter 'n'; they have seed", assertThrows(
                CannotRunException.class, () -> Settings.of(List.of("n=9"), notebooks.subList(0, 1))).getMessage());
    }
}
