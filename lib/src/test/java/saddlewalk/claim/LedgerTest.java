package saddlewalk.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {
    // The paper's own count: equations (1) to (19), 4 assumptions, 1 definition, 1 hypothesis, 4 theorems, 7 propositions,
    // 10 lemmas, 2 corollaries, 1 algorithm, 6 figures, 1 table.
    @Test
    void everyNumberedItemOfThePaperIsThere() {
        List<String> numbered = new ArrayList<>();
        IntStream.rangeClosed(1, 19).forEach(i -> numbered.add("(" + i + ")"));
        numbers(numbered, "Assumption", 4);
        numbers(numbered, "Definition", 1);
        numbers(numbered, "Hypothesis", 1);
        numbers(numbered, "Theorem", 4);
        numbers(numbered, "Proposition", 7);
        numbers(numbered, "Lemma", 10);
        numbers(numbered, "Corollary", 2);
        numbers(numbered, "Algorithm", 1);
        numbers(numbered, "Figure", 6);
        numbers(numbered, "Table", 1);
        Set<String> inTheLedger = new TreeSet<>(Ledger.items().stream()
                .filter(item -> !List.of("remark", "result").contains(item.kind())).map(LedgerItem::item).toList());
        assertEquals(new TreeSet<>(numbered), inTheLedger);
    }

    private static void numbers(List<String> into, String kind, int last) {
        IntStream.rangeClosed(1, last).forEach(i -> into.add(kind + " " + i));
    }

    @Test
    void onlyWhatStatesNothingMeasurableMayGoWithoutAClaim() {
        List<String> unclaimed = Ledger.items().stream().filter(item -> !item.unclaimed().isEmpty()).map(LedgerItem::item).toList();
        assertEquals(List.of("(1)", "Theorem 1", "Definition 1", "(17)", "Theorem 4", "(18)"), unclaimed);
        assertTrue(Ledger.find("(1)").orElseThrow().unclaimed().startsWith("lost: "));
    }

    @Test
    void aResultOfOursSaysWhichKindItIs() {
        for (LedgerItem item : Ledger.items()) {
            if (item.mark().equals("ours")) {
                assertTrue(List.of("proved", "checked", "heuristic").contains(item.result()), item.item() + ": " + item.result());
            } else {
                assertEquals("", item.result(), item.item());
            }
        }
    }

    @Test
    void aClaimMayNameSeveralItems() {
        assertEquals(List.of("Theorem 4", "(18)"), Ledger.named("Theorem 4, (18)").stream().map(LedgerItem::item).toList());
        assertEquals(Optional.empty(), Ledger.find("Theorem 5"));
    }

    @Test
    void anItemNamedTwiceIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> Ledger.named("(2), (3), (2)"));
        assertEquals("a claim must name an item once, got \"(2), (3), (2)\"", e.getMessage());
    }
}
