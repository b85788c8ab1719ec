package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
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
    }

    private static String message(long window) {
        return assertThrows(IllegalArgumentException.class, () -> PlateauMiddles.of(PROCESS, LOG_LAMBDA, window))
                .getMessage();
    }
}
