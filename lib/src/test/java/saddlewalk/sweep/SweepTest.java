package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.Numbers;

class SweepTest {
    /** 36 runs, a second or less in all; log λ = −30 trains in a few hundred thousand epochs, most of them leapt over. */
    static final Grid GRID = Grid.of(4, 6).withN(4, 8).withM(6, 9, 12).withLogLambda(-30, -100).withStepSize(0.1)
            .withSeeds(1, 2, 3);
    static final Measurement<?> NORM = NormMeasurement.ofPaper();

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("norms.csv");
    }

    private static Sweep<?> sweep() {
        return Sweep.of(GRID, NORM);
    }

    private byte[] wanted() throws IOException {
        Path other = folder.resolve("wanted.csv");
        sweep().withThreads(1).to(other);
        return Files.readAllBytes(other);
    }

    @Test
    void oneAndEightThreadsWriteTheSameBytesAndLeaveNothingElse() throws IOException {
        byte[] wanted = wanted();
        assertEquals(new Reached(36, 36, 0, 0, 0, false), sweep().withThreads(8).to(file));
        assertArrayEquals(wanted, Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    // The file against the results in memory, cell by cell: seventeen digits give the same doubles.
    @Test
    void aRowHoldsItsSettingAndWhatTheMeasurementGave() throws IOException {
        List<NormRow> rows = Sweep.of(GRID, NormMeasurement.ofPaper()).results();
        sweep().to(file);
        List<String> lines = Files.readAllLines(file);
        assertEquals(List.of("# saddlewalk sweep, version " + saddlewalk.output.Version.of(), "# grid: " + GRID,
                "# measurement: norm epochs=1000000 tolerance=1e-10",
                "run,n,m,log_lambda,step_size,labels,start,label_seed,weight_seed,version,status,stop,epochs,"
                + "mean_squared_error,unseen,start_norm,squared_norm,least_norm,limit_norm,reason,crc32c"),
                lines.subList(0, 4));
        for (int i = 0; i < 36; i++) {
            String[] cells = lines.get(4 + i).split(",");
            assertEquals(Integer.toString(i), cells[0]);
            assertEquals(GRID.setting(i).cells(), List.of(cells).subList(1, 9));
            assertEquals(rows.get(i).squaredNorm(), Double.parseDouble(cells[16]), 0);
            assertEquals(rows.get(i).limitNorm(), Double.parseDouble(cells[18]), 0);
        }
    }

    @Test
    void aFinishedSweepRunsNothingAgain() throws IOException {
        sweep().to(file);
        byte[] before = Files.readAllBytes(file);
        assertEquals(new Reached(36, 36, 0, 36, 0, false), sweep().to(file, (rows, runs, sink) -> {
            throw new AssertionError("ran");
        }));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aTornLastLineIsThrownAwayAndItsRunMadeAgain() throws IOException {
        byte[] wanted = wanted();
        for (int cut : new int[] {1, 2, 9, 40}) {
            Files.write(file, java.util.Arrays.copyOf(wanted, wanted.length - cut));
            assertEquals(new Reached(36, 36, 0, 35, 1, false), sweep().to(file));
            assertArrayEquals(wanted, Files.readAllBytes(file));
        }
    }

    @Test
    void aRowWithAWrongChecksumIsThrownAwayAndItsRunMadeAgain() throws IOException {
        byte[] wanted = wanted();
        String text = new String(wanted, StandardCharsets.UTF_8);
        int row = text.indexOf("\n5,") + 1;
        byte[] damaged = wanted.clone();
        damaged[text.indexOf("REACHED", row) + 3] = 'X';
        Files.write(file, damaged);
        assertEquals(new Reached(36, 36, 0, 35, 1, false), sweep().to(file));
        assertArrayEquals(wanted, Files.readAllBytes(file));
    }

    @Test
    void rowsInAnyOrderAndTwiceComeOutOnceAndInOrder() throws IOException {
        byte[] wanted = wanted();
        List<String> lines = new ArrayList<>(List.of(new String(wanted, StandardCharsets.UTF_8).split("(?<=\n)")));
        java.util.Collections.reverse(lines.subList(4, 40));
        lines.add(lines.get(10));
        lines.add("\n");
        Files.writeString(file, String.join("", lines));
        assertEquals(new Reached(36, 36, 0, 36, 2, false), sweep().to(file));
        assertArrayEquals(wanted, Files.readAllBytes(file));
    }

    // Run 1 of the grid has η = 0.5, and the measurement refuses that.
    @Test
    void aRunThatFailsIsRecordedWithItsReasonAndTheOthersGoOn() throws IOException {
        Grid grid = Grid.of(2, 3).withStepSize(0.1, 0.5, 0.7);
        Sweep<List<String>> sweep = Sweep.of(grid, Measurement.of("picky", List.of("a", "b"), setting -> {
            if (setting.stepSize() == 0.5) {
                throw new IllegalArgumentException("too \"large\",\nthis step");
            }
            return List.of("x", Numbers.full(setting.stepSize()));
        }));
        assertEquals(new Reached(3, 3, 1, 0, 0, false), sweep.to(file));
        String row = Files.readAllLines(file).get(5);
        assertTrue(row.startsWith("1,2,3,-1000,0.5,normal,balanced,1,1," + saddlewalk.output.Version.of()
                + ",failed,,,\"IllegalArgumentException: too \"\"large\"\", this step\","), row);
        assertEquals(new Reached(3, 3, 1, 3, 0, false), sweep.to(file));      // not made again: it would fail again
        var e = assertThrows(IllegalStateException.class, sweep::results);
        assertTrue(e.getMessage().startsWith("run 1, n=2 m=3 log-lambda=-1000 step-size=0.5 "), e.getMessage());
    }

    // What the machine lacks is no property of a run.
    @Test
    void aHeapThatIsTooSmallEndsTheSweepAndIsNoRow() throws IOException {
        Sweep<List<String>> sweep = Sweep.of(Grid.of(2, 3).withSeeds(1, 2, 3), Measurement.of("greedy", List.of("a"), s -> {
            if (s.seeds().weights() == 2) {
                throw new OutOfMemoryError("no heap");
            }
            return List.of("x");
        })).withThreads(1);
        String said = assertThrows(IllegalStateException.class, () -> sweep.to(file)).getMessage();
        assertTrue(said.matches("run 1, n=2 m=3 .* seeds=2, needs more memory than the \\d+ MB that this Java may take; give it"
                + " more \\(-Xmx\\), or fewer threads"), said);
        assertEquals(4 + 1, Files.readAllLines(file).size());
    }

    @Test
    void aFileThatCannotBeMadeSaysWhy() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "text");
        Path below = occupied.resolve("norms.csv");
        assertEquals(below + " cannot be written (not a folder: " + occupied + ")",
                assertThrows(UncheckedIOException.class, () -> sweep().to(below)).getMessage());
    }

    @Test
    void theFileOfAnotherGridMeasurementOrVersionIsRefusedAndStays() throws IOException {
        byte[] wanted = wanted();
        Files.write(file, wanted);
        var grid = assertThrows(IllegalArgumentException.class, () -> Sweep.of(GRID.withSeeds(1, 2), NORM).to(file));
        assertEquals(file + " is the file of something else: line 2 must be \"# grid: " + GRID.withSeeds(1, 2)
                + "\", got \"# grid: " + GRID + "\"; name another file, or delete this one", grid.getMessage());
        var measurement = assertThrows(IllegalArgumentException.class,
                () -> Sweep.of(GRID, new NormMeasurement(5, 0)).to(file));
        assertTrue(measurement.getMessage().contains("line 3 must be \"# measurement: norm epochs=5 tolerance=0\", got"));
        assertArrayEquals(wanted, Files.readAllBytes(file));
        String other = new String(wanted, StandardCharsets.UTF_8).replaceFirst("version \\S+", "version 0.0.9");
        Files.writeString(file, other);
        var version = assertThrows(IllegalArgumentException.class, () -> sweep().to(file));
        assertTrue(version.getMessage().contains("got \"# saddlewalk sweep, version 0.0.9\""), version.getMessage());
        Files.write(file, new byte[0]);
        assertThrows(IllegalArgumentException.class, () -> sweep().to(file));
    }

    @Test
    void aSecondSweepOnTheSameFileIsRefusedWhileTheFirstIsAtWork() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        Sweep<List<String>> sweep = Sweep.of(Grid.of(2, 3), Measurement.of("slow", List.of("a"), s -> {
            running.countDown();
            try {
                tried.await();
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
            return List.of("x");
        }));
        Thread first = new Thread(() -> sweep.to(file));
        first.start();
        running.await();
        var e = assertThrows(IllegalStateException.class, () -> sweep.to(file));
        assertEquals(file + ": another sweep is at work on this file (process " + ProcessHandle.current().pid()
                + "): wait until it ends, or end it", e.getMessage());
        tried.countDown();
        first.join();
        assertEquals(new Reached(1, 1, 0, 1, 0, false), sweep.to(file));
    }

    /** Trains at log λ = −30 without leaps worth the name until it is interrupted: 10¹² epochs. */
    @Test
    void anInterruptStopsAtTheNextPollAndSaysWhatWasReached() throws Exception {
        Grid grid = Grid.of(4, 6).withSeeds(1, 2).and(Grid.of(64, 40).withStepSize(1e-9).withLogLambda(-1));
        Sweep<NormRow> sweep = Sweep.of(grid, new NormMeasurement(1_000_000_000_000L, 0)).withThreads(2);
        Reached[] reached = new Reached[1];
        boolean[] still = new boolean[1];
        CountDownLatch two = new CountDownLatch(2);
        Thread caller = new Thread(() -> {
            reached[0] = sweep.withListener(p -> {
                for (int i = 0; i < p.done(); i++) {
                    two.countDown();
                }
            }).to(file);
            still[0] = Thread.interrupted();
        });
        caller.start();
        two.await();
        caller.interrupt();
        caller.join(10_000);
        assertFalse(caller.isAlive());
        assertTrue(still[0] && reached[0].interrupted() && reached[0].done() >= 1, reached[0].toString());
        assertEquals("interrupted: " + reached[0].done() + " of 3 runs are there; the same sweep goes on from here",
                reached[0].toString());
        assertEquals(4 + reached[0].done(), Files.readAllLines(file).size());
    }

    @Test
    void anInterruptOfASweepInMemoryThrows() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Sweep.of(GRID, new JumpMeasurement()).results());
        assertTrue(Thread.interrupted());
    }

    @Test
    void theListenerHearsOfEveryRunAndTheTimeLeftEndsAtZero() throws IOException {
        List<Progress> heard = new ArrayList<>();
        sweep().withListener(heard::add).to(file);
        assertEquals(36, heard.get(heard.size() - 1).done());
        assertEquals(0, heard.get(heard.size() - 1).secondsLeft().orElseThrow(), 1e-9);
        for (int i = 1; i < heard.size(); i++) {
            assertTrue(heard.get(i).done() > heard.get(i - 1).done());
        }
        assertEquals("12 of 100 runs, 1 failed, 0:12, about 1:20 left",
                new Progress(100, 12, 1, 11.5, java.util.OptionalDouble.of(80)).toString());
        assertEquals("0 of 100 runs, 1:01:01",
                new Progress(100, 0, 0, 3661, java.util.OptionalDouble.empty()).toString());
    }

    @Test
    void aMeasurementWhoseColumnsAreNoneIsRefused() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> Sweep.of(GRID, Measurement.of("x", List.of("m"), s -> null)));
        assertEquals("a column must be small letters, digits and underscores, and named once, got \"m\" in measurement x",
                e.getMessage());
        var name = assertThrows(IllegalArgumentException.class,
                () -> Measurements.named("norms", 1, 0));
        assertEquals("a measurement must be of [norm, width, jumps, blocks-seeing-most, blocks-every-pattern,"
                + " blocks-every-mask], got \"norms\"", name.getMessage());
    }

    // Against Algorithm 1 itself.
    @Test
    void theRowOfAlgorithm1HoldsItsJumps() throws IOException {
        Grid grid = Grid.of(8, 12).withSeeds(1, 2, 3);
        Sweep.of(grid, new JumpMeasurement()).to(file);
        String[] cells = Files.readAllLines(file).get(5).split(",");
        var process = saddlewalk.limit.LimitProcess.of(grid.setting(1).data(), grid.setting(1).network());
        assertEquals(Integer.toString(process.jumpCount()), cells[11]);
        assertEquals(process.squaredNorm(), Double.parseDouble(cells[13]), 0);
        assertEquals(process.jumpCount(), cells[15].split(";").length);
        assertEquals(process.jumpTime(1), Double.parseDouble(cells[15].split(";")[0]), 0);
    }
}
