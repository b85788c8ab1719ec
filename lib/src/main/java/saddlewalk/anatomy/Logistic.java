package saddlewalk.anatomy;

import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * A neuron alone and aligned inside its jump: its output on the data S that it fits is the part p of every label,
 * p(T) = 1 / (1 + e^{−2‖D‖(T − T₀)}), and a² = p‖y_S‖. [derived] Times are the flow's own, counted from the moment at which half
 * of the jump's loss is gone, where p = 1 − 1/√2.
 *
 * @param labelNorm ‖y_S‖ > 0
 * @param speed ‖D‖ = ‖y_S‖/n > 0, per unit of flow time
 */
public record Logistic(double labelNorm, double speed) {
    /** log(p/(1 − p)) where half of the loss is gone. */
    private static final double HALF_LOSS = StrictMath.log(StrictMath.sqrt(2) - 1);

    public Logistic {
        if (!(labelNorm > 0 && speed > 0 && labelNorm + speed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("label norm and speed must be finite and > 0, got " + Numbers.full(labelNorm)
                    + " and " + Numbers.full(speed));
        }
    }

    /** p, the part of the labels that is fitted at this time after half loss. */
    public double part(double since) {
        return 1 / (1 + StrictMath.exp(-HALF_LOSS - 2 * speed * since));
    }

    /** So many times, even, from the one where 0.1 % of the labels is fitted to the one where 99.9 % is. */
    public double[] times(int points) {
        Require.atLeast("number of points", 2, points);
        double from = timeOf(0.001);
        double step = (timeOf(0.999) - from) / (points - 1);
        return IntStream.range(0, points).mapToDouble(k -> from + k * step).toArray();
    }

    /** p at each of these times. */
    public double[] parts(double... since) {
        Objects.requireNonNull(since, "since");
        return DoubleStream.of(since).map(this::part).toArray();
    }

    /** 1 − p, the residual in parts of the label; right down to 1e−300. */
    public double residual(double since) {
        return 1 / (1 + StrictMath.exp(HALF_LOSS + 2 * speed * since));
    }

    /** ‖w‖ = |a| = √(p‖y_S‖). */
    public double norm(double since) {
        return StrictMath.sqrt(part(since) * labelNorm);
    }

    /** The time after half loss at which the part p in (0, 1) of the labels is fitted; negative before half loss. */
    public double timeOf(double part) {
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException("the part of the labels must be in (0, 1), got " + Numbers.full(part));
        }
        return (StrictMath.log(part) - StrictMath.log1p(-part) - HALF_LOSS) / (2 * speed);
    }

    /**
     * Lemma 5: accelerated time from norm λ^ε to half of the final norm, ε/‖D‖ + ½ log(‖y_S‖/3)/(‖D‖L), up to λ^{2ε}.
     *
     * @param epsilon ε > 0
     * @param logInverse L = log(1/λ)
     */
    public double growthDuration(double epsilon, double logInverse) {
        return epsilon / speed + StrictMath.log(labelNorm / 3) / 2 / (speed * logInverse);
    }

    /** Lemma 6: flow time from half of the final norm to 0.99 of it, (½ log(0.99²/(1 − 0.99²)) + ½ log 3)/‖D‖. */
    public double fittingDuration() {
        double square = JumpPhases.ALMOST * JumpPhases.ALMOST;
        return (StrictMath.log(square / (1 - square)) / 2 + StrictMath.log(3) / 2) / speed;
    }
}
