package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

class RestartingRuleTest {
    /** Neuron 0 sees (12, 9), neuron 1 sees (5, 12), neuron 2 sees (8): speeds 15/4, 13/4, 8/4. */
    private static final LimitProcess HEAD_START = LimitProcess.of(new double[] {5, 12, 9, 8}, new int[] {1, 1, 1},
            ActivationMask.ofRows("0 1 0", "1 1 0", "1 0 0", "0 0 1"));

    // By hand: 4/15; then the 8 alone at 2, another 1/2; then the 5 alone at 5/4, another 4/5.
    @Test
    void everyPlateauBeginsAnewSoThatTheFastestNeuronIsNext() {
        RestartingRule rule = RestartingRule.of(HEAD_START);
        assertEquals(List.of(0, 2, 1), rule.order());
        assertEquals(List.of(0, 1, 2), HEAD_START.order());
        assertEquals(4.0 / 15, rule.jumps().get(0).time(), 1e-15);
        assertEquals(4.0 / 15 + 0.5, rule.jumps().get(1).time(), 1e-15);
        assertEquals(4.0 / 15 + 0.5 + 0.8, rule.jumps().get(2).time(), 1e-15);
        assertEquals(List.of(List.of(1, 2), List.of(3), List.of(0)), rule.jumps().stream().map(Jump::fitted).toList());
    }

    @Test
    void neuronsThatShareNothingHaveNoMemoryToLose() {
        LimitProcess apart = LimitProcess.of(new double[] {3, 4, 12}, new int[] {1, 1},
                ActivationMask.ofRows("1 0", "1 0", "0 1"));
        assertEquals(apart.order(), RestartingRule.of(apart).order());
        assertEquals(0.25 + 0.6, RestartingRule.of(apart).jumps().get(1).time(), 1e-15);
    }

    @Test
    void theDiscreteFormHasItsOwnSpeeds() {
        double eta = 0.1;
        double first = 2 * eta / StrictMath.log1p(2 * eta * 15 / 4);
        assertEquals(first, RestartingRule.of(HEAD_START.withStepSize(eta)).jumps().get(0).time(), 1e-15);
    }

    @Test
    void whereNobodySeesAnythingNobodyJumps() {
        assertEquals("RestartingRule[order []]", RestartingRule.of(
                LimitProcess.of(new double[] {1}, new int[] {-1}, ActivationMask.ofRows("1"))).toString());
    }

    /** The largest ‖y_S‖ first: a second way to the same order. */
    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theRuleIsTheGreedyOrderOfTheLabelsStillUnfitted(long seed) {
        LimitProcess process = LimitProcess.of(Dataset.normal(24, seed), Initialization.balanced(6, 24, -1, seed));
        List<Integer> unfitted = process.unfitted(0);
        for (Jump jump : RestartingRule.of(process).jumps()) {
            List<Integer> left = unfitted;
            int greedy = IntStream.range(0, 6).boxed().max(Comparator.comparingDouble(
                    j -> process.data().labelNorm(left.stream().filter(k -> process.saw(j, k)).toList())))
                    .orElseThrow();
            assertEquals(greedy, jump.neuron(), "seed " + seed);
            unfitted = left.stream().filter(k -> !process.saw(greedy, k)).toList();
        }
        assertEquals(process.uncovered(), unfitted, "seed " + seed);
    }
}
