package saddlewalk.train;

import java.util.Arrays;

/**
 * A jump of one visible neuron j that is aligned with the labels of its unsettled data S: u_jk = c·y_k. Then the residual
 * on S is g·y_k with one number g = 1 − a·c, and three numbers a neuron suffice, O(m) a step [ours, proved]: with q any
 * other neuron, its coordinates are u_k + P·y_k on S and u_k + Q·r_k elsewhere, and its output weight a moves by
 * ε(g(A + P·Y²) + B + Q·R²).
 *
 * <p>It holds while every other visible neuron is settled, the others are invisible, j's coordinates on settled data are
 * too small to show, and every push is away from 0.
 */
final class SingleJump {
    private static final double ALIGNED = 0x1p-49;       // a few roundings of a coordinate
    private static final double STAYS_INVISIBLE = 0x1p-66;
    private static final double SETTLED = 0x1p-51;       // of the labels: below it r is rounding

    private final Neuron[] neurons;
    private final Neuron growing;
    private final double[] y;
    private final double[] residual;
    private final double epsilon;
    private final boolean[] inS;
    private final double squaredLabels;                  // Σ y² over S

    private final int m;
    private final double[] a;
    private final double[] p;
    private final double[] q;
    private final double[] startOnS;                     // A
    private final double[] labelsOnS;                    // Y²
    private final double[] startElsewhere;               // B
    private final double[] pullElsewhere;                // R²
    private final double[] largest;                      // of the neuron's coordinates at the start
    private final double largestLabel;
    private final double largestResidual;
    private final double limit;                          // of what an invisible neuron may contribute
    private double ownA;
    private double c;
    private double g;
    private final long chunk;

    private SingleJump(Neuron[] neurons, Neuron growing, double[] y, double[] residual, double epsilon, boolean[] inS,
            double smallestLabel) {
        this.neurons = neurons;
        this.growing = growing;
        this.y = y;
        this.residual = residual;
        this.epsilon = epsilon;
        this.inS = inS;
        this.m = neurons.length;
        a = new double[m];
        p = new double[m];
        q = new double[m];
        startOnS = new double[m];
        labelsOnS = new double[m];
        startElsewhere = new double[m];
        pullElsewhere = new double[m];
        largest = new double[m];
        largestLabel = Arrays.stream(y).map(Math::abs).max().orElse(0);
        largestResidual = Arrays.stream(residual).map(Math::abs).max().orElse(0);
        limit = smallestLabel * STAYS_INVISIBLE;
        double squares = 0;
        double inner = 0;
        for (int i = 0; i < growing.active; i++) {
            int k = growing.datum[i];
            if (inS[k]) {
                squares += y[k] * y[k];
                inner += y[k] * growing.u[i];
            }
        }
        squaredLabels = squares;
        ownA = growing.a;
        c = inner / squares;
        g = 1 - growing.weight * ownA * c;
        double fastest = 0;
        for (int j = 0; j < m; j++) {
            Neuron other = neurons[j];
            if (other == growing || other.visible) {
                continue;
            }
            a[j] = other.a;
            largest[j] = other.largest();
            for (int i = 0; i < other.active; i++) {
                int k = other.datum[i];
                if (inS[k]) {
                    startOnS[j] += other.u[i] * y[k];
                    labelsOnS[j] += y[k] * y[k];
                } else {
                    startElsewhere[j] += other.u[i] * residual[k];
                    pullElsewhere[j] += residual[k] * residual[k];
                }
            }
            fastest = Math.max(fastest, StrictMath.sqrt(labelsOnS[j] + pullElsewhere[j]));
        }
        chunk = (long) Math.max(16, Math.min(1 << 14, 2 / (epsilon * Math.max(fastest, StrictMath.sqrt(squares)))));
    }

    /** The jump that is going on, or null where it is not one that three numbers a neuron describe. */
    static SingleJump find(Neuron[] neurons, double[] y, double[] residual, double epsilon, double smallestLabel) {
        Neuron growing = null;
        for (Neuron neuron : neurons) {
            if (neuron.visible && neuron.squaredPull(residual) > 0) {
                if (growing != null) {
                    return null;
                }
                growing = neuron;
            }
        }
        if (growing == null || growing.a == 0) {
            return null;
        }
        boolean[] inS = new boolean[y.length];
        double squares = 0;
        double inner = 0;
        for (int i = 0; i < growing.active; i++) {
            int k = growing.datum[i];
            inS[k] = residual[k] != 0;
            squares += inS[k] ? y[k] * y[k] : 0;
            inner += inS[k] ? y[k] * growing.u[i] : 0;
        }
        double c = inner / squares;
        for (int i = 0; i < growing.active; i++) {
            int k = growing.datum[i];
            if (inS[k] ? Math.abs(growing.u[i] - c * y[k]) > ALIGNED * Math.abs(c * y[k])
                    : !growing.isTooSmall(i, squares, y)) {
                return null;
            }
        }
        for (Neuron neuron : neurons) {
            for (int i = 0; i < neuron.active; i++) {
                if (neuron.a * residual[neuron.datum[i]] < 0) {
                    return null;
                }
            }
        }
        SingleJump jump = new SingleJump(neurons, growing, y, residual, epsilon, inS, smallestLabel);
        return jump.g > SETTLED && epsilon * StrictMath.sqrt(squares) < 0.25 ? jump : null;
    }

    /** Σ r² over S. */
    double squaredResidual() {
        return g * g * squaredLabels;
    }

    /** Σ weights_k r_k² over the data outside S, which do not move. */
    double squaredResidualElsewhere(double[] weights) {
        double sum = 0;
        for (int k = 0; k < residual.length; k++) {
            sum += inS[k] ? 0 : weights[k] * residual[k] * residual[k];
        }
        return sum;
    }

    /** The outputs now, given those at the start. */
    double[] outputs(double[] before) {
        double[] now = before.clone();
        for (int k = 0; k < now.length; k++) {
            now[k] = inS[k] ? y[k] * (1 - g) : now[k];
        }
        return now;
    }

    /** Number of steps after which to ask {@link #othersShow}; a contribution grows by less than 2^4 in between. */
    long chunk() {
        return chunk;
    }

    /** Whether another neuron has grown so far that it may show soon. */
    boolean othersShow() {
        for (int j = 0; j < m; j++) {
            double coordinate = largest[j] + Math.abs(p[j]) * largestLabel + Math.abs(q[j]) * largestResidual;
            if (Math.scalb(Math.abs(a[j]) * coordinate, Math.max(2 * neurons[j].scale, -4000)) >= limit) {
                return true;
            }
        }
        return false;
    }

    boolean settled() {
        return g <= SETTLED;
    }

    /** One step of every neuron. g is a variable of its own, so that it keeps its precision as it falls to 0. */
    void step() {
        for (int j = 0; j < m; j++) {
            double push = epsilon * a[j];
            a[j] += epsilon * (g * (startOnS[j] + p[j] * labelsOnS[j]) + (startElsewhere[j] + q[j] * pullElsewhere[j]));
            p[j] += push * g;
            q[j] += push;
        }
        double before = ownA;
        double move = epsilon * g;
        double alongLabels = c * squaredLabels;
        g -= move * growing.weight * (c * alongLabels + before * before + move * before * alongLabels);
        ownA = before + move * alongLabels;
        c += move * before;
    }

    /** Writes the state into the given neurons, in the order of those the jump was made from. */
    void writeTo(Neuron[] target) {
        double fitted = g < 0.5 ? (1 - g) / (growing.weight * ownA) : c;     // what g says, where it is the sharper one
        for (int j = 0; j < m; j++) {
            Neuron neuron = target[j];
            boolean own = neurons[j] == growing;
            if (!own && neurons[j].visible) {
                continue;
            }
            neuron.a = own ? ownA : a[j];
            for (int i = 0; i < neuron.active; i++) {
                int k = neuron.datum[i];
                if (own) {
                    neuron.u[i] = inS[k] ? fitted * y[k] : neuron.u[i];
                } else {
                    neuron.u[i] += inS[k] ? p[j] * y[k] : q[j] * residual[k];
                }
            }
        }
    }
}
