package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What other tools than ours make of the committed files. */
@Tag("once")
class OtherToolsIT {
    private static final Path ROOT = Places.REPOSITORY.root();

    @Test
    void nbformatValidatesEveryCommittedNotebook() throws Exception {
        List<String> command = new ArrayList<>(List.of(PythonEnvironment.prepare(Places.REPOSITORY).executable().toString(), "-c",
                "import sys, nbformat\nfor f in sys.argv[1:]: nbformat.validate(nbformat.read(f, as_version=nbformat.NO_CONVERT))\n"
                + "print(len(sys.argv) - 1)"));
        List<Notebook> notebooks = Notebook.in(Places.REPOSITORY.notebooks());
        notebooks.forEach(notebook -> command.add(notebook.path().toString()));
        assertEquals(notebooks.size() + "", run(command).strip());
    }

    /** Binder's builder looks at the repository, without Docker, and says how it would build it. */
    @Test
    void repo2dockerAcceptsTheRepository() throws Exception {
        Path folder = Places.fresh("repo2docker");
        run(List.of(PythonEnvironment.prepare(Places.REPOSITORY).executable().toString(), "-m", "venv",
                folder.resolve("venv").toString()));
        Path bin = folder.resolve("venv/bin");
        run(List.of(bin.resolve("pip").toString(), "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r",
                ROOT.resolve("report/repo2docker.txt").toString()));
        Path copy = folder.resolve("copy");
        run(List.of("git", "clone", "-q", "--no-hardlinks", ROOT.toString(), copy.toString()));
        String said = run(List.of(bin.resolve("repo2docker").toString(), "--no-build", "--debug", copy.toString()));
        assertTrue(said.contains("Building conda environment") && said.contains("postBuild"), said);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> Stream.of(command.toArray()).toList() + ":\n" + said);
        return said;
    }
}
