package saddlewalk.model;

import java.util.Arrays;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * Balanced initialisation at scale λ (Assumption 3): w_j(0) = λ ŵ_j and a_j(0) = s_j λ with unit vectors ŵ_j; and the
 * uniform He initialisation that Figure 6 compares it with.
 *
 * <p>λ is given by its logarithm and may be as small as e^{−10⁸}. Random numbers come from WELL19937c (Panneton,
 * L'Ecuyer and Matsumoto 2006; Hipparchus): a direction is a normalised vector of independent normal numbers, a sign is
 * one random bit; first all directions in order, then all signs. The same seed gives the same network on every JDK.
 */
public final class Initialization {
    private static final double LOG_2_HIGH = 0x1.62e42feep-1;               // log 2 to 32 bits: exact times 21 bits
    private static final double LOG_2_LOW = 1.90821492927058770002e-10;     // log 2 − LOG_2_HIGH
    /** The smallest log λ that a start may have. */
    public static final double SMALLEST_LOG_LAMBDA = -1e8;

    private Initialization() { }

    /**
     * Assumption 3: directions uniform on the unit sphere, signs uniform on {−1, +1}, all independent.
     *
     * @param m number of neurons, ≥ 1
     * @param d dimension, ≥ 1
     * @param logLambda log λ in [−10⁸, 700]
     */
    public static Network balanced(int m, int d, double logLambda, long seed) {
        Well19937c random = Streams.NETWORK.generator(seed);
        double[][] directions = directions(m, d, random);
        int[] signs = new int[m];
        for (int j = 0; j < m; j++) {
            signs[j] = random.nextBoolean() ? 1 : -1;
        }
        return of(logLambda, signs, directions);
    }

    /** The same directions with all s_j = +1, as in the paper's Figure 1. */
    public static Network balancedPositive(int m, int d, double logLambda, long seed) {
        int[] signs = new int[Math.max(m, 0)];
        Arrays.fill(signs, 1);
        return of(logLambda, signs, directions(m, d, Streams.NETWORK.generator(seed)));
    }

    /**
     * Uniform He initialisation, as the paper uses it in Figure 6: every hidden weight uniform on [−1/√d, 1/√d), every
     * output weight uniform on [−1/√m, 1/√m), all independent. Its squared norm is (m + 1)/3 in the mean, and no neuron
     * is balanced. Random numbers: first all hidden weights, neuron by neuron, then all output weights.
     *
     * @param m number of neurons, ≥ 1
     * @param d dimension, ≥ 1
     */
    public static Network uniformHe(int m, int d, long seed) {
        Require.atLeast("number of neurons m", 1, m);
        Require.atLeast("dimension d", 1, d);
        Well19937c random = Streams.NETWORK.generator(seed);
        double[][] hidden = new double[m][];
        for (int j = 0; j < m; j++) {
            hidden[j] = uniform(d, 1 / Math.sqrt(d), random);
        }
        return Network.of(uniform(m, 1 / Math.sqrt(m), random), hidden);
    }

    /** Independent numbers, uniform on [−bound, bound). */
    private static double[] uniform(int count, double bound, Well19937c random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (2 * random.nextDouble() - 1) * bound;
        }
        return values;
    }

    /**
     * A balanced start from given signs and directions.
     *
     * @param signs m numbers, −1 or +1
     * @param directions m × d, no row 0; each row is normalised
     */
    public static Network of(double logLambda, int[] signs, double[][] directions) {
        if (!(logLambda >= SMALLEST_LOG_LAMBDA && logLambda <= 700)) {
            throw new IllegalArgumentException("log lambda must be in [-1e8, 700], got " + Numbers.full(logLambda));
        }
        Require.atLeast("number of neurons m", 1, signs.length);
        if (directions.length != signs.length) {
            throw new IllegalArgumentException("one sign per neuron: there are " + signs.length + " signs and "
                    + directions.length + " directions");
        }
        int scale = (int) Math.floor(logLambda / StrictMath.log(2));
        double stored = StrictMath.exp((logLambda - scale * LOG_2_HIGH) - scale * LOG_2_LOW);
        double[] outputs = new double[signs.length];
        double[][] hidden = new double[signs.length][];
        int[] scales = new int[signs.length];
        for (int j = 0; j < signs.length; j++) {
            if (Math.abs(signs[j]) != 1) {
                throw new IllegalArgumentException("signs must be -1 or 1, got " + signs[j] + " for neuron " + j);
            }
            double[] w = Checks.finite("direction of neuron " + j, directions[j]);
            double norm = Vectors.norm(w);
            if (!(norm > 0)) {
                throw new IllegalArgumentException("the direction of neuron " + j + " must not be 0");
            }
            for (int i = 0; i < w.length; i++) {
                w[i] = stored * (w[i] / norm);
            }
            outputs[j] = signs[j] * stored;
            hidden[j] = w;
            scales[j] = scale;
        }
        return Network.scaled(signs, outputs, hidden, scales);
    }

    private static double[][] directions(int m, int d, Well19937c random) {
        Require.atLeast("number of neurons m", 1, m);
        Require.atLeast("dimension d", 1, d);
        double[][] directions = new double[m][d];
        for (double[] row : directions) {
            for (int i = 0; i < d; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return directions;
    }
}
