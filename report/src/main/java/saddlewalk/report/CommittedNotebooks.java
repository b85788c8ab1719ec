package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The notebooks as they are committed, against a rerun: the same bytes, or the first cell that differs. */
final class CommittedNotebooks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CommittedNotebooks() {
    }

    /**
     * Writes the executed notebooks back where their bytes differ.
     *
     * @return names of those that were written
     */
    static List<String> update(Result result) throws IOException {
        List<String> updated = new ArrayList<>();
        for (Outcome outcome : result.outcomes()) {
            byte[] executed = result.executed().get(outcome.notebook().name());
            Path file = outcome.notebook().path();
            if (!Arrays.equals(executed, Files.readAllBytes(file))) {
                Path beside = Files.write(file.resolveSibling("." + file.getFileName() + ".part"), executed);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
                updated.add(outcome.notebook().name());
            }
        }
        return updated;
    }

    /** Where a rerun differs from the committed bytes: notebook and cell, in words; empty if nowhere. */
    static Optional<String> difference(String name, byte[] committed, byte[] executed) throws IOException {
        if (Arrays.equals(committed, executed)) {
            return Optional.empty();
        }
        JsonNode before = JSON.readTree(committed).path("cells");
        JsonNode after = JSON.readTree(executed).path("cells");
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            if (!before.path(i).equals(after.path(i))) {
                return Optional.of(name + ", cell " + (i + 1) + ": a rerun gives other outputs than are committed; "
                        + "committed: " + shortened(before.path(i)) + ", rerun: " + shortened(after.path(i))
                        + "; if the new ones are right: ./reproduce --update");
            }
        }
        return Optional.of(name + ": the cells are the same, but the file is not in normal form: ./reproduce --update");
    }

    private static String shortened(JsonNode cell) {
        String text = cell.path("outputs").toString();
        return text.length() <= 400 ? text : text.substring(0, 400) + "…";
    }
}
