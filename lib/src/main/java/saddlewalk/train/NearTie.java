package saddlewalk.train;

import saddlewalk.Numbers;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * Labels 3, 4, 3 + ε and two neurons that start as mirror images: neuron 0 sees the first two, neuron 1 the last two. At ε = 0
 * both are due at once and share the 4, which Algorithm 1 does not know; at ε > 0 neuron 1 is first.
 *
 * @param gap ε, finite and ≥ 0
 */
public record NearTie(double gap) {
    /** ‖θ‖² where ε = 0: each neuron fits its 3 and half of the 4, 2·2·√(3² + 2²). [derived] */
    public static final double SHARED = 4 * StrictMath.sqrt(13);

    public NearTie {
        if (!(gap >= 0 && gap < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the gap must be finite and >= 0, got " + Numbers.full(gap));
        }
    }

    private Dataset data() {
        return Dataset.of(3, 4, 3 + gap);
    }

    private static Network start(double logLambda) {
        return Initialization.of(logLambda, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, 1, 1}});
    }

    /** Algorithm 1; at a tie the smallest index. */
    public LimitProcess process() {
        return LimitProcess.of(data(), start(-1), TieRule.SMALLEST_INDEX);
    }

    /** c by hand: neuron 0 stands at ρ = 5/‖(4, 3 + ε)‖ − 1 when neuron 1 takes the 4 from it. */
    public double exponent() {
        return 1 - 5 / StrictMath.sqrt(16 + (3 + gap) * (3 + gap));
    }

    /** The flow. */
    public GradientFlow flow(double logLambda) {
        return GradientFlow.of(data(), start(logLambda));
    }

    /** The final squared norm at each log λ, with closed forms or without. */
    public double[] squaredNorms(boolean closedForms, double... logLambdas) {
        double[] norms = new double[logLambdas.length];
        for (int i = 0; i < norms.length; i++) {
            GradientFlow flow = flow(logLambdas[i]);
            norms[i] = (closedForms ? flow : flow.withoutClosedForms()).run().finalNetwork().squaredNorm();
        }
        return norms;
    }
}
