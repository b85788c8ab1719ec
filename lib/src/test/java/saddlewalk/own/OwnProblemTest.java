package saddlewalk.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.bias.NormCertificate;
import saddlewalk.bias.SignedCertificate;
import saddlewalk.limit.Assumptions.Finding;
import saddlewalk.limit.Jump;
import saddlewalk.model.BadFileException;
import saddlewalk.model.DataFile;
import saddlewalk.model.Dataset;
import saddlewalk.train.Middles;
import saddlewalk.train.Recorder;
import saddlewalk.train.Stop;

class OwnProblemTest {
    @TempDir
    Path folder;

    private DataFile file(String text) throws IOException {
        return DataFile.read(Files.writeString(folder.resolve("d.csv"), text));
    }

    // ‖y‖ = 13 for the labels 3, 4, 12, so η = 0.01·3/(2·13), whatever unit they are in.
    @Test
    void theStepSizeGoesWithTheLabels() {
        OwnProblem problem = OwnProblem.of(Dataset.of(3, 4, 12), 8, -1000, 1);
        assertEquals(0.01 * 3 / 26, problem.stepSize(), 1e-18);
        OwnProblem scaled = OwnProblem.of(Dataset.of(3e4, 4e4, 12e4), 8, -1000, 1);
        assertEquals(problem.stepSize() / 1e4, scaled.stepSize(), 1e-21);
        assertArrayEquals(problem.process().jumpEpochs(-1000), scaled.process().jumpEpochs(-1000), 1e-6);
    }

    @Test
    void theSignsOfNeuronsAreThoseOfLabelsOfOneSignElseRandom() {
        OwnProblem positive = OwnProblem.of(Dataset.of(3, 4, 0), 8, -1000, 1);
        OwnProblem negative = OwnProblem.of(Dataset.of(-3, -4, 0), 8, -1000, 1);
        OwnProblem both = OwnProblem.of(Dataset.of(3, -4, 12), 8, -1000, 1);
        assertEquals(1, positive.sign());
        assertEquals(-1, negative.sign());
        assertEquals(0, both.sign());
        assertEquals(8, Arrays.stream(OwnReport.signs(positive)).sum());
        assertEquals(-8, Arrays.stream(OwnReport.signs(negative)).sum());
        assertTrue(Math.abs(Arrays.stream(OwnReport.signs(both)).sum()) < 8);
        assertEquals(2, positive.positiveLabels());
        assertEquals(0, positive.negativeLabels());
        assertEquals(1, both.negativeLabels());
        assertEquals(positive.process().squaredNorm(), negative.process().squaredNorm());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void trainingMeetsAlgorithmOneWhereItIsResolved(long seed) {
        OwnProblem problem = OwnProblem.of(Dataset.normal(10, seed), 6, -1000, seed).claimable();
        double needed = problem.logLambdaNeeded();
        OwnProblem resolved = problem.at(needed);
        var run = resolved.train(Recorder.endsOnly());
        assertEquals(Stop.REACHED_TOLERANCE, run.stop(), "seed " + seed);
        assertEquals(problem.process().squaredNorm(), run.finalNetwork().squaredNorm(), 1e-10, "seed " + seed);
        Middles middles = resolved.middles();
        for (int i = 0; i < middles.plateaus().size(); i++) {
            assertEquals(middles.predictedErrors().get(i), middles.trainedErrors().get(i), 1e-13, "seed " + seed + ", middle " + i);
        }
        assertEquals(problem.process().jumpCount(), middles.plateaus().size() + middles.leftOut().size());
        for (double span : problem.offsetSpans(needed, 2 * needed)) {
            assertTrue(span >= 0 && span < 1.06, "seed " + seed + ", span " + span);
        }
    }

    @Test
    void plateauZeroIsClaimedAtTheLargestLambdaToo() {
        for (long seed = 1; seed <= 5; seed++) {
            Middles middles = OwnProblem.of(Dataset.absoluteNormal(12, seed), 4, -100, seed).claimable().middles();
            assertEquals(0, middles.plateaus().get(0), "seed " + seed);
        }
    }

    /** The first seed from 1 on at which neurons tie. */
    private static OwnProblem tied(Dataset data) {
        long seed = 1;
        while (!OwnProblem.of(data, 16, -1000, seed).isTied()) {
            seed++;
        }
        return OwnProblem.of(data, 16, -1000, seed);
    }

    /**
     * Neuron 4 sees datum 10 alone from the first jump on, as neuron 7 does, which jumps for it: at exponent −0.006 it takes a
     * part of that jump at every λ above e^{−3000} or so, and the jump comes 300 epochs early there.
     */
    @Test
    void aNeuronThatComesToSeeTheSameDelaysWhatIsResolved() {
        Dataset data = Dataset.normal(16, 14).withRandomOrthonormalInputs(20, 14);
        OwnProblem problem = OwnProblem.of(data, 8, -1000, 2);
        assertEquals(List.of(10), problem.process().sees(4, 2));
        assertEquals(new Jump(problem.process().jumpTime(3), 7, List.of(10)), problem.process().jump(3));
        double needed = problem.logLambdaNeeded();
        assertTrue(needed < -3000 && needed > -4000, "log λ " + needed);
        for (double span : problem.offsetSpans(needed, 2 * needed, 4 * needed)) {
            assertTrue(span < 1.04, "span " + span);
        }
        assertTrue(problem.offsetSpans(-114, -456)[2] > 100);
    }

    // With equal labels two neurons that see as many data, and not the same, are due at once.
    @Test
    void equalLabelsTieAndAreChangedByOnePerCentAtMost() {
        double[] ones = new double[12];
        Arrays.fill(ones, 1);
        OwnProblem problem = tied(Dataset.of(ones)).claimable();
        assertFalse(problem.isTied());
        assertNotEquals(1, problem.data().label(0));
        for (double label : problem.data().labels()) {
            assertEquals(1, label, 0.01);
        }
        assertTrue(problem.logLambdaNeeded() >= -1e7);
    }

    @Test
    void jitterLeavesInputsAsTheyAre() {
        Dataset data = Dataset.of(1, 1, 1, 1, 1, 1).withRandomOrthonormalInputs(8, 3);
        OwnProblem problem = tied(data).claimable();
        assertNotEquals(1, problem.data().label(0));
        assertArrayEquals(data.input(2), problem.data().input(2));
    }

    @Test
    void aSeedWithoutAJumpIsPassedOver() {
        long seed = 1;
        while (OwnProblem.of(Dataset.of(5), 1, -1000, seed).process().jumpCount() > 0) {
            seed++;
        }
        OwnProblem problem = OwnProblem.of(Dataset.of(5), 1, -1000, seed).claimable();
        assertTrue(problem.seed() > seed);
        assertEquals(1, problem.process().jumpCount());
    }

    @Test
    void whatCannotBeTrainedIsRefusedBeforeAnyWork() throws IOException {
        Path many = Files.writeString(folder.resolve("many.csv"), "label\n" + "1\n".repeat(1025));
        DataFile file = DataFile.read(many);
        var e = assertThrows(IllegalArgumentException.class, () -> OwnProblem.of(file, 8, -1000, 1));
        assertEquals(many + ": training is limited to 1024 labels, got 1025 (an epoch takes n·m products, and every jump some"
                + " thousand epochs); ask Algorithm 1 and the certificate alone, which take millions", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> OwnProblem.of(Dataset.of(0, -0.0), 8, -1000, 1));
        assertEquals("every label is 0: there is nothing to fit", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> OwnProblem.of(Dataset.of(1), 8, 0, 1));
        assertEquals("time is accelerated by log(1/lambda) > 0: log lambda must be finite and < 0, got 0", e.getMessage());
    }

    @Test
    void aFileThatBreaksAssumptionOneIsAnsweredForItsLabelsWithTheWitness() throws IOException {
        DataFile file = file("# two overlap\nlabel,x0,x1\n3,1,0\n4,0.6,0.8\n");
        OwnProblem problem = OwnProblem.of(file, 8, -1000, 1);
        assertTrue(problem.data().hasIdentityInputs());
        Finding first = OwnReport.findings(file, problem).get(0);
        assertEquals(new Finding("1", "the inputs are orthonormal", false, "largest inner product: data 0 and 1 (lines 3 and 4) have"
                + " 0.6, length farthest from 1: datum 0 (line 3) has 1"), first);
        DataFile flat = file("label,x0\n3,1\n4,2\n");
        assertEquals("2 inputs in dimension 1; largest inner product: data 0 and 1 (lines 2 and 3) have 2, length farthest from 1:"
                + " datum 1 (line 3) has 2", OwnReport.findings(flat, OwnProblem.of(flat, 8, -1000, 1)).get(0).witness());
        DataFile good = file("label,x0,x1\n3,1,0\n4,0,1\n");
        assertTrue(OwnReport.findings(good, OwnProblem.of(good, 8, -1000, 1)).get(0).holds());
        assertFalse(OwnProblem.of(good, 8, -1000, 1).data().hasIdentityInputs());
        assertThrows(BadFileException.class, file::dataset);
    }

    // (3, 4 | 12) as in the style of every test here: two positive labels see one certificate, both signs another.
    @Test
    void theCertificateAndTheWidthAreThoseOfTheSignsThatOccur() {
        OwnProblem one = OwnProblem.of(Dataset.of(3, 4, 12, 0), 5, -1000, 1);
        assertEquals(NormCertificate.sharper(3, 5, 0.01).squaredNorm(12), OwnReport.certificate(one, 0.01));
        assertEquals(Math.pow(1 - 1 / 32.0, 3), OwnReport.probability(one, 5), 1e-15);          // (1 − 2^{−m})^n
        assertEquals(9, OwnReport.widthNeeded(one, 0.99));                                      // 3/2⁸ > 0.01 > 3/2⁹
        OwnProblem two = OwnProblem.of(Dataset.of(3, -4, 12), 5, -1000, 1);
        assertEquals(SignedCertificate.of(two.process(), 0.01).squaredNorm(), OwnReport.certificate(two, 0.01));
        assertEquals(OwnReport.probability(two, 7), OwnReport.widths(two, 1, 40_000).share(7), 5 * 0.5 / 200);
        assertEquals(OwnReport.probability(one, 3), OwnReport.widths(one, 1, 40_000).share(3), 5 * 0.5 / 200);
    }

    @Test
    void tablesSayWhatTheProcessSays() throws IOException {
        DataFile file = file("label\n3\n4\n12\n");
        OwnProblem problem = OwnProblem.of(file, 8, -1000, 1);
        var jumps = OwnReport.jumps(problem);
        assertEquals(problem.process().jumpCount(), jumps.rowCount());
        assertEquals(problem.process().jump(1).fitted().toString(), jumps.getString(0, "fits data"));
        assertEquals("+", jumps.getString(0, "sign"));
        var answers = OwnReport.answers(problem, 0.01, 0.99);
        assertEquals("3: 3 positive, 0 negative, 0 zero", answers.getString(0, "answer"));
        Path saved = OwnReport.save(answers, folder.resolve("answers.csv"));
        assertEquals("question,answer", Files.readAllLines(saved).get(0));
        assertEquals(12, Files.readAllLines(saved).size());
        var overview = OwnReport.overview(List.of(file.file()), 8, -1000, 1);
        assertEquals("d.csv", overview.getString(0, "file"));
        assertEquals("3 positive, 0 negative", overview.getString(0, "labels"));
        assertEquals("OwnProblem[n=3, m=8, log lambda=-1000, seed=1, jumps=" + jumps.rowCount() + "]", problem.toString());
    }

    private static double norm(Dataset data) {
        return Math.sqrt(Arrays.stream(data.labels()).map(y -> y * y).sum());
    }

    // y·4^u from λ is the same training as y from λ·2^−u: the same epochs, whatever u.
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-200, 0x1p-60, 0x1p60, 0x1p400})
    void labelsFarFromOneAreMultipliedByAPowerOfFour(double factor) {
        OwnProblem near = OwnProblem.of(Dataset.of(1, 2, 3), 8, -1000, 1);
        OwnProblem far = OwnProblem.of(Dataset.of(factor, 2 * factor, 3 * factor), 8, -1000, 1);
        assertEquals(0, near.unit());
        assertArrayEquals(near.data().labels(), far.data().labels());
        assertEquals(factor * Math.scalb(1.0, 2 * far.unit()), 1);
        assertArrayEquals(near.process().jumpEpochs(-1000), far.process().jumpEpochs(-1000));
        assertEquals(far.unit(), far.at(-2000).unit());
        assertTrue(OwnReport.remarks(far).startsWith("Your labels are multiplied by 4^" + far.unit()), OwnReport.remarks(far));
        assertEquals("All labels are trained, in your unit.", OwnReport.remarks(near));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void labelsThatAreNotFarFromOneStayAsTheyAre(double label) {
        assertEquals(0, OwnProblem.of(Dataset.of(label, label / 2), 4, -1000, 1).unit());
        assertNotEquals(0, OwnProblem.of(Dataset.of(label > 1 ? 1.01 * label : label / 1.01), 4, -1000, 1).unit());
    }

    // A jump of 1e−8 alone beside ‖y‖ = √10 would take 6000·3e8 epochs.
    @Test
    void aJumpOfTinyLabelsIsToldAndNotTrained() {
        Dataset data = Dataset.of(1e-8, 1, 3);
        long seed = 1;
        while (OwnProblem.of(data, 8, -1000, seed).slowness() < 1e8) {
            seed++;
        }
        OwnProblem problem = OwnProblem.of(data, 8, -1000, seed);
        assertEquals(List.of(0), problem.untrained());
        OwnProblem trained = problem.trained();
        assertArrayEquals(new double[] {1, 3}, trained.data().labels());
        assertEquals(3, trained.data().d());
        assertEquals(problem.process().jump(1).time() / 3, trained.process().jump(1).time() / 2, 1e-6);   // time goes with n
        assertEquals(Stop.REACHED_TOLERANCE, trained.train(Recorder.endsOnly()).stop());
        String remarks = OwnReport.remarks(problem);
        assertTrue(remarks.startsWith("Training leaves out data [0], and nothing is claimed about them there: the sum of ‖y‖/‖y_S‖ over"
                + " the jumps must be at most 4,000, got 3.16e8"), remarks);
        assertEquals(problem.process().jumpCount(), OwnReport.jumps(problem).rowCount());
    }

    @Test
    void dataOfLabelZeroAreLeftOutOfTrainingAndTheStartIsTheSame() {
        OwnProblem problem = OwnProblem.of(Dataset.of(0, 2, -2, 0), 8, -1000, 1);
        OwnProblem trained = problem.trained();
        assertArrayEquals(new double[] {2, -2}, trained.data().labels());
        assertEquals(List.of(), problem.untrained());
        assertArrayEquals(problem.start().signs(), trained.start().signs());
        assertArrayEquals(problem.start().direction(3), trained.start().direction(3));
        assertEquals(problem.process().order(), trained.process().order());
        OwnProblem all = OwnProblem.of(Dataset.of(1, 2), 8, -1000, 1);
        assertEquals(all, all.trained());
    }

    // Without the negative labels every neuron would become positive, were the sign not kept.
    @Test
    void theSignsOfTheStartAreThoseOfAllLabels() {
        Dataset data = Dataset.of(-1e-9, 2, 3);
        long seed = 1;
        while (OwnProblem.of(data, 6, -1000, seed).untrained().isEmpty()) {
            seed++;
        }
        OwnProblem problem = OwnProblem.of(data, 6, -1000, seed);
        assertEquals(0, problem.trained().at(-500).sign());
        assertArrayEquals(problem.start().signs(), problem.trained().at(-500).start().signs());
    }

    @Test
    void labelsWhoseSquaresWouldBeLostBesideOthersAreRefusedInWords() {
        var e = assertThrows(IllegalArgumentException.class, () -> OwnProblem.of(Dataset.of(1e-100, 1e100, 3), 8, -1000, 1));
        assertEquals("labels other than 0 must be at least 1e-100 of the largest, got 1e-100 beside 1e100; write 0 for those so small,"
                + " or make two files", e.getMessage());
    }

    @Test
    void tooManyWeightsAreRefusedBeforeAnyWork() throws IOException {
        Path many = Files.writeString(folder.resolve("weights.csv"), "label\n" + "1\n".repeat(1000));
        DataFile file = DataFile.read(many);
        var e = assertThrows(IllegalArgumentException.class, () -> OwnProblem.of(file, 1000, -1000, 1));
        assertEquals(many + ": training is limited to n·m = 131,072 weights, got n = 1000 and m = 1000; take 131 neurons or fewer, or ask"
                + " Algorithm 1 and the certificate alone", e.getMessage());
    }

    // Where nothing is claimed, the search gives up early and takes what has no tie.
    @Test
    void withManyNeuronsWhatNoLambdaResolvesIsTakenAllTheSame() {
        OwnProblem problem = OwnProblem.of(Dataset.absoluteNormal(24, 14), 300, -1000, 1).claimable();
        assertFalse(problem.isTied());
        assertTrue(problem.trained().logLambdaTaken() >= -1e7);
    }

    /** A slow neuron has not turned when the first jump takes a part of what it sees: its jump then comes thousands of epochs off. */
    @Test
    void aSlowNeuronMustHaveTurnedBeforeWhatItSeesChanges() {
        OwnProblem problem = OwnProblem.of(Dataset.of(0.01, 0.011, -0.02, 5, -7, 0.1), 2, -100, 1);
        double needed = problem.logLambdaNeeded();
        assertTrue(needed < -5000, "log λ " + needed);
        for (double span : problem.offsetSpans(needed, 2 * needed)) {
            assertTrue(span < 1.02, "span " + span);
        }
        assertTrue(problem.offsetSpans(-100, -200)[1] > 100);
    }

    /** Files as readers may bring them: of both signs, whole numbers with ties and zeros, ratios up to 10⁹, log-normal, any scale. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whatIsClaimedOfTrainingHoldsForRandomFiles(int kind) {
        Random random = new Random(kind);
        for (int file = 0; file < 4; file++) {
            double[] labels = new double[1 + random.nextInt(20)];
            for (int k = 0; k < labels.length; k++) {
                double normal = random.nextGaussian();
                labels[k] = switch (kind) {
                    case 0 -> normal;
                    case 1 -> random.nextInt(5) - 2;
                    case 2 -> Math.pow(10, -9 * random.nextDouble());
                    case 3 -> 1e90 * normal;
                    case 4 -> random.nextInt(3) == 0 ? 0 : Math.exp(2 * normal);
                    default -> -Math.abs(normal);
                };
            }
            labels[0] = labels[0] == 0 ? 1 : labels[0];
            int m = 2 + random.nextInt(14);
            OwnProblem problem = OwnProblem.of(Dataset.of(labels), m, -100 - random.nextInt(2000), file + 1).claimable().trained();
            String which = "kind " + kind + ", file " + file + ", " + problem;
            double needed = problem.logLambdaTaken();
            var fine = problem.at(needed).train(Recorder.endsOnly());
            assertEquals(Stop.REACHED_TOLERANCE, fine.stop(), which);
            assertEquals(problem.process().squaredNorm(), fine.finalNetwork().squaredNorm(),
                    2 * Math.sqrt(problem.process().jumpCount()) * norm(problem.data()) * 1e-12, which);
            Middles middles = problem.middles();
            for (int i = 0; i < middles.plateaus().size(); i++) {
                assertEquals(middles.predictedErrors().get(i), middles.trainedErrors().get(i),
                        problem.process().plateauMeanSquaredError(0) * Math.exp(-30), which);
            }
            for (double span : problem.offsetSpans(needed, 2 * needed)) {
                assertTrue(span >= 0 && span < 1 + 0.01 * problem.process().jumpCount(), which + ", span " + span);
            }
        }
    }
}
