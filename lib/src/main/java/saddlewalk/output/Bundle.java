package saddlewalk.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One output in several MIME types, in the order in which they were added; immutable. Values are text, or for JSON
 * types plain maps, lists, text, numbers and booleans, which any JSON writer accepts.
 */
public final class Bundle {
    private final Map<String, Object> values;

    private Bundle(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** @param text the one form every front end can show; must not be null */
    public static Bundle text(String text) {
        return new Bundle(new LinkedHashMap<>()).with("text/plain", text);
    }

    public Bundle withHtml(String html) {
        return with("text/html", html);
    }

    /**
     * @param mime ends in {@code json}
     * @throws IllegalArgumentException if the type is no JSON type, or the tree holds something JSON has no word for
     */
    public Bundle withJson(String mime, JsonNode tree) {
        Objects.requireNonNull(tree, "tree");
        if (!mime.endsWith("json")) {
            throw new IllegalArgumentException("a JSON tree needs a JSON type, got " + mime);
        }
        return with(mime, plain(tree));
    }

    private Bundle with(String mime, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("the output in " + mime + " must not be null");
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(mime, value);
        return new Bundle(more);
    }

    /** From MIME type to value; iterates in a fixed order. */
    public Map<String, Object> values() {
        return values;
    }

    public String text() {
        return (String) values.get("text/plain");
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>(node.size());
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isNumber()) {
            if (node.isFloatingPointNumber() && !node.isBigDecimal() && !Double.isFinite(node.doubleValue())) {
                throw new IllegalArgumentException("JSON has no word for " + node.doubleValue());
            }
            return node.isIntegralNumber() ? node.numberValue() : node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.asText();
    }

    @Override
    public String toString() {
        return "Bundle" + values.keySet();
    }
}
