package saddlewalk.anatomy;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The phases of one jump as a run of the flow shows them (appendix D, Figure 2). With j the neuron of jump i and S what it fits:
 * slow growth until τ₁, where ‖w_j‖ = λ^ε; phase 2a until ½‖y_S‖^{1/2}; phase 2b until 0.99‖y_S‖^{1/2}; realignment until every
 * unfitted neuron has cosine 0.99 with its new direction; slow growth again. From Algorithm 1 it reads what is to be measured
 * (which neuron, ε, δ, ‖y_S‖, directions), not when. Times are found by bisection on the run to 1e−10.
 */
public final class JumpPhases {
    /** The part of the final norm at which phase 2a ends. */
    public static final double HALF = 0.5;
    /** The part of the final norm at which phase 2b ends. */
    public static final double ALMOST = 0.99;
    /** The cosine from which on a neuron counts as aligned. */
    public static final double ALIGNED = 0.99;

    private final Windows windows;
    private final FlowTrajectory run;
    private final double logLambda;
    private final int jump;
    private final FlowTime slowEnd;
    private final FlowTime halfNorm;
    private final FlowTime almostFitted;
    private final FlowTime halfLoss;

    private JumpPhases(Windows windows, FlowTrajectory run, double logLambda, int jump) {
        this.windows = windows;
        this.run = run;
        this.logLambda = logLambda;
        this.jump = jump;
        double small = windows.epsilon(jump) * logLambda;
        double full = StrictMath.log(windows.labelNorm(jump)) / 2;
        slowEnd = when(state -> state.logNorm(neuron()) >= small);
        halfNorm = when(state -> state.logNorm(neuron()) >= full + StrictMath.log(HALF));
        almostFitted = when(state -> state.logNorm(neuron()) >= full + StrictMath.log(ALMOST));
        double half = process().meanSquaredErrorDuringJump(jump, 1 - StrictMath.sqrt(0.5));
        halfLoss = when(state -> state.meanSquaredError() <= half);
    }

    /**
     * @param windows made from Algorithm 1 for the same problem
     * @param run of the flow, at least to t_i + δ
     * @param logLambda log λ of its start
     * @param jump i = 1 … p
     * @throws IllegalArgumentException if the window of this jump does not exist at this λ, or the run ends before it does
     */
    public static JumpPhases of(Windows windows, FlowTrajectory run, double logLambda, int jump) {
        Objects.requireNonNull(run, "run");
        if (!windows.exists(jump, logLambda)) {
            throw new IllegalArgumentException("the window of jump " + jump + " does not exist at log lambda = "
                    + Numbers.brief(logLambda) + ": the smallest exponent neglected is "
                    + Numbers.brief(windows.exponent(jump)));
        }
        return new JumpPhases(windows, run, logLambda, jump);
    }

    /** The phases of every jump of a run. */
    public static List<JumpPhases> all(Windows windows, FlowTrajectory run, double logLambda) {
        return windows.jumps().mapToObj(i -> of(windows, run, logLambda, i)).toList();
    }

    private FlowTime when(Predicate<FlowState> condition) {
        return when(condition, begin(), end());
    }

    /** When a condition becomes true that is false at {@code from} and true at {@code to} and from then on. */
    private FlowTime when(Predicate<FlowState> condition, FlowTime from, FlowTime to) {
        FlowTime before = from;
        FlowTime after = to;
        if (condition.test(run.at(before)) || !condition.test(run.at(after))) {
            throw new IllegalStateException("jump " + jump + " does not show the phase in its window from "
                    + Numbers.brief(from.acceleratedTime(logLambda)) + " to " + Numbers.brief(to.acceleratedTime(logLambda)));
        }
        while (after.minus(before) > 1e-10) {
            FlowTime middle = before.plus(after.minus(before) / 2);
            if (condition.test(run.at(middle))) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    private LimitProcess process() {
        return windows.process();
    }

    /** What was to be measured. */
    public Windows windows() {
        return windows;
    }

    /** i. */
    public int jump() {
        return jump;
    }

    /** j. */
    public int neuron() {
        return process().jump(jump).neuron();
    }

    /** log λ of the run. */
    public double logLambda() {
        return logLambda;
    }

    /** t_{i−1} + δ. */
    public FlowTime begin() {
        return FlowTime.accelerated(windows.from(jump), logLambda);
    }

    /** τ₁: ‖w_j‖ = λ^ε. */
    public FlowTime slowEnd() {
        return slowEnd;
    }

    /** ‖w_j‖ = ½‖y_S‖^{1/2}. */
    public FlowTime halfNorm() {
        return halfNorm;
    }

    /** Half of the drop of the mean squared error is done: the origin of the jump's own clock. */
    public FlowTime halfLoss() {
        return halfLoss;
    }

    /** ‖w_j‖ = 0.99‖y_S‖^{1/2}. */
    public FlowTime almostFitted() {
        return almostFitted;
    }

    /** t_i + δ, or the end of the run if that is a rounding before it. */
    public FlowTime end() {
        FlowTime end = FlowTime.accelerated(windows.until(jump), logLambda);
        return end.minus(run.end()) > 0 && end.minus(run.end()) < 1e-9 ? run.end() : end;
    }

    /** The neurons that must turn at this jump; read from Algorithm 1. */
    public List<Integer> turning() {
        return windows.turning(jump);
    }

    /** When the cosine of neuron q, one of {@link #turning}, with its direction after the jump reaches 0.99. */
    public FlowTime realigned(int q) {
        double[] direction = process().direction(q, jump);
        return when(state -> 1 - state.misalignment(q, direction) >= ALIGNED, slowEnd, end());
    }

    /** When the last of {@link #turning} has realigned; at least one must turn. */
    public FlowTime realigned() {
        return turning().stream().map(this::realigned).max(FlowTime::compareTo).orElseThrow(
                () -> new IllegalStateException("no neuron turns at jump " + jump));
    }

    /** (t_i − τ₁)‖D_j‖/ε, 1 + O(1/L) by Lemma 4. */
    public double slowGrowthRatio() {
        return (process().jumpTime(jump) - slowEnd.acceleratedTime(logLambda)) * windows.speed(jump)
                / windows.epsilon(jump);
    }

    /** Accelerated time from τ₁ to half of the norm: phase 2a. */
    public double growthDuration() {
        return halfNorm.minus(slowEnd) / Clocks.logInverse(logLambda);
    }

    /** Flow time from half of the norm to 0.99 of it: phase 2b. */
    public double fittingDuration() {
        return almostFitted.minus(halfNorm);
    }

    /** Accelerated time from 10 % of the labels (in parts of a²/‖y_S‖) to 90 %: how wide the jump is on Algorithm 1's clock. */
    public double acceleratedWidth() {
        double full = StrictMath.log(windows.labelNorm(jump));
        FlowTime tenth = when(state -> 2 * state.logNorm(neuron()) >= full + StrictMath.log(0.1));
        FlowTime nine = when(state -> 2 * state.logNorm(neuron()) >= full + StrictMath.log(0.9));
        return nine.minus(tenth) / Clocks.logInverse(logLambda);
    }

    /** The six borders of the five phases in order; some neuron must turn, and later than phase 2b ends. */
    public List<FlowTime> borders() {
        return List.of(begin(), slowEnd, halfNorm, almostFitted, realigned(), end());
    }

    /** One row a phase: what ends it, when, and how long it takes in accelerated and in the flow's own time. */
    public Table table() {
        List<FlowTime> borders = borders();
        StringColumn name = StringColumn.create("phase", "slow growth", "growth to half of the norm", "fitting",
                "realignment", "slow growth");
        StringColumn ends = StringColumn.create("ends when", "‖w‖ = λ^ε", "‖w‖ = ½‖y_S‖^½", "‖w‖ = 0.99‖y_S‖^½",
                "all cosines ≥ 0.99", "t_i + δ");
        DoubleColumn at = DoubleColumn.create("at accelerated time");
        DoubleColumn accelerated = DoubleColumn.create("accelerated duration");
        DoubleColumn own = DoubleColumn.create("unaccelerated duration");
        for (int phase = 1; phase < borders.size(); phase++) {
            double duration = borders.get(phase).minus(borders.get(phase - 1));
            at.append(borders.get(phase).acceleratedTime(logLambda));
            accelerated.append(duration / Clocks.logInverse(logLambda));
            own.append(duration);
        }
        return Table.create("phases of jump " + jump, name, ends, at, accelerated, own);
    }

    /** Flow time after half loss. */
    public double since(FlowTime time) {
        return time.minus(halfLoss);
    }

    /** The state at a flow time after (or, negative, before) half loss. */
    public FlowState at(double since) {
        return run.at(halfLoss.plus(since));
    }

    /** a²/‖y_S‖ at these times after half loss: the part of the labels that is fitted. */
    public double[] parts(double... since) {
        Objects.requireNonNull(since, "since");
        double full = StrictMath.log(windows.labelNorm(jump));
        return DoubleStream.of(since).map(time -> StrictMath.exp(2 * at(time).logOutput(neuron()) - full)).toArray();
    }

    /** The state at a time of the run. */
    public FlowState at(FlowTime time) {
        return run.at(time);
    }

    /** So many times, even in the flow's clock, from one to another, both included. */
    public static List<FlowTime> grid(FlowTime from, FlowTime to, int points) {
        Objects.requireNonNull(from, "from");
        Require.atLeast("number of times", 1, points);
        double length = to.minus(from);
        return Stream.concat(DoubleStream.iterate(0, k -> k + 1).limit(points - 1L)
                .mapToObj(k -> from.plus(length * k / (points - 1))), Stream.of(to)).toList();
    }

    /** The states at those times. */
    public List<FlowState> states(FlowTime from, FlowTime to, int points) {
        return grid(from, to, points).stream().map(run::at).toList();
    }

    @Override
    public String toString() {
        return "JumpPhases[jump " + jump + ", neuron " + neuron() + ", half loss at accelerated time "
                + Numbers.brief(halfLoss.acceleratedTime(logLambda)) + "]";
    }
}
