package saddlewalk.bias;

import java.util.Arrays;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Why no interpolator is smaller than {@link MinimumNorm}: prices α = (y₊/‖y₊‖, y₋/‖y₋‖) on the data, with
 * |Σ_k α_k [⟨w, x_k⟩]₊| ≤ ‖w‖ for every w. So for every network, interpolating or not,
 * ‖θ‖² ≥ 2 Σ_j |a_j|‖w_j‖ ≥ 2 Σ_k α_k h_θ(x_k); for an interpolator the right side is 2 Σ_k α_k y_k, which is
 * 2(‖y₊‖ + ‖y₋‖). [derived]
 */
public final class DualCertificate {
    private final Dataset data;
    private final double[] prices;

    private DualCertificate(Dataset data, double[] prices) {
        this.data = data;
        this.prices = prices;
    }

    /** The prices of these labels; 0 for a label 0. Cost O(n). */
    public static DualCertificate of(Dataset data) {
        MinimumNorm norms = MinimumNorm.of(data);
        double[] prices = data.labels();
        for (int k = 0; k < prices.length; k++) {
            double norm = prices[k] < 0 ? norms.negativeLabelNorm() : norms.positiveLabelNorm();
            prices[k] = prices[k] == 0 ? 0 : prices[k] / norm;
        }
        return new DualCertificate(data, prices);
    }

    /** α, one number per datum. */
    public double[] prices() {
        return prices.clone();
    }

    /** |Σ_k α_k [⟨w, x_k⟩]₊| / ‖w‖: what one neuron earns for its length; at most 1. */
    public double slope(double[] w) {
        double[] u = data.coordinates(w);
        double length = StrictMath.sqrt(Arrays.stream(w).map(x -> x * x).reduce(0, Double::sum));
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a neuron must have a length that is > 0 and finite, got "
                    + Numbers.full(length));
        }
        double sum = 0;
        for (int k = 0; k < u.length; k++) {
            sum += prices[k] * Math.max(0, u[k]);
        }
        return Math.abs(sum) / length;
    }

    /** The largest slope that CMA-ES (Hipparchus) finds over all w. */
    public double largestSlopeFound(long seed) {
        return -Search.least(w -> -slope(w), data.d(), seed);
    }

    /** 2 Σ_k α_k h_θ(x_k) ≤ ‖θ‖², for any network. */
    public double lowerBound(Network network) {
        double[] outputs = network.predictions(data);
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum += prices[k] * outputs[k];
        }
        Require.number("the lower bound", sum);
        return 2 * sum;
    }

    @Override
    public String toString() {
        return "DualCertificate[n=" + data.n() + ", value " + Numbers.brief(MinimumNorm.of(data).squaredNorm()) + "]";
    }
}
