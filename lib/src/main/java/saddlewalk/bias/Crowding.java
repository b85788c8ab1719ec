package saddlewalk.bias;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * How close the second jump follows the first. Speeds of random neurons differ by a part of order n^{−1/2}, and so does the wait: a
 * smaller and smaller λ is needed to tell the jumps apart. [ours, heuristic]
 */
public final class Crowding {
    private Crowding() {
    }

    /**
     * log((t_2 − t_1)/t_1) of Algorithm 1 for masks of independent fair bits; the signs of the neurons are fair where there are labels
     * of both signs, positive where all labels are positive.
     *
     * @param masks number of masks, ≥ 1; each must lead to two jumps
     * @return one number a mask
     */
    public static double[] logGaps(Dataset data, int m, int masks, long seed) {
        boolean oneSign = IntStream.range(0, data.n()).allMatch(k -> data.label(k) > 0);
        return LongStream.range(0, masks).mapToDouble(i -> {
            long own = 2 * (seed * 1_000_003 + i);
            LimitProcess process = LimitProcess.of(data, RandomMasks.signs(m, oneSign, own + 1),
                    ActivationMask.random(data.n(), m, own), TieRule.SMALLEST_INDEX);
            return StrictMath.log((process.jumpTime(2) - process.jumpTime(1)) / process.jumpTime(1));
        }).toArray();
    }
}
