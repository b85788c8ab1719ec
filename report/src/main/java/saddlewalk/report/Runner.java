package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Executes notebooks in fresh kernels, each by a Python process of its own, and listens to what they say. */
final class Runner implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PythonEnvironment python;
    private final Path work;
    private final Options options;
    private final RunLock lock;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread atShutdown = new Thread(this::endAll, "end-kernels");

    /** @param work a folder that holds our scripts; executed notebooks and logs are written there */
    Runner(PythonEnvironment python, Path work, Options options, RunLock lock) {
        this.python = python;
        this.work = work;
        this.options = options;
        this.lock = lock;
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    Execution run(Notebook notebook, Progress progress) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path kernelFolder = Files.createDirectories(work.resolve("kernels").resolve(notebook.name()));
        Path executed = work.resolve(notebook.name() + ".ipynb");
        Path log = work.resolve(notebook.name() + ".log");
        List<String> arguments = new ArrayList<>(List.of(notebook.path().toString(), executed.toString(), "--kernel",
                options.kernel(), "--timeout", Integer.toString(options.timeout())));
        if (options.measure()) {
            arguments.add("--measure");
        }
        Process process = python.process(work, kernelFolder, options.settings(), "run_notebook.py", arguments)
                .redirectError(log.toFile()).start();
        running.add(process);
        Listener heard = new Listener(notebook, progress);
        try (BufferedReader events = process.inputReader()) {
            lock.add(process.toHandle());
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                heard.event(JSON.readTree(line));
            }
            process.waitFor();
        } finally {
            running.remove(process);
            end(process);
        }
        Optional<String> failure = heard.finished ? heard.failure
                : Optional.of("the runner ended before its time: " + lastLine(Files.readString(log)));
        return new Execution(Optional.of(executed).filter(Files::exists), failure, heard.cellsStarted,
                (System.nanoTime() - start) / 1e9, KernelJvm.in(kernelFolder));
    }

    /** Runs one of our scripts to its end; the last line that it says is the failure's message. */
    void script(String name, List<String> arguments) throws IOException, InterruptedException {
        Process process = python.process(work, work, options.settings(), name, arguments)
                .redirectErrorStream(true).start();
        running.add(process);
        try {
            lock.add(process.toHandle());
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(name + ": " + lastLine(said));
            }
        } finally {
            running.remove(process);
            end(process);
        }
    }

    /** Ends every process of this run. */
    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException shuttingDown) {
            // It has run, or is running.
        }
    }

    private void endAll() {
        running.forEach(Runner::end);
    }

    private static void end(Process process) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList()
                .forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where Python puts what went wrong. */
    private static String lastLine(String said) {
        return said.strip().lines().reduce("", (before, last) -> last);
    }

    /** Keeps what a runner has said so far. */
    private final class Listener {
        private final Notebook notebook;
        private final Progress progress;
        private Optional<String> failure = Optional.empty();
        private boolean finished;
        private int cellsStarted;

        Listener(Notebook notebook, Progress progress) {
            this.notebook = notebook;
            this.progress = progress;
        }

        void event(JsonNode event) {
            switch (event.path("event").asText()) {
                case "kernel" -> ProcessHandle.of(event.path("pid").asLong()).ifPresent(this::writeDown);
                case "cell" -> {
                    cellsStarted = event.path("number").asInt();
                    progress.say(notebook.name(), "code cell " + cellsStarted + " of " + event.path("of").asInt());
                }
                case "failed" -> failure = Optional.of(event.path("reason").asText());
                case "finished" -> finished = true;
                default -> { }
            }
        }

        private void writeDown(ProcessHandle kernel) {
            lock.add(kernel);
            kernel.descendants().forEach(lock::add);
        }
    }
}
