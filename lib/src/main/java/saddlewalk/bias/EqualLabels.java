package saddlewalk.bias;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Assumption 4 (ii) when all labels are equal, one sign: the set of measure zero that Proposition 2 (ii) leaves out, and how
 * bad it is there. A neuron's first speed is then the root of the number of data that it sees, and such numbers tie easily.
 */
public final class EqualLabels {
    private EqualLabels() { }

    /**
     * P(two neurons tie at the first jump): the largest of m independent Bin(n, ½) is not unique, and not 0;
     * 1 − m Σ_{b≥1} P(B = b)P(B &lt; b)^{m−1} − 2^{−nm}. Cost O(n). [ours, proved]
     */
    public static double tieAtFirstJump(int n, int m) {
        InterpolationProbability.check(n, 0, m);
        BinomialDistribution seen = new BinomialDistribution(n, 0.5);
        double below = seen.probability(0);
        double unique = 0;
        for (int b = 1; b <= n; b++) {
            unique += m * seen.probability(b) * StrictMath.pow(below, m - 1);
            below += seen.probability(b);
        }
        return 1 - unique - StrictMath.pow(seen.probability(0), m);
    }
}
