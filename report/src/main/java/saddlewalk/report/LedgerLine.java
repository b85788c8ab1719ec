package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One announced claim of a notebook, as its outputs tell it, or one that was announced and never made.
 *
 * @param notebook    the notebook's name
 * @param index       1 for the notebook's first claim
 * @param item        the paper's item, for instance "(11)"; empty if not reached, as all texts below
 * @param mark        text, derived, our form, ours
 * @param statement   what is compared, in words
 * @param relation    for instance "equals"
 * @param predictedBy by what it was predicted
 * @param predicted   the number, as the notebook shows it
 * @param measuredBy  by what it was measured
 * @param measured    the number, as the notebook shows it
 * @param tolerance   the allowed difference, as the notebook shows it
 * @param reason      the tolerance's reason
 * @param verdict     passed, failed, not claimed here (a parameter is outside the range of the claims), or not reached
 * @param heading     anchor of the heading under which it stands in the notebook; empty if there is none
 */
public record LedgerLine(String notebook, int index, String item, String mark, String statement, String relation,
        String predictedBy, String predicted, String measuredBy, String measured, String tolerance, String reason,
        String verdict, String heading) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PASSED = "passed";
    static final String FAILED = "failed";
    static final String NOT_CLAIMED = "not claimed here";
    static final String NOT_REACHED = "not reached";

    static LedgerLine of(String notebook, int index, Outputs.Placed placed) {
        JsonNode claim = placed.claim();
        return new LedgerLine(notebook, index, text(claim, "item"), text(claim, "mark"), text(claim, "statement"),
                text(claim, "relation"), text(claim, "predictedBy"), text(claim, "predicted"),
                text(claim, "measuredBy"), text(claim, "measured"), text(claim, "tolerance"), text(claim, "reason"),
                verdict(text(claim, "verdict")), placed.heading());
    }

    private static String verdict(String said) {
        return said.equals(PASSED) || said.equals(NOT_CLAIMED) ? said : FAILED;
    }

    /**
     * The claims that stand in the notebooks' files as they are, in order.
     *
     * @throws IOException if a file cannot be read
     */
    public static List<LedgerLine> committed(List<Notebook> notebooks) throws IOException {
        List<LedgerLine> claims = new ArrayList<>();
        for (Notebook notebook : notebooks) {
            JsonNode content = JSON.readTree(notebook.path().toFile());
            int index = 0;
            for (Outputs.Placed claim : new Outputs(content).placedClaims()) {
                claims.add(of(notebook.name(), ++index, claim));
            }
        }
        return claims;
    }

    static LedgerLine notReached(String notebook, int index) {
        return new LedgerLine(notebook, index, "", "", "announced, but not reached", "", "", "", "", "", "", "",
                NOT_REACHED, "");
    }

    /** How it is called in short: {@code 03.7} is claim 7 of notebook 03. */
    public String shortName() {
        return notebook.substring(0, 2) + "." + index;
    }

    /** The items that it names, one or several. */
    public List<String> items() {
        return item.isEmpty() ? List.of() : List.of(item.split(", "));
    }

    public boolean passed() {
        return verdict.equals(PASSED);
    }

    /** Whether it was made and does not hold, or was announced and not reached. */
    public boolean failed() {
        return verdict.equals(FAILED) || verdict.equals(NOT_REACHED);
    }

    /** The claim in one line, with both numbers. */
    public String inWords() {
        if (verdict.equals(NOT_REACHED)) {
            return notebook + ", claim " + index + ": announced, but not reached";
        }
        return notebook + ", claim " + index + ", " + item + " " + statement + ": predicted " + predicted + " ("
                + predictedBy + "), measured " + measured + " (" + measuredBy + "), relation '" + relation
                + "', tolerance " + tolerance + " (" + reason + "): " + verdict;
    }

    private static String text(JsonNode claim, String field) {
        return claim.path(field).asText("");
    }
}
