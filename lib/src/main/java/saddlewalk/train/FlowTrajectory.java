package saddlewalk.train;

import java.util.List;
import java.util.function.Predicate;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Network;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What a run of the gradient flow leaves behind: why it stopped, the state at any time up to its end, the events. */
public final class FlowTrajectory {
    private static volatile FlowTrajectory lastInterrupted;

    private final FlowProblem problem;
    private final List<FlowPiece> pieces;
    private final List<FlowTime> times;
    private final double[] levels;
    private final List<FlowTime> crossings;
    private final List<FlowSwitchOff> switchOffs;
    private final FlowState last;
    private final Stop stop;
    private final long evaluations;

    FlowTrajectory(FlowProblem problem, List<FlowPiece> pieces, List<FlowTime> times, double[] levels,
            List<FlowTime> crossings, List<FlowSwitchOff> switchOffs, FlowPoint last, Stop stop, long evaluations) {
        this.problem = problem;
        this.pieces = List.copyOf(pieces);
        this.times = List.copyOf(times);
        this.levels = levels;
        this.crossings = crossings;
        this.switchOffs = List.copyOf(switchOffs);
        this.last = new FlowState(problem, last);
        this.stop = stop;
        this.evaluations = evaluations;
    }

    /** This run; remembered if an interrupt ended it. */
    FlowTrajectory remembered() {
        if (stop == Stop.INTERRUPTED) {
            lastInterrupted = this;
        }
        return this;
    }

    /**
     * The last run of the flow of this JVM that an interrupt ended, on whatever thread. A Jupyter kernel gives up an interrupted cell with all
     * that it had computed; the next cell asks here what was reached.
     *
     * @throws IllegalStateException if none was interrupted
     */
    public static FlowTrajectory lastInterrupted() {
        FlowTrajectory last = lastInterrupted;
        if (last == null) {
            throw new IllegalStateException("no run of the flow was interrupted");
        }
        return last;
    }

    /** Why the run stopped. */
    public Stop stop() {
        return stop;
    }

    /** The last time reached. */
    public FlowTime end() {
        return last.time();
    }

    /** The state at the end. */
    public FlowState finalState() {
        return last;
    }

    /** The network at the end. */
    public Network finalNetwork() {
        return last.network();
    }

    /** Right-hand sides computed by the run; asking for states afterwards is not counted. */
    public long evaluations() {
        return evaluations;
    }

    /** Stretches of the run: each ends where the activation pattern or the choice of variables changes. */
    public int pieces() {
        return pieces.size();
    }

    /** The state at every time that was asked for, in the order given. */
    public List<FlowState> states() {
        return times.stream().map(this::at).toList();
    }

    /** The state number {@code i} of those asked for. */
    public FlowState state(int i) {
        return at(times.get(Require.index("state", i, times.size())));
    }

    /** The state at flow time T; the double nearest to the end is the end. */
    public FlowState at(double flowTime) {
        return flowTime == end().value() ? last : at(FlowTime.of(flowTime));
    }

    /**
     * The state at any time in [0, end], integrated from the last step before it. At a switch-off: the one after it.
     *
     * @throws IllegalArgumentException if the time is outside; the message says why the run had stopped
     */
    public FlowState at(FlowTime time) {
        if (time.compareTo(FlowTime.ZERO) < 0 || time.compareTo(end()) > 0) {
            throw new IllegalArgumentException("flow time must be in [0, " + Numbers.full(end().value()) + "], where the run"
                    + " stopped (" + stop + "), got " + Numbers.full(time.value()));
        }
        if (time.compareTo(end()) == 0) {
            return last;
        }
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (pieces.get(middle).start().time.compareTo(time) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        FlowPiece piece = pieces.get(low);
        return new FlowState(problem, piece.at(Math.min(time.minus(piece.start().time), piece.length())));
    }

    /** Whether the watched level number {@code i} was reached. */
    public boolean reached(int i) {
        return crossings.get(Require.index("level", i, crossings.size())) != null;
    }

    /** The time at which the mean squared error fell to the watched level number {@code i}. */
    public FlowTime crossing(int i) {
        if (!reached(i)) {
            throw new IllegalStateException("the mean squared error never fell to " + Numbers.full(levels[i])
                    + " up to flow time " + Numbers.full(end().value()) + " (" + stop + ")");
        }
        return crossings.get(i);
    }

    /**
     * When a condition becomes true that stays true from then on, to 1e−12: {@code state -> state.logNorm(2) >= -5}.
     * Bisection; some 70 states.
     *
     * @throws IllegalStateException if it is not true at the end of the run
     */
    public FlowTime timeWhen(Predicate<FlowState> condition) {
        FlowTime before = FlowTime.ZERO;
        FlowTime after = end();
        if (condition.test(at(before))) {
            return before;
        }
        if (!condition.test(last)) {
            throw new IllegalStateException("the condition does not hold at the end of the run, flow time "
                    + Numbers.full(end().value()) + " (" + stop + ")");
        }
        while (after.minus(before) > 1e-12) {
            FlowTime middle = before.plus(after.minus(before) / 2);
            if (condition.test(at(middle))) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    /** Every coordinate that reached 0, in order of time. */
    public List<FlowSwitchOff> switchOffs() {
        return switchOffs;
    }

    /** One row per time that was asked for: flow time, mean squared error, log‖w_j‖ of every neuron. */
    public Table table() {
        List<FlowState> states = states();
        Table table = Table.create("flow",
                DoubleColumn.create("flow time", states.stream().mapToDouble(state -> state.time().value())),
                DoubleColumn.create("mean squared error", states.stream().mapToDouble(FlowState::meanSquaredError)));
        for (int j = 0; j < problem.m; j++) {
            int neuron = j;
            table.addColumns(DoubleColumn.create("log norm of neuron " + j,
                    states.stream().mapToDouble(state -> state.logNorm(neuron))));
        }
        return table;
    }

    @Override
    public String toString() {
        return "FlowTrajectory[flow time " + Numbers.brief(end().value(), 10) + ", " + stop + ", "
                + Numbers.count(evaluations) + " right-hand sides]";
    }
}
