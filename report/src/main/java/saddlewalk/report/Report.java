package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs notebooks and writes the report. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Repository repository;
    private final Options options;
    private final PrintStream out;

    private Report(Repository repository, Options options, PrintStream out) {
        this.repository = repository;
        this.options = options;
        this.out = out;
    }

    /** @param out where progress is shown */
    public static Report of(Repository repository, Options options, PrintStream out) {
        return new Report(repository, options, out);
    }

    /**
     * Executes each notebook in a fresh kernel and writes the report, also when notebooks fail: it shows the failure.
     * Until it is complete the previous report stays. Costs what the notebooks cost.
     *
     * @throws CannotRunException if a prerequisite is missing, the output folder is not ours, or a run is going on
     */
    public Result run(List<Notebook> notebooks) {
        OutputFolder output = new OutputFolder(options.output());
        if (options.pdf()) {
            Pdf.requireChromium();
        }
        try (RunLock lock = RunLock.take(output.beside("lock"))) {
            output.recover();
            PythonEnvironment python = PythonEnvironment.prepare(repository);
            python.requireKernel(options.kernel());
            Progress progress = new Progress(out);
            Path work = output.beside("work");
            Files.createDirectories(work.resolve("tmp"));
            Resources.copyScripts(work);
            Resources.writeAgent(work.resolve("kernel-agent.jar"));
            try (Runner runner = new Runner(python, work, options, lock)) {
                List<Outcome> outcomes = runAll(notebooks, runner, progress);
                Result result = Result.read(outcomes);
                Path folder = output.begin();
                Pages.write(result, folder, work, new Pages.Source(repository.commit(), options.settings().text(),
                        notebooks.containsAll(Notebook.in(repository.notebooks()))), runner, progress);
                Optional<IOException> unprinted = options.pdf() ? printed(folder, outcomes, progress) : Optional.empty();
                output.publish();
                if (unprinted.isPresent()) {
                    throw new UncheckedIOException("the report is there (" + output.path() + "), its PDF is not",
                            unprinted.get());
                }
                return result;
            } finally {
                output.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + output.path() + "; what was there stays", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        }
    }

    /** Prints the report; why not, if it could not be printed. */
    private static Optional<IOException> printed(Path folder, List<Outcome> outcomes, Progress progress) throws InterruptedException {
        try {
            Pdf.print(folder, outcomes.stream().map(Outcome::notebook).toList(), progress);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private List<Outcome> runAll(List<Notebook> notebooks, Runner runner, Progress progress)
            throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(options.jobs());
        try {
            List<Callable<Outcome>> tasks = notebooks.stream()
                    .map(notebook -> (Callable<Outcome>) () -> runOne(notebook, runner, progress)).toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> done : pool.invokeAll(tasks)) {
                outcomes.add(done.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unwritten) {
                throw unwritten;
            }
            if (e.getCause() instanceof UncheckedIOException unwritten) {
                throw unwritten.getCause();
            }
            throw new IllegalStateException("a notebook could not be run: " + e.getCause().getMessage(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Outcome runOne(Notebook notebook, Runner runner, Progress progress) throws Exception {
        progress.say(notebook.name(), "starts");
        Execution execution = runner.run(notebook, progress);
        JsonNode content = execution.executed().isPresent()
                ? JSON.readTree(execution.executed().get().toFile()) : JSON.createObjectNode();
        Outcome outcome = Outcome.of(notebook, execution, content);
        progress.say(notebook.name(), outcome.passed() ? "passed, " + outcome.ledger().size() + " claims"
                : "FAILED: " + outcome.reason());
        return outcome;
    }
}
