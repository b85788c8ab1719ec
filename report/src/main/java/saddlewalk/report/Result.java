package saddlewalk.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run gave.
 *
 * @param outcomes one a notebook, in the companion's order
 * @param executed the bytes of each executed notebook in normal form, by its name; absent where there are none
 */
public record Result(List<Outcome> outcomes, Map<String, byte[]> executed) {

    static Result read(List<Outcome> outcomes) throws IOException {
        Map<String, byte[]> executed = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.executed().isPresent()) {
                executed.put(outcome.notebook().name(), Files.readAllBytes(outcome.executed().get()));
            }
        }
        return new Result(List.copyOf(outcomes), executed);
    }

    /** Whether every notebook ran to its end and every announced claim passed. */
    public boolean passed() {
        return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome::passed);
    }

    /** Every announced claim, in the companion's order. */
    public List<LedgerLine> ledger() {
        return outcomes.stream().flatMap(outcome -> outcome.ledger().stream()).toList();
    }

    /** The claims that failed or were not reached. */
    public List<LedgerLine> failedClaims() {
        return ledger().stream().filter(LedgerLine::failed).toList();
    }
}
