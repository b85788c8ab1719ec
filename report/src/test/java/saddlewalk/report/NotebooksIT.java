package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The companion's notebooks: each a container, each of its claims a test, from one run through the report's own code. */
class NotebooksIT {
    private static final Path FOLDER = TheRun.FOLDER;

    @Test
    void thereAreNotebooks() {
        assertFalse(TheRun.NOTEBOOKS.isEmpty(), "no numbered notebook in " + Places.REPOSITORY.notebooks());
    }

    @TestFactory
    Stream<DynamicContainer> notebooks() {
        return TheRun.result().outcomes().stream().map(NotebooksIT::container);
    }

    private static DynamicContainer container(Outcome outcome) {
        String name = outcome.notebook().name();
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(dynamicTest("runs to its end", () -> assertEquals("", outcome.reason(), name + " failed: "
                + outcome.reason())));
        tests.add(dynamicTest("makes every announced claim", () -> assertEveryClaimIsMade(outcome)));
        tests.add(dynamicTest("runs on the build's JDK", () -> assertKernelRunsOnThisJdk(outcome)));
        tests.add(dynamicTest("gives the committed outputs again", () -> assertCommittedOutputs(outcome)));
        outcome.ledger().forEach(line -> tests.add(dynamicTest(testName(line),
                () -> assertTrue(line.passed(), line.inWords()))));
        return dynamicContainer(name, tests);
    }

    private static String testName(LedgerLine line) {
        return "claim " + line.index() + (line.item().isEmpty() ? "" : " " + line.item()) + ": " + line.statement();
    }

    private static void assertEveryClaimIsMade(Outcome outcome) {
        String name = outcome.notebook().name();
        assertFalse(outcome.ledger().isEmpty(), name + " announces no claim");
        outcome.ledger().forEach(line -> assertFalse(line.verdict().equals(LedgerLine.NOT_REACHED), line.inWords()));
    }

    private static void assertKernelRunsOnThisJdk(Outcome outcome) throws IOException {
        String name = outcome.notebook().name();
        assertFalse(outcome.kernel().isEmpty(), name + ": no JVM of its kernel wrote itself down");
        for (KernelJvm jvm : outcome.kernel()) {
            assertEquals(System.getProperty("java.version"), jvm.version(), name + ": the kernel's Java version");
            assertEquals(Path.of(System.getProperty("java.home")).toRealPath(), jvm.home().toRealPath(),
                    name + ": the kernel's JDK");
        }
    }

    private static void assertCommittedOutputs(Outcome outcome) throws IOException {
        String name = outcome.notebook().name();
        byte[] executed = TheRun.result().executed().get(name);
        CommittedNotebooks.difference(name, Files.readAllBytes(outcome.notebook().path()), executed)
                .ifPresent(difference -> fail(difference));
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsSafeToOpenFromDisk() throws IOException {
        assertFalse(TheRun.result().outcomes().isEmpty());
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream()
                    .map(page -> dynamicTest(page.getFileName().toString(),
                            () -> assertEquals(List.of(), PageRules.violations(page), page.toString())));
        }
    }

    @Test
    void theLedgerLinksToEveryClaim() throws IOException {
        String index = Files.readString(TheRun.result().outcomes().isEmpty() ? FOLDER : FOLDER.resolve("index.html"));
        for (LedgerLine line : TheRun.result().ledger()) {
            String link = "href=\"" + line.notebook() + ".html#claim-" + line.index() + "\"";
            assertTrue(index.contains(link), "the index has no link to " + line.inWords());
        }
    }

    @Test
    void everyClaimLinksToItselfAndToItsItemsInTheLedger() throws IOException {
        for (LedgerLine line : TheRun.result().ledger()) {
            Element claim = Jsoup.parse(Files.readString(FOLDER.resolve(line.notebook() + ".html")))
                    .getElementById("claim-" + line.index());
            List<String> links = claim == null ? List.of() : claim.select(".saddlewalk-items a").eachAttr("href");
            Stream<String> items = line.items().stream().map(item -> "index.html#" + Coverage.anchorOf(item));
            assertEquals(Stream.concat(Stream.of("#claim-" + line.index()), items).toList(), links, line.inWords());
        }
    }
}
