package saddlewalk.claim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import saddlewalk.output.Bundle;
import saddlewalk.output.Html;
import saddlewalk.output.Showable;

/**
 * One finished claim. Numbers are text of the one formatter, with two digits more than the tolerance resolves.
 *
 * @param index       place in the notebook, from 1
 * @param expected    how many claims the notebook announced
 * @param item        the ledger's item, such as {@code (11)}, or several
 * @param mark        where the statement comes from
 * @param statement   in words, what is compared
 * @param relation    {@code equals}, {@code at most}, {@code at least} or {@code in interval}
 * @param predictedBy how the prediction was obtained
 * @param predicted   the prediction; of several pairs the worst
 * @param measuredBy  how the measurement was obtained
 * @param measured    the measurement; of several pairs the worst
 * @param tolerance   how far apart they may be
 * @param reason      why so far
 * @param pairs       number of pairs compared, ≥ 1
 * @param worst       index of the pair that is shown, in [0, pairs)
 * @param passed      whether the relation holds for every pair
 * @param outside     why nothing is claimed here, such as a parameter outside the range of the claims; empty if it is claimed
 */
public record Claim(int index, int expected, String item, Mark mark, String statement, String relation,
        String predictedBy, String predicted, String measuredBy, String measured, String tolerance, String reason,
        int pairs, int worst, boolean passed, String outside) implements Showable {

    static final String JSON = "application/vnd.saddlewalk.claim+json";
    static final List<String> HEAD = List.of("#", "Item", "Mark", "Statement", "Predicted", "Measured", "Tolerance",
            "Verdict");

    /** {@code passed}, {@code failed} or {@code not claimed here}. */
    public String verdict() {
        return !isClaimed() ? "not claimed here" : passed ? "passed" : "failed";
    }

    /** Whether the notebook stands by it with the parameters that it has. */
    public boolean isClaimed() {
        return outside.isEmpty();
    }

    /** Whether the notebook stands by it, and it does not hold. */
    boolean fails() {
        return isClaimed() && !passed;
    }

    private String sign() {
        return !isClaimed() ? "– " : passed ? "✓ " : "✗ ";
    }

    /** One line for a terminal or an error: item, statement, both numbers, tolerance, reason, verdict. */
    public String line() {
        return sign() + "claim " + index + " of " + expected + " " + verdict() + ": " + item + " ["
                + mark.label() + "] " + statement + ": measured " + measured + " (" + measuredBy + ") " + verb()
                + " predicted " + predicted + " (" + predictedBy + "), tolerance "
                + tolerance + " (" + reason + ")" + (pairs > 1 ? ", " + worstOf() : "")
                + (isClaimed() ? "" : "; not claimed here: " + outside);
    }

    private String verb() {
        if (relation.equals("equals")) {
            return passed ? "equals" : "does not equal";
        }
        return (passed ? "is " : "is not ") + relation;
    }

    private String worstOf() {
        return "worst of " + pairs + " pairs, index " + worst;
    }

    List<String> row() {
        String sign = switch (relation) {
            case "at most" -> "≤ ";
            case "at least" -> "≥ ";
            case "in interval" -> "in ";
            default -> "";
        };
        return List.of(index + "/" + expected, item, mark.label(),
                pairs > 1 ? statement + " (" + worstOf() + ")" : statement,
                sign + predicted + " (" + predictedBy + ")", measured + " (" + measuredBy + ")",
                tolerance + " (" + reason + ")", sign() + verdict() + (isClaimed() ? "" : " (" + outside + ")"));
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("item", item).put("mark", mark.label())
                .put("statement", statement).put("relation", relation).put("predictedBy", predictedBy)
                .put("predicted", predicted).put("measuredBy", measuredBy).put("measured", measured)
                .put("tolerance", tolerance).put("reason", reason).put("verdict", verdict()).put("index", index)
                .put("expected", expected).put("pairs", pairs).put("worst", worst);
    }

    @Override
    public Bundle bundle() {
        return Bundle.text(line()).withHtml("<div class=\"saddlewalk-claim\">\n" + Html.table(HEAD, List.of(row()))
                + "\n</div>").withJson(JSON, json());
    }
}
