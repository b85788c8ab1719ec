package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

class HypothesisOneTest {
    private static final double LOG_LAMBDA = -30;
    private static final List<HypothesisOne> NUMBERS =
            HypothesisOne.all(TwoAlone.WINDOWS, TwoAlone.run(LOG_LAMBDA), LOG_LAMBDA);

    // At 1/4 + 1/16 only neuron 0 is unfitted. Its g is 30·(5/3)(5/16) = 15.625: the log norm is that of a straight line
    // plus log((1 + z)/2) = log(9/13) up to e^{−31}, and 1 − tanh(g + artanh(5/13)) = 2/(e^{2g}·18/8 + 1) is 2e−14: as ½‖w̄
    // − D̄‖² of entries rounded to 1e−16 that is good to 1e−8 of itself. What neuron 0 fits by then, a² = 1e−13, is below
    // that too.
    @Test
    void afterTheFirstJumpTheFourNumbersAreThoseOfTwoNeuronsAlone() {
        HypothesisOne first = NUMBERS.get(0);
        assertEquals(1, first.jump());
        assertEquals(Math.log(13 / 9.0) / 30, first.exponents(), 1e-10);
        assertEquals(TwoAlone.place(1, 5 / 16.0, LOG_LAMBDA), first.place(), 1e-9);
        assertEquals(12 * TwoAlone.left(1, 5 / 16.0, LOG_LAMBDA), first.residual(), 1e-9);
        double misalignment = 2 / (Math.exp(31.25) * 18 / 8 + 1);
        assertEquals(misalignment, first.misalignment(), 1e-6 * misalignment);
    }

    @Test
    void whatALogarithmicAxisShowsIsAtLeastOneInTenToTheTwenty() {
        double[] drawn = HypothesisOne.drawn(NUMBERS, HypothesisOne::misalignment);
        assertEquals(NUMBERS.get(0).misalignment(), drawn[0], 0);
        assertEquals(1e-20, drawn[1], 0);
    }

    // At 3/5 + 1/16 nobody is unfitted. Neuron 1 is e^{−95} from its end; the numbers are those of neuron 0. 1e−8: the local
    // error of the solver is 1e−10, if the jump is integrated at all.
    @Test
    void afterTheLastJumpNobodyIsLeftToHaveAnExponentOrADirection() {
        HypothesisOne last = NUMBERS.get(1);
        assertEquals(2, NUMBERS.size());
        assertEquals(0, last.exponents(), 0);
        assertEquals(0, last.misalignment(), 0);
        assertEquals(TwoAlone.place(0, 0.6625, LOG_LAMBDA), last.place(), 1e-8);
        assertEquals(5 * TwoAlone.left(0, 0.6625, LOG_LAMBDA), last.residual(), 1e-8);
    }

    // Neuron 1 sees (4, 12) and jumps first, neuron 0 sees the 4 only and has nothing left: it has an exponent but no
    // direction.
    @Test
    void aNeuronWithNothingLeftHasNoMisalignment() {
        Dataset data = Dataset.of(4, 12);
        Network start = Initialization.of(LOG_LAMBDA, new int[] {1, 1}, new double[][] {{1, -1}, {1, 3}});
        Windows windows = Windows.of(LimitProcess.of(data, start));
        FlowTrajectory run = GradientFlow.of(data, start)
                .run(List.of(FlowTime.accelerated(windows.until(1), LOG_LAMBDA)));
        HypothesisOne only = HypothesisOne.of(windows, run, LOG_LAMBDA, 1);
        assertEquals(0, only.misalignment(), 0);
        assertEquals(List.of(0), windows.others(1));
    }

    @Test
    void theLargestOfTheFourIsTheOneThatCounts() {
        assertEquals(0.4, new HypothesisOne(1, 0.4, 0.3, 0.2, 0.1).largest(), 0);
        assertEquals(0.4, new HypothesisOne(1, 0.1, 0.4, 0.3, 0.2).largest(), 0);
        assertEquals(0.4, new HypothesisOne(1, 0.2, 0.1, 0.4, 0.3).largest(), 0);
        assertEquals(0.4, new HypothesisOne(1, 0.3, 0.2, 0.1, 0.4).largest(), 0);
        assertEquals(Double.NaN, new HypothesisOne(1, 0.3, Double.NaN, 0.1, 0.4).largest(), 0);     // not hidden
    }

    // Labels 12, 5, 1; neuron 0 sees (12, 5), neuron 1 the 12, neuron 2 the 1. Jumps at 3/13 and 3. ε_1: neuron 1 stands at
    // −1/13 with speed 4 against 13/3, ¼·(1/13)·(13/12) = 1/48, and ½·(1/13)·(13/3)/(1/3) = ½ is larger; ε_2 = 1/26.
    @Test
    void oneEpsilonForAWholeRunIsTheSmallest() {
        Windows windows = Windows.of(LimitProcess.of(new double[] {12, 5, 1}, new int[] {1, 1, 1},
                ActivationMask.ofRows("110", "100", "001")));
        assertEquals(1 / 48.0, windows.epsilon(1), 1e-15);
        assertEquals(1 / 48.0, HypothesisOne.epsilon(windows), 1e-15);
    }
}
