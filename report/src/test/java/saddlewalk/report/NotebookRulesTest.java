package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyNotebookKeepsTheRules() {
        return Notebook.in(Places.REPOSITORY.notebooks()).stream().map(notebook -> dynamicTest(notebook.name(), () ->
                assertEquals(List.of(), NotebookRules.violations(JSON.readTree(notebook.path().toFile())), notebook.name())));
    }

    /** It is copied, so it carries no outputs. */
    @Test
    void theTemplateKeepsThemToo() throws IOException {
        List<String> found = NotebookRules.violations(JSON.readTree(
                Places.REPOSITORY.notebooks().resolve("template.ipynb").toFile()));
        assertEquals(List.of(), found.stream().filter(rule -> !rule.endsWith("was not run before it was committed")).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %maven org.ejml:ejml-all:0.44     | a magic other than %classpath: %maven
            %%time                            | a magic other than %classpath: %%time
            display(figure)                   | the kernel's own display
            org.dflib.jjava.kernel.X.y()      | a kernel by its name
            assert x > 0;                     | Java's assert
            long t = System.nanoTime();       | the time: nanoTime
            var r = new Random();             | randomness without a seed
            var m = new HashMap<String, X>(); | an order that may change: HashMap
            new URL("https://example.org")    | the network
            double x = Math.exp(-30);         | Math where StrictMath gives the same bits everywhere: Math.exp
            rates.map(Math::log1p);           | Math where StrictMath gives the same bits everywhere: Math::log1p
            """)
    void aCellThatUsesWhatIsNotAllowedIsNamed(String source, String complaint) throws IOException {
        String found = violations(TestNotebook.empty().text("x").code(source)).toString();
        assertTrue(found.contains("cell 2 uses ") && found.contains(complaint), found);
    }

    @Test
    void strictMathAndWhatIsExactInBothAreAllowed() throws IOException {
        String found = violations(TestNotebook.empty().text("x")
                .code("double x = StrictMath.exp(-1) + Math.sqrt(2) + Math.abs(-1) + Math.ceil(0.5);")).toString();
        assertEquals(-1, found.indexOf("cell 2 uses"), found);
    }

    @Test
    void whatMakesANotebookCompleteIsAskedFor() throws IOException {
        List<String> found = violations(TestNotebook.empty().code("int a = 1;"));
        assertEquals(List.of("cell 1 was not run before it was committed",
                "its metadata has no saddlewalk.title", "its metadata has no saddlewalk.shows",
                "its metadata has no saddlewalk.paper", "its metadata has no saddlewalk.seconds",
                "it does not read its seed once, and all its parameters in one cell",
                "its first code cell does not begin with %classpath ../lib/target/jars/*.jar",
                "no text before its first code cell says what to do about \"Error resolving glob\"",
                "it does not announce its claims exactly once", "its last code cell does not call claims.report()"), found);
    }

    private List<String> violations(TestNotebook notebook) throws IOException {
        JsonNode content = JSON.readTree(notebook.write(folder, "00-x").path().toFile());
        return NotebookRules.violations(content);
    }
}
