package saddlewalk.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entries of a figure's legend, traces before lines across the panels, and their places in rows. */
record Legend(List<Entry> entries) {
    static final int SAMPLE = 34;
    private static final int SPACE = 20;
    private static final double CHARACTER = 7.1;

    /** One name and the trace or shape that it stands for. */
    record Entry(String name, JsonNode node) {
        double width() {
            return SAMPLE + 6 + name.codePointCount(0, name.length()) * CHARACTER + SPACE;
        }
    }

    /** Where an entry's sample begins, in pixels from the legend's left end, and in which row from 0. */
    record Place(Entry entry, double left, int row) {
    }

    static Legend of(JsonNode tree) {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode trace : tree.get("data")) {
            add(entries, names, trace, trace.path("showlegend").asBoolean(true));
        }
        for (JsonNode shape : tree.path("layout").path("shapes")) {
            add(entries, names, shape, shape.path("showlegend").asBoolean(false));
        }
        return new Legend(entries);
    }

    private static void add(List<Entry> entries, Set<String> names, JsonNode node, boolean shown) {
        String name = node.path("name").asText("");
        if (shown && !name.isEmpty() && names.add(name)) {
            entries.add(new Entry(name, node));
        }
    }

    List<Place> places(double width) {
        List<Place> places = new ArrayList<>();
        double left = 0;
        int row = 0;
        for (Entry entry : entries) {
            if (left > 0 && left + entry.width() > width) {
                left = 0;
                row++;
            }
            places.add(new Place(entry, left, row));
            left += entry.width();
        }
        return places;
    }

    int rows(double width) {
        List<Place> places = places(width);
        return places.isEmpty() ? 0 : places.get(places.size() - 1).row() + 1;
    }
}
