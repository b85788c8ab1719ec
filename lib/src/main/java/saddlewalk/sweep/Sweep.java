package saddlewalk.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import saddlewalk.Require;

/**
 * Independent runs of one measurement over a grid, on all cores unless said otherwise. What comes out depends on grid,
 * measurement and version alone: neither on the number of threads nor on what was interrupted or killed on the way.
 *
 * @param <T> what the measurement gives
 */
public final class Sweep<T> {
    private final Grid grid;
    private final Measurement<T> measurement;
    private final Rows rows;
    private final int threads;
    private final Consumer<Progress> listener;

    private Sweep(Grid grid, Measurement<T> measurement, Rows rows, int threads, Consumer<Progress> listener) {
        this.grid = grid;
        this.measurement = measurement;
        this.rows = rows;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * A sweep; nothing runs yet.
     *
     * @throws IllegalArgumentException if a combination of the grid is no setting, or the measurement's name or columns are
     *     none; names quantity, rule and value
     */
    public static <T> Sweep<T> of(Grid grid, Measurement<T> measurement) {
        return new Sweep<>(grid, measurement, Rows.of(grid, measurement),
                Runtime.getRuntime().availableProcessors(), p -> { });
    }

    /** Runs at once, ≥ 1; it changes the time, not the result. */
    public Sweep<T> withThreads(int count) {
        Require.atLeast("number of threads", 1, count);
        return new Sweep<>(grid, measurement, rows, count, listener);
    }

    /** Whoever wants to know how far it is; called after finished runs by the thread that called the sweep. */
    public Sweep<T> withListener(Consumer<Progress> progress) {
        return new Sweep<>(grid, measurement, rows, threads, Objects.requireNonNull(progress, "progress"));
    }

    /**
     * Runs all and keeps the results in memory, in the order of the grid. The first run that fails ends it.
     *
     * @throws IllegalStateException if a run fails; names the run
     * @throws CancellationException if this thread is interrupted; its interrupt is set again then
     */
    public List<T> results() {
        List<T> results = new ArrayList<>(Collections.nCopies(grid.size(), null));
        Meter meter = new Meter(0, 0, grid.byCost(IntStream.range(0, grid.size())));
        try {
            boolean all = Workers.run(threads, meter.runs, this::result, finished -> {
                finished.forEach(one -> results.set(one.run(), one.result()));
                meter.add(finished.stream().mapToInt(Workers.Finished::run), 0);
            });
            if (!all) {
                throw new CancellationException("interrupted: " + meter.done + " of " + grid.size() + " runs were done");
            }
            return Collections.unmodifiableList(results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private T result(int run) {
        try {
            return measurement.of(grid.setting(run));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException("run " + run + ", " + grid.setting(run) + ", failed: " + e.getMessage(), e);
        }
    }

    /**
     * Runs what the file does not hold yet, on this machine; one row a run, on the disk as soon as it is announced.
     *
     * @return what was reached; after an interrupt of this thread, which is set again, not all
     * @throws IllegalArgumentException if the file is there, but of another grid, measurement or version
     * @throws IllegalStateException    if another sweep is at work on the file
     * @throws UncheckedIOException     if the file cannot be read or written; the rows that were announced stay
     */
    public Reached to(Path file) {
        Objects.requireNonNull(file, "file");
        return to(file, (all, runs, sink) -> Workers.run(threads, runs, run -> row(all, run), finished -> sink.take(finished.stream()
                .map(one -> new FinishedRow(one.run(), one.result())).toList())));
    }

    /** The same by another runner: the same bytes. */
    public Reached to(Path path, Runner runner) {
        Objects.requireNonNull(runner, "runner");
        try (SweepFile file = SweepFile.open(Objects.requireNonNull(path, "path"), rows)) {
            int found = file.present();
            Meter meter = new Meter(found, file.failed(), rows.order(file.missing()));
            boolean all = meter.runs.length == 0 || runner.run(rows, meter.runs, finished -> {
                if (!finished.isEmpty()) {
                    file.append(finished);
                    meter.add(finished.stream().mapToInt(FinishedRow::run), file.failed());
                }
            });
            if (all) {
                file.finish();
            }
            return new Reached(grid.size(), file.present(), file.failed(), found, file.thrownAway(), !all);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written (" + reason(e) + ")" + (Files.exists(path)
                    ? "; the rows that are there stay, and the same sweep goes on from them" : ""), e);
        }
    }

    /** In words: the messages of some exceptions are the path alone. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied: " + e.getMessage();
        } else if (e instanceof FileAlreadyExistsException) {
            return "not a folder: " + e.getMessage();
        } else if (e instanceof NoSuchFileException) {
            return "not there: " + e.getMessage();
        }
        return e.getMessage();
    }

    /** A heap that is too small says nothing of the setting: no row tells of it, and the sweep can go on in a larger one. */
    private String row(Rows all, int run) {
        try {
            return all.row(run);
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("run " + run + ", " + grid.setting(run) + ", needs more memory than the "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB that this Java may take; give it more (-Xmx), or fewer"
                    + " threads", e);
        }
    }

    /** Counts runs and guesses the time that is left, by the cost of what is done. */
    private final class Meter {
        private final int[] runs;
        private final long start = System.nanoTime();
        private double left;
        private double spent;
        private int done;
        private int failed;

        private Meter(int done, int failed, int[] runs) {
            this.done = done;
            this.failed = failed;
            this.runs = runs;
            left = IntStream.of(runs).mapToDouble(rows::cost).sum();
        }

        private void add(IntStream finished, int failedInAll) {
            finished.forEach(run -> {
                done++;
                spent += rows.cost(run);
                left -= rows.cost(run);
            });
            failed = failedInAll;
            double seconds = (System.nanoTime() - start) / 1e9;
            listener.accept(new Progress(grid.size(), done, failed, seconds,
                    spent > 0 ? OptionalDouble.of(Math.max(0, seconds * left / spent)) : OptionalDouble.empty()));
        }
    }

    @Override
    public String toString() {
        return "Sweep[" + grid.size() + " runs, " + measurement.name() + "]";
    }
}
