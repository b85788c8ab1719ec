package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import saddlewalk.plot.Picture;
import saddlewalk.plot.Specification;

/** Every figure that the notebooks are committed with, in its three faces. */
class CommittedFiguresTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLOTLY = "application/vnd.plotly.v1+json";
    private static final int MOST_POINTS = 2_000;
    private static final long MOST_BYTES = 1_000_000;

    private record Figure(String notebook, String id, ObjectNode tree, Element html) { }

    private static List<Figure> figures() throws IOException {
        List<Figure> found = new ArrayList<>();
        for (Notebook notebook : Notebook.in(Places.REPOSITORY.notebooks())) {
            for (JsonNode cell : JSON.readTree(notebook.path().toFile()).path("cells")) {
                for (JsonNode output : cell.path("outputs")) {
                    JsonNode data = output.path("data");
                    if (data.has(PLOTLY)) {
                        Element html = Jsoup.parseBodyFragment(Notebook.text(data.path("text/html"))).selectFirst("figure");
                        assertTrue(html != null, notebook.name() + " has a figure without its static face");
                        found.add(new Figure(notebook.name(), html.id(), (ObjectNode) data.get(PLOTLY), html));
                    }
                }
            }
        }
        return found;
    }

    @TestFactory
    Stream<DynamicTest> aFigureHasThreeFacesOfOneSpecification() throws IOException {
        List<Figure> all = figures();
        assertFalse(all.isEmpty());
        return all.stream().map(figure -> dynamicTest(figure.notebook() + " " + figure.id(), () -> check(figure)));
    }

    private static void check(Figure figure) {
        // Numbers are numbers, titles objects, nothing is left of jsplot's JavaScript.
        assertFalse(figure.tree().toString().matches("(?s).*(\"NaN\"|titlefont|&quot;|&lt;|&amp;).*"), figure.id());
        figure.tree().path("layout").properties().stream().filter(field -> field.getKey().matches("[xy]axis\\d*"))
                .forEach(axis -> assertTrue(axis.getValue().path("title").path("text").isTextual(), axis.toString()));
        for (JsonNode trace : figure.tree().path("data")) {
            assertTrue(trace.path("y").size() <= MOST_POINTS, trace.path("name") + " has " + trace.path("y").size() + " points");
            assertEquals(trace.path("x").size(), trace.path("y").size());
            trace.path("y").forEach(value -> assertTrue(value.isNumber() || value.isNull(), "not a number: " + value));
        }
        // The picture is an SVG of this specification, with a title, words with numbers, and every series in its legend.
        Element image = figure.html().selectFirst("img");
        String svg = new String(Base64.getDecoder().decode(image.attr("src").replaceFirst("^data:image/svg\\+xml;base64,", "")),
                StandardCharsets.UTF_8);
        Document drawn = Jsoup.parse(svg, "", Parser.xmlParser());
        assertFalse(drawn.selectFirst("svg > title").text().isBlank());
        assertEquals(image.attr("alt"), drawn.selectFirst("svg > desc").text());
        assertTrue(image.attr("alt").matches("(?s).*\\d.*"), "the alt text has no number: " + image.attr("alt"));
        assertFalse(svg.contains("<script") || figure.html().outerHtml().contains("<script"));
        List<String> drawnNames = drawn.select("g.trace > title").eachText();
        figure.tree().path("data").forEach(trace -> assertTrue(drawnNames.contains(trace.path("name").asText()),
                trace.path("name") + " is not drawn"));
        // The same bytes again from what was published.
        String caption = figure.html().selectFirst("figcaption").text();
        Picture again = Picture.of(Specification.of(figure.tree()), caption).withId(figure.id()).withAlt(image.attr("alt"));
        assertEquals(svg, again.svg());
        assertFalse(caption.isBlank());
    }

    @TestFactory
    Stream<DynamicTest> everySeriesOfAPanelIsToldApartWithoutColour() throws IOException {
        return figures().stream().map(figure -> dynamicTest(figure.notebook() + " " + figure.id(), () -> {
            Map<String, Set<String>> looks = new TreeMap<>();
            for (JsonNode trace : figure.tree().path("data")) {
                String mode = trace.path("mode").asText();
                JsonNode line = trace.path("line");
                looks.computeIfAbsent(trace.path("yaxis").asText("y") + " " + (mode.contains("lines") ? line.path("dash") + " "
                        + line.path("width") : "") + " " + (mode.contains("markers") ? trace.path("marker").path("symbol") : ""),
                        look -> new HashSet<>()).add(trace.path("name").asText());
            }
            looks.forEach((look, names) -> assertEquals(1, names.size(), "series that look the same (" + look + "): " + names));
        }));
    }

    @TestFactory
    Stream<DynamicTest> aNotebookStaysUnderAMegabyte() {
        return Notebook.in(Places.REPOSITORY.notebooks()).stream().map(notebook -> dynamicTest(notebook.name(),
                () -> assertTrue(Files.size(notebook.path()) < MOST_BYTES, Files.size(notebook.path()) + " bytes")));
    }
}
