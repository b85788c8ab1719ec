package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializationTest {
    // Assumption 3: w_j(0) = λŵ_j, a_j(0) = s_jλ. (3, 4)/5 is the direction; λ = e^{−1}.
    @Test
    void aStartFromGivenDirectionsIsBalanced() {
        Network start = Initialization.of(-1, new int[] {1, -1}, new double[][] {{3, 4}, {0, -7}});
        double lambda = StrictMath.exp(-1);
        assertEquals(lambda, start.output(0), Math.ulp(lambda));
        assertEquals(-lambda, start.output(1), Math.ulp(lambda));
        assertArrayEquals(new double[] {0.6 * lambda, 0.8 * lambda}, start.hidden(0), Math.ulp(lambda));
        assertArrayEquals(new double[] {0, -lambda}, start.hidden(1), Math.ulp(lambda));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0, -1e-9, -1, -1000, -123456.789, -1e6})
    void theStoredPartIsNearOne(double logLambda) {
        for (long seed = 1; seed <= 20; seed++) {
            Network start = Initialization.balanced(4, 5, logLambda, seed);
            for (int j = 0; j < 4; j++) {
                double stored = Math.abs(start.storedOutput(j));
                assertTrue(stored >= 1 - 1e-9 && stored <= 2 + 1e-9, "seed " + seed + ": " + stored);
                assertEquals(start.sign(j), (int) Math.signum(start.storedOutput(j)), "seed " + seed);
                assertEquals(stored, Vectors.norm(start.storedHidden(j)), 8 * 0x1p-52, "seed " + seed);
            }
        }
    }

    // Two halves of the logarithm, added up in exact arithmetic: e·log 2 + log(stored) is log λ again.
    @ParameterizedTest
    @ValueSource(doubles = {-1000, -2000, -4000, -1e5, -1e6})
    void theScaleAndTheStoredPartMakeUpLambda(double logLambda) {
        Network start = Initialization.of(logLambda, new int[] {1}, new double[][] {{1}});
        var log2 = new java.math.BigDecimal("0.693147180559945309417232121458176568");
        double back = log2.multiply(new java.math.BigDecimal(start.binaryScale(0)))
                .add(new java.math.BigDecimal(StrictMath.log(start.storedOutput(0)))).doubleValue();
        assertEquals(logLambda, back, 2 * 0x1p-52 + Math.ulp(logLambda) / 2);
    }

    // Pinned on JDK 17; the same bits must come out everywhere.
    @Test
    void oneSeedGivesTheSameBitsOnEveryJdk() {
        Network start = Initialization.balanced(3, 2, -1000, 42);
        assertEquals("0x1.6d618918d9111p-1 -0x1.e534922a306ffp-1 -0x1.3c4219e418954p0 -1443",
                Double.toHexString(start.storedHidden(0)[0]) + " " + Double.toHexString(start.storedHidden(2)[1])
                + " " + Double.toHexString(start.storedOutput(1)) + " " + start.binaryScale(0));
        assertEquals("0x1.05a9e85e3412ap-2 0x1.05387cb9198c5p1",
                Double.toHexString(Dataset.normal(2, 42).label(0)) + " "
                + Double.toHexString(Dataset.normal(2, 42).label(1)));
        assertEquals("0x1.03a5069d2bf38p-4",
                Double.toHexString(Dataset.of(1, 1).withRandomOrthonormalInputs(3, 42).input(1)[2]));
    }

    @Test
    void allBitsOfABigStartAreTheSameOnEveryJdk() {
        Network start = Initialization.balanced(20, 64, -1000, 7);
        long hash = 17;
        for (int j = 0; j < 20; j++) {
            hash = 31 * hash + start.sign(j);
            for (double w : start.storedHidden(j)) {
                hash = 31 * hash + Double.doubleToLongBits(w);
            }
        }
        for (double y : Dataset.normal(1000, 7).labels()) {
            hash = 31 * hash + Double.doubleToLongBits(y);
        }
        assertEquals("60e490cc4b60768e", Long.toHexString(hash));
    }

    @Test
    void positiveStartsHaveTheSameDirections() {
        Network random = Initialization.balanced(5, 4, -10, 3);
        Network positive = Initialization.balancedPositive(5, 4, -10, 3);
        assertArrayEquals(new int[] {1, 1, 1, 1, 1}, positive.signs());
        for (int j = 0; j < 5; j++) {
            assertArrayEquals(random.storedHidden(j), positive.storedHidden(j));
        }
    }

    @Test
    void lambdaScalesAndDoesNotTurn() {
        Network one = Initialization.balanced(5, 4, -10, 3);
        Network other = Initialization.balanced(5, 4, -1e6, 3);
        assertArrayEquals(one.signs(), other.signs());
        for (int j = 0; j < 5; j++) {
            assertArrayEquals(one.direction(j), other.direction(j), 4 * 0x1p-52);
        }
    }

    // One seed, two streams: n pairs of independent N(0, 1) have mean product 0 with deviation 1/√n; 4.9 deviations:
    // 1e−6.
    @Test
    void labelsAndWeightsOfOneSeedAreIndependent() {
        int n = 4000;
        double[] labels = Dataset.normal(n, 5).labels();
        double[] direction = Initialization.balanced(1, n, 0, 5).direction(0);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += labels[k] * direction[k];
        }
        // The direction is a unit vector, so the sum is N(0, 1) for fixed weights.
        assertTrue(Math.abs(sum) <= 4.9, "correlation of labels and weights: " + sum);
    }

    // Uniform on the circle: each of 8 octants holds Bin(N, 1/8); 16 two-sided checks (octants, pairs with a sign),
    // each at 1e−6/16, 5.33 deviations of the normal approximation.
    @Test
    void directionsAreUniformOnTheCircleAndSignsAreFairAndIndependent() {
        int draws = 40_000;
        Network many = Initialization.balanced(draws, 2, 0, 11);
        int[] octant = new int[8];
        int[] positive = new int[8];
        for (int j = 0; j < draws; j++) {
            double[] w = many.direction(j);
            int i = (int) Math.floor((StrictMath.atan2(w[1], w[0]) + Math.PI) / (Math.PI / 4)) % 8;
            octant[i]++;
            positive[i] += many.sign(j) > 0 ? 1 : 0;
        }
        for (int i = 0; i < 8; i++) {
            double deviation = (octant[i] - draws / 8.0) / StrictMath.sqrt(draws / 8.0 * 7 / 8);
            assertTrue(Math.abs(deviation) <= 5.33, "octant " + i + " is off by " + deviation + " deviations");
            double fair = (positive[i] - octant[i] / 2.0) / StrictMath.sqrt(octant[i] / 4.0);
            assertTrue(Math.abs(fair) <= 5.33, "signs in octant " + i + " are off by " + fair + " deviations");
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "-1.1e8, -1.1e8", "-Infinity, -Infinity", "701, 701"})
    void aLogLambdaOutOfRangeIsNamed(double logLambda, String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> Initialization.balanced(1, 1, logLambda, 1));
        assertEquals("log lambda must be in [-1e8, 700], got " + text, e.getMessage());
    }

    @Test
    void badSignsAndDirectionsAreNamed() {
        double[][] one = {{1, 0}};
        assertMessage("signs must be -1 or 1, got 0 for neuron 0", () -> Initialization.of(0, new int[] {0}, one));
        assertMessage("one sign per neuron: there are 2 signs and 1 directions",
                () -> Initialization.of(0, new int[] {1, 1}, one));
        assertMessage("number of neurons m must be at least 1, got 0",
                () -> Initialization.of(0, new int[0], new double[0][1]));
        assertMessage("the direction of neuron 0 must not be 0",
                () -> Initialization.of(0, new int[] {1}, new double[][] {{0, 0}}));
        assertMessage("direction of neuron 0 must be finite, got Infinity at index 1",
                () -> Initialization.of(0, new int[] {1}, new double[][] {{0, Double.POSITIVE_INFINITY}}));
        assertMessage("number of neurons m must be at least 1, got -1", () -> Initialization.balanced(-1, 2, 0, 1));
        assertMessage("number of neurons m must be at least 1, got -1",
                () -> Initialization.balancedPositive(-1, 2, 0, 1));
        assertMessage("dimension d must be at least 1, got 0", () -> Initialization.balanced(1, 0, 0, 1));
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    // E‖θ‖² = m·d·(1/d)/3 + m·(1/m)/3 = (m + 1)/3; the variance of a uniform square on (−a, a) is 4a⁴/45, summed over all weights.
    @Test
    void theHeStartHasMeanSquaredNormOfAThirdOfTheWidth() {
        int m = 60;
        int d = 20;
        double sum = 0;
        for (int seed = 0; seed < 400; seed++) {
            Network start = Initialization.uniformHe(m, d, seed);
            sum += start.squaredNorm();
            for (int j = 0; j < m; j++) {
                assertTrue(Math.abs(start.output(j)) < 1 / Math.sqrt(m));
            }
        }
        double error = Math.sqrt((m * d * 4 / (45.0 * d * d) + m * 4 / (45.0 * m * m)) / 400);
        assertEquals((m + 1) / 3.0, sum / 400, 4.9 * error);
    }
}
