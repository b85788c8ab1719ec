package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Leaping over plateaus against every epoch as an ordinary step, on random problems of one sign and of both. */
class LeapTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /**
     * The switch-offs before the first jump. Later ones are not compared: a neuron's coordinate on fitted data moves by
     * the rounding of their residual, times a weight that grows, and may or may not meet 0; the two runs round
     * differently.
     */
    private static List<SwitchOff> early(Trajectory run) {
        long first = run.crossings().length == 0 || run.crossings()[0] < 0 ? Long.MAX_VALUE : run.crossings()[0];
        return run.switchOffs().stream().filter(off -> off.epoch() < first).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leapsGiveGradientDescentsOwnIterates(long seed) {
        int n = 3 + (int) (seed % 14);
        int m = 1 + (int) (seed % 6);
        double logLambda = -40 * (1 + seed % 8);
        Dataset data = seed % 2 == 0 ? Dataset.normal(n, seed) : Dataset.absoluteNormal(n, seed);
        data = seed % 5 == 0 ? data.withRandomOrthonormalInputs(n + 1, seed) : data;
        Network start = seed % 2 == 0 ? Initialization.balanced(m, data.d(), logLambda, seed)
                : Initialization.balancedPositive(m, data.d(), logLambda, seed);
        LimitProcess process = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX);
        double[] levels = new double[process.jumpCount()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = process.meanSquaredErrorDuringJump(i + 1, FirstJump.HALF_LOSS_DROP);
        }
        GradientDescent descent = GradientDescent.of(data, start).withStepSize(0.05).withEpochLimit(100_000)
                .watching(levels)
                .recording(Recorder.every(997).withNorms().withNetworks());
        Trajectory leaping = descent.run();
        Trajectory stepping = descent.stepByStep().run();
        String what = "seed " + seed;
        assertArrayEquals(stepping.crossings(), leaping.crossings(), what);
        assertEquals(early(stepping), early(leaping), what);
        assertEquals(stepping.stop(), leaping.stop(), what);
        int records = Math.min(stepping.recordedEpochs().length, leaping.recordedEpochs().length) - 1;
        for (int i = 0; i < records; i++) {
            assertEquals(stepping.recordedEpochs()[i], leaping.recordedEpochs()[i], what);
            assertEquals(stepping.meanSquaredErrors()[i], leaping.meanSquaredErrors()[i],
                    1e-9 * stepping.meanSquaredErrors()[0],
                    what + ", record " + i);
            for (int j = 0; j < m; j++) {
                assertEquals(stepping.logNorms(j)[i], leaping.logNorms(j)[i], 1e-9,
                        what + ", record " + i + ", neuron " + j);
            }
        }
        for (int j = 0; j < m; j++) {
            assertEquals(stepping.finalNetwork().output(j), leaping.finalNetwork().output(j), 1e-9,
                    what + ", neuron " + j);
        }
    }
}
