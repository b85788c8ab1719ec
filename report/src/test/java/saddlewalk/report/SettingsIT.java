package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notebook 03 with other values, as README shows it. */
@Tag("once")
class SettingsIT {
    @Test
    void notebook03HoldsWithTwiceTheDataAndAnotherSeedAndNothingCommittedChanges() throws Exception {
        List<Notebook> only = Notebook.select(Notebook.in(Places.REPOSITORY.notebooks()), List.of("03"));
        byte[] before = Files.readAllBytes(only.get(0).path());
        Path folder = Places.fresh("settings").resolve("report");
        Options options = new Options(folder, "java", 1, 600, Settings.of(List.of("n=128", "seed=7"), only), false, false);
        Result result = Report.of(Places.REPOSITORY, options, System.out).run(only);
        assertEquals("", result.outcomes().get(0).reason());
        assertTrue(result.ledger().stream().allMatch(LedgerLine::passed));
        assertArrayEquals(before, Files.readAllBytes(only.get(0).path()));
        assertEquals(List.of(), PageRules.violations(folder.resolve("03-plateaus.html")));
        assertTrue(Files.readString(folder.resolve("index.html")).contains("saddlewalk-not-in-this-run"));
        assertEquals(List.of(), PageRules.violations(folder.resolve("index.html")));
        String page = Files.readString(folder.resolve("03-plateaus.html"), StandardCharsets.UTF_8);
        assertTrue(page.contains("seed = 7, n = 128; saddlewalk ") || page.contains("n = 128, seed = 7; saddlewalk "),
                "the figures do not say with what they were made");
    }

    @Test
    void outsideTheRangeOfItsClaimsANotebookClaimsNothingAndDoesNotFail() throws Exception {
        FakeRepository repository = new FakeRepository(Places.fresh("outside"));
        repository.put(TestNotebook.announcing(1).code("int m = saddlewalk.output.Parameters.integer(\"m\", 12, 8, 16, 8, 14);")
                .claim("m is twelve", 12, 13).report(), "00-claims-to-fourteen");
        Process run = repository.start("--set", "m=16");
        assertTrue(run.waitFor(120, TimeUnit.SECONDS), "the command did not end within 120 s");
        assertEquals(0, run.exitValue(), repository.said(run));
        assertTrue(repository.said(run).contains(
                "0 of 1 announced claims passed, 1 are not claimed with these parameters; notebooks: 1 of 1."), repository.said(run));
        Process inside = repository.start("--set", "m=14");
        assertTrue(inside.waitFor(120, TimeUnit.SECONDS), "the command did not end within 120 s");
        assertEquals(1, inside.exitValue(), "inside the range the same claim is a failure: " + repository.said(inside));
    }
}
