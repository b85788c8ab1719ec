package saddlewalk.anatomy;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saddlewalk.Numbers;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * How long the flow waits at each saddle until a small neuron has norm 0.1, and what (19) and Algorithm 1 say about it. The
 * linearised flow at a saddle has the growth rates μ = ‖D_j‖; (19) bounds the wait by L/μ_max and L/μ_min, L = log(1/λ), for
 * a start at distance λ. At a later saddle neurons start at λ^{|ρ_j|} instead. Times are the flow's own. [derived]
 */
public final class Escape {
    /** Norm at which a neuron has left the saddle. */
    public static final double NORM = 0.1;

    private final AnatomyProblem problem;
    private final LimitProcess process;
    private final Windows windows;
    private final JumpDelays constants;

    private Escape(AnatomyProblem problem, JumpDelays constants) {
        this.problem = problem;
        this.process = problem.process();
        this.windows = problem.windows();
        this.constants = constants;
    }

    /** For a problem whose windows exist; its start's signs and directions are read for constants of order 1. */
    public static Escape of(AnatomyProblem problem) {
        return new Escape(problem,
                JumpDelays.of(problem.windows(), problem.start(AnatomyProblem.LOG_LAMBDA)));
    }

    /** The growth rates at saddle i, 0 … p, descending: ‖D_j^i‖ of every unfitted neuron that still sees something. */
    public double[] rates(int i) {
        return IntStream.range(0, process.m()).mapToDouble(j -> -process.speedOnPlateau(j, i)).filter(v -> v < 0).sorted()
                .map(v -> -v).toArray();
    }

    /** All growth rates, one saddle after the other. */
    public double[] allRates() {
        return IntStream.rangeClosed(0, process.jumpCount()).boxed().flatMapToDouble(i -> DoubleStream.of(rates(i))).toArray();
    }

    /** 0, 1, …, p. */
    public double[] saddles() {
        return IntStream.rangeClosed(0, process.jumpCount()).mapToDouble(i -> i).toArray();
    }

    /** ‖D_j^i‖ of one neuron at saddles 0 … p; NaN once it has jumped or sees nothing. */
    public double[] speeds(int j) {
        return IntStream.rangeClosed(0, process.jumpCount()).mapToDouble(i -> process.speedOnPlateau(j, i))
                .map(v -> v > 0 ? v : Double.NaN).toArray();
    }

    /** μ_max of saddle i. */
    public double fastest(int i) {
        return rates(i)[0];
    }

    /** μ_min of saddle i. */
    public double slowest(int i) {
        return rates(i)[rates(i).length - 1];
    }

    /**
     * The wait at saddle i = 0 … p − 1: L·|ρ_j(t_i)|/‖D_j‖, j the next to jump, and a constant of order 1; from the start, or
     * from half of jump i's loss.
     */
    public double predicted(int i, double logLambda) {
        return Clocks.logInverse(logLambda) * leading(i) + constant(i);
    }

    /** The wait over L as λ → 0: |ρ_j(t_i)|/‖D_j^i‖ of the neuron that jumps next. */
    public double leading(int i) {
        int j = process.jump(i + 1).neuron();
        return -process.exponentAtPlateau(j, i) / process.speedOnPlateau(j, i);
    }

    /** What the wait is longer than L times {@link #leading}: [log 0.1 − ½ log(1 − 0.01/‖y_S‖) − o_j]/‖D_j‖ − C_i. */
    public double constant(int i) {
        int j = process.jump(i + 1).neuron();
        double fitted = NORM * NORM / windows.labelNorm(i + 1);
        return (StrictMath.log(NORM) - StrictMath.log1p(-fitted) / 2 - constants.offset(j, i))
                / process.speedOnPlateau(j, i) - (i == 0 ? 0 : constants.constant(i));
    }

    /** The largest |ρ_q(t_i)| among the neurons that grow fastest at saddle i: (19)'s lower bound, undercut by this factor. */
    public double exponentOfFastest(int i) {
        return IntStream.range(0, process.m()).filter(q -> process.speedOnPlateau(q, i) == fastest(i))
                .mapToDouble(q -> -process.exponentAtPlateau(q, i)).max().orElseThrow();
    }

    /**
     * The wait at saddle i as a run shows it: until a neuron that has not jumped by then has norm 0.1.
     *
     * @param run watching every half drop, at least to t_{i+1} + δ
     */
    public double measured(int i, FlowTrajectory run) {
        FlowTime from = i == 0 ? FlowTime.ZERO : run.crossing(i - 1);
        int[] small = IntStream.range(0, process.m()).filter(j -> !process.hasJumped(j, i)).toArray();
        double level = StrictMath.log(NORM);
        return run.timeWhen(state -> IntStream.of(small).anyMatch(j -> state.logNorm(j) >= level)).minus(from);
    }

    /**
     * The waits at saddles 0 … p − 1 of a run, in a table.
     *
     * @param saddle i
     * @param ratio the wait times μ_max of that saddle, over L; (19) says at least 1, up to O(1/L)
     * @param predicted the same from Algorithm 1: |ρ_j(t_i)|·μ_max/‖D_j^i‖ and the constant
     * @param leading the same without the constant
     * @param bound |ρ_q(t_i)| of the neuron q that grows fastest: no less than {@code leading}
     * @param upper (19)'s upper bound in these units, μ_max/μ_min
     */
    public record Wait(int saddle, double ratio, double predicted, double leading, double bound, double upper) { }

    /** Every wait of a run that watches the half drops, to t_p + δ at least. */
    public List<Wait> waits(FlowTrajectory run, double logLambda) {
        double unit = 1 / Clocks.logInverse(logLambda);
        return IntStream.range(0, process.jumpCount()).mapToObj(i -> new Wait(i, measured(i, run) * fastest(i) * unit,
                predicted(i, logLambda) * fastest(i) * unit, leading(i) * fastest(i), exponentOfFastest(i),
                fastest(i) / slowest(i))).toList();
    }

    /** One column of a table of waits. */
    public static double[] column(List<Wait> waits, ToDoubleFunction<Wait> value) {
        Objects.requireNonNull(value, "value");
        return waits.stream().mapToDouble(value).toArray();
    }

    /** The waits at later saddles, i ≥ 1, of two tables. */
    public static List<Wait> later(List<Wait> some, List<Wait> others) {
        return Stream.concat(some.stream(), others.stream()).filter(wait -> wait.saddle() > 0).toList();
    }

    /** The largest μ_max/‖D_j^i‖ of all saddles, j the next to jump: an error in log‖w_j‖ moves L times a ratio by so much. */
    public double largestRatio() {
        return IntStream.range(0, process.jumpCount())
                .mapToDouble(i -> fastest(i) / process.speedOnPlateau(process.jump(i + 1).neuron(), i)).max().orElseThrow();
    }

    /** The largest constant of any wait, |constant|·μ_max: what L times a ratio lies off its leading part. */
    public double largestConstant() {
        return IntStream.range(0, process.jumpCount()).mapToDouble(i -> Math.abs(constant(i)) * fastest(i)).max().orElseThrow();
    }

    /** L(T μ_max/L − 1) at the origin of a run: the constant C μ_max of (19). */
    public double excess(FlowTrajectory run, double logLambda) {
        return measured(0, run) * fastest(0) - Clocks.logInverse(logLambda);
    }

    /** C μ_max at the origin when the first neuron saw data of its own sign only, from its alignment z with them. */
    public double oneSignExcess() {
        int j = process.jump(1).neuron();
        double z = BaseCase.of(problem).initialAlignment(j);
        double fitted = NORM * NORM / windows.labelNorm(1);
        return StrictMath.log(NORM) - StrictMath.log1p(-fitted) / 2 - StrictMath.log((1 + z) / 2);
    }

    @Override
    public String toString() {
        return "Escape[" + process.jumpCount() + " saddles, fastest rate at the origin " + Numbers.brief(fastest(0)) + "]";
    }
}
