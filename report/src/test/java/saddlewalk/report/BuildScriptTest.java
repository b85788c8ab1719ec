package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build that ./reproduce starts, killed: with a Maven of the test's own. */
class BuildScriptTest {
    @TempDir
    private Path root;
    private Path halfWritten;

    @BeforeEach
    void sourcesOfTwoModules() throws IOException {
        for (String folder : List.of("lib/src/main", "report/src/main", "lib/target/classes", "report/target", ".mvn")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String file : List.of("pom.xml", "lib/pom.xml", "report/pom.xml")) {
            Files.writeString(root.resolve(file), "");
        }
        halfWritten = Files.writeString(root.resolve("lib/target/classes/Half.class"), "");
    }

    private Process build(String maven) throws IOException {
        Files.writeString(root.resolve("mvnw"), "#!/bin/sh\n" + maven + "\n").toFile().setExecutable(true);
        return new ProcessBuilder("bash", "-c", "set -euo pipefail; root=$PWD; . \"$0\"; build ./mvnw",
                Places.REPOSITORY.root().resolve("report/scripts/build.sh").toString()).directory(root.toFile())
                .redirectErrorStream(true).redirectOutput(root.resolve("said.txt").toFile()).start();
    }

    private void builds() throws Exception {
        Process process = build("exit 0");
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(root.resolve("said.txt")));
    }

    @Test
    void afterAKilledBuildNothingThatItMayHaveHalfWrittenIsUsed() throws Exception {
        Files.writeString(root.resolve("report/target/building"), "");
        builds();
        assertFalse(Files.exists(halfWritten));
    }

    @Test
    void afterACompletedBuildOnlyWhatChangedIsBuiltAgain() throws Exception {
        Files.writeString(root.resolve("report/target/built"), "");
        builds();
        assertTrue(Files.exists(halfWritten));
    }

    @Test
    void aKilledBuildTakesMavenAlong() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "this system cannot tie a process to its parent");
        Process process = build("echo $$ > pid.part; mv pid.part pid; exec sleep 60");
        assertTrue(Processes.within(20, () -> Files.exists(root.resolve("pid"))), "Maven has not started");
        long maven = Long.parseLong(Files.readString(root.resolve("pid")).strip());
        process.destroyForcibly().waitFor();
        assertTrue(Processes.within(10, () -> !Processes.isAlive(maven)), "Maven lives on");
    }
}
