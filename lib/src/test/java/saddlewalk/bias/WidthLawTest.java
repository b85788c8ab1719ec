package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidthLawTest {
    // formulas.md, "Norm against width", to its digits; 1 + √2 at α = 0.
    @ParameterizedTest
    @CsvSource({"0.05, 2.024", "0.1, 1.889", "0.25, 1.651", "0.5, 1.412", "0.75, 1.230", "1, 1", "0, 2.414"})
    void theRatioFallsWithTheWidth(double alpha, double ratio) {
        assertEquals(ratio, WidthLaw.of(alpha).ratio(), 5e-4);
    }

    // The geometric sum: √b/(1 − √(1 − b)); and H₂(b) = 1 − α, with H₂ by its definition.
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99})
    void equalLabelsHaveAClosedForm(double alpha) {
        WidthLaw law = WidthLaw.of(alpha);
        double b = law.block(0);
        double entropy = -(b * StrictMath.log(b) + (1 - b) * StrictMath.log(1 - b)) / StrictMath.log(2);
        assertTrue(b > 0.5);
        assertEquals(1 - alpha, entropy, 1e-13);
        assertEquals(StrictMath.sqrt(b) / (1 - StrictMath.sqrt(1 - b)), law.ratio(), 1e-13);
        assertArrayEquals(new double[] {b, b * (1 - b), b * (1 - b) * (1 - b)}, law.blocks(3), 1e-14);
    }

    // At α = 0 halves, at α = 1 everything at once.
    @Test
    void bothEndsAreKnown() {
        assertArrayEquals(new double[] {0.5, 0.25, 0.125}, WidthLaw.of(0).blocks(3), 0);
        assertArrayEquals(new double[] {1, 0, 0}, WidthLaw.of(1).blocks(3), 0);
        assertEquals(0, WidthLaw.of(0).beta(), 0);
        assertEquals(1, WidthLaw.ofLabels(new double[] {1, 2}, 1).ratio(), 1e-15);
        assertEquals(1 + StrictMath.sqrt(2), WidthLaw.ofLabels(new double[] {1, 2}, 0).ratio(), 1e-14);
    }

    // formulas.md: |N(0, 1)| at n = 1024, m = 2¹² has blocks 0.609, 0.231, 0.093.
    @Test
    void normalLabelsAtAMildWidth() {
        assertArrayEquals(new double[] {0.609, 0.231, 0.093},
                WidthLaw.ofLaw(LabelLaw.ABSOLUTE_NORMAL, 12.0 / 1024).blocks(3), 1e-3);
    }

    // Equal labels by all three ways.
    @Test
    void equalLabelsComeOutTheSameWhateverTheWay() {
        double[] equal = new double[7];
        Arrays.fill(equal, 3);
        assertEquals(WidthLaw.of(0.3).ratio(), WidthLaw.ofLabels(equal, 0.3).ratio(), 1e-13);
        assertEquals(WidthLaw.of(0.3).ratio(), WidthLaw.ofLaw(LabelLaw.NEARLY_EQUAL, 0.3).ratio(), 1e-11);
    }

    // Midpoints of a hundred thousand equal pieces of probability stand for the law; their error is O(1/N) at the ends.
    @ParameterizedTest
    @EnumSource(names = {"ABSOLUTE_NORMAL", "UNIFORM", "EXPONENTIAL"})
    void aLawIsASampleOfItsQuantiles(LabelLaw labels) {
        double[] quantiles = IntStream.range(0, 100_000).mapToDouble(k -> labels.at((k + 0.5) / 100_000)).toArray();
        WidthLaw law = WidthLaw.ofLaw(labels, 0.25);
        WidthLaw sample = WidthLaw.ofLabels(quantiles, 0.25);
        assertEquals(sample.beta(), law.beta(), 5e-3);
        assertEquals(sample.ratio(), law.ratio(), 5e-4);
        assertArrayEquals(sample.blocks(4), law.blocks(4), 5e-4);
    }

    // E[y²Σ_i q(1 − q)^i] = E[y²]: all blocks together are everything.
    @Test
    void blocksAddUpToOne() {
        WidthLaw law = WidthLaw.ofLaw(LabelLaw.EXPONENTIAL, 0.4);
        assertEquals(1, Arrays.stream(law.blocks(2000)).sum(), 1e-12);
        assertTrue(law.ratioDownTo(0.01) < law.ratio());
        assertEquals(StrictMath.sqrt(law.block(0)), law.ratioDownTo(law.block(0)), 0);
    }

    // log₂(2¹²)/1024; from 2^n on, 1.
    @Test
    void alphaIsTheLogarithmOfTheWidthPerDatum() {
        assertEquals(12.0 / 1024, WidthLaw.alpha(1024, 4096), 1e-17);
        assertEquals(1, WidthLaw.alpha(8, 1e6), 0);
        // log₂√(2π·0.44·1000)/1000 = log₂(52.58)/1000
        assertEquals(5.716e-3, WidthLaw.prefactor(1000), 1e-5);
        assertEquals(1, WidthLaw.entropy(0.5), 1e-15);
        assertEquals(0, WidthLaw.entropy(1), 0);
    }

    @Test
    void whatItCannotTakeIsNamed() {
        assertEquals("alpha = log2(m)/n must be in [0, 1], got 1.5", message(() -> WidthLaw.of(1.5)));
        assertEquals("alpha = log2(m)/n must be in [0, 1], got NaN",
                message(() -> WidthLaw.ofLabels(new double[] {1}, Double.NaN)));
        assertEquals("labels must be finite and > 0 (the law is for one sign), but label 1 is -2",
                message(() -> WidthLaw.ofLabels(new double[] {1, -2}, 0.5)));
        assertEquals("there must be at least one label, got none", message(() -> WidthLaw.ofLabels(new double[0], 0.5)));
        assertEquals("the law of the labels must have light tails (a finite second moment), got |Cauchy|",
                message(() -> WidthLaw.ofLaw(LabelLaw.CAUCHY, 0.5)));
        assertEquals("a probability must be in [0, 1], got -1", message(() -> WidthLaw.entropy(-1)));
        assertEquals("alpha = log2(m)/n needs n >= 1 and m >= 1, got n = 0, m = 2", message(() -> WidthLaw.alpha(0, 2)));
    }

    // By hand: b = 3/4 = 1/(1 + e^{−β}) at β = log 3, where the entropy is 2 − (3/4) log₂ 3.
    @Test
    void betaByHand() {
        double alpha = 0.75 * StrictMath.log(3) / StrictMath.log(2) - 1;
        WidthLaw law = WidthLaw.of(alpha);
        assertEquals(StrictMath.log(3), law.beta(), 1e-13);
        assertEquals(alpha, law.alpha(), 0);
        assertEquals(0.75, law.block(0), 1e-14);
    }

    // One neuron has no choice, α = 0; two and one datum reach α = 1; nothing is certain at probability 0.
    @Test
    void widthsAndProbabilitiesAreTakenUpToTheirEnds() {
        assertEquals(0, WidthLaw.alpha(1, 1), 0);
        assertEquals(1, WidthLaw.alpha(1, 2), 1e-15);
        assertEquals(0, WidthLaw.entropy(0), 0);
        assertEquals("alpha = log2(m)/n needs n >= 1 and m >= 1, got n = 1, m = 0.5", message(() -> WidthLaw.alpha(1, 0.5)));
        assertEquals("a probability must be in [0, 1], got 1.5", message(() -> WidthLaw.entropy(1.5)));
    }
}
