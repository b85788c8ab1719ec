package saddlewalk.train;

import saddlewalk.Numbers;
import saddlewalk.limit.Clocks;

/**
 * A flow time T (unaccelerated) as the unevaluated sum of two doubles, so that a window of length 1 keeps its digits at
 * T = 10⁸: {@code jump.plus(0.5)} is half a unit of time after a jump, and {@code later.minus(earlier)} is exact to rounding.
 *
 * @param value the double nearest to T, finite
 * @param rest T − value, at most half a unit in the last place of value
 */
public record FlowTime(double value, double rest) implements Comparable<FlowTime> {
    /** The start of every run. */
    public static final FlowTime ZERO = new FlowTime(0, 0);

    public FlowTime {
        if (!Double.isFinite(value) || value + rest != value) {
            throw new IllegalArgumentException("a flow time must be finite with a rest below its last digit, got "
                    + Numbers.full(value) + " and " + Numbers.full(rest));
        }
    }

    /** T as one double. */
    public static FlowTime of(double flowTime) {
        return new FlowTime(flowTime, 0);
    }

    /** T = t·L for accelerated time t; the product is kept exactly. */
    public static FlowTime accelerated(double acceleratedTime, double logLambda) {
        double logInverse = Clocks.logInverse(logLambda);
        double product = acceleratedTime * logInverse;
        return new FlowTime(product, Math.fma(acceleratedTime, logInverse, -product));
    }

    /** T + offset. */
    public FlowTime plus(double offset) {
        double sum = value + offset;
        double of = sum - value;
        double error = (value - (sum - of)) + (offset - of);
        return normalised(sum, error + rest);
    }

    /** The time between {@code earlier} and this one, rounded once. */
    public double minus(FlowTime earlier) {
        FlowTime difference = plus(-earlier.value);
        return difference.value + (difference.rest - earlier.rest);
    }

    /** t = T / L. */
    public double acceleratedTime(double logLambda) {
        return value / Clocks.logInverse(logLambda) + rest / Clocks.logInverse(logLambda);
    }

    private static FlowTime normalised(double large, double small) {
        double sum = large + small;
        return new FlowTime(sum, small - (sum - large));
    }

    @Override
    public int compareTo(FlowTime other) {
        int first = Double.compare(value, other.value);
        return first != 0 ? first : Double.compare(rest, other.rest);
    }

    @Override
    public String toString() {
        return "FlowTime[" + Numbers.full(value) + (rest == 0 ? "" : ", rest " + Numbers.brief(rest, 4)) + "]";
    }
}
