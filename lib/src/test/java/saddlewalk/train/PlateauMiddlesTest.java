package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import saddlewalk.Numbers;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class PlateauMiddlesTest {
    private static final double LOG_LAMBDA = -300;
    private static final double ETA = 0.01;
    private static final Dataset DATA = Dataset.of(3, 4, 12);
    private static final Network START = Initialization.of(LOG_LAMBDA, new int[] {1, 1},
            new double[][] {{1, 2, -1}, {-1, -1, 1}});
    private static final LimitProcess PROCESS = LimitProcess.of(DATA, START).withStepSize(ETA);

    // h = 2η·4 = 0.08 and 2η·5/3; jump epochs 300/log 1.08 = 3898.08 and 300/log(1 + 1/30) = 9149.3.
    @Test
    void theMiddlesLieHalfWayBetweenTheJumpsOfTheDiscreteForm() {
        PlateauMiddles middles = PlateauMiddles.of(PROCESS, LOG_LAMBDA, 100);
        assertEquals(1949, middles.epoch(0));
        assertEquals(Math.round((300 / StrictMath.log1p(0.08) + 300 / StrictMath.log1p(1 / 30.0)) / 2),
                middles.epoch(1));
        assertEquals(List.of(1899L, 1999L), List.of(middles.epochs()[0], middles.epochs()[1]));
    }

    @Test
    void trainedNeuronsGrowByLogOfOnePlusHAlongTheirDirection() {
        PlateauMiddles middles = PlateauMiddles.of(PROCESS, LOG_LAMBDA, 100);
        Trajectory run = GradientDescent.of(DATA, START).withStepSize(ETA)
                .recording(Recorder.endsOnly().andAt(middles.epochs()).withNetworks()).run();
        List<PlateauMiddles.Reading> readings = middles.read(run);
        assertEquals(3, readings.size(), "two neurons on plateau 0, one on plateau 1");
        for (PlateauMiddles.Reading r : readings) {
            assertEquals(StrictMath.log1p(r.neuron() == 1 ? 0.08 : 1 / 30.0), r.predictedSpeed(), 1e-16);
            assertEquals(r.predictedSpeed(), r.measuredSpeed(), 1e-13, r.toString());
            assertTrue(r.sine() < 1e-13, r.toString());
            assertTrue(r.since() > 60 && r.until() > 60, r.toString());
        }
        // By hand: a window of 50 epochs on either side; log‖w‖ grows from the jump to its beginning, and the larger of the
        // small neurons is at −300 plus its growth at its end. The epochs are known to 1e−12.
        double fast = StrictMath.log1p(0.08);
        double slow = StrictMath.log1p(1 / 30.0);
        long middle = middles.epoch(1);
        double[] expected = {1899 * slow, 300 - 1999 * fast, 1899 * fast, 300 - 1999 * fast,
                (middle - 50) * slow - 300 * slow / fast, 300 - (middle + 50) * slow};
        assertArrayEquals(expected, readings.stream().flatMapToDouble(r -> DoubleStream.of(r.since(), r.until())).toArray(),
                1e-12);
    }

    @Test
    void theSineIsExactForSmallAngles() {
        assertEquals(1e-12, PlateauMiddles.sine(new double[] {1, 1e-12}, new double[] {2, 0}), 1e-27);
        assertEquals(0.8, PlateauMiddles.sine(new double[] {3, 4}, new double[] {1, 0}), 1e-15);
    }

    @Test
    void aWindowThatDoesNotFitIsNamed() {
        assertEquals("the window must be even and >= 2 epochs, got 3", message(3));
        assertEquals("plateau 0 lasts 3898.08 epochs, no longer than the window of 4000", message(4000));
        assertEquals(1949, PlateauMiddles.of(PROCESS, LOG_LAMBDA, 2).epoch(0));  // the shortest window
    }

    // Labels 4 and 3, a neuron each: h = 0.04 and 0.03, jumps at 300/log 1.04 = 7649.02 and 300/log 1.03 = 10149.25.
    @Test
    void aLaterPlateauIsAsLongAsTheTimeBetweenTwoJumps() {
        Network start = Initialization.of(LOG_LAMBDA, new int[] {1, 1}, new double[][] {{1, -1}, {-1, 1}});
        LimitProcess process = LimitProcess.of(Dataset.of(4, 3), start).withStepSize(ETA);
        double length = 300 / StrictMath.log1p(0.03) - 300 / StrictMath.log1p(0.04);
        var e = assertThrows(IllegalArgumentException.class, () -> PlateauMiddles.of(process, LOG_LAMBDA, 2502));
        assertEquals("plateau 1 lasts " + Numbers.brief(length) + " epochs, no longer than the window of 2502", e.getMessage());
    }

    private static String message(long window) {
        return assertThrows(IllegalArgumentException.class, () -> PlateauMiddles.of(PROCESS, LOG_LAMBDA, window))
                .getMessage();
    }
}
