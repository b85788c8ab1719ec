package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

class GramProcessTest {
    @Test
    void onOrthonormalInputsItIsAlgorithm1() {
        for (long seed = 1; seed <= 50; seed++) {
            Dataset data = Dataset.absoluteNormal(12, seed);
            Network start = Initialization.balancedPositive(5, 12, -100, seed);
            LimitProcess process = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX).withStepSize(0.02);
            GramProcess gram = GramProcess.of(data.labels(), Inputs.orthonormal(data), start, 0.02);
            assertEquals(process.order(), gram.jumps().stream().map(Jump::neuron).toList(), "seed " + seed);
            for (int i = 1; i <= process.jumpCount(); i++) {
                assertEquals(process.jumpTime(i), gram.jumps().get(i - 1).time(), 1e-11 * process.jumpTime(i), "seed " + seed);
                assertEquals(process.jump(i).fitted(), gram.jumps().get(i - 1).fitted(), "seed " + seed);
            }
            assertTrue(gram.holds());
        }
    }

    // By hand, labels 3 and 4, inner product −1/10: yᵀGy = 9 + 16 − 2.4 = 22.6; datum 0 is lost at μ = 3/4.
    @Test
    void aNegativeInnerProductSlowsTheClockByHand() {
        Inputs inputs = Inputs.equalInnerProducts(2, -0.1);
        Network start = Network.of(new double[] {1}, new double[][] {{1, 1}});
        GramProcess gram = GramProcess.of(new double[] {3, 4}, inputs, start, 0.5);
        assertEquals(1 / Math.log1p(Math.sqrt(22.6) / 2), gram.jumps().get(0).time(), 1e-14);
        assertEquals(List.of(0, 1), gram.jumps().get(0).fitted());
        assertTrue(gram.holds());
        assertEquals(0.75, GramProcess.losesDatumAt(new double[] {3, 4}, List.of(0, 1)));
        assertEquals(Double.POSITIVE_INFINITY, GramProcess.losesDatumAt(new double[] {3, 4}, List.of(1)));
        assertFalse(GramProcess.of(new double[] {3, 4}, Inputs.equalInnerProducts(2, -0.8), start, 0.5).holds());
    }

    @Test
    void aPositiveInnerProductPullsUnseenDataAndDoesNotHold() {
        Network start = Network.of(new double[] {1}, new double[][] {{1, -1}});
        assertFalse(GramProcess.of(new double[] {3, 4}, Inputs.equalInnerProducts(2, 1e-10), start, 0.5).holds());
    }

    @Test
    void itsTextSaysWhetherItHolds() {
        Network start = Network.of(new double[] {1}, new double[][] {{1, 1}});
        Inputs weak = Inputs.equalInnerProducts(2, -0.1);
        Inputs strong = Inputs.equalInnerProducts(2, -0.8);
        assertEquals("GramProcess[" + weak + ", jumps=1]",
                GramProcess.of(new double[] {3, 4}, weak, start, 0.5).toString());
        assertEquals("GramProcess[" + strong + ", jumps=1, does not hold]",
                GramProcess.of(new double[] {3, 4}, strong, start, 0.5).toString());
    }

    // The derivative of the ReLU at 0 is 0.
    @Test
    void aCoordinateAtZeroIsNotSeen() {
        GramProcess gram = GramProcess.of(new double[] {3, 4}, Inputs.orthonormal(Dataset.of(3, 4)),
                Network.of(new double[] {1}, new double[][] {{1, 0}}), 0.5);
        assertEquals(List.of(0), gram.jumps().get(0).fitted());
    }

    @Test
    void aDatumOutsideIsNamed() {
        assertEquals("datum must be in [0, 1], got 2", assertThrows(IndexOutOfBoundsException.class,
                () -> GramProcess.losesDatumAt(new double[] {3, 4}, List.of(0, 2))).getMessage());
    }
}
