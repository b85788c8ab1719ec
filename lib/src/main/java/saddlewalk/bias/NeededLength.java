package saddlewalk.bias;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.hipparchus.stat.StatUtils;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

/**
 * How small λ must be for the trained norm to be Algorithm 1's, without training: L·c = 30 with the exponent c of {@link
 * #exponent}, over
 * many labels N(0, 1) and starts of one size. [ours]
 */
public final class NeededLength {
    private final int n;
    private final double[] lengths;
    private final double meanJumps;

    private NeededLength(int n, double[] lengths, double meanJumps) {
        this.n = n;
        this.lengths = lengths;
        this.meanJumps = meanJumps;
    }

    /**
     * @param n      number of data, ≥ 1
     * @param m      number of neurons, ≥ 1
     * @param starts number of draws of labels and start, ≥ 1; their seeds are {@code seed}, {@code seed + 1}, …
     */
    public static NeededLength of(int n, int m, int starts, long seed) {
        Require.atLeast("number of starts", 1, starts);
        double[][] rows = LongStream.range(seed, seed + starts).parallel().mapToObj(s -> {
            LimitProcess process = LimitProcess.of(Dataset.normal(n, s), Initialization.balanced(m, n, -1, s),
                    TieRule.SMALLEST_INDEX);
            return new double[] {Resolution.RESOLVED / exponent(process), process.jumpCount()};
        }).toArray(double[][]::new);
        return new NeededLength(n, column(rows, 0), StatUtils.mean(column(rows, 1)));
    }

    private static double[] column(double[][] rows, int i) {
        return Arrays.stream(rows).mapToDouble(row -> row[i]).toArray();
    }

    /**
     * {@link Resolution#endExponent}: training from e^{−L} ends with Algorithm 1's norm up to a part of order e^{−Lc}.
     */
    public static double exponent(LimitProcess process) {
        return Resolution.of(process, -1).endExponent();
    }

    /** The L = log(1/λ) at which half of the starts are resolved. */
    public double median() {
        return StatUtils.percentile(lengths, 50);
    }

    /** The L above which a quarter of the starts are. */
    public double upperQuartile() {
        return StatUtils.percentile(lengths, 75);
    }

    /** The L below which a quarter of the starts are. */
    public double lowerQuartile() {
        return StatUtils.percentile(lengths, 25);
    }

    /** The mean number of jumps p of Algorithm 1. */
    public double meanJumps() {
        return meanJumps;
    }

    @Override
    public String toString() {
        return "NeededLength[n = " + n + ", " + lengths.length + " starts, median L " + Numbers.brief(median(), 3) + "]";
    }
}
