package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A kernel that Jupyter does not know is refused before any notebook starts. */
class UnknownKernelIT {
    @Test
    void anUnknownKernelIsRefusedWithTheListOfThose() throws Exception {
        FakeRepository repository = new FakeRepository(Places.fresh("kernel"));
        repository.put(TestNotebook.announcing(1).claim("true", 2, 2).report(), "00-good");
        Process run = repository.start("--kernel", "nosuch");
        assertTrue(run.waitFor(120, TimeUnit.SECONDS), "the command did not end within 120 s");
        assertEquals(2, run.exitValue(), repository.said(run));
        assertTrue(repository.said(run).matches(
                "reproduce: there is no Jupyter kernel 'nosuch'; there are ([^,\\n]+, )*java(, [^,\\n]+)*\n"),
                repository.said(run));
        assertFalse(Files.exists(repository.path("report-out")));
    }
}
