package saddlewalk.bias;

import java.util.Arrays;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathIllegalArgumentException;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;

/**
 * Why the width's plateau lies where it does, in one equation for each sign. Until the common jump a neuron that sees S
 * grows like e^{ρ‖y_S‖/‖y‖}; weighed by its square, a datum is seen with probability q_k = 1/(1 + e^{−β y_k²}),
 * β = ρ/(‖y‖²√Q), Q = Σ q_k y_k²/‖y‖². One jump fits all data, which takes Σ a_j² = ‖y‖/√Q: the ratio to the least norm
 * is 1/√Q. ρ follows from what the start offers, Σ a_j² = ½c²((1 + z)/2)² e^{2ρ√Q − E}, z the mean cosine of a neuron
 * with what pulls it and E = Σ_k [q_k log 2q_k + (1 − q_k) log 2(1 − q_k)] the price of seeing more than half; e^E
 * neurons of that sign are needed for such patterns to be there. As c → 0, 1/√Q − 1 falls like log(1/c)^{−3/2}.
 * [ours, heuristic: leading order in n]
 */
public final class PlateauLaw {
    private static final double LARGEST_BETA = 1e6;

    private final double ratio;
    private final double width;
    private final double crowd;

    private PlateauLaw(double ratio, double width, double crowd) {
        this.ratio = ratio;
        this.width = width;
        this.crowd = crowd;
    }

    /**
     * @param logC log c, with c² the squared norm of all output weights at the start
     * @throws IllegalArgumentException if c is so large that nothing is left to grow
     */
    public static PlateauLaw of(Dataset data, double logC) {
        double norm = 0;
        double least = 0;
        double width = 0;
        double crowd = 0;
        for (int sign = 1; sign >= -1; sign -= 2) {
            int s = sign;
            double[] y = Arrays.stream(data.labels()).map(v -> s * v).filter(v -> v > 0).toArray();
            if (y.length > 0) {
                OneSign one = new OneSign(y, data.d());
                double beta = beta(one, logC);
                norm += one.norm() / Math.sqrt(one.share(beta));
                least += one.norm();
                width = Math.max(width, 2 * StrictMath.exp(one.price(beta)));
                crowd = Math.max(crowd, 2 * one.crowd(beta));
            }
        }
        return new PlateauLaw(norm / least, width, crowd);
    }

    private static double beta(OneSign one, double logC) {
        try {
            return one.beta(logC);
        } catch (MathIllegalArgumentException e) {
            throw new IllegalArgumentException("there must be a plateau: labels of ordinary size and a log c that leaves"
                    + " something to grow, got log c = " + Numbers.full(logC), e);
        }
    }

    /** Labels of one sign. */
    private record OneSign(double[] y, int d) {
        private double norm() {
            return Math.sqrt(sum(1e300, (q, v) -> v * v));
        }

        private double sum(double beta, Term term) {
            double sum = 0;
            for (double v : y) {
                sum += term.of(1 / (1 + StrictMath.exp(-beta * v * v)), v);
            }
            return sum;
        }

        private double share(double beta) {
            return sum(beta, (q, v) -> q * v * v) / sum(beta, (q, v) -> v * v);
        }

        private double price(double beta) {
            return sum(beta, (q, v) -> entropy(q) + entropy(1 - q));
        }

        private static double entropy(double q) {
            return q > 0 ? q * StrictMath.log(2 * q) : 0;
        }

        /** E[w²]/E[w]² of a neuron's weight w = Π e^{β y_k² 1{k seen}} over fair bits: so many neurons count as one. */
        private double crowd(double beta) {
            return StrictMath.exp(sum(beta, (q, v) -> StrictMath.log(2 * (q * q + (1 - q) * (1 - q)))));
        }

        private double cosine(double beta) {
            return Math.sqrt(2 / Math.PI / d) * sum(beta, (q, v) -> q * v) / Math.sqrt(sum(beta, (q, v) -> q * v * v));
        }

        private double beta(double logC) {
            return new BracketingNthOrderBrentSolver(1e-12, 5).solve(1000, beta -> {
                double q = share(beta);
                double grown = 2 * beta * norm() * norm() * q - price(beta) + 2 * StrictMath.log((1 + cosine(beta)) / 2);
                return 2 * logC - StrictMath.log(2) + grown - StrictMath.log(norm() / Math.sqrt(q));
            }, 0, LARGEST_BETA);
        }
    }

    @FunctionalInterface
    private interface Term {
        double of(double q, double label);
    }

    /** ‖θ‖²/‖θ_min‖² on the plateau. */
    public double ratio() {
        return ratio;
    }

    /**
     * About the number of neurons, of both signs, from which on patterns such as the plateau needs are there: once,
     * not often.
     */
    public double width() {
        return width;
    }

    /**
     * About how many neurons, of both signs, carry as much noise as one: sums over neurons weighed by their squares
     * average out, and
     * the norm is flat, only at widths far above this. [ours, heuristic]
     */
    public double crowd() {
        return crowd;
    }

    @Override
    public String toString() {
        return "PlateauLaw[ratio " + Numbers.brief(ratio, 4) + ", width " + Numbers.brief(width, 2) + ", crowd "
                + Numbers.brief(crowd, 2) + "]";
    }
}
