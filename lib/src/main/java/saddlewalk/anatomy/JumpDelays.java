package saddlewalk.anatomy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.JumpConstants;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTime;

/**
 * What Algorithm 1 leaves out and 1/L shows, where the windows of the jumps are looked at: the constants C_i of every jump time,
 * t_i^λ = t_i + C_i/L + O(λ^c), and the offsets o_q = lim (log‖w_q‖ − L·ρ_q) of every neuron on every plateau, both those of
 * {@link JumpConstants}; and, within a window, the straight lines between them with the gain of the {@link Realignment}. Without
 * training. [ours, checked]
 */
public final class JumpDelays {
    private final Windows windows;
    private final LimitProcess process;
    private final JumpConstants constants;

    private JumpDelays(Windows windows, JumpConstants constants) {
        this.windows = windows;
        this.process = windows.process();
        this.constants = constants;
    }

    /**
     * @param windows made from Algorithm 1
     * @param start the network it was run on, balanced, at any λ: its signs and directions are read
     * @throws IllegalArgumentException as {@link JumpConstants#of}
     */
    public static JumpDelays of(Windows windows, Network start) {
        return new JumpDelays(windows, JumpConstants.of(windows.process(), start));
    }

    /** C_i = lim L·(t_i^λ − t_i), for i = 1 … p, t_i^λ the time of half the loss drop. */
    public double constant(int i) {
        return constants.offset(i);
    }

    /** The largest |offset| of any neuron on any plateau. */
    public double largestOffset() {
        return IntStream.rangeClosed(0, process.jumpCount()).boxed().flatMapToDouble(this::offsets).map(Math::abs).max().orElse(0);
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
        return constants.offsets();
    }

    /** lim (log‖w_q‖ − L·ρ_q) on plateau i = 0 … p; NaN for a neuron that is fitted or saw nothing from the start. */
    public double offset(int q, int i) {
        return process.hasJumped(q, i) || process.sees(q, 0).isEmpty() ? Double.NaN : constants.shift(q, i);
    }

    private DoubleStream offsets(int i) {
        return IntStream.range(0, process.m()).mapToDouble(q -> offset(q, i)).filter(o -> !Double.isNaN(o));
    }

    @Override
    public String toString() {
        return "JumpDelays" + Arrays.stream(constants()).mapToObj(Numbers::brief).toList();
    }
}
