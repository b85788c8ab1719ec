package saddlewalk.train;

import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.model.Network;

/** The flow at one time. Immutable; every number is computed when asked for. */
public final class FlowState {
    private final FlowProblem problem;
    private final FlowPoint point;

    FlowState(FlowProblem problem, FlowPoint point) {
        this.problem = problem;
        this.point = point;
    }

    /** T. */
    public FlowTime time() {
        return point.time;
    }

    /** θ, m neurons in dimension d. */
    public Network network() {
        return problem.network(point);
    }

    /** log‖w_j‖, computed from w_j. */
    public double logNorm(int j) {
        return network().logNorm(j);
    }

    /** log|a_j|. */
    public double logOutput(int j) {
        return point.logOutput(Require.index("neuron", j, point.output.length));
    }

    /** The unit vector w_j/‖w_j‖, d numbers. */
    public double[] direction(int j) {
        return network().direction(j);
    }

    /** ρ_j = log‖w_j‖ / L for a start at this λ. */
    public double exponent(int j, double logLambda) {
        return logNorm(j) / Clocks.logInverse(logLambda);
    }

    /** r_k = y_k − h(x_k), a state variable of its own: its relative precision does not end at 2⁻⁵² of the label. */
    public double residual(int k) {
        return point.residual[Require.index("datum", k, point.residual.length)];
    }

    /** The n residuals; a copy. */
    public double[] residuals() {
        return point.residual.clone();
    }

    /** The loss (3), ‖r‖²/(2n). */
    public double loss() {
        return meanSquaredError() / 2;
    }

    /** ‖r‖²/n. */
    public double meanSquaredError() {
        return point.squaredResidual() / problem.n;
    }

    /** Whether ⟨w_j, x_k⟩ > 0 still. */
    public boolean isActive(int j, int k) {
        Require.index("neuron", j, point.active.length);
        Require.index("datum", k, point.residual.length);
        for (int datum : point.active[j]) {
            if (datum == k) {
                return true;
            }
        }
        return false;
    }

    /** 1 − ⟨w̄_j, v⟩ for a unit vector v, as ½‖w̄_j − v‖²: right down to 1e−32. */
    public double misalignment(int j, double[] unit) {
        double[] direction = direction(j);
        if (unit.length != direction.length) {
            throw new IllegalArgumentException("a direction has " + direction.length + " entries, got " + unit.length);
        }
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += (direction[i] - unit[i]) * (direction[i] - unit[i]);
        }
        return sum / 2;
    }

    @Override
    public String toString() {
        return "FlowState[flow time " + Numbers.brief(point.time.value(), 10) + ", mean squared error "
                + Numbers.brief(meanSquaredError(), 4) + "]";
    }
}
