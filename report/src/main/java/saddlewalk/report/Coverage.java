package saddlewalk.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import saddlewalk.claim.Ledger;
import saddlewalk.claim.LedgerItem;

/**
 * The ledger beside the claims that check its items: which claims name an item, where they stand, and what became of them.
 * Several claims of one item stand together; an item without a claim has a reason in the ledger, or is missing.
 */
final class Coverage {
    /**
     * One item with its claims.
     *
     * @param item   of the ledger
     * @param claims those that name it, in the companion's order
     */
    record Entry(LedgerItem item, List<LedgerLine> claims) {
        /** passed, failed, not claimed here, the reason why there is no claim, or "no claim". */
        String verdict() {
            if (claims.isEmpty()) {
                return item.unclaimed().isEmpty() ? "no claim" : item.unclaimed();
            }
            return claims.stream().anyMatch(LedgerLine::failed) ? LedgerLine.FAILED
                    : claims.stream().allMatch(LedgerLine::passed) ? LedgerLine.PASSED : LedgerLine.NOT_CLAIMED;
        }

        /** The name as part of an address: {@code item-lemma-3}. */
        String anchor() {
            return anchorOf(item.item());
        }
    }

    private final List<Entry> entries;

    private Coverage(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** From the claims of a run, or of the committed notebooks; claims without an item (not reached) count for none. */
    static Coverage of(List<LedgerLine> claims) {
        return new Coverage(Ledger.items().stream()
                .map(item -> new Entry(item, claims.stream().filter(claim -> claim.items().contains(item.item())).toList()))
                .toList());
    }

    /** From the outputs that the notebooks are committed with. */
    static Coverage committed(List<Notebook> notebooks) throws IOException {
        return of(LedgerLine.committed(notebooks));
    }

    List<Entry> entries() {
        return entries;
    }

    /** Items that have neither a claim nor a reason. */
    List<String> missing() {
        return entries.stream().filter(entry -> entry.verdict().equals("no claim")).map(entry -> entry.item().item())
                .toList();
    }

    static String anchorOf(String item) {
        return "item-" + item.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** A Markdown table with one row an item; a claim is a link to the section of the notebook in which it stands. */
    String table() {
        List<String> lines = new ArrayList<>(List.of("| item | in our words | mark | claims | verdict |", "|---|---|---|---|---|"));
        for (Entry entry : entries) {
            LedgerItem item = entry.item();
            lines.add("| " + item.item() + " | " + item.statement().replace("|", "\\|") + " | " + item.mark()
                    + (item.result().isEmpty() ? "" : ", " + item.result()) + " | "
                    + entry.claims().stream().map(Coverage::link).collect(Collectors.joining(", ")) + " | "
                    + entry.verdict() + " |");
        }
        return String.join("\n", lines);
    }

    private static String link(LedgerLine claim) {
        return "[" + claim.shortName() + "](notebooks/" + claim.notebook() + ".ipynb"
                + (claim.heading().isEmpty() ? "" : "#" + encoded(claim.heading())) + ")";
    }

    /** An anchor in an address in Markdown: letters of ASCII that could end it, or mean something in it, as %28 and so on. */
    private static String encoded(String anchor) {
        return Pattern.compile("[\\x21-\\x7e&&[^A-Za-z0-9_.~-]]").matcher(anchor)
                .replaceAll(letter -> "%" + Integer.toHexString(letter.group().charAt(0)).toUpperCase(Locale.ROOT));
    }
}
