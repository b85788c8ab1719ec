package saddlewalk.output;

import java.util.List;
import java.util.Objects;

/** The few pieces of HTML that outputs are made of; no styles and no scripts, which front ends strip. */
public final class Html {
    private Html() {
    }

    /** Text in which nothing is taken for markup, also inside a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }

    /**
     * A table of text; every cell is escaped here.
     *
     * @param head one heading a column
     * @param rows one cell a column
     * @throws IllegalArgumentException if a row's length differs from the heading's
     */
    public static String table(List<String> head, List<List<String>> rows) {
        Objects.requireNonNull(head, "head");
        StringBuilder html = new StringBuilder("<table>\n<thead>");
        row(html, "th scope=\"col\"", "th", head);
        html.append("</thead>\n<tbody>\n");
        for (List<String> row : rows) {
            check(head, row);
            row(html, "td", "td", row);
            html.append('\n');
        }
        return html.append("</tbody>\n</table>").toString();
    }

    /** The same table for a terminal: columns padded with spaces, two between columns. */
    public static String plainTable(List<String> head, List<List<String>> rows) {
        int[] width = new int[head.size()];
        widen(width, head);
        for (List<String> row : rows) {
            check(head, row);
            widen(width, row);
        }
        StringBuilder text = new StringBuilder(padded(head, width));
        rows.forEach(row -> text.append('\n').append(padded(row, width)));
        return text.toString();
    }

    private static void check(List<String> head, List<String> row) {
        if (row.size() != head.size()) {
            throw new IllegalArgumentException("one cell a column: " + head.size() + " columns, a row of "
                    + row.size());
        }
    }

    private static void row(StringBuilder html, String open, String close, List<String> cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append('<').append(open).append('>').append(escape(cell)).append("</").append(close).append('>');
        }
        html.append("</tr>");
    }

    private static void widen(int[] width, List<String> cells) {
        for (int i = 0; i < width.length; i++) {
            width[i] = Math.max(width[i], cells.get(i).codePointCount(0, cells.get(i).length()));
        }
    }

    private static String padded(List<String> cells, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < width.length; i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : "  ").append(cell)
                    .append(" ".repeat(width[i] - cell.codePointCount(0, cell.length())));
        }
        return line.toString().stripTrailing();
    }
}
