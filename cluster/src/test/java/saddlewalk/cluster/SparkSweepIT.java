package saddlewalk.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.NormMeasurement;
import saddlewalk.sweep.Sweep;

/** On a real standalone cluster: a master and two workers on loopback. */
class SparkSweepIT {
    private static final String GRID = "n=32 m=20 start=spread log-lambda=log(0.01) step-size=0.05 seeds=1..40";
    private static final int HEADER_LINES = 4;

    @TempDir
    private Path folder;

    private static Path app() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("saddlewalk-cluster-.*-app\\.jar")).findFirst()
                    .orElseThrow().toAbsolutePath();
        }
    }

    private static int rows(Path file) throws Exception {
        return Files.exists(file) ? Files.readAllLines(file).size() - HEADER_LINES : 0;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aJobThatLosesAWorkerWritesTheBytesOfTheLocalRunner() throws Exception {
        Path wanted = folder.resolve("local.csv");
        Sweep.of(Grid.parse(GRID), NormMeasurement.ofPaper()).withThreads(2).to(wanted);
        Path out = folder.resolve("spark.csv");
        try (Loopback cluster = Loopback.start(folder, 2)) {
            Process job = cluster.submit("job", Stream.concat(Stream.of(app().toString(), "--out", out.toString()),
                    Stream.of(GRID.split(" "))).toList());
            while (job.isAlive() && (rows(out) < 4 || cluster.executors(0) == 0)) {
                Thread.sleep(20);
            }
            cluster.killWorker(0);
            int reached = rows(out);
            assertTrue(job.isAlive() && reached < 36, reached + " rows when the worker died\n" + log(cluster, "job"));
            assertEquals(0, job.waitFor(), () -> log(cluster, "job"));
            assertEquals(0, cluster.submit("help", List.of(app().toString(), "--help")).waitFor());
            assertTrue(log(cluster, "help").contains("Runs a measurement at every point of a grid on a Spark cluster"));
            assertTrue(log(cluster, "master").contains("Removing worker"), () -> log(cluster, "master"));
        }
        assertArrayEquals(Files.readAllBytes(wanted), Files.readAllBytes(out));
        assertEquals(0, ProcessHandle.current().descendants().count(), "processes left behind");
    }

    private static String log(Loopback cluster, String name) {
        try {
            return Files.readString(cluster.log(name));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
