package saddlewalk.report.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import saddlewalk.report.Repository;

/** The faults that no unit test finds, against the library's sources; {@code report/check-tests} runs them. */
class SurvivorTableTest {
    private static final Path ROOT = Repository.find().root();

    private static JsonNode table() throws IOException {
        return new ObjectMapper().readTree(ROOT.resolve("report/survivors.json").toFile());
    }

    @Test
    void everySurvivorStandsInALineThatIsThere() throws IOException {
        assertFalse(table().isEmpty());
        Set<String> seen = new HashSet<>();
        for (JsonNode row : table()) {
            String name = row.path("class").asText().replaceFirst("\\$.*", "");
            Path file = ROOT.resolve(Mutation.SOURCES).resolve(name.replace('.', '/') + ".java");
            String line = row.path("line").asText();
            assertTrue(Files.readString(file).lines().anyMatch(there -> there.strip().equals(line)), name + ": " + line);
            assertTrue(seen.add(row.path("class") + "." + row.path("method") + " " + row.path("fault") + " " + line),
                    "stands there twice: " + row);
        }
    }

    @Test
    void everySurvivorHasItsReason() throws IOException {
        for (JsonNode row : table()) {
            assertFalse(row.path("reason").asText().isBlank(), "no reason: " + row);
            assertTrue(row.path("times").asInt() > 0, "never seen: " + row);
        }
    }
}
