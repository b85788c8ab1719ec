package saddlewalk.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

/**
 * Algorithm 1's large problem: n = 10⁶ labels |N(0, 1)|, m = 64 positive neurons, every datum seen by each with
 * probability ½.
 */
final class MillionLabels {
    static final int N = 1_000_000;
    static final int M = 64;
    private static final long SEED = 1;

    final double[] labels;
    final int[] signs;
    final ActivationMask mask;
    private final Dataset data;

    private MillionLabels(Dataset data, int[] signs, ActivationMask mask) {
        this.data = data;
        this.labels = data.labels();
        this.signs = signs;
        this.mask = mask;
    }

    static MillionLabels make() {
        int[] signs = new int[M];
        Arrays.fill(signs, 1);
        return new MillionLabels(Dataset.absoluteNormal(N, SEED), signs, ActivationMask.random(N, M, SEED));
    }

    LimitProcess process() {
        return LimitProcess.of(data, signs, mask);
    }

    /** The mask's bits, column after column, each of ⌈n/64⌉ little-endian words; bit k of a column is datum k. */
    byte[] packedColumns() {
        int words = (N + 63) / 64;
        ByteBuffer bytes = ByteBuffer.allocate(8 * M * words).order(ByteOrder.LITTLE_ENDIAN);
        for (int j = 0; j < M; j++) {
            long[] column = new long[words];
            for (int k = 0; k < N; k++) {
                column[k >> 6] |= (mask.get(k, j) ? 1L : 0L) << k;
            }
            bytes.asLongBuffer().put(column);
            bytes.position(bytes.position() + 8 * words);
        }
        return bytes.array();
    }
}
