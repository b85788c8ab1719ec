package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** The λ that a problem asks for, so that a notebook's claims hold for whatever seed a reader chooses. */
class NeededLambdaTest {
    private static final double A_LITTLE = 1 + 1e-9;

    // By hand, n = 2, labels 3 and 4: neuron 0 sees both (speed 5/2, jumps at 2/5), neuron 1 sees label 3 as well (speed
    // 3/2, exponent −1 + 3/5 = −2/5 at the jump) but then has nothing left; neuron 2 sees no datum. Nobody jumps later.
    @Test
    void whereNoLaterNeuronSawWhatWasFittedEveryLambdaWillDo() {
        LimitProcess process = LimitProcess.of(new double[] {3, 4}, new int[] {1, 1, 1},
                ActivationMask.ofRows("1 1 0", "1 0 0"));
        assertEquals(0, Resolution.of(process, -1).logLambdaNeeded());
    }

    // By hand, n = 3, labels 4, 3, 1: neuron 0 sees 4 and 3 (speed 5/3, jumps at 3/5); neuron 1 sees 3 and 1 (speed
    // √10/3, exponent −1 + √10/5 at that jump) and jumps later. So 30/L = 1 − √10/5 at the λ needed.
    @Test
    void theLambdaNeededMakesTheLargestTraceOfALaterNeuronThirtyTimesSmallerInLogarithm() {
        LimitProcess process = LimitProcess.of(new double[] {4, 3, 1}, new int[] {1, 1},
                ActivationMask.ofRows("1 0", "1 1", "0 1"));
        assertEquals(-30 / (1 - Math.sqrt(10) / 5), Resolution.of(process, -1).logLambdaNeeded(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 22, 150})
    void fromTheNeededLambdaDownEverythingIsResolvedAndAboveItNot(long seed) {
        Dataset data = Dataset.absoluteNormal(64, seed);
        Network start = Initialization.balancedPositive(6, 64, -1000, seed);
        LimitProcess process = LimitProcess.of(data, start).withStepSize(0.01);
        double plateaus = Resolution.of(process, -1000).logLambdaNeeded();
        assertTrue(Resolution.of(process, plateaus * A_LITTLE).allResolved(), "seed " + seed);
        assertFalse(Resolution.of(process, plateaus / A_LITTLE).allResolved(), "seed " + seed);

        double first = FirstJump.of(process, start, -1000).logLambdaNeeded();
        assertTrue(firstJump(process, seed, first * A_LITTLE).applies(), "seed " + seed);
        assertFalse(firstJump(process, seed, first / A_LITTLE).applies(), "seed " + seed);
    }

    private static FirstJump firstJump(LimitProcess process, long seed, double logLambda) {
        return FirstJump.of(process, Initialization.balancedPositive(6, 64, logLambda, seed), logLambda);
    }
}
