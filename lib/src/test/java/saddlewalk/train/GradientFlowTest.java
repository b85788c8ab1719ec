package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class GradientFlowTest {
    private static final double HALF_DROP = 1 - StrictMath.sqrt(0.5);

    // A second way to the same numbers: other variables, the residual computed instead of integrated. Both solvers keep
    // 1e-12 a step over some thousand steps, and agree to 1e-10; a switch-off at speed v moves by that error over v.
    @ParameterizedTest
    @CsvSource({"1, 5, 5, 4, true", "2, 5, 5, 4, false", "3, 5, 8, 4, false", "4, 16, 16, 6, true", "5, 16, 16, 6, false",
        "6, 64, 64, 6, false"})
    void theFlowInLogarithmsAgreesWithTheRawEquationsIntegratedOnTheirOwn(long seed, int n, int d, int m, boolean oneSign) {
        Dataset data = oneSign ? Dataset.absoluteNormal(n, seed) : Dataset.normal(n, seed);
        data = d == n ? data : data.withRandomOrthonormalInputs(d, seed);
        Network start = oneSign ? Initialization.balancedPositive(m, d, -10, seed) : Initialization.balanced(m, d, -10, seed);
        double error = start.meanSquaredError(data);
        GradientFlow flow = general(data, start)
                .watching(0.9 * error, 0.5 * error);
        FlowTrajectory ours = flow.run(3, 30, 100, 1000);
        FlowTrajectory raw = flow.withRawVariables().run(3, 30, 100, 1000);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < m; j++) {
                assertEquals(raw.state(i).logNorm(j), ours.state(i).logNorm(j), 1e-10, "log norm, seed " + seed);
                assertArrayEquals(raw.state(i).direction(j), ours.state(i).direction(j), 1e-10, "seed " + seed);
            }
            assertArrayEquals(raw.state(i).residuals(), ours.state(i).residuals(), 1e-10, "seed " + seed);
        }
        assertEquals(pairs(raw.switchOffs()), pairs(ours.switchOffs()));
        assertEquals(oneSign, ours.switchOffs().isEmpty());
        for (int i = 0; i < 2 && raw.reached(i); i++) {
            assertEquals(0, raw.crossing(i).minus(ours.crossing(i)), 1e-8, "crossing, seed " + seed);
        }
    }

    private static GradientFlow general(Dataset data, Network start) {
        return GradientFlow.of(data, start).withoutClosedForms().withTolerance(1e-12);
    }

    // A start at λ = 1 is no plateau; with closed forms or without, the raw equations are followed. Also a start that is not
    // balanced, |a_j| > ‖w_j‖.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLargeStartIsFollowedToo(long seed) {
        Dataset data = Dataset.normal(6, seed);
        Network balanced = Initialization.balanced(4, 6, 0, seed);
        double[] larger = IntStream.range(0, 4).mapToDouble(j -> 1.5 * balanced.output(j)).toArray();
        Network unbalanced = Network.of(larger, IntStream.range(0, 4).mapToObj(balanced::hidden).toArray(double[][]::new));
        for (Network start : List.of(balanced, unbalanced)) {
            GradientFlow flow = GradientFlow.of(data, start).withTolerance(1e-12);
            FlowTrajectory raw = flow.withRawVariables().run(1, 10, 200);
            for (GradientFlow other : List.of(flow, flow.withoutClosedForms())) {
                FlowTrajectory run = other.run(1, 10, 200);
                for (int i = 0; i < 3; i++) {
                    assertArrayEquals(raw.state(i).residuals(), run.state(i).residuals(), 1e-10, "seed " + seed);
                    for (int j = 0; j < 4; j++) {
                        assertArrayEquals(raw.state(i).network().hidden(j), run.state(i).network().hidden(j), 1e-10);
                    }
                }
            }
        }
    }

    static Set<List<Integer>> pairs(List<FlowSwitchOff> switchOffs) {
        Set<List<Integer>> pairs = new HashSet<>();
        for (FlowSwitchOff off : switchOffs) {
            assertTrue(pairs.add(List.of(off.neuron(), off.datum())), "switched off twice: " + off);
        }
        return pairs;
    }

    // (6) itself: the velocity of a and w is minus the gradient of (3), both by central differences; h^2 = 1e-8.
    @Test
    void theVelocityIsMinusTheGradientOfTheLoss() {
        Dataset data = Dataset.normal(4, 11).withRandomOrthonormalInputs(6, 11);
        Network start = Initialization.balanced(3, 6, -1, 11);
        double h = 1e-4;
        FlowTrajectory run = general(data, start).run(0.5 - h, 0.5, 0.5 + h);
        Network before = run.state(0).network();
        Network now = run.state(1).network();
        Network after = run.state(2).network();
        for (int j = 0; j < 3; j++) {
            assertEquals(-slope(data, now, j, -1, h), (after.output(j) - before.output(j)) / (2 * h), 1e-7);
            for (int i = 0; i < 6; i++) {
                assertEquals(-slope(data, now, j, i, h), (after.hidden(j)[i] - before.hidden(j)[i]) / (2 * h), 1e-7);
            }
        }
    }

    private static double slope(Dataset data, Network at, int j, int i, double h) {
        return (moved(at, j, i, h).loss(data) - moved(at, j, i, -h).loss(data)) / (2 * h);
    }

    private static Network moved(Network from, int j, int i, double by) {
        double[] a = new double[from.m()];
        double[][] w = new double[from.m()][];
        for (int q = 0; q < from.m(); q++) {
            a[q] = from.output(q);
            w[q] = from.hidden(q);
        }
        if (i < 0) {
            a[j] += by;
        } else {
            w[j][i] += by;
        }
        return Network.of(a, w);
    }

    // Inside a jump a neuron alone is logistic: a²(T) = ‖y_S‖/(1 + e^{−2‖D‖(T−T₀)}), T₀ = log(‖y‖/λ² − 1)/(2‖D‖); ‖y‖ = 5, n = 2.
    @ParameterizedTest
    @ValueSource(doubles = {-10, -100, -1000})
    void aNeuronAloneIsLogistic(double logLambda) {
        Dataset data = Dataset.of(3, 4);
        Network start = Initialization.of(logLambda, new int[] {1}, new double[][] {{3, 4}});
        double middle = (StrictMath.log(5) - 2 * logLambda + StrictMath.log1p(-StrictMath.exp(2 * logLambda) / 5)) / 5;
        FlowTrajectory run = general(data, start)
                .run(middle - 4, middle - 1, middle, middle + 1, middle + 4);
        for (int i = 0; i < 5; i++) {
            double since = new double[] {-4, -1, 0, 1, 4}[i];
            double a = run.state(i).network().output(0);
            assertEquals(5 / (1 + StrictMath.exp(-5 * since)), a * a, 2e-10 * a * a);
            assertEquals(3 / (1 + StrictMath.exp(5 * since)), run.state(i).residual(0), 2e-10);
        }
    }

    // (C_1) One sign: L(t_1^λ − t_1) → [½log‖y_S‖ + ½log(√2−1) − log((1+z)/2)]/‖D‖, up to λ^{2|ρ_q(t_1)|} for the other neurons
    // q; measured at L = 10³ by general-purpose integration. Seeds: the first six whose other neurons are still far.
    @Test
    void theFirstJumpComesLaterThanItsLimitByTheConstantThatTheAlignmentSets() {
        int measured = 0;
        for (long seed = 1; measured < 6; seed++) {
            Dataset data = Dataset.absoluteNormal(16, seed);
            Network start = Initialization.balancedPositive(4, 16, -1000, seed);
            LimitProcess process = LimitProcess.of(data, start);
            int j = process.jump(1).neuron();
            if (IntStream.range(0, 4).anyMatch(q -> q != j && process.exponentAtPlateau(q, 1) * 1000 > -30)) {
                continue;
            }
            measured++;
            FlowTrajectory run = general(data, start)
                    .watching(process.meanSquaredErrorDuringJump(1, HALF_DROP)).run(1.2 * 1000 * process.jumpTime(1));
            double norm = data.labelNorm(process.jump(1).fitted());
            double z = alignment(data, start, j);
            double constant = (0.5 * StrictMath.log(norm) + 0.5 * StrictMath.log(StrictMath.sqrt(2) - 1)
                    - StrictMath.log((1 + z) / 2)) / (norm / 16);
            double gap = run.crossing(0).minus(FlowTime.accelerated(process.jumpTime(1), -1000));
            assertEquals(constant, gap, 1e-8, "seed " + seed);
        }
    }

    // A neuron that sees (3, 4), ‖y_S‖ = 5, n = 3, ‖D‖ = 5/3, z = 11/(5√6), L = 10³, without closed forms. (19): up to ‖w‖ = 0.1;
    // Lemma 5: from ‖w‖ = λ^0.1 to half of √5; Lemma 6: on to 0.99 √5, where 1 − 0.99² of each label is left.
    @Test
    void theFirstJumpTakesTheTimesOfItsPhases() {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Initialization.of(-1000, new int[] {1}, new double[][] {{1, 2, -1}});
        double speed = 5.0 / 3;
        FlowTrajectory run = general(data, start).run(700);
        double z = 11 / (5 * StrictMath.sqrt(6));
        double escape = run.timeWhen(state -> state.logNorm(0) >= StrictMath.log(0.1)).value();
        assertEquals(1000 + StrictMath.log(0.1) - 0.5 * StrictMath.log(1 - 0.01 / 5) - StrictMath.log((1 + z) / 2),
                speed * escape, 1e-8);
        FlowTime small = run.timeWhen(state -> state.logNorm(0) >= -100);
        FlowTime half = run.timeWhen(state -> state.logNorm(0) >= StrictMath.log(StrictMath.sqrt(5) / 2));
        FlowTime most = run.timeWhen(state -> state.logNorm(0) >= StrictMath.log(0.99 * StrictMath.sqrt(5)));
        assertEquals(100 + 0.5 * StrictMath.log(5.0 / 3), speed * half.minus(small), 1e-9);
        double odds = 0.99 * 0.99 / (1 - 0.99 * 0.99);
        assertEquals(0.5 * StrictMath.log(odds) + 0.5 * StrictMath.log(3), speed * most.minus(half), 1e-9);
        assertEquals(3 * (1 - 0.99 * 0.99), run.at(most).residual(0), 1e-9);
    }

    /** z_j = ⟨ŵ_j, D̄_j⟩ for one sign: over the data that the neuron sees. */
    static double alignment(Dataset data, Network start, int j) {
        double dot = 0;
        double square = 0;
        for (int k = 0; k < data.n(); k++) {
            double u = start.direction(j)[k];
            dot += u > 0 ? u * data.label(k) : 0;
            square += u > 0 ? data.label(k) * data.label(k) : 0;
        }
        return dot / StrictMath.sqrt(square);
    }

    // Lemma 3, one sign: ⟨w̄_j, D̄_j⟩ = tanh(‖D_j‖T + artanh z_j) while all neurons are small.
    @Test
    void directionsAlignAsAHyperbolicTangent() {
        Dataset data = Dataset.absoluteNormal(16, 5);
        Network start = Initialization.balancedPositive(4, 16, -1000, 5);
        FlowTrajectory run = general(data, start).run(1, 3, 10, 30);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double speed = LimitProcess.of(data, start).speed(j, 0);
                double z = alignment(data, start, j);
                double angle = speed * run.state(i).time().value() + 0.5 * StrictMath.log((1 + z) / (1 - z));
                double now = alignment(data, run.state(i).network(), j);
                assertEquals(StrictMath.tanh(angle), now, 1e-11);
            }
        }
    }

    // Proposition 1: the flow keeps |a_j| = ‖w_j‖; a and w are integrated independently of each other.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void balancednessStaysAtRounding(boolean raw) {
        Dataset data = Dataset.normal(16, 7);
        Network start = Initialization.balanced(6, 16, -10, 7);
        GradientFlow flow = general(data, start);
        FlowTrajectory run = (raw ? flow.withRawVariables() : flow).run(10, 100, 200, 1000);
        for (FlowState state : run.states()) {
            for (int j = 0; j < 6; j++) {
                assertEquals(state.logNorm(j), state.logOutput(j), 1e-11);
                assertEquals(start.sign(j), state.network().sign(j));
            }
        }
    }

    // Neurons with one pattern share its data; one sign: ‖w_0‖/‖w_1‖ → (1+z_0)/(1+z_1), whatever λ is.
    @Test
    void equalColumnsShareTheirDataByTheirFirstAlignments() {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Initialization.of(-100, new int[] {1, 1, 1},
                new double[][] {{1, 2, -1}, {5, 1, -2}, {-1, -1, 2}});
        FlowTrajectory run = general(data, start).run();
        double ratio = (1 + alignment(data, start, 0)) / (1 + alignment(data, start, 1));
        FlowState end = run.finalState();
        assertEquals(StrictMath.log(ratio), end.logNorm(0) - end.logNorm(1), 1e-9);
        assertEquals(5, StrictMath.exp(2 * end.logNorm(0)) + StrictMath.exp(2 * end.logNorm(1)), 1e-9);
    }

    @Test
    void dataThatNobodySeesKeepTheirLabelAndDoNotKeepTheRunFromEnding() {
        Dataset data = Dataset.of(3, -4, 12);
        Network start = Initialization.of(-50, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, -1, 2}});
        FlowTrajectory run = general(data, start).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertEquals(-4, run.finalState().residual(1));
        assertEquals(2 * (3 + 12), run.finalNetwork().squaredNorm(), 1e-9);                 // (15) by hand
    }

    // Assumption 2. A coordinate that is off has the value 0 in w, and is not active, at every later time.
    @Test
    void aCoordinateThatIsSwitchedOffStaysOff() {
        Dataset data = Dataset.normal(16, 8);
        Network start = Initialization.balanced(6, 16, -60, 8);
        FlowTrajectory run = general(data, start).run();
        assertTrue(pairs(run.switchOffs()).size() > 10);
        FlowTime last = FlowTime.ZERO;
        for (FlowSwitchOff off : run.switchOffs()) {
            assertTrue(off.time().compareTo(last) >= 0, "in order of time");
            last = off.time();
            FlowState before = run.at(off.time().plus(-1e-6));
            assertTrue(before.isActive(off.neuron(), off.datum()));
            double u = before.direction(off.neuron())[off.datum()];
            assertTrue(u > 0 && u < 1e-5, "just before it is switched off a coordinate is near 0, got " + u);
            for (FlowTime time : List.of(off.time(), off.time().plus(100), run.end())) {
                assertFalse(run.at(time).isActive(off.neuron(), off.datum()));
                assertEquals(0, run.at(time).direction(off.neuron())[off.datum()]);
            }
        }
    }

    // Gradient descent is the flow's Euler method: its jump epoch, times 2η, tends to the flow's time at rate O(η).
    @Test
    void gradientDescentsJumpsTendToTheFlowsWithTheStep() {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Initialization.of(-12, new int[] {1, 1}, new double[][] {{1, 2, -1}, {-1, -1, 2}});
        double[] levels = {(25 + 36) / 3.0, 25 / 2.0 / 3.0};
        FlowTrajectory flow = general(data, start).watching(levels).run();
        for (int i = 0; i < 2; i++) {
            double[] gap = new double[2];
            for (int s = 0; s < 2; s++) {
                double eta = s == 0 ? 2e-4 : 1e-4;
                long epoch = GradientDescent.of(data, start).withStepSize(eta).watching(levels).run().crossing(i);
                gap[s] = 2 * eta * epoch - flow.crossing(i).value();
            }
            assertEquals(2, gap[0] / gap[1], 0.2, "gaps " + gap[0] + ", " + gap[1]);      // ± one epoch in about twenty
        }
    }

    // A neuron alone on one datum, y = 5: r/y = 1/(1 + e^{10(T−T₀)}), down to e^{−100}; y − h(x) would end at 1e−16. (With
    // more data a misalignment of 1e−16 decays half as fast as the rest and shows at e^{−100}: no error, but not this formula.)
    @Test
    void theResidualKeepsItsDigitsFarBelowTheLabelsRounding() {
        Dataset data = Dataset.of(5);
        Network start = Initialization.of(-100, new int[] {1}, new double[][] {{1}});
        double middle = (StrictMath.log(5) + 200) / 10;
        FlowTrajectory run = general(data, start).resolvingResidualsTo(1e-80)
                .run(middle + 5, middle + 10);
        assertEquals(-50, StrictMath.log(run.state(0).residual(0) / 5), 1e-8);
        assertEquals(-100, StrictMath.log(run.state(1).residual(0) / 5), 1e-8);
    }

    // Resolved, so that the final norm is within λ^c, L·c ≥ 30, of (15): below 1e−12.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aResolvedRunEndsAtAlgorithmOnesNorm(long seed) {
        Dataset data = Dataset.normal(12, seed);
        Network start = Initialization.balanced(5, 12, -1000, seed);
        LimitProcess process = LimitProcess.of(data, start);
        double digits = Resolution.of(process, -1000).finalNormResolution();
        FlowTrajectory run = general(data, start).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        double tolerance = Math.max(StrictMath.exp(-digits) * 100, 1e-11) * process.squaredNorm();
        assertEquals(process.squaredNorm(), run.finalNetwork().squaredNorm(), tolerance, "seed " + seed);
    }

    @Test
    void aStateBetweenTwoStepsIsTheOneThatARunToThereEndsWith() {
        Dataset data = Dataset.normal(8, 3);
        Network start = Initialization.balanced(4, 8, -30, 3);
        FlowTrajectory run = general(data, start).run(200);
        for (double time : new double[] {0, 0.37, 11, 55.5, 123.4}) {
            FlowState end = general(data, start).run(time).finalState();
            for (int j = 0; j < 4; j++) {
                assertEquals(end.logNorm(j), run.at(time).logNorm(j), 1e-11);
                assertArrayEquals(end.direction(j), run.at(time).direction(j), 1e-11);
            }
        }
    }

    @Test
    void whyARunStoppedIsSaid() {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Initialization.of(-12, new int[] {1, 1}, new double[][] {{1, 2, -1}, {-1, -1, 2}});
        GradientFlow flow = general(data, start);
        assertEquals(Stop.REACHED_TOLERANCE, flow.run().stop());
        assertEquals(Stop.FLOW_TIME_LIMIT, flow.run(1).stop());
        FlowTrajectory limited = flow.withEvaluationLimit(50).watching(1).run();
        assertEquals(Stop.EVALUATION_LIMIT, limited.stop());
        assertTrue(limited.evaluations() >= 50 && limited.evaluations() < 100, limited.toString());
        var e = assertThrows(IllegalStateException.class, () -> limited.crossing(0));
        assertTrue(e.getMessage().startsWith("the mean squared error never fell to 1 up to flow time "), e.getMessage());
        assertTrue(e.getMessage().endsWith("(EVALUATION_LIMIT)"), e.getMessage());
        Thread.currentThread().interrupt();
        FlowTrajectory interrupted = flow.run();
        assertEquals(Stop.INTERRUPTED, interrupted.stop());
        assertSame(interrupted, FlowTrajectory.lastInterrupted(), "a later cell finds what was reached");
        assertTrue(Thread.interrupted(), "the interrupt is passed on");
    }

    @Test
    void badInputIsNamedBeforeAnyWork() {
        Dataset data = Dataset.of(3, 4);
        Network start = Initialization.of(-10, new int[] {1}, new double[][] {{1, 2}});
        GradientFlow flow = GradientFlow.of(data, start);
        assertMessage("tolerance must be in [1e-14, 1e-3], got 0.5", () -> flow.withTolerance(0.5));
        assertMessage("tolerance must be in [1e-14, 1e-3], got NaN", () -> flow.withTolerance(Double.NaN));
        assertMessage("flow times must be >= 0, got -1", () -> flow.run(3, -1));
        assertMessage("there must be at least one flow time to run to, got none", () -> flow.run(List.of()));
        assertMessage("a level of the mean squared error must be >= 0, got NaN", () -> flow.watching(1, Double.NaN));
        assertMessage("the final mean squared error must be >= 0, got -1", () -> flow.until(-1));
        assertMessage("evaluation limit must be >= 1, got 0", () -> flow.withEvaluationLimit(0));
        assertMessage("the part of |y| to which residuals are resolved must be in [1e-280, 1e-16], got 0.5",
                () -> flow.resolvingResidualsTo(0.5));
        assertMessage("network and data must have one dimension: the network has 2, the data 3",
                () -> GradientFlow.of(Dataset.of(1, 2, 3), start));
        assertMessage("output weights must not be 0 (Assumption 3), but that of neuron 1 is",
                () -> GradientFlow.of(data, Network.of(new double[] {1, 0}, new double[][] {{1, 0}, {0, 1}})));
        assertMessage("the flow in logarithms needs |a_j| >= |w_j| (Assumption 3 has equality); neuron 0 has log|a| - log|w|"
                + " = -0.69314718055994529",
                () -> GradientFlow.of(data, Network.of(new double[] {1}, new double[][] {{2, 0}})).run(1));
        assertMessage("raw variables need weights of at least e^-100; neuron 0 starts at log norm -1000",
                () -> GradientFlow.of(data, Initialization.of(-1000, new int[] {1}, new double[][] {{1, 2}}))
                        .withRawVariables().run(1));
        FlowTrajectory run = flow.run(5);
        var e = assertThrows(IllegalStateException.class, () -> run.timeWhen(state -> state.logNorm(0) > 5));
        assertEquals("the condition does not hold at the end of the run, flow time 5 (FLOW_TIME_LIMIT)", e.getMessage());
        assertMessage("flow time must be in [0, 5], where the run stopped (FLOW_TIME_LIMIT), got 6", () -> run.at(6));
    }

    private static void assertMessage(String expected, Runnable action) {
        assertEquals(expected, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    // The ends of every range belong to it, and 0 and the smallest normal number are times.
    @Test
    void theEndsOfRangesAreAllowed() {
        GradientFlow flow = GradientFlow.of(Dataset.of(3, 4), Initialization.of(-10, new int[] {1}, new double[][] {{3, 4}}));
        assertEquals(1e-14, flow.withTolerance(1e-14).tolerance);
        assertEquals(1e-3, flow.withTolerance(1e-3).tolerance);
        assertEquals(1e-280, flow.resolvingResidualsTo(1e-280).residualFloor);
        assertEquals(1e-16, flow.resolvingResidualsTo(1e-16).residualFloor);
        assertEquals(1, flow.withEvaluationLimit(1).evaluationLimit);
        assertArrayEquals(new double[] {0}, flow.watching(0).levels);
        assertEquals(Double.MIN_NORMAL, flow.run(List.of(FlowTime.ZERO, FlowTime.of(Double.MIN_NORMAL))).end().value());
    }

    // ‖y‖²/n = 25/2; closed forms follow residuals to 1/256 of what counts as fitted, a 50th of 1e−10.
    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        GradientFlow flow = GradientFlow.of(Dataset.of(3, 4), Initialization.of(-10, new int[] {1}, new double[][] {{3, 4}}));
        assertEquals(1.25e-23, flow.finalError, 1e-38);
        assertEquals(1e-10 / 50 / 256, flow.precision().residualFloor(), 1e-29);
        assertEquals(1e-19, flow.withoutClosedForms().precision().residualFloor(), 0);
    }
}
