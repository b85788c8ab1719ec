package saddlewalk.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowSwitchOff;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * Lemma 3, the base case: long before the first jump every neuron has aligned with its first direction, its exponent is that
 * of Algorithm 1, and it is off on the data of the other sign. With z_j = ⟨ŵ_j, s_j D̄_j⟩ the flow on the first plateau gives
 * ⟨w̄_j, s_j D̄_j⟩ ≥ tanh(‖D_j‖T + artanh z_j), with equality where the neuron sees no datum of the other sign. [our form]
 */
public final class BaseCase {
    /** The part of the wait for the first jump that is looked at. */
    public static final double PART = 0.6;

    private final LimitProcess process;
    private final double[] alignments;
    private final List<Integer> otherSign;                   // j·n + k

    private BaseCase(LimitProcess process, double[] alignments, List<Integer> otherSign) {
        this.process = process;
        this.alignments = alignments;
        this.otherSign = otherSign;
    }

    /** From Algorithm 1 and the start at any λ: its directions are read. */
    public static BaseCase of(AnatomyProblem problem) {
        LimitProcess process = problem.process();
        Network start = problem.start(AnatomyProblem.LOG_LAMBDA);
        List<Integer> otherSign = new ArrayList<>();
        double[] alignments = new double[process.m()];
        for (int j = 0; j < process.m(); j++) {
            double[] unit = start.direction(j);
            double[] u = problem.data().coordinates(unit);
            for (int k = 0; k < u.length; k++) {
                if (u[k] > 0 && !process.saw(j, k)) {
                    otherSign.add(j * u.length + k);
                }
            }
            double[] direction = process.direction(j, 0);
            alignments[j] = IntStream.range(0, unit.length).mapToDouble(i -> unit[i] * direction[i]).sum();
        }
        return new BaseCase(process, alignments, otherSign);
    }

    /** z_j, the cosine of neuron j's start with its first direction. */
    public double initialAlignment(int j) {
        return alignments[Require.index("neuron", j, alignments.length)];
    }

    /** tanh(‖D_j‖T + artanh z_j) at these flow times. */
    public double[] bound(int j, double... flowTimes) {
        Objects.requireNonNull(flowTimes, "flowTimes");
        Require.index("neuron", j, alignments.length);
        double begin = StrictMath.log((1 + alignments[j]) / (1 - alignments[j])) / 2;
        return DoubleStream.of(flowTimes).map(t -> StrictMath.tanh(process.speedOnPlateau(j, 0) * t + begin)).toArray();
    }

    /** ⟨w̄_j, s_j D̄_j⟩ at these times of a run. */
    public double[] cosines(int j, FlowTrajectory run, double... flowTimes) {
        Objects.requireNonNull(flowTimes, "flowTimes");
        double[] direction = process.direction(j, 0);
        return DoubleStream.of(flowTimes).map(t -> 1 - run.at(FlowTime.of(t)).misalignment(j, direction)).toArray();
    }

    /** The constants of the exponents with one sign: L(ρ_j^λ − ρ_j) → log((1 + z_j)/2), all m of them. */
    public double[] offsets() {
        return DoubleStream.of(alignments).map(z -> StrictMath.log((1 + z) / 2)).toArray();
    }

    /** log‖w_j‖ − L·ρ_j at 0.6 t_1 of a run, all m of them. */
    public double[] measuredOffsets(FlowTrajectory run, double logLambda) {
        double[] norms = new double[alignments.length];
        double time = PART * process.jumpTime(1);
        FlowState state = run.at(lookUntil(logLambda));
        Arrays.setAll(norms, j -> state.logNorm(j)
                - Clocks.logInverse(logLambda) * process.exponent(j, time));
        return norms;
    }

    /** So many flow times, 0 and then in geometric order from 1 to 0.6 t_1 L. */
    public double[] times(int count, double logLambda) {
        Require.atLeast("number of times, 0 and both ends among them,", 3, count);
        double last = lookUntil(logLambda).value();
        return IntStream.range(0, count)
                .mapToDouble(i -> i == 0 ? 0 : StrictMath.pow(last, (i - 1.0) / (count - 2))).toArray();
    }

    /** 0.6 t_1 L, as a flow time. */
    public FlowTime lookUntil(double logLambda) {
        return FlowTime.of(PART * process.jumpTime(1) * Clocks.logInverse(logLambda));
    }

    /** The pairs of neuron and datum, as j·n + k, that are active at the start and must go off: the signs differ. */
    public List<Integer> mustGoOff() {
        return List.copyOf(otherSign);
    }

    /** The pairs j·n + k that went off in a run up to 0.6 t_1, ascending. */
    public List<Integer> wentOff(FlowTrajectory run, double logLambda) {
        return switchOffs(run, logLambda)
                .map(off -> off.neuron() * process.data().n() + off.datum()).sorted().toList();
    }

    /** The flow time at which the last of them went off; 0 if none did. */
    public double lastOff(FlowTrajectory run, double logLambda) {
        return switchOffs(run, logLambda)
                .mapToDouble(off -> off.time().value()).max().orElse(0);
    }

    private Stream<FlowSwitchOff> switchOffs(FlowTrajectory run, double logLambda) {
        FlowTime until = lookUntil(logLambda);
        return run.switchOffs().stream().filter(off -> off.time().compareTo(until) <= 0);
    }

    @Override
    public String toString() {
        return "BaseCase[m=" + alignments.length + ", " + otherSign.size() + " pairs of different signs, smallest z "
                + Numbers.brief(DoubleStream.of(alignments).min().orElseThrow()) + "]";
    }
}
