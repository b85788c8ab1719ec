package saddlewalk.report.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small fault in one line of the library, and the claims that it turns red.
 *
 * @param file below {@code lib/src/main/java/saddlewalk}, such as {@code limit/LimitProcess.java}
 * @param line what stands there, a part of one line that occurs once in the file
 * @param fault what is put in its place
 * @param red   the claims that fail or are not reached, such as {@code 02.3}
 */
record Mutation(String file, String line, String fault, List<String> red) {
    static final String SOURCES = "lib/src/main/java/saddlewalk";

    Mutation {
        red = List.copyOf(red);
        if (line.equals(fault) || line.contains("\n") || fault.contains("\n")) {
            throw new IllegalArgumentException("a mutation must change one line, got \"" + line + "\" for itself or several in "
                    + file);
        }
    }

    /** The table {@code report/mutations.json}. */
    static List<Mutation> table(Path root) throws IOException {
        List<Mutation> all = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(root.resolve("report/mutations.json").toFile())) {
            List<String> red = new ArrayList<>();
            node.path("red").forEach(claim -> red.add(claim.asText()));
            all.add(new Mutation(node.path("file").asText(), node.path("line").asText(), node.path("fault").asText(), red));
        }
        return all;
    }

    /**
     * The file with the fault in it.
     *
     * @throws IllegalArgumentException if the line does not occur exactly once
     */
    String mutated(Path root) throws IOException {
        String source = Files.readString(root.resolve(SOURCES).resolve(file));
        int place = source.indexOf(line);
        if (line.isEmpty() || place < 0 || source.indexOf(line, place + 1) >= 0) {
            throw new IllegalArgumentException("a mutation's line must occur exactly once in its file, but \"" + line
                    + "\" does " + (place < 0 || line.isEmpty() ? "not" : "several times") + " in " + file);
        }
        return source.substring(0, place) + fault + source.substring(place + line.length());
    }

    /** The notebooks of its claims, by number, ascending. */
    List<String> notebooks() {
        return red.stream().map(claim -> claim.substring(0, 2)).distinct().sorted().toList();
    }

    @Override
    public String toString() {
        return file + ": " + line.strip() + "  →  " + fault.strip();
    }
}
