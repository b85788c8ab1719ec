package saddlewalk.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small notebook for a test, cell by cell. */
final class TestNotebook {
    /**
     * What the companion's notebooks begin with, too: the library from the folder that the build fills, here through a link
     * beside the notebook. A path of its own could hold a space, at which the magic splits its arguments.
     */
    private static final String BEGIN = """
            %classpath jars/*.jar
            import static saddlewalk.notebook.Notebook.*;
            import saddlewalk.claim.*;
            """;

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode content = json.createObjectNode();
    private final ArrayNode cells = content.putArray("cells");

    /** Announces that many claims. */
    static TestNotebook announcing(int claims) {
        return new TestNotebook().code(BEGIN)
                .code("Claims claims = Claims.expecting(" + claims + ");");
    }

    static TestNotebook empty() {
        return new TestNotebook();
    }

    private TestNotebook() {
        content.put("nbformat", 4).put("nbformat_minor", 5);
        content.putObject("metadata").putObject("kernelspec")
                .put("name", "java").put("display_name", "Java").put("language", "java");
    }

    TestNotebook code(String source) {
        ObjectNode cell = cell("code", source);
        cell.putNull("execution_count").putArray("outputs");
        return this;
    }

    TestNotebook text(String source) {
        cell("markdown", source);
        return this;
    }

    /** A claim that passes if and only if the two numbers are equal. */
    TestNotebook claim(String statement, double predicted, double measured) {
        return code("claims.that(\"(11)\", Mark.DERIVED, \"" + statement + "\").predicted(\"by hand\", " + predicted
                + ").measured(\"a test\", " + measured + ").within(Tolerance.rounding(1));");
    }

    TestNotebook report() {
        return code("claims.report();");
    }

    Notebook write(Path folder, String name) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name + ".ipynb");
        Path jars = folder.resolve("jars");
        if (!Files.exists(jars)) {
            Files.createSymbolicLink(jars, Places.REPOSITORY.root().resolve("lib/target/jars"));
        }
        json.writeValue(file.toFile(), content);
        return Notebook.of(file);
    }

    private ObjectNode cell(String type, String source) {
        ObjectNode cell = cells.addObject().put("cell_type", type).put("id", "cell-" + (cells.size() < 10 ? "0" : "") + cells.size())
                .put("source", source.strip());
        cell.putObject("metadata");
        return cell;
    }
}
