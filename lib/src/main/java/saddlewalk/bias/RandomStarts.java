package saddlewalk.bias;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * How many of a number of random starts (Assumption 3), drawn one by one, see what they should: the measurement beside
 * {@link InterpolationProbability}. Starts are real directions on the sphere, and what they see is read off their inner products;
 * whether all data are fitted, and with the least norm, says Algorithm 1.
 *
 * @param starts       number of starts drawn
 * @param assumption4  how many meet Assumption 4 (i)
 * @param fitted       how many leave Algorithm 1 with no datum unfitted
 * @param leastNorm    how many leave Algorithm 1 with the least squared norm of any interpolator
 * @param tiedFirst    how many have two neurons due at the first jump
 */
public record RandomStarts(int starts, int assumption4, int fitted, int leastNorm, int tiedFirst) {
    /** Labels of |N(0, 1)|, n₊ of them with sign +, n₋ with sign −, and m neurons with fair signs. Cost O(starts·m·n). */
    public static RandomStarts of(int nPlus, int nMinus, int m, int starts, long seed) {
        return count(signed(nPlus, nMinus, seed), m, starts, seed, false);
    }

    /** Labels and neurons of one sign. */
    public static RandomStarts ofOneSign(int n, int m, int starts, long seed) {
        return count(signed(n, 0, seed), m, starts, seed, true);
    }

    /** n labels that are all 1, and neurons of their sign: ties are common. */
    public static RandomStarts ofEqualLabels(int n, int m, int starts, long seed) {
        return count(Dataset.of(IntStream.range(0, n).mapToDouble(k -> 1).toArray()), m, starts, seed, true);
    }

    private static Dataset signed(int nPlus, int nMinus, long seed) {
        double[] labels = Dataset.absoluteNormal(nPlus + nMinus, seed).labels();
        for (int k = nPlus; k < labels.length; k++) {
            labels[k] = -labels[k];
        }
        return Dataset.of(labels);
    }

    private static RandomStarts count(Dataset data, int m, int starts, long seed, boolean positive) {
        int good = 0;
        int fitted = 0;
        int least = 0;
        int tied = 0;
        for (int i = 0; i < starts && !Thread.currentThread().isInterrupted(); i++) {
            long own = seed * 1_000_003 + i;
            Network start = positive ? Initialization.balancedPositive(m, data.n(), -1, own)
                    : Initialization.balanced(m, data.n(), -1, own);
            ActivationMask mask = ActivationMask.of(data, start);
            good += isGood(mask) ? 1 : 0;
            LimitProcess process = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX);
            boolean all = process.uncovered().isEmpty();
            fitted += all ? 1 : 0;
            least += all && process.squaredNorm() <= (1 + 1e-12) * MinimumNorm.of(data).squaredNorm() ? 1 : 0;
            tied += process.ties().stream().anyMatch(tie -> tie.jump() == 1) ? 1 : 0;
        }
        return new RandomStarts(starts, good, fitted, least, tied);
    }

    private static boolean isGood(ActivationMask mask) {
        Set<List<Integer>> columns = new HashSet<>();
        for (int j = 0; j < mask.m(); j++) {
            columns.add(mask.seenBy(j));
        }
        return mask.zeroRows().isEmpty() && columns.size() == mask.m() && !columns.contains(List.<Integer>of());
    }

    /** One of the counts as a part of all starts. */
    public double share(int count) {
        return (double) count / starts;
    }

    /** The standard error of a share whose mean is {@code probability}. */
    public double standardError(double probability) {
        return StrictMath.sqrt(probability * (1 - probability) / starts);
    }
}
