package saddlewalk.bias;

import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import saddlewalk.Numbers;
import saddlewalk.Require;

/** How often a bound that fails with probability at most δ may fail in many runs. */
public final class Coverage {
    private static final double FALSE_ALARM = 1e-6;

    private Coverage() { }

    /** The smallest number of failures that Bin(runs, δ) exceeds with probability at most 10⁻⁶. */
    public static int mostFailures(int runs, double delta) {
        if (runs < 1 || !(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("coverage needs runs >= 1 and delta in (0, 1), got " + runs + " and "
                    + Numbers.full(delta));
        }
        BinomialDistribution failures = new BinomialDistribution(runs, delta);
        return IntStream.range(0, runs).filter(q -> 1 - failures.cumulativeProbability(q) <= FALSE_ALARM).findFirst()
                .orElse(runs);
    }

    /** The standard error of a share of {@code runs} independent runs with this probability. */
    public static double standardError(double probability, int runs) {
        Require.between("probability", 0, 1, probability);
        Require.atLeast("number of runs", 1, runs);
        return StrictMath.sqrt(probability * (1 - probability) / runs);
    }
}
