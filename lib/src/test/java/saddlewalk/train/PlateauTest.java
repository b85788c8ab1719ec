package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

class PlateauTest {
    private static Neuron[] neuron(double[] labels, double logLambda, double... direction) {
        return new Neuron[] {new Neuron(Dataset.of(labels),
                Initialization.of(logLambda, new int[] {1}, new double[][] {direction}), 0)};
    }

    // One label 4 and a neuron along it: a = u = λ(1 + 4ε)^k. It shows as a² = 2^{−71}·4. The bound is taken for the sum of
    // what grows and what shrinks, (|a| + |v|)(|a| + |v| + u) = 6a², so that it comes early by log 6/(2 log(1 + 4ε)) steps.
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.01, 0.1})
    void aPlateauLastsUntilItsNeuronBecomesVisible(double epsilon) {
        double steps = (2000 - 71 * Math.log(2) + Math.log(4)) / (2 * Math.log1p(4 * epsilon));
        double early = Math.log(6) / (2 * Math.log1p(4 * epsilon));
        long length = Plateau.length(neuron(new double[] {4}, -1000, 1), new double[] {4}, epsilon, 4);
        assertTrue(length <= steps && length >= steps - early - 1, length + " of " + steps);
    }

    // Labels 3 and −4, active on both: û_1 falls from 1/√2. A second way: step by step; two steps are kept in reserve.
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-3, 0.01})
    void itEndsBeforeACoordinateIsOff(double epsilon) {
        double a = 1;
        double[] u = {Math.sqrt(0.5), Math.sqrt(0.5)};
        long steps = -1;
        while (u[1] > 0) {
            double grown = a + epsilon * (3 * u[0] - 4 * u[1]);
            u[0] += epsilon * 3 * a;
            u[1] -= epsilon * 4 * a;
            a = grown;
            steps++;                                                             // u_1 > 0 after so many
        }
        assertEquals(steps - 2, Plateau.length(neuron(new double[] {3, -4}, -1000, 1, 1), new double[] {3, -4}, epsilon, 3));
    }

    @Test
    void nothingToFitLastsForEverAndAVisibleNeuronEndsIt() {
        Neuron[] alone = neuron(new double[] {4}, -1000, 1);
        assertEquals(Long.MAX_VALUE, Plateau.length(alone, new double[] {0}, 0.01, 4));
        assertEquals(0, Plateau.length(alone, new double[] {4}, 0.125, 4));      // a step of ½ is too long for a leap
        alone[0].visible = true;
        assertEquals(0, Plateau.length(alone, new double[] {4}, 0.01, 4));
    }

    // Labels 4 and 3, only the first one left to fit: u_1 = λ·40/41 stays, a and u_0 grow to (1 + 9/41)/2·λ(1 + 4ε)^k. That
    // shows as a² = 2^{−71}·4. The bound (|a| + |v|)(|a| + |v| + u_1) = (50/41)(90/41) is early by a factor 7.2.
    @Test
    void aLargeCoordinateThatIsNotPulledCountsToo() {
        double epsilon = 1e-3;
        double steps = (2000 - 71 * Math.log(2) + Math.log(4) - 2 * Math.log(25 / 41.0)) / (2 * Math.log1p(4 * epsilon));
        double early = Math.log(7.2) / (2 * Math.log1p(4 * epsilon));
        long length = Plateau.length(neuron(new double[] {4, 3}, -1000, 9, 40), new double[] {4, 0}, epsilon, 4);
        assertTrue(length <= steps && length >= steps - early - 1, length + " of " + steps);
    }

    // Label −4: a = u = λ(1 − 4ε)^k never reach 0, and a leap lasts until a(1 − 0.96^k) is a in doubles: 0.96^k between
    // 2^{−54} and 2^{−53}, by a's digits. Two steps are in reserve, one more of rounding.
    @Test
    void anOpposedNeuronLeapsUntilItIsLostInRounding() {
        long length = Plateau.length(neuron(new double[] {-4}, -1000, 1), new double[] {-4}, 0.01, 4);
        double halving = -Math.log(2) / Math.log(0.96);
        assertTrue(length >= 53 * halving - 3 && length <= 54 * halving - 1, length + " of " + 54 * halving);
    }
}
