package saddlewalk.report.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import saddlewalk.report.LedgerLine;
import saddlewalk.report.Notebook;
import saddlewalk.report.Repository;

/** The table of faults against the library's sources and the committed claims; {@code report/check-claims mutations} runs it. */
class MutationTableTest {
    private static final Path ROOT = Repository.find().root();

    private static Set<String> committed() throws IOException {
        return LedgerLine.committed(Notebook.in(ROOT.resolve("notebooks"))).stream().map(LedgerLine::shortName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFaultChangesOneLineThatIsThereOnce() throws IOException {
        List<Mutation> table = Mutation.table(ROOT);
        assertFalse(table.isEmpty());
        for (Mutation mutation : table) {
            mutation.mutated(ROOT);                        // throws unless the line occurs exactly once
        }
        assertEquals(table.size(), table.stream().map(Mutation::toString).distinct().count(), "a fault stands there twice");
    }

    @Test
    void everyClaimHasAFaultThatTurnsItRed() throws IOException {
        Set<String> covered = Mutation.table(ROOT).stream().flatMap(mutation -> mutation.red().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> without = new ArrayList<>(committed());
        without.removeAll(covered);
        assertEquals(List.of(), without, "claims that no fault of report/mutations.json turns red");
    }

    @Test
    void everyFaultTurnsRedWhatThereIs() throws IOException {
        Set<String> committed = committed();
        for (Mutation mutation : Mutation.table(ROOT)) {
            assertFalse(mutation.red().isEmpty(), mutation + " turns nothing red");
            mutation.red().forEach(claim -> assertEquals(true, committed.contains(claim), mutation + ": there is no claim " + claim));
        }
    }
}
