package saddlewalk.limit;

import java.util.Arrays;
import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * The clock of mini-batches on orthonormal inputs: a neuron that sees S, η on the mean squared error of batches of B
 * data, each epoch one pass through the data in random order. [ours]
 *
 * <p>On a plateau a step multiplies (a, u) by 1 + M_b, M_b = ε(e y_bᵀ + y_b eᵀ), ε = 2η/B, y_b the labels of S in the
 * batch, e the direction of a. Σ_b M_b has the top eigenvalue g = ε‖y_S‖, the averaged gradient's growth an epoch. To
 * second order the product over an epoch is 1 + ΣM_b + ½((ΣM_b)² − ΣM_b²) in the mean, so that the exponent grows by g −
 * ¼g²(1 + q) an epoch, q = E Σ_b ‖y_b‖⁴/‖y_S‖⁴; q = 1 for the full batch.
 *
 * <p>A batch pulls a neuron out of balance, because the part of u in the batch is shorter than a: in one epoch of a jump
 * a² − ‖u_S‖² changes by −g²(1 − q)(1 − p)²a², p = a²/‖y_S‖, in all by −¼g(1 − q)‖y_S‖ to first order.
 *
 * <p>Near the end every step relaxes a block of the linear system with matrix A = a²I + uuᵀ (residuals on S), a² = ‖y_S‖
 * if balanced. Such steps lower the energy of a positive definite A in any order while ε times the largest eigenvalue of
 * each block is below 2 (Ostrowski 1954, Reich 1949): ε(‖y_S‖ + max_b ‖y_b‖²/‖y_S‖) &lt; 2; for the full batch that is h
 * &lt; 1.
 */
public final class BatchClock {
    private final double[] squares;                         // y_k², k ∈ S
    private final double sum;
    private final int n;
    private final int batch;

    private BatchClock(double[] squares, double sum, int n, int batch) {
        this.squares = squares;
        this.sum = sum;
        this.n = n;
        this.batch = batch;
    }

    /**
     * @param labels n of them
     * @param seen S, not empty, labels ≠ 0
     * @param batch B, a divisor of n
     */
    public static BatchClock of(double[] labels, List<Integer> seen, int batch) {
        if (batch < 1 || labels.length % batch != 0) {
            throw new IllegalArgumentException("the size of a batch must be a divisor of n = " + labels.length
                    + ", got " + batch);
        }
        seen.forEach(k -> Require.index("datum", k, labels.length));
        double[] squares = seen.stream().mapToDouble(k -> labels[k] * labels[k]).toArray();
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("a neuron must see labels that are not 0, got a squared norm of "
                    + Numbers.full(sum));
        }
        return new BatchClock(squares, sum, labels.length, batch);
    }

    /** g = 2(η/B)‖y_S‖, the growth an epoch of the averaged gradient. */
    public double growth(double stepSize) {
        return 2 * stepSize / batch * StrictMath.sqrt(sum);
    }

    /** q = E Σ_b ‖y_b‖⁴/‖y_S‖⁴ over random batches. */
    public double concentration() {
        double fourth = 0;
        for (double square : squares) {
            fourth += square * square;
        }
        double together = n == 1 ? 0 : (batch - 1.0) / (n - 1);   // two data are in one batch
        return (fourth + (sum * sum - fourth) * together) / (sum * sum);
    }

    /** By how much the exponent grows an epoch, to second order: g − ¼g²(1 + q). */
    public double logGrowth(double stepSize) {
        Require.between("step size", 0, 1e50, stepSize);
        double g = growth(stepSize);
        return g - 0.25 * g * g * (1 + concentration());
    }

    /** η up to which a balanced end is stable in any order of the data, for every B. [proved] */
    public double settlesUpTo() {
        double norm = StrictMath.sqrt(sum);
        double[] largest = squares.clone();
        Arrays.sort(largest);
        double most = 0;
        for (int i = Math.max(0, largest.length - batch); i < largest.length; i++) {
            most += largest[i];
        }
        return batch / (norm + most / norm);
    }

    /** a² − ‖u_S‖² after a jump from a small balanced start, to first order in g: −¼g(1 − q)‖y_S‖. */
    public double imbalance(double stepSize) {
        Require.between("step size", 0, 1e50, stepSize);
        return -0.25 * growth(stepSize) * (1 - concentration()) * StrictMath.sqrt(sum);
    }

    @Override
    public String toString() {
        return "BatchClock[n=" + n + ", batch=" + batch + ", sees " + squares.length + "]";
    }
}
