package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which items of the paper the committed notebooks cover, and how: <em>checked</em> by so many claims, or <em>shown</em>
 * or <em>explained</em>, where a notebook's metadata names items in {@code saddlewalk.shown} or
 * {@code saddlewalk.explained}.
 */
final class Coverage {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The paper's items in its own order; an item of another name comes last. */
    private static final List<String> PAPER = List.of("(1)", "Theorem 1", "(2)", "Assumption 1", "(3)", "(4)", "(5)",
            "Assumption 2", "Assumption 3", "Proposition 1", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)",
            "(14)", "Algorithm 1", "Assumption 4", "Proposition 2", "Theorem 2", "(15)", "Theorem 3", "(16)", "Figure 1",
            "Figure 2", "Figure 3", "Figure 4", "Figure 5", "Figure 6", "Definition 1", "(17)", "Theorem 4", "(18)",
            "(19)", "Table 1");
    private static final Comparator<String> IN_THE_PAPERS_ORDER =
            Comparator.comparingInt(Coverage::rank).thenComparing(Comparator.naturalOrder());

    private Coverage() {
    }

    private static int rank(String item) {
        return IntStream.range(0, PAPER.size()).filter(i -> item.equals(PAPER.get(i))
                || item.startsWith(PAPER.get(i) + " ") || item.startsWith(PAPER.get(i) + ",")
                || item.startsWith(PAPER.get(i) + "–") || item.startsWith(PAPER.get(i) + "("))
                .findFirst().orElse(PAPER.size());
    }

    /** A Markdown table with one row an item: the item, and in which notebook it is what. */
    static String table(List<Notebook> notebooks) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>(IN_THE_PAPERS_ORDER);
        for (Notebook notebook : notebooks) {
            JsonNode content = JSON.readTree(notebook.path().toFile());
            JsonNode about = content.path("metadata").path("saddlewalk");
            Map<String, Integer> claims = new TreeMap<>(IN_THE_PAPERS_ORDER);
            new Outputs(content).claims().forEach(claim -> claims.merge(claim.path("item").asText(), 1, Integer::sum));
            claims.forEach((item, count) -> add(rows, item, notebook, "checked (" + count + ")"));
            about.path("shown").forEach(item -> add(rows, item.asText(), notebook, "shown"));
            about.path("explained").forEach(item -> add(rows, item.asText(), notebook, "explained"));
        }
        List<String> lines = new ArrayList<>(List.of("| paper | where |", "|---|---|"));
        rows.forEach((item, where) -> lines.add("| " + item + " | " + String.join(", ", where) + " |"));
        return String.join("\n", lines);
    }

    private static void add(Map<String, List<String>> rows, String item, Notebook notebook, String what) {
        rows.computeIfAbsent(item, fresh -> new ArrayList<>()).add(what + " in [" + notebook.name().substring(0, 2)
                + "](notebooks/" + notebook.name() + ".ipynb)");
    }
}
