package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSweepTest {
    @TempDir
    private Path folder;

    /** What the child JVM runs: says how many rows it has announced. */
    public static void main(String[] arguments) {
        Sweep.of(SweepTest.GRID, SweepTest.NORM).withThreads(2).withListener(p -> {
            System.out.println(p.done());
            System.out.flush();
        }).to(Path.of(arguments[0]));
    }

    @Test
    void aSweepKilledTwiceEndsWithTheSameBytesAndLosesNoAnnouncedRow() throws Exception {
        Path wanted = folder.resolve("wanted.csv");
        Sweep.of(SweepTest.GRID, SweepTest.NORM).withThreads(1).to(wanted);
        Path file = folder.resolve("killed.csv");
        int announced = 0;
        for (int rows : List.of(5, 14)) {
            announced = killAfter(rows, file);
        }
        assertTrue(announced >= 14 && announced < 36, "announced " + announced);
        Reached reached = Sweep.of(SweepTest.GRID, SweepTest.NORM).to(file);
        assertTrue(reached.found() >= announced, reached + ", announced " + announced);
        assertEquals(36, reached.done());
        assertArrayEquals(Files.readAllBytes(wanted), Files.readAllBytes(file));
    }

    private static int killAfter(int rows, Path file) throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx200m",
                "-cp", System.getProperty("java.class.path"), KilledSweepTest.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream()))) {
            int done = 0;
            while (done < rows) {
                done = Integer.parseInt(out.readLine());
            }
            child.destroyForcibly();
            return done;
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
    }
}
