package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelLawTest {
    // Known values: tan(π/8) = √2 − 1, tan(π/4) = 1 and tan(3π/8) = √2 + 1; 8^{2/3} = 4; 1/0.25; −log e^{−1} rounded.
    @ParameterizedTest
    @CsvSource({"CAUCHY, 0.25, 0.41421356237309505", "CAUCHY, 0.5, 1", "CAUCHY, 0.75, 2.414213562373095", "PARETO, 0.125, 4",
        "PARETO, 1, 1", "PARETO_ONE, 0.25, 4", "EXPONENTIAL, 0.36787944117144233, 1", "UNIFORM, 0.3, 0.3",
        "NEARLY_EQUAL, 0.25, 1.00000025", "LOG_NORMAL, 0.5, 1"})
    void aDrawIsTheInverseOfTheDistribution(LabelLaw law, double u, double label) {
        assertEquals(label, law.at(u), 4e-15);
    }

    // P(e^{2N} < e^{2t}) = P(N < t) = erfc(−t/√2)/2, and P(|N| > t) = erfc(t/√2). erfcInv is good to a few rounding steps.
    @ParameterizedTest
    @CsvSource({"-2", "-0.5", "0.5", "1", "3"})
    void normalLawsHaveNormalTails(double t) {
        double below = 0.5 * Erf.erfc(-t / Math.sqrt(2));
        assertEquals(1, LabelLaw.LOG_NORMAL.at(below) / Math.exp(2 * t), 1e-11);
        if (t > 0) {
            assertEquals(t, LabelLaw.ABSOLUTE_NORMAL.at(Erf.erfc(t / Math.sqrt(2))), 1e-13);
        }
    }

    // By hand: the terms 1, 1/2, 1/4, …, those above 1/4 only, or three of them.
    @Test
    void aGeometricSequenceOfMeansEndsWhereItIsTold() {
        LabelMean mean = LabelMean.equal();
        assertArrayEquals(new double[] {1, 0.5}, mean.geometric(v -> 1, v -> 0.5, 9, 0.25), 0);
        assertArrayEquals(new double[] {1, 0.5, 0.25}, mean.geometric(v -> 1, v -> 0.5, 3, 0), 0);
    }

    // By hand: labels 1, 2 and 3 have squares 1, 4 and 9 with mean 14/3, in units of which the mean square is 98·3/196 = 3/2.
    @Test
    void aSampleIsMeasuredByItsMeanSquare() {
        LabelMean mean = LabelMean.sample(new double[] {1, 2, 3});
        assertEquals(1, mean.of(v -> v), 1e-15);
        assertEquals(1.5, mean.of(v -> v * v), 1e-15);
    }

    @Test
    void labelsOfASampleArePositiveAndFinite() {
        for (double bad : new double[] {0, Double.POSITIVE_INFINITY}) {
            var e = assertThrows(IllegalArgumentException.class, () -> LabelMean.sample(new double[] {1, bad}));
            assertEquals("labels must be finite and > 0 (the law is for one sign), but label 1 is "
                    + (bad == 0 ? "0" : "Infinity"), e.getMessage());
        }
    }

    // A law's name is what tables show.
    @Test
    void onlyHeavyTailsAreHeavy() {
        assertEquals("[|N(0, 1)|, equal, up to 1e−6, uniform, exponential]",
                Arrays.stream(LabelLaw.values()).filter(LabelLaw::hasLightTails).toList().toString());
    }
}
