package saddlewalk.report.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import saddlewalk.report.Repository;

/** README's blocks about the checks by hand, against what these checks say of themselves. */
class ReadmeBlocksTest {
    private static final Path ROOT = Repository.find().root();

    private static List<String> block(String name) throws IOException {
        Matcher matcher = Pattern.compile("<!-- " + name + ": made by [^\n]* -->\n(?s:(.*?))<!-- end -->")
                .matcher(Files.readString(ROOT.resolve("README.md")));
        assertTrue(matcher.find(), "README.md has no block " + name);
        return matcher.group(1).lines().toList();
    }

    @Test
    void everyLineIsOfAFaultThatIsThereAndSaysOk() throws IOException {
        Process python = new ProcessBuilder("python3", "-B", "report/scripts/faults", "--list").directory(ROOT.toFile()).start();
        List<String> faults = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertTrue(faults.size() > 20, "faults: " + faults);
        List<String> lines = block("faults");
        List<String> named = lines.subList(1, lines.size() - 1).stream()
                .map(line -> line.replaceFirst(": ok, .* \\(\\d+ s\\)$", "")).toList();
        assertFalse(named.isEmpty());
        assertEquals(faults.stream().filter(named::contains).toList(), named);
    }

    @Test
    void theTableOfUnitTestsCountsTheSurvivorsThatAreListed() throws IOException {
        Map<String, Integer> alive = new LinkedHashMap<>();
        for (String line : block("tests").subList(2, block("tests").size())) {
            String[] cells = line.split("\\s*\\|\\s*");
            int faults = Integer.parseInt(cells[2]);
            int found = Integer.parseInt(cells[3]);
            assertEquals(100 * found / faults + " %", cells[4]);
            assertTrue(100 * found >= 85 * faults, line);
            alive.put(cells[1], faults - found);
        }
        assertTrue(List.of("model", "limit", "train", "bias").containsAll(alive.keySet()), alive.toString());
        Map<String, Integer> listed = new LinkedHashMap<>();
        alive.keySet().forEach(name -> listed.put(name, 0));
        for (JsonNode row : new ObjectMapper().readTree(ROOT.resolve("report/survivors.json").toFile())) {
            listed.merge(row.path("class").asText().replaceFirst("\\..*", ""), row.path("times").asInt(), Integer::sum);
        }
        assertEquals(alive, listed);
    }
}
