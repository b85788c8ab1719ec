package saddlewalk.plot;

import saddlewalk.output.Html;

/** Writes SVG elements; every coordinate with two decimals, so that the same figure gives the same bytes. */
final class Pen {
    /** Nothing is drawn farther out than this; what lies outside its panel is clipped anyway. */
    private static final double FARTHEST = 10_000;
    private final StringBuilder svg = new StringBuilder();

    Pen raw(String markup) {
        svg.append(markup).append('\n');
        return this;
    }

    Pen line(double x0, double y0, double x1, double y1, String stroke, double width, String dash) {
        return raw("<line x1=\"" + at(x0) + "\" y1=\"" + at(y0) + "\" x2=\"" + at(x1) + "\" y2=\"" + at(y1) + "\""
                + stroke(stroke, width, dash) + "/>");
    }

    Pen path(String d, String stroke, double width, String dash) {
        return raw("<path d=\"" + d + "\" fill=\"none\" stroke-linejoin=\"round\""
                + stroke(stroke, width, dash) + "/>");
    }

    Pen rect(double x, double y, double width, double height, String attributes) {
        return raw("<rect x=\"" + at(x) + "\" y=\"" + at(y) + "\" width=\"" + at(width) + "\" height=\""
                + at(height) + "\" " + attributes + "/>");
    }

    /** @param anchor start, middle or end */
    Pen text(double x, double y, String anchor, String text, String more) {
        return raw("<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\"" + more + ">"
                + Html.escape(text) + "</text>");
    }

    /** A marker of Plotly's size (its width in pixels) around a point. */
    Pen symbol(String name, double x, double y, double size, String colour) {
        double r = size / 2;
        String symbol = name.replaceFirst("-open$", "");
        String paint = name.equals(symbol) ? " fill=\"" + Html.escape(colour) + "\"/>"
                : " fill=\"" + Look.GROUND + "\" stroke=\"" + Html.escape(colour) + "\" stroke-width=\"1.2\"/>";
        if (symbol.equals("circle")) {
            return raw("<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"" + at(r) + "\"" + paint);
        }
        double a = r / 3;
        double[] corners = switch (symbol) {
            case "square" -> new double[] {-r, -r, r, -r, r, r, -r, r};
            case "diamond" -> new double[] {0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0};
            case "triangle-up" -> new double[] {0, -1.2 * r, 1.2 * r, r, -1.2 * r, r};
            case "triangle-down" -> new double[] {0, 1.2 * r, 1.2 * r, -r, -1.2 * r, -r};
            case "cross" -> new double[] {-a, -r, a, -r, a, -a, r, -a, r, a, a, a, a, r, -a, r, -a, a, -r, a, -r, -a,
                -a, -a};
            case "x" -> new double[] {0, -a, r - a, -r, r, -r + a, a, 0, r, r - a, r - a, r, 0, a, -r + a, r, -r,
                r - a, -a, 0, -r, -r + a, -r + a, -r};
            default -> throw new IllegalArgumentException("the static face knows no marker \"" + symbol + "\"");
        };
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(i == 0 ? "" : " ").append(at(x + corners[i])).append(',').append(at(y + corners[i + 1]));
        }
        return raw("<polygon points=\"" + points + "\"" + paint);
    }

    private static String stroke(String stroke, double width, String dash) {
        return " stroke=\"" + Html.escape(stroke) + "\" stroke-width=\"" + at(width) + "\"" + switch (dash) {
            case "solid" -> "";
            case "dash" -> " stroke-dasharray=\"8 5\"";
            case "dot" -> " stroke-dasharray=\"2 4\"";
            case "dashdot" -> " stroke-dasharray=\"8 4 2 4\"";
            case "longdash" -> " stroke-dasharray=\"14 5\"";
            case "longdashdot" -> " stroke-dasharray=\"14 4 2 4\"";
            default -> throw new IllegalArgumentException("the static face knows no dash \"" + dash + "\"");
        };
    }

    /** Two decimals at most, by integer arithmetic. */
    static String at(double value) {
        long cents = Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, value)) * 100);
        long fraction = Math.abs(cents) % 100;
        String whole = (cents < 0 ? "-" : "") + Math.abs(cents) / 100;
        String decimals = fraction < 10 ? "0" + fraction : Long.toString(fraction % 10 == 0 ? fraction / 10 : fraction);
        return fraction == 0 ? whole : whole + "." + decimals;
    }

    @Override
    public String toString() {
        return svg.toString();
    }
}
