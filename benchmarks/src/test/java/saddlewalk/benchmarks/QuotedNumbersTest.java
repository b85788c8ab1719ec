package saddlewalk.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** README quotes from RESULTS.md, which only benchmarks/compare writes: the same block, between the same markers. */
class QuotedNumbersTest {
    private static final String BEGIN = "<!-- benchmarks: from benchmarks/RESULTS.md -->";
    private static final String END = "<!-- end of benchmarks -->";
    private static final Path ROOT = Path.of(System.getProperty("saddlewalk.repository", ".."));

    @Test
    void readmeQuotesWhatWasMeasured() throws IOException {
        String measured = block("benchmarks/RESULTS.md", Files.readString(ROOT.resolve("benchmarks/RESULTS.md")));
        assertTrue(measured.lines().count() >= 2 && measured.contains("ns"), "the block has times in it: " + measured);
        assertEquals(measured, block("README.md", Files.readString(ROOT.resolve("README.md"))));
    }

    @Test
    void aTextWithoutTheBlockIsNamed() {
        assertEquals("\nfast\n", block("text", "before\n" + BEGIN + "\nfast\n" + END + "\nafter"));
        for (String text : new String[] {"fast", BEGIN + "fast", "fast" + END, BEGIN + END + BEGIN + END}) {
            var error = assertThrows(AssertionError.class, () -> block("README.md", text));
            assertEquals("README.md must have one block between " + BEGIN + " and " + END, error.getMessage());
        }
    }

    /** The only text between the markers. */
    private static String block(String name, String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin || text.lastIndexOf(BEGIN) != begin || text.lastIndexOf(END) != end) {
            throw new AssertionError(name + " must have one block between " + BEGIN + " and " + END);
        }
        return text.substring(begin + BEGIN.length(), end);
    }
}
