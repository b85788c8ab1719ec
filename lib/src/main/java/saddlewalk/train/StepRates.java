package saddlewalk.train;

import java.util.Objects;
import java.util.stream.IntStream;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import saddlewalk.model.Velocity;

/**
 * The rates of (6) measured as finite differences over one step of {@link PlainGradientDescent}, which knows nothing of
 * norms and directions. A step of size η on the mean squared error advances flow time by τ = 2η. It moves w_j along a
 * line, w_j + τ a_j D_j, so for a balanced neuron the distances from (6) are at most τ‖D_j‖²/2 for the norm (relative to
 * ‖w_j‖) and 2τ‖D_j‖² for the direction, the second as long as τ‖D_j‖ ≤ 0.1. For weights that are plain doubles.
 */
public final class StepRates {
    private final double[] norms;
    private final double[][] directions;

    private StepRates(double[] norms, double[][] directions) {
        this.norms = norms;
        this.directions = directions;
    }

    /** Makes one step of size η from the given network. */
    public static StepRates of(Dataset data, Network network, double stepSize) {
        Objects.requireNonNull(network, "network");
        Network next = PlainGradientDescent.run(data, network, stepSize, 1).network();
        double[] norms = new double[network.m()];
        double[][] directions = new double[network.m()][network.d()];
        for (int j = 0; j < norms.length; j++) {
            norms[j] = StrictMath.expm1(next.logNorm(j) - network.logNorm(j)) / (2 * stepSize);
            double[] before = network.direction(j);
            double[] after = next.direction(j);
            for (int i = 0; i < before.length; i++) {
                directions[j][i] = (after[i] - before[i]) / (2 * stepSize);
            }
        }
        return new StepRates(norms, directions);
    }

    /** (‖w_j⁺‖ − ‖w_j‖) / (2η‖w_j‖). */
    public double norm(int j) {
        return norms[Require.index("neuron", j, norms.length)];
    }

    /** (w̄_j⁺ − w̄_j) / 2η, d numbers. */
    public double[] direction(int j) {
        return directions[Require.index("neuron", j, directions.length)].clone();
    }

    /** The largest distance over all neurons from the first part of (6), divided by ‖w_j‖. */
    public double normError(Velocity formula) {
        return IntStream.range(0, norms.length).mapToDouble(j -> Math.abs(norms[j] - formula.logNorm(j))).max()
                .orElse(0);
    }

    /** The largest Euclidean distance over all neurons from the second part of (6). */
    public double directionError(Velocity formula) {
        double largest = 0;
        for (int j = 0; j < norms.length; j++) {
            double[] expected = formula.direction(j);
            double squares = 0;
            for (int i = 0; i < expected.length; i++) {
                squares += (directions[j][i] - expected[i]) * (directions[j][i] - expected[i]);
            }
            largest = Math.max(largest, StrictMath.sqrt(squares));
        }
        return largest;
    }
}
