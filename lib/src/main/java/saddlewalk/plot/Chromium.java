package saddlewalk.plot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Headless Chromium, where it is installed, for what needs fonts: pictures and PDFs.
 *
 * @param executable the program
 */
public record Chromium(Path executable) {
    /** System property or environment variable (CHROMIUM) that names the executable; else it is looked for on the PATH. */
    public static final String PROPERTY = "saddlewalk.chromium";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** The one that is named, else the first on the PATH; empty if there is none. */
    public static Optional<Chromium> find() {
        String environment = System.getenv("CHROMIUM");
        String named = System.getProperty(PROPERTY, environment == null ? "" : environment);
        Optional<Path> found = named.isEmpty() ? NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst()
                : Optional.of(Path.of(named)).filter(Files::isExecutable);
        return found.map(Chromium::new);
    }

    /** The first program of that name on the PATH. */
    public static Optional<Path> onPath(String name) {
        Objects.requireNonNull(name, "name");
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of a program must not contain the character 0, got " + name.length()
                    + " characters with it");
        }
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    /**
     * Makes a file: {@code --screenshot}, {@code --print-to-pdf} and the like. It never outlives this call, nor this JVM.
     *
     * @param made      the file that must be there afterwards
     * @param work      folder for its profile and its log
     * @param seconds   allowed
     * @param arguments besides those that every call has; the address last
     * @throws IOException if it cannot be started, takes longer, fails, or makes no such file
     */
    public void make(Path made, Path work, long seconds, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-background-networking", "--user-data-dir=" + work.resolve("profile")));
        command.addAll(arguments);
        Path log = work.resolve("chromium.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IOException("Chromium (" + executable + ") did not finish within " + seconds + " seconds");
            }
            if (process.exitValue() != 0 || !Files.exists(made)) {
                throw new IOException("Chromium (" + executable + ") made no " + made.getFileName() + ": "
                        + Files.readString(log, StandardCharsets.ISO_8859_1).strip());
            }
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }
}
