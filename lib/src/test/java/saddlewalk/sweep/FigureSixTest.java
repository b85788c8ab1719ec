package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.PatternProcess;
import saddlewalk.train.Stop;

class FigureSixTest {
    private static final FigureSix SIX = FigureSix.of(1);

    // By hand: m·32 weights of mean square 1/96 and m of mean square 1/(3m); 300 draws, 5 standard errors.
    @Test
    void heStartsHaveTheNormOfTheirLaw() {
        double[] norms = SIX.heStartSquaredNorms(20, 300);
        double sum = 0;
        for (double norm : norms) {
            sum += norm;
        }
        assertEquals(7, sum / 300, 5 * Math.sqrt(FigureSix.varianceOfHeSquaredNorm(20) / 300));
    }

    @Test
    void everyStartOfOneSizeHasTheSameNorm() {
        double logC = Math.log(FigureSix.C);
        assertEquals(2e-4, SIX.balancedStart(50, logC, 1).squaredNorm(), 1e-15);
        assertEquals(2e-4, SIX.shrunkHeStart(50, logC, 1).squaredNorm(), 1e-15);
    }

    @Test
    void aRunReachesItsToleranceAboveTheFloor() {
        WidthRun run = SIX.balanced(Math.log(FigureSix.C), 128).at(128).get(2);
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertEquals(32, run.fitted());
        assertTrue(run.squaredNorm() > run.floor() && run.floor() >= run.minimumSquaredNorm());
    }

    // The search knows nothing of Algorithm 1.
    @Test
    void algorithmOneReachesTheMinimumWhereThePatternsAllowIt() {
        int first = SIX.firstOptimalWidth(0, 1 << 20);
        WidthSweep<PatternProcess> around = SIX.algorithmOne(first - 1, first);
        assertTrue(around.at(first - 1).get(0).squaredNorm() > SIX.minimumSquaredNorm() * (1 + 1e-9));
        assertEquals(SIX.minimumSquaredNorm(), around.at(first).get(0).squaredNorm(), 1e-12);
        List<Integer> optimal = SIX.optimalPatterns(first - 1, first);
        assertEquals(List.of(0, 1), List.of(optimal.get(0), optimal.get(3)));
    }

    // A single neuron fits data of one sign at one jump, at the least norm of these.
    @Test
    void theLeastNormIsThatOfWhatAlgorithmOneFits() {
        for (PatternProcess process : SIX.algorithmOne(1).all()) {
            assertEquals(1, process.jumpCount());
            assertEquals(process.squaredNorm(), SIX.minimumSquaredNorm(process), 1e-13);
        }
    }

    // By hand.
    @Test
    void aSweepGivesMeanLeastAndLargestOfItsStarts() {
        WidthSweep<Integer> sweep = WidthSweep.of(new int[] {1, 2}, 3, List.of(1, 2, 6, 4, 4, 7));
        assertEquals(3, sweep.means(x -> x)[0]);
        assertEquals(1, sweep.lows(x -> x)[0]);
        assertEquals(7, sweep.highs(x -> x)[1]);
        assertEquals(List.of(4, 4, 7), sweep.from(2).all());
        var e = assertThrows(IllegalArgumentException.class, () -> sweep.at(3));
        assertEquals("width must be one of [1, 2], got 3", e.getMessage());
    }

    // Seed 5031's second start: a slow jump is soon followed, and the exponent of settling (0.0045) is the smaller one. What the
    // stopping rule leaves of the norm is 2√n·1e−12·‖y‖, and λ^c is e^−30.
    @Test
    void whereASlowJumpIsSoonFollowedTheLambdaIsSmallEnoughToo() {
        FigureSix six = FigureSix.of(5031);
        assertEquals(six.limit(64, 1).squaredNorm(), six.trainedSquaredNorm(64, 1, six.resolvingLogLambda(64, 1)),
                six.minimumSquaredNorm() * 2 * Math.sqrt(FigureSix.N) * 1e-12);
    }
}
