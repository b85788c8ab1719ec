package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one notebook's run ended.
 *
 * @param notebook the notebook
 * @param executed the executed notebook in normal form; empty if the file could not even be read
 * @param ledger   one line a claim that was announced or made, in order
 * @param reasons  why it failed, for the reader; empty if it passed
 * @param cells    code cells in it
 * @param started  code cells that were started
 * @param seconds  wall time
 * @param kernel   the JVMs of its kernel
 */
public record Outcome(Notebook notebook, Optional<Path> executed, List<LedgerLine> ledger, List<String> reasons,
        int cells, int started, double seconds, List<KernelJvm> kernel) {

    /** Reads the outcome from what the runner said and from the outputs of the executed notebook. */
    static Outcome of(Notebook notebook, Execution execution, JsonNode content) {
        Outputs outputs = new Outputs(content);
        List<LedgerLine> ledger = new ArrayList<>();
        for (Outputs.Placed claim : outputs.placedClaims()) {
            ledger.add(LedgerLine.of(notebook.name(), ledger.size() + 1, claim));
        }
        int made = ledger.size();
        int passed = (int) ledger.stream().filter(LedgerLine::passed).count();
        OptionalInt announced = outputs.announced();
        for (int index = made + 1; index <= announced.orElse(0); index++) {
            ledger.add(LedgerLine.notReached(notebook.name(), index));
        }
        List<String> reasons = new ArrayList<>(execution.failure().stream().toList());
        if (announced.isEmpty()) {
            reasons.add("it announces no claims: Claims.expecting(n) was not called");
        } else if (announced.getAsInt() != made) {
            reasons.add("it announced " + count(announced.getAsInt()) + " and made " + made);
        }
        int failed = (int) ledger.stream().limit(made).filter(LedgerLine::failed).count();
        if (failed > 0) {
            reasons.add(count(failed) + " failed");
        }
        if (execution.failure().isEmpty()) {
            reasons.addAll(endReport(outputs.endReport(), announced.orElse(0), made, passed));
        }
        return new Outcome(notebook, execution.executed(), List.copyOf(ledger), List.copyOf(reasons),
                outputs.codeCells().size(), execution.cellsStarted(), execution.seconds(), execution.kernel());
    }

    public boolean passed() {
        return reasons.isEmpty();
    }

    public String reason() {
        return String.join("; ", reasons);
    }

    private static List<String> endReport(List<JsonNode> reports, int announced, int made, int passed) {
        if (reports.size() != 1) {
            return List.of("it does not end with claims.report()");
        }
        JsonNode said = reports.get(0);
        boolean agrees = said.path("expected").asInt(-1) == announced && said.path("made").asInt(-1) == made
                && said.path("passed").asInt(-1) == passed;
        return agrees ? List.of() : List.of("its last cell counts " + said + ", its outputs hold " + made
                + " claims, " + passed + " of them passed");
    }

    private static String count(int claims) {
        return claims == 1 ? "1 claim" : claims + " claims";
    }
}
