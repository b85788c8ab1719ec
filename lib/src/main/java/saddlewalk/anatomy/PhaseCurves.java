package saddlewalk.anatomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;

/**
 * The paper's Figure 2 from a real run: curves over the five phases of one jump, measured and predicted at the same times. Each
 * phase has its own clock, stretched to length 1: on [0, 1] slow growth (accelerated time), [1, 2] growth to half of the norm
 * and [2, 3] fitting (the flow's own time), [3, 4] realignment (the flow's own time), [4, 5] slow growth again (accelerated).
 * Predictions need no training: Algorithm 1, {@link JumpDelays}, {@link Logistic}, {@link Realignment}.
 */
public final class PhaseCurves {
    private final JumpPhases phases;
    private final LimitProcess process;
    private final FlowTime predictedHalfLoss;
    private final int pointsPerPhase;
    private final double[] clock;
    private final List<FlowTime> times = new ArrayList<>();
    private final List<FlowState> states;

    private PhaseCurves(JumpPhases phases, JumpDelays constants, int pointsPerPhase) {
        this.phases = phases;
        this.process = phases.windows().process();
        this.pointsPerPhase = pointsPerPhase;
        predictedHalfLoss = constants.halfLoss(phases.jump(), phases.logLambda());
        List<FlowTime> borders = phases.borders();
        clock = new double[pointsPerPhase * (borders.size() - 1) + 1];
        for (int phase = 0; phase + 1 < borders.size(); phase++) {
            List<FlowTime> grid = JumpPhases.grid(borders.get(phase), borders.get(phase + 1), pointsPerPhase + 1);
            times.addAll(grid.subList(phase == 0 ? 0 : 1, grid.size()));
        }
        for (int k = 0; k < clock.length; k++) {
            clock[k] = (double) k / pointsPerPhase;
        }
        states = times.stream().map(phases::at).toList();
    }

    /**
     * @param phases of a jump at which some neuron turns
     * @param constants for the same start
     * @param pointsPerPhase ≥ 1
     */
    public static PhaseCurves of(JumpPhases phases, JumpDelays constants, int pointsPerPhase) {
        if (pointsPerPhase < 1) {
            throw new IllegalArgumentException("points per phase must be >= 1, got " + pointsPerPhase);
        }
        return new PhaseCurves(phases, constants, pointsPerPhase);
    }

    /** The horizontal axis: phase and part of it, 0 … 5. */
    public double[] clock() {
        return clock.clone();
    }

    /** Those values of a curve that belong to [0, 1], slow growth. */
    public double[] slow(double[] curve) {
        return Arrays.copyOf(whole(curve), pointsPerPhase + 1);
    }

    /** Those values of a curve that belong to [1, 5], from τ₁ on. */
    public double[] rapid(double[] curve) {
        return Arrays.copyOfRange(whole(curve), pointsPerPhase, curve.length);
    }

    private double[] whole(double[] curve) {
        Objects.requireNonNull(curve, "curve");
        if (curve.length != clock.length) {
            throw new IllegalArgumentException("one value for each time: there are " + curve.length + " values and "
                    + clock.length + " times");
        }
        return curve;
    }

    private double[] measured(ToDoubleFunction<FlowState> value) {
        return states.stream().mapToDouble(value).toArray();
    }

    /** From the flow time after (before) the predicted half loss. */
    private double[] predicted(ToDoubleFunction<Double> value) {
        return times.stream().mapToDouble(time -> value.applyAsDouble(time.minus(predictedHalfLoss))).toArray();
    }

    /** ρ of neuron q as trained. */
    public double[] exponent(int q) {
        return measured(state -> state.exponent(q, phases.logLambda()));
    }

    /** ρ of neuron q by Algorithm 1. */
    public double[] predictedExponent(int q) {
        return times.stream().mapToDouble(time -> process.exponent(q, time.acceleratedTime(phases.logLambda()))).toArray();
    }

    /** ‖w_j‖ of the neuron that jumps, in parts of ‖y_S‖^{1/2}, as trained. */
    public double[] norm() {
        double full = StrictMath.log(phases.windows().labelNorm(phases.jump())) / 2;
        return measured(state -> StrictMath.exp(state.logNorm(phases.neuron()) - full));
    }

    /** The same, logistic. */
    public double[] predictedNorm() {
        Logistic alone = phases.windows().logistic(phases.jump());
        return predicted(since -> StrictMath.sqrt(alone.part(since)));
    }

    /** The part of the jump's loss that is still there, as trained. */
    public double[] lossLeft() {
        double after = process.plateauMeanSquaredError(phases.jump());
        double drop = process.plateauMeanSquaredError(phases.jump() - 1) - after;
        return measured(state -> (state.meanSquaredError() - after) / drop);
    }

    /** The same, logistic: (1 − p)². */
    public double[] predictedLossLeft() {
        Logistic alone = phases.windows().logistic(phases.jump());
        return predicted(since -> alone.residual(since) * alone.residual(since));
    }

    /** Cosine of neuron q with its direction after the jump, as trained. */
    public double[] cosine(int q) {
        double[] direction = process.direction(q, phases.jump());
        return measured(state -> 1 - state.misalignment(q, direction));
    }

    /** The same, by the equation for how it turns. */
    public double[] predictedCosine(int q) {
        Realignment turn = Realignment.of(phases.windows(), phases.jump(), q);
        return predicted(since -> turn.cosine(since));
    }

    @Override
    public String toString() {
        return "PhaseCurves[jump " + phases.jump() + ", " + clock.length + " times]";
    }
}
