package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** Labels 4 and 2. Neuron 0, a = 2, u_0 = 1, has fitted half of the 4; neuron 1 is small. Dyadic numbers: no rounding. */
class SingleJumpTest {
    private static final double EPSILON = 1.0 / 64;
    private static final double[] ALONE = {4};

    private static Neuron neuron(double[] labels, double a, int scale, double... u) {
        int[] signs = {(int) Math.signum(a)};
        Neuron neuron = new Neuron(Dataset.of(labels),
                Network.scaled(signs, new double[] {a}, new double[][] {u}, new int[] {scale}), 0);
        neuron.look(2);
        return neuron;
    }

    private static SingleJump two(double epsilon, double smallestLabel) {
        double[] y = {4, 2};
        Neuron[] neurons = {neuron(y, 2, 0, 1, 0), neuron(y, 1, -40, 0.5, 0.75)};
        return SingleJump.find(neurons, y, new double[] {2, 2}, epsilon, smallestLabel);
    }

    private static SingleJump alone(double a, double epsilon) {
        return SingleJump.find(new Neuron[] {neuron(ALONE, a, 0, 1)}, ALONE, new double[] {4 - a}, epsilon, 4);
    }

    private static SingleJump withSecond(Neuron second, double residual) {
        double[] y = {4, 2};
        Neuron[] neurons = {neuron(y, 2, 0, 1, 0x1p-60), second};
        return SingleJump.find(neurons, y, new double[] {2, residual}, EPSILON, 2);
    }

    // The residual is 2 on the 4. The fastest neuron is number 1, of norm √(4² + 2²): 2/(10^{−4}·√20) = 4472.1 steps.
    @Test
    void aNeuronAlignedWithItsUnfittedLabelsJumps() {
        SingleJump jump = two(1e-4, 2);
        assertEquals(4, jump.squaredResidual(), 0);
        assertEquals(4472, jump.chunk());
        assertFalse(jump.settled());
    }

    // By hand: at first a·max u = 0.75. One step under the residual (2, 2) of (0.5, 0.75) gives a = 1 + (1 + 1.5)/64,
    // P = ½/64 and Q = 1/64: its coordinates are at most 0.75 + 4P + 2Q = 0.8125. A label's part that counts is 2^{−66}.
    @Test
    void anotherNeuronShowsOnceItsBoundReachesAPartOfTheSmallestLabel() {
        double first = 0.75 * 0x1p-14;                                           // 2^{66 − 80}
        assertTrue(two(EPSILON, first).othersShow());
        assertFalse(two(EPSILON, Math.nextUp(first)).othersShow());
        double second = (1 + 2.5 / 64) * 0.8125 * 0x1p-14;
        for (boolean reached : new boolean[] {true, false}) {
            SingleJump jump = two(EPSILON, reached ? second : Math.nextUp(second));
            jump.step();
            assertEquals(reached, jump.othersShow());
        }
    }

    @Test
    void theJumpIsOverWhenTheResidualIsRounding() {
        assertNull(alone(4 * (1 - 0x1p-51), EPSILON));
        SingleJump jump = alone(4 * (1 - 0x1p-50), EPSILON);
        assertFalse(jump.settled());
        jump.step();                                                             // takes off a part (16 + 1)/64
        assertFalse(jump.settled());
        jump.step();
        jump.step();
        assertTrue(jump.settled());
        assertNull(alone(2, 1.0 / 16));                                          // ε‖y_S‖ = ¼ is too long a step
        assertNotNull(alone(2, Math.nextDown(1.0 / 16)));
    }

    // Labels 4 and 4: u = 4 off the mean by 2^{−49} is rounding, by 2^{−46} not.
    @Test
    void alignedIsWhatIsAlignedUpToRounding() {
        double[] y = {4, 4};
        double[] residual = {3.5, 3.5};
        Neuron[] near = {neuron(y, 0.125, 0, 4 + 0x1p-48, 4)};
        Neuron[] far = {neuron(y, 0.125, 0, 4 + 0x1p-45, 4)};
        assertNotNull(SingleJump.find(near, y, residual, EPSILON, 4));
        assertNull(SingleJump.find(far, y, residual, EPSILON, 4));
    }

    // On the 2, which is fitted, neuron 0 has 2^{−60}: too small to show. Who rests there, of either sign, does no harm.
    @Test
    void oneNeuronAloneMayHaveSomethingToFit() {
        double[] y = {4, 2};
        assertNotNull(withSecond(neuron(y, 1, 0, 0, 2), 0));
        assertNotNull(withSecond(neuron(y, -1, 0, 0, 2), 0));
        assertNull(withSecond(neuron(y, 1, 0, 1, 0), 0), "two with a part of the 4");
        assertNull(withSecond(neuron(y, 1, -40, 0, 1), -1), "one that is pushed towards 0");
        Neuron[] small = {neuron(y, 1, -40, 1, 0)};
        assertNull(SingleJump.find(small, y, y, EPSILON, 2), "nobody visible");
        Neuron[] large = {neuron(y, 2, 0, 1, 0.5)};
        assertNull(SingleJump.find(large, y, new double[] {2, 0}, EPSILON, 2), "it shows in the fitted 2");
    }
}
