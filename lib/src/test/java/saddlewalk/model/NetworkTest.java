package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static saddlewalk.Problems.THREE_LABELS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Problems;

class NetworkTest {
    /** h(x) = 2[x_0 − x_1]₊ − 3[x_2]₊ */
    private static final Network TWO = Network.of(new double[] {2, -3}, new double[][] {{1, -1, 0}, {0, 0, 1}});

    // h(5, 1, 2) = 2·4 − 3·2 = 2; h(1, 5, −2) = 0: both neurons are off.
    @Test
    void theImbalanceIsTheDifferenceOfSquares() {
        Network network = Network.of(new double[] {6, -2}, new double[][] {{3, 4}, {2, 1}});
        assertEquals(36 - 25, network.imbalance(0), 0);
        assertEquals(4 - 5, network.imbalance(1), 0);
        Network huge = Network.of(new double[] {1e200}, new double[][] {{1e200}});
        assertEquals("a^2 - |w|^2 of neuron 0 must be a number, got NaN: too large or too small to compute with",
                assertThrows(IllegalArgumentException.class, () -> huge.imbalance(0)).getMessage());
    }

    @Test
    void aNetworkAddsUpItsActiveNeurons() {
        assertEquals(2, TWO.predict(new double[] {5, 1, 2}));
        assertEquals(0, TWO.predict(new double[] {1, 5, -2}));
    }

    // h = (2, 0, −3) on the basis; residuals 1, 4, 15; 1 + 16 + 225 = 242; n = 3.
    @Test
    void theLossIsHalfTheMeanSquaredError() {
        assertArrayEquals(new double[] {2, 0, -3}, TWO.predictions(THREE_LABELS));
        assertEquals(242.0 / 3, TWO.meanSquaredError(THREE_LABELS));
        assertEquals(121.0 / 3, TWO.loss(THREE_LABELS));
    }

    @Test
    void predictionsOfExplicitInputsAreThePredictionsOfEachInput() {
        for (long seed = 1; seed <= 20; seed++) {
            Dataset data = Dataset.normal(4, seed).withRandomOrthonormalInputs(6, seed);
            Network network = Initialization.balanced(5, 6, 0.5, seed);
            double[] h = network.predictions(data);
            for (int k = 0; k < 4; k++) {
                assertEquals(network.predict(data.input(k)), h[k], 1e-14, "seed " + seed + ", datum " + k);
            }
        }
    }

    // ‖θ‖² = (4 + 2) + (9 + 1) = 16.
    @Test
    void theSquaredNormCountsBothLayers() {
        assertEquals(16, TWO.squaredNorm());
        assertEquals(StrictMath.log(16), TWO.logSquaredNorm(), 0x1p-51);
        assertEquals(StrictMath.log(3), TWO.logOutput(1), 0x1p-52);
        assertEquals(0.5 * StrictMath.log(2), TWO.logNorm(0), 0x1p-52);
    }

    // A balanced start has ‖θ‖² = 2mλ².
    @ParameterizedTest
    @ValueSource(doubles = {-1, -300, -1000, -1e5, -1e6, -1e8})
    void logarithmsHoldWhereTheNumbersUnderflow(double logLambda) {
        Network start = Initialization.balanced(3, 4, logLambda, 1);
        double rounding = 4 * Math.ulp(2 * logLambda);
        assertEquals(2 * logLambda + StrictMath.log(6), start.logSquaredNorm(), rounding);
        for (int j = 0; j < 3; j++) {
            assertEquals(logLambda, start.logNorm(j), rounding);
            assertEquals(logLambda, start.logOutput(j), rounding);
            assertEquals(1, Vectors.norm(start.direction(j)), 4 * 0x1p-52);
        }
        if (logLambda < -1000) {
            assertEquals(0, start.squaredNorm());
            assertEquals(0, start.output(0));
        }
    }

    // Plain numbers whose squares underflow or overflow: ‖θ‖² = 2·10^{−400}, and 2·10^{400}.
    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200, 1e-310, 1e-160})
    void theLogarithmOfTheSquaredNormNeedsNoSquareInRange(double weight) {
        Network network = Network.of(new double[] {weight, 0}, new double[][] {{0, weight}, {0, 0}});
        double expected = StrictMath.log(2) + 2 * StrictMath.log(weight);
        assertEquals(expected, network.logSquaredNorm(), 4 * Math.ulp(expected));
    }

    @Test
    void neuronsOfVeryDifferentScalesAddUp() {
        Network network = Network.scaled(new int[] {1, 1}, new double[] {3, 1}, new double[][] {{4, 0}, {0, 1}},
                new int[] {0, -5000});
        assertEquals(25, network.squaredNorm());
        assertEquals(StrictMath.log(25), network.logSquaredNorm(), 0x1p-50);
        assertArrayEquals(new double[] {12, 0}, network.predictions(Dataset.of(1, 1)));
        assertEquals(-5000 * StrictMath.log(2), network.logNorm(1));
        assertEquals(-5000, network.binaryScale(1));
        assertArrayEquals(new double[] {0, 0}, network.hidden(1));
        assertArrayEquals(new double[] {0, 1}, network.storedHidden(1));
    }

    // 2^{−3}·(6, (8, −16)) = (0.75, (1, −2)); on x = (2, 0.5): 0.75·(2 − 1) = 0.75.
    @Test
    void theScaleMultipliesBothLayers() {
        Network network = Network.scaled(new int[] {1}, new double[] {6}, new double[][] {{8, -16}}, new int[] {-3});
        assertEquals(0.75, network.output(0));
        assertArrayEquals(new double[] {1, -2}, network.hidden(0));
        assertEquals(0.75, network.predict(new double[] {2, 0.5}));
        assertEquals(0.5625 + 5, network.squaredNorm());
    }

    @Test
    void theZeroNetworkHasALogarithm() {
        Network zero = Network.of(new double[1], new double[1][2]);
        assertEquals(0, zero.squaredNorm());
        assertEquals(Double.NEGATIVE_INFINITY, zero.logSquaredNorm());
        assertEquals(Double.NEGATIVE_INFINITY, zero.logNorm(0));
        assertEquals(Double.NEGATIVE_INFINITY, zero.logOutput(0));
        assertArrayEquals(new double[2], zero.direction(0));
        assertEquals(0, zero.sign(0));
    }

    @Test
    void aNeuronThatIsZeroKeepsASign() {
        Network network = Network.scaled(new int[] {-1, 1}, new double[] {0, 2}, new double[2][3], new int[2]);
        assertArrayEquals(new int[] {-1, 1}, network.signs());
        assertArrayEquals(new int[] {1, -1}, TWO.signs());
    }

    @Test
    void aNetworkSaysItsShapes() {
        assertEquals("Network[m=2, d=3]", TWO.toString());
        assertEquals(2, TWO.m());
        assertEquals(3, TWO.d());
    }

    @Test
    void arraysAreCopiedInAndOut() {
        double[] a = {1};
        double[][] w = {{1, 1}};
        int[] signs = {1};
        int[] scales = {0};
        Network network = Network.scaled(signs, a, w, scales);
        a[0] = w[0][0] = 9;
        signs[0] = scales[0] = 9;
        network.signs()[0] = 9;
        network.storedHidden(0)[0] = 9;
        network.hidden(0)[0] = 9;
        network.direction(0)[0] = 9;
        assertEquals(1, network.storedOutput(0));
        assertEquals(1, network.sign(0));
        assertEquals(0, network.binaryScale(0));
        assertArrayEquals(new double[] {1, 1}, network.hidden(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void aNeuronOutOfRangeIsNamed(int j) {
        for (org.junit.jupiter.api.function.Executable what : List.<org.junit.jupiter.api.function.Executable>of(
                () -> TWO.sign(j), () -> TWO.binaryScale(j), () -> TWO.logScale(j), () -> TWO.storedOutput(j),
                () -> TWO.storedHidden(j), () -> TWO.output(j), () -> TWO.hidden(j), () -> TWO.logOutput(j),
                () -> TWO.logNorm(j), () -> TWO.direction(j))) {
            assertEquals("neuron must be in [0, 2), got " + j,
                    assertThrows(IndexOutOfBoundsException.class, what).getMessage());
        }
    }

    @Test
    void badWeightsAreNamed() {
        assertMessage("one output weight per neuron: a has length 2, W has 3 rows",
                () -> Network.of(new double[2], new double[3][2]));
        assertMessage("number of neurons m must be at least 1, got 0",
                () -> Network.of(new double[0], new double[0][0]));
        assertMessage("dimension d must be at least 1, got 0", () -> Network.of(new double[1], new double[1][0]));
        assertMessage("output weights must be finite, got NaN at index 1",
                () -> Network.of(new double[] {1, Double.NaN}, new double[2][2]));
        assertMessage("hidden weights, row 1, must be finite, got -Infinity at index 0",
                () -> Network.of(new double[2], new double[][] {{1, 2}, {Double.NEGATIVE_INFINITY, 0}}));
        assertMessage("hidden weights must have rows of one length: row 0 has 2 entries, row 1 has 1",
                () -> Network.of(new double[2], new double[][] {{1, 2}, {1}}));
        assertMessage("one sign and one scale per neuron: m = 1, got 2 signs and 1 scales",
                () -> Network.scaled(new int[2], new double[1], new double[1][1], new int[1]));
        assertMessage("the sign of neuron 0 must be -1, 0 or 1 and that of its output weight -2, got 1",
                () -> Network.scaled(new int[] {1}, new double[] {-2}, new double[1][1], new int[1]));
        assertMessage("the sign of neuron 0 must be -1, 0 or 1 and that of its output weight 0, got 2",
                () -> Network.scaled(new int[] {2}, new double[1], new double[1][1], new int[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -2_000_000_000, 2_000_000_000})
    void aScaleWhoseDoubleOverflowsIsRefused(int scale) {
        assertMessage("the binary scale of neuron 0 must be in [-1000000000, 1000000000], got " + scale,
                () -> Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1}}, new int[] {scale}));
    }

    @Test
    void dimensionsThatDifferAreNamed() {
        assertMessage("an input must have the network's dimension 3, got length 2", () -> TWO.predict(new double[2]));
        assertMessage("network and data must have one dimension: the network has 3, the data 2",
                () -> TWO.loss(Dataset.of(1, 2)));
    }

    // At rest: the start at log λ = −1000 predicts 0, so its mean squared error is ‖y‖²/n = 169/3.
    @Test
    void aTinyStartPredictsNothing() {
        assertEquals(169.0 / 3, Problems.twoNeurons(-1000).meanSquaredError(THREE_LABELS));
    }

    // By hand: neuron 0 is 2^−3·(2, (0.5, −1)), neuron 1 is −(1, (0, 0.1)); 0.1 is written with 17 digits, which is the double.
    @Test
    void aFileHoldsTheStoredPartsToTheLastBit(@TempDir Path folder) throws IOException {
        Network network = Network.scaled(new int[] {1, -1}, new double[] {2, -1}, new double[][] {{0.5, -1}, {0, 0.1}},
                new int[] {-3, 0});
        network.writeCsv(folder.resolve("network.csv"));
        assertEquals(List.of("sign,binary scale,a,w0,w1", "1,-3,2,0.5,-1", "-1,0,-1,0,0.10000000000000001"),
                Files.readAllLines(folder.resolve("network.csv")));
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}
