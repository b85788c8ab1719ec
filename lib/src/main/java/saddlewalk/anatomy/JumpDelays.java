package saddlewalk.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTime;

/**
 * What Algorithm 1 leaves out and 1/L shows: the constants C_i of every jump time, t_i^λ = t_i + C_i/L + O(λ^c), and the
 * offsets o_q = lim (log‖w_q‖ − L·ρ_q) of every neuron on every plateau; without training. [ours, checked]
 *
 * <p>While all residuals are labels a neuron follows a linear equation, stage by stage as it loses the data of the other
 * sign: that gives the first offsets, log((1 + z)/2) with one sign. The neuron j that jumps is {@link Logistic}:
 * C_i = (½ log‖y_S‖ + ½ log(√2 − 1) − o_j)/‖D_j‖. To every other neuron the jump adds the gain of its {@link Realignment} and
 * what it gains by the delay C_i; one that loses all it sees gains ‖D_q‖ ∫(r − 1{T &lt; 0}) dT = ‖D_q‖ log(√2 + 1)/(2‖D_j‖), r the
 * logistic residual.
 */
public final class JumpDelays {
    private static final double HALF_LOSS = StrictMath.log(StrictMath.sqrt(2) - 1) / 2;

    private final Windows windows;
    private final LimitProcess process;
    private final List<double[]> offsets = new ArrayList<>();
    private final double[] constants;

    private JumpDelays(double[] first, Windows windows) {
        this.windows = windows;
        process = windows.process();
        constants = new double[process.jumpCount()];
        offsets.add(first);
        for (int i = 1; i <= constants.length; i++) {
            double[] last = offsets.get(i - 1);
            constants[i - 1] = (StrictMath.log(windows.labelNorm(i)) / 2 + HALF_LOSS - last[process.jump(i).neuron()])
                    / windows.speed(i);
            double[] next = new double[process.m()];
            Arrays.fill(next, Double.NaN);
            for (int q : windows.others(i)) {
                double slower = process.speedOnPlateau(q, i - 1) - process.speedOnPlateau(q, i);
                next[q] = last[q] + slower * constants[i - 1] + (process.sees(q, i).isEmpty()
                        ? -slower * HALF_LOSS / windows.speed(i) : Realignment.of(windows, i, q).gain());
            }
            offsets.add(next);
        }
    }

    /**
     * @param windows made from Algorithm 1
     * @param start the network it was run on, at any λ: its signs and directions are read
     */
    public static JumpDelays of(Windows windows, Network start) {
        LimitProcess process = windows.process();
        start.requireSameDimension(process.data());
        double[] first = IntStream.range(0, process.m()).mapToDouble(j -> firstOffset(process, start, j)).toArray();
        return new JumpDelays(first, windows);
    }

    /** log‖w_j‖ − log λ − ‖D_j‖T once the data of the other sign are off, all residuals being labels; NaN if j sees nothing. */
    private static double firstOffset(LimitProcess process, Network start, int j) {
        double[] labels = process.data().labels();
        double[] u = process.data().coordinates(start.direction(j));
        if (process.sees(j, 0).isEmpty()) {
            return Double.NaN;
        }
        // Push b_k on coordinate k; one that is pushed down is off when I = ∫ a dT is n·u_k/|b_k|.
        double[] push = IntStream.range(0, u.length).mapToDouble(k -> u[k] > 0 ? start.sign(j) * labels[k] : 0).toArray();
        int[] leaving = IntStream.range(0, u.length).filter(k -> push[k] < 0).boxed()
                .sorted(Comparator.comparingDouble(k -> -u[k] / push[k])).mapToInt(k -> k).toArray();
        double a = 1;
        double passed = 0;
        double time = 0;
        for (int k : leaving) {
            double until = -u.length * u[k] / push[k];
            double speed = norm(push) / u.length;
            double z = alignment(u, push, passed);
            double z1 = z + speed * (until - passed);
            double a1 = StrictMath.sqrt(a * a - z * z + z1 * z1);
            time += StrictMath.log((a1 + z1) / (a + z)) / speed;
            a = a1;
            passed = until;
            push[k] = 0;
        }
        return StrictMath.log((a + alignment(u, push, passed)) / 2) - time * norm(push) / u.length;
    }

    /** z = ⟨u, b⟩/‖b‖ when ∫ a dT is {@code passed}. */
    private static double alignment(double[] u, double[] push, double passed) {
        double sum = 0;
        for (int k = 0; k < u.length; k++) {
            sum += push[k] == 0 ? 0 : (u[k] + push[k] * passed / u.length) * push[k];
        }
        return sum / norm(push);
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return StrictMath.sqrt(sum);
    }

    /** C_i = lim L·(t_i^λ − t_i), for i = 1 … p, t_i^λ the time of half the loss drop. */
    public double constant(int i) {
        if (i < 1 || i > constants.length) {
            throw new IndexOutOfBoundsException("jump must be in [1, " + constants.length + "], got " + i);
        }
        return constants[i - 1];
    }

    /** The largest |offset| of any neuron on any plateau. */
    public double largestOffset() {
        return offsets.stream().flatMapToDouble(Arrays::stream).filter(o -> !Double.isNaN(o)).map(Math::abs).max().orElse(0);
    }

    /**
     * log‖w_q‖ at a time in the window of jump i, up to λ^c: straight lines, and the gain of the turn between them.
     *
     * @param q one of the other unfitted neurons, with something left to fit after the jump
     */
    public double logNorm(int q, int i, FlowTime time, double logLambda) {
        double since = time.minus(halfLoss(i, logLambda));
        double before = process.speedOnPlateau(q, i - 1);
        double atHalf = Clocks.logInverse(logLambda) * process.exponentAtPlateau(q, i) + offset(q, i - 1)
                + before * constant(i);
        return atHalf + (since < 0 ? before : process.speedOnPlateau(q, i)) * since
                + Realignment.of(windows, i, q).gain(since);
    }

    /** L·t_i + C_i, the flow time at which half the loss of jump i is gone, up to λ^c. */
    public FlowTime halfLoss(int i, double logLambda) {
        return FlowTime.accelerated(process.jumpTime(i), logLambda).plus(constant(i));
    }

    /** C_1 … C_p. */
    public double[] constants() {
        return constants.clone();
    }

    /** lim (log‖w_q‖ − L·ρ_q) on plateau i = 0 … p; NaN for a neuron that is fitted or saw nothing from the start. */
    public double offset(int q, int i) {
        return offsets.get(Require.index("plateau", i, offsets.size()))[Require.index("neuron", q, process.m())];
    }

    @Override
    public String toString() {
        return "JumpDelays" + Arrays.stream(constants).mapToObj(Numbers::brief).toList();
    }
}
