package saddlewalk.bias;

import java.util.List;
import java.util.Objects;
import saddlewalk.Numbers;

/**
 * A bound on (15) that holds with probability ≥ 1 − δ over the directions, from n, m and the largest label Y alone;
 * one sign of labels and neurons: ‖θ_p‖² ≤ factor · 2Y√n. Theorem 3 and (16).
 *
 * @param n number of data
 * @param m number of neurons
 * @param delta probability that the bound fails
 * @param jumps T, the number of jumps bounded one by one; 0 is the trivial bound 2Y√(mn)
 * @param epsilon ε of the events, NaN where there are none
 * @param factor the bound in units of 2Y√n
 */
public record NormCertificate(int n, int m, double delta, int jumps, double epsilon, double factor) {
    /** ε is one of k/SCAN; too small an ε will not do, nor too large a one. */
    static final int SCAN = 1024;

    /** What bounds the jumps after the first T. */
    public enum Tail {
        /** Σ √|S_i| ≤ |U_T|, as in the paper's Proposition 6. */
        SUBADDITIVITY,
        /** Σ √|S_i| ≤ √((m − T)|U_T|). [our form] */
        CAUCHY_SCHWARZ
    }

    /**
     * The way of the paper's proof, from Propositions 4 to 6 and Corollary 1 in {@link OurForm}: the best T ≥ 0 and ε for
     * which the events hold in every order with probability ≥ 1 − δ. T = 0 needs no event.
     */
    public static NormCertificate byEvents(int n, int m, double delta, Tail tail) {
        SizeBounds.requireSizes(n, m, delta);
        Objects.requireNonNull(tail, "tail");
        NormCertificate best = new NormCertificate(n, m, delta, 0, Double.NaN, tail(tail, n, m, 1, 0));
        int k = 1;                                        // both bounds grow with ε: the smallest that will do is the best
        for (int jumps = 1; jumps <= m; jumps++) {
            while (k < SCAN && OurForm.halvingFailuresInAnyOrder(n, m, (double) k / SCAN, jumps) > delta) {
                k++;                                      // what will not do for T will not do for T + 1
            }
            double epsilon = (double) k / SCAN;
            double factor = OurForm.firstJumps(epsilon, jumps) + tail(tail, n, m, epsilon, jumps);
            best = k < SCAN && factor < best.factor ? new NormCertificate(n, m, delta, jumps, epsilon, factor) : best;
        }
        return best;
    }

    private static double tail(Tail tail, int n, int m, double epsilon, int jumps) {
        return tail == Tail.SUBADDITIVITY ? OurForm.tailBySubadditivity(n, epsilon, jumps)
                : OurForm.tailByCauchySchwarz(m, epsilon, jumps);
    }

    /**
     * The sharper one from {@link SizeBounds}: the best T ≥ 0 of Σ_{i≤T} √b_i + √((m − T) c_T), in units of √n.
     * [ours, proved]
     */
    public static NormCertificate sharper(int n, int m, double delta) {
        SizeBounds sizes = SizeBounds.of(n, m, delta);
        NormCertificate best = new NormCertificate(n, m, delta, 0, Double.NaN, StrictMath.sqrt(m));
        double first = 0;
        for (int jumps = 1; jumps <= m; jumps++) {
            first += StrictMath.sqrt(sizes.largestFit(jumps));
            double factor = (first + StrictMath.sqrt((double) (m - jumps) * sizes.largestRest(jumps))) / StrictMath.sqrt(n);
            best = factor < best.factor ? new NormCertificate(n, m, delta, jumps, Double.NaN, factor) : best;
        }
        return best;
    }

    /** The bound on ‖θ_p‖² for labels of size at most Y. */
    public double squaredNorm(double largestLabel) {
        return factor * 2 * largestLabel * StrictMath.sqrt(n);
    }

    /** How many of these runs, of this n and m, lie above the bound. */
    public int above(List<NormSample> runs) {
        return (int) runs.stream().filter(run -> run.squaredNorm() > squaredNorm(run.largestLabel())).count();
    }

    @Override
    public String toString() {
        return "NormCertificate[n=" + n + ", m=" + m + ", delta=" + Numbers.brief(delta) + ": " + Numbers.format(factor, 4)
                + " * 2Y sqrt(n), T=" + jumps + (Double.isNaN(epsilon) ? "" : ", epsilon=" + Numbers.format(epsilon, 3))
                + "]";
    }
}
