package saddlewalk.train;

import java.util.List;
import java.util.stream.LongStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.bias.LabelLaw;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

/**
 * Gradient flow from a balanced start, all signs positive, beside Algorithm 1: the squared norm over the least, at the λ
 * that resolves it and at one that is merely small.
 *
 * @param m width
 * @param logLambda the log λ at which the final norm is within e^{−35} of (15)
 * @param limitRatio Algorithm 1's ‖θ_p‖²/‖θ_min‖²
 * @param resolvedRatio the trained one at that λ
 * @param coarseRatio the trained one at log λ = −20
 */
public record TrainedAtWidth(int m, double logLambda, double limitRatio, double resolvedRatio, double coarseRatio) {
    /** The λ that is merely small. */
    public static final double COARSE = -20;
    private static final double MARGIN = 35;
    private static final double LARGEST_L = 1e7;

    /**
     * Labels drawn from a law and starts with the seeds {@code seed}, {@code seed} + 1, …, the first {@code runs} for
     * which a λ ≥ e^{−10⁷} is enough.
     *
     * @throws IllegalStateException if a training stops before its tolerance
     */
    public static List<TrainedAtWidth> several(LabelLaw labels, int n, int m, int runs, long seed) {
        Require.atLeast("number of runs", 0, runs);
        List<Long> seeds = LongStream.iterate(seed, s -> s + 1).filter(s -> needed(labels.draw(n, s), m, s) <= LARGEST_L)
                .limit(runs).boxed().toList();
        return seeds.parallelStream().map(s -> of(labels.draw(n, s), m, s)).toList();
    }

    private static LimitProcess limit(Dataset data, int m, long seed) {
        return LimitProcess.of(data, Initialization.balancedPositive(m, data.n(), -1, seed), TieRule.SMALLEST_INDEX);
    }

    /** log(1/λ), infinite where two exponents meet. */
    private static double needed(Dataset data, int m, long seed) {
        double exponent = Resolution.of(limit(data, m, seed), -1).endExponent();
        return exponent > 0 ? MARGIN / exponent : Double.POSITIVE_INFINITY;
    }

    private static TrainedAtWidth of(Dataset data, int m, long seed) {
        double length = Math.max(1000, needed(data, m, seed));
        double least = MinimumNorm.of(data).squaredNorm();
        return new TrainedAtWidth(m, -length, limit(data, m, seed).squaredNorm() / least,
                trained(data, m, -length, seed) / least,
                trained(data, m, COARSE, seed) / least);
    }

    private static double trained(Dataset data, int m, double logLambda, long seed) {
        FlowTrajectory run = GradientFlow.of(data, Initialization.balancedPositive(m, data.n(), logLambda, seed)).run();
        run.stop().requireTolerance("seed " + seed + " with " + m + " neurons at log lambda = " + Numbers.brief(logLambda));
        return run.finalNetwork().squaredNorm();
    }
}
