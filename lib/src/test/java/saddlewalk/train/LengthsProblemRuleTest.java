package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Initialization;

class LengthsProblemRuleTest {
    /** The rule of picked problems, written out a second time. */
    private static boolean fits(LengthsProblem problem, double logLambda) {
        LimitProcess process = problem.limit().process();
        int p = process.jumpCount();
        if (p < 2 || !process.uncovered().isEmpty()) {
            return false;
        }
        Resolution resolution = Resolution.of(process, logLambda);
        double[] times = process.jumps().stream().mapToDouble(jump -> jump.time()).toArray();
        double[] rates = IntStream.rangeClosed(1, p).mapToDouble(problem.limit()::settlingRate).toArray();
        boolean settles = IntStream.range(0, p - 1).allMatch(i -> -logLambda * (times[i + 1] - times[i]) * rates[i] >= 30);
        double settling = 40 / (2 * 0.05 * Arrays.stream(rates).min().getAsDouble());
        double epochs = 1.02 * times[p - 1] * -2 * logLambda / (2 * 0.05) + settling;
        return settles && epochs <= 100_000 && resolution.unresolved().isEmpty()
                && -logLambda * resolution.finalNormExponent() >= 30
                && IntStream.rangeClosed(1, p).allMatch(resolution::isSeparate);
    }

    @ParameterizedTest
    @CsvSource({"4, 3, -150", "6, 3, -150", "3, 2, -60", "4, 3, -1500"})
    void thePickedSeedsAreThoseThatFitTheRule(int n, int m, double logLambda) {
        long[] taken = LongStream.rangeClosed(1, 150).filter(seed -> fits(LengthsProblem.of(n, m, seed), logLambda)).toArray();
        long from = 1;
        for (long seed : taken) {
            assertEquals(seed, LengthsProblem.picked(n, m, logLambda, from).seed(), "from " + from);
            from = seed + 1;
        }
        assertTrue(from > 1, "none taken");
    }

    // 2^u with u uniform on [−1, 1]: of 40 about half are below 1, and none of two seeds is that of the other.
    @Test
    void lengthsLieBetweenAHalfAndTwoAndAreDrawnForEverySeed() {
        double[] lengths = LengthsProblem.of(40, 3, 1).limit().lengths();
        double[] others = LengthsProblem.of(40, 3, 2).limit().lengths();
        assertTrue(Arrays.stream(lengths).allMatch(length -> length >= 0.5 && length <= 2));
        assertEquals(20, Arrays.stream(lengths).filter(length -> length < 1).count(), 10);      // three standard deviations
        assertFalse(IntStream.range(0, 40).anyMatch(k -> lengths[k] == others[k]));
    }

    // Runs by hand: half of every drop is reached exactly, at the epochs given, and other errors stay at the heights.
    @Test
    void halvesAndSpansAreReadOffTheErrors() {
        LengthsProblem problem = LengthsProblem.picked(4, 3, -150, 1);
        int p = problem.limit().process().jumpCount();
        int[] epochs = IntStream.rangeClosed(1, p).map(i -> 10 * i).toArray();
        int[] later = IntStream.rangeClosed(1, p).map(i -> 10 * i + i * i).toArray();
        PlainGradientDescent.Result one = byHand(problem, epochs);
        PlainGradientDescent.Result two = byHand(problem, later);
        assertEquals(Arrays.stream(epochs).asDoubleStream().boxed().toList(), Arrays.stream(problem.halves(one)).boxed().toList());
        List<Double> spans = problem.offsetSpans(List.of(one, two), -100, -100);
        assertEquals(IntStream.rangeClosed(1, p).mapToObj(i -> (double) (i * i)).toList(), spans.stream().map(Math::rint).toList());
        double jump = problem.limit().process().jumpEpoch(1, -100);
        assertEquals(jump, problem.offsetSpans(List.of(one, one), -100, -200).get(0), 1e-9 * jump);     // it comes as late again
        double[] early = Arrays.copyOf(one.meanSquaredErrors(), 3);
        PlainGradientDescent.Result none = new PlainGradientDescent.Result(one.network(), early, 0, 0);
        assertEquals("the run must make half of drop 1 in its 2 epochs", message(() -> problem.halves(none)));
    }

    private static PlainGradientDescent.Result byHand(LengthsProblem problem, int[] halves) {
        double[] heights = problem.limit().plateauMeanSquaredErrors();
        double[] errors = new double[halves[halves.length - 1] + 1];
        int i = 0;
        for (int epoch = 0; epoch < errors.length; epoch++) {
            boolean half = epoch == halves[i];
            errors[epoch] = half ? (heights[i] + heights[i + 1]) / 2 : heights[i];
            i += half ? 1 : 0;
        }
        return new PlainGradientDescent.Result(Initialization.balancedPositive(1, 4, -1, 1), errors, 0, 0);
    }

    // n/‖y_S‖ of the speed 1 on unit inputs, in the discrete form log(1 + h)/2η with h = 0.1·‖y_S‖/n.
    @Test
    void thePlainProcessTakesTheInputsForUnitVectors() {
        LengthsProblem problem = LengthsProblem.of(4, 3, 1);
        LimitProcess plain = problem.plain();
        double norm = problem.data().labelNorm(plain.jump(1).fitted());
        assertEquals(0.1 / StrictMath.log1p(0.1 * norm / 4), plain.jumpTime(1), 1e-14);
    }

    @Test
    void aSearchEndsWhenItIsInterrupted() {
        long from = LongStream.iterate(1, seed -> seed + 1).filter(seed -> !fits(LengthsProblem.of(4, 3, seed), -150)).findFirst().getAsLong();
        try {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, () -> LengthsProblem.picked(4, 3, -150, from));
        } finally {
            Thread.interrupted();
        }
    }
}
