package saddlewalk.train;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The gradient flow (4)–(6) on the loss (3), with the ReLU's derivative 1{z > 0} (Assumption 2), for λ from e^{−10} to
 * e^{−10⁷} and beyond.
 *
 * <p>Plateaus are followed in closed form, and so is a neuron that jumps alone; the rest of a jump is integrated by
 * Hipparchus: the cost depends on the number of jumps, not on λ; for n = 64, m = 6 a few thousand right-hand sides. Where
 * plateaus are not resolved a slow neuron may share data with fast ones; then steps stay short for as long as that takes.
 * On a plateau the residual of fitted data counts as 0 (it is below 2 % of the tolerance, in parts of ‖y‖), and a level of
 * the mean squared error below that is reported as crossed when the plateau begins.
 *
 * <p>{@link #withoutClosedForms} integrates all of a run with the general-purpose solver, output and hidden weights
 * independently of each other, so that Proposition 1 can be measured. It is explicit, so its cost grows with log(1/λ): 15 to
 * 30 right-hand sides per unit of it for most problems with n = 64, m = 6, more where the last block of data is small.
 * {@link #withRawVariables} is a second such way.
 *
 * <p>The activation pattern is held and changed by located events ⟨w_j, x_k⟩ = 0 only; a coordinate that is off stays off.
 * Deterministic: fixed order of sums, strict mathematics. Immutable: {@code with…} returns a new object.
 */
public final class GradientFlow {
    private static final double HALF_DROP = 1 - StrictMath.sqrt(0.5);

    /** How a run is followed. */
    enum Method { CLOSED_FORMS, GENERAL, RAW }

    final FlowProblem problem;
    final Method method;
    final double tolerance;
    final double finalError;
    final double[] levels;
    final long evaluationLimit;
    final double residualFloor;

    private GradientFlow(FlowProblem problem, Method method, double tolerance, double finalError, double[] levels,
            long evaluationLimit, double residualFloor) {
        this.problem = problem;
        this.method = method;
        this.tolerance = tolerance;
        this.finalError = finalError;
        this.levels = levels;
        this.evaluationLimit = evaluationLimit;
        this.residualFloor = residualFloor;
    }

    FlowPrecision precision() {
        FlowPrecision all = new FlowPrecision(tolerance, residualFloor);
        return method == Method.CLOSED_FORMS ? new FlowPrecision(tolerance, all.fitted() / 256) : all;
    }

    /**
     * The flow from a start.
     *
     * @param data n orthonormal inputs and their labels
     * @param start m neurons in the same dimension, output weights not 0
     * @throws IllegalArgumentException if the dimensions differ or an output weight is 0
     */
    public static GradientFlow of(Dataset data, Network start) {
        FlowProblem problem = new FlowProblem(data, start);
        return new GradientFlow(problem, Method.CLOSED_FORMS, 1e-10,
                1e-24 * problem.labelNorm * problem.labelNorm / problem.n, new double[0], 100_000_000, 1e-19);
    }

    /** Everything integrated by a general-purpose solver: what claims are measured with. */
    public GradientFlow withoutClosedForms() {
        return new GradientFlow(problem, Method.GENERAL, tolerance, finalError, levels, evaluationLimit,
                residualFloor);
    }

    /**
     * Everything integrated in the raw variables a_j and ⟨w_j, x_k⟩, the residual computed from them: an independent check
     * for weights of at least e^−100, and what a start that is not balanced needs.
     */
    public GradientFlow withRawVariables() {
        return new GradientFlow(problem, Method.RAW, tolerance, finalError, levels, evaluationLimit,
                residualFloor);
    }

    /** Local error of one step, relative for weights and residuals; in [1e−14, 1e−3]. Default 1e−10. */
    public GradientFlow withTolerance(double localError) {
        if (!(localError >= 1e-14 && localError <= 1e-3)) {
            throw new IllegalArgumentException("tolerance must be in [1e-14, 1e-3], got " + Numbers.full(localError));
        }
        return new GradientFlow(problem, method, localError, finalError, levels, evaluationLimit,
                residualFloor);
    }

    /**
     * {@link #run()} ends once the mean squared error on the data that some neuron still sees with their label's sign is
     * at most this; ≥ 0. Default 1e−24·‖y‖²/n.
     */
    public GradientFlow until(double meanSquaredError) {
        if (!(meanSquaredError >= 0)) {
            throw new IllegalArgumentException("the final mean squared error must be >= 0, got "
                    + Numbers.full(meanSquaredError));
        }
        return new GradientFlow(problem, method, tolerance, meanSquaredError, levels, evaluationLimit,
                residualFloor);
    }

    /** Finds the times at which the mean squared error (over all data) falls to these levels. */
    public GradientFlow watching(double... meanSquaredErrors) {
        Objects.requireNonNull(meanSquaredErrors, "meanSquaredErrors");
        for (double level : meanSquaredErrors) {
            if (!(level >= 0)) {
                throw new IllegalArgumentException("a level of the mean squared error must be >= 0, got "
                        + Numbers.full(level));
            }
        }
        return new GradientFlow(problem, method, tolerance, finalError, meanSquaredErrors.clone(), evaluationLimit,
                residualFloor);
    }

    /**
     * Without closed forms: follows residuals down to this part of ‖y‖; in [1e−280, 1e−16]. Default 1e−19. The rate at which
     * the residual of fitted data decays is seen further down. Below 1e−30 it may be half the flow's own: coordinates keep
     * 16 digits, and what rounding leaves out of line with the labels decays half as fast as the rest.
     */
    public GradientFlow resolvingResidualsTo(double partOfLabelNorm) {
        if (!(partOfLabelNorm >= 1e-280 && partOfLabelNorm <= 1e-16)) {
            throw new IllegalArgumentException("the part of |y| to which residuals are resolved must be in [1e-280, 1e-16],"
                    + " got " + Numbers.full(partOfLabelNorm));
        }
        return new GradientFlow(problem, method, tolerance, finalError, levels, evaluationLimit, partOfLabelNorm);
    }

    /** Finds the times of the jumps of Algorithm 1: those at which half of each drop of the mean squared error is done. */
    public GradientFlow watchingHalfDrops(LimitProcess process) {
        return watching(IntStream.rangeClosed(1, process.jumpCount())
                .mapToDouble(i -> process.meanSquaredErrorDuringJump(i, HALF_DROP)).toArray());
    }

    /** A run stops after about this many right-hand sides; ≥ 1. Default 10⁸. */
    public GradientFlow withEvaluationLimit(long rightHandSides) {
        if (rightHandSides < 1) {
            throw new IllegalArgumentException("evaluation limit must be >= 1, got " + rightHandSides);
        }
        return new GradientFlow(problem, method, tolerance, finalError, levels, rightHandSides, residualFloor);
    }

    /** Runs until the data that can be fitted are; see {@link #until}. */
    public FlowTrajectory run() {
        return new FlowRun(this, List.of(), FlowTime.of(Double.MAX_VALUE / 16)).run().remembered();
    }

    /** Runs to the largest of these flow times; {@link FlowTrajectory#states} are the states at them. */
    public FlowTrajectory run(double first, double... more) {
        Objects.requireNonNull(more, "more");
        return run(DoubleStream.concat(DoubleStream.of(first), Arrays.stream(more)).mapToObj(FlowTime::of).toList());
    }

    /** Runs to the largest of these times, at least one and all ≥ 0. */
    public FlowTrajectory run(List<FlowTime> times) {
        FlowTime end = times.stream().max(FlowTime::compareTo).orElseThrow(
                () -> new IllegalArgumentException("there must be at least one flow time to run to, got none"));
        for (FlowTime time : times) {
            if (time.compareTo(FlowTime.ZERO) < 0) {
                throw new IllegalArgumentException("flow times must be >= 0, got " + Numbers.full(time.value()));
            }
            if (time.value() > 0 && time.value() < Double.MIN_NORMAL) {
                throw new IllegalArgumentException("flow times must be 0 or at least " + Numbers.brief(Double.MIN_NORMAL) + ", got "
                        + Numbers.full(time.value()));
            }
        }
        return new FlowRun(this, times, end).run().remembered();
    }
}
