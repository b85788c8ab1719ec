package saddlewalk.bias;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * What one run of Algorithm 1 on a random mask, all neurons positive, says about the norm bound.
 *
 * @param seed of labels and mask
 * @param n number of data
 * @param m number of neurons
 * @param largestLabel Y
 * @param minimum ‖θ_min‖² of an interpolator
 * @param squaredNorms ‖θ_i‖² after 0 … p jumps; the last is (15)
 * @param events the sizes |U_i| in Algorithm 1's own order
 */
public record NormSample(long seed, int n, int m, double largestLabel, double minimum, List<Double> squaredNorms,
        HalvingEvents events) {
    public NormSample {
        squaredNorms = List.copyOf(Objects.requireNonNull(squaredNorms, "squaredNorms"));
        Require.atLeast("number of squared norms, one per saddle,", 1, squaredNorms.size());
        Objects.requireNonNull(events, "events");
    }

    /**
     * One run. Cost O(mn). Beside a huge label the others can be lost in the rounding of a speed; neurons that then arrive at the
     * same time jump in the order of their indices.
     *
     * @param labels all positive laws
     */
    public static NormSample of(SampleLabels labels, int n, int m, long seed) {
        Require.atLeast("number of neurons m", 1, m);
        Dataset data = labels.draw(n, seed);
        int[] signs = new int[m];
        Arrays.fill(signs, 1);
        LimitProcess process = LimitProcess.of(data, signs, ActivationMask.random(n, m, seed), TieRule.SMALLEST_INDEX);
        double largest = IntStream.range(0, n).mapToDouble(k -> Math.abs(data.label(k))).max().orElse(0);
        return new NormSample(seed, n, m, largest, MinimumNorm.of(data).squaredNorm(),
                IntStream.rangeClosed(0, process.jumpCount()).mapToObj(process::squaredNorm).toList(),
                HalvingEvents.of(process));
    }

    /** Runs of {@code count} seeds from {@code first} on, over all cores, in the order of their seeds. */
    public static List<NormSample> several(SampleLabels labels, int n, int m, long first, int count) {
        Objects.requireNonNull(labels, "labels");
        Require.atLeast("number of runs", 0, count);
        return LongStream.range(first, first + count).parallel().mapToObj(seed -> of(labels, n, m, seed)).toList();
    }

    /** ‖θ_p‖², (15). */
    public double squaredNorm() {
        return squaredNorms.get(jumps());
    }

    /** p. */
    public int jumps() {
        return squaredNorms.size() - 1;
    }

    /** 2 Σ ‖y_S‖ over the first T jumps, or all if there are fewer. */
    public double firstJumps(int jumps) {
        return squaredNorms.get(Math.min(Require.atLeast("number of jumps", 0, jumps), jumps()));
    }

    /** 2Y√n, the unit of the bound. */
    public double unit() {
        return 2 * largestLabel * StrictMath.sqrt(n);
    }

    /** ‖θ_p‖² in units of 2Y√n. */
    public double factor() {
        return squaredNorm() / unit();
    }

    /** Whether every datum is fitted. */
    public boolean interpolates() {
        return events.left(m) == 0;
    }
}
