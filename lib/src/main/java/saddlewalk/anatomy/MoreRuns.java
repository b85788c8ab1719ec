package saddlewalk.anatomy;

import java.util.List;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

/** Runs of an {@link AnatomyProblem} beside the one that claims are measured with, each to t_p + δ. */
public final class MoreRuns {
    /** Residuals are followed to this part of ‖y‖. */
    public static final double RESIDUAL = 1e-40;

    private MoreRuns() { }

    /** The flow by its closed forms: to carry a curve on to a smaller λ, not to measure. */
    public static FlowTrajectory carriedOn(AnatomyProblem problem, double logLambda) {
        return GradientFlow.of(problem.data(), problem.start(logLambda)).run(List.of(end(problem, logLambda)));
    }

    /** Closed forms off, residuals followed to 1e−40: the residual is a state variable of its own. */
    public static FlowTrajectory resolved(AnatomyProblem problem, double logLambda) {
        return problem.flow(logLambda).resolvingResidualsTo(RESIDUAL).run(List.of(end(problem, logLambda)));
    }

    private static FlowTime end(AnatomyProblem problem, double logLambda) {
        return FlowTime.accelerated(problem.windows().until(problem.process().jumpCount()), logLambda);
    }
}
