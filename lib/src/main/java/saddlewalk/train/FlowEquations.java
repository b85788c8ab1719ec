package saddlewalk.train;

import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Equations (4)–(6) on one stretch on which the activation pattern is held: some choice of variables, seen by a
 * general-purpose integrator as a vector. A state that leaves the stretch is found by the integration, not here.
 */
abstract class FlowEquations implements OrdinaryDifferentialEquation {
    final FlowProblem problem;
    final FlowPoint from;
    final int[] first;                                      // first coordinate of neuron j; first[m] is their number
    final int[] datum;                                      // of each coordinate

    FlowEquations(FlowProblem problem, FlowPoint from) {
        this.problem = problem;
        this.from = from;
        first = new int[problem.m + 1];
        for (int j = 0; j < problem.m; j++) {
            first[j + 1] = first[j] + from.active[j].length;
        }
        datum = new int[first[problem.m]];
        for (int j = 0; j < problem.m; j++) {
            System.arraycopy(from.active[j], 0, datum, first[j], from.active[j].length);
        }
    }

    /** How often the right-hand side was computed. */
    long evaluations;

    @Override
    public final double[] computeDerivatives(double time, double[] state) {
        evaluations++;
        return derivative(state);
    }

    abstract double[] derivative(double[] state);

    abstract double[] initial();

    /** Absolute tolerances for a stated one. */
    abstract double[] absolute(double tolerance);

    /** Relative tolerances for a stated one. */
    abstract double[] relative(double tolerance);

    /** The state as a point at a time. */
    abstract FlowPoint point(FlowTime time, double[] state);

    /** Number of a coordinate that moves to 0 within the reach of a step, smallest first; −1 without any. */
    final int lowest(double[] state) {
        int lowest = -1;
        for (int c = 0; c < datum.length; c++) {
            if (movesToZero(state, c) && (lowest < 0 || state[slot(c)] < state[slot(lowest)])) {
                lowest = c;
            }
        }
        return lowest;
    }

    /** Whether this coordinate is watched for reaching 0. */
    abstract boolean movesToZero(double[] state, int c);

    /** Where a coordinate stands in a state; −1 where it is not a part of it, and then it is not watched. */
    abstract int slot(int c);

    /** The value of that coordinate, in its neuron's units; +∞ for −1. */
    final double coordinate(double[] state, int c) {
        return c < 0 ? Double.POSITIVE_INFINITY : state[slot(c)];
    }

    /** Its derivative. */
    final double coordinateRate(double[] derivative, int c) {
        return derivative[slot(c)];
    }

    /** The longest step that may be looked at only at its end; +∞ where the error estimate sees all that can happen. */
    double longestStep() {
        return Double.POSITIVE_INFINITY;
    }

    /** Whether other variables, or other units, would now be better. */
    abstract boolean wantsOtherVariables(double[] state);

    /** Whether a neuron that was left to move might rest by now; {@link Rest#of} says for sure. */
    abstract boolean mightRest(double[] state);

    /** r_k for all k, written to {@code residual}. */
    abstract void residual(double[] state, double[] residual);

    final double squaredResidual(double[] state) {
        double[] residual = new double[problem.n];
        residual(state, residual);
        double sum = 0;
        for (double r : residual) {
            sum += r * r;
        }
        return sum;
    }

    final int neuron(int c) {
        int j = 0;
        while (first[j + 1] <= c) {
            j++;
        }
        return j;
    }
}
