package saddlewalk.train;

import java.util.Arrays;

/**
 * The flow in variables that keep their relative precision at any λ: log|a_j|; for an active coordinate log u_jk, or
 * u_jk/|a_j| while it moves to 0 or rises from nearly 0; and the residual r_k of every datum that a neuron sees.
 *
 * <p>With q = u/|a|, ℓ = log|a|: dℓ/dT = (s/n)Σ q_k r_k; d log u_k/dT = s r_k/(n q_k); dq_k/dT = s r_k/n − q_k dℓ/dT;
 * dr_k/dT = −(1/n) Σ_j a_j² (q_jk Σ_l q_jl r_l + r_k). Why not read all off u/|a|: a coordinate that is frozen while its
 * neuron grows falls below the solver's error there, and that error would switch it off. For the same reason a
 * coordinate that hardly shows in its neuron is held while its datum's residual is below 2⁻⁵⁰‖y‖, rounding. Bounds that
 * every state keeps (|r_k| ≤ ‖r‖ at the start, u ≤ |a|) keep a trial step that is far too long from overflowing.
 */
final class LogFlowEquations extends FlowEquations {
    /** What stands for an active coordinate: log u, u/|a|, or log u without moving. */
    private enum Variable { LOG, RATIO, HELD }

    private static final double NOISE = 0x1p-50;
    private static final double SMALL = 1e-3;
    private static final double LARGE = 1e20;

    private final int[] sign;
    private final int[] neuronSign;                         // sign of the neuron of each coordinate
    private final double noise;
    private final Variable[] variable;
    private final int[] live;                               // data that some neuron sees
    private final int[] place;                              // of a datum in the state; −1 where no neuron sees it
    private final int liveCount;
    private final double most;                              // no |r_k| can exceed it, since ‖r‖ falls
    private final double residualFloor;
    private final double small;                             // largest |r_k| of the data that are nearly fitted
    private final double top;                               // ‖y‖/n, no exponent is faster

    LogFlowEquations(FlowProblem problem, FlowPoint given, double residualFloor) {
        super(problem, given.normalised());
        this.residualFloor = residualFloor;
        top = problem.labelNorm / problem.n;
        noise = NOISE * problem.labelNorm;
        most = 2 * StrictMath.sqrt(from.squaredResidual());
        sign = new int[problem.m];
        variable = new Variable[datum.length];
        neuronSign = new int[datum.length];
        boolean[] seen = new boolean[problem.n];
        for (int j = 0; j < problem.m; j++) {
            sign[j] = (int) Math.signum(from.output[j]);
            for (int c = first[j]; c < first[j + 1]; c++) {
                neuronSign[c] = sign[j];
                seen[datum[c]] = true;
                double q = StrictMath.exp(from.logActive[j][c - first[j]]) / Math.abs(from.output[j]);
                double push = sign[j] * from.residual[datum[c]];
                variable[c] = variable(push, q);
            }
        }
        place = new int[problem.n];
        live = new int[problem.n];
        int count = 0;
        for (int k = 0; k < problem.n; k++) {
            place[k] = seen[k] ? problem.m + datum.length + count : -1;
            if (seen[k]) {
                live[count++] = k;
            }
        }
        liveCount = count;
        small = small(initial());
    }

    /** d log u_k/dT. */
    private double rate(double push, double q) {
        return Math.abs(push) > LARGE * q * problem.labelNorm ? Math.copySign(LARGE * top, push)
                : push == 0 ? 0 : push / (problem.n * q);
    }

    private Variable variable(double push, double q) {
        double rate = rate(push, q);
        if (Math.abs(push) < noise && q < 1e-2) {
            return Variable.HELD;
        }
        return push < -1e-6 * problem.labelNorm || rate < -top / 4 || rate > 50 * top ? Variable.RATIO : Variable.LOG;
    }

    /** As {@link #variable} but with some play, so that a choice is kept for a while. */
    private boolean fits(Variable chosen, double push, double q) {
        double rate = rate(push, q);
        return switch (chosen) {
            case HELD -> Math.abs(push) < 16 * noise;
            case RATIO -> Math.abs(push) > noise / 8
                    && (push < -1e-8 * problem.labelNorm || rate < -top / 16 || rate > 5 * top);
            case LOG -> push > -1e-5 * problem.labelNorm && rate > -top / 2 && rate < 200 * top
                    && (Math.abs(push) > noise || q > 1e-6);
        };
    }

    /** u/|a|; at most 1 for a balanced neuron, and a trial step must not overflow. */
    private double ratio(double logActive, double logOutput) {
        return StrictMath.exp(Math.min(logActive - logOutput, 1));
    }

    private double small(double[] state) {
        double largest = 0;
        for (int i = problem.m + datum.length; i < state.length; i++) {
            double r = Math.abs(state[i]);
            largest = r < SMALL * problem.labelNorm ? Math.max(largest, r) : largest;
        }
        return largest > 0 ? largest : SMALL * problem.labelNorm;
    }

    @Override
    public int getDimension() {
        return problem.m + datum.length + liveCount;
    }

    @Override
    double[] initial() {
        double[] state = new double[getDimension()];
        for (int j = 0; j < problem.m; j++) {
            state[j] = StrictMath.log(Math.abs(from.output[j]));
            for (int c = first[j]; c < first[j + 1]; c++) {
                double log = from.logActive[j][c - first[j]];
                state[problem.m + c] = variable[c] == Variable.RATIO ? StrictMath.exp(log) / Math.abs(from.output[j]) : log;
            }
        }
        for (int i = 0; i < liveCount; i++) {
            state[problem.m + datum.length + i] = from.residual[live[i]];
        }
        return state;
    }

    @Override
    double[] absolute(double tolerance) {
        double[] all = new double[getDimension()];
        Arrays.fill(all, tolerance);
        Arrays.fill(all, problem.m + datum.length, all.length,
                Math.max(residualFloor * problem.labelNorm, tolerance * SMALL * small));
        return all;
    }

    @Override
    double[] relative(double tolerance) {
        double[] all = new double[getDimension()];
        Arrays.fill(all, problem.m + datum.length, all.length, tolerance);
        return all;
    }

    @Override
    double[] derivative(double[] state) {
        int m = problem.m;
        double perDatum = 1.0 / problem.n;
        double[] derivative = new double[state.length];
        double[] r = new double[problem.n];
        for (int i = 0; i < liveCount; i++) {
            r[live[i]] = Math.max(-most, Math.min(state[m + datum.length + i], most));
        }
        for (int j = 0; j < m; j++) {
            double sum = 0;
            for (int c = first[j]; c < first[j + 1]; c++) {
                double q = variable[c] == Variable.RATIO ? state[m + c] : ratio(state[m + c], state[j]);
                derivative[m + c] = q;                      // for now
                sum += q * r[datum[c]];
            }
            double speed = sign[j] * sum * perDatum;
            double square = Scales.scaled(StrictMath.exp(2 * state[j]), 2 * from.scale[j]);
            double weight = -perDatum * Math.min(square, LARGE * problem.labelNorm);
            derivative[j] = speed;
            for (int c = first[j]; c < first[j + 1]; c++) {
                double q = derivative[m + c];
                double push = sign[j] * r[datum[c]];
                derivative[m + c] = switch (variable[c]) {
                    case LOG -> rate(push, q);
                    case RATIO -> push * perDatum - q * speed;
                    case HELD -> 0;
                };
                derivative[place[datum[c]]] += weight * (q * sum + r[datum[c]]);
            }
        }
        return derivative;
    }

    @Override
    FlowPoint point(FlowTime time, double[] state) {
        int m = problem.m;
        int[] scale = from.scale.clone();
        double[] output = new double[m];
        double[][] logActive = new double[m][];
        for (int j = 0; j < m; j++) {
            int shift = Scales.exponent(state[j]);
            scale[j] += shift;
            output[j] = sign[j] * StrictMath.exp(Scales.shifted(state[j], -shift));
            logActive[j] = new double[from.active[j].length];
            for (int c = first[j]; c < first[j + 1]; c++) {
                double log = variable[c] == Variable.RATIO ? StrictMath.log(Math.max(state[m + c], Double.MIN_NORMAL)) + state[j] : state[m + c];
                logActive[j][c - first[j]] = Scales.shifted(log, -shift);
            }
        }
        double[] residual = new double[problem.n];
        residual(state, residual);
        return new FlowPoint(time, scale, output, from.active, logActive, residual);
    }

    @Override
    int lowest(double[] state) {
        int lowest = -1;
        for (int c = 0; c < datum.length; c++) {
            if (variable[c] == Variable.RATIO && pushesDown(state, c) && (lowest < 0 || state[problem.m + c] < state[problem.m + lowest])) {
                lowest = c;
            }
        }
        return lowest;
    }

    private boolean pushesDown(double[] state, int c) {
        return neuronSign[c] * state[place[datum[c]]] < 0;
    }

    @Override
    boolean movesToZero(double[] state, int c) {
        return variable[c] == Variable.RATIO && pushesDown(state, c);
    }

    @Override
    double coordinate(double[] state, int c) {
        return c < 0 ? Double.POSITIVE_INFINITY : state[problem.m + c];
    }

    @Override
    double coordinateRate(double[] derivative, int c) {
        return derivative[problem.m + c];
    }

    @Override
    boolean wantsOtherVariables(double[] state) {
        int m = problem.m;
        double now = small(state);
        if (now < 1e-2 * small && 1e-15 * small > residualFloor * problem.labelNorm) {
            return true;
        }
        for (int j = 0; j < m; j++) {
            if (Math.abs(state[j]) > 64) {
                return true;
            }
            for (int c = first[j]; c < first[j + 1]; c++) {
                double q = variable[c] == Variable.RATIO ? state[m + c] : ratio(state[m + c], state[j]);
                double push = sign[j] * state[place[datum[c]]];
                if (!fits(variable[c], push, q)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    void residual(double[] state, double[] residual) {
        for (int k = 0; k < residual.length; k++) {
            residual[k] = place[k] < 0 ? from.residual[k] : state[place[k]];
        }
    }
}
