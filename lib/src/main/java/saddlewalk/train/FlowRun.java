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
    private boolean[] covered;
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
            covered = problem.covered(point);
            while (point.squaredResidual() <= level()) {
                crossed(point.time);
            }
            double longest = end.minus(point.time);
            if (!(longest >= Double.MIN_NORMAL)) {
                stop = Stop.FLOW_TIME_LIMIT;
            } else if (isFinished(point.residual)) {
                stop = Stop.REACHED_TOLERANCE;
            } else {
                point = rest.somethingMoves() ? integrate(point, longest) : plateau(point, longest);
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
        equations = equations(point);
        IntegratedPiece piece = IntegratedPiece.integrate(equations, flow.tolerance, step, longest, this);
        step = piece.lastStep();
        evaluations += equations.evaluations;
        pieces.add(piece);
        for (int c : piece.switchedOff()) {
            switchOffs.add(new FlowSwitchOff(piece.end().time, equations.neuron(c), equations.datum[c]));
        }
        return piece.end();
    }

    private FlowEquations equations(FlowPoint point) {
        if (flow.method == GradientFlow.Method.RAW) {
            return new RawFlowEquations(problem, point);
        }
        FlowEquations reduced = flow.method == GradientFlow.Method.CLOSED_FORMS
                ? LoneJumpEquations.where(problem, precision, point, rest) : null;
        return reduced != null ? reduced : new LogFlowEquations(problem, precision, point, rest);
    }

    private boolean restsNow(double[] state) {
        return equations.mightRest(state)
                && !Rest.of(problem, precision, equations.point(FlowTime.ZERO, state)).sameAs(rest);
    }

    /** Whether a run without a last time may end with these residuals. */
    private boolean isFinished(double[] residual) {
        double sum = 0;
        for (int k = 0; k < residual.length && times.isEmpty(); k++) {
            sum += covered[k] ? residual[k] * residual[k] : 0;
        }
        return times.isEmpty() && sum <= problem.n * flow.finalError;
    }

    @Override
    public boolean stopAfter(double[] state) {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            stop = Stop.INTERRUPTED;
        } else if (evaluations + equations.evaluations >= flow.evaluationLimit) {
            stop = Stop.EVALUATION_LIMIT;
        }
        double[] residual = new double[problem.n];
        equations.residual(state, residual);
        return stop != null || isFinished(residual) || equations.wantsOtherVariables(state)
                || flow.method == GradientFlow.Method.CLOSED_FORMS && restsNow(state);
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
