package saddlewalk.bias;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Numbers;

/**
 * The width's law at a finite number of data, equal labels: no jump can fit a part of a datum, so blocks below one datum
 * are missing. Each neuron that jumps sees a datum that is left with chance b_0, those that see none are passed over, and
 * the mean of Σ √|S_i| follows by E(u) = Σ_{s≥1} P(Bin(u, b_0) = s)(√s + E(u − s))/(1 − (1 − b_0)^u). [ours, heuristic:
 * among neurons nearly as good as each other the one that sees more of what is left jumps first, which is not counted]
 */
public final class WholeData {
    private static final double WINDOW = 12;     // standard deviations of the binomial that are counted

    private final double[] means;                // E(u)

    private WholeData(double[] means) {
        this.means = means;
    }

    /**
     * Cost O(n^{3/2}).
     *
     * @param most largest number of data, ≥ 1
     * @param firstBlock b_0, in [½, 1]
     */
    public static WholeData of(int most, double firstBlock) {
        if (most < 1 || !(firstBlock >= 0.5 && firstBlock <= 1)) {
            throw new IllegalArgumentException("whole data need n >= 1 and a first block in [1/2, 1], got n = " + most
                    + " and " + Numbers.full(firstBlock));
        }
        double[] means = new double[most + 1];
        for (int u = 1; u <= most; u++) {
            BinomialDistribution seen = new BinomialDistribution(u, firstBlock);
            double reach = WINDOW * StrictMath.sqrt(u * firstBlock * (1 - firstBlock)) + WINDOW;
            double sum = 0;
            for (int s = (int) Math.max(1, u * firstBlock - reach); s <= Math.min(u, u * firstBlock + reach); s++) {
                sum += seen.probability(s) * (StrictMath.sqrt(s) + means[u - s]);
            }
            means[u] = sum / (1 - seen.probability(0));
        }
        return new WholeData(means);
    }

    /** The mean ratio at n data, E(n)/√n; n from 1 to the largest number of data. */
    public double ratio(int n) {
        if (n < 1 || n >= means.length) {
            throw new IllegalArgumentException("the number of data must be in [1, " + (means.length - 1) + "], got " + n);
        }
        return means[n] / StrictMath.sqrt(n);
    }

    @Override
    public String toString() {
        return "WholeData[up to n=" + (means.length - 1) + "]";
    }
}
