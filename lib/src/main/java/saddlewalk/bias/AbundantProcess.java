package saddlewalk.bias;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saddlewalk.Numbers;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.TopPatterns;

/**
 * Algorithm 1 for m = 2^a neurons, where they are too many to be read: run on those alone that see most. Nothing is lost,
 * because a neuron with ‖y_S‖² &lt; h can be shown not to jump: on plateau l its exponent grows at speed √(min(h,
 * ‖y_{U^l}‖²))/n at most, and where the sum of that over all waits stays below 1, it is still unfitted when all data are
 * fitted. Where it does not, more neurons are drawn. One sign. [ours, proved]
 */
public final class AbundantProcess {
    private final TopPatterns neurons;
    private final LimitProcess process;

    private AbundantProcess(TopPatterns neurons, LimitProcess process) {
        this.neurons = neurons;
        this.process = process;
    }

    /**
     * One run.
     *
     * @param data n labels > 0
     * @param log2Width log₂ m, in [24, n]
     * @throws IllegalStateException if 2²² draws were not enough
     */
    public static AbundantProcess of(Dataset data, double log2Width, long seed) {
        TopPatterns neurons = TopPatterns.of(data.labels(), log2Width, seed);
        while (true) {
            if (neurons.count() > 0) {
                int[] signs = new int[neurons.count()];
                Arrays.fill(signs, 1);
                LimitProcess process = LimitProcess.of(data, signs, neurons.mask(), TieRule.SMALLEST_INDEX);
                if (process.uncovered().isEmpty() && mostGrowth(process, neurons.leastSquare()) < 1) {
                    return new AbundantProcess(neurons, process);
                }
            }
            neurons = neurons.further();
        }
    }

    /** Several runs over all cores, with new labels and neurons each: the seeds {@code seed}, {@code seed} + 1, …. */
    public static List<AbundantProcess> several(LabelLaw labels, int n, double log2Width, int runs, long seed) {
        return LongStream.range(seed, seed + runs).parallel()
                .mapToObj(own -> of(labels.draw(n, own), log2Width, own)).toList();
    }

    /** How much the exponent of a neuron with ‖y_S‖² below {@code square} can have grown by the last jump. */
    private static double mostGrowth(LimitProcess process, double square) {
        double[] labels = process.data().labels();
        double left = 0;
        for (double label : labels) {
            left += label * label;
        }
        double growth = 0;
        double time = 0;
        for (int i = 1; i <= process.jumpCount(); i++) {
            growth += (process.jumpTime(i) - time) * StrictMath.sqrt(Math.max(0, Math.min(square, left))) / labels.length;
            time = process.jumpTime(i);
            for (int k : process.jump(i).fitted()) {
                left -= labels[k] * labels[k];
            }
        }
        return growth;
    }

    /** Algorithm 1 on the neurons that see most. */
    public LimitProcess process() {
        return process;
    }

    /** What each jump takes, and when. */
    public Blocks blocks() {
        return Blocks.of(process);
    }

    /** Number of neurons that were needed. */
    public int neurons() {
        return neurons.count();
    }

    /**
     * How much less of ‖y‖² the neuron that jumps at jump i saw at the start than the one that saw most, ‖y_{S_1}‖² −
     * ‖y_S‖²; with equal labels a number of data.
     */
    public double deficit(int i) {
        return seen(1) - seen(i);
    }

    /** The part of the data fitted at jump i that the neuron of jump j > i saw at the start. */
    public double shareOfBlock(int i, int j) {
        int neuron = process.jump(j).neuron();
        List<Integer> block = process.jump(i).fitted();
        return (double) block.stream().filter(k -> process.saw(neuron, k)).count() / block.size();
    }

    private double seen(int i) {
        int neuron = process.jump(i).neuron();
        return IntStream.range(0, process.data().n()).filter(k -> process.saw(neuron, k))
                .mapToDouble(k -> process.data().label(k) * process.data().label(k)).reduce(0, Double::sum);
    }

    @Override
    public String toString() {
        return "AbundantProcess[n=" + process.data().n() + ", " + Numbers.count(neurons.count()) + " neurons, "
                + process.jumpCount() + " jumps]";
    }
}
