package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** When a neuron jumps alone: fitted is 2e−12 of ‖y‖, and held and visible are a sixteenth of that, 1.25e−13. */
class LoneJumpEquationsTest {
    private static final FlowPrecision PRECISION = new FlowPrecision(1e-10, 1e-19);
    private static final double VISIBLE = 1.25e-13;

    private static LoneJumpEquations where(double[] labels, double[] outputs, double[]... hidden) {
        FlowProblem problem = new FlowProblem(Dataset.of(labels), Network.of(outputs, hidden));
        FlowPoint from = problem.initial();
        return LoneJumpEquations.where(problem, PRECISION, from, Rest.of(problem, PRECISION, from));
    }

    private static LoneJumpEquations where(double label, double output, double hidden) {
        return where(new double[] {label}, new double[] {output}, new double[] {hidden});
    }

    // Label 8, a = u: the jump is a lone one up to a² = 4, half of the label, and with both signs.
    @Test
    void aNeuronJumpsAloneUntilHalfOfItsLabelsIsFitted() {
        assertNotNull(where(8, 0.375, 0.375));
        assertNotNull(where(-8, -1.99, 1.99));
        assertNull(where(8, 2, 2));
        assertNull(where(8, 2.1, 2.1));
    }

    // ‖y‖ = 5 and a = 3/8, w = a(3, 4)/5: p = a²/5, r = (1 − p)y, and χ = log(p/(1 − p)).
    @Test
    void itsStateIsTheLogarithmOfItsOdds() {
        LoneJumpEquations jump = where(new double[] {3, 4}, new double[] {0.375}, new double[] {0.225, 0.3});
        double p = 0.375 * 0.375 / 5;
        assertArrayEquals(new double[] {StrictMath.log(p / (1 - p))}, jump.initial(), 1e-14);
        double[] residual = new double[2];
        jump.residual(jump.initial(), residual);
        assertArrayEquals(new double[] {3 * (1 - p), 4 * (1 - p)}, residual, 1e-14);
        assertEquals(5.0, jump.derivative(jump.initial())[0], 1e-14);           // 2‖y‖/n
        assertEquals(-1, jump.slot(0));
    }

    // u/|a| may be off by 4·1.25e−13 = 5e−13 in every coordinate, on either side; a = 1.5 is no power of two.
    @ParameterizedTest
    @ValueSource(doubles = {4e-13, -4e-13, 6e-13, -6e-13})
    void aNeuronIsAlignedUpToFourTimesWhatIsHeld(double off) {
        assertEquals(Math.abs(off) < 5e-13, where(8, 1.5, 1.5 * (1 + off)) != null);
        assertEquals(Math.abs(off) < 5e-13, where(new double[] {6, 8}, new double[] {1.5}, new double[] {0.9 + 1.5 * off, 1.2}) != null);
    }

    // Nine coordinates 1/3 + δ: ‖u‖²/a² − 1 = 6δ, and 16·1.25e−13 = 2e−12 are allowed.
    @ParameterizedTest
    @ValueSource(doubles = {3e-13, -3e-13, 4e-13, -4e-13})
    void aNeuronIsBalancedUpToSixteenTimesWhatIsHeld(double off) {
        double[] labels = new double[9];
        double[] hidden = new double[9];
        Arrays.fill(labels, 3);
        Arrays.fill(hidden, 1.5 * (1 / 3.0 + off));
        assertEquals(Math.abs(off) < 3.3e-13, where(labels, new double[] {1.5}, hidden) != null);
    }

    // Neuron 1 has fitted the 4 and rests. Neuron 0 has the 3 to fit, and of the 4 it may hold 5e−13·‖y‖/3 of its own size.
    @Test
    void whatItHoldsOfFittedDataMustNotShow() {
        double[] labels = {3, 4};
        double[] outputs = {1.125, 2};
        double[] resting = {-1, 2};
        assertNotNull(where(labels, outputs, new double[] {1.125, 1.125 * 8e-13}, resting));
        assertNull(where(labels, outputs, new double[] {1.125, 1.125 * 8.7e-13}, resting));
    }

    // Neuron 1 sees the 12 alone, n = 2. b is at rest when 1 − p = 2e−12/16, that is after (log(8e12) − χ)·2/(2·8); a_1² grows
    // at 2·12/2 and shows at 2·1.25e−13·12. A neuron that sees nothing, neuron 2, takes no part.
    @Test
    void nobodyElseMayShowBeforeItRests() {
        double p = 1.5 * 1.5 / 8;
        double window = (StrictMath.log(8e12) - StrictMath.log(p / (1 - p))) / 8;
        double latest = 0.5 * StrictMath.log(2 * VISIBLE * 12) - 6 * window;
        for (double less : new double[] {1e-3, -1e-3}) {
            double other = StrictMath.exp(latest - less);
            assertEquals(less > 0, where(new double[] {8, 12}, new double[] {1.5, other, other}, new double[] {1.5, -1},
                    new double[] {-1e-20, other}, new double[] {-other, -other}) != null);
        }
    }

    // Signs against what is seen: neuron 1 loses the 12 soon, or listens to the 8 and would lose it.
    @Test
    void nobodyElseMayLoseACoordinate() {
        assertNull(where(new double[] {8, 12}, new double[] {1.5, -1e-30}, new double[] {1.5, -1}, new double[] {-8e-31, 6e-31}));
        assertNull(where(new double[] {8, 12}, new double[] {1.5, -1e-30}, new double[] {1.5, -1}, new double[] {6e-31, -8e-31}));
        assertNotNull(where(new double[] {8, 12}, new double[] {1.5, 1e-30}, new double[] {1.5, -1}, new double[] {6e-31, -8e-31}));
    }

    // Neuron 1 is one coordinate on the 12: a_1 = u_1 = e^{12T/2} of the start, while χ has grown by 2·8T/2.
    @Test
    void whoSeesNothingOfItGoesOnAsOnAPlateau() {
        LoneJumpEquations jump = where(new double[] {8, 12}, new double[] {1.5, 0x1p-100}, new double[] {1.5, -1}, new double[] {0, 0x1p-100});
        double[] state = jump.initial();
        state[0] += 4;
        FlowPoint later = jump.point(FlowTime.of(0.5), state);
        assertEquals(-100 * StrictMath.log(2) + 3, later.logOutput(1), 1e-13);
        assertArrayEquals(new double[] {1, -100 * StrictMath.log(2) + 3},
                new double[] {later.active[1].length, later.scale[1] * StrictMath.log(2) + later.logActive[1][0]}, 1e-13);
        assertEquals(12, later.residual[1], 0);
    }

    // Neuron 1 hears the 3 of (3, 4) with a_1 = 2^{−100}: at χ = 0 half of it, at χ = 60 nothing but what counts as fitted.
    @Test
    void aListenerThatIsAboutToShowEndsIt() {
        LoneJumpEquations jump = where(new double[] {3, 4}, new double[] {0.375, 0x1p-100}, new double[] {0.225, 0.3},
                new double[] {0x1p-100, -0x1p-100});
        double square = -200 * StrictMath.log(2);
        for (double more : new double[] {1e-6, -1e-6}) {
            double half = 0.5 * (StrictMath.log(VISIBLE * 1.5) - square) + more;
            assertEquals(more > 0, jump.wantsOtherVariables(new double[] {0, half, 0, 0}));
            double none = 0.5 * (StrictMath.log(VISIBLE * 2e-12 * 5) - square) + more;
            assertEquals(more > 0, jump.wantsOtherVariables(new double[] {60, none, 0, 0}));
        }
    }

    // ‖y‖ = 13 with the 12 that nobody sees: 5/(1 + e^χ) counts as nothing at 2e−12·13.
    @Test
    void itRestsWhenWhatIsLeftCountsAsNothing() {
        LoneJumpEquations jump = where(new double[] {3, 4, 12}, new double[] {0.375}, new double[] {0.225, 0.3, -1});
        double chi = StrictMath.log(5 / 2.6e-11);
        assertTrue(jump.mightRest(new double[] {chi + 1e-6}));
        assertFalse(jump.mightRest(new double[] {chi - 1e-6}));
    }
}
