package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class ConvergenceProblemTest {
    private static final double LOG_LAMBDA = -300;
    private static final double LEAST = 0.02;

    /** Positive labels and signs with a mask written by hand. */
    private static ConvergenceProblem byHand(double[] labels, String... rows) {
        ActivationMask mask = ActivationMask.ofRows(rows);
        int[] signs = IntStream.range(0, mask.m()).map(j -> 1).toArray();
        return new ConvergenceProblem(1, Dataset.of(labels), signs.length, true, LimitProcess.of(labels, signs, mask));
    }

    private static void assertStandsAloneFrom(double logInverse, ConvergenceProblem problem) {
        assertTrue(problem.standsAlone(-logInverse * 1.001), "a little below log lambda = -" + logInverse);
        assertFalse(problem.standsAlone(-logInverse * 0.999), "a little above log lambda = -" + logInverse);
    }

    // By hand, n = 1: in the middle of the wait for the only jump its neuron has λ^{1/2}, and 2·½·L ≥ 30.
    @Test
    void aLoneJumpNeedsAMiddleOfTheWaitBeforeIt() {
        assertStandsAloneFrom(30, byHand(new double[] {3}, "1"));
    }

    // By hand, n = 2: the 8 is fitted at 1/4, in which the neuron of the 1, with speed 1/2, turns by λ^{2·(1/8)}; 120/4 = 30.
    // All numbers are exact, and what is just 30 counts.
    @Test
    void aSlowNeuronTurnsBeforeTheFirstJump() {
        ConvergenceProblem problem = byHand(new double[] {8, 1}, "1 0", "0 1");
        assertStandsAloneFrom(120, problem);
        assertTrue(problem.standsAlone(-120));
    }

    // By hand, n = 3: jumps at 3/12 and 3/10, and in the 1/20 between them the neuron of the 1 turns by λ^{2·(1/20)/3}.
    @Test
    void aSlowNeuronTurnsBetweenTwoJumps() {
        assertStandsAloneFrom(900, byHand(new double[] {12, 10, 1}, "1 0 0", "0 1 0", "0 0 1"));
    }

    // By hand, n = 2: neuron 1 grows at speed 3/2 until neuron 0, at speed 5/2, takes its 3 at 2/5: −1 + 3/5 = −2/5 is left,
    // 2·(2/5)·75/2 = 30. With labels 3 and 1 it is left with −1 + 3/√10.
    @Test
    void aNeuronThatNeverJumpsKeepsItsShare() {
        assertStandsAloneFrom(37.5, byHand(new double[] {3, 4}, "1 1", "1 0"));
        assertStandsAloneFrom(15 / (1 - 3 / Math.sqrt(10)), byHand(new double[] {3, 1}, "1 1", "1 0"));
    }

    @Test
    void withoutAJumpEveryLambdaStandsAlone() {
        assertTrue(byHand(new double[] {3}, "0").standsAlone(-1));
    }

    // What the neuron next to jump grows by until it does is what it lacks, and where that is c, 2c is compared with 2c, which
    // rounding may make a little less.
    @Test
    void theCensusCountsTheSeedsThatMeetTheRules() {
        int[] counts = new int[4];
        for (long seed = 1; seed <= 180; seed++) {
            boolean oneSign = seed % 4 > 0;
            int m = 2 + (int) (seed % 3);
            ConvergenceProblem problem = ConvergenceProblem.of(5, m, oneSign, seed);
            var found = ConvergenceProblem.census(5, m, oneSign, LOG_LAMBDA, LEAST, seed, 1);
            boolean holds = meetsAssumption4(problem);
            double spare = holds ? spare(problem, LEAST) : 0;
            int one = spare >= 1 - 1e-12 ? 1 : 0;
            assertEquals(new ConvergenceProblem.Census(1, holds ? 1 : 0, holds && isPicked(problem) ? 1 : 0, one), found,
                    "seed " + seed);
            counts[0] += found.assumption4();
            counts[1] += found.standingAlone();
            counts[2] += one;
            counts[3] += one == 1 && problem.resolution(-1).runnerUp() < 1 ? 1 : 0;
        }
        assertTrue(counts[0] < 180 && counts[1] > 4 && counts[2] > 4 && counts[3] > 0, Arrays.toString(counts));
    }

    @Test
    void aCensusOfManySeedsIsTheSumOfThoseOfOne() {
        List<ConvergenceProblem.Census> single = LongStream.range(7, 60)
                .mapToObj(seed -> census(seed, seed + 1)).toList();
        assertEquals(new ConvergenceProblem.Census(53, single.stream().mapToInt(one -> one.assumption4()).sum(),
                single.stream().mapToInt(one -> one.standingAlone()).sum(),
                single.stream().mapToInt(one -> one.oneExponent()).sum()),
                census(7, 60));
    }

    @Test
    void theProblemFoundIsTheFirstThatTheCensusCounts() {
        for (long from : new long[] {1, 12, 40}) {
            long picked = ConvergenceProblem.picked(4, 3, true, LOG_LAMBDA, from).seed();
            assertEquals(0, census(from, picked).standingAlone());
            assertEquals(1, census(picked, picked + 1).standingAlone());
            long one = ConvergenceProblem.withOneExponent(4, 3, true, LEAST, from).seed();
            assertEquals(0, census(from, one).oneExponent());
            assertEquals(1, census(one, one + 1).oneExponent());
        }
    }

    private static ConvergenceProblem.Census census(long from, long to) {
        return ConvergenceProblem.census(4, 3, true, LOG_LAMBDA, LEAST, from, (int) (to - from));
    }

    @Test
    void anExponentThatIsJustTheLeastCounts() {
        ConvergenceProblem problem = ConvergenceProblem.withOneExponent(4, 3, true, LEAST, 1);
        double c = problem.resolution(-1).finalNormExponent();
        assertEquals(problem.seed(), ConvergenceProblem.withOneExponent(4, 3, true, c, problem.seed()).seed());
        assertEquals(0, ConvergenceProblem.census(4, 3, true, LOG_LAMBDA, Math.nextUp(c), problem.seed(), 1).oneExponent());
    }

    // One datum, one neuron: it sees the datum for some of the seeds, and then there is one jump, and nothing to share.
    @Test
    void aProblemOfOneJumpIsNotPickedAndHasNoExponent() {
        var census = ConvergenceProblem.census(1, 1, true, LOG_LAMBDA, LEAST, 1, 20);
        assertTrue(census.assumption4() > 0 && census.assumption4() < 20, census::toString);
        assertEquals(0, census.standingAlone());
        assertEquals(0, census.oneExponent());
    }

    // Two neurons that see the one datum see the same, and one that does not sees nothing.
    @Test
    void oneDatumAndTwoNeuronsNeverMeetAssumption4() {
        assertEquals(new ConvergenceProblem.Census(40, 0, 0, 0),
                ConvergenceProblem.census(1, 2, true, LOG_LAMBDA, LEAST, 1, 40));
    }

    @Test
    void aSearchThatIsInterruptedSaysWhere() {
        Thread.currentThread().interrupt();
        assertEquals("the search for such a problem from seed 5 on was interrupted at seed 5",
                assertThrows(IllegalStateException.class, () -> ConvergenceProblem.picked(4, 3, true, LOG_LAMBDA, 5)).getMessage());
        assertFalse(Thread.interrupted());
    }

    // One neuron on one datum ends at a² = |w|² = y, with a residual of 3·10⁻¹⁴ of y: 2·10⁻³ to that part, however small y is.
    @Test
    void theResidualOfTheFinalNormIsAPartOfTheLabels() {
        long seed = LongStream.iterate(1, s -> s + 1)
                .filter(s -> ConvergenceProblem.of(1, 1, true, s).process().jumpCount() == 1).findFirst().orElseThrow();
        ConvergenceProblem problem = new ConvergenceProblem(seed, Dataset.of(1e-3), 1, true,
                LimitProcess.of(new double[] {1e-3}, new int[] {1}, ActivationMask.ofRows("1")));
        assertEquals(2e-3, problem.finalSquaredNorm(-30, 100), 2e-3 * 1e-13);
        assertEquals(0, problem.finalNormDistance(-30, 100), 2e-3 * 1e-13);
    }

    /** 4(i) in words: every datum is seen, every neuron sees some, and no two see the same. (ii) never fails with random labels. */
    private static boolean meetsAssumption4(ConvergenceProblem problem) {
        ActivationMask mask = ActivationMask.of(problem.data(), problem.start(-1));
        List<List<Integer>> seen = IntStream.range(0, problem.m()).mapToObj(mask::seenBy).toList();
        return seen.stream().distinct().count() == problem.m() && !seen.contains(List.<Integer>of())
                && seen.stream().flatMap(List::stream).distinct().count() == problem.data().n();
    }

    private static boolean isPicked(ConvergenceProblem problem) {
        LimitProcess flow = problem.process();
        LimitProcess descent = flow.withStepSize(1);
        return flow.jumpCount() >= 2 && flow.order().equals(descent.order()) && standsAlone(flow) && standsAlone(descent);
    }

    private static boolean standsAlone(LimitProcess process) {
        Resolution resolution = Resolution.of(process, LOG_LAMBDA);
        return resolution.unresolved().isEmpty() && resolution.logLambdaNeededToSeparate() >= LOG_LAMBDA
                && IntStream.range(0, process.jumpCount()).allMatch(resolution::hasMiddle)
                && 300 * corrections(process).stream().mapToDouble(c -> c).min().orElseThrow() >= 30;
    }

    /** By what part the least of the other exponents exceeds what c asks of it; 0 if c is none, or less than {@code least}. */
    private static double spare(ConvergenceProblem problem, double least) {
        Resolution resolution = problem.resolution(LOG_LAMBDA);
        double c = resolution.finalNormExponent();
        DoubleStream others = DoubleStream.concat(corrections(problem.process()).stream().mapToDouble(other -> other),
                DoubleStream.of(resolution.settlingExponent(), resolution.runnerUp() * 2 / 3));
        return c >= least && c < 1e9 ? others.min().orElseThrow() / (2 * c) : 0;
    }

    /**
     * All exponents that the smallest is taken of, neuron after neuron: what it grew by on each plateau before its jump, what it
     * lacks after each jump until its own, and by what its own data settle on each plateau afterwards.
     */
    private static List<Double> corrections(LimitProcess process) {
        int p = process.jumpCount();
        List<Double> all = new ArrayList<>();
        for (int q = 0; q < process.m(); q++) {
            int own = process.order().indexOf(q) + 1;
            int before = own == 0 ? p : own - 1;
            for (int i = 1; i <= before; i++) {
                all.add(2 * Math.abs(process.exponentAtPlateau(q, i)));
            }
            for (int i = 0; i < own - 1; i++) {
                all.add(2 * (process.exponentAtPlateau(q, i + 1) - process.exponentAtPlateau(q, i)));
            }
            if (own > 0) {
                double speed = process.speedOnPlateau(q, own - 1);
                double since = process.jumpTime(own) - (own == 1 ? 0 : process.jumpTime(own - 1));
                all.add(2 * since * speed);
                all.add(own == p ? Double.POSITIVE_INFINITY : 2 * (process.jumpTime(own + 1) - process.jumpTime(own)) * speed);
            }
        }
        return all;
    }
}
