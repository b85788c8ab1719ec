package saddlewalk.anatomy;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Explicit windows around the jumps, in place of the paper's "for all sufficiently small ε and δ": from Algorithm 1 alone. With
 * j the neuron of jump i and q any other neuron that is unfitted before it,
 *
 * <pre>
 * δ   = ¼ · the smallest gap between jumps, the wait before the first one included
 * ε_i = min( ½|ρ_j(t_{i−1} + δ)|,  ¼ min_q |ρ_q(t_i)|·‖D_j‖/‖D_q‖,  0.1,
 *            ½ min{ |ρ_q(t_i)|·‖D_j‖/(‖D_j‖ − ‖D_q‖) : ‖D_q‖ &lt; ‖D_j‖ } )
 * </pre>
 *
 * where t_0 = 0. The first term lets the slow growth end after t_{i−1} + δ; the second keeps the others small while j fits
 * (Proposition 3); the last makes j the largest at the end of its slow growth (Lemma 4; the ½ keeps the inequality strict).
 * [ours, checked]
 */
public final class Windows {
    /** No ε is larger than this. */
    public static final double LARGEST_EPSILON = 0.1;
    /** A window exists at λ where the powers of λ that the lemmas neglect are at most e to minus this. [our form] */
    public static final double ENOUGH = 10;

    private final LimitProcess process;
    private final double delta;

    private Windows(LimitProcess process, double delta) {
        this.process = process;
        this.delta = delta;
    }

    /**
     * The windows of a limit process with at least one jump.
     *
     * @throws IllegalArgumentException if there is none, or two jumps come at the same time
     */
    public static Windows of(LimitProcess process) {
        if (process.jumpCount() == 0) {
            throw new IllegalArgumentException("windows need at least one jump, this process has none");
        }
        double gap = IntStream.rangeClosed(1, process.jumpCount())
                .mapToDouble(i -> process.jumpTime(i) - plateauStart(process, i)).min().orElseThrow();
        if (!(gap > 0)) {
            throw new IllegalArgumentException("jumps must come at different times, the smallest gap is "
                    + Numbers.full(gap));
        }
        return new Windows(process, gap / 4);
    }

    private static double plateauStart(LimitProcess process, int i) {
        return i == 1 ? 0 : process.jumpTime(i - 1);
    }

    /** Algorithm 1, which the windows were made from. */
    public LimitProcess process() {
        return process;
    }

    /** 1 … p. */
    public IntStream jumps() {
        return IntStream.rangeClosed(1, process.jumpCount());
    }

    /** δ, in accelerated time. */
    public double delta() {
        return delta;
    }

    /** ε_i, for jump i = 1 … p: an exponent, in (0, 0.1]. */
    public double epsilon(int i) {
        double own = speed(i);
        double smallest = Math.min(LARGEST_EPSILON, -process.exponent(process.jump(i).neuron(), from(i)) / 2);
        for (int q : others(i)) {
            double distance = -process.exponentAtPlateau(q, i);
            double other = process.speedOnPlateau(q, i - 1);
            if (other > 0) {
                smallest = Math.min(smallest, distance * own / other / 4);
            }
            if (other < own) {
                smallest = Math.min(smallest, distance * own / (own - other) / 2);
            }
        }
        return smallest;
    }

    /** ‖D_j‖ of the neuron that makes jump i, on the plateau before it. */
    public double speed(int i) {
        return process.speedOnPlateau(process.jump(i).neuron(), i - 1);
    }

    /** ‖y_S‖ of the data that jump i fits. */
    public double labelNorm(int i) {
        return process.data().labelNorm(process.jump(i).fitted());
    }

    /** How the neuron of jump i grows and fits when it is alone. */
    public Logistic logistic(int i) {
        return new Logistic(labelNorm(i), speed(i));
    }

    /** The other neurons that are unfitted before jump i, ascending. */
    public List<Integer> others(int i) {
        return IntStream.range(0, process.m())
                .filter(q -> !process.hasJumped(q, i)).boxed().toList();
    }

    /**
     * The neurons that must turn at jump i: something is left for them after it, in a direction whose cosine with the one
     * before is below 0.99; ascending.
     */
    public List<Integer> turning(int i) {
        return others(i).stream().filter(q -> {
            double left = process.data().labelNorm(process.sees(q, i));
            return left > 0 && left < JumpPhases.ALIGNED * process.data().labelNorm(process.sees(q, i - 1));
        }).toList();
    }

    /** The flow time after half loss at which the last of the turning neurons reaches cosine 0.99; −∞ if none turns. */
    public double lastTurn(int i) {
        return turning(i).stream().mapToDouble(q -> Realignment.of(this, i, q).timeOf(JumpPhases.ALIGNED)).max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * How much an error of a cosine near 0.99 shifts the time at which it is reached, in units of 1/‖D_j‖: the largest
     * ‖D_j‖ / (d cos φ/dT) of all neurons that turn at any jump; 0 if none does.
     */
    public double turnSensitivity() {
        return jumps().boxed().flatMapToDouble(i -> turning(i).stream().mapToDouble(q -> {
            Realignment turn = Realignment.of(this, i, q);
            return speed(i) / turn.cosineRate(turn.timeOf(JumpPhases.ALIGNED));
        })).max().orElse(0);
    }

    /**
     * Whether jump i shows all phases of the paper's Figure 2 one after another: some neuron must turn, and is still turning
     * when the one that jumps has 0.99 of its norm.
     */
    boolean showsAllPhases(int i) {
        return lastTurn(i) > logistic(i).timeOf(JumpPhases.ALMOST * JumpPhases.ALMOST);
    }

    /** min_q |ρ_q(t_i)| over the others; +∞ without any. */
    public double nearest(int i) {
        return others(i).stream().mapToDouble(q -> -process.exponentAtPlateau(q, i)).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** t_{i−1} + δ, where the window of jump i begins; accelerated time. */
    public double from(int i) {
        return plateauStart(process, i) + delta;
    }

    /** t_i − ε_i/‖D_j‖, where slow growth ends (Lemma 4) as λ → 0; accelerated time. */
    public double slowUntil(int i) {
        return process.jumpTime(i) - epsilon(i) / speed(i);
    }

    /** t_i + δ, where the window of jump i ends; accelerated time. */
    public double until(int i) {
        return process.jumpTime(i) + delta;
    }

    /**
     * The smallest exponent of λ that the lemmas on jump i neglect: 2ε_i, by which the neuron has not yet moved its residual
     * when slow growth ends; 2δ·speed on the plateau before the jump for the alignment of every neuron that moves there; the
     * same on the plateau after it; and 2δ‖D_j‖, by which the data just fitted have settled at t_i + δ.
     */
    public double exponent(int i) {
        double slowest = speed(i);
        for (int plateau = i - 1; plateau <= i; plateau++) {
            for (int q = 0; q < process.m(); q++) {
                double speed = process.speedOnPlateau(q, plateau);
                slowest = speed > 0 ? Math.min(slowest, speed) : slowest;
            }
        }
        return Math.min(2 * epsilon(i), 2 * delta * slowest);
    }

    /**
     * How large the terms are at this λ that the closed forms neglect: the largest λ^{exponent(i)} of all jumps, but at least
     * 1e−8, a hundred times the local error at which the flow is integrated by default.
     */
    public double neglected(double logLambda) {
        return Math.max(1e-8, StrictMath.exp(-Clocks.logInverse(logLambda) * smallestExponent()));
    }

    private double smallestExponent() {
        return jumps().mapToDouble(this::exponent).min().orElseThrow();
    }

    /** Whether the window of jump i exists at this λ: L·{@link #exponent} ≥ 10. */
    public boolean exists(int i, double logLambda) {
        return Clocks.logInverse(logLambda) * exponent(i) >= ENOUGH;
    }

    /** Whether the window of every jump exists at this λ. */
    public boolean allExist(double logLambda) {
        return jumps().allMatch(i -> exists(i, logLambda));
    }

    /** The largest log λ at which every window exists. */
    public double logLambdaNeeded() {
        return -ENOUGH / smallestExponent();
    }

    /** One row a jump: neuron, t_i, speed, ε_i, the end of slow growth, the exponent neglected. */
    public Table table() {
        int[] jumps = jumps().toArray();
        return Table.create("windows", IntColumn.create("jump", jumps),
                IntColumn.create("neuron", IntStream.of(jumps).map(i -> process.jump(i).neuron()).toArray()),
                column("t", jumps, process::jumpTime), column("speed", jumps, this::speed),
                column("ε", jumps, this::epsilon), column("slow growth until", jumps, this::slowUntil),
                column("window until", jumps, this::until), column("smallest exponent neglected", jumps, this::exponent));
    }

    private static DoubleColumn column(String name, int[] jumps, IntToDoubleFunction value) {
        return DoubleColumn.create(name, IntStream.of(jumps).mapToDouble(value).toArray());
    }

    @Override
    public String toString() {
        return "Windows[delta=" + Numbers.brief(delta) + ", epsilon="
                + jumps().mapToObj(i -> Numbers.brief(epsilon(i))).toList()
                + ", log lambda needed=" + Numbers.brief(logLambdaNeeded()) + "]";
    }
}
