package saddlewalk.train;

import java.util.Arrays;

/**
 * The flow in variables that keep their relative precision at any λ: log|a_j|; for an active coordinate log u_jk, or
 * u_jk/|a_j| while it moves to 0 or rises from nearly 0; and the residual r_k of every datum that a moving neuron sees.
 *
 * <p>With q = u/|a|, ℓ = log|a|: dℓ/dT = (s/n)Σ q_k r_k; d log u_k/dT = s r_k/(n q_k); dq_k/dT = s r_k/n − q_k dℓ/dT;
 * dr_k/dT = −(1/n) Σ_j a_j² (q_jk Σ_l q_jl r_l + r_k). Why not read all off u/|a|: a coordinate that is frozen while its
 * neuron grows falls below the solver's error there, and that error would switch it off. For the same reason a
 * coordinate that hardly shows in its neuron is held while its datum's residual is {@link FlowPrecision#held}. Bounds that
 * every state keeps (|r_k| ≤ ‖r‖ at the start, u ≤ |a|) keep a trial step that is far too long from overflowing.
 *
 * <p>Resting neurons and their data (see {@link Rest}) are left out. A state holds the moving neurons' ℓ in order, then
 * the coordinates that are not held, then the residuals.
 */
final class LogFlowEquations extends FlowEquations {
    /** What stands for an active coordinate: log u; u/|a|; log u without moving; log u that moves with log|a|. */
    private enum Variable { LOG, RATIO, HELD, WHOLE }

    private static final double LARGE = 1e20;
    private static final double SMALL = 1e-3;
    private static final int RESCALE = 64;

    private final int[] neurons;                            // that move
    private final int[] sign;
    private final int[] neuronSign;                         // of each coordinate's neuron
    private final Variable[] variable;
    private final double[] startLog;                        // of each coordinate
    private final int[] slot;                               // of each coordinate in the state; −1 where it is held
    private final int[] live;                               // data whose residual is in the state
    private final int[] place;                              // of a datum's residual in the state, or −1
    private final int residuals;                            // the first residual's place
    private final double small;                             // largest |r_k| of the data that are nearly fitted
    private final FlowPrecision precision;
    private final double held;
    private final double most;                              // no |r_k| can exceed it, since ‖r‖ falls
    private final double top;                               // ‖y‖/n, no exponent is faster

    LogFlowEquations(FlowProblem problem, FlowPrecision precision, FlowPoint given, Rest rest) {
        super(problem, given.normalised());
        this.precision = precision;
        top = problem.labelNorm / problem.n;
        held = precision.held() * problem.labelNorm;
        most = 2 * StrictMath.sqrt(from.squaredResidual());

        sign = new int[problem.m];
        neuronSign = new int[datum.length];
        variable = new Variable[datum.length];
        startLog = new double[datum.length];
        slot = new int[datum.length];
        place = new int[problem.n];
        Arrays.fill(slot, -1);
        Arrays.fill(place, -1);
        int[] moving = new int[problem.m];
        int[] seen = new int[problem.n];
        int movingCount = 0;
        for (int j = 0; j < problem.m; j++) {
            sign[j] = (int) Math.signum(from.output[j]);
            Arrays.fill(neuronSign, first[j], first[j + 1], sign[j]);
            System.arraycopy(from.logActive[j], 0, startLog, first[j], first[j + 1] - first[j]);
            if (!rest.neuron[j]) {
                moving[movingCount++] = j;
            }
        }
        neurons = Arrays.copyOf(moving, movingCount);
        int next = movingCount;
        for (int j : neurons) {
            for (int c = first[j]; c < first[j + 1]; c++) {
                boolean rests = rest.datum[datum[c]];
                double q = StrictMath.exp(startLog[c]) / Math.abs(from.output[j]);
                boolean whole = first[j + 1] - first[j] == 1 && problem.isNothingElse(j);
                variable[c] = rests ? Variable.HELD : whole ? Variable.WHOLE
                        : variable(sign[j] * from.residual[datum[c]], q);
                slot[c] = variable[c] == Variable.HELD ? -1 : next++;
                seen[datum[c]] |= rests ? 0 : 1;
            }
        }
        residuals = next;
        int[] all = new int[problem.n];
        for (int k = 0; k < problem.n; k++) {
            if (seen[k] > 0) {
                all[next - residuals] = k;
                place[k] = next++;
            }
        }
        live = Arrays.copyOf(all, next - residuals);
        small = small(initial());
    }

    /** d log u_k/dT. */
    private double rate(double push, double q) {
        return Math.abs(push) > LARGE * q * problem.labelNorm ? Math.copySign(LARGE * top, push)
                : push == 0 ? 0 : push / (problem.n * q);
    }

    private Variable variable(double push, double q) {
        double rate = rate(push, q);
        if (Math.abs(push) < held && q < 1e-2) {
            return Variable.HELD;
        }
        return push < -1e-6 * problem.labelNorm || rate < -top / 4 || rate > 50 * top ? Variable.RATIO : Variable.LOG;
    }

    /** As {@link #variable} but with some play, so that a choice is kept for a while. */
    private boolean fits(Variable chosen, double push, double q) {
        double rate = rate(push, q);
        return switch (chosen) {
            case HELD -> Math.abs(push) < 16 * held;
            case RATIO -> Math.abs(push) > held / 8
                    && (push < -1e-8 * problem.labelNorm || rate < -top / 16 || rate > 5 * top);
            case LOG -> push > -1e-5 * problem.labelNorm && rate > -top / 2 && rate < 200 * top
                    && (Math.abs(push) > held || q > 1e-9);
            case WHOLE -> true;
        };
    }

    /** u/|a|; at most 1 for a balanced neuron, and a trial step must not overflow. */
    private double ratio(double[] state, int c, double logOutput) {
        return variable[c] == Variable.RATIO ? state[slot[c]]
                : StrictMath.exp(Math.min(log(state, c) - logOutput, 1));
    }

    private double log(double[] state, int c) {
        return slot[c] >= 0 ? state[slot[c]] : startLog[c];
    }

    private double small(double[] state) {
        double largest = 0;
        for (int i = residuals; i < state.length; i++) {
            double r = Math.abs(state[i]);
            largest = r < SMALL * problem.labelNorm ? Math.max(largest, r) : largest;
        }
        return largest > 0 ? largest : SMALL * problem.labelNorm;
    }

    /** Whether small residuals have shrunk so far that the tolerance for them should follow. */
    private boolean followsFurther(double[] state) {
        return 1e-3 * precision.tolerance() * small > precision.residualFloor() * problem.labelNorm
                && small(state) < 1e-2 * small;
    }

    @Override
    public int getDimension() {
        return residuals + live.length;
    }

    @Override
    double[] initial() {
        double[] state = new double[getDimension()];
        for (int i = 0; i < neurons.length; i++) {
            int j = neurons[i];
            state[i] = StrictMath.log(Math.abs(from.output[j]));
            for (int c = first[j]; c < first[j + 1]; c++) {
                if (slot[c] >= 0) {
                    state[slot[c]] = variable[c] == Variable.RATIO
                            ? StrictMath.exp(startLog[c]) / Math.abs(from.output[j]) : startLog[c];
                }
            }
        }
        for (int i = 0; i < live.length; i++) {
            state[residuals + i] = from.residual[live[i]];
        }
        return state;
    }

    @Override
    double[] absolute(double tolerance) {
        double[] all = new double[getDimension()];
        Arrays.fill(all, tolerance);
        for (int i = 0; i < live.length; i++) {
            double r = Math.max(small, Math.abs(from.residual[live[i]]));
            all[residuals + i] = Math.max(precision.residualFloor() * problem.labelNorm, tolerance * r);
        }
        return all;
    }

    @Override
    double[] relative(double tolerance) {
        return new double[getDimension()];
    }

    @Override
    double[] derivative(double[] state) {
        double perDatum = 1.0 / problem.n;
        double[] derivative = new double[state.length];
        double[] ratios = new double[datum.length];
        double[] r = new double[problem.n];
        for (int i = 0; i < live.length; i++) {
            r[live[i]] = Math.max(-most, Math.min(state[residuals + i], most));
        }
        for (int i = 0; i < neurons.length; i++) {
            int j = neurons[i];
            double sum = 0;
            for (int c = first[j]; c < first[j + 1]; c++) {
                if (place[datum[c]] >= 0) {
                    ratios[c] = ratio(state, c, state[i]);
                    sum += ratios[c] * r[datum[c]];
                }
            }
            double speed = sign[j] * sum * perDatum;
            double weight = -perDatum * Math.min(square(state, i), LARGE * problem.labelNorm);
            derivative[i] = speed;
            for (int c = first[j]; c < first[j + 1]; c++) {
                int k = datum[c];
                if (place[k] >= 0) {
                    double push = sign[j] * r[k];
                    if (slot[c] >= 0) {
                        derivative[slot[c]] = switch (variable[c]) {
                            case LOG -> rate(push, ratios[c]);
                            case RATIO -> push * perDatum - ratios[c] * speed;
                            case WHOLE -> speed;
                            case HELD -> 0;
                        };
                    }
                    derivative[place[k]] += weight * (ratios[c] * sum + r[k]);
                }
            }
        }
        return derivative;
    }

    @Override
    FlowPoint point(FlowTime time, double[] state) {
        int[] scale = from.scale.clone();
        double[] output = from.output.clone();
        double[][] logActive = from.logActive.clone();
        for (int i = 0; i < neurons.length; i++) {
            int j = neurons[i];
            int shift = Scales.exponent(state[i]);
            scale[j] += shift;
            output[j] = sign[j] * StrictMath.exp(Scales.shifted(state[i], -shift));
            logActive[j] = new double[from.active[j].length];
            for (int c = first[j]; c < first[j + 1]; c++) {
                double log = variable[c] == Variable.RATIO
                        ? StrictMath.log(Math.max(state[slot[c]], Double.MIN_NORMAL)) + state[i] : log(state, c);
                logActive[j][c - first[j]] = Scales.shifted(log, -shift);
            }
        }
        double[] residual = new double[problem.n];
        residual(state, residual);
        return new FlowPoint(time, scale, output, from.active, logActive, residual);
    }

    @Override
    void residual(double[] state, double[] residual) {
        for (int k = 0; k < residual.length; k++) {
            residual[k] = place[k] < 0 ? from.residual[k] : state[place[k]];
        }
    }

    @Override
    int slot(int c) {
        return slot[c];
    }

    @Override
    boolean movesToZero(double[] state, int c) {
        return variable[c] == Variable.RATIO && neuronSign[c] * state[place[datum[c]]] < 0;
    }

    @Override
    boolean wantsOtherVariables(double[] state) {
        if (followsFurther(state)) {
            return true;
        }
        for (int i = 0; i < neurons.length; i++) {
            int j = neurons[i];
            if (Math.abs(state[i]) > RESCALE) {
                return true;
            }
            double shows = 2 * precision.fitted() * problem.labelNorm / square(state, i);
            for (int c = first[j]; c < first[j + 1]; c++) {
                double q = ratio(state, c, state[i]);
                if (place[datum[c]] < 0 ? q > shows : !fits(variable[c], sign[j] * state[place[datum[c]]], q)) {
                    return true;
                }
            }
        }
        return false;
    }

    private double square(double[] state, int i) {
        return Scales.scaled(StrictMath.exp(2 * state[i]), 2 * from.scale[neurons[i]]);
    }

    @Override
    boolean mightRest(double[] state) {
        for (int i = 0; i < neurons.length; i++) {
            int j = neurons[i];
            boolean fitted = square(state, i) > 0;
            for (int c = first[j]; c < first[j + 1] && fitted; c++) {
                fitted = place[datum[c]] < 0
                        || Math.abs(state[place[datum[c]]]) <= precision.fitted() * problem.labelNorm;
            }
            if (fitted) {
                return true;
            }
        }
        return false;
    }
}
