package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Network;

class SmallProblemTest {
    // What the notebook claims, once, at a mild λ: groups end at ‖y_S‖ and zero columns at what they keep. 1e−8: the
    // solver's local error 1e−10, a hundred times.
    @Test
    void groupsAndZeroColumnsEndWhereTheyAreExpected() {
        SmallProblem problem = SmallProblem.resolved(4, 6, 1, 20, -200).get(0);
        Network trained = problem.train();
        List<Double> expected = problem.merged().predictedSquaredNorms();
        List<Double> found = problem.merged().squaredNorms(trained);
        for (int g = 0; g < expected.size(); g++) {
            assertEquals(expected.get(g), found.get(g), 1e-8, problem + ", group " + g);
        }
        assertEquals(problem.unseenError(), trained.meanSquaredError(problem.data()), 1e-14);
    }

    // The rule alone, nothing trained: some datum is seen by nobody, all are resolved, and none is passed over.
    @Test
    void problemsWithUnseenDataAreTheFirstOfTheirKind() {
        List<SmallProblem> found = SmallProblem.unseen(4, 6, 1, 3, -1000);
        assertEquals(3, found.size());
        List<Long> all = SmallProblem.resolved(4, 6, 1, (int) found.get(2).seed(), -1000).stream()
                .filter(problem -> problem.unseenError() > 0).map(SmallProblem::seed).toList();
        assertEquals(all, found.stream().map(SmallProblem::seed).toList());
    }

    // Twins share by A_0/A_1 and jump at the offset of one neuron; both signs, λ = e^{−200}, where others are below e^{−45}.
    @Test
    void twinsShareAndJumpAsPredicted() {
        SmallProblem problem = SmallProblem.twins(false, 4, 2, 1, 1, -200).get(0);
        Network trained = problem.train();
        assertEquals(problem.merged().split(0, 1), StrictMath.exp(trained.logNorm(0) - trained.logNorm(1)), 1e-9);
        assertEquals(problem.merged().firstJumpOffset(), problem.firstJumpOffset(), 1e-7);
    }

    // The two-jump case reaches the least norm, and another λ changes nothing else.
    @Test
    void twoJumpsReachTheLeastNorm() {
        SmallProblem problem = SmallProblem.twoJumps(4, 3, 1, 1, -300).get(0);
        assertTrue(problem.oneSeesAll());
        assertEquals(MinimumNorm.of(problem.data()).squaredNorm(), problem.train().squaredNorm(), 1e-8);
        assertEquals(problem.merged().groups(), problem.at(-500).merged().groups());
        assertEquals(-500, problem.at(-500).start().logNorm(0), 1e-12);
    }

    // The harmful tie: refused; smallest index first gives 2(5 + 3) = 16; mirror images share equally, 4√13.
    @Test
    void aTiedPairIsRefusedAndSharesByItsStart() {
        TiedPair pair = TiedPair.random(-100, 5);
        assertThrows(IllegalArgumentException.class, () -> pair.process(TieRule.REFUSE));
        assertEquals(16, pair.process(TieRule.SMALLEST_INDEX).squaredNorm(), 1e-13);
        Network mirrored = pair.mirrored().train();
        assertEquals(0.5, TiedPair.share(mirrored), 1e-9);
        assertEquals(4 * StrictMath.sqrt(13), mirrored.squaredNorm(), 1e-8);
        assertEquals(1, pair.mirrored().ratio(), 1e-15);
        assertEquals(TiedPair.share(TiedPair.aligned(pair.ratio()).train()), TiedPair.share(pair.train()), 1e-8);
    }
}
