package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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
}
