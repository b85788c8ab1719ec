package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            What's-next | What%27s-next | true
            What's-next | What's-next   | true
            λ-and-η     | %CE%BB-and-η  | true
            a+b         | a+b           | true
            a-b         | a+b           | false
            50%         | 50%           | true
            00-%C2%B7-a | 00-%C2%B7-a   | true
            What's-next | Whats-next    | false
            """)
    void anAnchorIsFoundByItsEncodedName(String id, String fragment, boolean found, @TempDir Path folder)
            throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"),
                "<h2 id=\"" + id + "\">x</h2><a href=\"#" + fragment + "\">y</a>");
        List<String> dead = PageRules.violations(page).stream().filter(rule -> rule.contains("anchor")).toList();
        assertEquals(found ? List.of() : List.of("a link to a missing anchor: #" + fragment), dead);
    }
}
