package saddlewalk.anatomy;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * How far the flow is from saddle i at an accelerated time t on plateau i, as a power of λ, from Algorithm 1 alone: Hypothesis 1
 * (2) and (3), and Lemma 9. Several terms compete; the smallest exponent rules. [ours, checked]
 *
 * <pre>
 * 2‖D_l‖(t − t_l)           the data of jump l ≤ i are still settling
 * |ρ_q(t_l)| + |ρ_q(t)|     an unfitted neuron q keeps its coordinates on data of S_l that it saw
 * |ρ_j(t_l)|                j jumped after l and kept its coordinates on data of S_l; of the weights only
 * 1                         what a neuron keeps of its start; of the weights only
 * </pre>
 */
public final class SaddleDistance {
    private final LimitProcess process;

    private SaddleDistance(LimitProcess process) {
        this.process = process;
    }

    /** From Algorithm 1. */
    public static SaddleDistance of(LimitProcess process) {
        return new SaddleDistance(process);
    }

    /** The exponents of the residual on the data S_i, at a time on plateau i = 1 … p; ascending. */
    public double[] residualExponents(int i, double time) {
        return DoubleStream.concat(DoubleStream.of(settling(i, time)), lurking(i, i, time)).sorted().toArray();
    }

    /** The exponents of the distance of all fitted neurons' weights from saddle i, at a time on plateau i; ascending. */
    public double[] placeExponents(int i, double time) {
        return DoubleStream.concat(DoubleStream.of(1),
                IntStream.rangeClosed(1, i).boxed().flatMapToDouble(l -> DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(settling(l, time)), lurking(l, i, time)), kept(l, i))))
                .sorted().toArray();
    }

    /** The exponents of ‖θ − θ^i‖ over all neurons, at a time on plateau i = 0 … p; ascending. */
    public double[] wholeExponents(int i, double time) {
        DoubleStream small = IntStream.range(0, process.m()).filter(q -> !process.hasJumped(q, i))
                .mapToDouble(q -> -process.exponent(q, time));
        return DoubleStream.concat(DoubleStream.of(placeExponents(i, time)), small).sorted().toArray();
    }

    /**
     * log of the largest ‖θ − θ^i‖ over given accelerated times on plateau i of a run; at the origin also where that is
     * below the smallest double.
     *
     * @param logLambda log λ of its start
     */
    public double logSupremum(int i, FlowTrajectory run, double logLambda, double... times) {
        Objects.requireNonNull(times, "times");
        Require.atLeast("number of times", 1, times.length);
        return DoubleStream.of(times).map(t -> logWhole(i, run.at(FlowTime.accelerated(t, logLambda)))).max().orElseThrow();
    }

    private double logWhole(int i, FlowState state) {
        return i == 0 ? state.network().logSquaredNorm() / 2 : StrictMath.log(whole(i, state));
    }

    private DoubleStream kept(int l, int i) {
        return IntStream.rangeClosed(l + 1, i).map(later -> process.jump(later).neuron())
                .filter(j -> process.sawAny(j, process.jump(l).fitted()))
                .mapToDouble(j -> -process.exponentAtPlateau(j, l));
    }

    private double settling(int l, double time) {
        return 2 * process.speedOnPlateau(process.jump(l).neuron(), l - 1) * (time - process.jumpTime(l));
    }

    private DoubleStream lurking(int l, int i, double time) {
        return IntStream.range(0, process.m())
                .filter(q -> !process.hasJumped(q, i) && process.sawAny(q, process.jump(l).fitted()))
                .mapToDouble(q -> -process.exponentAtPlateau(q, l) - process.exponent(q, time));
    }

    /** ‖r‖ on the data S_i, in a state of a run. */
    public double residual(int i, FlowState state) {
        return norm(process.jump(i).fitted(), state);
    }

    /** ‖r‖ on all data fitted by jumps 1 … i, in a state of a run. */
    public double fittedResidual(int i, FlowState state) {
        List<Integer> unfitted = process.unfitted(i);
        return norm(IntStream.range(0, process.data().n()).filter(k -> !unfitted.contains(k)).boxed().toList(), state);
    }

    private static double norm(List<Integer> data, FlowState state) {
        return StrictMath.sqrt(data.stream().mapToDouble(k -> state.residual(k) * state.residual(k)).reduce(0, Double::sum));
    }

    /** The distance of all fitted neurons' weights from saddle i, in a state of a run. */
    public double place(int i, FlowState state) {
        return distance(process.saddle(i), state.network(),
                IntStream.range(0, process.m()).filter(j -> process.hasJumped(j, i)));
    }

    /** ‖θ − θ^i‖ over all neurons, in a state of a run. */
    public double whole(int i, FlowState state) {
        return distance(process.saddle(i), state.network(), IntStream.range(0, process.m()));
    }

    /** ‖θ − θ'‖ over all neurons of two states of a run. */
    public static double between(FlowState one, FlowState other) {
        return distance(one.network(), other.network(), IntStream.range(0, one.network().m()));
    }

    private static double distance(Network one, Network other, IntStream neurons) {
        return StrictMath.sqrt(neurons.mapToDouble(j -> {
            double[] w = one.hidden(j);
            double[] v = other.hidden(j);
            double sum = (one.output(j) - other.output(j)) * (one.output(j) - other.output(j));
            for (int k = 0; k < w.length; k++) {
                sum += (w[k] - v[k]) * (w[k] - v[k]);
            }
            return sum;
        }).reduce(0, Double::sum));
    }

    @Override
    public String toString() {
        return "SaddleDistance[" + process.jumpCount() + " saddles after the origin]";
    }
}
