package saddlewalk.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * A stretch integrated by Hipparchus: Dormand and Prince's method of order 8(5,3) (Hairer, Nørsett and Wanner, Solving
 * Ordinary Differential Equations I, II.10). It ends at a located event, or where the caller's watcher says so. Between
 * the steps a state is not interpolated but integrated again from the step's start, so that it has the steps' precision.
 */
final class IntegratedPiece implements FlowPiece {
    private static final double SMALLEST_STEP = 1e-200;
    private static final int MAX_CHECKPOINTS = 4096;

    /** Looks at every accepted step, and may end the stretch after it. */
    interface Watcher {
        /** Whether to stop at this state, the one at a step's end. */
        boolean stopAfter(double[] state);

        /** The highest level of ‖r‖² not yet crossed; −1 when there is none. */
        double level();

        /** That level is crossed at this time. */
        void crossed(FlowTime time);
    }

    final FlowEquations equations;
    private final double tolerance;
    private final List<Double> times = new ArrayList<>();
    private final List<double[]> states = new ArrayList<>();
    private double length;
    private FlowPoint end;
    private int[] switchedOff = new int[0];
    private double step;

    private IntegratedPiece(FlowEquations equations, double tolerance) {
        this.equations = equations;
        this.tolerance = tolerance;
    }

    static IntegratedPiece integrate(FlowEquations equations, double tolerance, double firstStep, double longest,
            Watcher watcher) {
        IntegratedPiece piece = new IntegratedPiece(equations, tolerance);
        piece.integrate(firstStep, longest, watcher);
        return piece;
    }

    private void integrate(double firstStep, double longest, Watcher watcher) {
        var integrator = integrator(longest, firstStep);
        Steps steps = new Steps(watcher);
        integrator.addStepHandler(steps);
        integrator.addStepEndHandler((state, forward) -> steps.stop ? Action.STOP : Action.CONTINUE);
        var last = integrator.integrate(equations, new ODEState(0, equations.initial()), longest);
        step = steps.step;
        if (steps.zeroAt >= 0) {
            length = steps.zeroAt;
            end = switchOff(steps);
        } else {
            length = last.getTime();
            end = equations.point(equations.from.time.plus(length), last.getPrimaryState());
        }
    }

    private DormandPrince853Integrator integrator(double longest, double firstStep) {
        double largest = Math.min(longest, equations.longestStep());
        return started(new EndsOnlyDormandPrince853(SMALLEST_STEP, largest, equations.absolute(tolerance),
                equations.relative(tolerance)), largest, firstStep);
    }

    private static DormandPrince853Integrator started(DormandPrince853Integrator integrator, double longest,
            double firstStep) {
        integrator.setSafety(0.8);                          // fewer rejected steps than with the default 0.9
        if (firstStep > 0) {
            integrator.setInitialStepSize(Math.min(firstStep, longest));
        }
        return integrator;
    }

    /** All states from the given one on for a time, interpolated by a polynomial of degree 7. */
    private DenseOutputModel dense(double[] state, double length) {
        var model = new DenseOutputModel();
        var integrator = started(new DormandPrince853Integrator(SMALLEST_STEP, length, equations.absolute(tolerance),
                equations.relative(tolerance)), length, length);
        integrator.addStepHandler(model);
        integrator.integrate(equations, new ODEState(0, state), length);
        return model;
    }

    /** The state {@code after} the given one, by the same integrator with nobody watching. */
    private double[] again(double[] state, double after) {
        return after <= SMALLEST_STEP ? state
                : integrator(after, after).integrate(equations, new ODEState(0, state), after).getPrimaryState();
    }

    private FlowPoint switchOff(Steps steps) {
        double[] state = again(steps.before, steps.zeroAt - steps.beforeTime);
        double[] rate = equations.computeDerivatives(steps.zeroAt, state);
        int lowest = equations.lowest(state);
        if (lowest < 0) {                       // interpolated it was at 0, but its residual's sign is within the error
            length = steps.zeroAt;
            return equations.point(equations.from.time.plus(length), state);
        }
        double correction = equations.coordinate(state, lowest) / -equations.coordinateRate(rate, lowest);
        length = Math.max(steps.beforeTime, Math.min(steps.zeroAt + correction, steps.afterTime));
        state = again(steps.before, length - steps.beforeTime);
        rate = equations.computeDerivatives(length, state);
        FlowPoint point = equations.point(equations.from.time.plus(length), state);
        double soon = 1e-12 * equations.problem.n / equations.problem.labelNorm;
        List<Integer> off = new ArrayList<>();
        for (int c = equations.datum.length - 1; c >= 0; c--) {
            if (c == lowest || equations.movesToZero(state, c)
                    && equations.coordinate(state, c) + soon * equations.coordinateRate(rate, c) <= 0) {
                off.add(0, c);
                int j = equations.neuron(c);
                point = point.without(j, c - equations.first[j]);
            }
        }
        switchedOff = off.stream().mapToInt(c -> c).toArray();
        return point;
    }

    /** The coordinates that are 0 at the end. */
    int[] switchedOff() {
        return switchedOff;
    }

    FlowPoint end() {
        return end;
    }

    /** The last full step's length: a good first one for what follows. */
    double lastStep() {
        return step;
    }

    @Override
    public FlowPoint start() {
        return equations.from;
    }

    @Override
    public double length() {
        return length;
    }

    @Override
    public FlowPoint at(double since) {
        if (since >= length) {
            return end;
        }
        int found = Collections.binarySearch(times, since);
        int i = found >= 0 ? found : -found - 2;
        return equations.point(equations.from.time.plus(since), again(states.get(i), since - times.get(i)));
    }

    private void keep(double time, double[] state) {
        if (times.size() == MAX_CHECKPOINTS) {
            for (int i = 1; i < MAX_CHECKPOINTS / 2; i++) {
                times.set(i, times.get(2 * i));
                states.set(i, states.get(2 * i));
            }
            times.subList(MAX_CHECKPOINTS / 2, MAX_CHECKPOINTS).clear();
            states.subList(MAX_CHECKPOINTS / 2, MAX_CHECKPOINTS).clear();
        }
        times.add(time);
        states.add(state);
    }

    private final class Steps implements ODEStepHandler {
        private final Watcher watcher;
        private double beforeTime;
        private double afterTime;
        private double[] before;
        private double step;
        private double zeroAt = -1;
        private boolean stop;

        private Steps(Watcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public void handleStep(ODEStateInterpolator interpolator) {
            if (stop || interpolator.getCurrentState().getTime() == interpolator.getPreviousState().getTime()) {
                return;                                     // called once more with nothing left of the step
            }
            beforeTime = interpolator.getPreviousState().getTime();
            afterTime = interpolator.getCurrentState().getTime();
            step = Math.max(step * 0.1, afterTime - beforeTime);
            before = interpolator.getPreviousState().getPrimaryState();
            double[] after = interpolator.getCurrentState().getPrimaryState();
            keep(beforeTime, before);
            boolean zero = lowest(after) <= 0;
            boolean crosses = equations.squaredResidual(after) <= watcher.level();
            if (zero || crosses) {
                DenseOutputModel within = dense(before, afterTime - beforeTime);
                if (zero) {
                    zeroAt = beforeTime + root(within, this::lowest);
                    stop = true;
                    after = within.getInterpolatedState(zeroAt - beforeTime).getPrimaryState();
                }
                double square = equations.squaredResidual(after);
                while (square <= watcher.level()) {
                    watcher.crossed(crossing(within, watcher.level()));
                }
            }
            stop |= watcher.stopAfter(after);
        }

        private double lowest(double[] state) {
            return equations.coordinate(state, equations.lowest(state));
        }

        private FlowTime crossing(DenseOutputModel within, double level) {
            double time = root(within, state -> equations.squaredResidual(state) - level);
            double[] state = again(before, time);
            double[] later = state.clone();
            double[] rate = equations.computeDerivatives(time, state);
            double small = 1e-6 * (afterTime - beforeTime);
            for (int i = 0; i < later.length; i++) {
                later[i] += small * rate[i];
            }
            double square = equations.squaredResidual(state);
            double slope = (equations.squaredResidual(later) - square) / small;
            double corrected = time + (slope < 0 ? (level - square) / slope : 0);
            return equations.from.time.plus(beforeTime).plus(Math.max(0, Math.min(corrected, afterTime - beforeTime)));
        }

        /** Where a value falls below 0, as a time after the step's start. */
        private double root(DenseOutputModel within, ToDoubleFunction<double[]> value) {
            double h = afterTime - beforeTime;
            DoubleUnaryOperator at = part -> value.applyAsDouble(within.getInterpolatedState(part * h).getPrimaryState());
            if (!(at.applyAsDouble(0) > 0)) {
                return 0;
            }
            if (!(at.applyAsDouble(1) < 0)) {
                return h;
            }
            return h * new BracketingNthOrderBrentSolver(1e-14, 1e-14, 5).solve(200, at::applyAsDouble, 0, 1,
                    AllowedSolution.ANY_SIDE);
        }
    }
}
