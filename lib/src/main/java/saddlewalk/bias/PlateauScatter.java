package saddlewalk.bias;

import java.util.stream.LongStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

/**
 * How far the norms of balanced starts of one size and width scatter, without training: the standard deviation of the ratio
 * ‖θ‖²/‖θ_min‖² by {@link NormWithoutTraining} over many starts. On a plateau it falls like m^{−1/2}. [ours, checked]
 */
public final class PlateauScatter {
    private static final double ONE_IN_A_MILLION = 4.892;    // normal, two-sided

    private final int m;
    private final int starts;
    private final double deviation;

    private PlateauScatter(int m, int starts, double deviation) {
        this.m = m;
        this.starts = starts;
        this.deviation = deviation;
    }

    /**
     * @param m         width, ≥ 1
     * @param logC      log c, ‖w_j‖ = |a_j| = c/√m
     * @param stepSize  η on the mean squared error
     * @param starts    number of starts, ≥ 3; their seeds are {@code seed}, {@code seed + 1}, …
     * @throws IllegalArgumentException if fewer than three of them can be fitted by two pulls
     */
    public static PlateauScatter of(Dataset data, int m, double logC, double stepSize, int starts, long seed) {
        Require.atLeast("width m", 1, m);
        Require.atLeast("number of starts", 3, starts);
        double least = MinimumNorm.of(data).squaredNorm();
        double[] ratios = LongStream.range(seed, seed + starts).parallel().mapToDouble(s -> NormWithoutTraining.fromSmallStart(data,
                Initialization.balanced(m, data.d(), logC - 0.5 * StrictMath.log(m), s), stepSize).squaredNorm() / least)
                .filter(Double::isFinite).toArray();
        Require.atLeast("number of starts that two pulls can fit", 3, ratios.length);
        return new PlateauScatter(m, ratios.length, StrictMath.sqrt(StatUtils.variance(ratios)));
    }

    /** The standard deviation of the ratio over the starts. */
    public double deviation() {
        return deviation;
    }

    /**
     * The standard error of the difference of two means, over a few other starts at each of two widths of a plateau; larger by Student's
     * factor at a false alarm of one in a million, since the deviation is itself an estimate.
     *
     * @param each number of starts at each width, ≥ 1
     */
    public double errorOfChange(int from, int to, int each) {
        Require.atLeast("width", 1, Math.min(from, to));
        Require.atLeast("number of starts", 1, each);
        double student = new TDistribution(starts - 1).inverseCumulativeProbability(1 - 5e-7) / ONE_IN_A_MILLION;
        return student * deviation * StrictMath.sqrt(((double) m / from + (double) m / to) / each);
    }

    @Override
    public String toString() {
        return "PlateauScatter[m = " + m + ", " + starts + " starts, deviation " + Numbers.brief(deviation, 3) + "]";
    }
}
