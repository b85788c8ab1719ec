package saddlewalk.limit;

import saddlewalk.Numbers;

/**
 * Gradient descent with steps that are not small, on one neuron alone: h = 2η‖y_S‖/n is its growth an epoch on the
 * plateau, and the curvature of the mean squared error where it ends is 4‖y_S‖/n, so that h = 1 is the edge of stability
 * η = 2/curvature. [ours]
 *
 * <p>Balanced and aligned, its part of the final norm x goes to x(1 + h − hx²) in one epoch. For h ≤ 1 the fixed point 1
 * is stable, with the multiplier 1 − 2h; for 1 &lt; h &lt; √5 − 1 a cycle of two is, whose squares have sum 1 + 1/h and
 * product 1/h²; up to 3√3/2 − 1 the neuron stays positive; beyond that a value near the maximum is thrown below 0, and by
 * Assumption 2 the neuron is dead.
 */
public final class LargeSteps {
    /** h at which the fixed point loses its stability: the edge. */
    public static final double EDGE = 1;
    /** h at which the cycle of two loses its stability: √5 − 1. */
    public static final double CYCLE_ENDS = StrictMath.sqrt(5) - 1;
    /** h from which on a neuron can be thrown below 0: 3√3/2 − 1. */
    public static final double DEADLY = 1.5 * StrictMath.sqrt(3) - 1;

    private LargeSteps() { }

    /**
     * The part of the loss on S that is left at the end, on average over two epochs, for h in (0, √5 − 1): 0, or ½(1 −
     * 1/h²).
     */
    public static double meanPartLeft(double h) {
        if (!(h > 0 && h < CYCLE_ENDS)) {
            throw new IllegalArgumentException("the growth h must be in (0, sqrt(5) - 1), got " + Numbers.full(h));
        }
        return h <= EDGE ? 0 : 0.5 * (1 - 1 / (h * h));
    }

    /** The epochs in which a small neuron grows by e^{logFactor}: logFactor / log(1 + h), whatever h > 0 is. */
    public static double epochs(double logFactor, double h) {
        if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the growth h must be finite and > 0, got " + Numbers.full(h));
        }
        return logFactor / StrictMath.log1p(h);
    }
}
