package saddlewalk.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The working copy whose notebooks are run.
 *
 * @param root absolute path of the folder that holds lib, report and notebooks
 */
public record Repository(Path root) {
    public Repository {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The working copy around the current folder, or the one named by the system property {@code saddlewalk.repository}.
     *
     * @throws CannotRunException if there is none
     */
    public static Repository find() {
        Path start = Path.of(System.getProperty("saddlewalk.repository", "")).toAbsolutePath().normalize();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("lib/pom.xml"))
                        && Files.exists(folder.resolve("report/pom.xml")))
                .findFirst().map(Repository::new)
                .orElseThrow(() -> new CannotRunException("neither " + start + " nor a folder above it is saddlewalk's"
                        + " working copy: run from there"));
    }

    Path notebooks() {
        return root.resolve("notebooks");
    }

    /** The commit that is checked out, shortened, with "+" if tracked files differ from it; empty outside git or without it. */
    String commit() {
        String head = git("rev-parse", "--short=12", "HEAD");
        return head.isEmpty() || git("status", "--porcelain", "--untracked-files=no").isEmpty() ? head : head + "+";
    }

    private String git(String... arguments) {
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("git", "-C", root.toString()), Stream.of(arguments)).toList())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (java.io.IOException noGit) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    Path preparePython() {
        return root.resolve("report/prepare-python");
    }

    /** Fails unless the notebooks' first cell will find its jars. */
    void requireJars() {
        Path jars = root.resolve("lib/target/jars");
        if (!Files.isDirectory(jars)) {
            throw new CannotRunException("the library is not built (no folder " + jars + "): run ./mvnw package");
        }
    }
}
