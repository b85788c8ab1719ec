package saddlewalk.anatomy;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * log‖w_q‖ of every unfitted neuron, also of one that nothing is left for, from Algorithm 1 and the constants of order 1 in
 * {@link JumpDelays}: L·ρ_q(t) + o_q. Hypothesis 1 (1) and Lemma 1. [ours, checked]
 *
 * <p>A neuron that loses all its data y_A to jump i keeps its direction and stops: its log norm changes by
 * ∫(r(T) − 1{T &lt; 0})‖y_A‖/n dT = −log(√2 − 1)·‖y_A‖/(2‖y_S‖) more than by a stop at the moment of half loss.
 */
public final class SmallNeurons {
    private static final int GRID = 9;
    private static final double HALF_LOG_2 = StrictMath.log(2) / 2;

    private final LimitProcess process;
    private final Windows windows;
    private final JumpDelays constants;

    private SmallNeurons(Windows windows, JumpDelays constants) {
        this.process = windows.process();
        this.windows = windows;
        this.constants = constants;
    }

    /** From Algorithm 1; the start's signs and directions are read. */
    public static SmallNeurons of(AnatomyProblem problem) {
        return new SmallNeurons(problem.windows(),
                JumpDelays.of(problem.windows(), problem.start(AnatomyProblem.LOG_LAMBDA)));
    }

    /** The neurons that have not jumped by plateau i, ascending. */
    public List<Integer> unfitted(int i) {
        return IntStream.range(0, process.m()).filter(q -> !process.hasJumped(q, i)).boxed().toList();
    }

    /** o_q = lim (log‖w_q‖ − L·ρ_q) on plateau i, for an unfitted neuron. */
    public double offset(int q, int i) {
        return constants.offset(q, i);
    }

    /** log‖w_q‖ at an accelerated time on plateau i, not too near its ends. */
    public double logNorm(int q, int i, double time, double logLambda) {
        return Clocks.logInverse(logLambda) * process.exponent(q, time) + offset(q, i);
    }

    /** o_q of every unfitted neuron on plateaus 1 … p, one plateau after the other. */
    public double[] offsets() {
        return windows.jumps().boxed().flatMapToDouble(i -> unfitted(i).stream().mapToDouble(q -> offset(q, i))).toArray();
    }

    /** The same from a run: log‖w_q‖ − L·ρ_q at t_i + δ. */
    public double[] measuredOffsets(FlowTrajectory run, double logLambda) {
        return windows.jumps().boxed().flatMapToDouble(i -> {
            FlowState state = run.at(FlowTime.accelerated(windows.until(i), logLambda));
            return unfitted(i).stream().mapToDouble(q -> state.logNorm(q)
                    - Clocks.logInverse(logLambda) * process.exponent(q, windows.until(i)));
        }).toArray();
    }

    /** Where the window of plateau i = 0 … p − 1 begins, t_i + δ, t_0 = 0. */
    public double from(int i) {
        return i == 0 ? windows.delta() : windows.until(i);
    }

    /** Where it ends, t_{i+1} − δ. */
    public double until(int i) {
        return process.jumpTime(i + 1) - windows.delta();
    }

    /** Nine even times of that window, both ends included. */
    public double[] times(int i) {
        return IntStream.range(0, GRID)
                .mapToDouble(g -> from(i) + (until(i) - from(i)) * g / (GRID - 1)).toArray();
    }

    /** log of the largest √2‖w_q‖ over the window of each plateau 0 … p − 1: at its end, from L·ρ_q + o_q. */
    public double[] suprema(double logLambda) {
        return IntStream.range(0, process.jumpCount()).mapToDouble(i -> HALF_LOG_2 + unfitted(i).stream()
                .mapToDouble(q -> logNorm(q, i, until(i), logLambda)).max().orElseThrow()).toArray();
    }

    /** The same from a run, over nine times of each window. */
    public double[] measuredSuprema(FlowTrajectory run, double logLambda) {
        return IntStream.range(0, process.jumpCount()).mapToDouble(i -> HALF_LOG_2 + DoubleStream.of(times(i))
                .mapToObj(t -> run.at(FlowTime.accelerated(t, logLambda)))
                .mapToDouble(state -> largest(i, state)).max().orElseThrow()).toArray();
    }

    /** −min_q |ρ_q(t_{i+1} − δ)| over the unfitted neurons, for each plateau 0 … p − 1. */
    public double[] limits() {
        return IntStream.range(0, process.jumpCount()).mapToDouble(i -> -smallestExponent(i, until(i))).toArray();
    }

    /** The largest log‖w_q‖ of the neurons unfitted on plateau i, in a state of a run. */
    public double largest(int i, FlowState state) {
        Objects.requireNonNull(state, "state");
        return unfitted(i).stream().mapToDouble(state::logNorm).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /** min_q |ρ_q(t)| over the unfitted neurons at an accelerated time on plateau i; +∞ without any. */
    public double smallestExponent(int i, double time) {
        return unfitted(i).stream().mapToDouble(q -> -process.exponent(q, time)).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** The largest |o_q| of any unfitted neuron on any plateau. */
    public double largestOffset() {
        return IntStream.rangeClosed(0, process.jumpCount()).boxed()
                .flatMapToDouble(i -> unfitted(i).stream().mapToDouble(q -> Math.abs(offset(q, i)))).max().orElse(0);
    }

    @Override
    public String toString() {
        return "SmallNeurons[m=" + process.m() + ", largest offset " + Numbers.brief(largestOffset()) + "]";
    }
}
