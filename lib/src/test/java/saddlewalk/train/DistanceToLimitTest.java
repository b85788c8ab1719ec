package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static saddlewalk.Problems.THREE_LABELS;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saddlewalk.Problems;
import saddlewalk.limit.CompactSet;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;

class DistanceToLimitTest {
    private static final double LOG_LAMBDA = -40;
    private static final LimitProcess PROCESS = LimitProcess.of(THREE_LABELS, Problems.twoNeurons(LOG_LAMBDA));
    private final CompactSet set = CompactSet.of(PROCESS, 0.25);
    private final List<FlowTime> times = DistanceToLimit.timesOf(set, 3, LOG_LAMBDA);
    private final FlowTrajectory run = GradientFlow.of(THREE_LABELS, Problems.twoNeurons(LOG_LAMBDA)).run(times);
    private final DistanceToLimit distance = DistanceToLimit.of(run, set, 3, LOG_LAMBDA);

    // By hand: jumps at 1/4 and 3/5, δ = 1/16, the end at 1.3·3/5; begin, middle and end of three parts, 40 times as late.
    @Test
    void aRunIsAskedAtTheTimesOfTheSet() {
        double[] expected = {0, 3 / 32.0, 3 / 16.0, 5 / 16.0, 0.425, 0.5375, 0.6625, 0.72125, 0.78};
        assertArrayEquals(expected, distance.times(), 1e-15);
        assertArrayEquals(expected, times.stream().mapToDouble(t -> t.value() / 40).toArray(), 1e-15);
    }

    // Every difference of weights squared and added up, of the same doubles: sums of positive numbers, a few ulps and an exponential.
    @Test
    void theSupremumIsTheLargestEuclideanDistanceFromTheSaddles() {
        double[] distances = IntStream.range(0, 9).mapToDouble(
                i -> Math.sqrt(squaredDistance(run.at(times.get(i)).network(), PROCESS.saddle(i / 3), 0, 1))).toArray();
        for (int i = 0; i < 9; i++) {
            assertEquals(1, Math.exp(distance.logs()[i]) / distances[i], 1e-12, "time " + i);
        }
        double sup = IntStream.range(0, 9).mapToDouble(i -> distances[i]).max().orElseThrow();
        assertEquals(sup, distance.sup(), 1e-12 * sup);
        assertEquals(Math.log(sup), distance.logSup(), 1e-12);
    }

    // Neuron 1 jumps first, neuron 0 second: both count on plateau 0, neuron 0 on plateau 1, none on plateau 2.
    @Test
    void theSupremumOfTheUnfittedLeavesOutWhatHasJumped() {
        Network none = PROCESS.saddle(0);
        double largest = IntStream.range(0, 6).mapToDouble(
                i -> squaredDistance(run.at(times.get(i)).network(), none, 0, 1 - i / 3)).max().orElseThrow();
        assertEquals(Math.log(largest) / 2, distance.logSupUnfitted(), 1e-12);
    }

    private static double squaredDistance(Network network, Network saddle, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToDouble(j -> Math.pow(network.output(j) - saddle.output(j), 2)
                + IntStream.range(0, 3).mapToDouble(i -> Math.pow(network.hidden(j)[i] - saddle.hidden(j)[i], 2)).sum()).sum();
    }

    @Test
    void aNetworkOfAnotherDimensionIsRefused() {
        Network flat = Network.of(new double[] {1, 1}, new double[][] {{1, 0}, {0, 1}});
        assertEquals("network and data must have one dimension: the network has 2, the data 3", assertThrows(
                IllegalArgumentException.class, () -> DistanceToLimit.log(flat, PROCESS, 0)).getMessage());
    }
}
