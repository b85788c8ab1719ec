package saddlewalk.anatomy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/**
 * Lemma 9: after the last jump nothing moves but what settles. Its neuron is {@link Logistic}, r the part of the labels not yet
 * fitted: its weights are √(‖y_S‖/2)·r from their end, and neither its log norm nor that of a neuron left over moves by more than
 * r afterwards (a neuron left over that saw y_A of S by ½ r‖y_A‖/‖y_S‖). [ours, checked]
 */
public final class FinalSaddle {
    /** The run goes to this many times t_p. */
    public static final double UNTIL = 3;

    private final LimitProcess process;
    private final Windows windows;
    private final double logLambda;
    private final double constant;
    private final FlowTrajectory run;

    private FinalSaddle(LimitProcess process, Windows windows, double logLambda, double constant, FlowTrajectory run) {
        this.process = process;
        this.windows = windows;
        this.logLambda = logLambda;
        this.constant = constant;
        this.run = run;
    }

    /** Trains to 3t_p, closed forms off. */
    public static FinalSaddle of(AnatomyProblem problem, double logLambda) {
        LimitProcess process = problem.process();
        JumpDelays constants = JumpDelays.of(problem.windows(), problem.start(logLambda));
        FlowTrajectory run = problem.flow(logLambda)
                .run(List.of(FlowTime.accelerated(UNTIL * process.jumpTime(process.jumpCount()), logLambda)));
        return new FinalSaddle(process, problem.windows(), logLambda, constants.constant(process.jumpCount()), run);
    }

    /** t_p + δ', accelerated; see {@link PowersOfLambda#time}. */
    public double time() {
        return PowersOfLambda.time(windows, process.jumpCount());
    }

    /**
     * So many even accelerated times from t_p + δ'/2 to t_p + δ'.
     *
     * @param count ≥ 2, both ends among them
     */
    public double[] times(int count) {
        double last = process.jumpTime(process.jumpCount());
        return DoubleStream.of(parts(count)).map(part -> last + (time() - last) * (0.5 + 0.5 * part)).toArray();
    }

    /**
     * The same times as parts of the way, from 0 to 1.
     *
     * @param count ≥ 2
     */
    public static double[] parts(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("times from one end to the other are at least 2, got " + count);
        }
        return IntStream.range(0, count).mapToDouble(i -> i / (count - 1.0)).toArray();
    }

    /** r at an accelerated time after t_p. */
    public double unfitted(double time) {
        int p = process.jumpCount();
        return windows.logistic(p).residual((time - process.jumpTime(p)) * Clocks.logInverse(logLambda) - constant);
    }

    /** ‖θ(t) − θ(3t_p)‖ as √(‖y_S‖/2)·r(t). */
    public double[] distances(double... times) {
        Objects.requireNonNull(times, "times");
        double norm = StrictMath.sqrt(windows.labelNorm(process.jumpCount()) / 2);
        return DoubleStream.of(times).map(t -> norm * unfitted(t)).toArray();
    }

    /** The same from the run. */
    public double[] measuredDistances(double... times) {
        Objects.requireNonNull(times, "times");
        return DoubleStream.of(times).map(t -> SaddleDistance.between(at(t), run.finalState())).toArray();
    }

    /**
     * By how much the logarithm of that distance is smaller at the same accelerated times from a smaller start: r falls like
     * e^{−2‖D‖T}, T = (t − t_p) L, so 2‖D‖(t − t_p) times the difference of L. Read from Algorithm 1 alone.
     */
    public double[] falls(double smallerLogLambda, double... times) {
        Objects.requireNonNull(times, "times");
        int p = process.jumpCount();
        return DoubleStream.of(times)
                .map(t -> 2 * windows.speed(p) * (t - process.jumpTime(p)) * (logLambda - smallerLogLambda)).toArray();
    }

    /** |log‖w_j(3t_p)‖ − log‖w_j(t_p + δ')‖| of every neuron, fitted or left over, from the run. */
    public double[] drifts() {
        double[] drifts = new double[process.m()];
        FlowState begin = at(time());
        Arrays.setAll(drifts, j -> Math.abs(run.finalState().logNorm(j) - begin.logNorm(j)));
        return drifts;
    }

    private FlowState at(double time) {
        return run.at(FlowTime.accelerated(time, logLambda));
    }

    @Override
    public String toString() {
        return "FinalSaddle[" + (process.m() - process.jumpCount()) + " neurons left over]";
    }
}
