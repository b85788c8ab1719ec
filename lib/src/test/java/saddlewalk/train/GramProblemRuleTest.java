package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.limit.GramProcess;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

class GramProblemRuleTest {
    /** The rule of picked problems, written out a second time. */
    private static boolean fits(long seed, int n, int m) {
        Dataset data = Dataset.absoluteNormal(n, seed);
        Network start = Initialization.balancedPositive(m, n, -500, seed);
        if (!Assumptions.of(data, start).allHold()) {
            return false;
        }
        LimitProcess process = GramProblem.of(seed, n).process();
        Resolution resolution = Resolution.of(process, -500);
        List<Integer> seen = process.jump(1).fitted();
        double[] times = process.jumps().stream().mapToDouble(Jump::time).toArray();
        if (times.length < 2 || seen.size() < 3 || seen.size() == n || times[times.length - 1] > 4 * times[0]
                || !resolution.unresolved().isEmpty() || resolution.logLambdaNeededToSeparate() < -500
                || FirstJump.of(process, start, -500).othersMargin() < 45) {
            return false;
        }
        double sum = seen.stream().mapToDouble(data::label).sum();
        double[] lost = seen.stream().mapToDouble(data::label).sorted().map(y -> y / (sum - y)).toArray();
        return lost[1] >= 1.2 * lost[0] && lost[0] < 1 / (1.2 * (n - 1)) && keepsFirst(data, start, process, 0.9 * lost[0])
                && keepsFirst(data, start, process, 1.1 * lost[0]);
    }

    private static boolean keepsFirst(Dataset data, Network start, LimitProcess process, double away) {
        Inputs inputs = Inputs.equalInnerProducts(data.n(), -away);
        int j = process.jump(1).neuron();
        double[][] x = inputs.vectors();
        double[] w = start.direction(j);
        for (int k = 0; k < x.length; k++) {
            double inner = 0;
            for (int i = 0; i < w.length; i++) {
                inner += w[i] * x[k][i];
            }
            if (inner > 0 != process.jump(1).fitted().contains(k)) {
                return false;
            }
        }
        return FirstPlateau.of(data.labels(), inputs, start, process.stepSize().getAsDouble()).first() == j;
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 120", "6, 5, 120", "8, 5, 60"})
    void thePickedSeedsAreThoseThatFitTheRule(int n, int m, int seeds) {
        long[] taken = LongStream.rangeClosed(1, seeds).filter(seed -> fits(seed, n, m)).toArray();
        assertTrue(taken.length > 2, taken.length + " of n = " + n);
        assertEquals(taken.length, GramProblem.census(1, seeds, n));
        assertEquals(taken[0], GramProblem.picked(1, n).seed());
        assertEquals(taken[1], GramProblem.picked(taken[0] + 1, n).seed());
        for (long seed : taken) {
            assertEquals(1, GramProblem.census(seed, 1, n), "seed " + seed);
        }
    }

    // The smallest m ≥ log₂ n + 2: 4 for n = 4, 5 for 8, 6 from 9 to 16; and h = 2η‖y_S‖/n = 4 %.
    @ParameterizedTest
    @CsvSource({"4, 4", "5, 5", "8, 5", "9, 6", "16, 6"})
    void aProblemHasNeuronsForEveryDatumAndGrowsByFourPercent(int n, int m) {
        for (long seed = 1; seed <= 3; seed++) {
            GramProblem problem = GramProblem.of(seed, n);
            assertEquals(m, problem.m());
            double norm = problem.data().labelNorm(problem.process().jump(1).fitted());
            assertEquals(0.04, 2 * problem.stepSize() * norm / n, 1e-16);
            assertEquals(problem.process().order().get(0), problem.first());
        }
    }

    @Test
    void atWhatKeepsEverythingJumpsAreWhatTheyWere() {
        for (long seed : new long[] {12, 44, 48}) {                              // picked ones, so that there are such inputs
            GramProblem problem = GramProblem.of(seed, 6);
            double mu = problem.keepsEverythingAt();
            assertTrue(mu < 0 && keeps(problem, mu), "seed " + seed);
            double halvings = StrictMath.log(-problem.losesDatumAt() / mu) / StrictMath.log(2);
            assertEquals(Math.rint(halvings), halvings, 1e-9);
            assertTrue(halvings == 0 || !keeps(problem, 2 * mu), "seed " + seed);
        }
    }

    private static boolean keeps(GramProblem problem, double mu) {
        GramProcess gram = problem.gramProcess(Inputs.equalInnerProducts(6, mu));
        return gram.holds() && gram.jumps().stream().map(Jump::neuron).toList().equals(problem.process().order())
                && gram.jumps().stream().map(Jump::fitted).toList().equals(problem.fittedByJump());
    }

    // On orthonormal inputs a quarter of the first jump's epochs is left for the last plateau.
    @Test
    void theWholeRunEndsInTheMiddleOfItsLastPlateau() {
        GramProblem problem = GramProblem.picked(1, 4);
        double[] jumps = problem.predictedEpochsGained(problem.inputs(), problem.process().jumpCount());
        GramRun run = problem.wholeRun(problem.inputs());
        assertEquals(Math.round(jumps[jumps.length - 1] + jumps[0] / 4), run.epochs());
        assertEquals(problem.predictedFittedOnPlateaus(), problem.fittedOnPlateaus(run));
    }

    @Test
    void aSearchEndsWhenItIsInterrupted() {
        long from = LongStream.iterate(1, seed -> seed + 1).filter(seed -> GramProblem.census(seed, 1, 4) == 0).findFirst().getAsLong();
        try {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, () -> GramProblem.picked(from, 4));
        } finally {
            Thread.interrupted();
        }
    }
}
