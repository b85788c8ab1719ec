package saddlewalk.sweep;

import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.train.Batch;
import saddlewalk.train.Stop;
import saddlewalk.train.Trajectory;

/**
 * What one training of Figure 5 gives.
 *
 * @param setting     what was trained
 * @param stop        why it stopped
 * @param epochs      after so many epochs
 * @param meanSquaredError at the end, over all data
 * @param unseen      number of data that no neuron sees at the start with its label's sign
 * @param startNorm   ‖θ‖² of the start
 * @param squaredNorm ‖θ‖² of the end
 * @param leastNorm   2(‖y₊‖ + ‖y₋‖)
 * @param limitNorm   2 Σ ‖y_{S_i}‖ of Algorithm 1, which is (15)
 */
public record NormRow(NormSetting setting, Stop stop, long epochs, double meanSquaredError, int unseen, double startNorm,
        double squaredNorm, double leastNorm, double limitNorm) {

    /** Trains all settings, in parallel over the processors; rows in the order of the settings, the same bits on any number of threads. */
    public static List<NormRow> train(List<NormSetting> settings) {
        List<Trajectory> runs = Batch.run(settings.stream().map(NormSetting::training).toList());
        return IntStream.range(0, settings.size()).mapToObj(i -> of(settings.get(i), runs.get(i))).toList();
    }

    private static NormRow of(NormSetting setting, Trajectory run) {
        LimitProcess process = LimitProcess.of(setting.data(), setting.start(), TieRule.SMALLEST_INDEX);
        return new NormRow(setting, run.stop(), run.epochs(), run.finalNetwork().meanSquaredError(setting.data()),
                process.uncovered().size(), setting.start().squaredNorm(), run.finalNetwork().squaredNorm(),
                MinimumNorm.of(setting.data()).squaredNorm(), process.squaredNorm());
    }

    /** ‖θ‖² over the least. */
    public double ratio() {
        return squaredNorm / leastNorm;
    }

    /** Algorithm 1's over the least. */
    public double limitRatio() {
        return limitNorm / leastNorm;
    }
}
