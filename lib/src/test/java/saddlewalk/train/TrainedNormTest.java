package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainedNormTest {
    // λ^c ≤ e^{−35} by the rule; what is left is the stopping rule's 1e−12 of the labels, times 2√p.
    @Test
    void aResolvedSeedEndsAtFifteen() {
        List<TrainedNorm> runs = TrainedNorm.resolved(8, 6, 1, 4);
        for (TrainedNorm run : runs) {
            assertTrue(run.process().uncovered().isEmpty(), run.toString());
            assertEquals(run.process().squaredNorm(), run.squaredNorm(), 1e-10, run.toString());
        }
        assertEquals(4, TrainedNorm.table(runs).rowCount());
        assertEquals(5, TrainedNorm.table(runs).columnCount());
    }

    @Test
    void theSameSeedAtAnotherLambdaKeepsItsProcess() {
        TrainedNorm run = TrainedNorm.resolved(8, 6, 1, 1).get(0);
        TrainedNorm large = run.at(-5);
        assertEquals(run.process().jumps(), large.process().jumps());
        assertEquals(-5, large.logLambda());
    }

    // Seed 504611's last neuron is left at L·ρ = −17.5 by the flow's clock at L = 17,076, but at −9.6 by gradient descent's: e^(−19) shows.
    @Test
    void howSmallLambdaMustBeIsReadFromGradientDescentsOwnClock() {
        TrainedNorm run = TrainedNorm.resolved(16, 8, 504_600, 2).get(1);
        assertTrue(run.seed() != 504_611 || run.logLambda() < -20_000, run.toString());
        assertEquals(run.process().squaredNorm(), run.squaredNorm(), 2.5e-11);     // 2√p · 1e−12 · ‖y‖, as notebook 09 has it
    }
}
