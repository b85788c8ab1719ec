package saddlewalk.own;

import java.util.Arrays;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/** (15) for given labels and signs over many random starts, that is, over random masks: what a certificate is held against. */
public final class NormsOfStarts {
    private final double[] squaredNorms;         // ascending

    private NormsOfStarts(double[] squaredNorms) {
        this.squaredNorms = squaredNorms;
    }

    /**
     * Algorithm 1 on {@code draws} random masks. Cost O(draws·m·n).
     *
     * @param signs m numbers, −1 or +1
     * @param firstSeed draw i uses the mask of seed {@code firstSeed + i}
     * @param draws ≥ 1
     */
    public static NormsOfStarts sample(Dataset data, int[] signs, long firstSeed, int draws) {
        Require.atLeast("number of draws", 1, draws);
        double[] norms = IntStream.range(0, draws).parallel().mapToDouble(i -> LimitProcess.of(data, signs,
                ActivationMask.random(data.n(), signs.length, firstSeed + i), TieRule.SMALLEST_INDEX).squaredNorm()).toArray();
        Arrays.sort(norms);
        return new NormsOfStarts(norms);
    }

    /** Number of draws. */
    public int draws() {
        return squaredNorms.length;
    }

    /** The part of all draws with a squared norm above the bound. */
    public double shareAbove(double bound) {
        return (double) Arrays.stream(squaredNorms).filter(norm -> norm > bound).count() / squaredNorms.length;
    }

    /** The largest of them. */
    public double largest() {
        return squaredNorms[squaredNorms.length - 1];
    }

    /** The one in the middle. */
    public double median() {
        return squaredNorms[squaredNorms.length / 2];
    }

    @Override
    public String toString() {
        return "NormsOfStarts[draws=" + draws() + ", median " + Numbers.brief(median()) + ", largest " + Numbers.brief(largest()) + "]";
    }
}
