package saddlewalk.plot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import saddlewalk.Numbers;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A figure as Plotly's JSON tree, {@code {"data": [...], "layout": {...}}}; immutable.
 *
 * <p>jsplot writes JavaScript for plotly.js 1.58: numbers as strings, gaps as "NaN", titles as plain strings (which
 * plotly.js 3 ignores), text escaped for HTML. {@link #of(Figure)} undoes all that; everything later edits the tree.
 */
public final class Specification {
    private static final JsonMapper LENIENT = JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
            JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA,
            JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
            JsonReadFeature.ALLOW_MISSING_VALUES).build();
    private static final Set<String> DATA = Set.of("x", "y", "z", "range", "array", "size");
    private static final Set<String> WORDS = Set.of("name", "title", "text", "hovertext");
    /** Enough for a pixel and for a whole epoch below 10⁹. */
    private static final int PUBLISHED_DIGITS = 9;

    private final ObjectNode tree;

    private Specification(ObjectNode tree) {
        this.tree = tree;
    }

    /** From a tree built directly, for what jsplot cannot say. */
    public static Specification of(ObjectNode tree) {
        if (!tree.path("data").isArray() || !tree.path("layout").isObject()) {
            throw new IllegalArgumentException("a specification has an array \"data\" and an object \"layout\"");
        }
        return new Specification(tree.deepCopy());
    }

    /** From a jsplot figure: numbers as numbers, gaps as null, titles as objects, text as it was written. */
    public static Specification of(Figure figure) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode data = tree.putArray("data");
        Trace[] traces = figure.getTraces();
        for (int i = 0; i < traces.length; i++) {
            data.add(parse(traces[i].asJavascript(i)));
        }
        tree.set("layout", figure.getLayout() == null ? JsonNodeFactory.instance.objectNode()
                : titled(parse(figure.getLayout().asJavascript())));
        return new Specification(tree);
    }

    /** A copy of the tree, changed by the edit. */
    public Specification edit(Consumer<ObjectNode> change) {
        ObjectNode copy = tree.deepCopy();
        change.accept(copy);
        return of(copy);
    }

    /** A copy of the tree. */
    public ObjectNode json() {
        return tree.deepCopy();
    }

    /** The plotted series, in the order of their traces, with every point that the figure was given. */
    public List<Series> series() {
        List<Series> series = new ArrayList<>();
        for (JsonNode trace : tree.get("data")) {
            double[] above = numbers(trace.path("error_y").path("array"));
            double[] below = trace.path("error_y").has("arrayminus") ? numbers(trace.path("error_y").path("arrayminus")) : above;
            series.add(new Series(trace.path("name").asText(""), trace.path("yaxis").asText("y"),
                    numbers(trace.path("x")), numbers(trace.path("y")), below, above));
        }
        return series;
    }

    /** What is published: at most 2,000 points a line by {@link Decimation}, numbers of at most nine digits. */
    Specification published() {
        return edit(copy -> {
            for (JsonNode trace : copy.get("data")) {
                decimate((ObjectNode) trace);
            }
            round(copy);
        });
    }

    private static void decimate(ObjectNode trace) {
        int[] kept = Decimation.keep(numbers(trace.path("y")), Decimation.MOST_POINTS);
        for (ObjectNode holder : List.of(trace, trace.path("error_y") instanceof ObjectNode errors ? errors : trace)) {
            for (String key : List.of("x", "y", "array", "arrayminus", "text")) {
                if (holder.get(key) instanceof ArrayNode values && values.size() > kept.length) {
                    ArrayNode fewer = holder.putArray(key);
                    for (int i : kept) {
                        fewer.add(values.get(i));
                    }
                }
            }
        }
    }

    private static void round(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(rounded(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rounded(array.get(i)));
            }
        }
    }

    private static JsonNode rounded(JsonNode node) {
        if (node.isFloatingPointNumber()) {
            String text = Numbers.brief(node.doubleValue(), PUBLISHED_DIGITS);
            return Double.isFinite(node.doubleValue()) ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                    : JsonNodeFactory.instance.nullNode();
        }
        round(node);
        return node;
    }

    static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isNumber() ? array.get(i).doubleValue() : Double.NaN;
        }
        return values;
    }

    static ArrayNode array(double... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
        return array;
    }

    /** The object literal after the first {@code =}; backslashes are text, since jsplot writes them unescaped. */
    private static ObjectNode parse(String javascript) {
        String literal = javascript.substring(javascript.indexOf('=') + 1).strip();
        try {
            return (ObjectNode) modern("", LENIENT.readTree(literal.replaceAll(";$", "").replace("\\", "\\\\")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("jsplot's figure cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode modern(String key, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(modern(field.getKey(), field.getValue())));
            return object;
        }
        if (node instanceof ArrayNode array) {
            return DATA.contains(key) && allNumbers(array) ? numeric(array) : array;
        }
        if (!node.isTextual()) {
            return node;
        }
        String text = unescaped(node.asText());
        if (WORDS.contains(key)) {
            return JsonNodeFactory.instance.textNode(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return JsonNodeFactory.instance.booleanNode(text.equals("true"));
        }
        return isNumber(text) && Double.isFinite(Double.parseDouble(text))
                ? JsonNodeFactory.instance.numberNode(Double.parseDouble(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private static boolean allNumbers(ArrayNode array) {
        for (JsonNode element : array) {
            if (!element.isNumber() && !(element.isTextual() && isNumber(element.asText()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        return text.matches("NaN|[-+]?(Infinity|[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?)");
    }

    private static ArrayNode numeric(ArrayNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble(array.get(i).asText());
        }
        return array(values);
    }

    /** Titles of the layout and of every axis as objects, with the old separate font inside. */
    private static ObjectNode titled(ObjectNode owner) {
        if (owner.path("title").isTextual()) {
            String text = owner.get("title").asText();
            JsonNode font = owner.remove("titlefont");
            ObjectNode title = owner.putObject("title").put("text", text);
            if (font != null) {
                title.set("font", font);
            }
        }
        owner.properties().forEach(field -> {
            if (field.getKey().matches("[xyz]axis[0-9]*") && field.getValue() instanceof ObjectNode axis) {
                titled(axis);
            }
        });
        return owner;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Override
    public String toString() {
        return "Specification" + series();
    }
}
