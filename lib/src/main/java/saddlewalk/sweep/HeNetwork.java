package saddlewalk.sweep;

import java.util.stream.IntStream;
import saddlewalk.model.Network;
import saddlewalk.train.Trajectory;

/**
 * A training from the He start, taken apart: what the start brings, what is learned, and what gradient descent keeps. Along the flow
 * a_j² − ‖w_j‖² is constant for every neuron; gradient descent with step η changes the sum of its absolute values by at most
 * η² Σ ‖∇‖² over all epochs, which the descent of the loss bounds by 2η times the first mean squared error. [ours, proved, for steps
 * below the inverse of the curvature]
 *
 * @param setting what was trained
 * @param startNorm ‖θ‖² of the start
 * @param squaredNorm ‖θ‖² of the end
 * @param drift Σ_j |(a_j² − ‖w_j‖²) at the end − at the start|
 * @param driftBound 2η times the mean squared error of the start
 */
public record HeNetwork(NormSetting setting, double startNorm, double squaredNorm, double drift, double driftBound) {
    /** Trains one network. */
    public static HeNetwork train(NormSetting setting) {
        Network start = setting.start();
        Trajectory run = setting.training().run();
        Network end = run.finalNetwork();
        double drift = IntStream.range(0, start.m()).mapToDouble(j -> Math.abs(excess(end, j) - excess(start, j))).sum();
        return new HeNetwork(setting, start.squaredNorm(), end.squaredNorm(), drift,
                2 * setting.stepSize() * start.meanSquaredError(setting.data()));
    }

    private static double excess(Network network, int j) {
        double norm = StrictMath.exp(network.logNorm(j));
        return network.output(j) * network.output(j) - norm * norm;
    }

    /** ‖θ‖² of the end minus that of the start. */
    public double learned() {
        return squaredNorm - startNorm;
    }

    /** The mean of ‖θ‖² at a He start, (m + 1)/3. */
    public static double meanStartNorm(int m) {
        return (m + 1) / 3.0;
    }

    /** Its standard deviation: m·d squares of variance 4/(45d²) and m of variance 4/(45m²). */
    public static double startNormDeviation(int m, int d) {
        return StrictMath.sqrt(4 * (double) m / (45.0 * d) + 4 / (45.0 * m));
    }
}
