package saddlewalk.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchdogTest {
    /**
     * A JVM that would live for ten minutes: a front end, or with a second argument a kernel that has shown something.
     */
    static final class Sleeper {
        public static void main(String[] arguments) throws InterruptedException {
            if (arguments.length > 0) {
                Notebook.show("watching");
            }
            Thread.sleep(600_000);
        }
    }

    private static ProcessBuilder sleeper(String... arguments) {
        var command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), Sleeper.class.getName()));
        command.addAll(java.util.List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    @Test
    void aKernelEndsWithinTenSecondsOfItsFrontEnd() throws IOException, InterruptedException {
        Process frontEnd = sleeper().start();
        ProcessBuilder builder = sleeper("kernel");
        builder.environment().put("JPY_PARENT_PID", Long.toString(frontEnd.pid()));
        Process kernel = builder.start();
        try {
            assertEquals("watching", kernel.inputReader().readLine());
            assertFalse(kernel.waitFor(3, TimeUnit.SECONDS), "the kernel must live as long as its front end");
            frontEnd.destroyForcibly().waitFor();
            assertTrue(kernel.waitFor(10, TimeUnit.SECONDS), "the kernel still runs 10 s after its front end's death");
            assertEquals(3, kernel.exitValue());
        } finally {
            frontEnd.destroyForcibly();
            kernel.destroyForcibly();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "abc", "999999999999"})
    void withoutAVisibleFrontEndNothingIsWatched(String pid) {
        assertTrue(Watchdog.parent(pid).isEmpty());
    }
}
