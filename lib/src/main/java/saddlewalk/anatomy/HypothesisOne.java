package saddlewalk.anatomy;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * The four numbers that Hypothesis 1 asks to be small at t_i + δ, as a run shows them. [text; what is small is our form]
 *
 * @param jump i, 1 … p
 * @param exponents (1) max |ρ_q^λ − ρ_q| over the unfitted neurons
 * @param place (2) ‖·‖ of the fitted neurons' weights minus those of saddle i
 * @param residual (3) ‖r‖ on the fitted data
 * @param misalignment (4) max (1 − cos) between an unfitted neuron's direction and s_q D_q^i, where something is left for it
 */
public record HypothesisOne(int jump, double exponents, double place, double residual, double misalignment) {
    private static final double SMALLEST_DRAWN = 1e-20;

    /**
     * Measures them.
     *
     * @param windows for δ
     * @param run at least to t_i + δ
     * @param logLambda log λ of its start
     * @param i jump, 1 … p
     */
    public static HypothesisOne of(Windows windows, FlowTrajectory run, double logLambda, int i) {
        LimitProcess process = windows.process();
        FlowState state = run.at(FlowTime.accelerated(windows.until(i), logLambda));
        double exponents = 0;
        double misalignment = 0;
        for (int q : windows.others(i)) {
            exponents = Math.max(exponents,
                    Math.abs(state.exponent(q, logLambda) - process.exponent(q, windows.until(i))));
            if (!process.sees(q, i).isEmpty()) {
                misalignment = Math.max(misalignment, state.misalignment(q, process.direction(q, i)));
            }
        }
        SaddleDistance distance = SaddleDistance.of(process);
        return new HypothesisOne(i, exponents, distance.place(i, state), distance.fittedResidual(i, state), misalignment);
    }

    /** The four numbers at every jump of a run. */
    public static List<HypothesisOne> all(Windows windows, FlowTrajectory run, double logLambda) {
        return windows.jumps().mapToObj(i -> of(windows, run, logLambda, i)).toList();
    }

    /** The smallest ε_i of all windows: one ε for a whole run. */
    public static double epsilon(Windows windows) {
        return windows.jumps().mapToDouble(windows::epsilon).min().orElseThrow();
    }

    /** One of the numbers at every jump, as a logarithmic axis can show it: at least 1e−20, for some are 0. */
    public static double[] drawn(List<HypothesisOne> numbers, ToDoubleFunction<HypothesisOne> one) {
        Objects.requireNonNull(one, "one");
        return numbers.stream().mapToDouble(one).map(x -> Math.max(x, SMALLEST_DRAWN)).toArray();
    }

    /** The largest of the four. */
    public double largest() {
        return Stream.of(exponents, place, residual, misalignment).mapToDouble(x -> x).max().orElseThrow();
    }
}
