package saddlewalk.bias;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * The exact law of the events of appendix E in a fixed order, beside Proposition 4's bound: |U_i| given |U_{i−1}| is
 * Bin(|U_{i−1}|, 1/2), a Markov chain, and the chain is followed as long as every event holds. [derived]
 */
public final class HalvingLaw {
    private final int n;
    private final double epsilon;
    private final double[] hold;
    private final double[] fail;

    private HalvingLaw(int n, double epsilon, double[] hold, double[] fail) {
        this.n = n;
        this.epsilon = epsilon;
        this.hold = hold;
        this.fail = fail;
    }

    /**
     * Cost O(T n²).
     *
     * @param n number of data, 1 … 1024
     * @param epsilon in (0, 1); where (1 ± ε)/2 times a whole number may be whole, a binary fraction
     * @param jumps T ≥ 1
     */
    public static HalvingLaw of(int n, double epsilon, int jumps) {
        if (n < 1 || n > 1024 || jumps < 1 || !(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("the law of the events needs n in [1, 1024], T >= 1 and epsilon in (0, 1),"
                    + " got n = " + n + ", T = " + jumps + ", epsilon = " + Numbers.full(epsilon));
        }
        double[] hold = new double[jumps + 1];
        double[] fail = new double[jumps + 1];
        double[] law = new double[n + 1];                 // P(|U_i| = u and E_1 … E_i)
        law[n] = 1;
        hold[0] = 1;
        for (int i = 1; i <= jumps; i++) {
            double[] next = new double[n + 1];
            for (int u = n; u >= 0; u--) {
                if (law[u] > 0) {
                    fail[i] += law[u] * spread(u, law[u], epsilon, next);
                }
            }
            law = next;
            hold[i] = Arrays.stream(law).reduce(0, Double::sum);
        }
        return new HalvingLaw(n, epsilon, hold, fail);
    }

    /** Adds the law of |U_i| given |U_{i−1}| = u, on E_i, and returns the probability of ¬E_i, from the two tails. */
    private static double spread(int u, double weight, double epsilon, double[] next) {
        int low = (int) Math.ceil(u * (1 - epsilon) / 2);
        int high = (int) Math.floor(u * (1 + epsilon) / 2);
        if (low > high || u == 0) {
            next[0] += u == 0 ? weight : 0;
            return u == 0 ? 0 : 1;
        }
        double probability = weight * new BinomialDistribution(u, 0.5).probability(low);
        for (int after = low; after <= high; after++) {
            next[after] += probability;
            probability *= (double) (u - after) / (after + 1);
        }
        BinomialTail tails = BinomialTail.of(u, 1);
        return StrictMath.exp(tails.logBelow(low)) + StrictMath.exp(tails.logAbove(high));
    }

    /** P(E_1 ∩ … ∩ E_i). */
    public double hold(int i) {
        return hold[Require.index("i", i, hold.length)];
    }

    /** P(¬(E_1 ∩ … ∩ E_i)), the sum over the first event that fails. */
    public double failure(int i) {
        Require.index("i", i, fail.length);
        return Arrays.stream(fail, 0, i + 1).reduce(0, Double::sum);
    }

    /** P(¬E_i | E_1 … E_{i−1}); NaN if the condition has probability 0. */
    public double conditionalFailure(int i) {
        Require.index("i", i, 1, fail.length - 1);
        return fail[i] / hold[i - 1];
    }

    @Override
    public String toString() {
        return "HalvingLaw[n=" + n + ", epsilon=" + Numbers.brief(epsilon) + "]";
    }
}
