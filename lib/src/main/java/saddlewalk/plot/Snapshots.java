package saddlewalk.plot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;

/**
 * Networks as the paper's Figure 4 shows them: each neuron a ray from the middle of a disc, as long as its exponent is far from −1
 * (radius 1 + ρ_j = 1 + log‖w_j‖/log(1/λ), a logarithmic norm) and in its direction's projection onto a random plane; the direction that
 * Algorithm 1 predicts is dashed. The ring is ρ = 0, where a neuron is visible. Several discs side by side, or one after the other.
 *
 * <p>jsplot adds nothing here, so the tree is built directly, of scatter traces.
 */
public final class Snapshots {
    private static final int COLUMNS = 3;
    private static final double APART = 2.7;
    private static final double PREDICTED = 1.12;
    private static final int CIRCLE = 72;
    /** What stands before a title that is a moment of an animation. */
    private static final String EPOCH = "epoch ";

    private final LimitProcess process;
    private final double logLambda;
    private final RandomPlane plane;
    private final List<Shot> shots = new ArrayList<>();

    private record Shot(String title, Network network, int plateau) { }

    private Snapshots(LimitProcess process, double logLambda, RandomPlane plane) {
        this.process = process;
        this.logLambda = logLambda;
        this.plane = plane;
    }

    /**
     * @param process   says which direction each neuron should have
     * @param logLambda the run's log λ, &lt; 0
     */
    public static Snapshots of(LimitProcess process, double logLambda, RandomPlane plane) {
        if (!(logLambda < 0)) {
            throw new IllegalArgumentException("log lambda must be < 0, got " + Numbers.full(logLambda));
        }
        return new Snapshots(process, logLambda, plane);
    }

    /** One more network, with the directions that Algorithm 1 predicts on plateau {@code plateau}. */
    public Snapshots add(String title, Network network, int plateau) {
        if (network.m() != process.m()) {
            throw new IllegalArgumentException("a snapshot has the process's number of neurons " + process.m() + ", got "
                    + network.m());
        }
        shots.add(new Shot(title, network, plateau));
        return this;
    }

    /** Where the neurons are drawn: x and y of each, 2m numbers. */
    public double[] positions(Network network) {
        double[] all = new double[2 * process.m()];
        for (int j = 0; j < process.m(); j++) {
            double radius = radius(network, j);
            double angle = plane.angle(network.direction(j));
            all[2 * j] = radius * StrictMath.cos(angle);
            all[2 * j + 1] = radius * StrictMath.sin(angle);
        }
        return all;
    }

    /**
     * How far the ray of neuron j is from its dotted line, as drawn: the angle between them in the plane, in [0, π], times the length
     * of the predicted direction's projection, for a short one magnifies rounding.
     *
     * @param plateau on which j still has something to fit
     */
    public double offset(Network network, int j, int plateau) {
        double[] predicted = process.direction(j, plateau);
        double[] drawn = plane.project(predicted);
        double difference = StrictMath.IEEEremainder(plane.angle(network.direction(j)) - plane.angle(predicted), 2 * Math.PI);
        return Math.abs(difference) * StrictMath.hypot(drawn[0], drawn[1]);
    }

    private double radius(Network network, int j) {
        return Math.max(0, 1 - network.logNorm(j) / logLambda);
    }

    /**
     * All snapshots side by side, three in a row, each with its title.
     *
     * @throws IllegalStateException if there is none
     */
    public Picture sideBySide(String caption) {
        requireShots(1);
        ObjectNode tree = empty();
        int rows = (shots.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < shots.size(); i++) {
            double x = APART * (i % COLUMNS);
            double y = -APART * (i / COLUMNS);
            disc(tree, shots.get(i), "", x, y, i == 0);
            ObjectNode title = tree.withArray("/layout/annotations").addObject();
            title.put("x", x).put("y", y + 1.27).put("text", shots.get(i).title()).put("showarrow", false)
                    .put("xref", "x").put("yref", "y");
        }
        window(tree, -1.35, APART * (Math.min(COLUMNS, shots.size()) - 1) + 1.35, -APART * (rows - 1) - 1.25, 1.45);
        return Picture.of(Specification.of(tree), caption).withAlt(inWords(shots));
    }

    /**
     * The snapshots one after the other, with a button to play them and a slider; the static face shows snapshot number
     * {@code shown}.
     *
     * @param shown in [0, number of snapshots)
     */
    public Picture oneAfterTheOther(String caption, int shown) {
        requireShots(2);
        Require.index("snapshot shown", shown, shots.size());
        ObjectNode tree = empty();
        disc(tree, shots.get(shown), EPOCH, 0, 0, true);
        window(tree, -2.4, 2.4, -1.45, 1.45);
        ArrayNode frames = tree.putArray("frames");
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < shots.size(); i++) {
            ObjectNode moved = empty();
            disc(moved, shots.get(i), EPOCH, 0, 0, true);
            ObjectNode frame = frames.addObject().put("name", "frame " + i);
            ArrayNode data = frame.putArray("data");
            for (JsonNode trace : moved.get("data")) {
                ObjectNode changed = data.addObject().<ObjectNode>set("x", trace.get("x")).set("y", trace.get("y"));
                if (trace.has("text")) {
                    changed.set("text", trace.get("text"));
                }
            }
            steps.add(step(shots.get(i).title(), "frame " + i));
        }
        controls(tree, steps, shown);
        return Picture.of(Specification.of(tree), caption)
                .withAlt(inWords(List.of(shots.get(0), shots.get(shown), shots.get(shots.size() - 1))));
    }

    /** How far from the middle each neuron is in some snapshots; 1 is the ring. */
    private String inWords(List<Shot> some) {
        List<String> parts = new ArrayList<>();
        for (Shot shot : some) {
            List<String> radii = new ArrayList<>();
            for (int j = 0; j < process.m(); j++) {
                radii.add(Numbers.brief(radius(shot.network(), j), 3));
            }
            parts.add(shot.title() + ": " + String.join(", ", radii));
        }
        return "Length of each neuron's ray, 1 at the ring where it is visible, neurons 0 to " + (process.m() - 1) + ". "
                + String.join("; ", parts) + ".";
    }

    private void requireShots(int least) {
        if (shots.size() < least) {
            throw new IllegalStateException("a figure of snapshots needs at least " + least + ", got " + shots.size());
        }
    }

    private static ObjectNode empty() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("data");
        tree.putObject("layout");
        return tree;
    }

    private void disc(ObjectNode tree, Shot shot, String moment, double x, double y, boolean named) {
        double[] ringX = new double[CIRCLE + 1];
        double[] ringY = new double[CIRCLE + 1];
        for (int i = 0; i <= CIRCLE; i++) {
            ringX[i] = x + StrictMath.cos(2 * StrictMath.PI * i / CIRCLE);
            ringY[i] = y + StrictMath.sin(2 * StrictMath.PI * i / CIRCLE);
        }
        trace(tree, "visible: ρ = 0", named, ringX, ringY, "lines").putObject("line").put("color", Look.LINE).put("width", 1)
                .put("dash", "solid");
        double[] at = positions(shot.network());
        for (int j = 0; j < process.m(); j++) {
            Palette.Style style = Palette.neuron(j);
            double[] predicted = process.direction(j, shot.plateau());
            boolean fitted = process.hasJumped(j, shot.plateau()) || process.sees(j, shot.plateau()).isEmpty();
            double angle = fitted ? Double.NaN : plane.angle(predicted);
            ObjectNode predictedRay = trace(tree, "neuron " + j + ", predicted", named, new double[] {x, x + PREDICTED * StrictMath.cos(angle)},
                    new double[] {y, y + PREDICTED * StrictMath.sin(angle)}, "lines+markers");
            predictedRay.putObject("line").put("color", style.colour()).put("width", 1.3).put("dash", "dot");
            predictedRay.putObject("marker").put("color", style.colour()).put("symbol", style.symbol().replace("-open", "") + "-open")
                    .set("size", Specification.array(0, 6));
            ObjectNode ray = trace(tree, "neuron " + j, named, new double[] {x, x + at[2 * j]}, new double[] {y, y + at[2 * j + 1]},
                    "lines+markers");
            ray.put("text", moment + shot.title() + ": log‖w‖ = " + Numbers.brief(shot.network().logNorm(j)) + ", ray "
                    + Numbers.brief(radius(shot.network(), j), 3))
                    .put("hovertemplate", "%{fullData.name}<br>%{text}<extra></extra>");
            ray.putObject("line").put("color", style.colour()).put("width", 2.4).put("dash", "solid");
            ray.putObject("marker").put("color", style.colour()).put("symbol", style.symbol()).put("size", 7);
        }
    }

    private static ObjectNode trace(ObjectNode tree, String name, boolean named, double[] x, double[] y, String mode) {
        ObjectNode trace = ((ArrayNode) tree.get("data")).addObject().put("type", "scatter").put("mode", mode).put("name", name)
                .put("legendgroup", name).put("showlegend", named).put("hovertemplate", "%{fullData.name}<extra></extra>");
        trace.set("x", Specification.array(x));
        trace.set("y", Specification.array(y));
        return trace;
    }

    private static void window(ObjectNode tree, double left, double right, double low, double high) {
        ObjectNode layout = (ObjectNode) tree.get("layout");
        layout.putObject("xaxis").put("visible", false).<ObjectNode>set("range", Specification.array(left, right))
                .putObject("title").put("text", "projection onto the first vector of the plane");
        layout.putObject("yaxis").put("visible", false).put("scaleanchor", "x").<ObjectNode>set("range", Specification.array(low, high))
                .putObject("title").put("text", "onto the second");
        layout.putObject("meta").put("panelheight", (Look.WIDTH - Look.LEFT - Look.RIGHT) * (high - low) / (right - left));
    }

    private static ObjectNode step(String label, String frame) {
        ObjectNode step = JsonNodeFactory.instance.objectNode().put("label", label).put("method", "animate");
        ArrayNode arguments = step.putArray("args");
        arguments.addArray().add(frame);
        immediate(arguments.addObject(), 0);
        return step;
    }

    private static void immediate(ObjectNode options, int milliseconds) {
        options.put("mode", "immediate").put("fromcurrent", true);
        options.putObject("frame").put("duration", milliseconds).put("redraw", false);
        options.putObject("transition").put("duration", milliseconds == 0 ? 0 : milliseconds - 10);
    }

    private static void controls(ObjectNode tree, ArrayNode steps, int shown) {
        ObjectNode layout = (ObjectNode) tree.get("layout");
        ObjectNode menu = layout.putArray("updatemenus").addObject().put("type", "buttons").put("direction", "left").put("showactive", false)
                .put("x", 0).put("y", 0).put("xanchor", "left").put("yanchor", "top");
        menu.putObject("pad").put("t", 8);
        ObjectNode play = menu.putArray("buttons").addObject().put("label", "Play").put("method", "animate");
        ArrayNode arguments = play.putArray("args");
        arguments.addNull();
        immediate(arguments.addObject(), 120);
        ObjectNode pause = ((ArrayNode) menu.get("buttons")).addObject().put("label", "Pause").put("method", "animate");
        ArrayNode stop = pause.putArray("args");
        stop.addArray().addNull();
        immediate(stop.addObject(), 0);
        ObjectNode slider = layout.putArray("sliders").addObject().put("active", shown).put("x", 0.22).put("len", 0.78).put("y", 0)
                .put("yanchor", "top");
        slider.putObject("pad").put("t", 4);
        slider.putObject("currentvalue").put("prefix", EPOCH).put("xanchor", "right");
        slider.set("steps", steps);
        layout.withObject("/meta").put("more", 70);
    }

    @Override
    public String toString() {
        return "Snapshots[" + shots.size() + ", m=" + process.m() + "]";
    }
}
