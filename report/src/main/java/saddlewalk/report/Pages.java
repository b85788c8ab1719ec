package saddlewalk.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saddlewalk.claim.LedgerItem;
import saddlewalk.output.Version;

/** The report's files: a page a notebook, the index, {@code claims.json}, {@code run.json} and what pages load. */
final class Pages {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter READABLE = JSON.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(LINES).withArrayIndenter(LINES));

    private Pages() {
    }

    static void write(Result result, Path folder, Path work, Source source, Runner runner, Progress progress)
            throws IOException, InterruptedException {
        progress.say("report", "is written");
        Resources.copyAssets(Files.createDirectories(folder.resolve("assets")));
        write(folder.resolve("claims.json"), claims(result));
        Path run = work.resolve("run.json");
        write(run, run(result, source, progress.seconds()));
        Files.writeString(work.resolve("problems.json"), JSON.writeValueAsString(TwentyProblems.all()));
        runner.script("write_pages.py", List.of(folder.toString(), run.toString(), work.toString()));
    }

    /** What every run of the same notebooks gives, on any machine: nothing in it is a time or a version. */
    private static Map<String, Object> claims(Result result) {
        return Map.of("passed", result.passed(), "claims", result.ledger(),
                "notebooks", result.outcomes().stream().map(Pages::verdict).toList());
    }

    private static Map<String, Object> verdict(Outcome outcome) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", outcome.notebook().name());
        entry.put("title", outcome.notebook().title());
        entry.put("passed", outcome.passed());
        entry.put("reason", outcome.reason());
        entry.put("announced", outcome.ledger().size());
        entry.put("passedClaims", outcome.ledger().stream().filter(LedgerLine::passed).count());
        return entry;
    }

    /**
     * What was run.
     *
     * @param commit   of the working copy, with "+" if it has changes; empty outside git
     * @param settings values in place of the notebooks' own; empty for none
     * @param whole    whether all of the companion's notebooks were run
     */
    record Source(String commit, String settings, boolean whole) { }

    private static Map<String, Object> run(Result result, Source source, double seconds) {
        return Map.of("version", Version.of(), "commit", source.commit(), "settings", source.settings(), "machine", Map.of(
                        "java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                        "os", System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        "processors", Runtime.getRuntime().availableProcessors()),
                "seconds", Math.round(seconds * 10) / 10.0,
                "notebooks", result.outcomes().stream().map(Pages::timed).toList(),
                "items", Coverage.of(result.ledger()).entries().stream().map(entry -> item(entry, source.whole())).toList(),
                "claims", result.ledger(), "passed", result.passed());
    }

    private static Map<String, Object> item(Coverage.Entry covered, boolean whole) {
        LedgerItem item = covered.item();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("item", item.item());
        entry.put("anchor", covered.anchor());
        entry.put("kind", item.kind());
        entry.put("section", item.section());
        entry.put("statement", item.statement());
        entry.put("mark", item.mark());
        entry.put("result", item.result());
        entry.put("verdict", !whole && covered.verdict().equals("no claim") ? "not in this run" : covered.verdict());
        entry.put("claims", covered.claims());
        return entry;
    }

    private static Map<String, Object> timed(Outcome outcome) {
        Map<String, Object> entry = verdict(outcome);
        entry.put("shows", outcome.notebook().shows());
        entry.put("paper", outcome.notebook().paper());
        entry.put("cells", outcome.cells());
        entry.put("cellsStarted", outcome.started());
        entry.put("seconds", Math.round(outcome.seconds() * 10) / 10.0);
        entry.put("executed", outcome.executed().isPresent());
        return entry;
    }

    private static void write(Path file, Map<String, Object> content) throws IOException {
        Files.writeString(file, READABLE.writeValueAsString(content) + "\n");
    }
}
