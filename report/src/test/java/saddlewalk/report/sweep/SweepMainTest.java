package saddlewalk.report.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.NormMeasurement;
import saddlewalk.sweep.Sweep;

class SweepMainTest {
    private static final String[] GRID = {"n=4,8", "m=6", "log-lambda=-30", "step-size=0.1", "seeds=1..3"};

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return SweepMain.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theCommandWritesTheFileOfTheLibrary() throws Exception {
        Path wanted = folder.resolve("wanted.csv");
        Sweep.of(Grid.parse(String.join(" ", GRID)), NormMeasurement.ofPaper()).to(wanted);
        Path out = folder.resolve("out.csv");
        assertEquals(0, run("--out", out.toString(), "--threads", "3", GRID[0], GRID[1], GRID[2], GRID[3], GRID[4]));
        assertArrayEquals(Files.readAllBytes(wanted), Files.readAllBytes(out));
        assertEquals("sweep: " + out + ": 6 of 6 runs are there\n", said());
    }

    @Test
    void whatCannotRunIsOneSentenceAndStatusTwo() {
        Path out = folder.resolve("out.csv");
        assertEquals(2, run("--out", out.toString(), "n=0", "m=4"));
        assertEquals("sweep: number of data n must be at least 1, got 0\n", said());
        assertFalse(Files.exists(out));
        said.reset();
        assertEquals(2, run("--out", out.toString(), "--measure", "norms", "n=4", "m=4"));
        assertEquals("sweep: a measurement must be of [norm, width, jumps, blocks-seeing-most, blocks-every-pattern,"
                + " blocks-every-mask], got \"norms\"\n", said());
        said.reset();
        assertEquals(2, run("--out", "/dev/null/x.csv", "n=4", "m=4"));
        assertTrue(said().startsWith("sweep: /dev/null/x.csv cannot be written ("), said());
    }

    // 10¹² epochs at a tiny step: nobody waits for their end.
    @Test
    void anInterruptFromTheKeyboardSaysWhatWasReached() throws Exception {
        Path out = folder.resolve("out.csv");
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx200m",
                "-cp", System.getProperty("java.class.path"), SweepMain.class.getName(), "--out", out.toString(),
                "--epochs", "1000000000000", "--tolerance", "0", "n=64", "m=40", "step-size=1e-9", "log-lambda=-1",
                "seeds=1..3").redirectErrorStream(true).start();
        try {
            while (!Files.exists(out)) {
                Thread.sleep(50);
            }
            new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
            String said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8)).lines()
                    .collect(Collectors.joining("\n"));
            assertEquals(130, child.waitFor());
            assertEquals("sweep: " + out + ": interrupted: 0 of 3 runs are there; the same sweep goes on from here", said);
            try (var files = Files.list(folder)) {
                assertEquals(List.of(out), files.toList());
            }
        } finally {
            child.destroyForcibly();
        }
    }
}
