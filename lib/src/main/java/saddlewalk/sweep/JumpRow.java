package saddlewalk.sweep;

import java.util.List;
import java.util.Objects;

/**
 * Algorithm 1 on one start.
 *
 * @param setting   what it ran on
 * @param times     accelerated times of the jumps, ascending, no unit
 * @param unseen    number of data that are never fitted
 * @param limitNorm 2 Σ ‖y_{S_i}‖, which is (15)
 * @param leastNorm 2(‖y₊‖ + ‖y₋‖)
 */
public record JumpRow(Setting setting, List<Double> times, int unseen, double limitNorm, double leastNorm) {
    public JumpRow {
        times = List.copyOf(Objects.requireNonNull(times, "times"));
    }
}
