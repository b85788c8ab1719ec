package saddlewalk.bias;

/**
 * The constants and conditions of section 5 and appendix E that our copy of the paper lost, all in this file, each with the place to
 * compare it with: a reader who holds the paper can correct a line and run everything again. [our form]
 */
final class OurForm {
    /** The multiplicative Chernoff bound for both tails, 2 exp(−ε²μ/3), μ the mean; equations (337) and (334), Proposition 4. */
    static final double CHERNOFF = 3;

    private OurForm() {
    }

    /**
     * P(¬E_i | E_1 … E_{i−1}) is at most 2 exp(−ε² μ_i/3) with μ_i = n((1 − ε)/2)^{i−1}/2; at most 1. Proposition 4, between (337)
     * and (345).
     */
    static double missedHalving(int n, double epsilon, int i) {
        double mean = n * StrictMath.pow((1 - epsilon) / 2, i - 1) / 2;
        return Math.min(1, 2 * StrictMath.exp(-epsilon * epsilon * mean / CHERNOFF));
    }

    /** The number of orderings of the first T of m neurons, at most m^T; Corollary 1, (350) to (353). */
    static double orderings(int m, int steps) {
        return StrictMath.pow(m, steps);
    }

    /** What the first T jumps cost on the events, in units of 2Y√n: q(1 − q^T)/(1 − q), q = √((1 + ε)/2); Proposition 5, (354). */
    static double firstJumps(double epsilon, int steps) {
        double q = StrictMath.sqrt((1 + epsilon) / 2);
        return q * (1 - StrictMath.pow(q, steps)) / (1 - q);
    }

    /** What is left after T steps on the events, at most: n((1 + ε)/2)^T; (347). */
    static double left(int n, double epsilon, int steps) {
        return n * StrictMath.pow((1 + epsilon) / 2, steps);
    }

    /** The paper's tail, in units of 2Y: the number of data left, by subadditivity of the root; Proposition 6, (358) to (360). */
    static double tailBySubadditivity(double left) {
        return left;
    }

    /** The same by Cauchy–Schwarz, √((m − T)·left): smaller as soon as more data are left than neurons. */
    static double tailByCauchySchwarz(int m, int steps, double left) {
        return StrictMath.sqrt((m - steps) * left);
    }

    /** Y for sub-Gaussian labels of variance proxy 1: √(2 log(4n/δ)) bounds all of them with probability 1 − δ/2; after Theorem 3. */
    static double largestSubGaussian(int n, double delta) {
        return StrictMath.sqrt(2 * StrictMath.log(4 * n / delta));
    }
}
