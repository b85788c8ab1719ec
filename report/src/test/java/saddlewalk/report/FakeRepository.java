package saddlewalk.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A working copy with notebooks of a test's own, and the real command run in it, in a JVM of its own. */
final class FakeRepository {
    private final Path root;

    FakeRepository(Path root) throws IOException {
        this.root = root;
        for (String file : List.of("lib/pom.xml", "report/pom.xml", "lib/target/jars/none")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        Path script = Files.writeString(root.resolve("report/prepare-python"),
                "#!/bin/sh\nexec '" + Places.REPOSITORY.preparePython() + "' \"$@\"\n");
        script.toFile().setExecutable(true);
    }

    void put(TestNotebook notebook, String name) throws IOException {
        notebook.write(root.resolve("notebooks"), name);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Starts the command as ./reproduce does; what it says goes to a file. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dsaddlewalk.repository=" + root, "-Dsaddlewalk.cwd=" + root, "-cp",
                Places.REPOSITORY.root().resolve("report/target/jars") + "/*", "saddlewalk.report.Main"));
        command.addAll(Arrays.asList(arguments));
        Path said = Files.createTempFile(root, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        Files.writeString(root.resolve(process.pid() + ".said"), said.toString());
        return process;
    }

    String said(Process process) {
        try {
            return Files.readString(Path.of(Files.readString(root.resolve(process.pid() + ".said"))));
        } catch (IOException e) {
            return "";
        }
    }

    /** The processes that a run has written into its lock file, without the run itself. */
    List<Long> children(Process run) throws IOException {
        return Files.readAllLines(root.resolve(".report-out.lock")).stream()
                .map(line -> Long.parseLong(line.split(" ")[0])).filter(pid -> pid != run.pid()).toList();
    }
}
