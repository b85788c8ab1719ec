package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

/** What the statements of appendices B.2, D.1 and F.2 are made of, each against a second way. */
class LemmasTest {
    // Labels 3, 4, 12, neuron 0 sees (3, 4), neuron 1 the 12: speeds 5/3 and 4, and after the first jump 5/3 alone.
    private static final Dataset DATA = Dataset.of(3, 4, 12);
    private static final Network START = Initialization.of(-60, new int[] {1, 1}, new double[][] {{3, 4, -1}, {-1, -1, 12}});

    @Test
    void theHessianAtASaddleHasTheSpeedsAsItsPositiveEigenvalues() {
        LimitProcess process = LimitProcess.of(DATA, START);
        FlowTrajectory run = GradientFlow.of(DATA, START).run(1, 40);
        assertArrayEquals(new double[] {4, 5.0 / 3}, descending(SaddleHessian.of(process, 0, run.state(0)).positiveEigenvalues()), 1e-9);
        assertArrayEquals(new double[] {5.0 / 3}, SaddleHessian.of(process, 1, run.state(0)).positiveEigenvalues(), 1e-9);
        assertArrayEquals(new double[0], SaddleHessian.of(process, 2, run.state(0)).positiveEigenvalues(), 0);
    }

    private static double[] descending(double[] values) {
        return Arrays.stream(values).map(v -> -v).sorted().map(v -> -v).toArray();
    }

    // With β = 0 and f' = αf the bound is f itself: √f(t) = √f(0) e^{αt/2}. And from 0 with α → 0 it is βt/2.
    @Test
    void theGronwallBoundIsTheSolutionOfItsEquation() {
        assertEquals(2 * Math.exp(0.75), Gronwall.bound(2, 1.5, 0, 1), 1e-14);
        assertEquals(0.5, Gronwall.bound(0, 1e-9, 1, 1), 1e-6);
        double step = 1e-6;
        double here = Gronwall.bound(0.3, 0.7, 0.4, 0.5);
        double slope = (Gronwall.bound(0.3, 0.7, 0.4, 0.5 + step) - Gronwall.bound(0.3, 0.7, 0.4, 0.5 - step)) / (2 * step);
        assertEquals(0.7 * here / 2 + 0.4 / 2, slope, 1e-9);          // √f' = (α√f + β)/2
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noRandomFunctionExceedsItsGronwallBound(long seed) {
        assertTrue(Gronwall.random(seed).largestExcess(1.3) <= 1e-12, "seed " + seed);
    }

    @Test
    void nearbyUnitsHaveTheInnerProductAskedForAndTheWorstCaseIsMirrored() {
        Dataset data = Dataset.absoluteNormal(10, 1);
        assertEquals(1 - 0.03, NearbyUnits.random(10, 0.03, 5).cosine(), 1e-14);
        NearbyUnits worst = NearbyUnits.mirrored(data.input(4), 0.03, 5);
        assertEquals(1 - 0.03, worst.cosine(), 1e-14);
        assertEquals(Math.sqrt(2 * 0.03), worst.largestDifference(data), 1e-14);      // Proposition 7 with equality
        assertTrue(NearbyUnits.random(10, 0.03, 5).largestDifference(data) <= Math.sqrt(2 * 0.03));
        var e = assertThrows(IllegalArgumentException.class, () -> NearbyUnits.random(10, 3, 5));
        assertEquals("1 - <u, v> must be in [0, 2], got 3", e.getMessage());
    }

    // Lemma 3 with equality: one sign, measured by the general solver.
    @Test
    void neuronsAlignLikeAHyperbolicTangent() {
        AnatomyProblem problem = AnatomyProblem.oneSign(1);
        BaseCase base = BaseCase.of(problem);
        double[] times = {1, 20, 60};
        FlowTrajectory run = problem.flow(-1000).run(60);
        for (int j : IntStream.range(0, problem.process().m()).filter(q -> problem.process().speedOnPlateau(q, 0) > 0).toArray()) {
            assertArrayEquals(base.bound(j, times), base.cosines(j, run, times), 1e-7, "neuron " + j);
        }
    }

    // (19) at the origin, and the speeds that make it, from Algorithm 1 by hand for the two ends.
    @Test
    void theWaitAtTheOriginLiesBetweenTheFastestAndTheSlowestRate() {
        AnatomyProblem problem = AnatomyProblem.oneSign(1);
        Escape escape = Escape.of(problem);
        assertEquals(1 / escape.fastest(0), escape.leading(0), 1e-12);
        assertTrue(escape.slowest(0) <= escape.fastest(0));
        assertEquals(problem.process().jumpTime(1), escape.leading(0), 1e-12);
        assertTrue(escape.leading(1) < 1 / escape.fastest(1), "at a later saddle the wait is shorter than (19) allows");
    }
}
