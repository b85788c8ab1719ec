package saddlewalk.report.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs {@link Shell} in a JVM of its own, with the heap that a notebook has, on the library as it is or on a faulty one. */
final class Jvm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;

    Jvm(Path root) {
        this.root = root;
    }

    /**
     * @param faulty  classes that come before the library's own; empty for none
     * @param minutes after which the JVM is ended; runs that have not answered by then are missing from the result
     * @return one answer a run, in order
     */
    List<JsonNode> run(Optional<Path> faulty, Path notebook, List<String> seeds, long minutes)
            throws IOException, InterruptedException {
        String classes = faulty.map(path -> path + File.pathSeparator).orElse("") + root.resolve("report/target/jars") + "/*";
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-cp", classes, Shell.class.getName(),
                notebook.toString()));
        if (seeds.isEmpty()) {
            command.add(1, "-XX:TieredStopAtLevel=1");            // one short run: the second compiler costs more than it saves
        }
        command.addAll(seeds);
        Path log = Files.createTempFile("saddlewalk-", ".log");
        Process process = new ProcessBuilder(command).directory(root.resolve("notebooks").toFile())
                .redirectError(log.toFile()).start();
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        Thread watch = new Thread(() -> endAfter(process, minutes), "time-limit");
        watch.setDaemon(true);
        watch.start();
        List<JsonNode> answers = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(JSON.readTree(line));
            }
        } finally {
            process.destroyForcibly().waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            Files.delete(log);
        }
        return answers;
    }

    private static void endAfter(Process process, long minutes) {
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
