package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.ResolvedStart;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class CrowdingTest {
    // Labels 3 and −4, n = 2: a neuron of each sign that sees its label jumps at 2/4 and 2/3 whatever the others do, and
    // among 60 neurons there is one but for (3/4)^60: (2/3 − 1/2)/(1/2) = 1/3.
    @Test
    void theSecondJumpFollowsTheFirstAtTheGapOfTheirSpeeds() {
        double third = Math.log(1 / 3.0);
        CrowdedMasks masks = CrowdedMasks.of(Dataset.of(3, -4), 60, 4, 1);
        assertArrayEquals(new double[] {third, third, third, third}, masks.logWaits(), 1e-14);
        assertEquals(third, masks.meanLogWait(), 1e-14);
        assertEquals(0, masks.meanLogWaitError(), 1e-14);
    }

    // Times scale with 1/labels, the gap over the wait does not; and a mask's number does not depend on how many there are.
    @Test
    void waitsDependOnTheRatiosOfLabelsOnly() {
        double[] once = CrowdedMasks.of(Dataset.of(1, -2, 3, -5, 8), 40, 6, 3).logWaits();
        assertArrayEquals(once, CrowdedMasks.of(Dataset.of(4, -8, 12, -20, 32), 40, 6, 3).logWaits(), 1e-12);
        assertArrayEquals(Arrays.copyOf(once, 2), CrowdedMasks.of(Dataset.of(1, -2, 3, -5, 8), 40, 2, 3).logWaits(), 0);
    }

    // Two neurons make two jumps only if both are positive, which fair signs make one mask in four.
    @Test
    void labelsOfOneSignHavePositiveNeuronsOnly() {
        double[] waits = CrowdedMasks.of(Dataset.absoluteNormal(30, 1), 2, 20, 1).logWaits();
        assertTrue(Arrays.stream(waits).allMatch(Double::isFinite), Arrays.toString(waits));
    }

    // Two neurons, κ → 0: 1 − v₂/v₁ = κ|ξ₁ − ξ₂|/2, and |ξ₁ − ξ₂| is √2|N(0, 1)| with median √2 · 0.674490 = 0.953873.
    // A million equal labels have κ = 10⁻³; the next order is κ².
    @Test
    void theMedianOfTwoNeuronsIsHalfANormalsQuartileDistance() {
        double[] ones = new double[1_000_000];
        Arrays.fill(ones, 1);
        CrowdingLaw law = CrowdingLaw.of(Dataset.of(ones), 2);
        assertEquals(0.953873e-3 / 2, law.median(), 2e-6);
        assertEquals(30 / law.median(), law.medianLength(), 1e-9);
        // The density of log |N(0, 1)| at its median q is 2qφ(q) = 2 · 0.67449 · 0.317777 = 0.428676.
        assertEquals(0.5 / 0.428676 / 10, law.logMedianError(100), 1e-3);
    }

    @Test
    void theLawIsThatOfMasks() {
        CrowdedMasks masks = CrowdedMasks.of(Dataset.absoluteNormal(1024, 3), 16, 400, 5);
        double off = StrictMath.log(masks.medianLength() / masks.law().medianLength());
        assertTrue(Math.abs(off) < 4.892 * masks.law().logMedianError(400), masks + " " + masks.law());
    }

    // Twice the data crowd more: medians over a hundred starts at n = 8 and n = 128 differ by far more than their noise.
    @Test
    void moreDataNeedASmallerStart() {
        NeededLength few = NeededLength.of(8, 24, 100, 1);
        NeededLength many = NeededLength.of(128, 33, 100, 1);
        assertTrue(few.median() < many.median() && few.meanJumps() < many.meanJumps(), few + " " + many);
        assertTrue(few.lowerQuartile() < few.median() && few.median() < few.upperQuartile());
    }

    @Test
    void aResolvedStartHasThirtyFiveOfItsExponents() {
        Dataset data = Dataset.normal(16, 2);
        ResolvedStart start = ResolvedStart.first(data, 20, 7, 1e-3);
        double exponent = saddlewalk.limit.Resolution.of(LimitProcess.of(data, start.network()), -1).finalNormExponent();
        assertEquals(35, -start.logLambda() * exponent, 1e-9);
        assertTrue(start.seed() >= 7 && exponent >= 1e-3);
        assertTrue(NeededLength.exponent(start.process()) <= exponent);
        var e = assertThrows(IllegalArgumentException.class, () -> ResolvedStart.first(data, 20, 7, 0));
        assertEquals("least exponent must be finite and > 0, got 0", e.getMessage());
    }

    // √(Σ(x − mean)²/(N − 1)/N) of the waits themselves; the masks differ, and so do those of another seed.
    @Test
    void theErrorOfTheMeanWaitIsThatOfItsMasks() {
        Dataset data = Dataset.absoluteNormal(64, 2);
        CrowdedMasks masks = CrowdedMasks.of(data, 8, 12, 3);
        double[] waits = masks.logWaits();
        double mean = Arrays.stream(waits).sum() / 12;
        double squares = Arrays.stream(waits).map(x -> (x - mean) * (x - mean)).sum();
        assertEquals(mean, masks.meanLogWait(), 1e-13);
        assertEquals(Math.sqrt(squares / 11 / 12), masks.meanLogWaitError(), 1e-13);
        double[] others = CrowdedMasks.of(data, 8, 12, 4).logWaits();
        assertEquals(24, DoubleStream.concat(Arrays.stream(waits), Arrays.stream(others)).distinct().count());
    }

    // The seeds are 5, 6, … for labels and start, L is 30 over the exponent: a quarter of them lies below the lower quartile.
    @Test
    void quartilesPartTheStarts() {
        NeededLength lengths = NeededLength.of(8, 24, 40, 5);
        double[] each = LongStream.range(5, 45).mapToDouble(s -> 30 / NeededLength.exponent(LimitProcess.of(
                Dataset.normal(8, s), Initialization.balanced(24, 8, -1, s)))).toArray();
        assertEquals(10, Arrays.stream(each).filter(x -> x < lengths.lowerQuartile()).count());
        assertEquals(20, Arrays.stream(each).filter(x -> x < lengths.median()).count());
        assertEquals(30, Arrays.stream(each).filter(x -> x < lengths.upperQuartile()).count());
    }

    // Gradient descent with a small step is gradient flow, up to a part of the order of the step.
    @Test
    void theExponentOfASmallStepIsThatOfTheFlow() {
        Dataset data = Dataset.normal(16, 2);
        Network start = Initialization.balanced(20, 16, -1, 3);
        LimitProcess process = LimitProcess.of(data, start);
        double flow = NeededLength.exponent(process);
        assertTrue(flow > 0 && flow < 10, "" + flow);
        assertEquals(1, NeededLength.exponent(process.withStepSize(1e-7)) / flow, 1e-5);
    }

    // 1 − v₂/v₁ is a ratio of speeds, so labels three times as large change nothing.
    @Test
    void theLawDependsOnTheRatiosOfLabelsOnly() {
        double[] labels = Dataset.absoluteNormal(200, 4).labels();
        double[] thrice = Arrays.stream(labels).map(y -> 3 * y).toArray();
        double median = CrowdingLaw.of(Dataset.of(labels), 8).median();
        assertEquals(median, CrowdingLaw.of(Dataset.of(thrice), 8).median(), 1e-12);
    }
}
