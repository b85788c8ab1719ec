package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    Path folder;

    @Test
    void aSecondHolderIsRefusedWithTheFirstOnesProcess() {
        Path file = folder.resolve("lock");
        RunLock held = RunLock.take(file);
        try {
            var refused = assertThrows(CannotRunException.class, () -> RunLock.take(file));
            assertEquals("another run is at work on this report (process " + ProcessHandle.current().pid()
                    + "): wait until it ends, or end it", refused.getMessage());
        } finally {
            held.close();
        }
        RunLock.take(file).close();
    }

    @Test
    void whatADeadRunLeftIsEndedButNotAProcessThatHasItsIdByChance() throws IOException, InterruptedException {
        Process left = new ProcessBuilder("sleep", "60").start();
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(folder.resolve("lock"), left.pid() + " " + left.info().startInstant().orElseThrow() + "\n"
                    + other.pid() + " 2001-01-01T00:00:00Z\n");
            RunLock.take(folder.resolve("lock")).close();
            assertTrue(left.waitFor(5, TimeUnit.SECONDS), "the leftover process was not ended");
            assertFalse(other.waitFor(200, TimeUnit.MILLISECONDS), "another process was ended");
        } finally {
            left.destroyForcibly();
            other.destroyForcibly();
        }
    }
}
