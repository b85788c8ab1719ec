package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TurnCurvesTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.bothSigns(1);
    private static final List<MeasuredJump> JUMPS = MeasuredJump.all(PROBLEM, PROBLEM.trained(-1000), -1000);
    private static final TurnCurves CURVES = TurnCurves.of(JUMPS);

    @Test
    void everyCurveHasAGapAfterEveryJump() {
        assertTrue(CURVES.neurons().size() > 1, CURVES.toString());
        for (int q : CURVES.neurons()) {
            assertEquals(JUMPS.size(), DoubleStream.of(CURVES.lineX(q)).filter(Double::isNaN).count());
            assertEquals(JUMPS.size(), DoubleStream.of(CURVES.dotY(q)).filter(Double::isNaN).count());
            assertEquals(CURVES.lineX(q).length, CURVES.lineY(q).length);
            assertEquals(CURVES.dotX(q).length, CURVES.dotY(q).length);
        }
    }

    // 1 − cos falls by e to minus the abscissa once the slower of the two rates rules: slope −1, nearly so from t_i + δ on.
    @Test
    void inTheseUnitsEveryLineHasSlopeMinusOneInTheEnd() {
        for (int q : CURVES.neurons()) {
            double[] x = CURVES.lineX(q);
            double[] y = CURVES.lineY(q);
            for (int k = 2; k < x.length; k++) {
                if (Double.isNaN(x[k]) && !Double.isNaN(x[k - 1]) && !Double.isNaN(x[k - 2])) {
                    assertEquals(-1, (y[k - 1] - y[k - 2]) / (x[k - 1] - x[k - 2]), 0.1, "neuron " + q);
                }
            }
        }
    }

    @Test
    void allDotsTogetherAreWhatTheJumpsSay() {
        assertEquals(JUMPS.stream().flatMap(jump -> jump.turnsAfter().stream()).map(MeasuredJump.Turn::measured).toList(),
                CURVES.measured());
        assertEquals(CURVES.measured().size(), CURVES.predicted().size());
        assertEquals(CURVES.measured().size(), CURVES.neurons().stream()
                .mapToLong(q -> DoubleStream.of(CURVES.dotY(q)).filter(y -> !Double.isNaN(y)).count()).sum());
    }
}
