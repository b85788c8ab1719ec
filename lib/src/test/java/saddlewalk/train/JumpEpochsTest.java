package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class JumpEpochsTest {
    private static long firstEpoch(double[] errors, double level) {
        int epoch = 0;
        while (errors[epoch] > level) {
            epoch++;
        }
        return epoch;
    }

    // One neuron a label: the loss falls from 25/2 to 9/2 and to 0. Half of a drop, and 10 % and 90 % of the label 4, which
    // leave 0.9² and 0.1² of 16/2, are read off the errors of all epochs; so for the label 3.
    @Test
    void halvesAndWidthsAreReadOffTheErrors() {
        Dataset data = Dataset.of(4, 3);
        Network start = Initialization.of(-20, new int[] {1, 1}, new double[][] {{1, 0}, {0, 1}});
        LimitProcess process = LimitProcess.of(data, start);
        Trajectory run = GradientDescent.of(data, start).watching(JumpEpochs.levels(process))
                .recording(Recorder.every(1)).run();
        double[] errors = run.meanSquaredErrors();
        JumpEpochs epochs = JumpEpochs.of(process, run);
        assertArrayEquals(new long[] {firstEpoch(errors, 8.5), firstEpoch(errors, 2.25)}, epochs.halves());
        assertEquals(firstEpoch(errors, 4.5 + 0.08) - firstEpoch(errors, 4.5 + 6.48), epochs.width(1));
        assertEquals(firstEpoch(errors, 0.045) - firstEpoch(errors, 0.81 * 4.5), epochs.width(2));
    }
}
