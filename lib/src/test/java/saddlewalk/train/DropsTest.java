package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class DropsTest {
    private static final Dataset DATA = Dataset.of(3, 4, 12);

    private static Network start(double logLambda) {
        return Initialization.of(logLambda, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, -1, 1}});
    }

    private static LimitProcess process() {
        return LimitProcess.of(DATA, start(-1000)).withStepSize(0.001);
    }

    // By hand: plateaus 169/3, 25/3 and 0 of the mean squared error, drops 144/3 and 25/3, of which 1 % and 99 %.
    @Test
    void theLevelsAreOneAndNinetyNinePercentOfEveryDrop() {
        assertArrayEquals(new double[] {169 / 3.0 - 0.48, 25 / 3.0 + 0.48, 25 / 3.0 - 0.25 / 3, 0.25 / 3},
                Drops.of(process()).levels(), 1e-13);
    }

    // The last jump comes at t_p + C/L, so the share is predicted up to C/(t_p·L). A small step, because a share also
    // carries the rounding of each drop to whole epochs, which stays for ever.
    @Test
    void theMeasuredShareApproachesThePredictedOneLikeOneOverL() {
        double far = gap(-1000);
        double farther = gap(-2000);
        assertTrue(far < 5e-3, "relative gap at log lambda = -1000: " + far);
        assertEquals(2, far / farther, 0.2);
    }

    private static double gap(double logLambda) {
        Drops drops = Drops.of(process().withStepSize(1e-5));
        Trajectory run = GradientDescent.of(DATA, start(logLambda)).withStepSize(1e-5).withEpochLimit(200_000_000)
                .watching(drops.levels()).run();
        return Math.abs(drops.share(run) / drops.predictedShare(logLambda) - 1);
    }

    @Test
    void withoutASmallStartTheLossFallsAllTheTime() {
        Dataset data = Dataset.absoluteNormal(64, 150);
        Drops drops = Drops.of(LimitProcess.of(data, Initialization.balancedPositive(6, 64, -1, 150)).withStepSize(0.01));
        Trajectory run = GradientDescent.of(data, Initialization.balancedPositive(6, 64, 0, 150))
                .watching(drops.levels()).run();
        assertTrue(drops.share(run) > 0.9, "share " + drops.share(run));
    }

    @Test
    void aRunThatWatchedSomethingElseIsRefused() {
        Trajectory run = GradientDescent.of(DATA, start(-10)).watching(1).run();
        var e = assertThrows(IllegalArgumentException.class, () -> Drops.of(process()).share(run));
        assertEquals("two levels watched for each of 2 jumps: the run watched 1", e.getMessage());
        var same = assertThrows(IllegalArgumentException.class, () -> Drops.of(process()).rests(run));
        assertEquals(e.getMessage(), same.getMessage());
    }

    @Test
    void aLevelThatWasNeverReachedIsNamed() {
        Drops drops = Drops.of(process());
        Trajectory run = GradientDescent.of(DATA, start(-10)).withEpochLimit(5).watching(drops.levels()).run();
        var e = assertThrows(IllegalStateException.class, () -> drops.share(run));
        assertTrue(e.getMessage().startsWith("the mean squared error never fell to 8.813333"), e.getMessage());
    }

    @Test
    void aProcessWithoutJumpsOrWithoutAStepSizeIsRefused() {
        LimitProcess blind = LimitProcess.of(Dataset.of(-1), Initialization.balancedPositive(2, 1, -9, 1));
        assertEquals("there is no drop: no neuron sees any datum",
                assertThrows(IllegalArgumentException.class, () -> Drops.of(blind)).getMessage());
        LimitProcess continuous = LimitProcess.of(DATA, start(-9));
        assertEquals("epochs belong to the discrete form: call withStepSize(eta) first",
                assertThrows(IllegalStateException.class, () -> Drops.of(continuous)).getMessage());
    }

    // By hand, epochs of size 2η = 0.002: jumps at 0.25·1000/0.002 = 125,000 and 300,000; a drop takes
    // ½ log(9(1 − b)/b)/(0.002‖D‖) epochs, b = 1 − √0.99, about 470 at ‖D‖ = 4 and 1,120 at 5/3. Without L nothing waits.
    @Test
    void fromATinyStartTheLossRestsBetweenAnyTwoDropsAndFromOneItDoesNot() {
        Drops drops = Drops.of(process());
        assertEquals(1, drops.rests(watched(drops, -1000)));
        assertEquals(0, drops.rests(watched(drops, 0)));
    }

    // By hand: each label has a neuron of its own, which jumps at n/y, 1/4, 3/4 and 1. With η = 0.01 a drop takes 3.74 epochs over
    // 2η·y/3, so 47, 140 and 187, half of it before its jump; a unit of time takes 2500, 700 or 350 epochs at these λ. That leaves
    // waits of 1250 − 94 and 625 − 164; of 350 − 94 and 175 − 164; of 175 − 94 and less than nothing.
    @Test
    void everyWaitBetweenDropsIsLookedAt() {
        Dataset data = Dataset.of(12, 4, 3);
        double[][] own = {{1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}};
        LimitProcess process = LimitProcess.of(data, Initialization.of(-1, new int[] {1, 1, 1}, own)).withStepSize(0.01);
        Drops drops = Drops.of(process);
        int[] rests = DoubleStream.of(-50, -14, -7).mapToInt(logLambda -> drops.rests(GradientDescent.of(data,
                Initialization.of(logLambda, new int[] {1, 1, 1}, own)).watching(drops.levels()).run())).toArray();
        assertArrayEquals(new int[] {2, 1, 0}, rests);
    }

    // The wait between the drops grows with log(1/λ), one epoch after the other, and the widths of both stay.
    @Test
    void aWaitAsLongAsTheLongerDropIsNoRest() {
        Drops drops = Drops.of(process().withStepSize(0.01));
        double low = -100;
        double high = -1;
        for (int halvings = 0; halvings < 50; halvings++) {
            double middle = (low + high) / 2;
            long[] at = coarse(drops, middle).crossings();
            long longer = Math.max(at[1] - at[0], at[3] - at[2]);
            if (at[2] - at[1] == longer) {
                assertEquals(0, drops.rests(coarse(drops, middle)));
                return;
            }
            low = at[2] - at[1] > longer ? middle : low;
            high = at[2] - at[1] > longer ? high : middle;
        }
        fail("no wait is as long as the longer drop");
    }

    private static Trajectory coarse(Drops drops, double logLambda) {
        return GradientDescent.of(DATA, start(logLambda)).watching(drops.levels()).run();
    }

    private static Trajectory watched(Drops drops, double logLambda) {
        return GradientDescent.of(DATA, start(logLambda)).withStepSize(0.001).withEpochLimit(10_000_000)
                .watching(drops.levels()).run();
    }

    /** The three seeds of 1 … 300 whose loss waits longer before its last drop than the drop before took, but not the last. */
    @ParameterizedTest
    @ValueSource(longs = {76, 113, 160})
    void aWaitThatIsShorterThanTheNextDropIsNoRest(long seed) {
        FigureOne problem = FigureOne.of(seed, -1000);
        Drops drops = Drops.of(problem.process());
        Trajectory run = GradientDescent.of(problem.data(), Initialization.balancedPositive(6, 64, 0, seed))
                .watching(drops.levels()).run();
        long[] at = run.crossings();
        int last = at.length - 1;
        assertTrue(at[last - 1] - at[last - 2] > at[last - 2] - at[last - 3], "waits longer than the drop before");
        assertEquals(0, drops.rests(run));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theShareIsThePredictedOneOnTheProblemOfFigure1(long seed) {
        Dataset data = Dataset.absoluteNormal(64, seed);
        Network start = Initialization.balancedPositive(6, 64, -2000, seed);
        LimitProcess process = LimitProcess.of(data, start).withStepSize(0.01);
        Drops drops = Drops.of(process);
        Trajectory run = GradientDescent.of(data, start).withEpochLimit(100_000_000).watching(drops.levels()).run();
        double said = drops.predictedShare(-2000);
        double rounding = process.jumpCount() / process.jumpEpoch(process.jumpCount(), -2000);
        assertEquals(said, drops.share(run), said * said + rounding, "seed " + seed);
    }
}
