package saddlewalk.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.train.FigureOne;
import saddlewalk.train.GradientFlow;

class GeneralFlowTest {
    /** At a tolerance of 1e−8 a jump time near 3,000 may be off by some 1e−6; measured 1e−9 relative. */
    @Test
    void thePeerFindsOurJumpTimesAndNorm() {
        FigureOne problem = Problems.figureOne(-100);
        double end = Problems.flowEnd(problem);
        GeneralFlow.Result peer = GeneralFlow.run(problem, end);
        double[] ours = Problems.jumpTimes(Problems.flow(problem), problem);
        assertEquals(ours.length, peer.times().length);
        for (int i = 0; i < ours.length; i++) {
            assertEquals(1, peer.times()[i] / ours[i], 1e-7, "jump " + (i + 1));
        }
        double norm = GradientFlow.of(problem.data(), problem.start()).run(end).finalNetwork().squaredNorm();
        assertEquals(1, peer.squaredNorm() / norm, 1e-7);
        assertTrue(peer.evaluations() > 1000, "right-hand sides: " + peer.evaluations());
    }
}
