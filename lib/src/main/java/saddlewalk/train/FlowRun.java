package saddlewalk.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The state of one run: stretch after stretch until there is a reason to stop. */
final class FlowRun implements IntegratedPiece.Watcher {
    private final GradientFlow flow;
    private final FlowProblem problem;
    private final FlowPrecision precision;
    private final List<FlowTime> times;
    private final FlowTime end;
    private final List<FlowPiece> pieces = new ArrayList<>();
    private final List<FlowSwitchOff> switchOffs = new ArrayList<>();
    private final FlowTime[] crossings;
    private final int[] descending;
    private int nextLevel;
    private FlowEquations equations;
    private Rest rest;
    private double step = -1;
    private long evaluations;
    private Stop stop;

    FlowRun(GradientFlow flow, List<FlowTime> times, FlowTime end) {
        this.flow = flow;
        this.problem = flow.problem;
        this.precision = flow.precision();
        this.times = times;
        this.end = end;
        crossings = new FlowTime[flow.levels.length];
        descending = IntStream.range(0, flow.levels.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -flow.levels[i])).mapToInt(i -> i).toArray();
        if (flow.method == GradientFlow.Method.RAW) {
            problem.requireModerateScale();
        } else {
            problem.requireBalanced();
        }
    }

    FlowTrajectory run() {
        FlowPoint point = problem.initial();
        while (stop == null) {
            rest = flow.method == GradientFlow.Method.CLOSED_FORMS ? Rest.of(problem, precision, point)
                    : Rest.none(problem);
            point = rest.settled(point);
            while (point.squaredResidual() <= level()) {
                crossed(point.time);
            }
            double longest = end.minus(point.time);
            if (!(longest > 0)) {
                stop = Stop.FLOW_TIME_LIMIT;
            } else if (times.isEmpty() && isFinished(point)) {
                stop = Stop.REACHED_TOLERANCE;
            } else {
                point = rest.somethingMoves ? integrate(point, longest) : plateau(point, longest);
            }
        }
        return new FlowTrajectory(problem, pieces, times, flow.levels, Arrays.asList(crossings), switchOffs, point, stop,
                evaluations);
    }

    private FlowPoint plateau(FlowPoint point, double longest) {
        PlateauPiece piece = new PlateauPiece(problem, precision, point, longest);
        pieces.add(piece);
        FlowPoint end = piece.end();
        if (piece.zeroNeuron() >= 0) {
            switchOffs.add(new FlowSwitchOff(end.time, piece.zeroNeuron(), piece.zeroDatum()));
        }
        return end;
    }

    private FlowPoint integrate(FlowPoint point, double longest) {
        equations = flow.method == GradientFlow.Method.RAW ? new RawFlowEquations(problem, point)
                : new LogFlowEquations(problem, precision, point, rest);
        IntegratedPiece piece = IntegratedPiece.integrate(equations, flow.tolerance, step, longest, this);
        step = piece.lastStep();
        evaluations += equations.evaluations;
        pieces.add(piece);
        for (int c : piece.switchedOff()) {
            switchOffs.add(new FlowSwitchOff(piece.end().time, equations.neuron(c), equations.datum[c]));
        }
        return piece.end();
    }

    private boolean restsNow(double[] state) {
        return equations instanceof LogFlowEquations log && log.mightRest(state)
                && !Rest.of(problem, precision, log.point(FlowTime.ZERO, state)).sameAs(rest);
    }

    private boolean isFinished(FlowPoint point) {
        return problem.coveredSquare(point) <= problem.n * flow.finalError;
    }

    @Override
    public boolean stopAfter(double[] state) {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            stop = Stop.INTERRUPTED;
        } else if (evaluations + equations.evaluations >= flow.evaluationLimit) {
            stop = Stop.EVALUATION_LIMIT;
        }
        return stop != null || equations.wantsOtherVariables(state)
                || flow.method == GradientFlow.Method.CLOSED_FORMS && restsNow(state)
                || times.isEmpty() && isFinished(equations.point(FlowTime.ZERO, state));
    }

    @Override
    public double level() {
        return nextLevel < descending.length ? problem.n * flow.levels[descending[nextLevel]] : -1;
    }

    @Override
    public void crossed(FlowTime time) {
        crossings[descending[nextLevel++]] = time;
    }
}
