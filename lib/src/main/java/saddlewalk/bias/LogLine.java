package saddlewalk.bias;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.SimpleRegression;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * The line of least squares through the logarithms of x and y (Hipparchus): its slope is the power of x that y follows.
 * The slope is
 * Σ w_i log y_i with weights w_i that depend on x alone, so that errors and bounds of the y pass over to it.
 */
public final class LogLine {
    private final double[] weights;
    private final double slope;
    private final SimpleRegression regression;

    private LogLine(double[] weights, double slope, SimpleRegression regression) {
        this.weights = weights;
        this.slope = slope;
        this.regression = regression;
    }

    /**
     * @param x at least three numbers > 0, not all equal
     * @param y as many numbers > 0
     */
    public static LogLine of(double[] x, double[] y) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Require.atLeast("number of points", 3, x.length);
        double[] logX = logs("x", x, x.length);
        double[] logY = logs("y", y, x.length);
        double mean = Arrays.stream(logX).sum() / logX.length;
        double spread = Arrays.stream(logX).map(v -> (v - mean) * (v - mean)).sum();
        Require.positive("spread of log x", spread);
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < logX.length; i++) {
            regression.addData(logX[i], logY[i]);
        }
        double[] weights = Arrays.stream(logX).map(v -> (v - mean) / spread).toArray();
        return new LogLine(weights, sum(weights, logY), regression);
    }

    private static double[] logs(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException("one y for each x: there are " + length + " x and " + values.length + " y");
        }
        return Arrays.stream(values).map(v -> StrictMath.log(Require.positive(name, v))).toArray();
    }

    private static double sum(double[] weights, double[] values) {
        return IntStream.range(0, weights.length).mapToDouble(i -> weights[i] * values[i]).sum();
    }

    /** The slope of log y against log x. */
    public double slope() {
        return slope;
    }

    /**
     * Half the width of Student's interval around the slope, from how the points scatter about the line.
     *
     * @param confidence such as 0.95, from 0.01 to 0.9999
     */
    public double halfWidth(double confidence) {
        Require.between("confidence", 0.01, 0.9999, confidence);
        return regression.getSlopeConfidenceInterval(1 - confidence);
    }

    /** w_i: what the slope gains when log y_i does. */
    public double[] weights() {
        return weights.clone();
    }

    /** The slope's standard error where each log y_i has this one, independently: (Σ w_i² e_i²)^{1/2}. */
    public double slopeError(double... errors) {
        double[] squares = Arrays.stream(weights).map(w -> w * w).toArray();
        return StrictMath.sqrt(sum(squares, Arrays.stream(same("errors", errors)).map(e -> e * e).toArray()));
    }

    /** How far the slope moves at most where each log y_i moves by at most this much: Σ |w_i| e_i. */
    public double slopeShift(double... shifts) {
        return sum(Arrays.stream(weights).map(Math::abs).toArray(),
                Arrays.stream(same("shifts", shifts)).map(Math::abs).toArray());
    }

    private double[] same(String name, double[] values) {
        Objects.requireNonNull(values, name);
        if (values.length != weights.length) {
            throw new IllegalArgumentException("one number for each point: there are " + weights.length + " points and "
                    + values.length + " numbers");
        }
        return values;
    }

    /** Such as {@code 0.513 ± 0.041 (95 %)}. */
    @Override
    public String toString() {
        return Numbers.brief(slope, 3) + " ± " + Numbers.brief(halfWidth(0.95), 2) + " (95 %)";
    }
}
