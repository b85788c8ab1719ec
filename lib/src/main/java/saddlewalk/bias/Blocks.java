package saddlewalk.bias;

import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.PatternProcess;
import saddlewalk.model.Dataset;

/**
 * What each jump of Algorithm 1 takes of ‖y‖², and when; labels of one sign.
 *
 * @param shares ‖y_{S_i}‖²/‖y‖² for i = 1 … p
 * @param times t_i, accelerated
 */
public record Blocks(List<Double> shares, List<Double> times) {
    public Blocks {
        if (shares.isEmpty() || shares.size() != times.size()) {
            throw new IllegalArgumentException("one time a block and at least one block, got " + shares.size()
                    + " blocks and " + times.size() + " times");
        }
        shares = List.copyOf(shares);
        times = List.copyOf(times);
    }

    public static Blocks of(LimitProcess process) {
        return of(process.data(), process.jumps());
    }

    public static Blocks of(PatternProcess process) {
        return of(process.data(), process.jumps());
    }

    private static Blocks of(Dataset data, List<Jump> jumps) {
        double all = data.labelNorm(IntStream.range(0, data.n()).boxed().toList());
        return new Blocks(jumps.stream().map(jump -> {
            double part = data.labelNorm(jump.fitted()) / all;
            return part * part;
        }).toList(), jumps.stream().map(Jump::time).toList());
    }

    /** b_i, counted from 0 as in the law; 0 after the last jump. */
    public double block(int i) {
        Require.atLeast("number of a block", 0, i);
        return i < shares.size() ? shares.get(i) : 0;
    }

    /** Σ_i √(‖y_{S_i}‖²/‖y‖²), the ratio of (15) to the least squared norm. */
    public double ratio() {
        return shares.stream().mapToDouble(StrictMath::sqrt).reduce(0, Double::sum);
    }

    /** p. */
    public int jumps() {
        return shares.size();
    }

    /** t_i/t_1 for i = 1 … p; that of the last jump for larger i. */
    public double lateness(int i) {
        Require.atLeast("jump", 1, i);
        return times.get(Math.min(i, times.size()) - 1) / times.get(0);
    }

    @Override
    public String toString() {
        return "Blocks[" + jumps() + " jumps, first " + Numbers.brief(block(0), 3) + ", ratio " + Numbers.brief(ratio(), 4)
                + ", t_p/t_1 " + Numbers.brief(lateness(jumps()), 4) + "]";
    }
}
