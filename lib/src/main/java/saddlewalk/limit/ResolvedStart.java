package saddlewalk.limit;

import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * A balanced start at the λ that resolves its final norm: λ^c is e^{−35}, below rounding, with the exponent c of
 * {@link Resolution#endExponent}.
 *
 * @param seed      of directions and signs
 * @param logLambda log λ, no unit
 * @param network   the start
 * @param process   Algorithm 1
 */
public record ResolvedStart(long seed, double logLambda, Network network, LimitProcess process) {
    private static final double MARGIN = 35;
    private static final int MOST_STARTS = 10_000;

    /**
     * The first start whose exponent is large enough.
     *
     * @param m         number of neurons, ≥ 1
     * @param firstSeed where the search begins
     * @param least     the least exponent c, > 0: λ is then at least e^{−35/least}
     * @throws IllegalStateException if none of the first ten thousand starts has such an exponent, or the thread was
     * interrupted
     */
    public static ResolvedStart first(Dataset data, int m, long firstSeed, double least) {
        Require.positive("least exponent", least);
        for (long seed = firstSeed; seed < firstSeed + MOST_STARTS; seed++) {
            Require.searching("a resolved start", firstSeed, seed);
            Network network = Initialization.balanced(m, data.d(), -1, seed);
            double exponent = Resolution.of(LimitProcess.of(data, network, TieRule.SMALLEST_INDEX), -1).endExponent();
            if (exponent >= least && exponent < Double.POSITIVE_INFINITY) {
                double logLambda = -MARGIN / exponent;
                Network deep = Initialization.balanced(m, data.d(), logLambda, seed);
                return new ResolvedStart(seed, logLambda, deep, LimitProcess.of(data, deep, TieRule.SMALLEST_INDEX));
            }
        }
        throw new IllegalStateException("there must be a start with an exponent of at least " + Numbers.brief(least)
                + " among " + MOST_STARTS + " from seed " + firstSeed + " on, got none");
    }

    /** Such as {@code weight seed 1000, log λ = -33122.2}. */
    @Override
    public String toString() {
        return "weight seed " + seed + ", log λ = " + Numbers.brief(logLambda);
    }
}
