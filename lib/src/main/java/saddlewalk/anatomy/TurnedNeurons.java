package saddlewalk.anatomy;

import java.util.List;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * Hypothesis 1 (4): 1 − cos between an unfitted neuron's direction and its new one s_q D_q^i after jump i took some of its data,
 * at t_i + min(δ, 0.0075/‖D_q^i‖), where it is λ^{0.015} at least. Predicted by {@link Realignment} and the constant C_i: two
 * scalars of the problem, no network. As λ → 0 it is λ to the power 2δ·min(‖D_q^i‖, 2‖D_i‖). [ours, checked]
 */
public final class TurnedNeurons {
    private TurnedNeurons() { }

    /**
     * One neuron at one jump.
     *
     * @param jump i
     * @param neuron q
     * @param predicted log(1 − cos), from Algorithm 1 and its constants
     * @param measured log(1 − cos) in the run
     */
    public record Turn(int jump, int neuron, double predicted, double measured) { }

    /** Every neuron that lost some of its data to a jump and kept some. */
    public static List<Turn> of(AnatomyProblem problem, FlowTrajectory run, double logLambda) {
        Windows windows = problem.windows();
        LimitProcess process = problem.process();
        JumpDelays constants = JumpDelays.of(windows, problem.start(logLambda));
        return windows.jumps().boxed().flatMap(i -> windows.others(i).stream()
                .filter(q -> !process.sees(q, i).isEmpty() && !process.sees(q, i).equals(process.sees(q, i - 1)))
                .map(q -> {
                    double after = PowersOfLambda.after(windows, process.speedOnPlateau(q, i));
                    double since = after * Clocks.logInverse(logLambda) - constants.constant(i);
                    double sine = StrictMath.sin(Realignment.of(windows, i, q).angle(since) / 2);
                    FlowTime time = FlowTime.accelerated(process.jumpTime(i) + after, logLambda);
                    return new Turn(i, q, StrictMath.log(2 * sine * sine),
                            StrictMath.log(run.at(time).misalignment(q, process.direction(q, i))));
                })).toList();
    }
}
