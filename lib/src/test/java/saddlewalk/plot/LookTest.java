package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one look, the legend's rows, and a figure in words: {@link Look}, {@link Legend}, {@link Description}. */
class LookTest {
    private static Specification read(String json) {
        try {
            return Specification.of((ObjectNode) new JsonMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static JsonNode applied(String json) {
        return Look.applied(read(json)).json();
    }

    // 4 % of 10 on each side: −0.4 … 10.4; error bars reach from 1 − 0.5 to 3 + 0.5, 4 % of 3 is 0.12.
    @Test
    void aRangeHasAllPointsTheirErrorsAndRoom() {
        JsonNode tree = applied("{'data': [{'x': [0, 10], 'y': [1, 3], 'error_y': {'array': [0.5, 0.5]}}], 'layout': {}}");
        assertRange(-0.4, 10.4, tree.at("/layout/xaxis/range"));
        assertRange(0.38, 3.62, tree.at("/layout/yaxis/range"));
    }

    private static void assertRange(double low, double high, JsonNode range) {
        assertEquals(low, range.get(0).doubleValue(), 1e-14);
        assertEquals(high, range.get(1).doubleValue(), 1e-14);
    }

    // Decades 10^{−2} … 10^2: −2 − 0.16 … 2.16; what is not > 0 has no place.
    @Test
    void aLogarithmicRangeIsOneOfExponents() {
        JsonNode tree = applied("{'data': [{'x': [1, 1, 1], 'y': [0.01, 100, -5]}], 'layout': {'yaxis': {'type': 'log'}}}");
        assertRange(-2.16, 2.16, tree.at("/layout/yaxis/range"));
        assertEquals("power", tree.at("/layout/yaxis/exponentformat").asText());
        assertRange(0.96, 1.04, tree.at("/layout/xaxis/range"));                 // one value: 4 % of its size
    }

    @Test
    void whatAFigureSaysItselfIsKept() {
        JsonNode tree = applied("{'data': [{'x': [0], 'y': [0]}], 'layout': {'paper_bgcolor': 'pink',"
                + " 'yaxis': {'range': [5, 6], 'autorange': true}}}");
        assertEquals("pink", tree.at("/layout/paper_bgcolor").asText());
        assertRange(5, 6, tree.at("/layout/yaxis/range"));
        assertFalse(tree.at("/layout/yaxis").has("autorange"));
    }

    // Heights 290, gap 28, 170: of 488 pixels the first panel has the upper 290, the second the lower 170.
    @Test
    void panelsStandAboveEachOther() {
        JsonNode tree = applied("{'data': [{'x': [0], 'y': [0]}, {'x': [0], 'y': [0], 'yaxis': 'y2'}], 'layout': {}}");
        assertRange(1 - 290 / 488.0, 1, tree.at("/layout/yaxis/domain"));
        assertRange(0, 170 / 488.0, tree.at("/layout/yaxis2/domain"));
        assertEquals("y2", tree.at("/layout/xaxis/anchor").asText());
        assertEquals(List.of("y", "y2"), Look.verticals(tree));
        assertEquals("yaxis2", Look.key("y2"));
        assertEquals(488 + 52 + 12, tree.at("/layout/height").intValue());      // room below, and 12 above without a legend
    }

    @Test
    void anAxisWithoutAValueIsNamed() {
        assertEquals("axis y has no value that can be shown; a logarithmic axis shows only values > 0",
                assertThrows(IllegalArgumentException.class, () -> applied(
                        "{'data': [{'x': [1], 'y': [-1]}], 'layout': {'yaxis': {'type': 'log'}}}")).getMessage());
        assertEquals("axis x has no value that can be shown", assertThrows(IllegalArgumentException.class,
                () -> applied("{'data': [{'x': [null], 'y': [1]}], 'layout': {}}")).getMessage());
    }

    // Widths 34 + 6 + 7.1 per character + 20: "loss" 88.4, "jumps" 95.5. Both in a row of 183.9; a character of two Java
    // chars is one.
    @Test
    void aLegendBreaksItsRowsWhereTheNextEntryEnds() {
        Legend legend = Legend.of(read("{'data': [{'name': 'loss'}, {'name': 'loss'}, {'name': ''}, {'name': 'hidden',"
                + " 'showlegend': false}], 'layout': {'shapes': [{'name': 'quiet'},"
                + " {'name': 'jumps', 'showlegend': true}]}}").json());
        assertEquals(List.of("loss", "jumps"), legend.entries().stream().map(Legend.Entry::name).toList());
        assertEquals(1, legend.rows(184));
        assertEquals(2, legend.rows(183));
        assertEquals(88.4, legend.places(184).get(1).left(), 1e-12);
        assertEquals(0, legend.places(183).get(1).left(), 0);
        assertEquals(2, legend.rows(1), "an entry wider than the row has a row of its own, and no empty one before it");
        assertEquals(0, new Legend(List.of()).rows(100));
        assertEquals(67.1, new Legend.Entry("\uD835\uDF06", null).width(), 1e-12);
    }

    @Test
    void aFigureInWordsNamesItsAxesItsSeriesAndTheirEnds() {
        Specification figure = read("{'data': [{'name': 'training', 'x': [0, 1, 2, 3], 'y': [null, 0.25, 7, null]},"
                + " {'name': 'limit', 'x': [0], 'y': [null], 'yaxis': 'y2'}],"
                + " 'layout': {'xaxis': {'title': {'text': 'epoch'}}, 'yaxis': {'title': {'text': 'loss'}}}}");
        assertEquals("Against epoch. training: loss from 0.25 to 7 over 4 points; limit: no value.", Description.of(figure));
        assertEquals("y2", Description.title(figure, "y2"));                     // without a title: its own name
    }
}
