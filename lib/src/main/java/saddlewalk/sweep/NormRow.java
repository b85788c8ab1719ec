package saddlewalk.sweep;

import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.train.Stop;

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
public record NormRow(Setting setting, Stop stop, long epochs, double meanSquaredError, int unseen, double startNorm,
        double squaredNorm, double leastNorm, double limitNorm) {

    /** ‖θ‖² over the least. */
    public double ratio() {
        return squaredNorm / leastNorm;
    }

    /** Algorithm 1's over the least. */
    public double limitRatio() {
        return limitNorm / leastNorm;
    }

    /**
     * Algorithm 1 from the same start on gradient descent's own clock: finite steps can swap two jumps that nearly tie, and then
     * training ends near its norm and not near {@link #limitNorm}. Cost of one run of Algorithm 1.
     */
    public LimitProcess limitOnItsClock() {
        return LimitProcess.of(setting.data(), setting.network(), TieRule.SMALLEST_INDEX).withStepSize(setting.stepSize());
    }
}
