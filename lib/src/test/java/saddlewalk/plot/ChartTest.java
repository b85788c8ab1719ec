package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartTest {
    private static final double[] X = {0, 1, 2, 3, 4};
    private static final double[] LOSS = {1, 0.1, Double.NaN, 0.01, 0.001};
    private static final double[] FITTED = {0, 1, 1, 2, 3};

    private static Chart chart() {
        return Chart.of("epoch", "loss").logY().line("training", X, LOSS).verticals("jumps", 1, 3)
                .panel("fitted <points>").step("training", X, FITTED).dots("Algorithm 1", X, FITTED)
                .caption("Figure 7. Loss & \"fitted\" points. Drops fall on the jumps.");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void aPictureHasThreeFacesAndNoScript() {
        Map<String, Object> faces = chart().bundle().values();
        assertEquals(List.of("text/plain", "text/html", Picture.PLOTLY), List.copyOf(faces.keySet()));
        assertEquals("[figure-7] Figure 7. Loss & \"fitted\" points. Drops fall on the jumps.", faces.get("text/plain"));
        String html = (String) faces.get("text/html");
        assertTrue(html.startsWith("<figure class=\"saddlewalk-figure\" id=\"figure-7\">\n<img src=\"data:image/svg+xml;base64,"));
        assertTrue(html.contains("<figcaption>Figure 7. Loss &amp; &quot;fitted&quot; points. Drops fall on the jumps.</figcaption>"));
        assertTrue(html.contains("<summary>Data (15 points)</summary>"));
        assertTrue(html.contains("<tr><td>training</td><td>fitted &lt;points&gt;</td><td>4</td><td>3</td></tr>"), html);
        assertFalse(html.contains("<script"));
        assertTrue(faces.get(Picture.PLOTLY) instanceof Map<?, ?> tree && tree.keySet().equals(Set.of("data", "layout", "config")));
    }

    @Test
    void theImageIsTheSvgOfTheSamePicture() {
        Picture picture = chart().picture();
        String html = (String) picture.bundle().values().get("text/html");
        String code = html.substring(html.indexOf("base64,") + 7, html.indexOf("\" alt="));
        assertEquals(picture.svg(), new String(Base64.getDecoder().decode(code), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsPlottedCanBeReadBack() {
        Picture picture = chart().picture();
        assertArrayEquals(LOSS, picture.series("training").y());
        assertArrayEquals(FITTED, picture.series("training", 1).y());
        var e = assertThrows(IllegalArgumentException.class, () -> picture.series("test"));
        assertEquals("no series \"test\"; this figure has [training, training, Algorithm 1]", e.getMessage());
    }

    @Test
    void panelsShareTheHorizontalAxisAndDoNotOverlap() {
        JsonNode layout = chart().picture().specification().json().get("layout");
        assertEquals("y2", layout.at("/xaxis/anchor").asText());
        assertTrue(layout.at("/yaxis2/domain/1").doubleValue() < layout.at("/yaxis/domain/0").doubleValue());
        assertEquals(1, layout.at("/yaxis/domain/1").doubleValue());
        assertEquals("fitted <points>", layout.at("/yaxis2/title/text").asText());
    }

    @Test
    void aNameDrawnTwiceKeepsItsLookAndOneEntryInTheLegend() {
        JsonNode data = chart().picture().specification().json().get("data");
        assertEquals(data.at("/0/line/color"), data.at("/1/line/color"));
        assertTrue(data.at("/0/showlegend").booleanValue());
        assertFalse(data.at("/1/showlegend").booleanValue());
        assertEquals("training", data.at("/1/legendgroup").asText());
        assertEquals(3, chart().picture().svg().split("text-anchor=\"start\"", -1).length - 1);
    }

    @Test
    void aNeuronKeepsItsLookInEveryFigureAndNoTwoOf42AreTheSame() {
        JsonNode one = Chart.of("t", "ρ").line("a", X, X).line("neuron 3", 3, X, X).caption("One.").picture()
                .specification().json().at("/data/1/line");
        JsonNode other = Chart.of("t", "ρ").line("neuron 3", 3, X, FITTED).caption("Other.").picture()
                .specification().json().at("/data/0/line");
        assertEquals(one.get("color"), other.get("color"));
        assertEquals(one.get("dash"), other.get("dash"));
        Set<Palette.Style> styles = new HashSet<>();
        for (int j = 0; j < 42; j++) {
            styles.add(Palette.neuron(j));
        }
        assertEquals(42, styles.size());
    }

    @Test
    void theSvgIsWellFormedAndHasEverySeries() throws Exception {
        String svg = chart().picture().svg();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals(3, count(svg, "<g class=\"trace\">"));
        assertEquals(5 + 1, count(svg, "<polygon") + count(svg, "<circle"));      // five dots and their legend entry
        assertEquals(4 + 1, count(svg, "stroke=\"#777777\""));                     // two lines in two panels, one legend entry
        assertTrue(svg.contains("<title>Figure 7.</title>"));
        assertTrue(svg.contains("fitted &lt;points&gt;"));
    }

    // By hand: x from 0 to 10 on 74 … 720, so 5 is at 397. One legend row leaves 32 above; the panel is 290 high, so y
    // from 0 to 4 has 1 at 322 − 290/4 = 249.5, 2 at 177, and the step from 1 to 2 at x = 5 goes across, then up.
    @Test
    void aKnownStepHasItsCoordinates() {
        String svg = Chart.of("x", "y").rangeX(0, 10).rangeY(0, 4)
                .step("s", new double[] {0, 5, 10}, new double[] {1, 2, 2}).caption("A step.").picture().svg();
        assertTrue(svg.contains("<path d=\"M74 249.5H397V177H720V177\""), svg);
    }

    // On a logarithmic axis from 10⁻² to 10⁰, 0.1 is in the middle: 32 + 145 = 177.
    @Test
    void aKnownPointOnALogarithmicAxisHasItsCoordinates() {
        String svg = Chart.of("x", "y").rangeX(0, 10).rangeY(0.01, 1).logY()
                .line("s", new double[] {0, 5, 10}, new double[] {1, 0.1, 0.01}).caption("A line.").picture().svg();
        assertTrue(svg.contains("<path d=\"M74 32L397 177L720 322\""), svg);
    }

    @Test
    void aGapBreaksTheLine() {
        String svg = Chart.of("x", "y").rangeX(0, 10).rangeY(0, 4)
                .line("s", new double[] {0, 2, 5, 7, 10}, new double[] {1, 1, Double.NaN, 2, 2}).caption("A gap.").picture().svg();
        assertTrue(svg.contains("<path d=\"M74 249.5L203.2 249.5M526.2 177L720 177\""), svg);
    }

    @Test
    void errorBarsReachFromBelowToAbove() {
        Picture picture = Chart.of("x", "y").rangeX(0, 10).rangeY(0, 4)
                .dots("d", new double[] {5}, new double[] {2}, new double[] {1}).caption("An error bar.").picture();
        assertEquals(1, picture.specification().json().at("/data/0/error_y/array/0").doubleValue());
        assertTrue(picture.svg().contains("<line x1=\"397\" y1=\"249.5\" x2=\"397\" y2=\"104.5\""), picture.svg());
        String html = picture.bundle().values().get("text/html").toString();
        assertTrue(html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").contains("Value Low High d y 5 2 1 3 "), html);
    }

    @Test
    void theSameFigureIsTheSameBytes() {
        assertEquals(chart().picture().svg(), chart().picture().svg());
        assertEquals(chart().bundle().values(), chart().bundle().values());
        assertEquals(Chart.of("x", "y").line("s", X, FITTED).caption("A.").picture().id(),
                Chart.of("x", "y").line("s", X, FITTED).caption("A.").picture().id());
        assertNotEquals(Chart.of("x", "y").line("s", X, FITTED).caption("A.").picture().id(),
                Chart.of("x", "y").line("s", X, X).caption("A.").picture().id());
    }

    @Test
    void aTraceThatTheStaticFaceDoesNotKnowIsAnErrorThatNamesIt() {
        Picture heat = Picture.of(chart().picture().specification()
                .edit(tree -> ((ObjectNode) tree.at("/data/0")).put("type", "heatmap")), "Heat.");
        assertEquals("the static face knows no trace type \"heatmap\"",
                assertThrows(IllegalArgumentException.class, heat::svg).getMessage());
    }

    @Test
    void badInputIsNamed() {
        Chart empty = Chart.of("x", "y");
        assertEquals("series \"s\": one y for each x, x has length 5, y has length 1",
                assertThrows(IllegalArgumentException.class, () -> empty.line("s", X, new double[1])).getMessage());
        assertEquals("series \"s\" has no points",
                assertThrows(IllegalArgumentException.class, () -> empty.line("s", new double[0], new double[0])).getMessage());
        assertEquals("\"jumps\" must be drawn at a finite place, got NaN",
                assertThrows(IllegalArgumentException.class, () -> empty.verticals("jumps", Double.NaN)).getMessage());
        assertEquals("a range needs low < high, got 2 and 1",
                assertThrows(IllegalArgumentException.class, () -> empty.rangeX(2, 1)).getMessage());
        assertEquals("a figure needs at least one series",
                assertThrows(IllegalArgumentException.class, () -> empty.caption("c").picture()).getMessage());
        assertEquals("a figure needs a caption: what is plotted, the setting, what to look for",
                assertThrows(IllegalArgumentException.class, () -> Chart.of("x", "y").line("s", X, X).picture()).getMessage());
        assertEquals("axis y has no value that can be shown; a logarithmic axis shows only values > 0",
                assertThrows(IllegalArgumentException.class, () -> Chart.of("x", "y").logY()
                        .line("s", X, new double[5]).caption("c").picture()).getMessage());
        assertEquals("a neuron's index must be >= 0, got -1",
                assertThrows(IllegalArgumentException.class, () -> Palette.neuron(-1)).getMessage());
    }

    @Test
    void manyPointsStayUnderTheLimitInEveryFace() {
        double[] x = new double[50_000];
        double[] y = new double[50_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = StrictMath.sin(i * 0.37);
        }
        Picture picture = Chart.of("x", "y").line("s", x, y).caption("Many.").picture();
        String html = (String) picture.bundle().values().get("text/html");
        assertTrue(picture.specification().published().json().at("/data/0/x").size() <= 2000);
        assertTrue(html.contains("<summary>Data (200 of 50,000 points, evenly spaced in each series)</summary>"));
        assertEquals(200, count(html, "<tr><td>s</td>"));
        assertTrue(html.length() < 100_000, () -> html.length() + " characters");
        assertEquals(50_000, picture.series("s").length());
    }

    @Test
    void altTextIsTheAuthorsOrListsTheSeries() {
        assertTrue(chart().picture().alt().startsWith("Against epoch. training: loss from 1 to 0.001 over 5 points; training: "));
        assertEquals("first jump at 1", chart().alt("first jump at 1").picture().alt());
        assertTrue(((String) chart().alt("a \"b\"").bundle().values().get("text/html")).contains("alt=\"a &quot;b&quot; Against epoch. "),
                "words without a number are followed by the series and their numbers");
    }

    @Test
    void barsReachFromTheLeastToTheLargest() {
        Picture picture = Chart.of("n", "norm").range("trained", new double[] {1, 2}, new double[] {5, 6}, new double[] {4, 6},
                new double[] {8, 7}).caption("Figure 9. Bars.").picture();
        var error = picture.specification().json().path("data").get(0).path("error_y");
        assertEquals("[3.0,1.0]", error.path("array").toString());
        assertEquals("[1.0,0.0]", error.path("arrayminus").toString());
        assertTrue(picture.svg().contains("<line"));
        var e = assertThrows(IllegalArgumentException.class, () -> Chart.of("n", "norm").range("trained", new double[] {1},
                new double[] {5}, new double[] {6}, new double[] {7}));
        assertEquals("series \"trained\": a bar holds its point, got 5 outside [6, 7]", e.getMessage());
    }

    // (0.1 + 0.1 + 0.1)/3 is above 0.1.
    @Test
    void aMeanOfEqualNumbersIsWithinItsBarsButForRounding() {
        double mean = (0.1 + 0.1 + 0.1) / 3;
        assertTrue(mean > 0.1);
        var error = Chart.of("n", "norm").range("equal", new double[] {1}, new double[] {mean}, new double[] {0.1},
                new double[] {0.1}).caption("Figure 9. Bars.").picture().specification().json().path("data").get(0)
                .path("error_y");
        assertEquals("[0.0]", error.path("array").toString());
        var e = assertThrows(IllegalArgumentException.class, () -> Chart.of("n", "norm").range("equal", new double[] {1},
                new double[] {0.1 + 1e-15}, new double[] {0.1}, new double[] {0.1}));
        assertEquals("series \"equal\": a bar holds its point, got " + (0.1 + 1e-15)
                + " outside [0.10000000000000001, 0.10000000000000001]", e.getMessage());
    }
}
