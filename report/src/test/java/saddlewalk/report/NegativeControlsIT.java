package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Notebooks that must fail, each for its own reason, run and reported exactly as the companion's are. */
class NegativeControlsIT {
    private static final int TIMEOUT = 8;
    /** A figure of one point, with a title that would end a script element if it could. */
    private static final String FIGURE = """
            var point = new com.fasterxml.jackson.databind.ObjectMapper().readTree(
                "{\\"data\\": [{\\"x\\": [1], \\"y\\": [2]}], \\"layout\\": {\\"title\\": {\\"text\\": \\"</script><b>\\"}}}");
            publish(saddlewalk.output.Bundle.text("one point").withJson("application/vnd.plotly.v1+json", point)
                .withHtml("<figure class=\\"saddlewalk-figure\\" id=\\"figure-1\\"><img src=\\"data:image/svg+xml;base64,"
                    + "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=\\" alt=\\"one point\\"></figure>"));
            """;
    private static Path folder;
    private static Map<String, Outcome> outcomes;
    private static Result result;

    @BeforeAll
    static void runThemAll() throws IOException {
        folder = Places.fresh("controls");
        List<Notebook> notebooks = new ArrayList<>();
        notebooks.add(TestNotebook.announcing(1).text("Where $x < 1$: see [the next](01-false-claim.ipynb).")
                .claim("true", 2, 2).code(FIGURE).report().write(folder, "00-all-is-well"));
        notebooks.add(TestNotebook.announcing(3).claim("true", 2, 2).claim("false", 0.25, 0.5).claim("later", 1, 1)
                .report().write(folder, "01-false-claim"));
        notebooks.add(TestNotebook.announcing(2).claim("true", 2, 2).report().write(folder, "02-missing-claim"));
        notebooks.add(TestNotebook.announcing(1).code("int seven = \"7\";").claim("true", 2, 2).report()
                .write(folder, "03-compile-error"));
        notebooks.add(TestNotebook.announcing(1).code("Netwrok misspelt;").claim("true", 2, 2).report()
                .write(folder, "04-misspelt-type"));
        notebooks.add(TestNotebook.announcing(1).code("int never() { return unknownName(); }").claim("true", 2, 2)
                .report().write(folder, "05-misspelt-in-a-method"));
        notebooks.add(TestNotebook.announcing(1).code("System.exit(0);").claim("true", 2, 2).report()
                .write(folder, "06-exit"));
        notebooks.add(TestNotebook.announcing(1).code("while (true) { }").claim("true", 2, 2).report()
                .write(folder, "07-endless-loop"));
        notebooks.add(TestNotebook.announcing(1).claim("true", 2, 2)
                .code("Thread other = new Thread(() -> { throw new IllegalStateException(\"lost\"); });\n"
                        + "other.start(); other.join();").report().write(folder, "08-other-thread"));
        notebooks.add(TestNotebook.announcing(1).claim("true", 2, 2).write(folder, "09-no-end"));
        notebooks.add(TestNotebook.empty().code("1 + 1").write(folder, "10-no-announcement"));
        notebooks.add(TestNotebook.announcing(1).claim("true", 2, 2).report().code("1 + 1").write(folder, "11-end-too-early"));
        notebooks.add(Notebook.of(Files.writeString(folder.resolve("12-no-notebook.ipynb"), "{")));
        notebooks.add(TestNotebook.announcing(1).code("int[] big = new int[Integer.MAX_VALUE / 2];").report()
                .write(folder, "13-heap"));
        result = Report.of(Places.REPOSITORY, Options.to(folder.resolve("report")).withTimeout(TIMEOUT),
                new PrintStream(System.out)).run(notebooks);
        outcomes = result.outcomes().stream().collect(Collectors.toMap(o -> o.notebook().name(), o -> o,
                (first, second) -> first, LinkedHashMap::new));
    }

    @Test
    void aNotebookWithNothingWrongPassesAmongThem() {
        assertEquals("", outcomes.get("00-all-is-well").reason());
        assertFalse(result.passed());
    }

    @Test
    void aFalseClaimFailsWithBothNumbersAndTheLaterOneIsNotReached() {
        Outcome outcome = outcomes.get("01-false-claim");
        assertEquals(List.of("passed", "failed", "not reached"),
                outcome.ledger().stream().map(LedgerLine::verdict).toList());
        assertEquals("0.25", outcome.ledger().get(1).predicted());
        assertEquals("0.5", outcome.ledger().get(1).measured());
        assertReason("01-false-claim", "code cell 4 of 6 threw java.lang.AssertionError", "1 claim failed",
                "it announced 3 claims and made 2");
    }

    @Test
    void aMissingClaimFails() {
        assertReason("02-missing-claim", "it announced 2 claims and made 1", "2 claims announced, 1 made");
        assertEquals("02-missing-claim, claim 2: announced, but not reached",
                outcomes.get("02-missing-claim").ledger().get(1).inWords());
    }

    @Test
    void aCompileErrorFailsWithTheCompilersWords() {
        assertReason("03-compile-error", "code cell 3 of 5 does not compile", "int seven = \"7\";",
                "incompatible types: java.lang.String cannot be converted to int", "it announced 1 claim and made 0");
    }

    @Test
    void aCellThatOnlyDeclaresAMisspeltTypeFailsThoughTheKernelLetsItPass() {
        assertReason("04-misspelt-type",
                "code cell 3 of 5 declares `Netwrok misspelt;`, which does not compile: there is no class Netwrok");
        assertEquals(5, outcomes.get("04-misspelt-type").started());
    }

    @Test
    void aMethodThatCallsAnUnknownOneFailsThoughNobodyCallsIt() {
        assertReason("05-misspelt-in-a-method", "code cell 3 of 5 declares `int never() { return unknownName(); }`",
                "there is no method unknownName()");
    }

    @Test
    void aNotebookThatExitsFailsAsADeadKernel() {
        assertReason("06-exit", "the kernel died in code cell 3 of 5", "it announced 1 claim and made 0");
    }

    @Test
    void anEndlessLoopIsStoppedAtTheTimeoutAndLeavesNoProcess() {
        assertReason("07-endless-loop", "code cell 3 of 5 was stopped at the timeout of " + TIMEOUT + " s");
        assertEquals(2, outcomes.get("07-endless-loop").kernel().size(), "launcher and kernel were seen");
        outcomes.values().forEach(outcome -> outcome.kernel().forEach(jvm ->
                assertFalse(Processes.isAlive(jvm.pid()), outcome.notebook().name() + " left process " + jvm.pid())));
    }

    @Test
    void anExceptionInAnotherThreadFailsThoughEveryClaimPassed() {
        assertReason("08-other-thread", "an exception in thread Thread-", "was lost: java.lang.IllegalStateException: lost");
    }

    @Test
    void aNotebookThatDoesNotEndWithTheClaimsReportFails() {
        assertReason("09-no-end", "it does not end with claims.report()");
        assertReason("11-end-too-early", "it does not end with claims.report()");
    }

    @Test
    void aNotebookThatAnnouncesNothingFails() {
        assertReason("10-no-announcement", "it announces no claims");
    }

    @Test
    void aFileThatIsNoNotebookFails() {
        assertReason("12-no-notebook", "12-no-notebook.ipynb cannot be read as a notebook");
    }

    @Test
    void aHeapOfOneGibibyteIsAllThereIs() {
        assertReason("13-heap", "code cell 3 of 4 threw java.lang.OutOfMemoryError");
    }

    @Test
    void theReportShowsEveryFailure() throws IOException {
        String index = Files.readString(folder.resolve("report/index.html"));
        assertTrue(index.contains("<h2 id=\"failed\">Failed</h2>"), "a section for failures");
        assertTrue(index.contains(">0.25<") && index.contains(">0.5<"), "both numbers");
        assertTrue(index.contains("announced, but not reached"), "what was not reached");
        assertTrue(Files.readString(folder.resolve("report/01-false-claim.html")).contains("id=\"claim-2\""),
                "the failing claim is on the page");
        var claims = new ObjectMapper().readTree(folder.resolve("report/claims.json").toFile());
        assertFalse(claims.path("passed").asBoolean(true));
        assertEquals(result.ledger().size(), claims.path("claims").size());
    }

    @Test
    void everyPageIsSafeToOpenFromDiskAlsoWhenNotebooksFail() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("report"))) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
            assertEquals(14, pages.size(), "the index, and a page for each file that is a notebook");
            for (Path page : pages) {
                assertEquals(List.of(), PageRules.violations(page), page.toString());
            }
        }
    }

    @Test
    void aFigureBringsItsSpecificationAsDataOnItsPageAndOnTheIndex() throws IOException {
        for (String page : List.of("00-all-is-well.html", "index.html")) {
            var document = Jsoup.parse(Files.readString(folder.resolve("report").resolve(page)));
            var script = document.selectFirst(".saddlewalk-figure-output > script.saddlewalk-specification");
            assertEquals("</script><b>", new ObjectMapper().readTree(script.data()).at("/layout/title/text").asText(), page);
            assertEquals("one point", document.select("figure#figure-1 img").attr("alt"), page);
            assertEquals(1, document.select("script[src=assets/plotly.min.js]").size(), page);
        }
    }

    private static void assertReason(String name, String... words) {
        String reason = outcomes.get(name).reason();
        for (String word : words) {
            assertTrue(reason.contains(word), name + ": expected '" + word + "' in the reason: " + reason);
        }
    }
}
