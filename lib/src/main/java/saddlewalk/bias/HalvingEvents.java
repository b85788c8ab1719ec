package saddlewalk.bias;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Numbers;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;

/**
 * The events of Proposition 4: E_i says that step i fits half of what is left, up to a part ε, ||U_i| − |U_{i−1}|/2| ≤ ε|U_{i−1}|/2. For
 * a fixed order of the neurons |U_i| is binomial with |U_{i−1}| trials and chance ½; for Algorithm 1's own order it is not
 * (footnote 3). One sign.
 *
 * @param n       number of data, ≥ 1
 * @param epsilon ε, in (0, 1)
 * @param steps   T, ≥ 0
 */
public record HalvingEvents(int n, double epsilon, int steps) {
    public HalvingEvents {
        if (n < 1 || steps < 0) {
            throw new IllegalArgumentException("halving needs n >= 1 data and T >= 0 steps, got n = " + n + ", T = " + steps);
        }
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("epsilon must be in (0, 1), got " + Numbers.full(epsilon));
        }
    }

    /** Proposition 4: a lower bound of P(E_1 … E_T) for a fixed order, Π_i (1 − 2 exp(−ε²μ_i/3)). [our form] */
    public double bound() {
        double product = 1;
        for (int i = 1; i <= steps; i++) {
            product *= 1 - OurForm.missedHalving(n, epsilon, i);
        }
        return product;
    }

    /** Corollary 1: a lower bound for every order of m neurons at once, 1 − m^T(1 − {@link #bound}). [our form] May be negative. */
    public double boundForAllOrders(int m) {
        return 1 - OurForm.orderings(m, steps) * (1 - bound());
    }

    /** P(E_1 … E_T) for a fixed order exactly, by the law of |U_i| step by step. [derived] Cost O(T·n²). */
    public double probability() {
        double[] law = new double[n + 1];
        law[n] = 1;
        for (int i = 0; i < steps; i++) {
            double[] next = new double[n + 1];
            for (int before = 0; before <= n; before++) {
                if (law[before] > 0) {
                    BinomialDistribution left = new BinomialDistribution(before, 0.5);
                    for (int after = least(before); after <= most(before); after++) {
                        next[after] += law[before] * left.probability(after);
                    }
                }
            }
            law = next;
        }
        return Arrays.stream(law).sum();
    }

    private int least(int before) {
        return (int) Math.ceil(before * (1 - epsilon) / 2);
    }

    private int most(int before) {
        return (int) Math.floor(before * (1 + epsilon) / 2);
    }

    /** Whether the first T jumps of Algorithm 1 do so; a run of fewer jumps is extended by jumps that fit nothing. */
    public boolean happenIn(LimitProcess process) {
        int left = n;
        for (int i = 0; i < steps; i++) {
            int after = i < process.jumpCount() ? left - process.jumps().get(i).fitted().size() : left;
            if (after < least(left) || after > most(left)) {
                return false;
            }
            left = after;
        }
        return true;
    }

    /** Proposition 5: on the events the first T jumps cost at most this, in units of 2Y√n. [our form] */
    public double firstJumpsBound() {
        return OurForm.firstJumps(epsilon, steps);
    }

    /** 2 Σ_{i ≤ T} ‖y_{S_i}‖ of a process. */
    public static double costOfFirst(LimitProcess process, int steps) {
        return process.jumps().stream().limit(steps).map(Jump::fitted).mapToDouble(s -> 2 * process.data().labelNorm(s)).sum();
    }
}
