package saddlewalk.train;

import java.util.Arrays;

/**
 * The flow while one neuron b jumps alone, aligned with the data S that it fits: what b does is known, and of the others
 * three numbers a neuron are enough.
 *
 * <p>b is logistic: with R = ‖y_S‖ (y_k what is left to fit), p = a_b²/R = 1/(1 + e^{−χ}), χ grows at 2R/n, and r_k = y_k(1 − p)
 * for every k in S. Another neuron hears the residual on A, its part of S, and a constant one on B, what else it sees:
 * with ℓ = log|a|, x = s⟨u, y⟩_A/(|a|‖y_A‖) and w = s⟨u, r⟩_B/(|a|‖r_B‖),
 * ℓ' = ((1 − p)‖y_A‖x + ‖r_B‖w)/n, x' = (1 − p)‖y_A‖/n − xℓ', w' = ‖r_B‖/n − wℓ'. [derived from (5)]
 * A neuron that sees nothing of S goes on as on a plateau.
 *
 * <p>A state holds χ, then ℓ − ℓ(0), x, w of every neuron that sees some of S.
 */
final class LoneJumpEquations extends FlowEquations {
    private final FlowPrecision precision;
    private final int jumper;
    private final double[] target;                          // y_k on S, else 0
    private final double norm;                              // R
    private final double logOdds;                           // χ at the start
    private final int[] listeners;
    private final double[][] heard;                         // of a listener: y_k on A, r_k on B, else 0
    private final double[] normA;
    private final double[] normB;
    private final PlaneMotion[] others;                     // null for the jumper and the listeners

    private LoneJumpEquations(FlowProblem problem, FlowPrecision precision, FlowPoint from, int jumper) {
        super(problem, from);
        this.precision = precision;
        this.jumper = jumper;
        target = new double[problem.n];
        double square = 0;
        for (int i = 0; i < from.active[jumper].length; i++) {
            int k = from.active[jumper][i];
            if (Rest.unfitted(problem, precision, from, k) != 0) {
                target[k] = from.residual[k] + Scales.scaled(
                        from.output[jumper] * StrictMath.exp(from.logActive[jumper][i]), 2 * from.scale[jumper]);
                square += target[k] * target[k];
            }
        }
        norm = StrictMath.sqrt(square);
        logOdds = StrictMath.log(from.square(jumper)) - StrictMath.log(norm - from.square(jumper));
        others = new PlaneMotion[problem.m];
        heard = new double[problem.m][];
        normA = new double[problem.m];
        normB = new double[problem.m];
        int[] some = new int[problem.m];
        int count = 0;
        for (int j = 0; j < problem.m; j++) {
            if (j != jumper && Arrays.stream(from.active[j]).anyMatch(k -> target[k] != 0)) {
                some[count++] = j;
                listen(j);
            } else if (j != jumper) {
                others[j] = new PlaneMotion(problem, precision, from, j);
            }
        }
        listeners = Arrays.copyOf(some, count);
    }

    private void listen(int j) {
        heard[j] = new double[from.active[j].length];
        double onA = 0;
        double onB = 0;
        for (int i = 0; i < heard[j].length; i++) {
            int k = from.active[j][i];
            boolean inS = target[k] != 0;
            heard[j][i] = inS ? target[k] : Rest.unfitted(problem, precision, from, k);
            onA += inS ? heard[j][i] * heard[j][i] : 0;
            onB += inS ? 0 : heard[j][i] * heard[j][i];
        }
        normA[j] = StrictMath.sqrt(onA);
        normB[j] = StrictMath.sqrt(onB);
    }

    /** These equations if they suffice from a state on, else null. */
    static LoneJumpEquations where(FlowProblem problem, FlowPrecision precision, FlowPoint given, Rest rest) {
        FlowPoint from = given.normalised();
        int jumper = rest.onlyMover();
        if (jumper < 0) {
            return null;
        }
        LoneJumpEquations jump = new LoneJumpEquations(problem, precision, from, jumper);
        return jump.isAligned() && jump.othersGrow() ? jump : null;
    }

    /** Whether b is aligned with S, has nothing else that would show, and is balanced, all up to rounding. */
    private boolean isAligned() {
        double sum = 0;
        if (!(norm > 0 && from.square(jumper) < 0.5 * norm)) {
            return false;
        }
        for (int i = 0; i < from.active[jumper].length; i++) {
            int k = from.active[jumper][i];
            double q = StrictMath.exp(from.logActive[jumper][i]) / Math.abs(from.output[jumper]);
            double aligned = Math.signum(from.output[jumper]) * target[k] / norm;
            if (!(Math.abs(q - aligned) <= 4 * precision.held() * (target[k] == 0 ? problem.labelNorm / norm : 1))) {
                return false;
            }
            sum += q * q;
        }
        return Math.abs(sum - 1) <= 16 * precision.held();
    }

    /** Whether no neuron will lose a coordinate, and none that sees nothing of S becomes visible before b rests. */
    private boolean othersGrow() {
        double window = (StrictMath.log(16 / precision.fitted()) - logOdds) * problem.n / (2 * norm);
        for (int j = 0; j < problem.m; j++) {
            if (others[j] != null && others[j].norm() > 0 && Math.min(others[j].zeroTime(),
                    others[j].timeOfSquare(2 * precision.visible() * others[j].norm())) <= window) {
                return false;
            }
        }
        for (int j : listeners) {
            for (double h : heard[j]) {
                if (from.output[j] * h < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private double left(double chi) {
        return 1 / (1 + StrictMath.exp(chi));
    }

    @Override
    public int getDimension() {
        return 1 + 3 * listeners.length;
    }

    @Override
    double[] initial() {
        double[] state = new double[getDimension()];
        state[0] = logOdds;
        for (int i = 0; i < listeners.length; i++) {
            int j = listeners[i];
            double onA = 0;
            double onB = 0;
            for (int c = 0; c < heard[j].length; c++) {
                double q = StrictMath.exp(from.logActive[j][c]) / from.output[j];
                onA += inS(j, c) ? q * heard[j][c] : 0;
                onB += inS(j, c) ? 0 : q * heard[j][c];
            }
            state[3 * i + 2] = onA / normA[j];
            state[3 * i + 3] = normB[j] > 0 ? onB / normB[j] : 0;
        }
        return state;
    }

    private boolean inS(int j, int c) {
        return target[from.active[j][c]] != 0;
    }

    @Override
    double[] absolute(double tolerance) {
        double[] all = new double[getDimension()];
        Arrays.fill(all, tolerance);
        return all;
    }

    @Override
    double[] relative(double tolerance) {
        return new double[getDimension()];
    }

    @Override
    double[] derivative(double[] state) {
        double[] derivative = new double[state.length];
        derivative[0] = 2 * norm / problem.n;
        double left = left(state[0]);
        for (int i = 0; i < listeners.length; i++) {
            double a = left * normA[listeners[i]] / problem.n;
            double b = normB[listeners[i]] / problem.n;
            double x = state[3 * i + 2];
            double w = state[3 * i + 3];
            double speed = a * x + b * w;
            derivative[3 * i + 1] = speed;
            derivative[3 * i + 2] = a - x * speed;
            derivative[3 * i + 3] = b - w * speed;
        }
        return derivative;
    }

    @Override
    FlowPoint point(FlowTime time, double[] state) {
        int[] scale = from.scale.clone();
        double[] output = from.output.clone();
        double[][] logActive = from.logActive.clone();
        double since = (state[0] - logOdds) * problem.n / (2 * norm);
        for (PlaneMotion other : others) {
            if (other != null) {
                other.write(since, scale, output, logActive);
            }
        }
        for (int i = 0; i < listeners.length; i++) {
            write(listeners[i], Arrays.copyOfRange(state, 3 * i + 1, 3 * i + 4), initial()[3 * i + 2],
                    initial()[3 * i + 3], scale, output, logActive);
        }
        writeJumper(state[0], scale, output, logActive);
        double[] residual = new double[problem.n];
        residual(state, residual);
        return new FlowPoint(time, scale, output, from.active, logActive, residual).normalised();
    }

    private void write(int j, double[] state, double x0, double w0, int[] scale, double[] output, double[][] logActive) {
        double less = StrictMath.exp(-state[0]);
        int shift = Scales.exponent(state[0]);
        double factor = StrictMath.exp(Scales.shifted(state[0], -shift));
        scale[j] += shift;
        output[j] *= factor;
        logActive[j] = new double[heard[j].length];
        for (int c = 0; c < heard[j].length; c++) {
            double log = Scales.shifted(from.logActive[j][c], -shift);
            if (heard[j][c] != 0) {
                double gain = inS(j, c) ? (state[1] - x0 * less) / normA[j] : (state[2] - w0 * less) / normB[j];
                log = StrictMath.log(StrictMath.exp(log) + Math.max(0, output[j] * heard[j][c] * gain));
            }
            logActive[j][c] = log;
        }
    }

    private void writeJumper(double chi, int[] scale, double[] output, double[][] logActive) {
        double part = left(-chi);
        double a = StrictMath.sqrt(norm * part);
        output[jumper] = Math.copySign(a, output[jumper]);
        logActive[jumper] = logActive[jumper].clone();
        for (int c = 0; c < logActive[jumper].length; c++) {
            double y = target[from.active[jumper][c]];
            logActive[jumper][c] = y == 0 ? Scales.shifted(logActive[jumper][c], scale[jumper])
                    : StrictMath.log(Math.abs(y) * part / a);
        }
        scale[jumper] = 0;
    }

    @Override
    void residual(double[] state, double[] residual) {
        double left = left(state[0]);
        for (int k = 0; k < residual.length; k++) {
            residual[k] = target[k] == 0 ? from.residual[k] : target[k] * left;
        }
    }

    @Override
    boolean movesToZero(double[] state, int c) {
        return false;
    }

    @Override
    int slot(int c) {
        return -1;
    }

    /**
     * Late in the jump x and w stand still, and the error estimate would let steps grow without end, past the rest of b and
     * past where a listener shows. In one step no square grows by more than e³.
     */
    @Override
    double longestStep() {
        double fastest = norm;
        for (int j : listeners) {
            fastest = Math.max(fastest, StrictMath.hypot(normA[j], normB[j]));
        }
        return 1.5 * problem.n / fastest;
    }

    /** Whether a listener is about to become visible. */
    @Override
    boolean wantsOtherVariables(double[] state) {
        double left = left(state[0]);
        for (int i = 0; i < listeners.length; i++) {
            int j = listeners[i];
            double norms = StrictMath.hypot(left * normA[j], normB[j]);
            if (from.square(j) * StrictMath.exp(2 * state[3 * i + 1])
                    > precision.visible() * Math.max(norms, precision.fitted() * problem.labelNorm)) {
                return true;
            }
        }
        return false;
    }

    @Override
    boolean mightRest(double[] state) {
        return left(state[0]) * norm <= precision.fitted() * problem.labelNorm;
    }
}
