package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is still allowed, and what is not any more. */
class EdgesTest {
    private static final Dataset DATA = Dataset.of(3, 4, 12);

    @Test
    void labelsAndWeightsComeFromStreamsOneAndTwoOfASeed() {
        assertEquals(new Well19937c(new int[] {0, 9, 1}).nextGaussian(), Dataset.normal(1, 9).label(0));
        double[] w = Initialization.uniformHe(1, 1, 9).hidden(0);
        assertEquals(2 * new Well19937c(new int[] {0, 9, 2}).nextDouble() - 1, w[0]);
    }

    @Test
    void aBlockOfLabelsOrWordsIsCopiedToTheBeginning() {
        double[] labels = {-1, -1, -1};
        DATA.copyLabels(1, 3, labels);
        assertArrayEquals(new double[] {4, 12, -1}, labels);
        long[] words = {-1, -1, -1};
        ActivationMask.ofWords(65, new long[] {1, 2, 3}, new long[] {0, 1, 0}).copyWords(1, 1, 3, words);
        assertArrayEquals(new long[] {1, 0, -1}, words);
    }

    @Test
    void aMaskMayFillAWholeWord() {
        ActivationMask mask = ActivationMask.ofWords(64, new long[] {-1});
        assertEquals(64, mask.m());
        assertEquals(64, mask.watching(0).size());
        assertEquals(List.of(0), mask.seenBy(63));
    }

    @Test
    void masksRefuseWhatIsOutsideInWords() {
        ActivationMask mask = ActivationMask.ofRows("1 0", "0 1");
        assertMessage("network and data must have one dimension: the network has 1, the data 3",
                () -> ActivationMask.of(DATA, Network.of(new double[] {1}, new double[][] {{1}})));
        assertMessage("number of rows of the mask must be at least 1, got 0", () -> ActivationMask.ofRows(new String[0]));
        assertMessage("number of rows of the mask must be at least 1, got 0", () -> ActivationMask.ofRows(new int[0][]));
        assertMessage("number of columns of the mask must be at least 1, got 0", () -> ActivationMask.ofWords(0));
        assertMessage("number of rows of the mask must be at least 1, got 0", () -> ActivationMask.random(0, 1, 1));
        assertMessage("number of columns of the mask must be at least 1, got 0", () -> ActivationMask.random(1, 0, 1));
        assertMessage("neuron must be in [0, 2), got 2", () -> mask.seenBy(2));
        assertMessage("datum must be in [0, 2), got 2", () -> mask.watching(2));
        assertMessage("datum must be in [0, 2), got 2", () -> mask.word(2, 0));
        assertMessage("word must be in [0, 1), got 1", () -> mask.word(0, 1));
    }

    @Test
    void inputsMayHaveJustTheDimensionOfTheData() {
        assertEquals(3, DATA.withRandomOrthonormalInputs(3, 1).d());
        assertMessage("orthonormal inputs need dimension d >= n (Assumption 1): n = 3, d = 2",
                () -> DATA.withRandomOrthonormalInputs(2, 1));
    }

    @Test
    void scalesAndLogLambdaReachTheirEnds() {
        int end = 1_000_000_000;
        Network net = Network.scaled(new int[] {1, 1}, new double[] {1, 1}, new double[][] {{1}, {1}}, new int[] {-end, end});
        assertEquals(-end, net.binaryScale(0));
        assertEquals(end, net.binaryScale(1));
        assertEquals(700, Initialization.balanced(1, 1, 700, 1).logNorm(0), 1e-12);
        assertEquals(-1e8, Initialization.balanced(1, 1, -1e8, 1).logNorm(0), 1e-7);
        assertMessage("number of neurons m must be at least 1, got 0",
                () -> Initialization.of(-1, new int[0], new double[0][]));
        assertMessage("number of neurons m must be at least 1, got 0", () -> Initialization.uniformHe(0, 1, 1));
        assertMessage("dimension d must be at least 1, got 0", () -> Initialization.uniformHe(1, 0, 1));
    }

    /** Assumption 2: the ReLU's derivative at 0 is 0, so a datum on a neuron's boundary pulls nothing. */
    @Test
    void aDatumOnTheBoundaryDoesNotPull() {
        Velocity velocity = Velocity.of(DATA, Network.of(new double[] {1}, new double[][] {{0, 1, -0.0}}));
        assertArrayEquals(new double[] {0, 1, 0}, velocity.pull(0));             // (4 − 1)/3 from the second datum alone
        assertEquals("Velocity[m=1, d=3]", velocity.toString());
    }

    @Test
    void stepsOfTheInclusionAtTheirEdges() {
        assertEquals(List.of(new Inclusion.Step(0, 1)), Inclusion.steps(1, -1, 1));       // it just reaches 0: no step above
        assertEquals(List.of(new Inclusion.Step(0, 0)), Inclusion.steps(0, -1, 1));
        assertEquals(List.of(new Inclusion.Step(2, 1)), Inclusion.path(2, 0, 1, 1));
        assertMessage("step must be > 0, got 0", () -> Inclusion.steps(1, 1, 0));
    }

    private static void assertMessage(String words, Executable what) {
        assertEquals(words, assertThrows(RuntimeException.class, what).getMessage());
    }
}
