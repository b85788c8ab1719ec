package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void theHelpNamesEveryOptionAndItsDefault() {
        assertEquals(0, run("--help"));
        for (OptionSpec option : new CommandLine(new Main(System.out)).getCommandSpec().options()) {
            assertTrue(said().contains(option.longestName()), option.longestName() + " is not in the help");
            if (option.defaultValue() != null) {
                assertTrue(said().matches("(?s).*" + option.longestName() + " [^\\n]*default: " + option.defaultValue() + "\\b.*"),
                        option.longestName() + ": the help names another default than " + option.defaultValue());
            }
        }
    }

    @Test
    void theListNamesEveryNotebookAndRunsNothing() {
        assertEquals(0, run("--list"));
        Notebook.in(Places.REPOSITORY.notebooks())
                .forEach(notebook -> assertTrue(said().contains(notebook.name()), notebook.name()));
    }

    @Test
    void anUnknownNotebookIsRefusedWithTheListOfThose() {
        assertEquals(2, run("--only", "99"));
        assertTrue(complained().startsWith("reproduce: there is no notebook '99'; there are "), complained());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --jobs 0     | reproduce: --jobs must be at least 1, got 0
            --timeout -3 | reproduce: --timeout must be at least 1 second, got -3
            --jobs many  | reproduce: Invalid value for option '--jobs': 'many' is not an int
            --colour     | reproduce: Unknown option: '--colour'
            """)
    void aWrongOptionIsRefusedInOneSentence(String options, String complaint) throws IOException {
        assertEquals(2, inAFakeRepository(options.split(" ")));
        assertEquals(complaint, complained().strip());
    }

    @Test
    void anOutputFolderThatIsNotOursIsRefused() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "");
        assertEquals(2, inAFakeRepository("--output", folder.toString()));
        assertTrue(complained().contains("exists and is not a report of saddlewalk"), complained());
    }

    @Test
    void aReportThatCannotBeWrittenIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(2, inAFakeRepository("--output", file.resolve("report").toString()));
        assertTrue(complained().matches("reproduce: nothing can be written beside the report; choose another --output \\(.+\\)\\R"), complained());
    }

    @ParameterizedTest
    @CsvSource({"03, 03-b", "3, 03-b", "b, 03-b", "03-B, 03-b", "00, 00-a"})
    void aNotebookIsAskedForByNumberOrName(String asked, String name) {
        List<Notebook> all = List.of(notebook("00-a"), notebook("03-b"), notebook("13-c"));
        assertEquals(List.of(name), Notebook.select(all, List.of(asked)).stream().map(Notebook::name).toList());
        assertEquals(3, Notebook.select(all, List.of()).size());
    }

    private int inAFakeRepository(String... arguments) throws IOException {
        Path root = folder.resolve("repository");
        new FakeRepository(root).put(TestNotebook.empty().code("1"), "00-one");
        String before = System.getProperty("saddlewalk.repository", "");
        System.setProperty("saddlewalk.repository", root.toString());
        try {
            return run(arguments);
        } finally {
            System.setProperty("saddlewalk.repository", before);
        }
    }

    private int run(String... arguments) {
        return Main.run(print(out), print(err), arguments);
    }

    private static Notebook notebook(String name) {
        return new Notebook(Path.of(name + ".ipynb"), name, "", "", 0, 0);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
