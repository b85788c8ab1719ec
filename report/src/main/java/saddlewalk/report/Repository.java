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

    Path preparePython() {
        return root.resolve("report/prepare-python");
    }

    /** Where a report goes unless told otherwise. */
    Path defaultOutput() {
        return root.resolve("report-out");
    }

    /** Fails unless the notebooks' first cell will find its jars. */
    void requireJars() {
        Path jars = root.resolve("lib/target/jars");
        if (!Files.isDirectory(jars)) {
            throw new CannotRunException("the library is not built (no folder " + jars + "): run ./mvnw package");
        }
    }
}
