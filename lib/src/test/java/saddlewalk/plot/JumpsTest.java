package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/** By hand throughout: labels 3, 4, 12; neuron 0 sees 3 and 4 (speed 5/3), neuron 1 sees 12 (speed 4). */
class JumpsTest {
    private static final double[] LABELS = {3, 4, 12};
    private static final Network START =
            Initialization.of(-1000, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, -1, 1}});

    private static LimitProcess threeLabels() {
        return LimitProcess.of(LABELS, new int[] {1, 1}, ActivationMask.ofRows("1 0", "1 0", "0 1"));
    }

    private static Trajectory trained() {
        return GradientDescent.of(Dataset.of(LABELS), START).withStepSize(0.001).recording(Recorder.every(1000)).run();
    }

    @Test
    void theErrorIsDrawnInStepsFromOnePlateauToTheNext() {
        Series error = Jumps.of(threeLabels()).picture().series("mean squared error");
        assertArrayEquals(new double[] {0, 0.25, 0.6, 0.69}, error.x(), 1e-15);
        assertArrayEquals(new double[] {169 / 3.0, 25 / 3.0, 0, 0}, error.y(), 1e-14);
    }

    @Test
    void everyExponentIsDrawnFromMinusOneToItsJump() {
        Picture picture = Jumps.of(threeLabels()).picture();
        assertArrayEquals(new double[] {-1, -1 + 0.25 * 5 / 3, 0, 0}, picture.series("neuron 0").y(), 1e-15);
        assertArrayEquals(new double[] {-1, 0, 0, 0}, picture.series("neuron 1").y(), 1e-15);
    }

    @Test
    void theCaptionCountsAndTheAltTextTellsEveryJump() {
        Picture picture = Jumps.of(threeLabels()).picture();
        assertTrue(picture.caption().startsWith("Who sees what: n = 3, m = 2, 2 jumps, final squared norm 34. "),
                picture.caption());
        assertEquals("Mean squared error from 56.33 to 0 in 2 jumps. At 0.25 neuron 1 fits datum 2. "
                + "At 0.6 neuron 0 fits data 0, 1.", picture.alt());
    }

    @Test
    void dataThatNobodySeesAreNamed() {
        Picture picture = Jumps.of(LimitProcess.of(LABELS, new int[] {1},
                ActivationMask.ofRows("1", "0", "0"))).picture();
        assertTrue(picture.caption().endsWith(" Never fitted: data 1, 2."), picture.caption());
        assertTrue(picture.alt().endsWith(" Never fitted: data 1, 2."), picture.alt());
    }

    @Test
    void aProcessWithoutAnyJumpIsOneFlatLine() {
        Picture picture = Jumps.of(LimitProcess.of(LABELS, new int[] {-1},
                ActivationMask.ofRows("1", "1", "1"))).picture();
        assertArrayEquals(new double[] {0, 1}, picture.series("mean squared error").x());
        assertArrayEquals(new double[] {-1, -1}, picture.series("neuron 0").y());
        assertTrue(picture.caption().contains("0 jumps"), picture.caption());
    }

    @Test
    void labelsThatAreAllZeroAreDrawnToo() {
        Picture picture = Jumps.of(LimitProcess.of(new double[] {0, 0}, new int[] {1},
                ActivationMask.ofRows("1", "1"))).picture();
        assertArrayEquals(new double[] {0, 0}, picture.series("mean squared error").y());
    }

    @Test
    void trainingIsDrawnFromShortlyBeforeTheFirstJumpToShortlyAfterTheLast() {
        LimitProcess discrete = threeLabels().withStepSize(0.001);
        Picture picture = Jumps.over(trained(), discrete, -1000).caption("Three labels.").picture();
        double first = discrete.jumpEpoch(1, -1000);
        double last = discrete.jumpEpoch(2, -1000);
        double[] x = picture.series("training").x();
        assertTrue(x[0] >= first - 0.08 * (last - first) && x[0] < first, "first record at " + x[0]);
        assertTrue(x[x.length - 1] > last && x[x.length - 1] <= last + 0.08 * (last - first));
        assertArrayEquals(new double[] {169 / 3.0, 25 / 3.0, 0, 0}, picture.series("Algorithm 1").y(), 1e-14);
        assertArrayEquals(new double[] {0, 1, 3, 3}, picture.series("Algorithm 1", 1).y());
    }

    @Test
    void whatIsDrawnIsWhatWasRecorded() {
        Trajectory run = trained();
        Picture picture = Jumps.over(run, threeLabels().withStepSize(0.001), -1000).caption("Three labels.").picture();
        double[] epochs = picture.series("training").x();
        assertArrayEquals(Arrays.stream(epochs).map(epoch -> run.meanSquaredErrorAt((long) epoch)).toArray(),
                picture.series("training").y());
        assertArrayEquals(Arrays.stream(epochs).map(epoch -> run.fittedAt((long) epoch)).toArray(),
                picture.series("training", 1).y());
    }

    @Test
    void aRunThatRecordedTooLittleOrAProcessThatDoesNotJumpIsRefused() {
        Trajectory ends = GradientDescent.of(Dataset.of(LABELS), START).withStepSize(0.001).withEpochLimit(10).run();
        var few = assertThrows(IllegalArgumentException.class,
                () -> Jumps.over(ends, threeLabels().withStepSize(0.001), -1000));
        assertTrue(few.getMessage().startsWith("no record between epochs "), few.getMessage());
        assertTrue(few.getMessage().endsWith("the run must record more often"), few.getMessage());
        LimitProcess blind = LimitProcess.of(LABELS, new int[] {-1}, ActivationMask.ofRows("1", "1", "1"));
        var none = assertThrows(IllegalArgumentException.class, () -> Jumps.over(ends, blind, -1000));
        assertEquals("there is no jump to draw: no neuron sees any datum", none.getMessage());
    }
}
