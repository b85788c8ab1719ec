package saddlewalk.train;

import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import saddlewalk.model.Velocity;

/**
 * How far a network is from Proposition 1, |a_j| = ‖w_j‖, and how far a gradient step drives it away.
 *
 * <p>One step of size η on the mean squared error moves a_j by τ⟨w_j, D_j⟩ and w_j by τ a_j D_j, τ = 2η. The terms
 * linear in τ cancel in a_j² − ‖w_j‖² (the flow conserves it); what is left is τ²(⟨w_j, D_j⟩² − a_j²‖D_j‖²), for a
 * balanced neuron −τ²‖w_j‖²‖dw̄_j/dt‖² by (6). Summed over the T/τ steps up to flow time T:
 * |a_j|/‖w_j‖ − 1 = −η ‖w_j(T)‖⁻² ∫₀ᵀ ‖w_j‖²‖dw̄_j/dt‖² dt + O(η²).
 */
public final class Balance {
    private Balance() { }

    /** |a_j|/‖w_j‖ − 1 for every neuron; NaN for a neuron that is 0. */
    public static double[] gaps(Network network) {
        return IntStream.range(0, network.m()).mapToDouble(j -> gap(network, j)).toArray();
    }

    /** |a_j|/‖w_j‖ − 1. */
    public static double gap(Network network, int j) {
        double squares = 0;
        for (double value : network.storedHidden(j)) {
            squares += value * value;
        }
        return Math.abs(network.storedOutput(j)) / StrictMath.sqrt(squares) - 1;
    }

    /** a_j² − ‖w_j‖² for every neuron: what the flow conserves from any start. For weights that are plain doubles. */
    public static double[] differences(Network network) {
        return IntStream.range(0, network.m()).mapToDouble(network::imbalance).toArray();
    }

    /** The largest of | |a_j|/‖w_j‖ − 1 | over all neurons and networks. */
    public static double largestGap(List<Network> networks) {
        double largest = 0;
        for (Network network : networks) {
            for (double gap : gaps(network)) {
                largest = Double.isNaN(gap) ? Double.NaN : Math.max(largest, Math.abs(gap));
            }
        }
        return largest;
    }

    /**
     * The coefficient of η in |a_j|/‖w_j‖ − 1 at every network of a path, from the formula above with the trapezium
     * rule: an error of order spacing².
     *
     * @param path the flow at equally spaced times, the first at its start
     * @param spacing flow time between two of them, > 0
     * @param j neuron
     */
    public static double[] driftCoefficients(Dataset data, List<Network> path, double spacing, int j) {
        double[] coefficients = new double[path.size()];
        double integral = 0;                                // in units of the square of the norm at the network before
        double before = 0;
        for (int i = 0; i < coefficients.length; i++) {
            double squared = 0;
            for (double rate : Velocity.of(data, path.get(i)).direction(j)) {
                squared += rate * rate;
            }
            if (i > 0) {
                double shrink = StrictMath.exp(2 * (path.get(i - 1).logNorm(j) - path.get(i).logNorm(j)));
                integral = (integral + spacing / 2 * before) * shrink + spacing / 2 * squared;
            }
            before = squared;
            coefficients[i] = -integral;
        }
        return coefficients;
    }
}
