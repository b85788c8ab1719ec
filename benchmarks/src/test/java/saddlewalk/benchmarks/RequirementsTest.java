package saddlewalk.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Python peers are installed with {@code --require-hashes}: every package has one version and its hashes. */
class RequirementsTest {
    private static final Path FOLDER = Path.of(System.getProperty("saddlewalk.repository", "..")).resolve("benchmarks");

    @ParameterizedTest
    @ValueSource(strings = {"requirements", "requirements-torch"})
    void everyRequirementIsPinnedWithHashes(String name) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(name + ".txt"));
        for (String wanted : Files.readAllLines(FOLDER.resolve(name + ".in"))) {
            String requirement = wanted.replaceFirst("#.*", "").strip();
            if (!requirement.isEmpty()) {
                String pin = requirement.contains("==") ? requirement : requirement + "==";
                assertTrue(lines.stream().anyMatch(line -> line.startsWith(pin)), name + ".txt pins " + requirement);
            }
        }
        int packages = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("[A-Za-z0-9].*")) {
                packages++;
                assertTrue(lines.get(i).contains("=="), name + ".txt pins no version in: " + lines.get(i));
                assertTrue(lines.get(i + 1).strip().startsWith("--hash=sha256:"), name + ".txt has no hash for "
                        + lines.get(i));
            }
        }
        assertTrue(packages >= 2, "packages in " + name + ".txt: " + packages);
    }

    /** One NumPy for both files, since both go into one environment. */
    @ParameterizedTest
    @ValueSource(strings = {"requirements.txt", "requirements-torch.txt"})
    void bothFilesPinTheNumPyOfTheNotebooks(String file) throws IOException {
        String pinned = Files.readAllLines(FOLDER.resolve("../requirements.txt")).stream()
                .filter(line -> line.startsWith("numpy==")).findFirst().orElseThrow();
        assertEquals(List.of(pinned), Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> line.startsWith("numpy==")).toList());
    }
}
