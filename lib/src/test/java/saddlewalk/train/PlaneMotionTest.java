package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

class PlaneMotionTest {
    private static final FlowPrecision PRECISION = new FlowPrecision(1e-10, 1e-19);

    private static FlowProblem problem(double[] labels, double logLambda, double... direction) {
        return new FlowProblem(Dataset.of(labels), Initialization.of(logLambda, new int[] {1}, new double[][] {direction}));
    }

    /** The same problem with |a| = 1 and other coordinates, given by their logarithms, under another residual. */
    private static PlaneMotion motion(FlowProblem problem, double[] logActive, double... residual) {
        FlowPoint from = problem.initial();
        return new PlaneMotion(problem, PRECISION, new FlowPoint(from.time, new int[1], new double[] {1}, from.active,
                new double[][] {logActive}, residual), 0);
    }

    private static PlaneMotion motion(FlowProblem problem) {
        return new PlaneMotion(problem, PRECISION, problem.initial(), 0);
    }

    // Labels (3, 4, 12), direction (3, 4, 0)/5: R = 5, z = 1, a = λe^{5T/3}; nothing is pushed down. Its square is 10^{−4}
    // when 2(5/3)T = log(10^{−4}) + 100.
    @Test
    void anAlignedNeuronGrowsExponentially() {
        PlaneMotion motion = motion(problem(new double[] {3, 4, 12}, -50, 3, 4, 0));
        assertEquals(5, motion.norm(), 1e-14);
        assertEquals(Double.POSITIVE_INFINITY, motion.zeroTime());
        assertEquals(-1, motion.zeroCoordinate());
        assertEquals((Math.log(1e-4) + 100) * 0.3, motion.timeOfSquare(1e-4), 1e-12);
    }

    // Labels (3, −4), direction (1, 1)/√2, s = +1: with û' = a·y/2, a' = ⟨û, y⟩/2 by the classical Runge–Kutta method with
    // step 1e−4, from a = 1 (error below 1e−13). First û_1 falls to 0; the state at half of that time.
    @Test
    void aNeuronOnBothSignsTurnsInAPlaneUntilTheOtherSignIsOff() {
        FlowProblem problem = problem(new double[] {3, -4}, -50, 1, 1);
        PlaneMotion motion = motion(problem);
        double end = motion.zeroTime();
        assertEquals(1, motion.zeroCoordinate());
        double[] zero = integrated(end);
        assertEquals(0, zero[2], 1e-11);
        double[] half = integrated(end / 2);
        FlowPoint from = problem.initial();
        int[] scale = from.scale.clone();
        double[] output = from.output.clone();
        double[][] logs = from.logActive.clone();
        motion.write(end / 2, scale, output, logs);
        double log2 = Math.log(2);
        assertEquals(Math.log(half[0]) - 50, Math.log(output[0]) + scale[0] * log2, 1e-11);
        assertEquals(Math.log(half[1]) - 50, logs[0][0] + scale[0] * log2, 1e-11);
        assertEquals(Math.log(half[2]) - 50, logs[0][1] + scale[0] * log2, 1e-11);
    }

    private static double[] integrated(double end) {
        double[] s = {1, Math.sqrt(0.5), Math.sqrt(0.5)};
        int steps = (int) Math.ceil(end / 1e-4);
        double h = end / steps;
        for (int step = 0; step < steps; step++) {
            double[] k1 = rate(s);
            double[] k2 = rate(new double[] {s[0] + h / 2 * k1[0], s[1] + h / 2 * k1[1], s[2] + h / 2 * k1[2]});
            double[] k3 = rate(new double[] {s[0] + h / 2 * k2[0], s[1] + h / 2 * k2[1], s[2] + h / 2 * k2[2]});
            double[] k4 = rate(new double[] {s[0] + h * k3[0], s[1] + h * k3[1], s[2] + h * k3[2]});
            double[] next = s.clone();
            Arrays.setAll(next, i -> next[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
            s = next;
        }
        return s;
    }

    private static double[] rate(double[] s) {
        return new double[] {(3 * s[1] - 4 * s[2]) / 2, 3 * s[0] / 2, -4 * s[0] / 2};
    }

    // Label −4 and a positive neuron along it: a = u = λe^{−4T} for ever, so it never reaches 0 and its square never grows.
    @Test
    void aNeuronOpposedToAllItSeesShrinksForEver() {
        FlowProblem problem = problem(new double[] {-4}, -50, 1);
        PlaneMotion motion = motion(problem);
        assertEquals(Double.POSITIVE_INFINITY, motion.zeroTime());
        assertEquals(Double.POSITIVE_INFINITY, motion.timeOfSquare(1e-4));
        int[] scale = problem.initial().scale.clone();
        double[] output = problem.initial().output.clone();
        double[][] logs = problem.initial().logActive.clone();
        motion.write(2.5, scale, output, logs);
        assertEquals(-60, Math.log(output[0]) + scale[0] * Math.log(2), 1e-12);
        assertEquals(-60, logs[0][0] + scale[0] * Math.log(2), 1e-12);
        motion.write(250, scale, output, logs);                                  // e^{−1000} is no double: a scale
        assertEquals(-1050, Math.log(output[0]) + scale[0] * Math.log(2), 1e-12);
    }

    // Label −4, a = 1, u = 1 − 2p: z = −u. The start has a frozen part, so that only p says whether the neuron is opposed.
    @Test
    void aNeuronOpposedUpToRoundingNeverGrows() {
        FlowProblem problem = problem(new double[] {-4, 3}, 0, 3, -4);
        for (double p : new double[] {0x1p-51, 0x1p-50}) {
            assertEquals(Double.POSITIVE_INFINITY, motion(problem, new double[] {-2 * p}, -4, 3).timeOfSquare(4), "p " + p);
        }
        // p e^g + e^{−g} = 2 with p = 2^{−49}: e^g = 2/p = 2^{50}, n/R = 1/2
        assertEquals(25 * Math.log(2), motion(problem, new double[] {-0x1p-48}, -4, 3).timeOfSquare(4), 1e-13);
    }

    // Labels (3, −4) along (1, 1)/√2: z = −1/(5√2), α = p e^g + m e^{−g}, g = 5T/2. At T = 2/5 g is 1; the square λ²α².
    // At e^{−4} e^{−g} is lost: p e^g = e^{48}.
    @Test
    void theSquareIsThatOfAGrowingAndAShrinkingPart() {
        PlaneMotion motion = motion(problem(new double[] {3, -4}, -50, 1, 1));
        double p = (1 - Math.sqrt(0.02)) / 2;
        double alpha = p * Math.E + (1 - p) / Math.E;
        assertEquals(0.4, motion.timeOfSquare(alpha * alpha * Math.exp(-100)), 1e-13);           // 50 − 50 is rounded
        assertEquals(0.4 * (48 - Math.log(p)), motion.timeOfSquare(Math.exp(-4)), 1e-13);
    }

    // u_1 = e^{−30} falls at the rate |a|·4/2 while a has not moved. And with r = (10^{120}, −1), u = (1, 1)/√2 it falls by
    // β − z times 10^{−120}: to 0 when p e^g = 10^{120}/√2, p = (1 + 1/√2)/2; n/R = 2·10^{−120}.
    @Test
    void aCoordinateNearZeroAndOneHardlyPushedGetThere() {
        FlowProblem problem = problem(new double[] {3, -4}, 0, 1, 1);
        double small = Math.exp(-30);
        double half = 0.5 * Math.log(0.5);
        assertEquals(small / 2, motion(problem, new double[] {half, -30}, 3, -4).zeroTime(), 1e-12 * small);
        double g = 120 * Math.log(10) - Math.log((Math.sqrt(2) + 1) / 2);
        assertEquals(2e-120 * g, motion(problem, new double[] {half, half}, 1e120, -1).zeroTime(), 1e-14 * 2e-120 * g);
    }

    // Label 0: the residual is −λ², 0 beside the unit 1 of a problem without labels.
    @Test
    void aNeuronWithNothingToFitStays() {
        PlaneMotion motion = motion(problem(new double[] {0}, -50, 1));
        assertEquals(0, motion.norm(), 0);
        assertEquals(Double.POSITIVE_INFINITY, motion.timeOfSquare(1));
    }
}
