package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Problems;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class FirstJumpTest {
    private static final Network START = Problems.twoNeurons(-100);
    private static final LimitProcess PROCESS = LimitProcess.of(Problems.THREE_LABELS, START).withStepSize(0.01);
    private static final FirstJump JUMP = FirstJump.of(PROCESS, START, -100);

    // Neuron 1 jumps first, on the 12 with cosine 2/3: h = 2·0.01·12/3. Neuron 0 grows by 1 + 2·0.01·5/3 an epoch.
    @Test
    void theFirstJumpByHand() {
        assertEquals(0.08, JUMP.growth(), 1e-16);
        assertEquals(2 / 3.0, JUMP.alignment(), 1e-15);
        assertEquals(100 * (1 - Math.log1p(0.1 / 3) / Math.log1p(0.08)), JUMP.othersMargin(), 1e-11);
    }

    // (log 9 + ¾ h log(0.1/0.9))/log(1 + h), the class comment's formula at 0.9 less that at 0.1.
    @Test
    void theWidthIsFromATenthToNineTenths() {
        double width = Math.log(9) * (1 - 0.75 * 0.08) / Math.log(1.08);
        assertEquals(width, JUMP.width(), 1e-12);
        assertEquals(width, FirstJump.epochsBetween(0.08, 0.1, 0.9), 1e-12);
        assertEquals(-width, FirstJump.epochsBetween(0.08, 0.9, 0.1), 1e-12);
    }

    // Without a second neuron the growth alone decides: one label 1, h = 2η.
    @Test
    void aGrowthOfTwoPercentIsStillSmallEnough() {
        Dataset data = Dataset.of(1);
        Network start = Initialization.of(-100, new int[] {1}, new double[][] {{1}});
        LimitProcess process = LimitProcess.of(data, start);
        assertTrue(FirstJump.of(process.withStepSize(0.01), start, -100).applies());
        assertFalse(FirstJump.of(process.withStepSize(0.0101), start, -100).applies());
    }

    // A neuron that sees nothing stays at −1, so that its margin is log(1/λ).
    @Test
    void fortyFiveIsFarEnough() {
        for (double inverse : new double[] {45, 44.9}) {
            Network start = Initialization.of(-inverse, new int[] {1, 1}, new double[][] {{1}, {-1}});
            LimitProcess process = LimitProcess.of(Dataset.of(1), start).withStepSize(0.01);
            assertEquals(inverse, FirstJump.of(process, start, -inverse).othersMargin());
            assertEquals(inverse == 45, FirstJump.of(process, start, -inverse).applies());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 1.5})
    void aPartOutsideTheOpenIntervalIsNamed(double part) {
        refused("the part of a label must be in (0, 1), got " + saddlewalk.Numbers.full(part), () -> JUMP.epoch(part));
    }

    @Test
    void anotherStartIsNamed() {
        refused("network and data must have one dimension: the network has 2, the data 3", () -> FirstJump.of(PROCESS,
                Initialization.of(-100, new int[] {1, 1}, new double[][] {{1, 2}, {2, 1}}), -100));
        refused("the start must have the limit process's number of neurons 2, got 1", () -> FirstJump.of(PROCESS,
                Initialization.of(-100, new int[] {1}, new double[][] {{1, 2, 1}}), -100));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FirstJump.of(PROCESS, START, -101)).getMessage()
                .startsWith("log lambda must be the start's, "));
    }

    @Test
    void labelsAndSignsThatAreNotPositiveAreNamed() {
        refused("the closed form needs labels of one sign, all > 0: label 1 is 0", () -> FirstJump.of(
                LimitProcess.of(Dataset.of(3, 0, 12), START).withStepSize(0.01), START, -100));
        refused("the closed form needs labels of one sign, all > 0: label 2 is -12", () -> FirstJump.of(
                LimitProcess.of(Dataset.of(3, 4, -12), START).withStepSize(0.01), START, -100));
        Network signs = Initialization.of(-100, new int[] {1, -1}, new double[][] {{1, 2, -2}, {-2, -1, 2}});
        refused("the closed form needs signs of one kind, all +1: neuron 1 has -1", () -> FirstJump.of(
                LimitProcess.of(Problems.THREE_LABELS, signs).withStepSize(0.01), signs, -100));
    }

    private static void refused(String words, Executable call) {
        assertEquals(words, message(call));
    }
}
