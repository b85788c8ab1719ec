package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvedFigureOneTest {
    @Test
    void thePickedSeedNeedsNoOtherLambdaThanTheOneItIsPickedAt() {
        assertEquals(FigureOne.of(150, -1000).logLambda(), FigureOne.resolved(150).logLambda());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 15, 22, 50})
    void anySeedIsShownAtALambdaThatResolvesAllItsPlateausAndItsFirstJump(long seed) {
        FigureOne problem = FigureOne.resolved(seed);
        assertTrue(problem.resolution().allResolved(), "plateaus of seed " + seed);
        assertTrue(problem.firstJump().applies(), "first jump of seed " + seed);
        for (int i = 1; i <= problem.process().jumpCount(); i++) {
            assertTrue(problem.resolution().isSeparate(i), "jump " + i + " of seed " + seed);
        }
        assertTrue(problem.logLambda() <= -1000, "seed " + seed + " at " + problem.logLambda());
    }
}
