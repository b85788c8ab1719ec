package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;

class TurnedNeuronsTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.oneSign(1734);
    private static final LimitProcess PROCESS = PROBLEM.process();

    private static List<TurnedNeurons.Turn> turns(double logLambda) {
        return TurnedNeurons.of(PROBLEM, MoreRuns.carriedOn(PROBLEM, logLambda), logLambda);
    }

    // A neuron that loses some of its data and keeps some has, before and after the jump, two different speeds > 0.
    @Test
    void theyAreTheNeuronsThatLoseSomeOfTheirDataAndKeepSome() {
        List<List<Integer>> expected = new ArrayList<>();
        for (int i = 1; i <= PROCESS.jumpCount(); i++) {
            for (int q = 0; q < PROCESS.m(); q++) {
                double after = PROCESS.speedOnPlateau(q, i);
                if (after > 0 && after < PROCESS.speedOnPlateau(q, i - 1)) {
                    expected.add(List.of(i, q));
                }
            }
        }
        assertFalse(expected.isEmpty());
        assertEquals(expected, turns(-1000).stream().map(turn -> List.of(turn.jump(), turn.neuron())).toList());
    }

    // What is neglected at L = 1000 is a power of λ, named by the windows.
    @Test
    void theirDirectionsAreThosePredicted() {
        for (TurnedNeurons.Turn turn : turns(-1000)) {
            assertEquals(turn.predicted(), turn.measured(), PROBLEM.windows().neglected(-1000), turn.toString());
        }
    }

    // λ to the power 2δ'·min(‖D_q‖, 2‖D_i‖), δ' = min(δ, 0.0075/‖D_q‖): the slope of log(1 − cos) between two L. Of the two
    // terms e^{−‖D_q‖T} and e^{−2‖D_i‖T} in the angle, the smaller is e^{−60} of the other at L = 4000 (here by the speeds,
    // at every turn); C_i cancels in the slope.
    @Test
    void theyTurnAsThatPowerOfLambda() {
        List<TurnedNeurons.Turn> larger = turns(-4000);
        List<TurnedNeurons.Turn> smaller = turns(-8000);
        for (int k = 0; k < larger.size(); k++) {
            TurnedNeurons.Turn turn = larger.get(k);
            double own = PROCESS.speedOnPlateau(turn.neuron(), turn.jump());
            double after = Math.min(PROBLEM.windows().delta(), 0.0075 / own);
            double power = 2 * after * Math.min(own, 2 * PROBLEM.windows().speed(turn.jump()));
            assertEquals(power, (turn.predicted() - smaller.get(k).predicted()) / 4000, 1e-9, turn.toString());
        }
    }
}
