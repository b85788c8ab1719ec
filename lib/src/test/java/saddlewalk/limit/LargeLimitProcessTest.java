package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/** Algorithm 1 where its sums run over cells and blocks, not over single data: more than 1024 and than 16384 of them. */
class LargeLimitProcessTest {
    private static int[] signs(int m, boolean oneSign, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(m, 0, 2).map(s -> oneSign || s == 0 ? 1 : -1).toArray();
    }

    /** Algorithm 1 with one array of flags and sums in the order of the data; returns times, neurons and fitted counts. */
    private record Plain(List<Double> times, List<Integer> neurons, List<List<Integer>> fitted) {
        static Plain of(double[] y, int[] signs, ActivationMask mask) {
            Plain plain = new Plain(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            boolean[] isFitted = new boolean[y.length];
            double[] rho = new double[signs.length];
            Arrays.fill(rho, -1);
            double time = 0;
            while (true) {
                double[] speed = new double[signs.length];
                int next = -1;
                for (int j = 0; j < signs.length; j++) {
                    double squares = 0;
                    for (int k = 0; k < y.length && !plain.neurons.contains(j); k++) {
                        squares += !isFitted[k] && mask.get(k, j) && signs[j] * y[k] > 0 ? y[k] * y[k] : 0;
                    }
                    speed[j] = Math.sqrt(squares) / y.length;
                    next = speed[j] > 0 && (next < 0 || rho[j] / speed[j] > rho[next] / speed[next]) ? j : next;
                }
                if (next < 0) {
                    return plain;
                }
                double wait = -rho[next] / speed[next];
                time += wait;
                List<Integer> fitted = new ArrayList<>();
                for (int k = 0; k < y.length; k++) {
                    if (!isFitted[k] && mask.get(k, next) && signs[next] * y[k] > 0) {
                        isFitted[k] = true;
                        fitted.add(k);
                    }
                }
                for (int j = 0; j < signs.length; j++) {
                    rho[j] += wait * speed[j];
                }
                plain.times.add(time);
                plain.neurons.add(next);
                plain.fitted.add(fitted);
            }
        }
    }

    // m = 64 and 65 lie at the end of a word and after it; n = 16385 is one datum in a block of its own.
    @ParameterizedTest
    @CsvSource({"1025, 5, 1", "1500, 64, 2", "3000, 65, 3", "16384, 9, 4", "16385, 16, 5", "40000, 10, 6", "5000, 130, 7"})
    void cellsAndBlocksFindTheJumpsOfPlainSums(int n, int m, long seed) {
        for (boolean oneSign : new boolean[] {true, false}) {
            String where = "seed " + seed + ", one sign " + oneSign;
            double[] y = (oneSign ? Dataset.absoluteNormal(n, seed) : Dataset.normal(n, seed)).labels();
            y[n / 2] = 0;
            ActivationMask mask = ActivationMask.random(n, m, seed);
            int[] signs = signs(m, oneSign, seed);
            LimitProcess process = LimitProcess.of(y, signs, mask);
            assertEquals(process.jumps(), LimitProcess.of(process.data(), signs, mask).jumps(), where);
            Plain plain = Plain.of(y, signs, mask);
            assertEquals(plain.neurons, process.jumps().stream().map(Jump::neuron).toList(), where);
            double norm = 0;
            for (int i = 1; i <= process.jumpCount(); i++) {
                assertEquals(plain.fitted.get(i - 1), process.jump(i).fitted(), where);
                // Relative rounding of two sums of n squares, and of a sum over i plateaus that began at −1.
                double speed = process.speedOnPlateau(process.jump(i).neuron(), i - 1);
                assertEquals(plain.times.get(i - 1), process.jumpTime(i),
                        n * 0x1p-52 * i * (process.jumpTime(i) + 1 / speed), where);
                norm += 2 * process.data().labelNorm(process.jump(i).fitted());
                assertEquals(n - process.fittedCount(i), process.unfitted(i).size(), where);
            }
            assertEquals(norm, process.squaredNorm(), n * 0x1p-52 * norm, where);
            double left = Math.pow(process.data().labelNorm(process.uncovered()), 2);
            assertEquals(left / n, process.plateauMeanSquaredError(process.jumpCount()), n * 0x1p-52, where);
            assertTrue(process.uncovered().contains(n / 2), "a label 0 is never fitted, " + where);
        }
    }

    // The neurons 0 and 9 lie in different cells, so that their sums round differently; they are the same neuron twice.
    @Test
    void equalColumnsAreAHarmlessTieAlsoWhereTheirSumsRoundDifferently() {
        for (long seed = 1; seed <= 20; seed++) {
            int n = 20_000;
            long[] words = new long[n];
            SplittableRandom random = new SplittableRandom(seed);
            for (int k = 0; k < n; k++) {
                long word = random.nextLong() & 0xff;
                words[k] = word | (word & 1) << 9 | random.nextLong() & 0xfc00;
            }
            double[] y = Dataset.absoluteNormal(n, seed).labels();
            for (int k = 0; k < n; k++) {
                y[k] *= (words[k] & 1) == 1 ? 2 : 1;             // so that neuron 0 sees most and jumps first
            }
            int[] signs = new int[16];
            Arrays.fill(signs, 1);
            LimitProcess process = LimitProcess.of(y, signs, ActivationMask.ofWords(16, words));
            assertEquals(0, process.jump(1).neuron(), "the smallest index, seed " + seed);
            assertEquals(1, process.ties().size(), "seed " + seed);
            assertEquals(9, process.ties().get(0).second(), "seed " + seed);
            assertEquals(0, process.exponentAtPlateau(9, 1), 1e-12, "seed " + seed);
            assertEquals(0, process.speedOnPlateau(9, 1), "seed " + seed);
        }
    }

    // Frozen from one run, equal on JDK 17 and 25, interpreted, compiled, with and without vector instructions.
    @Test
    void theBitsOfALargeProblemAreTheSameEverywhere() {
        int[] signs = new int[64];
        Arrays.fill(signs, 1);
        SplittableRandom random = new SplittableRandom(1);
        double[] y = random.doubles(100_000, 0.5, 2).toArray();
        LimitProcess process = LimitProcess.of(y, signs, ActivationMask.random(y.length, 64, 1));
        assertEquals(16, process.jumpCount());
        assertEquals(0x1.87c75d3c30764p8, process.jumpTime(3));
        assertEquals(0x1.8215e6988a443p10, process.squaredNorm());
    }

    // A tie at 20,000 data that overlap in part: twice the same labels in other places.
    @Test
    void aHarmfulTieIsFoundBetweenSumsOfDifferentOrder() {
        int n = 20_000;
        double[] y = new double[n];
        long[] words = new long[n];
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < n; k += 4) {
            double twin = 0.5 + random.nextDouble();
            y[k] = y[k + 1] = twin;
            y[k + 2] = y[k + 3] = random.nextDouble() + 0.1;
            words[k] = 1;
            words[k + 1] = 1L << 20;
            words[k + 2] = words[k + 3] = random.nextBoolean() ? 1 | 1L << 20 : 4;
        }
        int[] signs = new int[21];
        Arrays.fill(signs, 1);
        ActivationMask mask = ActivationMask.ofWords(21, words);
        var e = assertThrows(IllegalArgumentException.class,
                () -> LimitProcess.of(y, signs, mask));
        assertTrue(e.getMessage().contains("neurons 0 and 20 both reach exponent 0 at jump 1"), e.getMessage());
        assertEquals(0, LimitProcess.of(y, signs, mask, TieRule.SMALLEST_INDEX).jump(1).neuron());
    }
}
