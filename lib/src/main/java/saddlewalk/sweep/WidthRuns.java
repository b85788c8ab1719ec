package saddlewalk.sweep;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.bias.Blocks;
import saddlewalk.bias.LabelLaw;
import saddlewalk.bias.WidthLaw;

/**
 * Several runs of Algorithm 1 on n labels of one sign and 2^a neurons, a {@link Sweep}, with new labels and neurons each.
 *
 * @param n number of data
 * @param log2Width a = log₂ m
 * @param laws the law of the width for each run's labels
 * @param blocks what came out
 */
public record WidthRuns(int n, double log2Width, List<WidthLaw> laws, List<Blocks> blocks) {
    public WidthRuns {
        if (blocks.isEmpty() || laws.size() != blocks.size()) {
            throw new IllegalArgumentException("one law a run and at least one run, got " + blocks.size() + " runs and "
                    + laws.size() + " laws");
        }
        laws = List.copyOf(laws);
        blocks = List.copyOf(blocks);
    }

    /** On the neurons that see most, which decide alone: log₂ m from 24 to n. */
    public static WidthRuns abundant(LabelLaw labels, int n, double log2Width, int runs, long seed) {
        return several(labels, n, log2Width, runs, seed, BlocksMeasurement.Neurons.SEEING_MOST);
    }

    /** Reading every one of 2^a patterns: n ≤ 63, a ≤ 30. */
    public static WidthRuns reading(LabelLaw labels, int n, int log2Width, int runs, long seed) {
        Require.between("log2 of the width", 0, 30, log2Width);
        return several(labels, n, log2Width, runs, seed, BlocksMeasurement.Neurons.EVERY_PATTERN);
    }

    /** On whole masks: any n, small a. */
    public static WidthRuns masks(LabelLaw labels, int n, int log2Width, int runs, long seed) {
        Require.between("log2 of the width", 0, 30, log2Width);
        return several(labels, n, log2Width, runs, seed, BlocksMeasurement.Neurons.EVERY_MASK);
    }

    private static WidthRuns several(LabelLaw labels, int n, double log2Width, int runs, long seed,
            BlocksMeasurement.Neurons neurons) {
        Objects.requireNonNull(labels, "labels");
        Require.atLeast("number of runs", 1, runs);
        Grid grid = Grid.of(n, 1).withWidths(Width.ofLog2(log2Width)).withLabels(Labels.of(labels))
                .withSeeds(LongStream.range(0, runs).map(i -> 1_000_003 * seed + 1009L * n + i).toArray());
        List<BlocksRow> all = Sweep.of(grid, new BlocksMeasurement(neurons)).results();
        return new WidthRuns(n, log2Width, all.stream().map(BlocksRow::law).toList(),
                all.stream().map(BlocksRow::blocks).toList());
    }

    /** log₂(m)/n, at most 1. */
    public double alpha() {
        return Math.min(1, log2Width / n);
    }

    /** The mean ratio of the squared norm to the least. */
    public double ratio() {
        return mean(blocks.stream().mapToDouble(Blocks::ratio).toArray());
    }

    /** The mean of b_i. */
    public double block(int i) {
        return mean(blocks.stream().mapToDouble(b -> b.block(i)).toArray());
    }

    /** The mean of what the law says for the ratio, each run's labels standing for many. */
    public double lawRatio() {
        return mean(laws.stream().mapToDouble(WidthLaw::ratio).toArray());
    }

    /** The mean of what the law says for b_i. */
    public double lawBlock(int i) {
        return mean(laws.stream().mapToDouble(law -> law.block(i)).toArray());
    }

    /** The largest t_p/t_1 of all runs. */
    public double latest() {
        return blocks.stream().mapToDouble(b -> b.lateness(b.jumps())).max().orElseThrow();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).reduce(0, Double::sum) / values.length;
    }

    @Override
    public String toString() {
        return "WidthRuns[n=" + n + ", m=2^" + Numbers.brief(log2Width) + ", " + blocks.size() + " runs, mean ratio "
                + Numbers.brief(ratio(), 4) + "]";
    }
}
