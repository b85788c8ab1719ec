package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;

class SpecificationTest {
    private static final String AWKWARD = "‖w‖ \"q\" <b> & it's \\lambda";
    private static final Figure FIGURE = new Figure(
            Layout.builder(AWKWARD, "epoch", "loss <a>").height(300).build(),
            ScatterTrace.builder(new double[] {1, 2, Double.NaN, 4e-20}, new double[] {0.1, 1e10, Double.NaN, -3})
                    .mode(ScatterTrace.Mode.LINE_AND_MARKERS).name(AWKWARD).opacity(0.5)
                    .line(Line.builder().dash(Line.Dash.LONG_DASH_DOT).color("#0072B2").width(1.5).build())
                    .marker(Marker.builder().size(5).build()).build());
    private static final JsonNode TREE = Specification.of(FIGURE).json();

    @Test
    void numbersAreNumbersAndGapsAreNull() {
        JsonNode x = TREE.at("/data/0/x");
        assertEquals(4, x.size());
        assertEquals(4e-20, x.get(3).doubleValue());
        assertTrue(x.get(3).isNumber() && x.get(2).isNull());
        assertEquals(0.5, TREE.at("/data/0/opacity").doubleValue());
        assertTrue(TREE.at("/data/0/opacity").isNumber());
    }

    @Test
    void textIsWhatTheAuthorWrote() {
        assertEquals(AWKWARD, TREE.at("/data/0/name").asText());
        assertEquals(AWKWARD, TREE.at("/layout/title/text").asText());
        assertEquals("loss <a>", TREE.at("/layout/yaxis/title/text").asText());
        assertEquals("epoch", TREE.at("/layout/xaxis/title/text").asText());
    }

    @Test
    void linesAndMarkersKeepTheirProperties() {
        assertEquals("lines+markers", TREE.at("/data/0/mode").asText());
        assertEquals("longdashdot", TREE.at("/data/0/line/dash").asText());
        assertEquals(1.5, TREE.at("/data/0/line/width").doubleValue());
        assertEquals(300, TREE.at("/layout/height").intValue());
    }

    @Test
    void anAxisRangeAndItsFlagBecomeNumbersAndABoolean() {
        Layout layout = Layout.builder().yAxis(Axis.builder().title("y").range(-3, 2).build()).build();
        JsonNode axis = Specification.of(new Figure(layout,
                ScatterTrace.builder(new double[] {1}, new double[] {1}).build())).json().at("/layout/yaxis");
        assertEquals(-3, axis.at("/range/0").intValue());
        assertTrue(axis.at("/range/0").isNumber());
        assertTrue(axis.path("autorange").isBoolean() || axis.path("autorange").isMissingNode());
    }

    @Test
    void seriesAreReadBackWithEveryBit() {
        Series series = Specification.of(FIGURE).series().get(0);
        assertArrayEquals(new double[] {1, 2, Double.NaN, 4e-20}, series.x());
        assertArrayEquals(new double[] {0.1, 1e10, Double.NaN, -3}, series.y());
        assertEquals("y", series.axis());
    }

    @Test
    void whatIsPublishedHasNineDigitsAndTwoThousandPoints() {
        double[] many = new double[5000];
        for (int i = 0; i < many.length; i++) {
            many[i] = i / 3.0;
        }
        Specification whole = Specification.of(new Figure(Layout.builder().build(),
                ScatterTrace.builder(many, many).mode(ScatterTrace.Mode.LINE).name("a").build()));
        JsonNode published = whole.published().json().at("/data/0/y");
        assertEquals(800, published.size());                 // of a rising line each of 400 stretches keeps its two ends
        assertEquals("1666.33333", published.get(published.size() - 1).asText());   // 4999/3
        assertEquals(5000, whole.series().get(0).length());
    }

    @Test
    void anEditLeavesTheOriginalAsItWas() {
        Specification before = Specification.of(FIGURE);
        Specification after = before.edit(tree -> ((ObjectNode) tree.get("layout")).put("height", 1));
        assertEquals(300, before.json().at("/layout/height").intValue());
        assertEquals(1, after.json().at("/layout/height").intValue());
    }

    @Test
    void aTreeWithoutDataAndLayoutIsRefused() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> Specification.of(JsonNodeFactory.instance.objectNode()));
        assertEquals("a specification has an array \"data\" and an object \"layout\"", e.getMessage());
    }
}
