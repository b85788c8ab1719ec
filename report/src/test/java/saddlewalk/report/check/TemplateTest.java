package saddlewalk.report.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.report.Notebook;
import saddlewalk.report.Repository;

/** The notebook that new ones are copied from runs as it is, and is none of the companion's. */
class TemplateTest {
    private static final Path ROOT = Repository.find().root();
    private static final Path TEMPLATE = ROOT.resolve("notebooks/template.ipynb");

    @Test
    void itRunsAndItsClaimsAreTrue() throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            Heard heard = Shell.run(TEMPLATE, "7");
            assertEquals(List.of(), heard.faults());
            assertEquals(2, heard.claims().size());
            assertTrue(heard.isGreen());
        } finally {
            System.setOut(out);
        }
    }

    @Test
    void itIsNoNotebookOfTheCompanion() {
        assertTrue(Notebook.in(ROOT.resolve("notebooks")).stream().noneMatch(notebook -> notebook.path().equals(TEMPLATE)));
    }

    @Test
    void contributingNamesIt() throws Exception {
        assertTrue(Files.readString(ROOT.resolve("CONTRIBUTING.md")).contains("cp notebooks/template.ipynb notebooks/"));
    }
}
