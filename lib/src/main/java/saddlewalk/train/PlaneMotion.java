package saddlewalk.train;

/**
 * One neuron under a residual that is constant: it moves in a plane. With R the norm of the residual r over its active
 * data, α = |a|, β = s⟨u, r⟩/R, both relative to |a| at the start, and g = R·T/n,
 *
 * <p>α = p e^g + m e^{−g}, β = p e^g − m e^{−g}, p = (1 + z)/2, m = (1 − z)/2, z = β at the start;
 * u_k = u_k(0) + s (r_k/R)(β − z), β − z = (e^g − 1)(p + m e^{−g}). [derived from (5)]
 *
 * <p>The times at which a coordinate reaches 0 or α a value are roots of quadratic equations in e^g.
 */
final class PlaneMotion {
    /** Below this p is 0 up to rounding: w_j is −s_j r over its data and nothing else, and shrinks with a_j for ever. */
    private static final double OPPOSED = 0x1p-50;

    private final FlowPoint from;
    private final int j;
    private final int n;
    private final double[] residual;                        // of the active data; 0 where they are fitted
    private final double norm;                              // R
    private final double grows;                             // p
    private final double shrinks;                           // m

    PlaneMotion(FlowProblem problem, FlowPrecision precision, FlowPoint from, int j) {
        this.from = from;
        this.j = j;
        n = problem.n;
        int[] active = from.active[j];
        residual = new double[active.length];
        double square = 0;
        double dot = 0;
        for (int i = 0; i < active.length; i++) {
            double r = Rest.unfitted(problem, precision, from, active[i]);
            residual[i] = r;
            square += r * r;
            dot += r * StrictMath.exp(from.logActive[j][i]);
        }
        norm = StrictMath.sqrt(square);
        double z = norm == 0 ? 0 : dot / (norm * from.output[j]);
        boolean opposed = (1 + z) / 2 <= OPPOSED || z < 0 && active.length == 1 && problem.isNothingElse(j);
        grows = opposed ? 0 : (1 + z) / 2;
        shrinks = (1 - z) / 2;
    }

    /** R; 0 for a neuron that has nothing left to fit and stays where it is. */
    double norm() {
        return norm;
    }

    /** When the first coordinate reaches 0; +∞ if none does. */
    double zeroTime() {
        int i = zeroCoordinate();
        return i < 0 ? Double.POSITIVE_INFINITY : zeroTime(i);
    }

    /** Number, among the active ones, of the coordinate that reaches 0 first; −1 if none does. */
    int zeroCoordinate() {
        int first = -1;
        for (int i = 0; i < residual.length; i++) {
            if (zeroTime(i) < (first < 0 ? Double.POSITIVE_INFINITY : zeroTime(first))) {
                first = i;
            }
        }
        return first;
    }

    private double zeroTime(int i) {
        double push = Math.signum(from.output[j]) * residual[i];
        if (!(push < 0) || grows == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double c = StrictMath.exp(from.logActive[j][i]) / Math.abs(from.output[j]) * (norm / -push);
        return growthTo(c) * n / norm;
    }

    /** g at which β − z = c > 0. With e^g = 1 + x: p x² + (1 − c) x − c = 0. */
    private double growthTo(double c) {
        if (c > 1e100) {
            return StrictMath.log(c) - StrictMath.log(grows);
        }
        double root = StrictMath.sqrt((1 - c) * (1 - c) + 4 * grows * c);
        return StrictMath.log1p(c < 1 ? 2 * c / (1 - c + root) : (c - 1 + root) / (2 * grows));
    }

    /** When a² is {@code square}, more than it is now; +∞ if never. */
    double timeOfSquare(double square) {
        if (norm == 0 || grows == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double target = 0.5 * StrictMath.log(square) - Scales.shifted(StrictMath.log(Math.abs(from.output[j])), from.scale[j]);
        if (target > 40) {
            return (target - StrictMath.log(grows)) * n / norm;
        }
        double alpha = StrictMath.exp(target);
        double root = StrictMath.sqrt(Math.max(alpha * alpha - 4 * grows * shrinks, 0));
        return Math.max(0, StrictMath.log((alpha + root) / (2 * grows))) * n / norm;
    }

    /** Writes this neuron's state {@code since} after the start. */
    void write(double since, int[] scale, double[] output, double[][] logActive) {
        if (norm == 0 || since == 0) {
            return;
        }
        boolean opposed = grows == 0;
        double g = norm * since / n;
        double less = StrictMath.exp(-g);
        double alpha = opposed ? 1 : grows + shrinks * less * less;                     // α e^{−g}
        double gain = -StrictMath.expm1(-g) * (grows + shrinks * less);                 // (β − z) e^{−g}
        int shift = Scales.exponent(opposed ? -g : g);
        double factor = StrictMath.exp(Scales.shifted(opposed ? -g : g, -shift));
        scale[j] = from.scale[j] + shift;
        output[j] = from.output[j] * alpha * factor;
        logActive[j] = new double[residual.length];
        for (int i = 0; i < residual.length; i++) {
            double log = Scales.shifted(from.logActive[j][i], -shift);
            if (opposed) {
                log = residual[i] == 0 ? log : from.logActive[j][i] + StrictMath.log(factor);
            } else if (residual[i] != 0) {
                double moved = gain * factor * from.output[j] * residual[i] / norm;
                log = StrictMath.log(Math.max(StrictMath.exp(log) + moved, Double.MIN_NORMAL));
            }
            logActive[j][i] = log;
        }
    }
}
