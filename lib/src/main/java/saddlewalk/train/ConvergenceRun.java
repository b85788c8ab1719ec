package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.CompactSet;
import saddlewalk.limit.LimitProcess;

/** One run of the flow from one λ, beside the limit process: what Theorem 2 compares. */
public final class ConvergenceRun {
    private static final int TIMES = 9;
    private static final double STAGES = 12;
    private static final double LOCAL_ERROR = 1e-10;

    private final CompactSet set;
    private final double logLambda;
    private final FlowTrajectory run;

    private ConvergenceRun(CompactSet set, double logLambda, FlowTrajectory run) {
        this.set = set;
        this.logLambda = logLambda;
        this.run = run;
    }

    /** A run with every closed form switched off, for measurements. Its cost grows with log(1/λ). */
    public static ConvergenceRun integrated(ConvergenceProblem problem, CompactSet set, double logLambda) {
        return of(problem, set, logLambda, problem.flow(logLambda).withoutClosedForms());
    }

    /** A run that leaps over plateaus in closed form: it carries a curve on to any λ. */
    public static ConvergenceRun carriedOn(ConvergenceProblem problem, CompactSet set, double logLambda) {
        return of(problem, set, logLambda, problem.flow(logLambda));
    }

    private static ConvergenceRun of(ConvergenceProblem problem, CompactSet set, double logLambda, GradientFlow flow) {
        return new ConvergenceRun(set, logLambda, flow.watchingHalfDrops(set.process())
                .run(List.of(FlowTime.accelerated(set.end(), logLambda))));
    }

    public double logLambda() {
        return logLambda;
    }

    public FlowTrajectory flow() {
        return run;
    }

    /** ‖θ̃ − θ‖ over the compact set. */
    public DistanceToLimit distance() {
        return DistanceToLimit.of(run, set, TIMES, logLambda);
    }

    /** log ‖θ̃(t) − θ^i‖, against the saddle of a given plateau. */
    public double logDistance(double time, int plateau) {
        return DistanceToLimit.log(at(time).network(), set.process(), plateau);
    }

    /** A bound for the solver's error in a logarithm of a norm: 10⁻¹⁰ a step, 12 right-hand sides a step, all in one direction. */
    public double solverError() {
        return run.evaluations() / STAGES * LOCAL_ERROR;
    }

    private FlowState at(double time) {
        return run.at(FlowTime.accelerated(time, logLambda));
    }

    /** L·(t_i^λ − t_i) of the jumps 1 … p: how much later than Algorithm 1 half of each drop is done, in units of flow time. */
    public double[] offsets() {
        LimitProcess process = set.process();
        return IntStream.rangeClosed(1, process.jumpCount()).mapToDouble(
                i -> run.crossing(i - 1).minus(FlowTime.accelerated(process.jumpTime(i), logLambda))).toArray();
    }

    /** t_i^λ of the jumps 1 … p, accelerated: half of each drop is done. */
    public double[] jumpTimes() {
        return IntStream.range(0, set.process().jumpCount()).mapToDouble(i -> run.crossing(i).acceleratedTime(logLambda))
                .toArray();
    }

    /** ‖θ̃(t_i) − θ‖ at Algorithm 1's jump times 1 … p, against the saddle before each jump. */
    public double[] distancesBeforeJumps() {
        return distances(1);
    }

    /** The same against the saddle after each jump. */
    public double[] distancesAfterJumps() {
        return distances(0);
    }

    private double[] distances(int back) {
        return IntStream.rangeClosed(1, set.process().jumpCount())
                .mapToDouble(i -> StrictMath.exp(logDistance(set.process().jumpTime(i), i - back))).toArray();
    }

    /**
     * L·(ρ_q^λ − ρ_q) in the middle of every plateau before the last, plateau after plateau, for the neurons yet to jump in their
     * order.
     */
    public List<Double> exponentErrors() {
        LimitProcess process = set.process();
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < process.jumpCount(); i++) {
            double since = i == 0 ? 0 : process.jumpTime(i);
            double middle = (since + process.jumpTime(i + 1)) / 2;
            FlowState state = at(middle);
            for (int q : process.order().subList(i, process.jumpCount())) {
                errors.add(state.logNorm(q) + logLambda
                        * (process.exponentAtPlateau(q, i) + (middle - since) * process.speedOnPlateau(q, i)));
            }
        }
        return List.copyOf(errors);
    }

    @Override
    public String toString() {
        return "ConvergenceRun[log lambda=" + Numbers.brief(logLambda) + ", " + run + "]";
    }
}
