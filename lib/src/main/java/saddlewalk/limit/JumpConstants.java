package saddlewalk.limit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The constants that stand between the gradient flow at a small λ and Algorithm 1: how late jump i is, C_i, and how far the
 * logarithm of a norm is off, b_j, in closed form for every jump and both signs. [ours, derived and checked]
 *
 * <p>On plateau i a neuron has log|a_j| = L·ρ_j(t) + b_j up to a power of λ, L = log(1/λ). {@code b_j} changes at jumps only.
 * The neuron that jumps is logistic with half of its square reached at flow time L·t_i + Δ_i,
 * Δ_i = (½ log‖y_S‖ − b_j)/‖D_j‖, and has made half of the loss drop at C_i = Δ_i + ½ log(√2 − 1)/‖D_j‖. Any other neuron q
 * meanwhile obeys a linear equation of hypergeometric type: with α, β the norms of its labels in S and outside, over n,
 * κ² = α² + β², γ = ‖D_j‖, and (s, μ, b) = (κ, α, β)/(4γ),
 * <pre>  b_q  grows by  (κ − β)Δ_i + log((1 + β/κ)/2) + 2 log[ Γ(1+2s)Γ(1+2b) / (Γ(1+s+μ+b)Γ(1+s−μ+b)) ].</pre>
 * At the start b_j = log((1 + z_j)/2) where a neuron sees labels of its sign only; else every switch-off of a datum of the
 * other sign changes the plane in which it moves, see {@link StartConstant}.
 *
 * <p>It needs plateaus: every constant is that of λ → 0. Cost O(p·m·n).
 */
public final class JumpConstants {
    private static final double LOG_HALF_DROP = StrictMath.log(StrictMath.sqrt(2) - 1);

    private final LimitProcess process;
    private final double[][] shifts;            // b_j on plateau i
    private final double[] midpoints;           // Δ_i

    private JumpConstants(LimitProcess process, double[][] shifts, double[] midpoints) {
        this.process = process;
        this.shifts = shifts;
        this.midpoints = midpoints;
    }

    /**
     * @param process Algorithm 1 in continuous time, run on this start
     * @param start balanced at one scale (Assumption 3); only directions are read
     * @throws IllegalArgumentException if the process is a discrete form or has ties, or the start does not fit it
     */
    public static JumpConstants of(LimitProcess process, Network start) {
        if (process.stepSize().isPresent()) {
            throw new IllegalArgumentException("the constants belong to the flow: Algorithm 1 must be in continuous time, got"
                    + " its discrete form for step size " + Numbers.brief(process.stepSize().getAsDouble()));
        }
        if (!process.ties().isEmpty()) {
            throw new IllegalArgumentException("the constants need one neuron a jump (Assumption 4): "
                    + process.ties().get(0));
        }
        start.requireSameDimension(process.data());
        if (start.m() != process.m() || !Assumptions.isBalancedAtOneScale(start)) {
            throw new IllegalArgumentException("the start must have the process's " + process.m()
                    + " neurons and be balanced at one scale (Assumption 3), got " + start);
        }
        int p = process.jumpCount();
        double[][] shifts = new double[p + 1][];
        double[] midpoints = new double[p + 1];
        shifts[0] = IntStream.range(0, process.m()).mapToDouble(j -> StartConstant.of(process.data(), start, j)).toArray();
        for (int i = 1; i <= p; i++) {
            Jump jump = process.jump(i);
            double speed = process.speedOnPlateau(jump.neuron(), i - 1);
            double norm = process.data().labelNorm(jump.fitted());
            midpoints[i] = (0.5 * StrictMath.log(norm) - shifts[i - 1][jump.neuron()]) / speed;
            shifts[i] = shifts[i - 1].clone();
            for (int q = 0; q < process.m(); q++) {
                if (!process.hasJumped(q, i)) {
                    shifts[i][q] += change(process, i, q, speed, midpoints[i]);
                }
            }
        }
        return new JumpConstants(process, shifts, midpoints);
    }

    /** How b_q changes at jump i. */
    private static double change(LimitProcess process, int i, int q, double speed, double midpoint) {
        Dataset data = process.data();
        List<Integer> fitted = process.jump(i).fitted();
        List<Integer> seen = process.sees(q, i - 1);
        double alpha = data.labelNorm(seen.stream().filter(fitted::contains).toList()) / data.n();
        double beta = data.labelNorm(seen.stream().filter(k -> !fitted.contains(k)).toList()) / data.n();
        if (alpha == 0) {
            return 0;
        }
        double kappa = StrictMath.sqrt(alpha * alpha + beta * beta);
        if (beta == 0) {
            return kappa * midpoint;                      // it loses all it saw and stands still: the bracket is 0
        }
        double s = kappa / (4 * speed);
        double mu = alpha / (4 * speed);
        double b = beta / (4 * speed);
        return (kappa - beta) * midpoint + StrictMath.log((1 + beta / kappa) / 2) + 2 * (Gamma.logGamma(1 + 2 * s)
                + Gamma.logGamma(1 + 2 * b) - Gamma.logGamma(1 + s + mu + b) - Gamma.logGamma(1 + s - mu + b));
    }

    /** C_i, for i = 1 … p: half of the loss drop of jump i is done at accelerated time t_i + C_i/L. */
    public double offset(int i) {
        return midpoint(i) + LOG_HALF_DROP / (2 * jumpSpeed(i));
    }

    /** C_1 … C_p. */
    public double[] offsets() {
        return IntStream.rangeClosed(1, process.jumpCount()).mapToDouble(this::offset).toArray();
    }

    /** Δ_i, for i = 1 … p: the neuron of jump i has half of its final square at accelerated time t_i + Δ_i/L. */
    public double midpoint(int i) {
        process.jump(i);
        return midpoints[i];
    }

    /** b_j on plateau i: log‖w_j‖ = L·ρ_j + b_j for a neuron that has not jumped. */
    public double shift(int j, int i) {
        if (process.hasJumped(j, i)) {
            throw new IllegalArgumentException("neuron " + j + " has jumped before plateau " + i
                    + ": its norm is that of its labels");
        }
        return shifts[i][j];
    }

    /** b_q on plateaus 0 … p − 1, plateau after plateau, for the neurons yet to jump in their order. */
    public List<Double> shiftsBeforeJumps() {
        return IntStream.range(0, process.jumpCount()).boxed().flatMap(i -> process.order()
                .subList(i, process.jumpCount()).stream().map(q -> shifts[i][q])).toList();
    }

    private double logOdds(int i, double time, double logLambda) {
        return 2 * jumpSpeed(i) * (Clocks.logInverse(logLambda) * (time - process.jumpTime(i)) - midpoint(i));
    }

    private double jumpSpeed(int i) {
        return process.speedOnPlateau(process.jump(i).neuron(), i - 1);
    }

    /**
     * The logarithm of ‖θ̃(t) − θ(t)‖, flow minus limit process, to leading order: every neuron that has jumped stands at its
     * logistic curve, the next one too, the others at e^{Lρ + b}. At a jump the limit process is taken after it.
     *
     * @param time accelerated time ≥ 0, off the jumps or at one
     */
    public double logDistance(double time, double logLambda) {
        return logDistance(process.plateauAt(time), time, logLambda);
    }

    /** The same with the limit process on a given plateau: at jump i, plateau i − 1 gives the left limit. */
    public double logDistance(int plateau, double time, double logLambda) {
        double[] logs = new double[process.m()];
        Arrays.fill(logs, Double.NEGATIVE_INFINITY);
        for (int j = 0; j < process.m(); j++) {
            if (!process.hasJumped(j, plateau)) {
                double since = plateau == 0 ? 0 : process.jumpTime(plateau);
                logs[j] = Clocks.logInverse(logLambda) * (process.exponentAtPlateau(j, plateau)
                        + (time - since) * process.speedOnPlateau(j, plateau)) + shifts[plateau][j];
            }
        }
        for (int i = 1; i <= Math.min(plateau + 1, process.jumpCount()); i++) {
            double odds = logOdds(i, time, logLambda);
            double logPart = -logOnePlusExp(-odds);
            double missing = -logOnePlusExp(odds) - logOnePlusExp(logPart / 2);       // log(1 − √p)
            logs[process.jump(i).neuron()] = 0.5 * StrictMath.log(process.data().labelNorm(process.jump(i).fitted()))
                    + (i <= plateau ? missing : logPart / 2);
        }
        return logNorm(logs) + 0.5 * StrictMath.log(2);                               // a_j and w_j alike
    }

    /** The logarithm of the supremum of ‖θ̃ − θ‖ over a compact set off the jumps, to leading order: taken at an end of a part. */
    public double logSup(CompactSet set, double logLambda) {
        double sup = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= process.jumpCount(); i++) {
            sup = Math.max(sup, Math.max(logDistance(i, set.from(i), logLambda), logDistance(i, set.to(i), logLambda)));
        }
        return sup;
    }

    /** The slowest speed at which a neuron jumps, ‖D_j‖: an error in a logarithm of a norm moves a jump by itself over that. */
    public double slowestSpeed() {
        return IntStream.rangeClosed(1, process.jumpCount()).mapToDouble(this::jumpSpeed).min().orElseThrow();
    }

    /**
     * √π_i for i = 1 … p: the part of its final norm that the neuron of jump i has at Algorithm 1's own time t_i, whatever λ is.
     */
    public double[] partsOfNormAtJumps() {
        return IntStream.rangeClosed(1, process.jumpCount())
                .mapToDouble(i -> StrictMath.sqrt(1 / (1 + StrictMath.exp(2 * jumpSpeed(i) * midpoint(i))))).toArray();
    }

    /** The largest |b_j| on any plateau: logarithms of norms are never further from L·ρ. */
    public double largestShift() {
        return Arrays.stream(shifts).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    }

    /** log(1 + e^x) without overflow. */
    private static double logOnePlusExp(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The logarithm of the Euclidean norm of numbers given by their logarithms. */
    private static double logNorm(double[] logs) {
        double top = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) {
            sum += top == Double.NEGATIVE_INFINITY ? 0 : StrictMath.exp(2 * (log - top));
        }
        return top + 0.5 * StrictMath.log(sum);
    }

    @Override
    public String toString() {
        return "JumpConstants[C = " + Arrays.stream(offsets()).mapToObj(c -> Numbers.format(c, 5)).toList() + "]";
    }
}
