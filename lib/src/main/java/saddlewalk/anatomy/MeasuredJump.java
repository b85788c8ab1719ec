package saddlewalk.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * One jump, measured and predicted: the numbers of Lemmas 4 to 8 and Proposition 3. What is measured reads the run; what is
 * predicted reads Algorithm 1, {@link JumpDelays}, {@link Logistic} and {@link Realignment}.
 *
 * @param phases measured
 * @param constants predicted, for the same start
 */
public record MeasuredJump(JumpPhases phases, JumpDelays constants) {
    /** Directions are compared where 1 − cos is at least this. */
    public static final double SMALLEST_MISALIGNMENT = 1e-12;

    /** Every jump of a problem's run. */
    public static List<MeasuredJump> all(AnatomyProblem problem, FlowTrajectory run, double logLambda) {
        JumpDelays constants = JumpDelays.of(problem.windows(), problem.start(logLambda));
        return JumpPhases.all(problem.windows(), run, logLambda).stream().map(phases -> new MeasuredJump(phases, constants))
                .toList();
    }

    private Windows windows() {
        return phases.windows();
    }

    private LimitProcess process() {
        return windows().process();
    }

    /** i. */
    public int jump() {
        return phases.jump();
    }

    /** ‖D_j‖. */
    public double speed() {
        return windows().speed(jump());
    }

    /** ε_i·L. */
    public double epsilonL() {
        return -phases.logLambda() * windows().epsilon(jump());
    }

    /** The part of the labels that is fitted at τ₁, λ^{2ε}/‖y_S‖: what the closed forms before τ₁ neglect. */
    public double partAtSlowEnd() {
        return StrictMath.exp(-2 * epsilonL()) / windows().labelNorm(jump());
    }

    /** Lemma 4: (t_i − τ₁)‖D_j‖/ε = 1 + o_j/(εL). */
    public double predictedSlowGrowthRatio() {
        return 1 + constants.offset(phases.neuron(), jump() - 1) / epsilonL();
    }

    /** τ₁ without training: t_i L − (εL + o_j)/‖D_j‖. */
    public FlowTime predictedSlowEnd() {
        return FlowTime.accelerated(process().jumpTime(jump()), phases.logLambda())
                .plus(-predictedSlowGrowthRatio() * epsilonL() / speed());
    }

    /** The neuron that jumps and the other unfitted ones, ascending. */
    private List<Integer> unfitted() {
        return Stream.concat(Stream.of(phases.neuron()), windows().others(jump()).stream()).sorted().toList();
    }

    /** The largest unfitted neuron at a time before the jump, as trained. */
    public int largest(FlowTime time) {
        FlowState state = phases.at(time);
        return unfitted().stream().max((p, q) -> Double.compare(state.logNorm(p), state.logNorm(q))).orElseThrow();
    }

    /** The same by Algorithm 1's exponents and their offsets. */
    public int predictedLargest(FlowTime time) {
        double t = time.acceleratedTime(phases.logLambda());
        double[] logNorms = new double[process().m()];
        for (int q : unfitted()) {
            logNorms[q] = -phases.logLambda() * process().exponent(q, t) + constants.offset(q, jump() - 1);
        }
        return unfitted().stream().max((p, q) -> Double.compare(logNorms[p], logNorms[q])).orElseThrow();
    }

    /** The largest 1 − cos of an unfitted neuron with its direction before the jump. */
    public double misalignment(FlowTime time) {
        FlowState state = phases.at(time);
        return unfitted().stream().filter(q -> !process().sees(q, jump() - 1).isEmpty())
                .mapToDouble(q -> state.misalignment(q, process().direction(q, jump() - 1))).max().orElseThrow();
    }

    /**
     * The largest 1 − cos that the unfitted neurons may have at τ₁, without training: by the {@link Realignment} of the last
     * jump that took data from one, and 2e^{−2‖D_q‖T} for one that has lost nothing since the start (Lemma 3, with z_q > 0).
     */
    public double predictedMisalignmentAtSlowEnd() {
        return unfitted().stream().filter(q -> !process().sees(q, jump() - 1).isEmpty())
                .mapToDouble(q -> IntStream.range(1, jump())
                        .filter(l -> process().speedOnPlateau(q, l) < process().speedOnPlateau(q, l - 1))
                        .mapToObj(l -> misalignmentAfter(l, q, predictedSlowEnd())).reduce((earlier, later) -> later)
                        .orElseGet(() -> 2 * StrictMath.exp(-2 * process().speedOnPlateau(q, 0)
                                * predictedSlowEnd().minus(FlowTime.ZERO)))).max().orElseThrow();
    }

    /** 1 − cos of the neuron that jumps, with the direction in which it does. */
    public double ownMisalignment(FlowTime time) {
        return phases.at(time).misalignment(phases.neuron(), process().direction(phases.neuron(), jump() - 1));
    }

    /** The largest |r_k| over the data fitted before the jump, in parts of ‖y‖; 0 before the first. */
    public double residualOnFitted(FlowTime time) {
        FlowState state = phases.at(time);
        List<Integer> unfitted = process().unfitted(jump() - 1);
        return IntStream.range(0, process().data().n()).filter(k -> !unfitted.contains(k))
                .mapToDouble(k -> Math.abs(state.residual(k))).max().orElse(0) / labelNorm();
    }

    /**
     * What it may be at τ₁, without training: the rest of the logistic of each earlier jump l, and what unfitted neurons q that saw
     * its data put there, λ^{|ρ_q(t_l)| + |ρ_q(τ₁)|} up to a constant of offsets and of the time that jump l takes.
     */
    public double predictedResidualAtSlowEnd() {
        return IntStream.range(1, jump()).mapToDouble(l -> process().jump(l).fitted().stream().mapToDouble(this::label).max()
                .orElseThrow() * windows().logistic(l).residual(predictedSlowEnd()
                .minus(constants.halfLoss(l, phases.logLambda()))) + sharedAtSlowEnd(l)).max().orElse(0) / labelNorm();
    }

    private double sharedAtSlowEnd(int l) {
        double end = predictedSlowEnd().acceleratedTime(phases.logLambda());
        double late = Math.abs(constants.constant(l)) + 1 / windows().speed(l);
        return unfitted().stream().filter(q -> process().sawAny(q, process().jump(l).fitted()))
                .mapToDouble(q -> StrictMath.exp(-phases.logLambda()
                        * (process().exponentAtPlateau(q, l) + process().exponent(q, end)) + 2 * constants.largestOffset()
                        + process().speedOnPlateau(q, l - 1) * late)).sum();
    }

    private double labelNorm() {
        return process().data().labelNorm(process().unfitted(0));
    }

    /** How much log‖w‖ of every neuron fitted before grows from t_{i−1} + δ to τ₁, in order of their jumps. */
    public List<Double> drifts() {
        FlowState from = phases.at(phases.begin());
        FlowState to = phases.at(phases.slowEnd());
        return IntStream.range(1, jump()).map(l -> process().jump(l).neuron())
                .mapToObj(l -> to.logNorm(l) - from.logNorm(l)).toList();
    }

    /** The same, logistic: what is left of each one's own jump. */
    public List<Double> predictedDrifts() {
        return IntStream.range(1, jump()).mapToObj(l -> {
            FlowTime half = constants.halfLoss(l, phases.logLambda());
            Logistic alone = windows().logistic(l);
            return StrictMath.log1p(-alone.residual(predictedSlowEnd().minus(half))) / 2
                    - StrictMath.log1p(-alone.residual(phases.begin().minus(half))) / 2;
        }).toList();
    }

    /**
     * Proposition 3: the largest exponent of another unfitted neuron on [τ₁, τ₁ + 2ε/‖D_j‖], up to t_i + δ at the last jump; −∞
     * without any.
     */
    public double largestOtherExponent() {
        FlowTime end = phases.slowEnd().plus(2 * epsilonL() / speed());
        FlowTime last = jump() == process().jumpCount() && phases.end().compareTo(end) < 0 ? phases.end() : end;
        return phases.states(phases.slowEnd(), last, 9).stream().mapToDouble(state -> windows().others(jump()).stream()
                .mapToDouble(q -> state.exponent(q, phases.logLambda())).max().orElse(Double.NEGATIVE_INFINITY)).max()
                .orElseThrow();
    }

    /** r_k/y_k of every datum of S at a time. */
    public List<Double> residualParts(FlowTime time) {
        FlowState state = phases.at(time);
        return process().jump(jump()).fitted().stream().map(k -> state.residual(k) / process().data().label(k)).toList();
    }

    /** The largest |r_k|/|y_k| on S by the logistic, at a time. */
    public double predictedResidualPart(FlowTime time) {
        return windows().logistic(jump()).residual(time.minus(constants.halfLoss(jump(), phases.logLambda())));
    }

    /** The other neurons that lose some of their data at this jump and keep some, ascending. */
    public List<Integer> losing() {
        return windows().others(jump()).stream().filter(q -> process().speedOnPlateau(q, jump()) > 0
                && process().speedOnPlateau(q, jump()) < process().speedOnPlateau(q, jump() - 1)).toList();
    }

    /** The other neurons that have something left to fit after this jump, ascending. */
    private List<Integer> going() {
        return windows().others(jump()).stream().filter(q -> process().speedOnPlateau(q, jump()) > 0).toList();
    }

    /** log‖w_q‖ at t_i + δ of the other neurons that have something left. */
    public List<Double> logNormsAfter() {
        FlowState state = phases.at(phases.end());
        return going().stream().map(state::logNorm).toList();
    }

    /** The same, predicted with the turn. */
    public List<Double> predictedLogNormsAfter() {
        return going().stream().map(q -> constants.logNorm(q, jump(), phases.end(), phases.logLambda())).toList();
    }

    private record Look(int neuron, FlowTime time) { }

    /**
     * A neuron that lost data to this jump, at one time after it.
     *
     * @param neuron q
     * @param decays 2 min(‖D_q‖, 2‖D_i‖) (T − L t_i): log(1 − cos) falls by this in the end
     * @param predicted log(1 − cos), equation of the angle
     * @param measured log(1 − cos), as trained
     */
    public record Turn(int neuron, double decays, double predicted, double measured) { }

    /** Just before the next jump, its τ₁ to leading order; only before the last jump. */
    public FlowTime beforeNext() {
        return FlowTime.accelerated(windows().slowUntil(jump() + 1), phases.logLambda());
    }

    /** Losing neurons, and nine times from t_i + δ to just before the next jump, where 1 − cos is large enough to compare. */
    private List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        if (jump() < process().jumpCount()) {
            for (FlowTime time : JumpPhases.grid(phases.end(), beforeNext(), 9)) {
                losing().stream().filter(q -> predictedMisalignment(q, time) >= SMALLEST_MISALIGNMENT)
                        .forEach(q -> looks.add(new Look(q, time)));
            }
        }
        return looks;
    }

    private double predictedMisalignment(int q, FlowTime time) {
        return misalignmentAfter(jump(), q, time);
    }

    /** 1 − cos of a neuron that lost data to jump l, by the equation of the angle. */
    private double misalignmentAfter(int l, int q, FlowTime time) {
        return misalignment(Realignment.of(windows(), l, q)
                .angle(time.minus(constants.halfLoss(l, phases.logLambda()))));
    }

    /** 1 − cos of an angle, right for small ones. */
    private static double misalignment(double angle) {
        double sine = StrictMath.sin(angle / 2);
        return 2 * sine * sine;
    }

    /** The largest 1 − cos at t_i + δ of a neuron that lost data, predicted; 0 without any. */
    public double predictedMisalignmentAfter() {
        return losing().stream().mapToDouble(q -> predictedMisalignment(q, phases.end())).max().orElse(0);
    }

    /** Lemma 8: log(1 − cos) of every neuron that lost data, from t_i + δ to just before the next jump, where it is ≥ 1e−12. */
    public List<Turn> turnsAfter() {
        return looks().stream().map(look -> new Turn(look.neuron(), rate(look.neuron()) * sinceJump(look.time()),
                StrictMath.log(predictedMisalignment(look.neuron(), look.time())), StrictMath.log(phases.at(look.time())
                .misalignment(look.neuron(), process().direction(look.neuron(), jump()))))).toList();
    }

    /** What was predicted of one of these neurons, at 201 times instead of nine; measured is NaN. */
    List<Turn> predictedTurn(int q) {
        Realignment turn = Realignment.of(windows(), jump(), q);
        return JumpPhases.grid(phases.end(), beforeNext(), 61).stream().map(time -> new Turn(q, rate(q) * sinceJump(time),
                StrictMath.log(misalignment(turn.angle(time.minus(constants.halfLoss(jump(), phases.logLambda()))))), Double.NaN))
                .filter(at -> at.predicted() >= StrictMath.log(SMALLEST_MISALIGNMENT)).toList();
    }

    /** The slower of the two that drive the angle, twice: the pull towards the new direction, and the residual of what was lost. */
    private double rate(int q) {
        return 2 * Math.min(process().speedOnPlateau(q, jump()), 2 * speed());
    }

    private double sinceJump(FlowTime time) {
        return time.minus(FlowTime.accelerated(process().jumpTime(jump()), phases.logLambda()));
    }

    /** Lemma 8: how much log‖w_q‖ of every neuron with something left grows from t_i + δ to just before the next jump. */
    public List<Double> growthAfter() {
        if (jump() == process().jumpCount()) {
            return List.of();
        }
        FlowState from = phases.at(phases.end());
        FlowState to = phases.at(beforeNext());
        return going().stream().map(q -> to.logNorm(q) - from.logNorm(q)).toList();
    }

    /** The same by Algorithm 1: speed times duration. */
    public List<Double> predictedGrowthAfter() {
        return jump() == process().jumpCount() ? List.of() : going().stream()
                .map(q -> process().speedOnPlateau(q, jump()) * beforeNext().minus(phases.end())).toList();
    }

    /**
     * A block of data fitted at jump l that the neuron of jump i saw, and its output there on the datum of largest label.
     *
     * @param earlier l
     * @param datum k in S_l
     * @param exponent |ρ_j(t_l)|, by Algorithm 1
     * @param logOutput log|a_j ⟨w_j, x_k⟩| once j has 0.99 of its norm, as trained; −∞ where rounding switched it off
     */
    public record Shared(int earlier, int datum, double exponent, double logOutput) { }

    /** One entry per earlier jump of whose data the neuron saw some. */
    public List<Shared> shared() {
        Network network = phases.at(phases.almostFitted()).network();
        int j = phases.neuron();
        List<Shared> all = new ArrayList<>();
        for (int l = 1; l < jump(); l++) {
            List<Integer> seen = process().jump(l).fitted().stream().filter(k -> process().saw(j, k)).toList();
            if (!seen.isEmpty()) {
                int k = seen.stream().max((a, b) -> Double.compare(label(a), label(b))).orElseThrow();
                double coordinate = network.hidden(j)[k];                       // the inputs are the standard basis
                all.add(new Shared(l, k, -process().exponentAtPlateau(j, l), coordinate > 0
                        ? StrictMath.log(Math.abs(network.output(j))) + StrictMath.log(coordinate) : Double.NEGATIVE_INFINITY));
            }
        }
        return all;
    }

    private double label(int k) {
        return Math.abs(process().data().label(k));
    }
}
