package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommittedNotebooksTest {
    private static final String COMMITTED = """
            {"cells": [{"source": "1", "outputs": []}, {"source": "x", "outputs": [{"text": "0.25"}]}]}
            """;

    @Test
    void theSameBytesDoNotDiffer() throws IOException {
        assertEquals(Optional.empty(), difference(COMMITTED));
    }

    @Test
    void theFirstCellThatDiffersIsNamedWithBothOutputs() throws IOException {
        String found = difference(COMMITTED.replace("0.25", "0.26")).orElseThrow();
        assertTrue(found.startsWith("03-x, cell 2: a rerun gives other outputs than are committed"), found);
        assertTrue(found.contains("0.25") && found.contains("0.26"), found);
    }

    @Test
    void aCellMoreIsADifference() throws IOException {
        String found = difference(COMMITTED.replace("}]}]}", "}]}, {\"source\": \"y\"}]}")).orElseThrow();
        assertTrue(found.startsWith("03-x, cell 3"), found);
    }

    @Test
    void otherBytesForTheSameCellsAreADifferenceToo() throws IOException {
        String found = difference(COMMITTED.replace(": ", ":")).orElseThrow();
        assertTrue(found.contains("not in normal form"), found);
    }

    private static Optional<String> difference(String executed) throws IOException {
        return CommittedNotebooks.difference("03-x", COMMITTED.getBytes(StandardCharsets.UTF_8),
                executed.getBytes(StandardCharsets.UTF_8));
    }
}
