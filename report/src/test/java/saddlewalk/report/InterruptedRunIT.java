package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that are killed, stopped, or started twice, in a folder whose name has a space and an é. */
class InterruptedRunIT {
    private static final TestNotebook GOOD = TestNotebook.announcing(1).claim("true", 2, 2).report();
    private static final TestNotebook ENDLESS = TestNotebook.empty().code("while (true) { }");

    private FakeRepository repository;
    private Process run;
    private byte[] before;

    @BeforeEach
    void aReportIsThereAndAnotherRunIsInTheMiddle() throws Exception {
        repository = new FakeRepository(Places.fresh("interrupted é"));
        repository.put(GOOD, "00-good");
        Process first = repository.start();
        assertEquals(0, exitStatus(first), repository.said(first));
        before = Files.readAllBytes(repository.path("report-out/index.html"));
        repository.put(ENDLESS, "01-endless");
        run = repository.start("--only", "01");
        assertTrue(Processes.within(60, () -> repository.said(run).contains("code cell 1 of 1")), repository.said(run));
    }

    @AfterEach
    void nothingIsLeft() {
        if (run != null) {                                                    // else the setup failed, and says why
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }

    @Test
    void aKilledRunLeavesTheReportAndNoProcessAndTheNextRunSucceeds() throws Exception {
        List<Long> children = repository.children(run);
        assertTrue(children.size() >= 3, "runner, launcher and kernel are written down: " + children);
        run.destroyForcibly().waitFor();
        assertAllEnd(children);
        assertArrayEquals(before, Files.readAllBytes(repository.path("report-out/index.html")));

        Process next = repository.start("--only", "good");
        assertEquals(0, exitStatus(next), repository.said(next));
        assertEquals(List.of(".report-out.lock"), besideTheReport());
    }

    @Test
    void aStoppedRunEndsItsKernelsAndLeavesTheReport() throws Exception {
        List<Long> children = repository.children(run);
        run.destroy();
        assertEquals(128 + 15, exitStatus(run));
        assertAllEnd(children);
        assertArrayEquals(before, Files.readAllBytes(repository.path("report-out/index.html")));
    }

    @Test
    void aRunnerThatIsKilledTakesItsKernelAlongAndTheNotebookFails() throws Exception {
        List<Long> children = repository.children(run);
        ProcessHandle.of(children.get(0)).orElseThrow().destroyForcibly();
        assertAllEnd(children);
        assertEquals(1, exitStatus(run));
        assertTrue(repository.said(run).contains("FAILED  01-endless: the runner ended before its time"),
                repository.said(run));
    }

    @Test
    void aSecondRunIsRefusedAndDisturbsNothing() throws Exception {
        Process second = repository.start("--only", "00");
        assertEquals(2, exitStatus(second), repository.said(second));
        assertEquals("reproduce: another run is at work on this report (process " + run.pid()
                + "): wait until it ends, or end it\n", repository.said(second));
        repository.children(run).forEach(pid -> assertTrue(Processes.isAlive(pid), "still at work: " + pid));
    }

    private static void assertAllEnd(List<Long> processes) {
        assertFalse(processes.isEmpty());
        assertTrue(Processes.within(15, () -> processes.stream().noneMatch(Processes::isAlive)),
                "after 15 s some live still: " + processes.stream().filter(Processes::isAlive).toList());
    }

    private List<String> besideTheReport() throws IOException {
        try (Stream<Path> files = Files.list(repository.path("."))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".report-out")).toList();
        }
    }

    private static int exitStatus(Process process) throws InterruptedException {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the command did not end within 120 s");
        return process.exitValue();
    }
}
