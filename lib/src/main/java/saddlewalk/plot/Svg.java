package saddlewalk.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import saddlewalk.output.Html;

/**
 * The static face: an SVG of a specification, the same bytes for the same figure. It knows scatter traces (lines,
 * steps, markers, error bars), lines and bands across panels, linear, logarithmic and invisible axes, and words at a point;
 * anything else is an error, so that no plotting library grows here. Of an animation it shows the traces as they are. It has its own white ground, since an image does not see whether its page is
 * dark.
 */
final class Svg {
    private static final Set<String> MODES = Set.of("lines", "markers", "lines+markers");
    private final JsonNode tree;
    private final JsonNode layout;
    private final Pen pen = new Pen();
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    private Svg(JsonNode tree) {
        this.tree = tree;
        this.layout = tree.get("layout");
        JsonNode margin = layout.path("margin");
        left = margin.path("l").asDouble();
        top = margin.path("t").asDouble();
        right = layout.path("width").asDouble() - margin.path("r").asDouble();
        bottom = layout.path("height").asDouble() - margin.path("b").asDouble();
    }

    /**
     * @param published what {@link Look} and {@link Specification#published()} have made of a specification
     * @param title     short name; the document's title
     * @param alt       what the figure shows, in words
     */
    static String of(Specification published, String title, String alt) {
        return new Svg(published.json()).write(title, alt);
    }

    private String write(String title, String alt) {
        String width = Pen.at(layout.path("width").asDouble());
        String height = Pen.at(layout.path("height").asDouble());
        pen.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" role=\"img\" "
                + "font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" "
                + "font-size=\"" + Look.FONT + "\" fill=\"" + Look.INK + "\">");
        pen.raw("<title>" + Html.escape(title) + "</title>").raw("<desc>" + Html.escape(alt) + "</desc>");
        pen.raw("<rect width=\"100%\" height=\"100%\" fill=\"" + Look.GROUND + "\"/>");
        legend();
        Axis x = Axis.of(layout.path("xaxis"), left, right);
        List<String> verticals = Look.verticals(tree);
        for (int i = 0; i < verticals.size(); i++) {
            panel(x, verticals.get(i), i, i == verticals.size() - 1);
        }
        if (isVisible("x")) {
            pen.text((left + right) / 2, bottom + 40, "middle", title("x"), "");
        }
        return pen.raw("</svg>").toString();
    }

    private boolean isVisible(String axis) {
        return layout.path(Look.key(axis)).path("visible").asBoolean(true);
    }

    private String title(String axis) {
        return layout.path(Look.key(axis)).path("title").path("text").asText("");
    }

    private void panel(Axis x, String name, int index, boolean last) {
        JsonNode node = layout.path(Look.key(name));
        double[] domain = Specification.numbers(node.path("domain"));
        double low = bottom - domain[0] * (bottom - top);
        double high = bottom - domain[1] * (bottom - top);
        Axis y = Axis.of(node, low, high);
        pen.raw("<clipPath id=\"panel" + index + "\"><rect x=\"" + Pen.at(left) + "\" y=\"" + Pen.at(high)
                + "\" width=\"" + Pen.at(right - left) + "\" height=\"" + Pen.at(low - high) + "\"/></clipPath>");
        if (isVisible(name)) {
            grid(x, y, low, high, last);
        }
        pen.raw("<g clip-path=\"url(#panel" + index + ")\">");
        shapes(x, y, name, low, high);
        for (JsonNode trace : tree.get("data")) {
            if (trace.path("yaxis").asText("y").equals(name)) {
                trace(trace, x, y);
            }
        }
        pen.raw("</g>");
        if (!isVisible(name)) {
            words(x, y, name);
            return;
        }
        pen.rect(left, high, right - left, low - high, "fill=\"none\" stroke=\"" + Look.LINE + "\"");
        double middle = (low + high) / 2;
        pen.text(18, middle, "middle", title(name), " transform=\"rotate(-90 18 " + Pen.at(middle) + ")\"");
    }

    private void words(Axis x, Axis y, String name) {
        for (JsonNode words : layout.path("annotations")) {
            if (words.path("yref").asText("").equals(name)) {
                pen.text(x.position(words.path("x").asDouble()), y.position(words.path("y").asDouble()) + 4.5, "middle",
                        words.path("text").asText(""), "");
            }
        }
    }

    private void grid(Axis x, Axis y, double low, double high, boolean labelled) {
        for (Axis.Tick tick : x.ticks(Look.MOST_TICKS)) {
            double at = x.position(tick.value());
            if (!tick.label().isEmpty()) {
                pen.line(at, low, at, high, Look.GRID, 1, "solid");
                pen.line(at, low, at, low + 5, Look.LINE, 1, "solid");
                if (labelled) {
                    pen.text(at, low + 19, "middle", tick.label(), "");
                }
            }
        }
        for (Axis.Tick tick : y.ticks(Math.max(2, (int) ((low - high) / 40)))) {
            double at = y.position(tick.value());
            boolean major = !tick.label().isEmpty();
            if (major) {
                pen.line(left, at, right, at, Look.GRID, 1, "solid").text(left - 8, at + 4.5, "end", tick.label(), "");
            }
            pen.line(left - (major ? 5 : 3), at, left, at, Look.LINE, 1, "solid");
        }
    }

    private void shapes(Axis x, Axis y, String name, double low, double high) {
        for (JsonNode shape : layout.path("shapes")) {
            String type = shape.path("type").asText("");
            boolean across = shape.path("yref").asText("").equals("paper");
            if (!across && !shape.path("yref").asText("").equals(name)) {
                continue;
            }
            boolean wide = shape.path("xref").asText("").equals("paper");
            double x0 = wide ? left : x.position(shape.path("x0").asDouble());
            double x1 = wide ? right : x.position(shape.path("x1").asDouble());
            double y0 = across ? low : y.position(shape.path("y0").asDouble());
            double y1 = across ? high : y.position(shape.path("y1").asDouble());
            JsonNode line = shape.path("line");
            if (type.equals("line")) {
                pen.line(x0, y0, x1, y1, line.path("color").asText(), line.path("width").asDouble(1), dash(line));
            } else if (type.equals("rect")) {
                pen.rect(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0),
                        "fill=\"" + Html.escape(shape.path("fillcolor").asText()) + "\" fill-opacity=\""
                        + Pen.at(shape.path("opacity").asDouble(1)) + "\"");
            } else {
                throw new IllegalArgumentException("the static face knows no shape \"" + type + "\"");
            }
        }
    }

    private static String dash(JsonNode line) {
        return line.path("dash").asText("solid");
    }

    private void trace(JsonNode trace, Axis x, Axis y) {
        String type = trace.path("type").asText("");
        String mode = trace.path("mode").asText("");
        if (!type.equals("scatter")) {
            throw new IllegalArgumentException("the static face knows no trace type \"" + type + "\"");
        }
        if (!MODES.contains(mode)) {
            throw new IllegalArgumentException("the static face knows no mode \"" + mode + "\" of a scatter trace");
        }
        double[] xs = Specification.numbers(trace.path("x"));
        double[] ys = Specification.numbers(trace.path("y"));
        pen.raw("<g class=\"trace\">").raw("<title>" + Html.escape(trace.path("name").asText("")) + "</title>");
        errors(trace, x, y, xs, ys);
        if (mode.contains("lines")) {
            line(trace.path("line"), x, y, xs, ys);
        }
        if (mode.contains("markers")) {
            for (int i = 0; i < xs.length; i++) {
                double px = x.position(xs[i]);
                double py = y.position(ys[i]);
                if (Double.isFinite(px) && Double.isFinite(py)) {
                    mark(trace.path("marker"), i, px, py);
                }
            }
        }
        pen.raw("</g>");
    }

    /** @param i which of the trace's points, for a marker with a size of its own at each */
    private void mark(JsonNode marker, int i, double px, double py) {
        JsonNode size = marker.path("size").isArray() ? marker.path("size").path(i) : marker.path("size");
        if (size.asDouble(6) > 0) {
            pen.symbol(marker.path("symbol").asText("circle"), px, py, size.asDouble(6), marker.path("color").asText(Look.INK));
        }
    }

    private void line(JsonNode line, Axis x, Axis y, double[] xs, double[] ys) {
        String shape = line.path("shape").asText("linear");
        if (!shape.equals("linear") && !shape.equals("hv")) {
            throw new IllegalArgumentException("the static face knows no line shape \"" + shape + "\"");
        }
        StringBuilder d = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < xs.length; i++) {
            double px = x.position(xs[i]);
            double py = y.position(ys[i]);
            if (!Double.isFinite(px) || !Double.isFinite(py)) {
                drawing = false;
                continue;
            }
            if (!drawing) {
                d.append('M').append(Pen.at(px)).append(' ').append(Pen.at(py));
            } else if (shape.equals("hv")) {
                d.append('H').append(Pen.at(px)).append('V').append(Pen.at(py));
            } else {
                d.append('L').append(Pen.at(px)).append(' ').append(Pen.at(py));
            }
            drawing = true;
        }
        pen.path(d.toString(), line.path("color").asText(Look.INK), line.path("width").asDouble(2), dash(line));
    }

    private void errors(JsonNode trace, Axis x, Axis y, double[] xs, double[] ys) {
        double[] errors = Specification.numbers(trace.path("error_y").path("array"));
        double[] below = trace.path("error_y").has("arrayminus") ? Specification.numbers(trace.path("error_y").path("arrayminus"))
                : errors;
        String colour = trace.path("marker").path("color").asText(Look.INK);
        for (int i = 0; i < errors.length; i++) {
            double px = x.position(xs[i]);
            double low = y.position(ys[i] - below[i]);
            double high = y.position(ys[i] + errors[i]);
            if (Double.isFinite(px) && Double.isFinite(high)) {
                double end = Double.isFinite(low) ? low : bottom;
                pen.line(px, end, px, high, colour, 1.2, "solid").line(px - 3, high, px + 3, high, colour, 1.2, "solid")
                        .line(px - 3, end, px + 3, end, colour, 1.2, "solid");
            }
        }
    }

    private void legend() {
        for (Legend.Place place : Legend.of(tree).places(right - left)) {
            double x = left + place.left();
            double y = 16 + place.row() * Look.LEGEND_ROW;
            JsonNode node = place.entry().node();
            String mode = node.path("mode").asText("lines");
            if (node.path("type").asText().equals("rect")) {
                pen.rect(x, y - 6, Legend.SAMPLE, 12, "fill=\"" + Html.escape(node.path("fillcolor").asText())
                        + "\" fill-opacity=\"" + Pen.at(node.path("opacity").asDouble(1)) + "\"");
            } else if (mode.contains("lines")) {
                pen.line(x, y, x + Legend.SAMPLE, y, node.path("line").path("color").asText(Look.INK),
                        node.path("line").path("width").asDouble(2), dash(node.path("line")));
            }
            if (mode.contains("markers")) {
                mark(node.path("marker"), 1, x + Legend.SAMPLE / 2.0, y);
            }
            pen.text(x + Legend.SAMPLE + 6, y + 4.5, "start", place.entry().name(), "");
        }
    }
}
