package saddlewalk.train;

import java.util.Arrays;

/** The flow (4), (5) in the raw variables a_j and u_jk themselves, the residual computed from them: a second way. */
final class RawFlowEquations extends FlowEquations {
    private final double smallest;

    RawFlowEquations(FlowProblem problem, FlowPoint from) {
        super(problem, from);
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < problem.m; j++) {
            least = Math.min(least, StrictMath.exp(problem.start.logOutput(j)));
        }
        smallest = least;
    }

    @Override
    public int getDimension() {
        return problem.m + datum.length;
    }

    @Override
    double[] initial() {
        double[] state = new double[getDimension()];
        for (int j = 0; j < problem.m; j++) {
            state[j] = Math.scalb(from.output[j], from.scale[j]);
            for (int c = first[j]; c < first[j + 1]; c++) {
                state[problem.m + c] = Math.scalb(StrictMath.exp(from.logActive[j][c - first[j]]), from.scale[j]);
            }
        }
        return state;
    }

    @Override
    double[] absolute(double tolerance) {
        double[] all = new double[getDimension()];
        Arrays.fill(all, tolerance * smallest);
        return all;
    }

    @Override
    double[] relative(double tolerance) {
        double[] all = new double[getDimension()];
        Arrays.fill(all, tolerance);
        return all;
    }

    @Override
    double[] derivative(double[] state) {
        int m = problem.m;
        double[] residual = new double[problem.n];
        residual(state, residual);
        double[] derivative = new double[state.length];
        for (int j = 0; j < m; j++) {
            double sum = 0;
            for (int c = first[j]; c < first[j + 1]; c++) {
                sum += state[m + c] * residual[datum[c]];
                derivative[m + c] = state[j] * residual[datum[c]] / problem.n;
            }
            derivative[j] = sum / problem.n;
        }
        return derivative;
    }

    @Override
    void residual(double[] state, double[] residual) {
        System.arraycopy(problem.y, 0, residual, 0, residual.length);
        for (int j = 0; j < problem.m; j++) {
            for (int c = first[j]; c < first[j + 1]; c++) {
                residual[datum[c]] -= state[j] * state[problem.m + c];
            }
        }
    }

    @Override
    FlowPoint point(FlowTime time, double[] state) {
        int m = problem.m;
        int[] scale = new int[m];
        double[] output = new double[m];
        double[][] logActive = new double[m][];
        for (int j = 0; j < m; j++) {
            scale[j] = Math.getExponent(state[j]);
            output[j] = Math.scalb(state[j], -scale[j]);
            logActive[j] = new double[from.active[j].length];
            for (int c = first[j]; c < first[j + 1]; c++) {
                logActive[j][c - first[j]] =
                        StrictMath.log(Math.max(Math.scalb(state[m + c], -scale[j]), Double.MIN_NORMAL));
            }
        }
        double[] residual = new double[problem.n];
        residual(state, residual);
        return new FlowPoint(time, scale, output, from.active, logActive, residual);
    }

    @Override
    int slot(int c) {
        return problem.m + c;
    }

    @Override
    boolean movesToZero(double[] state, int c) {
        return true;
    }

    @Override
    boolean wantsOtherVariables(double[] state) {
        return false;
    }

    @Override
    boolean mightRest(double[] state) {
        return false;
    }
}
