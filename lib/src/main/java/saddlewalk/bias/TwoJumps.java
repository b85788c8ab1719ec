package saddlewalk.bias;

import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * The two-jump case (Boursier et al. 2022): one neuron sees all positive labels, another all negative ones. Then Algorithm 1
 * makes two jumps, that of the sign with the larger label norm first, at n/‖y₊‖ and n/‖y₋‖, and reaches the minimum norm.
 * [text] for the two jumps and the norm, [derived] for the times. It reads the labels alone.
 *
 * @param firstTime accelerated time of the first jump
 * @param secondTime that of the second
 * @param startError mean squared error before both, ‖y‖²/n
 * @param middleError between them: the smaller sign's share
 */
public record TwoJumps(double firstTime, double secondTime, double startError, double middleError) {
    /** For labels of both signs. */
    public static TwoJumps of(Dataset data) {
        MinimumNorm norms = MinimumNorm.of(data);
        double large = Math.max(norms.positiveLabelNorm(), norms.negativeLabelNorm());
        double small = Math.min(norms.positiveLabelNorm(), norms.negativeLabelNorm());
        if (!(small > 0)) {
            throw new IllegalArgumentException("the two-jump case needs labels of both signs, got label norms "
                    + Numbers.full(large) + " and " + Numbers.full(small));
        }
        double n = data.n();
        return new TwoJumps(n / large, n / small, (large * large + small * small) / n, small * small / n);
    }

    /**
     * A start like the given one, m ≥ 2, in which neuron 0 is positive, neuron 1 negative, and both are active on all
     * data. Inputs on the standard basis.
     */
    public static Network start(Network start) {
        Require.atLeast("number of neurons m", 2, start.m());
        double[][] directions = IntStream.range(0, start.m()).mapToObj(start::direction).toArray(double[][]::new);
        int[] signs = start.signs();
        for (int j = 0; j < 2; j++) {
            signs[j] = 1 - 2 * j;
            for (int k = 0; k < start.d(); k++) {
                directions[j][k] = Math.abs(directions[j][k]);
            }
        }
        return Initialization.of(start.logNorm(0), signs, directions);
    }
}
