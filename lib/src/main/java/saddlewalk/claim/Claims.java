package saddlewalk.claim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import saddlewalk.notebook.Notebook;
import saddlewalk.output.Bundle;
import saddlewalk.output.Html;
import saddlewalk.output.Parameters;

/**
 * The claims of one notebook: announced first, counted last. A claim made again under the same item and statement (a
 * cell that is run twice) takes the place of the first. One thread at a time.
 */
public final class Claims {
    static final String ANNOUNCEMENT = "application/vnd.saddlewalk.claims+json";
    static final String REPORT = "application/vnd.saddlewalk.claims-report+json";

    private final int expected;
    private final Consumer<Bundle> publisher;
    private final List<Draft> begun = new ArrayList<>();
    private final List<Claim> made = new ArrayList<>();
    private final List<String> notClaimed = new ArrayList<>();
    private int places;

    private Claims(int expected, Consumer<Bundle> publisher) {
        this.expected = expected;
        this.publisher = publisher;
    }

    /**
     * Announces how many claims this notebook makes, and shows the announcement.
     *
     * @param expected ≥ 1
     */
    public static Claims expecting(int expected) {
        return expecting(expected, Notebook::publish);
    }

    static Claims expecting(int expected, Consumer<Bundle> publisher) {
        if (expected < 1) {
            throw new IllegalArgumentException("a notebook announces at least 1 claim, got " + expected);
        }
        String line = "This notebook makes " + claims(expected) + ".";
        publisher.accept(Bundle.text(line).withHtml("<p>" + line + "</p>")
                .withJson(ANNOUNCEMENT, JsonNodeFactory.instance.objectNode().put("expected", expected)));
        return new Claims(expected, publisher);
    }

    /**
     * Begins a claim; it counts when one of the relations at its end is called.
     *
     * @param item      the item of the {@link Ledger}, such as {@code (11)}, or several: {@code Lemma 5, durations}
     * @param mark      where the statement comes from
     * @param statement in words, what is compared; not empty
     * @throws IllegalArgumentException if the ledger does not know the item
     * @throws IllegalStateException if there would be more claims than announced
     */
    public Stated that(String item, Mark mark, String statement) {
        String words = Words.check("statement", statement);
        String place = Words.check("item", item);
        Ledger.named(place);
        if (mark == null) {
            throw new IllegalArgumentException("a claim must say its mark, got null");
        }
        Draft draft = new Draft(placeOf(place, words), place, mark, words, null, null);
        if (draft.place() > expected) {
            throw new IllegalStateException(claims(expected) + " announced, and this would be number " + draft.place()
                    + ": " + draft.name());
        }
        places = Math.max(places, draft.place());
        begun.removeIf(other -> other.place() == draft.place());
        made.removeIf(other -> other.index() == draft.place());
        begun.add(draft);
        return new Stated(this, draft);
    }

    private int placeOf(String item, String statement) {
        for (Draft draft : begun) {
            if (draft.item().equals(item) && draft.statement().equals(statement)) {
                return draft.place();
            }
        }
        for (Claim claim : made) {
            if (claim.item().equals(item) && claim.statement().equals(statement)) {
                return claim.index();
            }
        }
        return places + 1;
    }

    void finish(Draft draft, Comparison comparison) {
        if (!begun.removeIf(other -> other.place() == draft.place())) {
            throw new IllegalStateException("this claim was finished before: " + draft.name());
        }
        Claim claim = comparison.claim(draft, draft.place(), expected, Parameters.outsideClaims().orElse(""));
        made.add(claim);
        made.sort(Comparator.comparingInt(Claim::index));
        publisher.accept(claim.bundle());
        if (claim.fails()) {
            throw new AssertionError(claim.line());
        }
    }

    /**
     * Says what this notebook leaves unclaimed, and why; does not count as a claim.
     *
     * @param reason a sentence; not empty
     */
    public void notClaimedHere(String reason) {
        String line = "Not claimed here: " + Words.check("reason for not being made", reason);
        if (!notClaimed.contains(line)) {
            notClaimed.add(line);
        }
        publisher.accept(Bundle.text(line).withHtml("<p>" + Html.escape(line) + "</p>"));
    }

    /** How many claims this notebook has announced. */
    public int announced() {
        return expected;
    }

    /** The claims made so far, in the order in which they were begun. */
    public List<Claim> made() {
        return List.copyOf(made);
    }

    /**
     * Shows the table of all claims; the notebook's last word.
     *
     * @throws AssertionError unless exactly the announced number was made and each passed
     */
    public void report() {
        long passed = made.stream().filter(claim -> claim.isClaimed() && claim.passed()).count();
        long without = made.stream().filter(claim -> !claim.isClaimed()).count();
        String line = passed + " of " + claims(expected) + " announced passed, " + made.size() + " made"
                + (without == 0 ? "." : ", " + without + " not claimed with these parameters: " + outside() + ".");
        List<List<String>> rows = made.stream().map(Claim::row).toList();
        StringBuilder notes = new StringBuilder();
        notClaimed.forEach(note -> notes.append("<p>").append(Html.escape(note)).append("</p>\n"));
        publisher.accept(Bundle.text(text(rows, line))
                .withHtml("<div class=\"saddlewalk-claims\">\n" + Html.table(Claim.HEAD, rows) + "\n" + notes
                        + "<p>" + line
                        + "</p>\n</div>")
                .withJson(REPORT, JsonNodeFactory.instance.objectNode().put("expected", expected)
                        .put("made", made.size()).put("passed", passed)));
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    private String outside() {
        return made.stream().filter(claim -> !claim.isClaimed()).map(Claim::outside).findFirst().orElse("");
    }

    private String text(List<List<String>> rows, String line) {
        List<String> lines = new ArrayList<>();
        lines.add(Html.plainTable(Claim.HEAD, rows));
        lines.addAll(notClaimed);
        lines.add(line);
        return String.join("\n", lines);
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        begun.forEach(draft -> faults.add("claim " + draft.place() + " was begun and not finished: " + draft.name()));
        made.stream().filter(Claim::fails).forEach(claim -> faults.add(claim.line()));
        if (made.size() != expected) {
            faults.add(claims(expected) + " announced, " + made.size() + " made");
        }
        return faults;
    }

    private static String claims(int count) {
        return count + (count == 1 ? " claim" : " claims");
    }

    @Override
    public String toString() {
        return "Claims[expected=" + expected + ", made=" + made.size() + "]";
    }
}
