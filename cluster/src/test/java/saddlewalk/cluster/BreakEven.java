package saddlewalk.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.NormMeasurement;
import saddlewalk.sweep.Sweep;

/**
 * What a job on a cluster costs beside the local runner on the same two cores: a measurement for README, of no use on a busy
 * machine, so it runs only when it is named ({@code -Dit.test=BreakEven}) and writes {@code cluster/target/break-even.txt}.
 */
class BreakEven {
    private static final String START = "m=20 start=spread log-lambda=log(0.01) ";

    @TempDir
    private Path folder;

    @Test
    void isMeasured() throws Exception {
        StringBuilder text = new StringBuilder();
        measure(text, "warm-up of this JVM", START + "n=8 step-size=0.5 seeds=1..2");
        measure(text, "1 run", START + "n=8 step-size=0.5 seeds=1..1");
        measure(text, "400 runs", START + "n=8 step-size=0.5 seeds=1..400");
        measure(text, "40 longer runs", START + "n=32 step-size=0.0125 seeds=1..40");
        Files.writeString(Path.of("target/break-even.txt"), text);
    }

    private void measure(StringBuilder text, String name, String grid) throws Exception {
        Path local = folder.resolve(name + " local.csv");
        long start = System.nanoTime();
        Sweep.of(Grid.parse(grid), NormMeasurement.ofPaper()).withThreads(2).to(local);
        double alone = (System.nanoTime() - start) / 1e9;
        Path out = folder.resolve(name + " spark.csv");
        Path home = Files.createDirectories(folder.resolve(name));
        double job;
        try (Loopback cluster = Loopback.start(home, 2); Stream<Path> files = Files.list(Path.of("target"))) {
            Path app = files.filter(file -> file.toString().endsWith("-app.jar")).findFirst().orElseThrow().toAbsolutePath();
            start = System.nanoTime();
            Process process = cluster.submit("job", Stream.concat(Stream.of(app.toString(), "--out", out.toString()),
                    Stream.of(grid.split(" "))).toList());
            assertEquals(0, process.waitFor(), () -> name);
            job = (System.nanoTime() - start) / 1e9;
        }
        assertArrayEquals(Files.readAllBytes(local), Files.readAllBytes(out), name);
        text.append(String.format(Locale.ROOT, "%s: local %.1f s, cluster %.1f s%n", name, alone, job));
    }
}
