package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.Problems;
import saddlewalk.Problems.Masked;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Network;

/** Algorithm 1 on 400 seeded random problems: against a second implementation, and what must hold for every problem. */
class LimitProcessPropertiesTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    private static LimitProcess run(Masked p) {
        return LimitProcess.of(p.labels(), p.signs(), p.mask());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aNaiveSecondImplementationFindsTheSameJumps(long seed) {
        Masked problem = Problems.masked(seed);
        LimitProcess process = run(problem);
        NaiveAlgorithm1 naive = new NaiveAlgorithm1(problem);
        assertEquals(naive.neurons, process.jumps().stream().map(Jump::neuron).toList(), problem::toString);
        int n = problem.labels().length;
        for (int i = 0; i <= process.jumpCount(); i++) {
            int plateau = i;
            // Sums of at most n squares, and one rounding or two for each of the plateaus before.
            double rounding = (n + 8) * (i + 1) * 0x1p-52;
            if (i > 0) {
                assertEquals(List.copyOf(naive.fitted.get(i - 1)), process.jump(i).fitted(), problem::toString);
                double slowest = process.speedOnPlateau(process.jump(i).neuron(), i - 1);
                assertEquals(naive.time(i), process.jumpTime(i), rounding * (naive.time(i) + 1 / slowest),
                        problem::toString);
            }
            assertEquals(List.copyOf(naive.unfitted(i)), process.unfitted(i), problem::toString);
            assertEquals(naive.loss(i), process.plateauLoss(i), n * 0x1p-52 * naive.loss(0), problem::toString);
            for (int j = 0; j < process.m(); j++) {
                int neuron = j;
                assertEquals(naive.speed(j, i), process.speedOnPlateau(j, i), rounding * 4, problem::toString);
                if (process.hasJumped(j, i)) {
                    assertEquals(0, process.exponentAtPlateau(j, i), problem::toString);
                } else {
                    assertEquals(naive.exponent(j, i), process.exponentAtPlateau(j, i), rounding * 64,
                            () -> "exponent of neuron " + neuron + " on plateau " + plateau + ", " + problem);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exponentsAreContinuousNonDecreasingAndAtMostZero(long seed) {
        Masked problem = Problems.masked(seed);
        LimitProcess process = run(problem);
        for (int j = 0; j < process.m(); j++) {
            assertEquals(-1, process.exponent(j, 0), problem::toString);
            double last = -1;
            for (Jump jump : process.jumps()) {
                double t = jump.time();
                double before = process.exponent(j, Math.nextDown(t));
                double at = process.exponent(j, t);
                assertTrue(before <= 0 && at <= 0 && before >= last - 1e-12, problem::toString);
                assertEquals(before, at, 1e-12, problem::toString);
                assertTrue(process.speedBefore(j, t) >= process.speed(j, t), "speeds only fall, " + problem);
                last = at;
            }
            double p = process.jumpCount() == 0 ? 0 : process.jumpTime(process.jumpCount());
            assertEquals(process.exponent(j, p), process.exponent(j, 10 * p + 10), "constant at the end, " + problem);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void jumpsAreOrderedDistinctAndFitDisjointData(long seed) {
        Masked problem = Problems.masked(seed);
        LimitProcess process = run(problem);
        HashSet<Integer> fitted = new HashSet<>();
        HashSet<Integer> neurons = new HashSet<>();
        double last = 0;
        for (Jump jump : process.jumps()) {
            assertTrue(jump.time() >= last, problem::toString);
            assertTrue(neurons.add(jump.neuron()), "a neuron jumps once, " + problem);
            jump.fitted().forEach(k -> assertTrue(fitted.add(k), "datum " + k + " is fitted once, " + problem));
            last = jump.time();
        }
        // What is left over is what nobody saw, or saw with the wrong sign, or has no label.
        for (int k = 0; k < problem.labels().length; k++) {
            int datum = k;
            boolean seen = IntStream.range(0, process.m()).anyMatch(j -> process.saw(j, datum));
            assertEquals(seen, fitted.contains(k), () -> "datum " + datum + ", " + problem);
        }
    }

    /**
     * The gradient of the loss at every saddle is 0, by differences; at coordinates that are off, from the off
     * side.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void everySaddleHasZeroGradient(long seed) {
        Masked problem = Problems.masked(seed);
        LimitProcess process = run(problem);
        double step = 1e-5;
        for (int i = 0; i <= process.jumpCount(); i++) {
            Network saddle = process.saddle(i);
            double loss = saddle.loss(process.data());
            assertEquals(process.plateauLoss(i), loss, 1e-13 * process.plateauLoss(0), problem::toString);
            assertEquals(process.squaredNorm(i), saddle.squaredNorm(), 1e-13 * process.squaredNorm(),
                    problem::toString);
            for (int j = 0; j < process.m(); j++) {
                // Central differences: rounding of the loss, 1e−16 of at most 50, over the step 1e−5, and O(step²).
                assertEquals(0, (moved(saddle, j, -1, step).loss(process.data())
                        - moved(saddle, j, -1, -step).loss(process.data())) / (2 * step), 1e-8, problem::toString);
                for (int k = 0; k < process.data().n(); k++) {
                    double down = moved(saddle, j, k, -step).loss(process.data());
                    boolean on = saddle.storedHidden(j)[k] > 0;
                    double up = on ? moved(saddle, j, k, step).loss(process.data()) : loss;
                    assertEquals(0, (up - down) / (on ? 2 * step : step), 1e-8, problem::toString);
                }
            }
        }
    }

    /** Coordinate k of neuron j moved, or its output weight for k = −1. */
    private static Network moved(Network from, int j, int k, double by) {
        double[] a = new double[from.m()];
        double[][] w = new double[from.m()][];
        for (int q = 0; q < from.m(); q++) {
            a[q] = from.output(q) + (q == j && k < 0 ? by : 0);
            w[q] = from.hidden(q);
        }
        if (k >= 0) {
            w[j][k] += by;
        }
        return Network.of(a, w);
    }

    /** D.1: positive and negative neurons are two processes on their own labels, with the common factor 1/n. */
    @ParameterizedTest
    @MethodSource("seeds")
    void twoSignsAreTwoProcessesMergedByTime(long seed) {
        Masked problem = Problems.masked(seed);
        int n = problem.labels().length;
        List<Jump> merged = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            int[] data = IntStream.range(0, n).filter(k -> sign * problem.labels()[k] > 0).toArray();
            int[] neurons = IntStream.range(0, problem.signs().length).filter(j -> problem.signs()[j] == sign)
                    .toArray();
            if (data.length == 0 || neurons.length == 0) {
                continue;
            }
            int[][] rows = new int[data.length][neurons.length];
            for (int k = 0; k < data.length; k++) {
                for (int j = 0; j < neurons.length; j++) {
                    rows[k][j] = problem.mask().get(data[k], neurons[j]) ? 1 : 0;
                }
            }
            double[] labels = Arrays.stream(data).mapToDouble(k -> problem.labels()[k]).toArray();
            int[] signs = Arrays.stream(neurons).map(j -> sign).toArray();
            for (Jump jump : LimitProcess.of(labels, signs, ActivationMask.ofRows(rows)).jumps()) {
                merged.add(new Jump(jump.time() * n / data.length, neurons[jump.neuron()],
                        jump.fitted().stream().map(k -> data[k]).toList()));
            }
        }
        merged.sort(Comparator.comparingDouble(Jump::time));
        List<Jump> jumps = run(problem).jumps();
        assertEquals(merged.stream().map(Jump::neuron).toList(), jumps.stream().map(Jump::neuron).toList(),
                problem::toString);
        for (int i = 0; i < jumps.size(); i++) {
            assertEquals(merged.get(i).fitted(), jumps.get(i).fitted(), problem::toString);
            assertEquals(merged.get(i).time(), jumps.get(i).time(), 1e-12 * jumps.get(i).time(), problem::toString);
        }
    }

    /**
     * |log(1 + h)/h − 1| ≤ h/2: with the order unchanged, every discrete time is late by at most the factor 1/(1 −
     * h/2).
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void theDiscreteFormTendsToTheContinuousOne(long seed) {
        Masked problem = Problems.masked(seed);
        LimitProcess process = run(problem);
        LimitProcess discrete = process.withStepSize(1e-9);
        LimitProcess ten = process.withStepSize(1e-8);
        assertEquals(process.jumpCount(), discrete.jumpCount(), problem::toString);
        for (int i = 1; i <= process.jumpCount(); i++) {
            assertEquals(process.jump(i).neuron(), discrete.jump(i).neuron(), problem::toString);
            assertEquals(process.jump(i).fitted(), discrete.jump(i).fitted(), problem::toString);
            double late = discrete.jumpTime(i) - process.jumpTime(i);
            double later = ten.jumpTime(i) - process.jumpTime(i);
            double rounding = 1e-13 * process.jumpTime(i);
            assertEquals(10 * late, later, 1e-6 * Math.abs(later) + 100 * rounding, problem::toString);
        }
    }
}
