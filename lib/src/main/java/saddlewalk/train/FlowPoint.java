package saddlewalk.train;

import java.util.Arrays;

/**
 * The state of the flow at one time: neuron j is 2^{scale[j]} times a stored part near 1 whose output weight is
 * {@code output[j]} and whose active coordinates, those with ⟨w_j, x_k⟩ > 0, have the logarithms {@code logActive[j]}, in
 * the order of {@code active[j]}. A coordinate that is frozen may lie e^{−100000} below its neuron: hence logarithms.
 * What is not active never moves and is kept by {@link FlowProblem}. The residual is a part of the state of its own.
 */
final class FlowPoint {
    final FlowTime time;
    final int[] scale;
    final double[] output;
    final int[][] active;
    final double[][] logActive;
    final double[] residual;

    FlowPoint(FlowTime time, int[] scale, double[] output, int[][] active, double[][] logActive, double[] residual) {
        this.time = time;
        this.scale = scale;
        this.output = output;
        this.active = active;
        this.logActive = logActive;
        this.residual = residual;
    }

    /** log|a_j|. */
    double logOutput(int j) {
        return scale[j] * Scales.LOG_2 + StrictMath.log(Math.abs(output[j]));
    }

    /** a_j²; 0 where that underflows. */
    double square(int j) {
        return Scales.scaled(output[j] * output[j], 2 * scale[j]);
    }

    /** The same state with every stored output weight in [1, 2). */
    FlowPoint normalised() {
        int m = scale.length;
        int[] scales = scale.clone();
        double[] outputs = output.clone();
        double[][] logs = logActive.clone();
        for (int j = 0; j < m; j++) {
            int shift = Math.getExponent(outputs[j]);
            if (shift != 0) {
                scales[j] += shift;
                outputs[j] = Math.scalb(outputs[j], -shift);
                logs[j] = logs[j].clone();
                for (int i = 0; i < logs[j].length; i++) {
                    logs[j][i] = Scales.shifted(logs[j][i], -shift);
                }
            }
        }
        return new FlowPoint(time, scales, outputs, active, logs, residual);
    }

    FlowPoint withResidual(double[] other) {
        return new FlowPoint(time, scale, output, active, logActive, other);
    }

    /** The same state without coordinate {@code i} of neuron {@code j}, which has reached 0. */
    FlowPoint without(int j, int i) {
        int[][] data = active.clone();
        double[][] logs = logActive.clone();
        int count = data[j].length;
        int[] keptData = Arrays.copyOf(data[j], count - 1);
        double[] keptLogs = Arrays.copyOf(logs[j], count - 1);
        System.arraycopy(data[j], i + 1, keptData, i, count - 1 - i);
        System.arraycopy(logs[j], i + 1, keptLogs, i, count - 1 - i);
        data[j] = keptData;
        logs[j] = keptLogs;
        return new FlowPoint(time, scale, output, data, logs, residual);
    }

    double squaredResidual() {
        double sum = 0;
        for (double r : residual) {
            sum += r * r;
        }
        return sum;
    }
}
