package saddlewalk.plot;

import java.util.List;

/**
 * One look for one thing: a neuron keeps its colour, dash and symbol in every figure. The colours are those of Okabe
 * and Ito (Color Universal Design, 2008) that are dark enough on white; dashes with widths, and symbols, tell series apart
 * without colour.
 */
public final class Palette {
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#555555");
    private static final List<String> DASHES = List.of("solid", "dash", "dot", "dashdot", "longdash", "longdashdot");
    private static final List<String> SYMBOLS =
            List.of("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x");

    /** Dashes begin again with another width, symbols again as outlines. */
    private static final double[] WIDTHS = {2, 3.4, 1.2};

    private Palette() {
    }

    /**
     * How a series is drawn.
     *
     * @param colour as {@code #rrggbb}
     * @param dash   Plotly's name of a dash
     * @param symbol Plotly's name of a marker
     * @param width  of a line, in pixels
     */
    public record Style(String colour, String dash, String symbol, double width) {
    }

    /**
     * The style of neuron j in every figure; 42 are different.
     *
     * @param j ≥ 0
     */
    public static Style neuron(int j) {
        if (j < 0) {
            throw new IllegalArgumentException("a neuron's index must be >= 0, got " + j);
        }
        return new Style(COLOURS.get(j % COLOURS.size()), DASHES.get(j % DASHES.size()), SYMBOLS.get(j % SYMBOLS.size())
                + (j / SYMBOLS.size() % 2 == 0 ? "" : "-open"), WIDTHS[j / DASHES.size() % WIDTHS.length]);
    }

    /** The style of the i-th series of a figure that belongs to no neuron. */
    static Style series(int i) {
        return neuron(i);
    }

    /** The style of the i-th set of vertical or horizontal lines. */
    static Style reference(int i) {
        return new Style("#777777", DASHES.get(2 + i % 4), "circle", 1.3);
    }
}
