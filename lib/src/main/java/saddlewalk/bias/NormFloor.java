package saddlewalk.bias;

import java.util.Collection;
import java.util.Objects;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * How small the norm of an interpolator can be that comes from a given start: the flow keeps every
 * δ_j = a_j² − ‖w_j‖², and so every network on its way that interpolates has
 * ‖θ‖² ≥ √( (Σ_j |δ_j|)² + ‖θ_min‖⁴ ). [ours, proved]
 *
 * <p>Why: a_j² + ‖w_j‖² = √(δ_j² + (2|a_j|‖w_j‖)²), and Σ_j √(δ_j² + p_j²) ≥ √((Σ|δ_j|)² + (Σ p_j)²) for p_j ≥ 0
 * (Minkowski); by the dual certificate of {@link MinimumNorm} an interpolator has Σ_j 2|a_j|‖w_j‖ ≥ ‖θ_min‖². From a
 * balanced start all δ_j are 0 and the floor is the least norm itself.
 */
public final class NormFloor {
    private final double imbalance;
    private final double least;

    private NormFloor(double imbalance, double least) {
        this.imbalance = imbalance;
        this.least = least;
    }

    /** For networks that fit all data. Cost O(md). */
    public static NormFloor of(Dataset data, Network start) {
        Objects.requireNonNull(start, "start");
        return of(start, MinimumNorm.of(data));
    }

    /** For networks that fit these data, and whatever on the others. */
    public static NormFloor of(Dataset data, Network start, Collection<Integer> fitted) {
        Objects.requireNonNull(start, "start");
        return of(start, MinimumNorm.of(data, fitted));
    }

    private static NormFloor of(Network start, MinimumNorm least) {
        return new NormFloor(imbalance(start), least.squaredNorm());
    }

    /**
     * What the flow from a balanced start can never lose, whatever it learns: a coordinate ⟨w_j, x_k⟩ ≤ 0 stays as it is
     * (Assumption 2), and a_j² = ‖w_j‖² holds for ever (Proposition 1), so ‖θ‖² ≥ 2 Σ_j Σ_k [⟨w_j(0), x_k⟩]₋². [ours,
     * proved]
     */
    public static double frozen(Dataset data, Network start) {
        Objects.requireNonNull(start, "start").requireSameDimension(data);
        double sum = 0;
        for (int j = 0; j < start.m(); j++) {
            for (double z : data.coordinates(start.hidden(j))) {
                sum += z < 0 ? 2 * z * z : 0;
            }
        }
        return Require.number("what the start cannot lose", sum);
    }

    private static double imbalance(Network network) {
        double sum = 0;
        for (int j = 0; j < network.m(); j++) {
            sum += Math.abs(network.imbalance(j));
        }
        return Require.number("the imbalance of the start", sum);
    }

    /** Σ_j |a_j² − ‖w_j‖²| of the start. */
    public double imbalance() {
        return imbalance;
    }

    /** ‖θ_min‖² of the data to be fitted. */
    public double minimumSquaredNorm() {
        return least;
    }

    /** √(imbalance² + ‖θ_min‖⁴): no interpolator from this start has a smaller ‖θ‖². */
    public double squaredNorm() {
        return Math.sqrt(imbalance * imbalance + least * least);
    }

    @Override
    public String toString() {
        return "NormFloor[squared norm " + Numbers.brief(squaredNorm()) + "]";
    }
}
