package saddlewalk.notebook;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import saddlewalk.Numbers;
import saddlewalk.output.Bundle;
import saddlewalk.output.Html;
import saddlewalk.output.Showable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Turns a value into an output, with every double through the one formatter. */
final class Rendering {
    /** Longer tables are cut after this many rows, and say so. */
    static final int MOST_ROWS = 50;
    /** Longer arrays and lists are cut after this many elements, and say so. */
    static final int MOST_ELEMENTS = 40;

    private Rendering() {
    }

    static Bundle of(Object value) {
        if (value instanceof Showable showable) {
            return showable.bundle();
        }
        if (value instanceof Bundle bundle) {
            return bundle;
        }
        if (value instanceof Table table) {
            return table(table);
        }
        if (value instanceof List<?> list && isListOfOneRecord(list)) {
            return records(list);
        }
        return Bundle.text(text(value));
    }

    static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Numbers.brief(((Number) value).doubleValue());
        }
        if (value instanceof Collection<?> elements) {
            return elements(new ArrayList<>(elements));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> text(e.getKey()) + "=" + text(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value != null && value.getClass().isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                list.add(Array.get(value, i));
            }
            return elements(list);
        }
        if (value instanceof Record aRecord && hasTheGeneratedText(aRecord)) {
            RecordComponent[] components = aRecord.getClass().getRecordComponents();
            return Arrays.stream(components).map(c -> c.getName() + "=" + text(component(aRecord, c)))
                    .collect(Collectors.joining(", ", aRecord.getClass().getSimpleName() + "[", "]"));
        }
        return String.valueOf(value);
    }

    private static String elements(List<?> list) {
        String shown = list.stream().limit(MOST_ELEMENTS).map(Rendering::text).collect(Collectors.joining(", "));
        return list.size() <= MOST_ELEMENTS ? "[" + shown + "]"
                : "[" + shown + ", …] (" + Numbers.count(list.size()) + " elements)";
    }

    /** A record may write its own text; the generated one would print doubles as the JDK does. */
    private static boolean hasTheGeneratedText(Record aRecord) {
        String text;
        try {
            text = aRecord.toString();
        } catch (RuntimeException e) {
            return false;
        }
        String first = aRecord.getClass().getRecordComponents().length == 0 ? "]"
                : aRecord.getClass().getRecordComponents()[0].getName() + "=";
        return text.startsWith(aRecord.getClass().getSimpleName() + "[" + first);
    }

    private static Object component(Object aRecord, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(aRecord);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("component " + component.getName() + " cannot be read: " + e, e);
        }
    }

    private static boolean isListOfOneRecord(List<?> list) {
        return !list.isEmpty() && list.get(0) instanceof Record
                && list.stream().allMatch(e -> e != null && e.getClass() == list.get(0).getClass());
    }

    private static Bundle records(List<?> list) {
        RecordComponent[] components = list.get(0).getClass().getRecordComponents();
        List<String> head = Arrays.stream(components).map(RecordComponent::getName).toList();
        List<List<String>> rows = list.stream().limit(MOST_ROWS)
                .map(e -> Arrays.stream(components).map(c -> text(component(e, c))).toList()).toList();
        return bundle("", head, rows, list.size());
    }

    private static Bundle table(Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(table.rowCount(), MOST_ROWS); i++) {
            int row = i;
            rows.add(table.columns().stream().map(column -> cell(column, row)).toList());
        }
        return bundle(table.name() == null ? "" : table.name(), table.columnNames(), rows, table.rowCount());
    }

    private static String cell(Column<?> column, int row) {
        return column.isMissing(row) ? "" : text(column.get(row));
    }

    private static Bundle bundle(String title, List<String> head, List<List<String>> rows, int total) {
        String cut = rows.size() == total ? ""
                : "The first " + rows.size() + " of " + Numbers.count(total) + " rows are shown.";
        String text = (title.isEmpty() ? "" : title + "\n") + Html.plainTable(head, rows)
                + (cut.isEmpty() ? "" : "\n" + cut);
        String html = (title.isEmpty() ? "" : "<p>" + Html.escape(title) + "</p>\n") + Html.table(head, rows)
                + (cut.isEmpty() ? "" : "\n<p>" + cut + "</p>");
        return Bundle.text(text).withHtml(html);
    }
}
