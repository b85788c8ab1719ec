package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.claim.Ledger;

/** The ledger against the notebooks as they are committed, and the table that README makes of both. */
class CoverageTest {
    private static final String NOTEBOOK = """
            {"cells": [
              {"cell_type": "markdown", "source": ["# Title\\n", "words"]},
              {"cell_type": "code", "source": "", "outputs": [{"data": {"application/vnd.saddlewalk.claim+json":
                {"item": "(15)", "verdict": "passed"}}}]},
              {"cell_type": "markdown", "source": "## Some words: (6)"},
              {"cell_type": "code", "source": "", "outputs": [
                {"data": {"application/vnd.saddlewalk.claim+json": {"item": "Lemma 3, (15)", "verdict": "failed"}}},
                {"data": {"application/vnd.saddlewalk.claim+json": {"item": "(2)", "verdict": "passed"}}}]}]}
            """;

    @Test
    void everyItemHasAClaimOrAReason() throws IOException {
        assertEquals(List.of(), Coverage.committed(Notebook.in(Places.REPOSITORY.notebooks())).missing());
    }

    @Test
    void everyClaimNamesItemsOfTheLedger() throws IOException {
        List<LedgerLine> claims = LedgerLine.committed(Notebook.in(Places.REPOSITORY.notebooks()));
        assertTrue(claims.size() > 0);
        claims.forEach(claim -> claim.items().forEach(item ->
                assertTrue(Ledger.find(item).isPresent(), claim.inWords() + " names the unknown item " + item)));
    }

    @Test
    void aRowLinksToTheSectionOfEachClaim(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("03-some.ipynb"), NOTEBOOK);
        Coverage coverage = Coverage.committed(Notebook.in(folder));
        String table = coverage.table();
        assertTrue(table.contains("| [03.1](notebooks/03-some.ipynb#Title), [03.2](notebooks/03-some.ipynb#Some-words%3A-%286%29) |"
                + " failed |"), table);
        assertTrue(table.contains("| (2) | "), table);
        assertTrue(table.contains("[03.3](notebooks/03-some.ipynb#Some-words%3A-%286%29) | passed |"), table);
        assertTrue(table.contains("|  | lost: "), table);
        assertTrue(coverage.missing().contains("Lemma 4"));
    }

    @Test
    void anchorsOfItemsAreDistinctAndPlain() {
        List<String> anchors = Ledger.items().stream().map(item -> Coverage.anchorOf(item.item())).toList();
        assertEquals(anchors.size(), anchors.stream().distinct().count());
        anchors.forEach(anchor -> assertTrue(anchor.matches("item(-[a-z0-9]+)+"), anchor));
        assertEquals("item-lemma-3", Coverage.anchorOf("Lemma 3"));
    }
}
