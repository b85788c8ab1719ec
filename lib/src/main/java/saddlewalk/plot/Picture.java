package saddlewalk.plot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import saddlewalk.Numbers;
import saddlewalk.output.Bundle;
import saddlewalk.output.Html;
import saddlewalk.output.Parameters;
import saddlewalk.output.Showable;
import saddlewalk.output.Version;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure ready to be shown: specification, caption, alt text, data; immutable. One output with three faces and no
 * script: the specification, an HTML figure with a static SVG of it, and one line of text.
 */
public final class Picture implements Showable {
    static final String PLOTLY = "application/vnd.plotly.v1+json";
    /** The most rows of the table of data below a figure. */
    static final int MOST_ROWS = 200;

    private final String id;
    private final Specification specification;
    private final String caption;
    private final String alt;

    private Picture(String id, Specification specification, String caption, String alt) {
        this.id = id;
        this.specification = specification;
        this.caption = caption;
        this.alt = alt;
    }

    /**
     * A figure written with jsplot.
     *
     * @param caption what is plotted, the setting, what to look for; begins {@code Figure 3.} to be called figure-3
     */
    public static Picture of(Figure figure, String caption) {
        return of(Specification.of(figure), caption);
    }

    /** A figure of which the specification is known. */
    public static Picture of(Specification specification, String caption) {
        if (caption == null || caption.isBlank()) {
            throw new IllegalArgumentException("a figure needs a caption: what is plotted, the setting, "
                    + "what to look for");
        }
        if (specification.series().isEmpty()) {
            throw new IllegalArgumentException("a figure needs at least one series");
        }
        Specification look = Look.applied(specification);
        return new Picture(id(look, caption.strip()), look, caption.strip(), Description.of(look));
    }

    private static String id(Specification specification, String caption) {
        var number = java.util.regex.Pattern.compile("^Figure ([0-9]+)").matcher(caption);
        if (number.find()) {
            return "figure-" + number.group(1);
        }
        CRC32 sum = new CRC32();
        sum.update((caption + specification.published().json()).getBytes(StandardCharsets.UTF_8));
        return "figure-" + Long.toHexString(sum.getValue());
    }

    /** @param name letters, digits and hyphens; unique on its page */
    public Picture withId(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("a figure's id has letters, digits and hyphens, got \"" + name + "\"");
        }
        return new Picture(name, specification, caption, alt);
    }

    public Picture withCaption(String text) {
        return of(specification, text).withId(id).withAlt(alt);
    }

    /**
     * Words for a reader who does not see the figure, with the measured numbers; instead of the list of series. Words without
     * any number are followed by that list, which has the numbers.
     */
    public Picture withAlt(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a figure's alt text must say what it shows, got nothing");
        }
        boolean hasNumbers = text.chars().anyMatch(Character::isDigit);
        return new Picture(id, specification, caption, hasNumbers ? text.strip()
                : text.strip() + " " + Description.of(specification));
    }

    public String id() {
        return id;
    }

    public String caption() {
        return caption;
    }

    public String alt() {
        return alt;
    }

    public Specification specification() {
        return specification;
    }

    /** All series, in the order in which they were drawn. */
    public List<Series> series() {
        return specification.series();
    }

    /**
     * The first series of that name in any panel, with every point and full precision: what a claim compares is what
     * is plotted.
     *
     * @throws IllegalArgumentException if there is none; names those that exist
     */
    public Series series(String name) {
        return series().stream().filter(series -> series.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series \"" + name + "\"; this figure has "
                        + series().stream().map(Series::name).toList()));
    }

    /**
     * The series of that name in one panel.
     *
     * @param panel from 0, the first panel
     */
    public Series series(String name, int panel) {
        String axis = panel == 0 ? "y" : "y" + (panel + 1);
        return series().stream().filter(series -> series.name().equals(name) && series.axis().equals(axis)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series \"" + name + "\" in panel " + panel
                        + "; this figure has " + series().stream().map(Series::name).toList()));
    }

    /** The static face; the same bytes for the same figure. */
    public String svg() {
        return Svg.of(specification.published(), caption.split("(?<=\\.)\\s")[0], alt);
    }

    @Override
    public Bundle bundle() {
        return Bundle.text("[" + id + "] " + caption).withHtml(html())
                .withJson(PLOTLY, specification.published().json());
    }

    private String html() {
        String image = Base64.getEncoder().encodeToString(svg().getBytes(StandardCharsets.UTF_8));
        return "<figure class=\"saddlewalk-figure\" id=\"" + id + "\">\n<img src=\"data:image/svg+xml;base64," + image
                + "\" alt=\"" + Html.escape(alt) + "\" width=\"" + Look.WIDTH + "\">\n<figcaption>"
                + Html.escape(caption) + "</figcaption>\n" + source() + data() + "\n</figure>";
    }

    /** Where it came from, as far as the library knows; the report adds notebook and cell. */
    private static String source() {
        String parameters = Parameters.text();
        return parameters.isEmpty() ? "" : "<p class=\"saddlewalk-source\"><small>" + Html.escape(parameters) + "; saddlewalk "
                + Html.escape(Version.of()) + "</small></p>\n";
    }

    private String data() {
        List<Series> series = series();
        int share = Math.max(2, MOST_ROWS / series.size());
        int total = series.stream().mapToInt(Series::length).sum();
        boolean bars = series.stream().anyMatch(Series::hasErrorBars);
        List<List<String>> rows = new ArrayList<>();
        for (Series one : series) {
            double[] x = one.x();
            double[] y = one.y();
            double[] from = one.from();
            double[] to = one.to();
            int shown = Math.min(share, one.length());
            for (int i = 0; i < shown; i++) {
                int k = shown == 1 ? 0 : (int) ((long) i * (one.length() - 1) / (shown - 1));
                List<String> row = new ArrayList<>(List.of(one.name(), Description.title(specification, one.axis()),
                        Numbers.brief(x[k], 9), Numbers.brief(y[k], 9)));
                if (bars) {
                    row.add(one.hasErrorBars() ? Numbers.brief(from[k], 9) : "");
                    row.add(one.hasErrorBars() ? Numbers.brief(to[k], 9) : "");
                }
                rows.add(row);
            }
        }
        String cut = rows.size() == total ? Numbers.count(total) + " points"
                : Numbers.count(rows.size()) + " of " + Numbers.count(total) + " points, evenly spaced in each series";
        List<String> head = new ArrayList<>(List.of("Series", "Quantity", Description.title(specification, "x"), "Value"));
        if (bars) {
            head.addAll(List.of("Low", "High"));
        }
        return "<details>\n<summary>Data (" + cut + ")</summary>\n" + Html.table(head, rows)
                + "\n</details>";
    }

    @Override
    public String toString() {
        return "Picture[" + id + ", " + series().size() + " series]";
    }
}
