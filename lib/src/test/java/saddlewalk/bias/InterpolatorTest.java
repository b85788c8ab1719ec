package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

class InterpolatorTest {
    // By hand, label 4: neuron 0's weight 2 is stretched to 4, and its norm's root is 2 = a_0 = w_0; neuron 1 has no weight.
    @Test
    void aNeuronWithoutWeightsStaysNothing() {
        Network network = Interpolator.through(Dataset.of(4), new int[] {1, 1}, new double[][] {{2}, {0}});
        assertEquals(2, network.output(0), 1e-15);
        assertArrayEquals(new double[] {2}, network.hidden(0), 1e-15);
        assertEquals(0, network.output(1), 0);
        assertArrayEquals(new double[] {0}, network.hidden(1), 0);
    }

    // Labels 3 and −1: neuron 0 gives 1 and 2, neuron 1 gives 4 and 5; they must give 3 + 4 = 7 and 2 + 1 = 3 instead.
    @Test
    void whatTheOtherSignGivesIsMadeUpFor() {
        Network network = Interpolator.through(Dataset.of(3, -1), new int[] {1, -1}, new double[][] {{1, 2}, {4, 5}});
        double root = StrictMath.sqrt(StrictMath.sqrt(49 + 4));
        double other = StrictMath.sqrt(5);
        assertArrayEquals(new double[] {7 / root, 2 / root}, network.hidden(0), 1e-14);
        assertArrayEquals(new double[] {4 / other, 3 / other}, network.hidden(1), 1e-14);
        assertEquals(root, network.output(0), 1e-14);
        assertEquals(-other, network.output(1), 1e-14);
        assertNull(Interpolator.through(Dataset.of(3, -1), new int[] {1, -1}, new double[][] {{0, 2}, {4, 5}}));
    }

    @Test
    void theFirstHalfOfTheNeuronsIsPositive() {
        assertArrayEquals(new int[] {1, 1, 1, -1, -1}, Interpolator.random(Dataset.of(1, -2), 5, 1).signs());
        assertArrayEquals(new int[] {1, 1, -1, -1}, Interpolator.random(Dataset.of(1, -2), 4, 1).signs());
    }

    // The factor is e^{−10u} with u uniform; beside the neuron's norm the weights on the other sign's datum have it too, up
    // to two normals' ratio: half of 200 draws lie on each side of e^{−5}, give or take five standard deviations, 35.
    @Test
    void weightsOnTheOtherSignAreShrunkByAllFactors() {
        Dataset data = Dataset.of(1, -1);
        double[] shares = new double[200];
        Arrays.setAll(shares, seed -> {
            double[] hidden = Interpolator.random(data, 2, seed).hidden(0);
            return Math.abs(hidden[1]) / Math.abs(hidden[0]);
        });
        long small = Arrays.stream(shares).filter(x -> x < Math.exp(-5)).count();
        assertTrue(small > 50 && small < 150, "" + small);
    }

    // Two searches, from a seed and its complement: the same two whichever is named, though they end in other last digits.
    @Test
    void theBetterOfTwoSearchesCounts() {
        Dataset data = Dataset.of(1, -2);
        assertEquals(Interpolator.leastSquaredNormFound(data, 2, 1), Interpolator.leastSquaredNormFound(data, 2, ~1), 0);
    }

    @Test
    void whatItCannotTakeIsNamed() {
        Dataset turned = Dataset.of(1, 2).withRandomOrthonormalInputs(3, 1);
        String basis = "interpolators are made on the standard basis, got " + turned;
        assertEquals(basis, message(() -> Interpolator.random(turned, 2, 1)));
        assertEquals(basis, message(() -> Interpolator.leastSquaredNormFound(turned, 2, 1)));
        assertEquals("labels must not be 0 to be interpolated with their sign, got 0 at index 1",
                message(() -> Interpolator.random(Dataset.of(1, 0), 2, 1)));
        assertEquals("number of neurons m must be at least 2, got 1", message(() -> Interpolator.random(Dataset.of(1), 1, 1)));
    }
}
