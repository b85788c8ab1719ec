package saddlewalk.bias;

import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Require;

/**
 * The number of jumps p against log₂ n, one sign. In a fixed order neuron i finds something with probability
 * 1 − (1 − 2⁻ⁱ)ⁿ, so that the mean number that fit something is Σ_i of it, log₂ n + γ/log 2 − 1/2 for m large. In
 * Algorithm 1's own order p has a lower bound from {@link SizeBounds}. [ours, proved]
 */
public final class JumpCount {
    /** γ, Euler's constant. */
    private static final double GAMMA = 0.57721566490153286;

    private JumpCount() { }

    /** The mean number of neurons that fit something in a fixed order of m. */
    public static double meanInFixedOrder(int n, int m) {
        requireSizes(n, m);
        return IntStream.rangeClosed(1, m).mapToDouble(i -> 1 - nothingFor(n, i)).reduce(0, Double::sum);
    }

    private static void requireSizes(int n, int m) {
        Require.atLeast("number of data n", 1, n);
        Require.atLeast("number of neurons m", 1, m);
    }

    /** (1 − 2⁻ⁱ)ⁿ: the probability that neuron i of a fixed order finds nothing. */
    private static double nothingFor(int n, int i) {
        return StrictMath.exp(n * StrictMath.log1p(-StrictMath.scalb(1.0, -i)));
    }

    /**
     * A bound for the standard error of the mean over {@code runs} masks: whether neuron i finds something correlates
     * negatively with the others, so the variance is at most Σ p_i(1 − p_i), about 1.
     */
    public static double standardErrorInFixedOrder(int n, int m, int runs) {
        requireSizes(n, m);
        Require.atLeast("number of runs", 1, runs);
        return StrictMath.sqrt(IntStream.rangeClosed(1, m).mapToDouble(i -> nothingFor(n, i) * (1 - nothingFor(n, i)))
                .reduce(0, Double::sum) / runs);
    }

    /** The same for m → ∞ and n large, up to a ripple below 2·10⁻⁶ and O(1/n): log₂ n + γ/log 2 − 1/2. */
    public static double meanInFixedOrder(int n) {
        Require.atLeast("number of data n", 1, n);
        return (StrictMath.log(n) + GAMMA) / StrictMath.log(2) - 0.5;
    }

    /** Fewer jumps cannot interpolate, with probability ≥ 1 − δ/2: the first i that may leave nothing. */
    public static int fewest(int n, int m, double delta) {
        SizeBounds sizes = SizeBounds.of(n, m, delta);
        return IntStream.rangeClosed(1, m).filter(i -> sizes.smallestRest(i) == 0).findFirst().orElse(m);
    }

    /** The mean p of the runs. */
    public static double mean(List<NormSample> runs) {
        Require.atLeast("number of runs", 1, runs.size());
        return runs.stream().mapToDouble(NormSample::jumps).reduce(0, Double::sum) / runs.size();
    }

    /** The standard error of that mean. */
    public static double standardError(List<NormSample> runs) {
        Require.atLeast("number of runs", 2, runs.size());
        double mean = mean(runs);
        double squares = runs.stream().mapToDouble(run -> run.jumps() - mean).map(x -> x * x).reduce(0, Double::sum);
        return StrictMath.sqrt(squares / (runs.size() - 1.0) / runs.size());
    }
}
