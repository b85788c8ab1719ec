package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Leaps, steps, the flow and Algorithm 1 on the same random problems, of one sign and of both: they must agree. */
class FourWaysTest {
    private static final double STEP_SIZE = 0.01;
    private static final int SEEDS = 40;

    /** What is special about a family of problems. */
    enum Kind { GENERAL, EQUAL_COLUMNS, UNCOVERED_DATUM, NEARLY_EQUAL_LABELS }

    private record Problem(Dataset data, Network start, LimitProcess process, double logLambda, String name) {
        static Problem of(Kind kind, long seed, double logLambda) {
            SplittableRandom random = new SplittableRandom(seed * 31 + kind.ordinal());
            int n = 2 + random.nextInt(14);
            int m = 1 + random.nextInt(7);
            boolean oneSign = random.nextInt(3) == 0;
            double[] y = new double[n];
            for (int k = 0; k < n; k++) {
                y[k] = random.nextDouble(0.1, 3) * (oneSign || random.nextBoolean() ? 1 : -1);
            }
            int[] signs = new int[m];
            double[][] w = new double[m][n];
            double density = 0.3 + 0.6 * random.nextDouble();
            for (int j = 0; j < m; j++) {
                signs[j] = oneSign || random.nextBoolean() ? 1 : -1;
                for (int k = 0; k < n; k++) {
                    w[j][k] = random.nextDouble(0.05, 2) * (random.nextDouble() < density ? 1 : -1);
                }
            }
            specialise(kind, random, y, signs, w);
            Dataset data = Dataset.of(y);
            Network start = Initialization.of(logLambda, signs, w);
            return new Problem(data, start, LimitProcess.of(data, start, TieRule.SMALLEST_INDEX), logLambda,
                    kind + ", seed " + seed + ", n = " + n + ", m = " + m + ", log lambda = " + logLambda);
        }

        private static void specialise(Kind kind, SplittableRandom random, double[] y, int[] signs, double[][] w) {
            int m = signs.length;
            int n = y.length;
            if (kind == Kind.EQUAL_COLUMNS) {
                for (int j = 1; j < Math.min(4, m); j++) {
                    int like = random.nextInt(j);
                    signs[j] = signs[like];
                    for (int k = 0; k < n; k++) {
                        w[j][k] = Math.copySign(w[j][k], w[like][k]);
                    }
                }
            } else if (kind == Kind.UNCOVERED_DATUM) {
                int k = random.nextInt(n);
                for (double[] row : w) {
                    row[k] = -Math.abs(row[k]);
                }
            } else if (kind == Kind.NEARLY_EQUAL_LABELS) {          // jumps that nearly coincide
                for (int k = 1; k < n; k++) {
                    y[k] = Math.abs(y[0]) * (1 + 1e-4 * random.nextDouble() - 0.5e-4) * Math.signum(y[k]);
                }
            }
        }

        double[] levels() {
            return IntStream.rangeClosed(1, process.jumpCount())
                    .mapToDouble(i -> process.meanSquaredErrorDuringJump(i, FirstJump.HALF_LOSS_DROP)).toArray();
        }

        GradientDescent descent() {
            return GradientDescent.of(data, start).withStepSize(STEP_SIZE).withEpochLimit(Long.MAX_VALUE / 4)
                    .watching(levels());
        }

        boolean isResolved() {
            Resolution resolution = Resolution.of(process, logLambda);
            return resolution.allResolved() && resolution.finalNormResolution() >= Resolution.RESOLVED
                    && process.ties().isEmpty();
        }
    }

    // At every λ leaps and the flow end at networks of one norm up to the drift O(η) of gradient descent, measured at 2 % of
    // it at most where plateaus are unresolved; where they are resolved both end at (15), to the stopping rule.
    @ParameterizedTest
    @CsvSource({"GENERAL, -30", "GENERAL, -100", "GENERAL, -1000", "GENERAL, -100000", "EQUAL_COLUMNS, -100",
        "EQUAL_COLUMNS, -1000", "UNCOVERED_DATUM, -100", "UNCOVERED_DATUM, -1000", "UNCOVERED_DATUM, -1000000",
        "NEARLY_EQUAL_LABELS, -100", "NEARLY_EQUAL_LABELS, -1000"})
    void leapsTheFlowAndAlgorithmOneEndAtOneNorm(Kind kind, double logLambda) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Problem problem = Problem.of(kind, seed, logLambda);
            Trajectory leap = problem.descent().run();
            FlowTrajectory flow = GradientFlow.of(problem.data, problem.start).watching(problem.levels()).run();
            assertEquals(Stop.REACHED_TOLERANCE, leap.stop(), problem.name);
            assertEquals(Stop.REACHED_TOLERANCE, flow.stop(), problem.name);
            double limit = problem.process.squaredNorm();
            double byFlow = flow.finalNetwork().squaredNorm();
            assertEquals(byFlow, leap.finalNetwork().squaredNorm(), 0.02 * (1 + limit), problem.name);
            if (problem.isResolved()) {
                assertEquals(limit, leap.finalNetwork().squaredNorm(), 1e-9 * (1 + limit), problem.name);
                assertEquals(limit, byFlow, 1e-9 * (1 + limit), problem.name);
                inOrder(problem, leap, flow);
            }
        }
    }

    private static void inOrder(Problem problem, Trajectory leap, FlowTrajectory flow) {
        for (int i = 1; i < problem.process.jumpCount(); i++) {
            assertTrue(leap.crossing(i) >= leap.crossing(i - 1), problem.name);
            assertTrue(flow.crossing(i).minus(flow.crossing(i - 1)) >= 0, problem.name);
        }
    }

    @ParameterizedTest
    @CsvSource({"GENERAL, -30", "GENERAL, -100", "EQUAL_COLUMNS, -100", "UNCOVERED_DATUM, -100", "NEARLY_EQUAL_LABELS, -60"})
    void leapsCrossEveryLevelAtTheEpochOfPlainSteps(Kind kind, double logLambda) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Problem problem = Problem.of(kind, seed, logLambda);
            GradientDescent descent = problem.descent().withEpochLimit(1_000_000);
            Trajectory leap = descent.run();
            Trajectory steps = descent.stepByStep().run();
            assertArrayEquals(steps.crossings(), leap.crossings(), problem.name);
            double norm = steps.finalNetwork().squaredNorm();
            assertEquals(norm, leap.finalNetwork().squaredNorm(), 1e-9 * (1 + norm), problem.name);
        }
    }
}
