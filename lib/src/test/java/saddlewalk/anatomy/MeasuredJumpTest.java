package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuredJumpTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.bothSigns(1);
    private static final List<MeasuredJump> JUMPS = MeasuredJump.all(PROBLEM, PROBLEM.trained(-1000), -1000);
    /** The rule that picks the problem: what is neglected is at most e^−10. */
    private static final double NEGLECTED = StrictMath.exp(-10);

    private static void assertNear(List<Double> predicted, List<Double> measured, double tolerance) {
        assertEquals(predicted.size(), measured.size());
        for (int k = 0; k < predicted.size(); k++) {
            assertEquals(predicted.get(k), measured.get(k), tolerance, "entry " + k);
        }
    }

    @Test
    void everyListIsMeasuredAsPredicted() {
        for (MeasuredJump jump : JUMPS) {
            assertEquals(jump.predictedSlowGrowthRatio(), jump.phases().slowGrowthRatio(), 1e-5);
            assertNear(jump.predictedDrifts(), jump.drifts(), 1e-8);
            assertNear(jump.predictedLogNormsAfter(), jump.logNormsAfter(), NEGLECTED);
            assertNear(jump.turnsAfter().stream().map(MeasuredJump.Turn::predicted).toList(),
                    jump.turnsAfter().stream().map(MeasuredJump.Turn::measured).toList(), NEGLECTED);
            assertNear(jump.predictedGrowthAfter(), jump.growthAfter(), NEGLECTED + jump.predictedMisalignmentAfter());
        }
    }

    // At τ₁ Algorithm 1's largest is the neuron that jumps; the trained one is asked without it.
    @Test
    void theLargestNeuronIsTheOneThatJumps() {
        for (MeasuredJump jump : JUMPS) {
            assertEquals(jump.phases().neuron(), jump.predictedLargest(jump.phases().slowEnd()));
            assertEquals(jump.phases().neuron(), jump.largest(jump.phases().slowEnd()));
        }
    }

    @Test
    void beforeTheFirstJumpNothingIsFittedAndNothingShared() {
        MeasuredJump first = JUMPS.get(0);
        assertEquals(0, first.residualOnFitted(first.phases().begin()), 0);
        assertEquals(List.of(), first.drifts());
        assertEquals(List.of(), first.shared());
    }

    // Lemma 4: its ratio, the exponents and the residuals at τ₁ all follow from Algorithm 1, the constants and the logistics.
    @Test
    void slowGrowthEndsWhenAndAsItIsPredictedTo() {
        for (MeasuredJump jump : JUMPS) {
            assertEquals(0, jump.phases().slowEnd().minus(jump.predictedSlowEnd()) * jump.speed(), 1e-5 * jump.epsilonL());
            assertTrue(jump.misalignment(jump.phases().slowEnd()) <= jump.predictedMisalignmentAtSlowEnd() + 1e-8);
            assertTrue(jump.residualOnFitted(jump.phases().slowEnd()) <= jump.predictedResidualAtSlowEnd() + StrictMath.exp(-30));
        }
    }

    // Before the first jump nothing has turned: only the start's own alignment is left, 2e^{−2‖D‖T} of the slowest.
    @Test
    void beforeTheFirstJumpTheSlowestNeuronIsTheLeastAligned() {
        MeasuredJump first = JUMPS.get(0);
        double slowest = IntStream.range(0, PROBLEM.process().m()).mapToDouble(q -> PROBLEM.process().speedOnPlateau(q, 0))
                .filter(speed -> speed > 0).min().orElseThrow();
        double growth = slowest * first.predictedSlowEnd().value();
        assertEquals(1, first.predictedMisalignmentAtSlowEnd() / (2 * StrictMath.exp(-2 * growth)), 1e-9);
        assertEquals(0, first.predictedResidualAtSlowEnd(), 0);
    }

    @Test
    void sharedOutputsHaveTheExponentsOfTheirJumps() {
        List<MeasuredJump.Shared> shared = JUMPS.stream().flatMap(jump -> jump.shared().stream())
                .filter(s -> s.logOutput() > -600).toList();
        assertFalse(shared.isEmpty());
        for (MeasuredJump.Shared s : shared) {
            assertEquals(s.exponent(), -s.logOutput() / 1000, 5e-3, s.toString());          // O(1/L)
        }
    }

    @Test
    void theOthersStayBelowHalfOfTheirExponent() {
        MeasuredJump first = JUMPS.get(0);
        assertTrue(first.largestOtherExponent() < -PROBLEM.windows().nearest(1) / 2);
    }
}
