package saddlewalk.plot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The one look: sizes, ground, grid, and axis ranges that are written out, so that every face shows the same window.
 */
final class Look {
    static final int WIDTH = 760;
    static final int FIRST_PANEL = 290;
    static final int NEXT_PANEL = 170;
    static final int GAP = 28;
    static final int LEFT = 74;
    static final int RIGHT = 40;
    static final int BOTTOM = 52;
    static final int LEGEND_ROW = 20;
    static final int FONT = 13;
    static final int MOST_TICKS = 7;
    static final String GROUND = "#ffffff";
    static final String INK = "#222222";
    static final String LINE = "#8a8a8a";
    static final String GRID = "#e6e6e6";
    /** Of the window, on each side of the data. */
    private static final double PADDING = 0.04;

    private Look() {
    }

    /** The specification with this look, where it does not say otherwise itself. */
    static Specification applied(Specification specification) {
        return specification.edit(tree -> {
            ObjectNode layout = (ObjectNode) tree.get("layout");
            List<String> verticals = verticals(tree);
            size(layout, verticals.size());
            JsonNode own = layout.path("meta").get("panelheight");       // of a single panel that says how high it must be
            if (own != null) {
                layout.put("height", own.asDouble() + BOTTOM);
            }
            axis(tree, "x", "x");
            for (int i = 0; i < verticals.size(); i++) {
                axis(tree, verticals.get(i), "y");
                domain(layout, verticals.get(i), i, verticals.size());
            }
            layout.withObject("/xaxis").put("anchor", verticals.get(verticals.size() - 1));
            margins(tree, layout);
            absent(layout, "hovermode", "closest");
            absent(layout, "paper_bgcolor", GROUND);
            absent(layout, "plot_bgcolor", GROUND);
            layout.withObject("/font").put("color", INK).put("size", FONT);
            layout.withObject("/legend").put("orientation", "h").put("x", 0).put("y", 1.01).put("xanchor", "left")
                    .put("yanchor", "bottom").put("itemwidth", Legend.SAMPLE);
            tree.withObject("/config").put("responsive", true).put("displaylogo", false);
        });
    }

    /** The vertical axes in use, the first panel's first. */
    static List<String> verticals(JsonNode tree) {
        List<String> axes = new ArrayList<>(List.of("y"));
        for (JsonNode trace : tree.get("data")) {
            String axis = trace.path("yaxis").asText("y");
            if (!axes.contains(axis)) {
                axes.add(axis);
            }
        }
        return axes;
    }

    /** {@code y2} is described by {@code layout.yaxis2}. */
    static String key(String axis) {
        return axis.charAt(0) + "axis" + axis.substring(1);
    }

    private static void size(ObjectNode layout, int panels) {
        layout.put("width", WIDTH).put("autosize", true);
        layout.put("height", FIRST_PANEL + (panels - 1) * (NEXT_PANEL + GAP) + BOTTOM);
    }

    /** Legend rows above the panels, as the static face lays them out; both faces leave the same room. */
    private static void margins(ObjectNode tree, ObjectNode layout) {
        int rows = Legend.of(tree).rows(WIDTH - LEFT - RIGHT);
        int top = 12 + rows * LEGEND_ROW;
        JsonNode more = layout.path("meta").get("more");                   // room below for what plays an animation
        int bottom = BOTTOM + (more == null ? 0 : more.asInt());
        layout.withObject("/margin").put("l", LEFT).put("r", RIGHT).put("b", bottom).put("t", top);
        layout.put("height", layout.get("height").asInt() + top + bottom - BOTTOM);
    }

    private static void domain(ObjectNode layout, String axis, int panel, int panels) {
        double total = FIRST_PANEL + (panels - 1) * (NEXT_PANEL + GAP);
        double top = panel == 0 ? 0 : FIRST_PANEL + GAP + (panel - 1) * (NEXT_PANEL + GAP);
        double height = panel == 0 ? FIRST_PANEL : NEXT_PANEL;
        layout.withObject("/" + key(axis)).set("domain",
                Specification.array(Math.max(0, 1 - (top + height) / total), 1 - top / total));
    }

    private static void axis(ObjectNode tree, String axis, String letter) {
        ObjectNode node = tree.withObject("/layout/" + key(axis));
        absent(node, "linecolor", LINE);
        absent(node, "gridcolor", GRID);
        absent(node, "ticks", "outside");
        absent(node, "tickcolor", LINE);
        node.put("showline", true).put("mirror", "all").put("zeroline", false).put("separatethousands", true);
        if (!node.path("range").isArray() || node.path("range").size() != 2) {
            node.set("range", range(tree, axis, letter, node.path("type").asText("").equals("log")));
        }
        node.remove("autorange");
        if (node.path("title").path("text").isTextual()) {
            node.withObject("/title/font").put("size", FONT);
        }
        ticks(node);
    }

    /** The interactive face's ticks, as close as they come to {@link Axis#ticks}. */
    private static void ticks(ObjectNode node) {
        Axis axis = Axis.of(node, 0, 1);
        if (axis.log()) {
            absent(node, "exponentformat", "power");
            if (axis.high() - axis.low() > 1.5 && !node.has("dtick")) {
                node.put("dtick", Math.max(1, (int) Math.ceil((axis.high() - axis.low()) / MOST_TICKS)));
            }
        } else {
            double largest = Math.max(Math.abs(axis.low()), Math.abs(axis.high()));
            absent(node, "exponentformat", largest >= 1e-3 && largest < 1e9 ? "none" : "power");
        }
    }

    private static void absent(ObjectNode node, String key, String value) {
        if (!node.has(key)) {
            node.put(key, value);
        }
    }

    /** From the data of every trace on the axis, and of the lines drawn across it, with room on both sides. */
    private static JsonNode range(ObjectNode tree, String axis, String letter, boolean log) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double raw : values(tree, axis, letter)) {
            double value = log ? raw > 0 ? StrictMath.log10(raw) : Double.NaN : raw;
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            throw new IllegalArgumentException("axis " + axis + " has no value that can be shown"
                    + (log ? "; a logarithmic axis shows only values > 0" : ""));
        }
        double room = high > low ? (high - low) * PADDING : Math.max(Math.abs(low), 1) * PADDING;
        return Specification.array(low - room, high + room);
    }

    private static List<Double> values(ObjectNode tree, String axis, String letter) {
        List<Double> values = new ArrayList<>();
        for (JsonNode trace : tree.get("data")) {
            if (trace.path(letter + "axis").asText(letter).equals(axis)) {
                double[] at = Specification.numbers(trace.path(letter));
                JsonNode bars = trace.path("error_" + letter);
                double[] errors = Specification.numbers(bars.path("array"));
                double[] below = bars.has("arrayminus") ? Specification.numbers(bars.path("arrayminus")) : errors;
                for (int i = 0; i < at.length; i++) {
                    values.add(at[i]);
                    if (i < errors.length) {
                        values.add(at[i] - below[i]);
                        values.add(at[i] + errors[i]);
                    }
                }
            }
        }
        for (JsonNode shape : tree.path("layout").path("shapes")) {
            if (shape.path(letter + "ref").asText("").equals(axis)) {
                values.add(shape.path(letter + "0").asDouble(Double.NaN));
                values.add(shape.path(letter + "1").asDouble(Double.NaN));
            }
        }
        return values;
    }
}
