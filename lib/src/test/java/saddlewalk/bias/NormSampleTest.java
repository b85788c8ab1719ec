package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class NormSampleTest {
    @Test
    void aRunIsTheSameWhoeverRunsIt() {
        List<NormSample> several = NormSample.several(SampleLabels.ABSOLUTE_NORMAL, 64, 10, 5, 8);
        for (int i = 0; i < 8; i++) {
            NormSample alone = NormSample.of(SampleLabels.ABSOLUTE_NORMAL, 64, 10, 5 + i);
            assertEquals(alone.squaredNorms(), several.get(i).squaredNorms());
            assertEquals(alone.events().left(), several.get(i).events().left());
        }
    }

    @Test
    void everyPartOfTheProofBoundsWhatItSays() {
        for (NormSample run : NormSample.several(SampleLabels.ABSOLUTE_NORMAL, 200, 12, 1, 50)) {
            assertEquals(run.squaredNorm(), run.firstJumps(run.jumps()));
            for (ProofStep step : ProofStep.of(run)) {
                assertEquals(run.squaredNorm(), step.first() + step.rest(), 1e-10);
                assertTrue(step.first() <= step.proposition5() && step.rest() <= step.cauchySchwarz() + 1e-9
                        && step.rest() <= step.subadditivity() + 1e-9 && step.subadditivity() <= step.proposition6() + 1e-9,
                        run.seed() + ": " + step);
            }
        }
    }

    // Seed 5,029,000,039 draws a label beside which two neurons' other data are lost in the rounding of their speeds.
    @Test
    void neuronsThatRoundingMakesArriveTogetherDoNotStopARun() {
        NormSample run = NormSample.of(SampleLabels.ABSOLUTE_CAUCHY, 1 << 14, 21, 5_029_000_039L);
        assertTrue(run.interpolates() && run.largestLabel() > 1e6, run.toString());
    }

    // y² in [1, 1 + 1/n]: more data of S always mean a larger norm, so the first neuron is one that sees most.
    @Test
    void almostEqualLabelsOnlyBreakTies() {
        for (int seed = 1; seed <= 20; seed++) {
            Dataset data = SampleLabels.ALMOST_EQUAL.draw(50, seed);
            for (int k = 0; k < 50; k++) {
                assertTrue(data.label(k) >= 1 && data.label(k) * data.label(k) <= 1 + 1.0 / 50);
            }
            assertTrue(data.labelNorm(IntStream.range(0, 21).boxed().toList())
                    > data.labelNorm(IntStream.range(30, 50).boxed().toList()));
        }
    }

    // The median of |Cauchy| is 1, its upper quartile tan(3π/8) = 2.414; Kolmogorov's bound at 1e−6 for 4000 draws is 0.043.
    @Test
    void cauchyLabelsHaveTheirTail() {
        assertEquals(0.5, SampleLabels.cauchyAbove(1), 1e-15);
        assertEquals(0.25, SampleLabels.cauchyAbove(1 + Math.sqrt(2)), 1e-15);
        double[] labels = SampleLabels.ABSOLUTE_CAUCHY.draw(4000, 3).labels();
        for (double t : new double[] {0.1, 1, 10, 100}) {
            double share = Arrays.stream(labels).filter(y -> y > t).count() / 4000.0;
            assertEquals(SampleLabels.cauchyAbove(t), share, FirstFit.largestChanceDistance(4000));
        }
    }

    @Test
    void signedRunsStayBelowTheirCertificates() {
        for (SignedSample run : SignedSample.several(100, 20, 0.01, 1, 20)) {
            assertTrue(run.squaredNorm() <= run.certificate() && run.positiveNeurons() <= 20, run.toString());
        }
    }

    // By hand: n = 1 is found by neuron i with probability 2⁻ⁱ first, by two neurons in all with 3/4 = 1/2 + 1/4.
    @Test
    void theMeanNumberOfJumpsInAFixedOrder() {
        assertEquals(0.75, JumpCount.meanInFixedOrder(1, 2), 1e-15);
        assertEquals(Math.sqrt((0.25 + 3.0 / 16) / 7), JumpCount.standardErrorInFixedOrder(1, 2, 7), 1e-15);
        assertEquals(JumpCount.meanInFixedOrder(1 << 16), JumpCount.meanInFixedOrder(1 << 16, 60), 2e-5);   // ripple, 1/n
    }

    // Bin(2, 1/2) exceeds 2 never and 1 with 1/4; at 10⁻⁶ nothing less than all runs will do. 1000 at 1 %: 10 ± 4.9·3.1.
    @Test
    void failuresAreAllowedUpToOneInAMillion() {
        assertEquals(2, Coverage.mostFailures(2, 0.5));
        int most = Coverage.mostFailures(1000, 0.01);
        assertTrue(most > 22 && most < 32, "got " + most);
        assertEquals(0.05, Coverage.standardError(0.5, 100), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Coverage.mostFailures(10, 1));
    }

    @Test
    void theSideBySideIsAMeanOfItsRuns() {
        List<NormSample> runs = NormSample.several(SampleLabels.ALMOST_EQUAL, 64, 8, 1, 10);
        SideBySide side = SideBySide.of(runs, 0.01);
        assertEquals(runs.stream().mapToDouble(NormSample::factor).average().orElseThrow(), side.actual(), 1e-14);
        assertEquals(NormCertificate.sharper(64, 8, 0.01).factor(), side.sharper());
        assertEquals(1, side.minimum(), 1.0 / 64);
        assertEquals(0, side.above());
        assertEquals(0, NormCertificate.sharper(64, 8, 0.01).above(runs));
        double middle = runs.stream().mapToDouble(NormSample::factor).sorted().skip(4).findFirst().orElseThrow();
        assertEquals(5, new NormCertificate(64, 8, 0.5, 0, Double.NaN, middle * (1 + 1e-12)).above(runs));
    }

    private static NormSample run(int jumps) {
        List<Double> norms = IntStream.rangeClosed(0, jumps).mapToObj(i -> (double) i).toList();
        return new NormSample(1, 2, 1, 1, 1, norms, HalvingEvents.inOrder(ActivationMask.ofRows("1", "0")));
    }

    // By hand, 1, 2 and 6 jumps: mean 3, squared distances 4 + 1 + 9 = 14, the error √(14/2/3).
    @Test
    void theMeanNumberOfJumpsByHand() {
        List<NormSample> runs = List.of(run(1), run(2), run(6));
        assertEquals(3, JumpCount.mean(runs), 1e-15);
        assertEquals(Math.sqrt(7 / 3.0), JumpCount.standardError(runs), 1e-15);
    }

    // n = 256, m = 15, δ/2m = 3.3e−4: C(15, i)(1 − 2⁻ⁱ)²⁵⁶ is 1365 · 6.7e−8 = 9.1e−5 for i = 4 and 3003 · 2.9e−4 = 0.9 for
    // i = 5. n = 1024, m = 17, δ/2m = 2.9e−4: 6188 · 7.6e−15 for i = 5 and 12376 · 9.9e−8 = 1.2e−3 for i = 6.
    @Test
    void theFewestJumpsByHand() {
        assertEquals(5, JumpCount.fewest(256, 15, 0.01));
        assertEquals(6, JumpCount.fewest(1024, 17, 0.01));
    }

    @Test
    void noDataAndNoNeuronsAreRefused() {
        assertEquals("number of data n must be at least 1, got 0", message(() -> JumpCount.meanInFixedOrder(0, 3)));
        assertEquals("number of neurons m must be at least 1, got 0", message(() -> JumpCount.meanInFixedOrder(3, 0)));
        assertEquals("number of data n must be at least 1, got 0",
                message(() -> JumpCount.standardErrorInFixedOrder(0, 3, 2)));
        assertEquals("number of neurons m must be at least 1, got 0",
                message(() -> JumpCount.standardErrorInFixedOrder(3, 0, 2)));
    }

    // One run of a fair coin fails with 1/2 and never more than once.
    @Test
    void coverageIsTakenUpToItsEnds() {
        assertEquals(1, Coverage.mostFailures(1, 0.5));
        assertEquals("coverage needs runs >= 1 and delta in (0, 1), got 0 and 0.5",
                message(() -> Coverage.mostFailures(0, 0.5)));
        assertEquals("coverage needs runs >= 1 and delta in (0, 1), got 10 and 0", message(() -> Coverage.mostFailures(10, 0)));
        assertEquals("coverage needs runs >= 1 and delta in (0, 1), got 10 and 1", message(() -> Coverage.mostFailures(10, 1)));
    }

    // By hand, four data, three neurons that leave 3, 2, 0: ε = 2/4 for T = 1 and 2, 1 for T = 3, which is left out. Y = 2,
    // so the unit is 2·2·√4 = 8 and q² = 3/4.
    @Test
    void theStepsOfTheProofByHand() {
        HalvingEvents events = HalvingEvents.inOrder(ActivationMask.ofRows("1 0 0", "0 1 0", "0 0 1", "0 0 1"));
        List<ProofStep> steps = ProofStep.of(new NormSample(1, 4, 3, 2, 1, List.of(0.0, 4.0, 7.0, 9.0), events));
        assertEquals(2, steps.size());
        double q = Math.sqrt(0.75);
        same(new ProofStep(1, 0.5, 4, 8 * q, 5, 12, 4 * Math.sqrt(6), 12), steps.get(0));
        same(new ProofStep(2, 0.5, 7, 8 * (q + 0.75), 2, 8, 4 * Math.sqrt(2), 9), steps.get(1));
    }

    private static void same(ProofStep expected, ProofStep actual) {
        assertEquals(expected.jumps(), actual.jumps());
        assertArrayEquals(numbers(expected), numbers(actual), 1e-13);
    }

    private static double[] numbers(ProofStep step) {
        return new double[] {step.epsilon(), step.first(), step.proposition5(), step.rest(), step.subadditivity(),
            step.cauchySchwarz(), step.proposition6()};
    }

    // One neuron, two data: it fits both only if it sees both.
    @Test
    void aDatumThatNoNeuronSeesIsNotFitted() {
        HalvingEvents one = HalvingEvents.inOrder(ActivationMask.ofRows("1", "0"));
        HalvingEvents both = HalvingEvents.inOrder(ActivationMask.ofRows("1", "1"));
        assertFalse(new NormSample(1, 2, 1, 1, 2, List.of(0.0, 2.0), one).interpolates());
        assertTrue(new NormSample(1, 2, 1, 1, 2, List.of(0.0, 2.0), both).interpolates());
    }
}
