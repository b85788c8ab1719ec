package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Numbers;
import saddlewalk.Problems;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.ConvergenceProblem;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

class JumpConstantsTest {

    // By hand: neuron 1 sees the 12 with cosine 2/3, neuron 0 sees (3, 4) with cosine (3·1 + 4·2)/(5·3) = 11/15, and they share
    // nothing, so that b_0 stays: C_1 = [½ log 12 + ½ log(√2 − 1) − log(5/6)]/4, C_2 = [½ log 5 + … − log(13/15)]/(5/3).
    @Test
    void neuronsThatShareNothingKeepTheConstantsOfTheirStart() {
        Network start = Problems.twoNeurons(-100);
        JumpConstants constants = JumpConstants.of(LimitProcess.of(Problems.THREE_LABELS, start), start);
        double half = 0.5 * Math.log(Math.sqrt(2) - 1);
        assertEquals((0.5 * Math.log(12) + half - Math.log(5 / 6.0)) / 4, constants.offset(1), 1e-14);
        assertEquals((0.5 * Math.log(5) + half - Math.log(13 / 15.0)) * 3 / 5, constants.offset(2), 1e-14);
        assertEquals(Math.log(13 / 15.0), constants.shift(0, 0), 1e-15);
        assertEquals(Math.log(13 / 15.0), constants.shift(0, 1), 1e-15);
        assertEquals(List.of(Math.log(5 / 6.0), Math.log(13 / 15.0), Math.log(13 / 15.0)).toString().substring(0, 12),
                constants.shiftsBeforeJumps().toString().substring(0, 12));
        assertEquals(5 / 3.0, constants.slowestSpeed(), 1e-15);
        assertEquals(-Math.log(5 / 6.0), constants.largestShift(), 1e-15);
    }

    /** What the connection formula is made of, integrated: a' = αqx + βv, x' = αqa, v' = βa, q = 1/(1 + e^{2γT}). */
    private static double grown(double alpha, double beta, double gamma, double time) {
        OrdinaryDifferentialEquation equations = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 3;
            }

            @Override
            public double[] computeDerivatives(double t, double[] s) {
                double q = alpha / (1 + Math.exp(2 * gamma * t));
                return new double[] {q * s[1] + beta * s[2], q * s[0], beta * s[0]};
            }
        };
        double kappa = Math.hypot(alpha, beta);
        double[] end = new DormandPrince853Integrator(1e-9, 1, 1e-13, 1e-13).integrate(equations,
                new ODEState(-time, new double[] {1, alpha / kappa, beta / kappa}), time).getPrimaryState();
        return Math.log(end[0]) - kappa * time - beta * time;
    }

    // Neuron 0 sees labels (y_0, y_1), neuron 1 sees (y_1, y_2) and jumps later: α = y_1/3, β = y_2/3, γ = ‖(y_0, y_1)‖/3. Without
    // the term of Δ the change of b_1 is what a neuron gains on its two speeds over a jump in the middle.
    @ParameterizedTest
    @CsvSource({"6, 4, 3", "9, 1, 4", "5, 5, 0.5"})
    void theConnectionFormulaIsTheSolutionOfTheLinearEquation(double first, double shared, double last) {
        Dataset data = Dataset.of(first, shared, last);
        Network start = Initialization.of(-100, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, 1, 1}});
        LimitProcess process = LimitProcess.of(data, start);
        JumpConstants constants = JumpConstants.of(process, start);
        double gamma = Math.hypot(first, shared) / 3;
        double kappa = Math.hypot(shared, last) / 3;
        double change = constants.shift(1, 1) - constants.shift(1, 0) - (kappa - last / 3) * constants.midpoint(1);
        assertEquals(grown(shared / 3, last / 3, gamma, 14 / Math.min(gamma, last / 3)), change, 1e-8);
    }

    // A neuron that loses all it sees stands still at a_j = e^{κΔ}: the integral of αq from −∞ grows like the logistic's own.
    @Test
    void aNeuronThatLosesAllItSeesStandsStill() {
        Dataset data = Dataset.of(3, 4);
        Network start = Initialization.of(-100, new int[] {1, 1}, new double[][] {{1, 1}, {-1, 1}});
        JumpConstants constants = JumpConstants.of(LimitProcess.of(data, start), start);
        double z = 1 / Math.sqrt(2);
        assertEquals(Math.log((1 + z) / 2) + 2 * constants.midpoint(1), constants.shift(1, 1), 1e-14);
    }

    // Integrated without closed forms at L = 300, both signs, three seeds whose plateaus stand alone there up to e^−30.
    @ParameterizedTest
    @ValueSource(longs = {1, 101, 201})
    void theFlowJumpsThatMuchLater(long from) {
        ConvergenceProblem problem = ConvergenceProblem.picked(6, 5, false, -300, from);
        LimitProcess process = problem.process();
        FlowTrajectory run = problem.flow(-300).withoutClosedForms().watchingHalfDrops(process).run();
        for (int i = 1; i <= process.jumpCount(); i++) {
            double measured = run.crossing(i - 1).minus(FlowTime.accelerated(process.jumpTime(i), -300));
            assertEquals(measured, problem.constants().offset(i), 1e-5, problem + ", jump " + i);
        }
    }

    // While nothing is visible log‖w_j‖ = L·ρ + b: at t = 0.1 the distance from 0 is √2 times the norm of e^{Lρ_j + b_j}.
    @Test
    void theDistanceBeforeTheFirstJumpIsThatOfGrowingNeurons() {
        Network start = Problems.twoNeurons(-100);
        JumpConstants constants = JumpConstants.of(LimitProcess.of(Problems.THREE_LABELS, start), start);
        double fast = Math.exp(-100 + 40) * 5 / 6;
        double slow = Math.exp(-100 + 100.0 / 6) * 13 / 15;
        assertEquals(Math.log(Math.sqrt(2) * Math.hypot(fast, slow)), constants.logDistance(0, 0.1, -100), 1e-12);
        assertEquals(Math.log(2 * Math.sqrt(12 * 0.5)) - 0.5 * Math.log(2),
                constants.logDistance(0, 0.25 + constants.midpoint(1) / 100, -100), 1e-12);
    }

    @Test
    void theDiscreteFormAndAnotherStartAreRefused() {
        Network start = Problems.twoNeurons(-100);
        LimitProcess process = LimitProcess.of(Problems.THREE_LABELS, start);
        assertEquals("the constants belong to the flow: Algorithm 1 must be in continuous time, got its discrete form for step"
                + " size 0.1", assertThrows(IllegalArgumentException.class,
                        () -> JumpConstants.of(process.withStepSize(0.1), start)).getMessage());
        assertEquals("the start must have the process's 2 neurons and be balanced at one scale (Assumption 3), got"
                + " Network[m=1, d=3]", assertThrows(IllegalArgumentException.class, () -> JumpConstants.of(process,
                        Initialization.of(-100, new int[] {1}, new double[][] {{1, 1, 1}}))).getMessage());
        assertEquals("neuron 1 has jumped before plateau 1: its norm is that of its labels", assertThrows(
                IllegalArgumentException.class, () -> JumpConstants.of(process, start).shift(1, 1)).getMessage());
    }

    // One label each, n = 3: speeds 1, 4/3 and 4, jumps at 1, 3/4 and 1/4 of the neurons 0, 1 and 2; cosines 2/3, 7/9 and 9/11.
    private static final Network ALONE = Initialization.of(-100, new int[] {1, 1, 1},
            new double[][] {{2, -1, -2}, {-4, 7, -4}, {-6, -2, 9}});
    private static final double[] LABELS = {3, 4, 12};
    private static final double[] AMPLITUDES = {5 / 6.0, 8 / 9.0, 10 / 11.0};           // (1 + cosine)/2 = e^b

    private static JumpConstants alone() {
        return JumpConstants.of(LimitProcess.of(Problems.THREE_LABELS, ALONE), ALONE);
    }

    /** What neuron j has of its final square over what it lacks: e^{2b}/y at its jump, growing at twice its speed. */
    private static double odds(int j, double time, double inverse) {
        return AMPLITUDES[j] * AMPLITUDES[j] / LABELS[j] * Math.exp(2 * inverse * LABELS[j] / 3 * (time - 3 / LABELS[j]));
    }

    /** The part of its final square that neuron j has, a logistic curve. */
    private static double part(int j, double time, double inverse) {
        return 1 / (1 + 1 / odds(j, time, inverse));
    }

    /** The distance written out: neuron 2 is the first to jump, neuron 0 the last; 1 − √p is (1 − p)/(1 + √p). */
    private static double distance(int plateau, double time, double inverse) {
        double squares = 0;
        for (int j = 0; j < 3; j++) {
            int jump = 3 - j;
            double root = Math.sqrt(part(j, time, inverse));
            double off = jump <= plateau ? Math.sqrt(LABELS[j]) / (1 + odds(j, time, inverse)) / (1 + root)
                    : jump == plateau + 1 ? Math.sqrt(LABELS[j]) * root
                    : AMPLITUDES[j] * Math.exp(inverse * (time * LABELS[j] / 3 - 1));
            squares += 2 * off * off;
        }
        return Math.sqrt(squares);
    }

    // At L = 0.5 and 3 every neuron counts in the sum; times on all four plateaus and at the jumps.
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 40})
    void theDistanceIsThatOfTheCurvesWrittenOut(double inverse) {
        JumpConstants constants = alone();
        double[] times = {0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.05, 1.2, 1.6};
        for (double time : times) {
            int plateau = time < 0.25 ? 0 : time < 0.75 ? 1 : time < 1 ? 2 : 3;
            assertEquals(Math.log(distance(plateau, time, inverse)), constants.logDistance(time, -inverse), 1e-9,
                    "time " + time);
            for (int i = 0; i <= 3; i++) {
                assertEquals(Math.log(distance(i, time, inverse)), constants.logDistance(i, time, -inverse), 1e-9,
                        "plateau " + i + ", time " + time);
            }
        }
        assertEquals(Math.log(distance(1, 0.25, inverse)), constants.logDistance(0.25, -inverse), 1e-12, "at the first jump");
    }

    // Smallest wait 1/4, so that a margin of 1/16 leaves [0, 3/16], [5/16, 11/16], [13/16, 15/16] and [17/16, 1.3]. At small L
    // the last part has the largest distance, since nothing has grown yet; at large L an earlier one.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5, 20, 100})
    void theSupremumIsTheLargestDistanceAtTheEnds(double inverse) {
        JumpConstants constants = alone();
        CompactSet set = CompactSet.of(LimitProcess.of(Problems.THREE_LABELS, ALONE), 0.25);
        double[] ends = {0, 3 / 16.0, 5 / 16.0, 11 / 16.0, 13 / 16.0, 15 / 16.0, 17 / 16.0, 1.3};
        double largest = 0;
        for (int e = 0; e < ends.length; e++) {
            largest = Math.max(largest, distance(e / 2, ends[e], inverse));
        }
        assertEquals(Math.log(largest), constants.logSup(set, -inverse), 1e-9);
    }

    // π = 1/(1 + y/e^{2b}) for a neuron that sees one label y: the logistic curve at its own jump.
    @Test
    void thePartOfTheNormAtAJumpIsThatOfItsLogisticCurve() {
        double[] parts = alone().partsOfNormAtJumps();
        assertEquals(3, parts.length);
        for (int i = 1; i <= 3; i++) {
            assertEquals(Math.sqrt(part(3 - i, 3 / LABELS[3 - i], 1)), parts[i - 1], 1e-14);
        }
    }

    // C = [½ log y − b + ½ log(√2 − 1)]/(y/3) for a neuron that sees one label y.
    @Test
    void allOffsetsAreThoseByHandAndAreShown() {
        double[] offsets = new double[3];
        for (int i = 1; i <= 3; i++) {
            double y = LABELS[3 - i];
            offsets[i - 1] = (0.5 * Math.log(y) + 0.5 * Math.log(Math.sqrt(2) - 1) - Math.log(AMPLITUDES[3 - i])) * 3 / y;
        }
        assertArrayEquals(offsets, alone().offsets(), 1e-14);
        assertEquals("JumpConstants[C = " + Arrays.stream(offsets).mapToObj(c -> Numbers.format(c, 5)).toList() + "]",
                alone().toString());
    }

    @Test
    void aStartOfAnotherDimensionIsRefused() {
        Network start = Initialization.of(-100, new int[] {1, 1}, new double[][] {{1, 2}, {2, 1}});
        LimitProcess process = LimitProcess.of(Problems.THREE_LABELS, Problems.twoNeurons(-100));
        assertEquals("network and data must have one dimension: the network has 2, the data 3", assertThrows(
                IllegalArgumentException.class, () -> JumpConstants.of(process, start)).getMessage());
    }
}
