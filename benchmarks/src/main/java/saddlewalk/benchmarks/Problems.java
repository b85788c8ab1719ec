package saddlewalk.benchmarks;

import java.util.stream.IntStream;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FigureOne;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.GradientFlow;
import saddlewalk.train.JumpEpochs;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/** The runs that are timed: each problem and each call has one home, whoever times it. */
final class Problems {
    private static final long FLOW_EVALUATION_LIMIT = 100_000;      // twenty times the goal: a flow that misses it ends

    private Problems() { }

    /** Figure 1's picked problem at this λ. */
    static FigureOne figureOne(double logLambda) {
        return FigureOne.picked(1).at(logLambda);
    }

    /** Figure 1's training with every epoch an ordinary step: what {@link FigureOne#train} does by leap. */
    static Trajectory stepByStep(FigureOne problem, Recorder recorder) {
        return GradientDescent.of(problem.data(), problem.start()).withStepSize(FigureOne.STEP_SIZE)
                .withEpochLimit(Long.MAX_VALUE).watching(JumpEpochs.levels(problem.process())).recording(recorder)
                .stepByStep().run();
    }

    static Trajectory stepByStep(FigureOne problem) {
        return stepByStep(problem, Recorder.endsOnly());
    }

    /** The mean squared errors halfway down each jump, one a jump. */
    static double[] halfLevels(FigureOne problem) {
        double[] levels = JumpEpochs.levels(problem.process());
        return IntStream.range(0, levels.length / 3).mapToDouble(i -> levels[3 * i]).toArray();
    }

    static FlowTrajectory flow(FigureOne problem) {
        return GradientFlow.of(problem.data(), problem.start()).watching(halfLevels(problem))
                .withEvaluationLimit(FLOW_EVALUATION_LIMIT).run();
    }

    /** The flow times of the jumps: of half of each drop of the loss. */
    static double[] jumpTimes(FlowTrajectory flow, FigureOne problem) {
        return IntStream.range(0, problem.process().jumpCount()).mapToDouble(i -> flow.crossing(i).value()).toArray();
    }

    /** How far general integrators go: past Algorithm 1's last jump by a tenth of its time. */
    static double flowEnd(FigureOne problem) {
        LimitProcess process = LimitProcess.of(problem.data(), problem.start());
        return Clocks.flowTime(1.1 * process.jumpTime(process.jumpCount()), problem.logLambda());
    }
}
