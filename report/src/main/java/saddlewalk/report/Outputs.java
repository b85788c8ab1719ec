package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What an executed notebook's outputs say about its claims. */
final class Outputs {
    static final String CLAIM = "application/vnd.saddlewalk.claim+json";
    static final String ANNOUNCEMENT = "application/vnd.saddlewalk.claims+json";
    static final String END = "application/vnd.saddlewalk.claims-report+json";

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,4} +(.+)$");

    private final JsonNode notebook;

    Outputs(JsonNode notebook) {
        this.notebook = notebook;
    }

    /** The number of claims that the notebook announced; empty if it announced none. */
    OptionalInt announced() {
        return all(ANNOUNCEMENT, codeCells()).stream().mapToInt(node -> node.path("expected").asInt(-1)).findFirst();
    }

    List<JsonNode> claims() {
        return placedClaims().stream().map(Placed::claim).toList();
    }

    /**
     * A claim and where it stands.
     *
     * @param claim   its data
     * @param heading anchor of the last heading above it, as Jupyter makes it; empty if there is none
     */
    record Placed(JsonNode claim, String heading) { }

    /** The claims in order, each with the heading under which it stands. */
    List<Placed> placedClaims() {
        List<Placed> found = new ArrayList<>();
        String heading = "";
        for (JsonNode cell : notebook.path("cells")) {
            if (cell.path("cell_type").asText().equals("markdown")) {
                heading = lastHeading(Notebook.text(cell.path("source"))).orElse(heading);
                continue;
            }
            String under = heading;
            all(CLAIM, List.of(cell)).forEach(claim -> found.add(new Placed(claim, under)));
        }
        return found;
    }

    private static Optional<String> lastHeading(String markdown) {
        return HEADING.matcher(markdown).results().map(match -> match.group(1).strip().replace(' ', '-'))
                .reduce((before, last) -> last);
    }

    /** The claims' own count at the notebook's end; empty unless the last code cell shows it. */
    List<JsonNode> endReport() {
        List<JsonNode> cells = codeCells();
        return cells.isEmpty() ? List.of() : all(END, cells.subList(cells.size() - 1, cells.size()));
    }

    List<JsonNode> codeCells() {
        List<JsonNode> cells = new ArrayList<>();
        for (JsonNode cell : notebook.path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static List<JsonNode> all(String mimeType, List<JsonNode> cells) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode cell : cells) {
            for (JsonNode output : cell.path("outputs")) {
                if (output.path("data").has(mimeType)) {
                    found.add(output.path("data").get(mimeType));
                }
            }
        }
        return found;
    }
}
