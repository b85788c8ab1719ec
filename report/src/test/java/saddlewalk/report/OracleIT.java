package saddlewalk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.Npy;

/** Our training against report/oracle/first_jump.py, a plain NumPy loop that shares no code with it: the same epoch. */
class OracleIT {
    private static final Path ROOT = Path.of(System.getProperty("saddlewalk.repository", ".."));
    private static String python;

    @TempDir
    Path folder;

    @BeforeAll
    static void preparePython() throws Exception {
        List<String> lines = run(List.of(ROOT.resolve("report/prepare-python").toString())).lines().toList();
        python = lines.get(lines.size() - 1);
    }

    /** Figure 1's problem, about 500,000 epochs. The closed form gives the same epoch a third way where it applies. */
    @Test
    void numpyFindsFigure1sFirstJumpAtOurEpoch() throws Exception {
        Dataset data = Dataset.absoluteNormal(64, 1);
        Network start = Initialization.balancedPositive(6, 64, -1000, 1);
        long epoch = ours(data, start, 0.01);
        assertTrue(epoch > 300_000, "a jump at the paper's scale, got " + epoch);
        assertEquals(epoch, numpys(data, start, 0.01));
        FirstJump closedForm = FirstJump.of(LimitProcess.of(data, start).withStepSize(0.01), start, -1000);
        assertTrue(closedForm.applies());
        assertEquals(closedForm.epoch(), epoch);
    }

    /** Labels and signs of both kinds: negative neurons, and coordinates that are switched off on the way. */
    @Test
    void numpyFindsTheFirstJumpOfBothSignsAtOurEpoch() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            Dataset data = Dataset.normal(16, seed);
            Network start = Initialization.balanced(8, 16, -300, seed);
            assertEquals(ours(data, start, 0.05), numpys(data, start, 0.05), "seed " + seed);
        }
    }

    private static long ours(Dataset data, Network start, double eta) {
        LimitProcess process = LimitProcess.of(data, start).withStepSize(eta);
        double half = (process.plateauMeanSquaredError(0) + process.plateauMeanSquaredError(1)) / 2;
        long enough = (long) process.jumpEpoch(1, start.logNorm(0)) + 5000;
        return GradientDescent.of(data, start).withStepSize(eta).withEpochLimit(enough).watching(half).run()
                .crossing(0);
    }

    private long numpys(Dataset data, Network start, double eta) throws Exception {
        Path network = folder.resolve("start.npy");
        Path labels = folder.resolve("labels.csv");
        Npy.write(network, start);
        data.writeCsv(labels);
        return Long.parseLong(run(List.of(python, ROOT.resolve("report/oracle/first_jump.py").toString(),
                network.toString(),
                labels.toString(), Double.toString(eta))).strip());
    }

    /** What a program prints; an error with all it said if it fails. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("oracle", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> command + ": " + output + read(errors));
            return output;
        } finally {
            Files.delete(errors);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
