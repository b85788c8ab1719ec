package saddlewalk.anatomy;

import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * The slow growth and phase 2a of a problem's first jump at any λ, also one so large that no window exists: what Lemmas 4 and 5
 * neglect is seen there.
 */
public final class FirstJumpAt {
    private final Windows windows;
    private final double logLambda;
    private final double offset;
    private final FlowTime slowEnd;
    private final FlowTime halfNorm;

    private FirstJumpAt(Windows windows, double logLambda, double offset, FlowTime slowEnd, FlowTime halfNorm) {
        this.windows = windows;
        this.logLambda = logLambda;
        this.offset = offset;
        this.slowEnd = slowEnd;
        this.halfNorm = halfNorm;
    }

    /** Trains, closed forms off, to 1/‖D‖ after half loss; λ^ε must lie below half of the norm. */
    public static FirstJumpAt of(AnatomyProblem problem, double logLambda) {
        Windows windows = problem.windows();
        JumpDelays constants = JumpDelays.of(windows, problem.start(logLambda));
        FlowTrajectory run = problem.flow(logLambda)
                .run(List.of(constants.halfLoss(1, logLambda).plus(1 / windows.speed(1))));
        int j = problem.process().jump(1).neuron();
        double half = StrictMath.log(windows.labelNorm(1)) / 2 + StrictMath.log(JumpPhases.HALF);
        double small = windows.epsilon(1) * logLambda;
        if (!(small < half)) {
            throw new IllegalArgumentException("λ^ε must be below half of the final norm: the logarithms are "
                    + Numbers.brief(small) + " and " + Numbers.brief(half));
        }
        return new FirstJumpAt(windows, logLambda, constants.offset(j, 0), when(run, j, small), when(run, j, half));
    }

    private static FlowTime when(FlowTrajectory run, int j, double logNorm) {
        return run.timeWhen((FlowState state) -> state.logNorm(j) >= logNorm);
    }

    /** p(τ₁) = λ^{2ε}/‖y_S‖. */
    public double partAtSlowEnd() {
        return StrictMath.exp(2 * windows.epsilon(1) * logLambda) / windows.labelNorm(1);
    }

    /** (t_1 − τ₁)‖D‖/ε. */
    public double slowGrowthRatio() {
        return (windows.process().jumpTime(1) - slowEnd.acceleratedTime(logLambda)) * windows.speed(1) / windows.epsilon(1);
    }

    /** 1 + (o + ½ log(1 − p(τ₁)))/(εL). */
    public double predictedSlowGrowthRatio() {
        return 1 + (offset + StrictMath.log1p(-partAtSlowEnd()) / 2) / (windows.epsilon(1) * -logLambda);
    }

    /** ‖D‖ times the flow time of phase 2a, minus Lemma 5's εL + ½ log(‖y_S‖/3). */
    public double growthMiss() {
        return halfNorm.minus(slowEnd) * windows.speed(1)
                - windows.logistic(1).growthDuration(windows.epsilon(1), -logLambda) * windows.speed(1) * -logLambda;
    }

    /** ½ log(1 − p(τ₁)). */
    public double predictedGrowthMiss() {
        return StrictMath.log1p(-partAtSlowEnd()) / 2;
    }

    /** How much the nearest other neuron disturbs at t_1, λ^{2|ρ_q|}. */
    public double disturbance() {
        return StrictMath.exp(2 * windows.nearest(1) * logLambda);
    }
}
