package saddlewalk.limit;

import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The first jump in closed form, for labels and signs all positive. [ours, checked]
 *
 * <p>The neuron that jumps first grows alone and then fits its data along a logistic curve, so the epoch at which its
 * output reaches a given part p of the labels is known: with h = 2η‖y_S‖/n, z the cosine between its start and y_S, and
 * L = log(1/λ),
 * <pre>  ⌈(L + ½ log‖y_S‖ + ½ log(p/(1 − p)) − log((1 + z)/2) + ¾ h log(1 − p)) / log(1 + h)⌉.</pre>
 * Half of the loss drop is p = 1 − 1/√2. It is exact to the epoch for h ≤ 0.02 when every other neuron is still far:
 * L·|ρ_q(t_1)| ≥ 45 ({@link #applies}).
 */
public final class FirstJump {
    /** The part of the labels at which the loss has made half of its first drop: 1 − (1 − p)² = ½. */
    public static final double HALF_LOSS_DROP = 1 - StrictMath.sqrt(0.5);

    private static final double LARGEST_GROWTH = 0.02;
    private static final double FAR = 45;

    private final double logInverse;
    private final double labelNorm;
    private final double growth;
    private final double alignment;
    private final double othersMargin;

    private FirstJump(double logInverse, double labelNorm, double growth, double alignment, double othersMargin) {
        this.logInverse = logInverse;
        this.labelNorm = labelNorm;
        this.growth = growth;
        this.alignment = alignment;
        this.othersMargin = othersMargin;
    }

    /**
     * @param process the discrete form of Algorithm 1, with at least one jump
     * @param start the network it was run on, balanced at one scale λ (Assumption 3)
     * @param logLambda its log λ, up to rounding
     * @throws IllegalArgumentException if the start has other dimensions, is not balanced or has another λ, if a label or a
     *     sign is not positive, or no neuron jumps
     */
    public static FirstJump of(LimitProcess process, Network start, double logLambda) {
        Dataset data = process.data();
        requireBalancedStart(process, start, logLambda);
        for (int k = 0; k < data.n(); k++) {
            if (!(data.label(k) > 0)) {
                throw new IllegalArgumentException("the closed form needs labels of one sign, all > 0: label " + k
                        + " is " + Numbers.full(data.label(k)));
            }
        }
        for (int j = 0; j < process.m(); j++) {
            if (process.sign(j) != 1) {
                throw new IllegalArgumentException("the closed form needs signs of one kind, all +1: neuron " + j
                        + " has " + process.sign(j));
            }
        }
        if (process.jumpCount() == 0) {
            throw new IllegalArgumentException("there must be a first jump, but none of " + process.m()
                    + " neurons sees any datum");
        }
        Jump first = process.jump(1);
        double norm = data.labelNorm(first.fitted());
        double margin = Double.POSITIVE_INFINITY;
        for (int q = 0; q < process.m(); q++) {
            if (q != first.neuron()) {
                margin = Math.min(margin, -process.exponentAtPlateau(q, 1));
            }
        }
        return new FirstJump(Clocks.logInverse(logLambda), norm, 2 * process.requireStepSize() * norm / data.n(),
                alignment(data, start, first), Clocks.logInverse(logLambda) * margin);
    }

    private static void requireBalancedStart(LimitProcess process, Network start, double logLambda) {
        start.requireSameDimension(process.data());
        if (start.m() != process.m()) {
            throw new IllegalArgumentException("the start must have the limit process's number of neurons " + process.m()
                    + ", got " + start.m());
        }
        if (!Assumptions.isBalancedAtOneScale(start)) {
            throw new IllegalArgumentException("the closed form needs a balanced start (Assumption 3): "
                    + Assumptions.balance(start).witness());
        }
        Clocks.logInverse(logLambda);
        if (!(Math.abs(start.logNorm(0) - logLambda) <= Assumptions.rounding(start))) {
            throw new IllegalArgumentException("log lambda must be the start's, " + Numbers.full(start.logNorm(0)) + ", got "
                    + Numbers.full(logLambda));
        }
    }

    private static double alignment(Dataset data, Network start, Jump first) {
        double[] u = data.coordinates(start.direction(first.neuron()));
        double inner = 0;
        for (int k : first.fitted()) {
            inner += u[k] * data.label(k);
        }
        return inner / data.labelNorm(first.fitted());
    }

    /** The epoch at which the loss has made half of its first drop. */
    public long epoch() {
        return epoch(HALF_LOSS_DROP);
    }

    /** The epoch at which the output first reaches the part {@code p}, 0 &lt; p &lt; 1, of its labels. */
    public long epoch(double p) {
        return (long) Math.ceil(realEpoch(p));
    }

    double realEpoch(double p) {
        double exponent = logInverse + 0.5 * StrictMath.log(labelNorm) - StrictMath.log((1 + alignment) / 2)
                + advance(growth, p);
        return exponent / StrictMath.log1p(growth);
    }

    /** How far the logistic curve is at the part p of the labels, in units of log(1 + h) an epoch. */
    private static double advance(double growth, double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("the part of a label must be in (0, 1), got " + Numbers.full(p));
        }
        return 0.5 * StrictMath.log(p / (1 - p)) + 0.75 * growth * StrictMath.log1p(-p);
    }

    /**
     * The (real) number of epochs in which any neuron that jumps alone goes from one part of its labels to another,
     * whatever λ is.
     *
     * @param growth h = 2η‖y_S‖/n of that neuron
     * @param from in (0, 1)
     * @param to in (0, 1)
     */
    public static double epochsBetween(double growth, double from, double to) {
        Require.positive("growth in one epoch", growth);
        return (advance(growth, to) - advance(growth, from)) / StrictMath.log1p(growth);
    }

    /** Epochs from 10 % to 90 % of the labels, log 81 / (2 log(1 + h)) less about 1.65: the width of the jump. */
    public double width() {
        return epochsBetween(growth, 0.1, 0.9);
    }

    /** h = 2η‖y_S‖/n, the growth of the neuron in one epoch on the plateau. */
    public double growth() {
        return growth;
    }

    /** z, the cosine between the neuron's start and y_S, in (0, 1]. */
    public double alignment() {
        return alignment;
    }

    /** L·min |ρ_q(t_1)| over the other neurons. */
    public double othersMargin() {
        return othersMargin;
    }

    /** Whether the closed form is exact to the epoch here: h ≤ 0.02 and L·|ρ_q(t_1)| ≥ 45 for all others. */
    public boolean applies() {
        return growth <= LARGEST_GROWTH && othersMargin >= FAR;
    }

    /** The log λ from which down every other neuron is far enough for {@link #applies}; 0 where every λ will do. */
    public double logLambdaNeeded() {
        return 0 - FAR / (othersMargin / logInverse);
    }
}
