package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static saddlewalk.Refusals.message;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

/** The start of one neuron in the direction (3, 4)/5 at log λ = −100, whose output e^{−200} does not show in the labels. */
class FlowStateTest {
    private static final FlowState START = GradientFlow.of(Dataset.of(5, 7),
            Initialization.of(-100, new int[] {1}, new double[][] {{3, 4}})).run(0).finalState();

    // log‖w‖ = −100: a part −1 of L = 100, a part −2 of L = 50. A logarithm near 100 has a last digit of 1.4e−14.
    @Test
    void theExponentIsTheLogarithmOfTheNormInPartsOfL() {
        assertEquals(-1, START.exponent(0, -100), 1e-15);
        assertEquals(-2, START.exponent(0, -50), 1e-15);
    }

    // Cosines with (3, 4)/5: 1 with itself, (12 + 12)/25 with (4, 3)/5, 0 with (4, −3)/5, −1 with the opposite.
    @Test
    void theMisalignmentIsOneMinusTheCosine() {
        assertEquals(0, START.misalignment(0, new double[] {0.6, 0.8}), 1e-31);         // the square of a rounding
        assertEquals(0.04, START.misalignment(0, new double[] {0.8, 0.6}), 1e-16);
        assertEquals(1, START.misalignment(0, new double[] {0.8, -0.6}), 4e-16);
        assertEquals(2, START.misalignment(0, new double[] {-0.6, -0.8}), 1e-15);
        assertEquals("a direction has 2 entries, got 3", message(() -> START.misalignment(0, new double[3])));
    }

    // Nothing is fitted: the residuals are the labels 5 and 7, their squares 74.
    @Test
    void theResidualsOfTheStartAreTheLabels() {
        double[] residuals = START.residuals();
        assertArrayEquals(new double[] {5, 7}, residuals, 0);
        residuals[0] = 0;
        assertEquals(5, START.residual(0), 0);
        assertEquals(37, START.meanSquaredError(), 0);
        assertEquals(18.5, START.loss(), 0);
    }
}
