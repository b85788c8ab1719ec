package saddlewalk.benchmarks;

import java.util.Arrays;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import saddlewalk.model.Network;
import saddlewalk.train.FigureOne;

/**
 * A peer: the flow of balanced neurons with positive labels as a user of Hipparchus would write it, in the variables of
 * equation (6), log‖w_j‖ and the unit vectors w̄_j, with the activation held at the start's (with one sign no
 * coordinate is ever switched off). Shares nothing with {@code saddlewalk.train}.
 */
final class GeneralFlow implements OrdinaryDifferentialEquation, ODEStepHandler {
    /** The same for SciPy's solvers. */
    static final double RELATIVE_TOLERANCE = 1e-8;
    static final double ABSOLUTE_TOLERANCE = 1e-10;

    /**
     * What a run gives.
     *
     * @param times flow time of half of each jump's drop
     * @param squaredNorm ‖θ‖² at the end
     * @param evaluations right-hand sides
     */
    public record Result(double[] times, double squaredNorm, long evaluations) { }

    private final double[] y;
    private final int m;
    private final boolean[] sees;
    private final double[] levels;
    private final double[] times;
    private int next;
    private long evaluations;

    private GeneralFlow(double[] y, int m, boolean[] sees, double[] levels) {
        this.y = y;
        this.m = m;
        this.sees = sees;
        this.levels = levels;
        this.times = new double[levels.length];
        Arrays.fill(times, Double.NaN);
    }

    static Result run(FigureOne problem, double end) {
        Network start = problem.start();
        int n = problem.data().n();
        int m = start.m();
        double[] state = new double[m + m * n];
        boolean[] sees = new boolean[m * n];
        for (int j = 0; j < m; j++) {
            state[j] = start.logNorm(j);
            double[] unit = start.direction(j);
            for (int k = 0; k < n; k++) {
                state[m + j * n + k] = unit[k];
                sees[j * n + k] = unit[k] > 0;
            }
        }
        GeneralFlow flow = new GeneralFlow(problem.data().labels(), m, sees, Problems.halfLevels(problem));
        var integrator = new DormandPrince54Integrator(1e-12, end, ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE);
        integrator.addStepHandler(flow);
        double[] last = integrator.integrate(flow, new ODEState(0, state), end).getPrimaryState();
        double norm = 0;
        for (int j = 0; j < m; j++) {
            norm += 2 * Math.exp(2 * last[j]);
        }
        return new Result(flow.times, norm, flow.evaluations);
    }

    @Override
    public int getDimension() {
        return m + sees.length;
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
        evaluations++;
        int n = y.length;
        double[] residual = residual(state);
        double[] derivative = new double[state.length];
        for (int j = 0; j < m; j++) {
            double growth = 0;
            for (int k = 0; k < n; k++) {
                if (sees[j * n + k]) {
                    growth += state[m + j * n + k] * residual[k] / n;
                }
            }
            derivative[j] = growth;
            for (int k = 0; k < n; k++) {
                double pull = sees[j * n + k] ? residual[k] / n : 0;
                derivative[m + j * n + k] = pull - growth * state[m + j * n + k];
            }
        }
        return derivative;
    }

    private double[] residual(double[] state) {
        int n = y.length;
        double[] residual = y.clone();
        for (int j = 0; j < m; j++) {
            double square = Math.exp(2 * state[j]);
            for (int k = 0; k < n; k++) {
                if (sees[j * n + k]) {
                    residual[k] -= square * state[m + j * n + k];
                }
            }
        }
        return residual;
    }

    private double meanSquaredError(double[] state) {
        return Arrays.stream(residual(state)).map(r -> r * r).sum() / y.length;
    }

    @Override
    public void handleStep(ODEStateInterpolator step) {
        double before = step.getPreviousState().getTime();
        double after = step.getCurrentState().getTime();
        double error = meanSquaredError(step.getCurrentState().getPrimaryState());
        for (; next < levels.length && error <= levels[next]; next++) {
            double low = before;
            double high = after;
            for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
                if (meanSquaredError(step.getInterpolatedState(middle).getPrimaryState()) <= levels[next]) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            times[next] = high;
        }
    }
}
