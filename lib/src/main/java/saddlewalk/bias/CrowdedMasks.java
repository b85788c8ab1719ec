package saddlewalk.bias;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.stat.StatUtils;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * Algorithm 1 from many masks of independent fair bits on the same labels: how close the second jump follows the first,
 * and how
 * small λ must be to tell the two apart. Speeds of random neurons differ by a part of order n^{−1/2}, and so does the wait.
 * [ours, heuristic]
 */
public final class CrowdedMasks {
    private final Dataset data;
    private final int m;
    private final double[] logWaits;
    private final double[] lengths;

    private CrowdedMasks(Dataset data, int m, double[] logWaits, double[] lengths) {
        this.data = data;
        this.m = m;
        this.logWaits = logWaits;
        this.lengths = lengths;
    }

    /**
     * The signs of the neurons are fair where there are labels of both signs, positive where all labels are positive.
     *
     * @param m     number of neurons, ≥ 2
     * @param masks number of masks, ≥ 2; each must lead to two jumps
     * @param seed  of the masks
     */
    public static CrowdedMasks of(Dataset data, int m, int masks, long seed) {
        Require.atLeast("number of neurons m", 2, m);
        Require.atLeast("number of masks", 2, masks);
        boolean oneSign = IntStream.range(0, data.n()).allMatch(k -> data.label(k) > 0);
        double[][] rows = LongStream.range(0, masks).parallel().mapToObj(i -> {
            long own = 2 * (seed * 1_000_003 + i);
            return row(LimitProcess.of(data, RandomMasks.signs(m, oneSign, own + 1),
                    ActivationMask.random(data.n(), m, own), TieRule.SMALLEST_INDEX));
        }).toArray(double[][]::new);
        return new CrowdedMasks(data, m, Arrays.stream(rows).mapToDouble(row -> row[0]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> row[1]).toArray());
    }

    private static double[] row(LimitProcess process) {
        if (process.jumpCount() < 2) {
            throw new IllegalArgumentException("every mask must lead to two jumps, got " + process.jumpCount()
                    + " from one; take more data or fewer neurons");
        }
        double wait = (process.jumpTime(2) - process.jumpTime(1)) / process.jumpTime(1);
        double nearest = IntStream.range(0, process.m()).filter(q -> q != process.jump(1).neuron())
                .mapToDouble(q -> -process.exponentAtPlateau(q, 1)).min().orElseThrow();
        return new double[] {StrictMath.log(wait), Resolution.RESOLVED / nearest};
    }

    /** log((t₂ − t₁)/t₁) of each mask. */
    public double[] logWaits() {
        return logWaits.clone();
    }

    /** Its mean over the masks. */
    public double meanLogWait() {
        return StatUtils.mean(logWaits);
    }

    /** Its standard error over the masks alone, the labels given. */
    public double meanLogWaitError() {
        return StrictMath.sqrt(StatUtils.variance(logWaits) / logWaits.length);
    }

    /**
     * The median over the masks of the L = log(1/λ) at which every other neuron is still invisible when the first jumps,
     * up to e^{−30}:
     * 30 over the least |ρ_q(t₁)| of Algorithm 1.
     */
    public double medianLength() {
        return StatUtils.percentile(lengths, 50);
    }

    /** What the speeds of random neurons say about it. */
    public CrowdingLaw law() {
        return CrowdingLaw.of(data, m);
    }

    @Override
    public String toString() {
        return "CrowdedMasks[n = " + data.n() + ", m = " + m + ", " + logWaits.length + " masks, median L needed "
                + Numbers.brief(medianLength(), 3) + "]";
    }
}
