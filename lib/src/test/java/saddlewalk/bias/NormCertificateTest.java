package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.bias.NormCertificate.Tail;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class NormCertificateTest {
    // From an independent program (binomial tails by SciPy): the formula sheet's table at delta = 1 %.
    @ParameterizedTest
    @CsvSource({"256, 15, 3.574", "1024, 17, 3.202", "16384, 21, 2.719", "1048576, 27, 2.475", "256, 64, 5.39",
        "1024, 64, 4.17", "16384, 64, 2.98", "1048576, 64, 2.51"})
    void theSharperCertificateIsWhatAnIndependentProgramFound(int n, int m, double factor) {
        assertEquals(factor, NormCertificate.sharper(n, m, 0.01).factor(), 5.001e-3);
    }

    // The paper's route: trivial at 2⁸ (√15 = 3.873); a scan over every T and every ε = k/1024 for the others.
    @ParameterizedTest
    @CsvSource({"256, 15", "1024, 17", "16384, 21", "4096, 3"})
    void theBestOfTheEventsIsTheBestOfAPlainScan(int n, int m) {
        for (Tail tail : Tail.values()) {
            double best = tail == Tail.SUBADDITIVITY ? Math.sqrt(n) : Math.sqrt(m);
            for (int jumps = 1; jumps <= Math.min(m, 8); jumps++) {
                for (int k = 1; k < 1024; k++) {
                    double e = k / 1024.0;
                    if (OurForm.halvingFailuresInAnyOrder(n, m, e, jumps) <= 0.01) {
                        best = Math.min(best, OurForm.firstJumps(e, jumps) + (tail == Tail.SUBADDITIVITY
                                ? OurForm.tailBySubadditivity(n, e, jumps) : OurForm.tailByCauchySchwarz(m, e, jumps)));
                    }
                }
            }
            assertEquals(best, NormCertificate.byEvents(n, m, 0.01, tail).factor(), 1e-14);
        }
    }

    @Test
    void withoutAnyUsefulEventTheTrivialBoundWins() {
        NormCertificate trivial = NormCertificate.byEvents(256, 15, 0.01, Tail.CAUCHY_SCHWARZ);
        assertEquals(0, trivial.jumps());
        assertEquals(Math.sqrt(15), trivial.factor());
        assertEquals(2 * 3 * Math.sqrt(15 * 256), trivial.squaredNorm(3), 1e-12);
    }

    // The second way: all 2^{nm} masks of 5 data and 2 or 3 neurons, labels 1 (the order of ties does not change the claim).
    @ParameterizedTest
    @CsvSource({"5, 1", "5, 2", "5, 3"})
    void overEveryMaskItFailsNoMoreOftenThanDelta(int n, int m) {
        double[] labels = {1, 1, 1, 1, 1};
        int[] signs = new int[m];
        Arrays.fill(signs, 1);
        double[] deltas = {0.9, 0.5, 0.2, 0.05};
        double[] bounds = Arrays.stream(deltas).map(d -> NormCertificate.sharper(n, m, d).squaredNorm(1) + 1e-12).toArray();
        long[] above = new long[deltas.length];
        for (int bits = 0; bits < 1 << n * m; bits++) {
            long[] words = new long[n];
            for (int k = 0; k < n; k++) {
                words[k] = bits >> k * m & (1 << m) - 1;
            }
            double norm = LimitProcess.of(labels, signs, ActivationMask.ofWords(m, words), TieRule.SMALLEST_INDEX)
                    .squaredNorm();
            for (int i = 0; i < deltas.length; i++) {
                above[i] += norm > bounds[i] ? 1 : 0;
            }
        }
        for (int i = 0; i < deltas.length; i++) {
            assertTrue(above[i] <= deltas[i] * (1 << n * m), above[i] + " of all masks at delta " + deltas[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 6, 20", "256, 15, 100", "300, 60, 2"})
    void theSizesAreThoseCountedInWholeNumbers(int n, int m, int inverseDelta) {
        SizeBounds sizes = SizeBounds.of(n, m, 1.0 / inverseDelta);
        ExactSizes counted = ExactSizes.of(n, m, inverseDelta);
        for (int i = 1; i <= m; i++) {
            assertEquals(counted.largestFit(i), sizes.largestFit(i), "b_" + i);
            assertEquals(counted.largestRest(i), sizes.largestRest(i), "c_" + i);
        }
        assertEquals(n, sizes.largestRest(0));
        assertEquals(n, sizes.smallestRest(0));
    }

    // n = 2, m = 1, δ = 1/2: P(X > 0) = 3/4, P(X > 1) = 1/4 = δ/2m, so b_1 = c_1 = 1. Below: P(X < 1) = 1/4, so 1 too.
    @Test
    void twoDataAndOneNeuronAreDoneByHand() {
        assertEquals(1, ExactSizes.of(2, 1, 2).largestFit(1));
        assertEquals(1, ExactSizes.of(2, 1, 2).largestRest(1));
        assertEquals(1, SizeBounds.of(2, 1, 0.5 * (1 + 1e-9)).largestFit(1));
        assertEquals(1, SizeBounds.of(2, 1, 0.5 * (1 + 1e-9)).smallestRest(1));
        assertEquals(0, SizeBounds.of(2, 1, 0.5 * (1 - 1e-9)).smallestRest(1));
    }

    // ‖(3, 4)‖ etc. do not matter, only Y and the counts: 3 positive labels up to 5 for 2 neurons, 2 negative up to 7 for 1.
    @Test
    void bothSignsAddUpWithHalfOfDeltaEach() {
        Dataset data = Dataset.of(3, -7, 5, 1, -2);
        SignedCertificate both = SignedCertificate.of(data, new int[] {1, -1, 1}, 0.1);
        assertEquals(NormCertificate.sharper(3, 2, 0.05).squaredNorm(5), both.positive());
        assertEquals(NormCertificate.sharper(2, 1, 0.05).squaredNorm(7), both.negative());
        assertEquals(both.positive() + both.negative(), both.squaredNorm());
        assertEquals(0, SignedCertificate.of(data, new int[] {1, 1, 1}, 0.1).negative());
    }

    // Perfect halving costs Σ_{i≥1} 2^{−i/2} = 1 + √2; at n = 2⁴ no event helps and the tail is √n = 4.
    @Test
    void theConstantOfTheTheoremFallsToPerfectHalving() {
        assertEquals(1 + Math.sqrt(2), TheoremConstant.of(120, 1e6, 0.01).factor(), 5e-3);
        assertEquals(4, TheoremConstant.of(4, 2, 0.01).factor());
        NormCertificate same = NormCertificate.byEvents(1 << 14, 21, 0.01, Tail.SUBADDITIVITY);
        assertEquals(same.factor(), TheoremConstant.of(14, Math.log(21), 0.01).factor(), 0.3);  // m^T against m!/(m−T)!
    }

    // n = 2, m = 1, δ = 1/2: b_1 = 1 as below, so one jump costs √1/√2. A lone datum costs 1 with and without a jump.
    @Test
    void theLastJumpCountsAndOneWithoutUseDoesNot() {
        NormCertificate two = NormCertificate.sharper(2, 1, 0.5 * (1 + 1e-9));
        assertEquals(Math.sqrt(0.5), two.factor(), 1e-15);
        assertEquals(1, two.jumps());
        assertEquals(new NormCertificate(1, 1, 0.01, 0, Double.NaN, 1), NormCertificate.sharper(1, 1, 0.01));
    }

    // By hand: labels up to 2, n = 4: the unit is 2·2·√4 = 8, and a run on the bound is not above it.
    @Test
    void aRunOnTheBoundIsNotAboveIt() {
        HalvingEvents events = HalvingEvents.inOrder(ActivationMask.ofRows("1", "1", "1", "1"));
        NormCertificate bound = new NormCertificate(4, 1, 0.5, 0, Double.NaN, 1);
        assertEquals(0, bound.above(List.of(new NormSample(1, 4, 1, 2, 8, List.of(0.0, 8.0), events))));
        assertEquals(1, bound.above(List.of(new NormSample(1, 4, 1, 2, 8, List.of(0.0, Math.nextUp(8.0)), events))));
        double sharper = NormCertificate.sharper(4, 1, 0.01).factor();
        assertEquals(0, SideBySide.of(List.of(new NormSample(1, 4, 1, 2, 8, List.of(0.0, 8 * sharper), events)), 0.01).above());
    }

    // Only a bound from events has an ε to show.
    @Test
    void epsilonIsShownWhereThereIsOne() {
        assertEquals("NormCertificate[n=64, m=8, delta=0.5: 2.000 * 2Y sqrt(n), T=3, epsilon=0.250]",
                new NormCertificate(64, 8, 0.5, 3, 0.25, 2).toString());
        assertEquals("NormCertificate[n=256, m=15, delta=0.01: 3.873 * 2Y sqrt(n), T=0]",
                NormCertificate.byEvents(256, 15, 0.01, Tail.CAUCHY_SCHWARZ).toString());
    }

    // One datum costs √1 whatever m is. With 2^1000 data and one order, as at 2^120, the constant is that of perfect halving.
    @Test
    void theConstantOfTheTheoremIsTakenAtItsEnds() {
        assertEquals(1, TheoremConstant.of(0, 1, 0.1).factor(), 0);
        assertEquals(1 + Math.sqrt(2), TheoremConstant.of(1000, 0, 0.5).factor(), 5e-3);
        for (double delta : new double[] {0, 1}) {
            assertEquals("log2 n must be in [0, 1000], log m >= 0 and delta in (0, 1), got 4, 2, " + (int) delta,
                    message(() -> TheoremConstant.of(4, 2, delta)));
        }
    }

    @Test
    void sizesAndProbabilitiesOutOfRangeAreNamed() {
        assertEquals("delta must be in (0, 1), got 1", message(() -> NormCertificate.sharper(4, 2, 1)));
        assertEquals("a certificate needs n >= 1 and m in [1, 1000], got n = 4, m = 0",
                message(() -> SizeBounds.of(4, 0, 0.1)));
        assertEquals("delta must be in (0, 1), got 1", message(() -> NormCertificate.byEvents(4, 2, 1, Tail.SUBADDITIVITY)));
        assertThrows(IllegalArgumentException.class, () -> TheoremConstant.of(-1, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> ExactSizes.of(5000, 1, 2));
    }

    // By hand, n = m = 1, δ = 1/2: P(X > 0) = 1/2 is above δ/2m = 1/4, so b_1 = c_1 = 1; and every end is taken.
    @Test
    void sizesAreTakenUpToTheirEnds() {
        assertEquals(1, SizeBounds.of(1, 1, 0.5).largestFit(1));
        assertEquals(1, ExactSizes.of(1, 1, 2).largestFit(1));
        assertEquals(1, ExactSizes.of(1, 1, 2).largestRest(1));
        assertEquals(ExactSizes.of(4096, 1, 2).largestRest(1), SizeBounds.of(4096, 1, 0.5).largestRest(1));
        assertEquals(4, SizeBounds.of(4, 1000, 0.5).largestRest(0));
        assertEquals("a certificate needs n >= 1 and m in [1, 1000], got n = 4, m = 1001",
                message(() -> SizeBounds.of(4, 1001, 0.5)));
        assertEquals("a certificate needs n >= 1 and m in [1, 1000], got n = 0, m = 1", message(() -> SizeBounds.of(0, 1, 0.5)));
        assertEquals("delta must be in (0, 1), got 0", message(() -> SizeBounds.of(4, 1, 0)));
        String exact = "exact sizes need n in [1, 4096], m in [1, 60], 1/delta >= 2, got n = ";
        assertEquals(exact + "4,097, m = 1, 1/delta = 2", message(() -> ExactSizes.of(4097, 1, 2)));
        assertEquals(exact + "0, m = 1, 1/delta = 2", message(() -> ExactSizes.of(0, 1, 2)));
        assertEquals(exact + "4, m = 61, 1/delta = 2", message(() -> ExactSizes.of(4, 61, 2)));
        assertEquals(exact + "4, m = 0, 1/delta = 2", message(() -> ExactSizes.of(4, 0, 2)));
        assertEquals(exact + "4, m = 1, 1/delta = 1", message(() -> ExactSizes.of(4, 1, 1)));
    }

    // By the definition, n = 60, m = 6, δ = 1/20: the largest b with C(6, i) P(X < b) ≤ δ/12, all terms added up.
    @Test
    void theSmallestRestsAreThoseOfPlainSums() {
        double sets = 1;
        for (int i = 1; i <= 6; i++) {
            sets *= (7.0 - i) / i;
            double p = Math.scalb(1.0, -i);
            double term = Math.pow(1 - p, 60);
            double below = term;                    // P(X < b + 1)
            int b = 0;
            while (sets * below <= 0.05 / 12) {
                b++;
                term *= (61.0 - b) / b * p / (1 - p);
                below += term;
            }
            assertEquals(b, SizeBounds.of(60, 6, 0.05).smallestRest(i), "i = " + i);
        }
    }
}
