package saddlewalk.benchmarks;

import saddlewalk.limit.PatternProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.PatternStream;

/** Algorithm 1's wide problem: n = 32 labels |N(0, 1)|, m = 2²⁸ positive neurons with random patterns. */
final class ManyNeurons {
    private static final int N = 32;
    private static final int M = 1 << 28;
    private static final long SEED = 1;

    private final double[] labels;
    private final PatternStream neurons;

    private ManyNeurons(double[] labels, PatternStream neurons) {
        this.labels = labels;
        this.neurons = neurons;
    }

    static ManyNeurons make() {
        return new ManyNeurons(Dataset.absoluteNormal(N, SEED).labels(), PatternStream.randomPositive(N, M, SEED));
    }

    PatternProcess process() {
        return PatternProcess.of(labels, neurons);
    }
}
