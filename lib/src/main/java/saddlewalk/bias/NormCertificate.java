package saddlewalk.bias;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import saddlewalk.Numbers;

/**
 * Bounds on the squared norm of Algorithm 1's last saddle that hold with probability at least 1 − δ over the start, without a
 * start: Theorem 3 and (16). In units of 2Y√n where Y bounds all |y_k|; one sign: n data and m neurons of that sign. For both signs
 * condition on the realised m₊ and m₋, use δ/2 for each, and add {@link #squaredNorm}.
 */
public final class NormCertificate {
    private static final int EPSILONS = 1000;

    private final int n;
    private final int m;
    private final double delta;

    private NormCertificate(int n, int m, double delta) {
        this.n = n;
        this.m = m;
        this.delta = delta;
    }

    /**
     * @param n     number of data, ≥ 1
     * @param m     number of neurons, ≥ 1
     * @param delta δ, in (0, 1): the probability with which the bound may fail
     */
    public static NormCertificate of(int n, int m, double delta) {
        if (n < 1 || m < 1) {
            throw new IllegalArgumentException("a certificate needs n >= 1 data and m >= 1 neurons, got n = " + n + ", m = " + m);
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be in (0, 1), got " + Numbers.full(delta));
        }
        return new NormCertificate(n, m, delta);
    }

    /** m neurons at √n in all: √m, the trivial bound, by Cauchy–Schwarz. */
    public double trivial() {
        return StrictMath.sqrt(m);
    }

    /**
     * Theorem 3 from Propositions 4 to 6 and Corollary 1, with the tail by Cauchy–Schwarz, least over T ≥ 0 and over 999 values of ε at which
     * the events hold with probability 1 − δ. [our form] T = 0 is the trivial bound. Cost O(1000·m).
     */
    public double byEvents() {
        return byEvents(false);
    }

    /** The same with the paper's tail, Proposition 6 by subadditivity. [our form] Without T = 0, where that tail is n. */
    public double byEventsWithThePapersTail() {
        return byEvents(true);
    }

    private double byEvents(boolean papersTail) {
        double best = papersTail ? Double.POSITIVE_INFINITY : trivial();
        for (int e = 1; e < EPSILONS; e++) {
            double epsilon = (double) e / EPSILONS;
            for (int steps = 1; steps <= m && new HalvingEvents(n, epsilon, steps).boundForAllOrders(m) >= 1 - delta; steps++) {
                double left = OurForm.left(n, epsilon, steps);
                double tail = papersTail ? OurForm.tailBySubadditivity(left) : OurForm.tailByCauchySchwarz(m, steps, left);
                best = Math.min(best, OurForm.firstJumps(epsilon, steps) + tail / StrictMath.sqrt(n));
            }
        }
        return best;
    }

    /**
     * The sharper certificate: for a fixed set A of i − 1 neurons and another one j, the number of data that j sees and A does not is
     * Bin(n, 2^{−i}) exactly. With b_i the smallest b with C(m, i−1)(m−i+1) P(Bin(n, 2^{−i}) &gt; b) ≤ δ/2m, and c_i the same with C(m, i) for
     * what i neurons leave: min_T [Σ_{i≤T} √b_i + √((m − T) c_T)]. [ours, proved] Cost O(m log n) tails.
     */
    public double sharper() {
        double best = trivial();
        double sum = 0;
        for (int i = 1; i <= m; i++) {
            double logSets = logChoose(m, i);
            sum += StrictMath.sqrt(quantile(i, logChoose(m, i - 1) + StrictMath.log(m - i + 1.0)));
            best = Math.min(best, (sum + StrictMath.sqrt((double) (m - i) * quantile(i, logSets))) / StrictMath.sqrt(n));
        }
        return best;
    }

    /** b_i of the sharper certificate, for i = 1 … m: with probability 1 − δ/2 every block of Algorithm 1 is at most this. */
    public int largestBlock(int i) {
        return quantile(i, logChoose(m, i - 1) + StrictMath.log(m - i + 1.0));
    }

    /** The smallest b with sets · P(Bin(n, 2^{−i}) > b) ≤ δ/2m, by bisection. */
    private int quantile(int i, double logSets) {
        double allowed = StrictMath.log(delta / (2 * m)) - logSets;
        int fails = -1;
        int holds = n;
        while (holds - fails > 1) {
            int middle = fails + (holds - fails) / 2;
            if (logTail(i, middle) <= allowed) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }

    /** log P(Bin(n, 2^{−i}) &gt; b), the regularised incomplete beta function I_p(b + 1, n − b). */
    private double logTail(int i, int b) {
        if (b >= n) {
            return Double.NEGATIVE_INFINITY;
        }
        return StrictMath.log(Beta.regularizedBeta(StrictMath.scalb(1.0, -i), b + 1.0, (double) n - b));
    }

    private static double logChoose(int n, int k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }

    /** The least of the bounds above, times 2Y√n: a bound on ‖θ_p‖². */
    public double squaredNorm(double largestLabel) {
        return 2 * largestLabel * StrictMath.sqrt(n) * Math.min(byEvents(), sharper());
    }

    /** Y = √(2 log(4n/δ)): bounds n sub-Gaussian labels of variance proxy 1 with probability 1 − δ/2. [our form] */
    public double largestSubGaussianLabel() {
        return OurForm.largestSubGaussian(n, delta);
    }

    @Override
    public String toString() {
        return "NormCertificate[n=" + n + ", m=" + m + ", delta=" + Numbers.brief(delta) + "]";
    }
}
