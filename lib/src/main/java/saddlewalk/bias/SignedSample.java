package saddlewalk.bias;

import java.util.List;
import java.util.stream.LongStream;
import org.hipparchus.random.Well19937c;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * One run of Algorithm 1 with labels N(0, 1) and random signs s_j, beside its certificate.
 *
 * @param seed of labels, signs and mask
 * @param positiveNeurons m₊, the realised number of neurons with s_j = +1
 * @param minimum ‖θ_min‖² of an interpolator
 * @param squaredNorm ‖θ_p‖², (15)
 * @param certificate what it exceeds with probability at most δ, given m₊
 */
public record SignedSample(long seed, int positiveNeurons, double minimum, double squaredNorm, double certificate) {

    /** Runs of {@code count} seeds from {@code first} on, over all cores, in the order of their seeds. */
    public static List<SignedSample> several(int n, int m, double delta, long first, int count) {
        Require.atLeast("number of neurons m", 1, m);
        Require.atLeast("number of runs", 0, count);
        return LongStream.range(first, first + count).parallel().mapToObj(seed -> of(n, m, delta, seed)).toList();
    }

    private static SignedSample of(int n, int m, double delta, long seed) {
        Dataset data = SampleLabels.NORMAL.draw(n, seed);
        Well19937c random = new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, 15});
        int[] signs = new int[m];
        int positive = 0;
        for (int j = 0; j < m; j++) {
            signs[j] = random.nextBoolean() ? 1 : -1;
            positive += signs[j] > 0 ? 1 : 0;
        }
        LimitProcess process = LimitProcess.of(data, signs, ActivationMask.random(n, m, seed));
        return new SignedSample(seed, positive, MinimumNorm.of(data).squaredNorm(), process.squaredNorm(),
                SignedCertificate.of(data, signs, delta).squaredNorm());
    }
}
