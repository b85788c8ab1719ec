package saddlewalk.bias;

import java.util.ArrayList;
import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;

/**
 * The least norm of a network (2) that interpolates the data, beside (15): ‖θ_min‖² = 2(‖y₊‖ + ‖y₋‖), with y₊ the
 * positive and y₋ the negative labels. [derived] One neuron of each sign that sees all data of its sign reaches it.
 */
public final class MinimumNorm {
    private final Dataset data;
    private final double positive;
    private final double negative;

    private MinimumNorm(Dataset data, double positive, double negative) {
        this.data = data;
        this.positive = positive;
        this.negative = negative;
    }

    /** For n labels on orthonormal inputs; the inputs themselves do not matter. Cost O(n). */
    public static MinimumNorm of(Dataset data) {
        List<Integer> plus = new ArrayList<>();
        List<Integer> minus = new ArrayList<>();
        for (int k = 0; k < data.n(); k++) {
            (data.label(k) < 0 ? minus : plus).add(k);
        }
        return new MinimumNorm(data, data.labelNorm(plus), data.labelNorm(minus));
    }

    /** ‖y₊‖. */
    public double positiveLabelNorm() {
        return positive;
    }

    /** ‖y₋‖. */
    public double negativeLabelNorm() {
        return negative;
    }

    /** ‖θ_min‖² = 2(‖y₊‖ + ‖y₋‖). */
    public double squaredNorm() {
        return 2 * (positive + negative);
    }

    /**
     * The dual certificate α, n numbers: y_k/‖y₊‖ for positive labels and y_k/‖y₋‖ for negative ones. Its {@link #dualValue} is at most 1 on
     * unit vectors, so that for every interpolator ‖y₊‖ + ‖y₋‖ = Σ_k α_k y_k ≤ Σ_j |a_j|‖w_j‖ ≤ ‖θ‖²/2. [derived]
     */
    public double[] dualCertificate() {
        double[] alpha = data.labels();
        for (int k = 0; k < alpha.length; k++) {
            alpha[k] = alpha[k] == 0 ? 0 : alpha[k] / (alpha[k] > 0 ? positive : negative);
        }
        return alpha;
    }

    /**
     * Σ_k α_k [⟨w, x_k⟩]₊.
     *
     * @param w d numbers
     */
    public double dualValue(double[] w) {
        double[] alpha = dualCertificate();
        double[] u = data.coordinates(w);
        double sum = 0;
        for (int k = 0; k < alpha.length; k++) {
            sum += alpha[k] * Math.max(u[k], 0);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "MinimumNorm[squared norm " + Numbers.brief(squaredNorm()) + "]";
    }
}
