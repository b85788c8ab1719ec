package saddlewalk.anatomy;

import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

/**
 * Two neurons that almost tie: labels 3(1 + γ), 4, 3; neuron 0 sees the first two, neuron 1 the last two, and their starts are
 * mirror images. Neuron 0 jumps first by a hair, neuron 1 is at ρ = −O(γ) then, and both want the 4 in the middle. Without γ the
 * mirror gives each one half.
 */
public final class TiedJump {
    private static final int[] SIGNS = {1, 1};
    private static final double[][] DIRECTIONS = {{2, 1, -1}, {-1, 1, 2}};

    private final Dataset data;
    private final LimitProcess process;

    private TiedJump(Dataset data) {
        this.data = data;
        this.process = LimitProcess.of(data, Initialization.of(-1, SIGNS, DIRECTIONS));
    }

    /** @param gap γ &gt; 0 */
    public static TiedJump of(double gap) {
        if (!(gap > 0 && gap < 1)) {
            throw new IllegalArgumentException("the relative gap must be in (0, 1), got " + Numbers.full(gap));
        }
        return new TiedJump(Dataset.of(3 * (1 + gap), 4, 3));
    }

    /** Algorithm 1: neuron 0 fits its two data, then neuron 1 fits the last. */
    public LimitProcess process() {
        return process;
    }

    /** L·|ρ_1(t_1)|. */
    public double distance(double logLambda) {
        return logLambda * process.exponentAtPlateau(1, 1);
    }

    /** The part of the middle label that neuron 1 outputs when everything is fitted, at t = 2 t_2; by training. */
    public double share(double logLambda) {
        Network end = run(FlowTime.accelerated(2 * process.jumpTime(2), logLambda), logLambda).finalNetwork();
        return end.output(1) * end.hidden(1)[1] / data.label(1);
    }

    /**
     * The largest loss on the data that neuron 0 has fitted, ½ Σ r²/n, while neuron 1 jumps: at 101 times from 4 before L·t_2 to
     * 6 after it, neuron 1 needing about 1/‖D‖ = 1 for its jump.
     */
    public double peakLoss(double logLambda) {
        FlowTime jump = FlowTime.accelerated(process.jumpTime(2), logLambda);
        FlowTrajectory run = run(jump.plus(6), logLambda);
        return JumpPhases.grid(jump.plus(-4), run.end(), 101).stream().map(run::at)
                .mapToDouble(state -> (state.residual(0) * state.residual(0) + state.residual(1) * state.residual(1)) / 6)
                .max().orElseThrow();
    }

    private FlowTrajectory run(FlowTime end, double logLambda) {
        return GradientFlow.of(data, Initialization.of(logLambda, SIGNS, DIRECTIONS)).withoutClosedForms().run(List.of(end));
    }
}
