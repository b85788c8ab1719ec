package saddlewalk.bias;

import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * Algorithm 1 on masks of independent fair bits, such as random directions give, for more data than random directions are worth
 * drawing for.
 */
public final class RandomMasks {
    private RandomMasks() {
    }

    /**
     * The share of masks from which Algorithm 1 fits all data. Labels are |N(0, 1)|, n₊ positive and n₋ negative ones; signs of neurons
     * are fair where there are both, positive where there is one. Cost O(draws·m·n).
     *
     * @param nPlus  ≥ 1
     * @param nMinus ≥ 0; with 0 all s_j are positive
     * @param m      number of neurons, ≥ 1
     * @param draws  number of masks, ≥ 1
     */
    public static double fitted(int nPlus, int nMinus, int m, int draws, long seed) {
        Require.atLeast("number of positive labels", 1, nPlus);
        Require.atLeast("number of negative labels", 0, nMinus);
        Require.atLeast("number of neurons m", 1, m);
        Require.atLeast("number of draws", 1, draws);
        double[] labels = Dataset.absoluteNormal(nPlus + nMinus, seed).labels();
        for (int k = nPlus; k < labels.length; k++) {
            labels[k] = -labels[k];
        }
        Dataset data = Dataset.of(labels);
        int fitted = 0;
        for (int i = 0; i < draws; i++) {
            long own = (seed * 1_000_003 + i) * 2;
            int[] signs = signs(m, nMinus == 0, own + 1);
            fitted += LimitProcess.of(data, signs, ActivationMask.random(data.n(), m, own), TieRule.SMALLEST_INDEX)
                    .uncovered().isEmpty() ? 1 : 0;
        }
        return (double) fitted / draws;
    }

    static int[] signs(int m, boolean positive, long seed) {
        ActivationMask fair = ActivationMask.random(1, m, seed);
        int[] signs = new int[m];
        for (int j = 0; j < m; j++) {
            signs[j] = positive || fair.get(0, j) ? 1 : -1;
        }
        return signs;
    }
}
