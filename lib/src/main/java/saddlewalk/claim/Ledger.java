package saddlewalk.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the companion has to check: the numbered items of the paper in its own order, its remarks, and our
 * results, read from the one file {@code ledger.json} beside this class. A claim names one of them, or several with a comma
 * and a space between them.
 */
public final class Ledger {
    private static final Map<String, LedgerItem> ITEMS = read();

    private Ledger() {
    }

    /** All items, in the paper's order. */
    public static List<LedgerItem> items() {
        return List.copyOf(ITEMS.values());
    }

    /** The item of this name. */
    public static Optional<LedgerItem> find(String item) {
        return Optional.ofNullable(ITEMS.get(item));
    }

    /**
     * The items that a claim names: {@code "Theorem 4, (18)"} is two.
     *
     * @throws IllegalArgumentException if one of them is not in the ledger, or is named twice
     */
    public static List<LedgerItem> named(String items) {
        List<LedgerItem> found = new ArrayList<>();
        for (String item : items.split(", ", -1)) {
            LedgerItem known = ITEMS.get(item);
            if (known == null) {
                throw new IllegalArgumentException("a claim must name items of the ledger, one or more with \", \" between "
                        + "them, got \"" + item + "\" in \"" + items + "\"");
            }
            if (found.contains(known)) {
                throw new IllegalArgumentException("a claim must name an item once, got \"" + items + "\"");
            }
            found.add(known);
        }
        return List.copyOf(found);
    }

    private static Map<String, LedgerItem> read() {
        Map<String, LedgerItem> items = new LinkedHashMap<>();
        try (InputStream file = Ledger.class.getResourceAsStream("ledger.json")) {
            for (JsonNode node : new ObjectMapper().readTree(file)) {
                LedgerItem item = item(node);
                if (items.put(item.item(), item) != null) {
                    throw new IllegalStateException("the ledger must hold an item once, got " + item.item() + " twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be read", e);
        }
        return items;
    }

    private static LedgerItem item(JsonNode node) {
        return new LedgerItem(text(node, "item"), text(node, "kind"), text(node, "section"), text(node, "statement"),
                label(text(node, "mark")), node.path("result").asText(""), unclaimed(node));
    }

    private static String text(JsonNode node, String field) {
        if (node.path(field).asText("").isBlank()) {
            throw new IllegalStateException("every item of the ledger has a " + field + ", got " + node);
        }
        return node.path(field).asText();
    }

    private static String label(String mark) {
        if (Arrays.stream(Mark.values()).noneMatch(known -> known.label().equals(mark))) {
            throw new IllegalStateException("the ledger knows the marks of claims, got " + mark);
        }
        return mark;
    }

    private static String unclaimed(JsonNode node) {
        for (String reason : List.of("lost", "explained")) {
            if (node.has(reason)) {
                return reason + ": " + node.path(reason).asText();
            }
        }
        return "";
    }
}
