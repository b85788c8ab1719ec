package saddlewalk.anatomy;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;
import saddlewalk.Numbers;
import saddlewalk.limit.Clocks;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * Hypothesis 1 (2) and (3) as powers of λ: the logarithm of a small number against L, between two runs, at the accelerated time
 * t_i + δ', δ' = min(δ, 0.0075/‖D_i‖), where the residual on S_i is λ^{0.015} at least: at L = 1250 that is 1e−8, far above the
 * solver's error. A jump is left out where a second exponent lies within 7/L of the first, so that the other term is not yet
 * below e^{−7} of it.
 */
public final class PowersOfLambda {
    private static final double SMALLEST = 0.0075;
    private static final double APART = 7;

    private final Windows windows;
    private final SaddleDistance distance;
    private final FlowTrajectory first;
    private final FlowTrajectory second;
    private final double firstLog;
    private final double secondLog;

    private PowersOfLambda(Windows windows, FlowTrajectory first, double firstLog, FlowTrajectory second, double secondLog) {
        this.windows = windows;
        this.distance = SaddleDistance.of(windows.process());
        this.first = first;
        this.second = second;
        this.firstLog = firstLog;
        this.secondLog = secondLog;
    }

    /** Two runs of one problem, each at least to t_p + δ, the second from a smaller start. */
    public static PowersOfLambda of(Windows windows, FlowTrajectory first, double firstLog, FlowTrajectory second,
            double secondLog) {
        if (!(Clocks.logInverse(secondLog) > Clocks.logInverse(firstLog))) {
            throw new IllegalArgumentException("the second run must start smaller: log lambda is " + Numbers.full(firstLog)
                    + ", then " + Numbers.full(secondLog));
        }
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        return new PowersOfLambda(windows, first, firstLog, second, secondLog);
    }

    /**
     * One jump.
     *
     * @param jump i
     * @param predicted the smallest exponent, from Algorithm 1
     * @param next the second smallest
     * @param measured −Δ log / ΔL between the runs
     */
    public record Power(int jump, double predicted, double next, double measured) { }

    /** t_i + δ'. */
    public static double time(Windows windows, int i) {
        return windows.process().jumpTime(i) + after(windows, windows.speed(i));
    }

    /** min(δ, 0.0075/speed): so long after a jump what decays at twice that speed is λ^{0.015} at least, above all rounding. */
    static double after(Windows windows, double speed) {
        return Math.min(windows.delta(), SMALLEST / speed);
    }

    /** Of the residual on S_i, Hypothesis 1 (3). */
    public List<Power> residuals() {
        return powers(i -> distance.residualExponents(i, time(windows, i)), distance::residual);
    }

    /** Of the distance of the fitted neurons' weights from saddle i, Hypothesis 1 (2). */
    public List<Power> places() {
        return powers(i -> distance.placeExponents(i, time(windows, i)), distance::place);
    }

    private List<Power> powers(IntFunction<double[]> exponents, ToDoubleBiFunction<Integer, FlowState> size) {
        return windows.jumps().mapToObj(i -> {
            double[] all = exponents.apply(i);
            double before = StrictMath.log(size.applyAsDouble(i, at(first, firstLog, i)));
            double after = StrictMath.log(size.applyAsDouble(i, at(second, secondLog, i)));
            double next = all.length > 1 ? all[1] : Double.POSITIVE_INFINITY;
            return new Power(i, all[0], next,
                    (before - after) / (Clocks.logInverse(secondLog) - Clocks.logInverse(firstLog)));
        }).toList();
    }

    private FlowState at(FlowTrajectory run, double logLambda, int i) {
        return run.at(FlowTime.accelerated(time(windows, i), logLambda));
    }

    /** Those in which one term rules at both λ. */
    public List<Power> ruledByOne(List<Power> powers) {
        double logInverse = Math.min(Clocks.logInverse(firstLog), Clocks.logInverse(secondLog));
        return powers.stream().filter(power -> (power.next() - power.predicted()) * logInverse >= APART).toList();
    }

    @Override
    public String toString() {
        return "PowersOfLambda[" + windows.process().jumpCount() + " jumps]";
    }
}
