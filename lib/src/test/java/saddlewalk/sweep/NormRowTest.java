package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.train.Stop;

class NormRowTest {
    private static final Grid SMALL = Grid.of(8, 24).withStart(Start.SPREAD).withStepSize(0.5).withSeeds(new Seeds(1, 2));

    private static List<NormRow> train(double... c) {
        double[] logC = java.util.Arrays.stream(c).map(StrictMath::log).toArray();
        return Sweep.of(SMALL.withLogLambda(logC), NormMeasurement.ofPaper()).results();
    }

    @Test
    void aRowHoldsWhatTrainingAlgorithm1AndTheLeastNormGive() {
        NormRow row = train(1e-2).get(0);
        assertEquals(Stop.REACHED_TOLERANCE, row.stop());
        assertTrue(row.meanSquaredError() <= Setting.TOLERANCE && row.unseen() == 0, row.toString());
        assertEquals(2e-4, row.startNorm(), 1e-16);                      // 2m (c/√m)² = 2c²
        assertTrue(row.ratio() >= 1 - 1e-5 && row.limitRatio() >= 1 - 1e-12, row.toString());
    }

    // A smaller start comes closer to Algorithm 1: 1e−2 here is far from it.
    @Test
    void aSmallerStartComesCloserToAlgorithm1() {
        List<NormRow> rows = train(1e-2, 1e-300);
        assertEquals(rows.get(0).limitNorm(), rows.get(1).limitNorm(), 0);
        assertTrue(Math.abs(rows.get(1).squaredNorm() - rows.get(1).limitNorm())
                < Math.abs(rows.get(0).squaredNorm() - rows.get(0).limitNorm()), rows.toString());
    }

    // Here steps of size 1/2 swap two jumps that nearly tie in the flow: training ends at the norm of its own clock's order, up
    // to λ^c′ = 0.06 of what that exceeds the least by, and 4 % away from that of the flow's order.
    @Test
    void whereStepsSwapTwoJumpsTrainingFollowsItsOwnClock() {
        NormRow row = Sweep.of(Grid.of(64, 31).withStart(Start.SPREAD).withStepSize(0.5).withLogLambda(-3000)
                .withSeeds(5_026_032), new NormMeasurement(100_000_000, Setting.TOLERANCE)).results().get(0);
        double itsNorm = row.limitOnItsClock().squaredNorm();
        assertTrue(Math.abs(row.limitNorm() / itsNorm - 1) > 0.03, itsNorm + " " + row);
        assertEquals(itsNorm, row.squaredNorm(), 0.06 * (itsNorm - row.leastNorm()));
    }
}
