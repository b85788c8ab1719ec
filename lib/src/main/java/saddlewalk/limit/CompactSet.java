package saddlewalk.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * A compact set of accelerated times off the jumps, as in Theorem 2: [0, t_1 − δ], [t_i + δ, t_{i+1} − δ], [t_p + δ, end].
 *
 * @param process the limit process with at least one jump
 * @param margin δ, in (0, half of the smallest wait for a jump)
 * @param end > t_p + δ
 */
public record CompactSet(LimitProcess process, double margin, double end) {
    private static final double END = 1.3;
    private static final int HALVINGS = 16;

    public CompactSet {
        double smallest = smallestWait(process);
        if (!(margin > 0 && margin < smallest / 2)) {
            throw new IllegalArgumentException("the margin around jumps must be in (0, " + Numbers.brief(smallest / 2)
                    + "), half of the smallest wait, got " + Numbers.full(margin));
        }
        double last = process.jumpTime(process.jumpCount());
        if (!(end > last + margin && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the set must end after " + Numbers.brief(last + margin) + ", got "
                    + Numbers.full(end));
        }
    }

    /** The set with δ a part of the smallest wait for a jump, that for the first included, up to 1.3 t_p. */
    public static CompactSet of(LimitProcess process, double part) {
        double margin = part * smallestWait(process);
        return new CompactSet(process, margin, END * process.jumpTime(process.jumpCount()));
    }

    /** The smallest of t_1, t_2 − t_1, …, t_p − t_{p−1}. */
    public static double smallestWait(LimitProcess process) {
        return IntStream.rangeClosed(1, process.jumpCount())
                .mapToDouble(i -> process.jumpTime(i) - (i == 1 ? 0 : process.jumpTime(i - 1))).min()
                .orElseThrow(() -> new IllegalArgumentException("a process must have jumps to keep off, got "
                        + process));
    }

    /** Where the part on plateau i begins, i = 0 … p. */
    public double from(int i) {
        return i == 0 ? 0 : process.jumpTime(i) + margin;
    }

    /** Where the part on plateau i ends. */
    public double to(int i) {
        return i == process.jumpCount() ? end : process.jumpTime(i + 1) - margin;
    }

    /**
     * κ of the neurons that have not jumped: on this set their norms are at most of order λ^κ, κ the smallest |ρ_q| at the end of
     * a part. [ours, checked]
     */
    public double exponentOfUnfitted() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= process.jumpCount(); i++) {
            for (int q = 0; q < process.m(); q++) {
                if (!process.hasJumped(q, i)) {
                    smallest = Math.min(smallest, -exponentBefore(q, i));
                }
            }
        }
        return smallest;
    }

    private double exponentBefore(int q, int i) {
        double since = i == 0 ? 0 : process.jumpTime(i);
        return process.exponentAtPlateau(q, i) + (to(i) - since) * process.speedOnPlateau(q, i);
    }

    /**
     * κ: on this set ‖θ̃ − θ‖ is at most of order λ^κ. The smallest of {@link #exponentOfUnfitted}, of 2δ‖D_i‖, what is left
     * unfitted of S_i a time δ after jump i, and of |ρ_q(t_i)| for q that jump later and saw data of S_i. [ours, checked]
     */
    public double exponent() {
        Resolution resolution = Resolution.of(process, -1);
        double smallest = exponentOfUnfitted();
        for (int i = 1; i <= process.jumpCount(); i++) {
            double settled = 2 * margin * process.speedOnPlateau(process.jump(i).neuron(), i - 1);
            smallest = Math.min(smallest, Math.min(settled, resolution.margin(i)));
        }
        return smallest;
    }

    /** Evenly spaced times on every part, its two ends among them, in order. */
    public List<Double> times(int onEachPlateau) {
        if (onEachPlateau < 2) {
            throw new IllegalArgumentException("the two ends of a part count: at least 2 times each, got " + onEachPlateau);
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i <= process.jumpCount(); i++) {
            for (int step = 0; step < onEachPlateau; step++) {
                double share = step / (onEachPlateau - 1.0);
                times.add((1 - share) * from(i) + share * to(i));
            }
        }
        return List.copyOf(times);
    }

    /**
     * Times for a picture across the jumps, ascending: evenly spaced up to the end, and on both sides of every jump closer and
     * closer, δ·2^{−k}, with the jump itself.
     */
    public double[] timesAcross(int evenlySpaced) {
        Require.atLeast("number of intervals", 1, evenlySpaced);
        DoubleStream even = IntStream.rangeClosed(0, evenlySpaced).mapToDouble(i -> Math.min(end, end * i / evenlySpaced));
        DoubleStream near = process.jumps().stream().map(Jump::time).flatMapToDouble(time -> IntStream.range(0, HALVINGS)
                .mapToDouble(k -> margin * StrictMath.pow(2, -k)).flatMap(by -> DoubleStream.of(time - by, time, time + by)));
        return DoubleStream.concat(even, near).distinct().sorted().toArray();
    }

    @Override
    public String toString() {
        return "CompactSet[up to " + Numbers.brief(end, 4) + ", off " + process.jumpCount() + " jumps by "
                + Numbers.brief(margin, 4) + "]";
    }
}
