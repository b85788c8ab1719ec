package saddlewalk.train;

import java.util.Arrays;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The textbook loop: full-batch gradient descent on (a, W) for any inputs, in plain doubles, with the activation read off
 * the weights at every step. It shares nothing with {@link GradientDescent}, which it is there to check: on an explicit
 * orthonormal basis both must agree up to rounding (rotation invariance, appendix A.2). Cost O(mnd) an epoch.
 */
public final class PlainGradientDescent {
    private PlainGradientDescent() { }

    /**
     * What the loop saw.
     *
     * @param network after the last epoch
     * @param meanSquaredErrors one per epoch, from 0 to the last
     * @param switchOffs how often a ⟨w_j, x_k⟩ went from > 0 to ≤ 0
     * @param switchOns how often one went back (Assumption 2: never)
     */
    public record Result(Network network, double[] meanSquaredErrors, long switchOffs, long switchOns) {
        public Result {
            meanSquaredErrors = meanSquaredErrors.clone();
        }

        /** A copy: take it once before a loop. */
        @Override
        public double[] meanSquaredErrors() {
            return meanSquaredErrors.clone();
        }

        /** The mean squared error after {@code epoch} epochs. */
        public double meanSquaredErrorAt(int epoch) {
            if (epoch < 0 || epoch >= meanSquaredErrors.length) {
                throw new IndexOutOfBoundsException("epoch must be in [0, " + meanSquaredErrors.length + "), got " + epoch);
            }
            return meanSquaredErrors[epoch];
        }

        @Override
        public String toString() {
            return "Result[" + Numbers.count(meanSquaredErrors.length - 1L) + " epochs, mean squared error "
                    + Numbers.format(meanSquaredErrors[meanSquaredErrors.length - 1], 3) + "]";
        }
    }

    /**
     * Trains for a fixed number of epochs with step size η on the mean squared error; an interrupt ends it early.
     *
     * @param stepSize η, finite and > 0
     * @param epochs ≥ 0
     */
    public static Result run(Dataset data, Network start, double stepSize, int epochs) {
        return run(data, start, stepSize, epochs, 0);
    }

    /**
     * The same with another element of the ReLU's Clarke subdifferential [0, 1] at 0: what Assumption 2 rules out.
     *
     * @param derivativeAtZero in [0, 1]; the paper's choice is 0
     */
    public static Result run(Dataset data, Network start, double stepSize, int epochs, double derivativeAtZero) {
        start.requireSameDimension(data);
        double[][] x = new double[data.n()][];
        for (int k = 0; k < x.length; k++) {
            x[k] = data.input(k);
        }
        return run(data.labels(), x, start, stepSize, epochs, derivativeAtZero);
    }

    /**
     * The same for inputs that need not be orthonormal: what Assumption 1 rules out.
     *
     * @param labels n numbers
     * @param inputs n × d
     * @throws IllegalArgumentException if the number of epochs is negative, the step size is not finite and > 0, the lengths
     *     differ, or the derivative at 0 is not in [0, 1]
     */
    public static Result run(double[] labels, double[][] inputs, Network start, double stepSize, int epochs,
            double derivativeAtZero) {
        if (epochs < 0 || epochs == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("number of epochs must be in [0, " + (Integer.MAX_VALUE - 1) + "], got "
                    + epochs);
        }
        Require.positive("step size", stepSize);
        if (!(derivativeAtZero >= 0 && derivativeAtZero <= 1)) {
            throw new IllegalArgumentException("the ReLU's derivative at 0 must be in [0, 1], got "
                    + Numbers.full(derivativeAtZero));
        }
        int n = labels.length;
        int m = start.m();
        int d = start.d();
        if (inputs.length != n) {
            throw new IllegalArgumentException("one input per label: there are " + n + " labels and " + inputs.length
                    + " inputs");
        }
        double[][] x = new double[n][];
        for (int k = 0; k < n; k++) {
            x[k] = inputs[k].clone();
            if (x[k].length != d) {
                throw new IllegalArgumentException("an input must have the network's dimension " + d + ", but x_" + k
                        + " has length " + x[k].length);
            }
        }
        double[] a = new double[m];
        double[][] w = new double[m][];
        for (int j = 0; j < m; j++) {
            a[j] = start.output(j);
            w[j] = start.hidden(j);
        }
        boolean[][] wasActive = new boolean[m][n];
        long switchOffs = 0;
        long switchOns = 0;
        double[] errors = new double[epochs + 1];
        for (int epoch = 0; epoch <= epochs; epoch++) {
            double[][] u = new double[m][n];
            double[] residual = labels.clone();
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < n; k++) {
                    for (int i = 0; i < d; i++) {
                        u[j][k] += w[j][i] * x[k][i];
                    }
                    boolean active = u[j][k] > 0;
                    residual[k] -= active ? a[j] * u[j][k] : 0;
                    switchOffs += epoch > 0 && wasActive[j][k] && !active ? 1 : 0;
                    switchOns += epoch > 0 && !wasActive[j][k] && active ? 1 : 0;
                    wasActive[j][k] = active;
                }
            }
            for (double r : residual) {
                errors[epoch] += r * r / n;
            }
            if ((epoch & 1023) == 0 && Thread.interrupted()) {
                Thread.currentThread().interrupt();
                return new Result(Network.of(a, w), Arrays.copyOf(errors, epoch + 1), switchOffs, switchOns);
            }
            for (int j = 0; j < m && epoch < epochs; j++) {
                double gradient = 0;
                double before = a[j];
                for (int k = 0; k < n; k++) {
                    if (u[j][k] > 0) {
                        gradient += residual[k] * u[j][k];
                        for (int i = 0; i < d; i++) {
                            w[j][i] += 2 * stepSize / n * before * residual[k] * x[k][i];
                        }
                    } else if (u[j][k] == 0 && derivativeAtZero > 0) {
                        for (int i = 0; i < d; i++) {
                            w[j][i] += 2 * stepSize / n * before * derivativeAtZero * residual[k] * x[k][i];
                        }
                    }
                }
                a[j] += 2 * stepSize / n * gradient;
            }
        }
        return new Result(Network.of(a, w), errors, switchOffs, switchOns);
    }
}
