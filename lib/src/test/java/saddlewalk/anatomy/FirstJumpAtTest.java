package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FirstJumpAtTest {
    // At L = 1000 the ratio is that of the phases; both by bisection to 1e−10 in T, of some 100.
    @Test
    void itIsTheFirstJumpOfThePhases() {
        AnatomyProblem problem = AnatomyProblem.bothSigns(1);
        JumpPhases phases = JumpPhases.of(problem.windows(), problem.trained(-1000), -1000, 1);
        assertEquals(phases.slowGrowthRatio(), FirstJumpAt.of(problem, -1000).slowGrowthRatio(), 1e-9);
    }

    @Test
    void atALargeLambdaItMissesByWhatIsNeglected() {
        FirstJumpAt large = FirstJumpAt.of(AnatomyProblem.bothSigns(1), -100);
        double small = large.disturbance() + 1e-8;
        assertEquals(large.predictedGrowthMiss(), large.growthMiss(), small);
        assertEquals(large.predictedSlowGrowthRatio(), large.slowGrowthRatio(), small);
    }
}
