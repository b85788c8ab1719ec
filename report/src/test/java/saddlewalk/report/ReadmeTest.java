package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README.md says nothing that was not run: its Java lines, its tables, its figure, its links, its commands. */
class ReadmeTest {
    private static final Path ROOT = Places.REPOSITORY.root();
    private static final String REMEDY = "; ./reproduce --update writes it";

    private static String text() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<String> javaLines() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(text());
        assertTrue(block.find(), "README.md has a block of Java");
        return block.group(1).lines().toList();
    }

    @Test
    void itsJavaLinesPrintWhatTheirCommentsSay() throws IOException {
        List<String> lines = javaLines();
        assertEquals(6, lines.size(), "six lines of Java");
        List<String> promised = lines.stream().filter(line -> line.contains("//"))
                .map(line -> line.substring(line.indexOf("//") + 2).strip()).toList();
        assertEquals(3, promised.size(), "three of them with their output");
        List<String> printed = new ArrayList<>();
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                shell.addToClasspath(entry);
            }
            for (String line : lines) {
                evaluate(shell, line).filter(value -> line.contains("//")).forEach(printed::add);
            }
        }
        assertEquals(promised, printed);
    }

    /** The values of all snippets of a line. */
    private static Stream<String> evaluate(JShell shell, String line) {
        List<String> values = new ArrayList<>();
        String rest = line.replaceFirst("//.*", "").strip();
        while (!rest.isEmpty()) {
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertTrue(info.completeness().isComplete(), "not complete: " + rest);
            for (SnippetEvent event : shell.eval(info.source())) {
                assertEquals(Snippet.Status.VALID, event.status(), () -> info.source() + ": "
                        + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
                assertEquals(null, event.exception(), info.source());
                values.add(event.value());
            }
            rest = info.remaining().strip();
        }
        return values.stream().filter(value -> value != null && !value.isEmpty());
    }

    @Test
    void itsTablesAreWhatTheNotebooksSay() throws IOException {
        assertEquals(new Readme(Places.REPOSITORY).text(), text(), "README.md" + REMEDY);
    }

    @Test
    void itsFigureIsTheOneThatNotebook00Shows() throws IOException {
        assertArrayEquals(new Readme(Places.REPOSITORY).figure(), Files.readAllBytes(ROOT.resolve(Readme.FIGURE)),
                Readme.FIGURE + REMEDY);
    }

    @Test
    void everyFileItLinksToIsThereAndHasTheHeading() throws IOException {
        for (String link : links(text())) {
            String[] parts = link.split("#", 2);
            if (parts[0].isEmpty()) {                         // a heading of its own, as a code host names it
                assertTrue(text().lines().filter(line -> line.startsWith("#")).anyMatch(line -> line.replaceFirst("^#+ *", "")
                        .toLowerCase(Locale.ROOT).replace(' ', '-').equals(parts[1])), "README.md links to " + link);
                continue;
            }
            Path file = ROOT.resolve(parts[0]);
            assertTrue(Files.exists(file), "README.md links to " + link);
            if (parts.length == 2) {
                String heading = URLDecoder.decode(parts[1], StandardCharsets.UTF_8).replace('-', ' ');
                assertTrue(headings(file).contains(heading), "README.md links to " + link + ", but there is no such heading");
            }
        }
    }

    /** The headings of a notebook, hyphens as spaces. */
    private static List<String> headings(Path notebook) throws IOException {
        List<String> headings = new ArrayList<>();
        for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).path("cells")) {
            NotebookRules.source(cell).lines().filter(line -> line.startsWith("#"))
                    .forEach(line -> headings.add(line.replaceFirst("^#+ *", "").strip().replace('-', ' ')));
        }
        return headings;
    }

    @Test
    void theMapInNotebook00LinksToEveryOtherNotebookAndToNothingThatIsMissing() throws IOException {
        StringBuilder source = new StringBuilder();
        new ObjectMapper().readTree(ROOT.resolve("notebooks/00-start-here.ipynb").toFile()).path("cells")
                .forEach(cell -> source.append(NotebookRules.source(cell)).append('\n'));
        List<String> linked = links(source.toString());
        for (Notebook notebook : Notebook.in(ROOT.resolve("notebooks"))) {
            assertTrue(notebook.name().startsWith("00") || linked.contains(notebook.name() + ".ipynb"),
                    "the map in notebook 00 links to " + notebook.name());
        }
        linked.forEach(link -> assertTrue(Files.exists(ROOT.resolve("notebooks").resolve(link)),
                "notebook 00 links to " + link));
    }

    private static List<String> links(String markdown) {
        return Pattern.compile("\\]\\(([^):]+)\\)").matcher(markdown).results().map((MatchResult link) -> link.group(1))
                .toList();
    }

    @Test
    void itsCommandsExist() throws IOException {
        for (String command : List.of("reproduce", "mvnw")) {
            assertTrue(text().contains("./" + command) && Files.isExecutable(ROOT.resolve(command)), command);
        }
    }

    @Test
    void aReadmeWithoutAPlaceForATableIsRefused(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("notebooks"));
        Files.writeString(folder.resolve("README.md"), "nothing");
        var e = assertThrows(IllegalStateException.class, () -> new Readme(new Repository(folder)).text());
        assertEquals("README.md has no place for the table of notebooks", e.getMessage());
    }

    @Test
    void aWorkingCopyWithoutReadmeIsLeftAlone(@TempDir Path folder) throws IOException {
        assertEquals(List.of(), new Readme(new Repository(folder)).update());
    }

    @Test
    void anUpdateWritesTablesAndFigureOnceAndThenNothing(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("notebooks"));
        Files.writeString(folder.resolve("notebooks/00-start-here.ipynb"), """
                {"metadata": {"saddlewalk": {"title": "Start", "shows": "all", "paper": "(2)", "seconds": 3, "megabytes": 250,
                                             "explained": ["Theorem 4"]}},
                 "cells": [{"cell_type": "code", "source": "", "outputs": [
                   {"data": {"text/html": "<figure id=\\"headline\\">\\n<img src=\\"data:image/svg+xml;base64,PHN2Zy8+\\">"}},
                   {"data": {"application/vnd.saddlewalk.claim+json": {"item": "(15)"}}},
                   {"data": {"application/vnd.saddlewalk.claim+json": {"item": "(2), (3)"}}},
                   {"data": {"application/vnd.saddlewalk.claim+json": {"item": "(15)"}}}]}]}
                """);
        Files.writeString(folder.resolve("README.md"), """
                <!-- notebooks: made by ./reproduce --update -->
                old
                <!-- end -->
                <!-- coverage: made by ./reproduce --update -->
                <!-- end -->
                """);
        Readme readme = new Readme(new Repository(folder));
        assertEquals(List.of("README.md", "docs/headline.svg"), readme.update());
        assertEquals("<svg/>", Files.readString(folder.resolve("docs/headline.svg")));
        assertEquals("""
                <!-- notebooks: made by ./reproduce --update -->
                | open | shows | paper | seconds | MB |
                |---|---|---|---:|---:|
                | [00-start-here](notebooks/00-start-here.ipynb) | all | (2) | 3 | 250 |
                <!-- end -->
                <!-- coverage: made by ./reproduce --update -->
                """ + Coverage.committed(Notebook.in(folder.resolve("notebooks"))).table() + """

                <!-- end -->
                """, Files.readString(folder.resolve("README.md")));
        assertEquals(List.of(), readme.update());
    }
}
