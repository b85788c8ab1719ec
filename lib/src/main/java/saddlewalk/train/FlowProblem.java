package saddlewalk.train;

import java.util.Arrays;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/** What does not move along the flow: labels, signs, and the part of every w_j that is not active at the start. */
final class FlowProblem {
    final Dataset data;
    final Network start;
    final int n;
    final int m;
    final double[] y;
    final double labelNorm;

    private final double[][] frozen;                        // at the start's binary scale, d numbers a neuron

    FlowProblem(Dataset data, Network start) {
        start.requireSameDimension(data);
        this.data = data;
        this.start = start;
        n = data.n();
        m = start.m();
        y = data.labels();
        double sum = 0;
        for (double label : y) {
            sum += label * label;
        }
        labelNorm = sum > 0 ? StrictMath.sqrt(sum) : 1;     // a unit for tolerances
        frozen = new double[m][];
        for (int j = 0; j < m; j++) {
            if (start.sign(j) == 0 || start.storedOutput(j) == 0) {
                throw new IllegalArgumentException("output weights must not be 0 (Assumption 3), but that of neuron " + j
                        + " is");
            }
            double[] w = start.storedHidden(j);
            double[] moving = data.combination(positive(data.coordinates(w)));
            for (int i = 0; i < w.length; i++) {
                w[i] -= moving[i];
            }
            frozen[j] = w;
        }
    }

    /**
     * Whether a neuron with one active coordinate left is that coordinate and nothing else: it started balanced, and no
     * part of w_j lies outside what was active, up to rounding. Then u = |a_j| for ever, also while both shrink; solver
     * error would grow there.
     */
    boolean isNothingElse(int j) {
        double sum = 0;
        for (double w : frozen[j]) {
            sum += w * w;
        }
        return StrictMath.sqrt(sum) <= 1e-13 * Math.abs(start.storedOutput(j))
                && Math.abs(start.logOutput(j) - start.logNorm(j)) <= 1e-13 * (1 + Math.abs(start.logNorm(j)));
    }

    private static double[] positive(double[] u) {
        return Arrays.stream(u).map(v -> Math.max(v, 0)).toArray();
    }

    /** In logarithms a_j cannot pass through 0; a_j² − ‖w_j‖² is constant, so it does not if that is ≥ 0. */
    void requireBalanced() {
        for (int j = 0; j < m; j++) {
            double excess = start.logOutput(j) - start.logNorm(j);
            if (!(excess >= -1e-9)) {
                throw new IllegalArgumentException("the flow in logarithms needs |a_j| >= |w_j| (Assumption 3 has equality);"
                        + " neuron " + j + " has log|a| - log|w| = " + Numbers.full(excess));
            }
        }
    }

    /** Raw variables must neither underflow nor lose themselves in rounding. */
    void requireModerateScale() {
        for (int j = 0; j < m; j++) {
            if (!(start.logNorm(j) >= -100)) {
                throw new IllegalArgumentException("raw variables need weights of at least e^-100; neuron " + j
                        + " starts at log norm " + Numbers.brief(start.logNorm(j)));
            }
        }
    }

    FlowPoint initial() {
        int[] scale = new int[m];
        double[] output = new double[m];
        int[][] active = new int[m][];
        double[][] logActive = new double[m][];
        for (int j = 0; j < m; j++) {
            scale[j] = start.binaryScale(j);
            output[j] = start.storedOutput(j);
            double[] u = data.coordinates(start.storedHidden(j));
            int count = 0;
            active[j] = new int[n];
            logActive[j] = new double[n];
            for (int k = 0; k < n; k++) {
                if (u[k] > 0) {
                    active[j][count] = k;
                    logActive[j][count++] = StrictMath.log(u[k]);
                }
            }
            active[j] = Arrays.copyOf(active[j], count);
            logActive[j] = Arrays.copyOf(logActive[j], count);
        }
        double[] outputs = start.predictions(data);
        double[] residual = new double[n];
        for (int k = 0; k < n; k++) {
            residual[k] = y[k] - outputs[k];
        }
        return new FlowPoint(FlowTime.ZERO, scale, output, active, logActive, residual).normalised();
    }

    Network network(FlowPoint given) {
        FlowPoint point = given.normalised();
        int[] signs = new int[m];
        double[][] hidden = new double[m][];
        for (int j = 0; j < m; j++) {
            signs[j] = (int) Math.signum(point.output[j]);
            double[] u = new double[n];
            for (int i = 0; i < point.active[j].length; i++) {
                u[point.active[j][i]] = StrictMath.exp(point.logActive[j][i]);
            }
            hidden[j] = data.combination(u);
            for (int i = 0; i < hidden[j].length; i++) {
                hidden[j][i] += Scales.scaled(frozen[j][i], start.binaryScale(j) - point.scale[j]);
            }
        }
        return Network.scaled(signs, point.output, hidden, point.scale);
    }

    /** The data that some neuron still sees with their label's sign. */
    boolean[] covered(FlowPoint point) {
        boolean[] covered = new boolean[n];
        for (int j = 0; j < m; j++) {
            for (int k : point.active[j]) {
                covered[k] |= point.output[j] * y[k] > 0;
            }
        }
        return covered;
    }
}
