package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./reproduce says to a reader whose machine lacks something: one sentence with the remedy, exit status 2. */
class PrerequisitesTest {
    private static final Path ROOT = Path.of(System.getProperty("saddlewalk.repository", ".."))
            .toAbsolutePath().normalize();

    @TempDir
    private Path folder;
    private Path bin;
    private String jdk;

    @BeforeEach
    void aMachineWithABareShell() throws IOException {
        bin = Files.createDirectory(folder.resolve("a bin"));
        for (String tool : List.of("bash", "cat", "dirname", "env", "find", "grep", "sed")) {
            Path found = List.of("/bin", "/usr/bin").stream().map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable).findFirst().orElseThrow(() -> new AssertionError("no " + tool));
            Files.createSymbolicLink(bin.resolve(tool), found);
        }
        jdk = System.getProperty("java.home");
    }

    private record Said(int status, String out, String err) { }

    private Said reproduce(Map<String, String> variables, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("reproduce").toString()).directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(variables);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "./reproduce has not ended after a minute");
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void refuses(String sentence, Map<String, String> variables) throws Exception {
        assertEquals(new Said(2, "", "reproduce: " + sentence + "\n"), reproduce(variables));
    }

    /** A program named {@code java} or {@code python3} that is a shell script. */
    private Path program(String path, String script) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private void javaOfVersion(String version) throws IOException {
        program("old/bin/java", "echo '    java.home = " + folder.resolve("old") + "'\n"
                + "echo '    java.specification.version = " + version + "'");
    }

    @Test
    void helpNeedsNeitherAJdkNorPython() throws Exception {
        String help = Files.readString(ROOT.resolve("report/src/main/resources/saddlewalk/report/help.txt"));
        assertEquals(new Said(0, help, ""), reproduce(Map.of(), "--only", "03", "--help"));
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        refuses("No java on the PATH and no JAVA_HOME; install a JDK 17 or newer"
                + " (for instance: apt install openjdk-17-jdk-headless).", Map.of());
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        refuses("JAVA_HOME is /nowhere, but there is no bin/java in it;"
                + " set JAVA_HOME to a JDK 17 or newer, or unset it.",
                Map.of("JAVA_HOME", "/nowhere"));
    }

    @Test
    void java8IsTooOld() throws Exception {
        javaOfVersion("1.8");
        refuses("JAVA_HOME is " + folder.resolve("old") + ", which is Java 1.8; JDK 17 or newer is needed:"
                + " install one and set JAVA_HOME to it.", Map.of("JAVA_HOME", folder.resolve("old").toString()));
    }

    @Test
    void java16IsTooOld() throws Exception {
        javaOfVersion("16");
        refuses("JAVA_HOME is " + folder.resolve("old") + ", which is Java 16; JDK 17 or newer is needed:"
                + " install one and set JAVA_HOME to it.", Map.of("JAVA_HOME", folder.resolve("old").toString()));
    }

    @Test
    void aRuntimeWithoutCompilerIsRefused() throws Exception {
        javaOfVersion("21");
        refuses("JAVA_HOME is " + folder.resolve("old") + ", which is a Java 21 runtime without javac and jdk.jshell;"
                + " a JDK is needed (for instance: apt install openjdk-21-jdk-headless).",
                Map.of("JAVA_HOME", folder.resolve("old").toString()));
    }

    @Test
    void withoutPythonItSaysWhatToInstall() throws Exception {
        refuses("Python 3.10 or newer is needed, but the PATH has none; install one"
                + " (for instance: apt install python3 python3-venv).", Map.of("JAVA_HOME", jdk));
    }

    @Test
    void python39IsTooOld() throws Exception {
        program("a bin/python3", "case $2 in *print*) echo Python 3.9 ;; *) exit 1 ;; esac");
        refuses("Python 3.10 or newer is needed, but the PATH has Python 3.9; install one"
                + " (for instance: apt install python3 python3-venv).", Map.of("JAVA_HOME", jdk));
    }
}
