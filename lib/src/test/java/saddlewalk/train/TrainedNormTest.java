package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

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

    // Four labels, four neurons. Seed 96 needs L = 1069.15; seed 239 would need 28,929, and of the next ones the first that
    // leaves no datum unseen is taken.
    @Test
    void aSeedIsTrainedAtTheLambdaItNeedsOrPassedOver() {
        TrainedNorm run = TrainedNorm.resolved(4, 4, 96, 1).get(0);
        assertEquals(96, run.seed());
        double exponent = Resolution.of(process(96).withStepSize(0.05), -1).endExponent();
        double length = -run.logLambda();                                        // a whole L
        assertTrue(length * exponent >= 35 && (length - 1) * exponent < 35, run.toString());
        TrainedNorm next = TrainedNorm.resolved(4, 4, 239, 1).get(0);
        long seed = 240;
        while (!process(seed).uncovered().isEmpty()) {
            seed++;
        }
        assertTrue(process(239).uncovered().isEmpty());
        assertEquals(seed, next.seed());
        assertTrue(next.logLambda() >= -20_000, next.toString());
    }

    private static LimitProcess process(long seed) {
        return LimitProcess.of(Dataset.normal(4, seed), Initialization.balanced(4, 4, -1, seed));
    }
}
