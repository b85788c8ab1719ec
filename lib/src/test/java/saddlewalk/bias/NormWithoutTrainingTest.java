package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.GradientDescent;

class NormWithoutTrainingTest {
    // A second way to the same number: the slopes of the outputs by central differences.
    @Test
    void theSlopesOfTheOutputsAreThoseOfFiniteDifferences() {
        Dataset data = Dataset.normal(6, 3);
        PulledNeurons neurons = PulledNeurons.of(data, Initialization.uniformHe(9, 6, 3));
        double[] pull = {0.01, -0.02, 0.03, 0.01, 0.02, -0.01};
        double[][] slopes = neurons.outputSlopes(pull, 20);
        for (int l = 0; l < 6; l++) {
            double[] up = pull.clone();
            double[] down = pull.clone();
            up[l] += 1e-6;
            down[l] -= 1e-6;
            double[] above = neurons.moved(up, 20).outputs();
            double[] below = neurons.moved(down, 20).outputs();
            for (int k = 0; k < 6; k++) {
                assertEquals((above[k] - below[k]) / 2e-6, slopes[k][l], 1e-6);
            }
        }
    }

    // Three steps of one are the same as one step three times.
    @Test
    void stepsUnderAConstantPullAddUp() {
        PulledNeurons neurons = PulledNeurons.of(Dataset.of(3, 4, 12), Initialization.balancedPositive(4, 3, -2, 1), 1);
        double[] pull = {0.01, 0.02, 0.03};
        double[] thrice = neurons.moved(pull, 1).moved(pull, 1).moved(pull, 1).outputs();
        double[] atOnce = neurons.moved(pull, 3).outputs();
        for (int k = 0; k < 3; k++) {
            assertEquals(thrice[k], atOnce[k], 1e-14);
        }
    }

    // One neuron that sees everything is balanced and fits y: its squared norm is 2‖y‖ = 26, up to its small start.
    @Test
    void oneNeuronThatSeesAllEndsAtTheLeastNorm() {
        Network start = Initialization.of(-20, new int[] {1}, new double[][] {{1, 1, 1}});
        NormWithoutTraining end = NormWithoutTraining.fromSmallStart(Dataset.of(3, 4, 12), start, 1e-4);
        assertEquals(26, end.squaredNorm(), 0.02);
    }

    // Training is the second way; 5 % of what is learned, as in notebook 11.
    @Test
    void aHeNetworkEndsWhereTrainingEndsIt() {
        Dataset data = Dataset.normal(8, 5);
        Network start = Initialization.uniformHe(128, 8, 5);
        Network trained = GradientDescent.of(data, start).withStepSize(0.01).withTolerance(1e-10).run().finalNetwork();
        double learned = trained.squaredNorm() - start.squaredNorm();
        double predicted = NormWithoutTraining.fromLargeStart(data, start).squaredNorm() - start.squaredNorm();
        assertEquals(learned, predicted, 0.05 * learned);
    }

    @Test
    void aDatumThatNobodySeesIsAMisfit() {
        Network start = Initialization.of(-5, new int[] {1}, new double[][] {{1, -1}});
        NormWithoutTraining end = NormWithoutTraining.fromSmallStart(Dataset.of(1, 1), start, 0.01);
        assertTrue(end.misfit() > 0.1 && Double.isNaN(end.squaredNorm()), end.toString());
    }

    // A second way for two labels of each sign: half is fitted after a number of steps found by halving an interval, and the
    // pull of the second stage by Newton's method on slopes by differences. The first start fits half within a third of a step.
    @ParameterizedTest
    @CsvSource({"-0.5, 0.6", "-4, 0.05", "-4, 0.3", "-12, 0.3"})
    void bothStagesAreThoseOfAPlainSearch(double logLambda, double stepSize) {
        Dataset data = Dataset.of(0.8, -0.5, 0.6, -0.9);
        Network start = Initialization.of(logLambda, new int[] {1, 1, 1, -1, -1, -1}, new double[][] {{2, -1, 1, -1},
            {1, -1, -2, -1}, {-1, 1, 3, -1}, {-1, 1, -1, 2}, {1, 1, 1, -2}, {-1, -3, 1, 1}});
        double norm = plainSearch(PulledNeurons.of(data, start, 1), stepSize / 2)
                + plainSearch(PulledNeurons.of(data, start, -1), stepSize / 2);
        NormWithoutTraining end = NormWithoutTraining.fromSmallStart(data, start, stepSize);
        assertEquals(norm, end.squaredNorm(), 1e-7);       // fitted up to 1e−10, half of the labels up to 1e−9 steps
    }

    private static double plainSearch(PulledNeurons neurons, double epsilon) {
        double[] y = neurons.labels;
        double goal = 0.5 * (y[0] * y[0] + y[1] * y[1]);
        double[] first = {epsilon * y[0], epsilon * y[1]};
        double low = 0;
        double high = 1e4;
        for (int halving = 0; halving < 100; halving++) {
            double steps = (low + high) / 2;
            double[] h = neurons.moved(first, steps).outputs();
            if (y[0] * h[0] + y[1] * h[1] < goal) {
                low = steps;
            } else {
                high = steps;
            }
        }
        PulledNeurons half = neurons.moved(first, low);
        double steps = 4 / (epsilon * Math.hypot(y[0], y[1]));
        double[] p = {epsilon * y[0] / 4, epsilon * y[1] / 4};
        for (int i = 0; i < 50; i++) {
            double[] h = half.moved(p, steps).outputs();
            double by = 1e-7 * epsilon;
            double[] right = half.moved(new double[] {p[0] + by, p[1]}, steps).outputs();
            double[] up = half.moved(new double[] {p[0], p[1] + by}, steps).outputs();
            double a = (right[0] - h[0]) / by;
            double b = (up[0] - h[0]) / by;
            double c = (right[1] - h[1]) / by;
            double d = (up[1] - h[1]) / by;
            double det = a * d - b * c;
            p[0] += (d * (y[0] - h[0]) - b * (y[1] - h[1])) / det;
            p[1] += (a * (y[1] - h[1]) - c * (y[0] - h[0])) / det;
        }
        return half.moved(p, steps).squaredNorm();
    }

    // Labels t² times as large, weights t times, steps 1/t² times: everything is the same but for the unit, here a power of 2.
    @ParameterizedTest
    @ValueSource(ints = {-10, 3, 6})
    void labelsAndWeightsHaveOneUnit(int power) {
        double t = Math.scalb(1, power);
        double[] a = {0.02, 0.03, 0.01};
        double[][] w = {{0.01, 0.01, -0.01}, {0.02, -0.02, 0.01}, {-0.003, 0.005, 0.008}};
        double[][] scaled = Arrays.stream(w).map(row -> Arrays.stream(row).map(x -> t * x).toArray()).toArray(double[][]::new);
        NormWithoutTraining one = NormWithoutTraining.fromSmallStart(Dataset.of(0.8, 0.6, 1.1), Network.of(a, w), 0.2);
        NormWithoutTraining other = NormWithoutTraining.fromSmallStart(Dataset.of(0.8 * t * t, 0.6 * t * t, 1.1 * t * t),
                Network.of(Arrays.stream(a).map(x -> t * x).toArray(), scaled), 0.2 / t / t);
        assertEquals(one.squaredNorm(), other.squaredNorm() / t / t, 1e-8);
    }

    // A label 0 that no weight looks at only makes n larger, and steps by η/n smaller.
    @Test
    void onlyTheStepPerDatumCounts() {
        Network two = Network.of(new double[] {0.02, 0.03}, new double[][] {{0.01, 0.01}, {0.02, -0.02}});
        Network three = Network.of(new double[] {0.02, 0.03}, new double[][] {{0.01, 0.01, 0}, {0.02, -0.02, 0}});
        assertEquals(NormWithoutTraining.fromSmallStart(Dataset.of(0.8, 0.6), two, 0.4).squaredNorm(),
                NormWithoutTraining.fromSmallStart(Dataset.of(0.8, 0.6, 0), three, 0.6).squaredNorm(), 1e-9);
    }

    // A neuron a = ‖w‖ = 0.9 already fits 0.81 of a label 1: its squared norm ends at 2·1 all the same. So does one that
    // sees a label 10^80, at 2·10^80; a misfit of 10^70 is the ten digits that are asked for.
    @Test
    void aLoneNeuronEndsAtTwiceItsLabel() {
        Network start = Network.of(new double[] {0.9}, new double[][] {{0.9}});
        assertEquals(2, NormWithoutTraining.fromSmallStart(Dataset.of(1), start, 0.1).squaredNorm(), 1e-9);
        Network large = Network.of(new double[] {1e35}, new double[][] {{1e35}});
        NormWithoutTraining end = NormWithoutTraining.fromSmallStart(Dataset.of(1e80), large, 1e-81);
        assertTrue(end.misfit() <= 1e70);
        assertEquals(2e80, end.squaredNorm(), 4e70);
    }

    // No weight looks at any datum: nothing ever moves, and the largest label is what is left.
    @Test
    void whoSeesNothingFitsNothing() {
        Network start = Initialization.of(-3, new int[] {1}, new double[][] {{-1, -1}});
        NormWithoutTraining end = NormWithoutTraining.fromSmallStart(Dataset.of(1, 2), start, 0.01);
        assertEquals(2, end.misfit(), 0);
        assertTrue(Double.isNaN(end.squaredNorm()));
    }

    @Test
    void whatCannotBeMovedIsNamed() {
        Network start = Initialization.of(-3, new int[] {1}, new double[][] {{1, 1}});
        String dimension = "network and data must have one dimension: the network has 2, the data 3";
        assertEquals(dimension, message(() -> NormWithoutTraining.fromSmallStart(Dataset.of(1, 2, 3), start, 0.01)));
        assertEquals(dimension, message(() -> NormWithoutTraining.fromLargeStart(Dataset.of(1, 2, 3), start)));
        // One step with the pull 10^154 makes both weights 6·10^158, whose product is no double.
        assertEquals("the start must be small and the labels of ordinary size, so that their products are finite, got Infinity"
                + " times what was to be fitted", message(() -> NormWithoutTraining.fromSmallStart(Dataset.of(1e10),
                Network.of(new double[] {6e4}, new double[][] {{6e4}}), 5e143)));
    }

    // Labels 0 belong to no sign, and a weight 0 looks at nothing, so it stays 0; a + P u and u + P a by hand for the other.
    @Test
    void zerosAreNeitherSeenNorPulled() {
        Network start = Network.of(new double[] {0.5}, new double[][] {{0.25, 0, 0}});
        PulledNeurons positive = PulledNeurons.of(Dataset.of(2, 0, 3), start, 1);
        assertArrayEquals(new double[] {2, 3}, positive.labels, 0);
        assertArrayEquals(new double[] {(0.5 + 0.1 * 0.25) * (0.25 + 0.1 * 0.5), 0},
                positive.moved(new double[] {0.1, 0.2}, 1).outputs(), 1e-15);
        assertArrayEquals(new double[] {-3}, PulledNeurons.of(Dataset.of(2, 0, -3), start, -1).labels, 0);
    }

    // At a pull of length 1 the shrinking part (1 − p)^N and its slope are 0: a and z grow as (1 + p)^N/2 alone, with slope
    // N(1 + p)^{N−1}/2. By hand for N = 3, a = 0.5 and z = 0.25: h = ((a + z)·4)² = 9, ∂h/∂p = 2·3·6·(a + z) = 27.
    @Test
    void aPullOfLengthOneHasASlope() {
        PulledNeurons lone = PulledNeurons.of(Dataset.of(1), Network.of(new double[] {0.5}, new double[][] {{0.25}}));
        assertEquals(9, lone.moved(new double[] {1}, 3).outputs()[0], 1e-13);
        assertEquals(27, lone.outputSlopes(new double[] {1}, 3)[0][0], 1e-12);
    }

    // One neuron's outputs a·u₁ and a·u₂, u ≥ 0, have one sign: labels ±y cannot both be fitted, one is off by y.
    @ParameterizedTest
    @CsvSource({"-20, 100, 0.1", "-1, 1, 0.1", "2, 0.001, 0.1", "8, 10, 0.1", "1e-5, 1e-5, 1e-9"})
    void labelsOfBothSignsAreTooMuchForOneNeuron(double output, double weight, double y) {
        NormWithoutTraining end = NormWithoutTraining.fromLargeStart(Dataset.of(-y, y),
                Network.of(new double[] {output}, new double[][] {{weight, weight}}));
        assertTrue(end.misfit() >= y && Double.isNaN(end.squaredNorm()), end.toString());
    }
}
