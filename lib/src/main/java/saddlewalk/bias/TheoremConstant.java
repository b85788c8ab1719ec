package saddlewalk.bias;

import saddlewalk.Numbers;

/**
 * The constant C of Theorem 3 in our form with the paper's own tail, ‖θ_p‖² ≤ C · 2Y√n with probability ≥ 1 − δ, for n and m
 * beyond any machine: only log₂ n and log m enter. [our form]
 *
 * @param log2n log₂ n
 * @param logM log m
 * @param jumps T; 0 where no event is used
 * @param epsilon ε; NaN where no event is used
 * @param factor C
 */
public record TheoremConstant(double log2n, double logM, int jumps, double epsilon, double factor) {
    /**
     * The best T and ε, ε a multiple of 1/1024, with at most m^T orders (Corollary 1).
     *
     * @param log2n log₂ n, in [0, 1000]
     * @param logM log m, ≥ 0
     * @param delta in (0, 1)
     */
    public static TheoremConstant of(double log2n, double logM, double delta) {
        if (!(log2n >= 0 && log2n <= 1000 && logM >= 0 && delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("log2 n must be in [0, 1000], log m >= 0 and delta in (0, 1), got "
                    + Numbers.brief(log2n) + ", " + Numbers.brief(logM) + ", " + Numbers.brief(delta));
        }
        double n = StrictMath.pow(2, log2n);
        TheoremConstant best = new TheoremConstant(log2n, logM, 0, Double.NaN, OurForm.tailBySubadditivity(n, 1, 0));
        int k = 1;                                        // as in NormCertificate.byEvents
        for (int jumps = 1; k < NormCertificate.SCAN; jumps++) {
            while (k < NormCertificate.SCAN && !holds(n, logM, (double) k / NormCertificate.SCAN, jumps, delta)) {
                k++;
            }
            double epsilon = (double) k / NormCertificate.SCAN;
            double factor = OurForm.firstJumps(epsilon, jumps) + OurForm.tailBySubadditivity(n, epsilon, jumps);
            best = k < NormCertificate.SCAN && factor < best.factor
                    ? new TheoremConstant(log2n, logM, jumps, epsilon, factor) : best;
        }
        return best;
    }

    /** False from some T on, where neuron T expects less than one datum. */
    private static boolean holds(double n, double logM, double epsilon, int jumps, double delta) {
        return jumps * logM + StrictMath.log(OurForm.halvingFailures(n, epsilon, jumps)) <= StrictMath.log(delta);
    }
}
