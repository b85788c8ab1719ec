package saddlewalk.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import saddlewalk.Numbers;
import saddlewalk.output.Bundle;
import saddlewalk.output.Showable;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Builds a figure in a few words; a builder, so each call changes it. Panels stand below each other and share the
 * horizontal axis; what is drawn goes to the last panel begun. A name drawn again, in another panel, keeps its look
 * and its one entry in the legend.
 *
 * <pre>{@code
 * show(Chart.of("epoch", "loss").logY()
 *         .line("training", epochs, losses).verticals("jumps of Algorithm 1", times)
 *         .panel("fitted points").step("training", epochs, fitted)
 *         .caption("Figure 1. Loss and fitted points, n = 64, m = 6, log λ = −1000, seed 1. Drops fall on the
 * jumps.")); }</pre>
 */
public final class Chart implements Showable {
    private final String xTitle;
    private final List<String> panels = new ArrayList<>();
    private final List<Trace> traces = new ArrayList<>();
    private final List<Consumer<ObjectNode>> edits = new ArrayList<>();
    private final List<Consumer<ObjectNode>> ranges = new ArrayList<>();
    private final Map<String, Palette.Style> styles = new LinkedHashMap<>();
    private int references;
    private String caption;
    private String alt;
    private String id;

    private Chart(String xTitle, String yTitle) {
        this.xTitle = xTitle;
        panels.add(yTitle);
    }

    /** A chart with one panel; titles carry the units. */
    public static Chart of(String xTitle, String yTitle) {
        return new Chart(xTitle, yTitle);
    }

    /** Begins another panel below, with the same horizontal axis. */
    public Chart panel(String yTitle) {
        panels.add(yTitle);
        return this;
    }

    /** A logarithmic horizontal axis; values ≤ 0 are gaps. */
    public Chart logX() {
        return edit(tree -> tree.withObject("/layout/xaxis").put("type", "log"));
    }

    /** A logarithmic vertical axis of this panel; values ≤ 0 are gaps. */
    public Chart logY() {
        String key = Look.key(axis());
        return edit(tree -> tree.withObject("/layout/" + key).put("type", "log"));
    }

    /** The window of the horizontal axis, in its own units (also if it is logarithmic); low &lt; high. */
    public Chart rangeX(double low, double high) {
        return range("xaxis", low, high);
    }

    /** The window of this panel's vertical axis, in its own units (also if it is logarithmic); low &lt; high. */
    public Chart rangeY(double low, double high) {
        return range(Look.key(axis()), low, high);
    }

    private Chart range(String key, double low, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException("a range needs low < high, got " + Numbers.brief(low) + " and "
                    + Numbers.brief(high));
        }
        ranges.add(tree -> {
            ObjectNode axis = tree.withObject("/layout/" + key);
            boolean log = axis.path("type").asText("").equals("log");
            if (log && !(low > 0)) {
                throw new IllegalArgumentException("a logarithmic axis begins above 0, got "
                        + Numbers.brief(low));
            }
            axis.set("range", log ? Specification.array(StrictMath.log10(low), StrictMath.log10(high))
                    : Specification.array(low, high));
        });
        return this;
    }

    /** A line through the points; NaN is a gap. */
    public Chart line(String name, double[] x, double[] y) {
        return add(name, x, y, style(name), ScatterTrace.Mode.LINE, "linear");
    }

    /** A line in neuron j's colour and dash. */
    public Chart line(String name, int neuron, double[] x, double[] y) {
        return add(name, x, y, Palette.neuron(neuron), ScatterTrace.Mode.LINE, "linear");
    }

    /** A line that keeps each value until the next point: right-continuous. */
    public Chart step(String name, double[] x, double[] y) {
        return add(name, x, y, style(name), ScatterTrace.Mode.LINE, "hv");
    }

    /** Steps in neuron j's colour and dash. */
    public Chart step(String name, int neuron, double[] x, double[] y) {
        return add(name, x, y, Palette.neuron(neuron), ScatterTrace.Mode.LINE, "hv");
    }

    /** Markers without a line, for what was measured. */
    public Chart dots(String name, double[] x, double[] y) {
        return add(name, x, y, style(name), ScatterTrace.Mode.MARKERS, "linear");
    }

    /** Markers in neuron j's colour and symbol. */
    public Chart dots(String name, int neuron, double[] x, double[] y) {
        return add(name, x, y, Palette.neuron(neuron), ScatterTrace.Mode.MARKERS, "linear");
    }

    /** Markers with error bars from y − error to y + error. */
    public Chart dots(String name, double[] x, double[] y, double[] error) {
        if (error.length != y.length) {
            throw new IllegalArgumentException("series \"" + name + "\": one error a point, y has length " + y.length
                    + ", error has length " + error.length);
        }
        dots(name, x, y);
        int trace = traces.size() - 1;
        return edit(tree -> ((ObjectNode) tree.get("data").get(trace)).putObject("error_y").put("type", "data")
                .set("array", Specification.array(error)));
    }

    /**
     * Markers with bars from {@code low} to {@code high}, such as the mean of some runs with the least and the largest.
     *
     * @param low  at most y but for its rounding (the mean of three times 0.1 is above 0.1), one a point
     * @param high at least y, likewise
     */
    public Chart range(String name, double[] x, double[] y, double[] low, double[] high) {
        if (low.length != y.length || high.length != y.length) {
            throw new IllegalArgumentException("series \"" + name + "\": one bar a point, y has length " + y.length
                    + ", low " + low.length + ", high " + high.length);
        }
        double[] up = new double[y.length];
        double[] down = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double rounding = 4 * Math.ulp(y[i]);
            up[i] = high[i] - y[i];
            down[i] = y[i] - low[i];
            if (up[i] < -rounding || down[i] < -rounding) {
                throw new IllegalArgumentException("series \"" + name + "\": a bar holds its point, got "
                        + Numbers.full(y[i]) + " outside [" + Numbers.full(low[i]) + ", " + Numbers.full(high[i]) + "]");
            }
            up[i] = Math.max(0, up[i]);
            down[i] = Math.max(0, down[i]);
        }
        dots(name, x, y);
        int trace = traces.size() - 1;
        return edit(tree -> ((ObjectNode) tree.get("data").get(trace)).putObject("error_y").put("type", "data").put("symmetric", false)
                .<ObjectNode>set("array", Specification.array(up)).set("arrayminus", Specification.array(down)));
    }

    /** Vertical lines through all panels, such as predicted jumps. */
    public Chart verticals(String name, double... x) {
        Palette.Style style = Palette.reference(references++);
        for (int i = 0; i < x.length; i++) {
            double at = finite(name, x[i]);
            boolean first = i == 0;
            edit(tree -> line(shape(tree, "line", name, first), style).put("xref", "x").put("x0", at).put("x1", at)
                    .put("yref", "paper").put("y0", 0).put("y1", 1));
        }
        return this;
    }

    /** Horizontal lines through this panel, such as predicted heights. */
    public Chart horizontals(String name, double... y) {
        Palette.Style style = Palette.reference(references++);
        String axis = axis();
        for (int i = 0; i < y.length; i++) {
            double at = finite(name, y[i]);
            boolean first = i == 0;
            edit(tree -> line(shape(tree, "line", name, first), style).put("yref", axis).put("y0", at).put("y1", at)
                    .put("xref", "paper").put("x0", 0).put("x1", 1));
        }
        return this;
    }

    /** A shaded band from x0 to x1 through all panels. */
    public Chart band(String name, double x0, double x1) {
        double from = finite(name, x0);
        double to = finite(name, x1);
        return edit(tree -> shape(tree, "rect", name, true).put("xref", "x").put("x0", from).put("x1", to)
                .put("yref", "paper").put("y0", 0).put("y1", 1).put("fillcolor", "#999999").put("opacity", 0.25)
                .putObject("line").put("width", 0));
    }

    /** What is plotted, the setting, what to look for; beginning with {@code Figure 3.} names it figure-3. */
    public Chart caption(String text) {
        caption = text;
        return this;
    }

    /**
     * Words for a reader who does not see the figure, with the measured numbers; without them the series are listed.
     */
    public Chart alt(String text) {
        alt = text;
        return this;
    }

    /** An id other than the one from the caption. */
    public Chart id(String name) {
        id = name;
        return this;
    }

    /**
     * The finished figure.
     *
     * @throws IllegalArgumentException without caption or series, or if an axis has nothing to show
     */
    public Picture picture() {
        Layout layout = Layout.builder().xAxis(Axis.builder().title(xTitle).build())
                .yAxis(Axis.builder().title(panels.get(0)).build()).showLegend(true).build();
        Specification specification = Specification.of(new Figure(layout, traces.toArray(Trace[]::new))).edit(tree -> {
            for (int i = 1; i < panels.size(); i++) {
                tree.withObject("/layout/yaxis" + (i + 1)).putObject("title").put("text", panels.get(i));
            }
            edits.forEach(change -> change.accept(tree));
            ranges.forEach(change -> change.accept(tree));     // last: they ask whether their axis is logarithmic
        });
        Picture picture = Picture.of(specification, caption);
        picture = id == null ? picture : picture.withId(id);
        return alt == null ? picture : picture.withAlt(alt);
    }

    @Override
    public Bundle bundle() {
        return picture().bundle();
    }

    private Chart add(String name, double[] x, double[] y, Palette.Style style, ScatterTrace.Mode mode, String shape) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a series needs a name, got " + (name == null ? "null" : '"' + name + '"'));
        }
        if (x.length != y.length) {
            throw new IllegalArgumentException("series \"" + name + "\": one y for each x, x has length " + x.length
                    + ", y has length " + y.length);
        }
        if (x.length == 0) {
            throw new IllegalArgumentException("series \"" + name + "\" has no points");
        }
        int trace = traces.size();
        String axis = axis();
        boolean markers = mode == ScatterTrace.Mode.MARKERS;
        traces.add(ScatterTrace.builder(x, y).name(name).mode(mode).yAxis(axis)
                .line(Line.builder().color(style.colour()).width(markers ? 1 : 2).build())
                .marker(Marker.builder().color(style.colour()).size(6).build()).build());
        return edit(tree -> {
            ObjectNode node = (ObjectNode) tree.get("data").get(trace);
            node.putObject("line").put("color", style.colour()).put("width", style.width())
                    .put("dash", style.dash()).put("shape", shape);
            if (markers) {
                node.remove("line");
                node.withObject("/marker").put("symbol", style.symbol());
            } else {
                node.remove("marker");
            }
            node.put("legendgroup", name).put("showlegend", isFirst(tree, trace));
            node.put("hovertemplate", "%{fullData.name}<br>" + xTitle + " %{x}<br>" + panels.get(panelIndex(axis))
                    + " %{y}" + "<extra></extra>");
        });
    }

    /** The next free style; a name that was drawn before keeps its own. */
    private Palette.Style style(String name) {
        return styles.computeIfAbsent(name, fresh -> Palette.series(styles.size()));
    }

    /** A name stands in the legend once, and one click there switches its series in all panels. */
    private static boolean isFirst(ObjectNode tree, int trace) {
        for (int i = 0; i < trace; i++) {
            if (tree.get("data").get(i).path("name").equals(tree.get("data").get(trace).path("name"))) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode shape(ObjectNode tree, String type, String name, boolean first) {
        ObjectNode shape = tree.withArray("/layout/shapes").addObject().put("type", type).put("layer", "below");
        return shape.put("name", name).put("legendgroup", name).put("showlegend", first);
    }

    private static ObjectNode line(ObjectNode shape, Palette.Style style) {
        shape.putObject("line").put("color", style.colour()).put("width", style.width()).put("dash", style.dash());
        return shape;
    }

    private static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("\"" + name + "\" must be drawn at a finite place, got "
                    + Numbers.brief(value));
        }
        return value;
    }

    private String axis() {
        return panels.size() == 1 ? "y" : "y" + panels.size();
    }

    private static int panelIndex(String axis) {
        return axis.length() == 1 ? 0 : Integer.parseInt(axis.substring(1)) - 1;
    }

    private Chart edit(Consumer<ObjectNode> change) {
        edits.add(change);
        return this;
    }

    @Override
    public String toString() {
        return "Chart[" + traces.size() + " series, " + panels.size() + " panels]";
    }
}
