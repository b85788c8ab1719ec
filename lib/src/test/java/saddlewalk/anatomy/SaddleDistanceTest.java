package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTrajectory;

class SaddleDistanceTest {
    private static final double ROOT = Math.sqrt(160);

    // Labels 3, 4, 12; neuron 0 sees (3, 4), neuron 1 sees (4, 12) with speed √160/3 and jumps at t_1 = 3/√160; then neuron
    // 0 stands at 5/√160 − 1, has speed 3/3, and jumps at t_2 = 1 − 2/√160.
    private static final SaddleDistance OVERLAP = SaddleDistance.of(LimitProcess.of(new double[] {3, 4, 12},
            new int[] {1, 1}, ActivationMask.ofRows("1 0", "1 1", "0 1")));
    private static final double FIRST = 3 / ROOT;
    private static final double SECOND = 1 - 2 / ROOT;
    private static final double WAITING = 1 - 5 / ROOT;                         // |ρ_0(t_1)|

    private static final SaddleDistance ALONE = SaddleDistance.of(TwoAlone.WINDOWS.process());
    private static final double LAMBDA = Math.exp(-1);
    private static final FlowState START = TwoAlone.run(-1).at(0);

    // The data settle with exponent 2(√160/3)(t − t_1); neuron 0 saw the 4: |ρ_0(t_1)| + |ρ_0(t)|.
    @Test
    void theResidualSettlesOrIsHeldUpByAnUnfittedNeuronThatSawIt() {
        double since = 0.1;
        assertArrayEquals(new double[] {2 * ROOT / 3 * since, 2 * WAITING - since},
                OVERLAP.residualExponents(1, FIRST + since), 1e-14);
        since = 0.23;                                                            // the two have changed places
        assertArrayEquals(new double[] {2 * WAITING - since, 2 * ROOT / 3 * since},
                OVERLAP.residualExponents(1, FIRST + since), 1e-14);
        assertArrayEquals(new double[] {0.2}, OVERLAP.residualExponents(2, SECOND + 0.1), 1e-14);
    }

    // Of the weights also 1, what is kept of the start; after jump 2 neuron 0 has kept the coordinate on the 4 that it had
    // at t_1, λ^{|ρ_0(t_1)|}, and lurks no more.
    @Test
    void theWeightsKeepWhatTheyHadWhenTheirDataWereFitted() {
        assertArrayEquals(new double[] {2 * ROOT / 3 * 0.1, 1, 2 * WAITING - 0.1},
                OVERLAP.placeExponents(1, FIRST + 0.1), 1e-14);
        double time = SECOND + 0.1;
        assertArrayEquals(new double[] {0.2, WAITING, 1, 2 * ROOT / 3 * (time - FIRST)},
                OVERLAP.placeExponents(2, time), 1e-14);
    }

    // At t = 0.1 the exponents are 1 − √160/30 and 1 − 1/6; 0.1 after the first jump neuron 0 itself is at |ρ_0(t_1)| − 0.1.
    @Test
    void ofAllWeightsTheUnfittedNeuronsCountThemselves() {
        assertArrayEquals(new double[] {1 - ROOT / 30, 1 - 1 / 6.0, 1}, OVERLAP.wholeExponents(0, 0.1), 1e-14);
        assertArrayEquals(new double[] {WAITING - 0.1, 2 * ROOT / 30, 1, 2 * WAITING - 0.1},
                OVERLAP.wholeExponents(1, FIRST + 0.1), 1e-14);
    }

    // λ = 1/e at T = 0: every |a_j| and ‖w_j‖ is λ. Saddle 1 has a_1 = √12 and w_1 = (0, 0, √12), saddle 2 also (3, 4)/√5
    // and √5; ‖(3, 4, −12)λ/13 − (3, 4, 0)/√5‖² = λ² + 5 − 2λ√5·5/13.
    @Test
    void distancesFromSaddlesAreThoseOfTheWeights() {
        double one = 2 * Math.pow(Math.sqrt(12) - LAMBDA, 2);
        double zero = Math.pow(Math.sqrt(5) - LAMBDA, 2) + LAMBDA * LAMBDA + 5 - 2 * LAMBDA * Math.sqrt(5) * 5 / 13;
        assertEquals(Math.sqrt(one), ALONE.place(1, START), 1e-14);
        assertEquals(Math.sqrt(one + zero), ALONE.place(2, START), 1e-14);
        assertEquals(2 * LAMBDA, ALONE.whole(0, START), 1e-15);
        assertEquals(Math.sqrt(one + 2 * LAMBDA * LAMBDA), ALONE.whole(1, START), 1e-14);
        assertEquals(0, SaddleDistance.between(START, START), 0);
        assertEquals(0, ALONE.place(0, START), 0);                               // nobody is fitted at the origin
    }

    // h(x) = λ²(3, 4)/13 on the data of neuron 0 and λ² on that of neuron 1.
    @Test
    void residualsAreThoseOfTheDataFittedAtOrUpToAJump() {
        double zero = 5 * (1 - LAMBDA * LAMBDA / 13);
        double one = 12 - LAMBDA * LAMBDA;
        assertEquals(one, ALONE.residual(1, START), 1e-14);
        assertEquals(zero, ALONE.residual(2, START), 1e-14);
        assertEquals(one, ALONE.fittedResidual(1, START), 1e-14);
        assertEquals(Math.hypot(zero, one), ALONE.fittedResidual(2, START), 1e-14);
        assertEquals(0, ALONE.fittedResidual(0, START), 0);
    }

    // At log λ = −1000 the weights are no doubles at first: 2λ at T = 0, and at t = 0.1 neuron 1 rules, log(√2λe^{400}); at
    // t = 0.2 log(√2λe^{800}), where they are. The scale is exact, logarithms of size 1000 round to 1e−13.
    @Test
    void theLogarithmOfTheDistanceGoesDownBelowTheSmallestDouble() {
        FlowTrajectory run = TwoAlone.run(-1000);
        assertEquals(Math.log(2) - 1000, ALONE.logSupremum(0, run, -1000, 0), 1e-11);
        assertEquals(Math.log(2) / 2 - 600, ALONE.logSupremum(0, run, -1000, 0, 0.1), 1e-11);
        assertEquals(Math.log(2) / 2 - 200, ALONE.logSupremum(0, run, -1000, 0.2, 0, 0.1), 1e-11);
    }

    // At saddle 1, 0.05 after the jump: neuron 0 is λ^{1/2}, neuron 1 has settled to the place of a neuron alone. The
    // distance is 2e−4 and the solver's local error 1e−10.
    @Test
    void theLogarithmOfTheDistanceFromALaterSaddleCountsBoth() {
        double zero = -30 + Math.log(9 / 13.0) + 5 / 3.0 * 0.3 * 30;              // log‖w_0‖, up to e^{−30}
        double whole = Math.hypot(TwoAlone.place(1, 0.3, -30), Math.sqrt(2) * Math.exp(zero));
        assertEquals(Math.log(whole), ALONE.logSupremum(1, TwoAlone.run(-30), -30, 0.3), 1e-6);
        assertEquals("SaddleDistance[2 saddles after the origin]", ALONE.toString());
    }
}
