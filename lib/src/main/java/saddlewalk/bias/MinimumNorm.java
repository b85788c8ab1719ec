package saddlewalk.bias;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;

/**
 * The least norm of a network (2) that interpolates the data, beside (15): ‖θ_min‖² = 2(‖y₊‖ + ‖y₋‖), with y₊ the
 * positive and y₋ the negative labels. [derived] One neuron of each sign that sees all data of its sign reaches it.
 */
public final class MinimumNorm {
    private final double positive;
    private final double negative;

    private MinimumNorm(double positive, double negative) {
        this.positive = positive;
        this.negative = negative;
    }

    /** For n labels on orthonormal inputs; the inputs themselves do not matter. Cost O(n). */
    public static MinimumNorm of(Dataset data) {
        return of(data, IntStream.range(0, data.n()).boxed().toList());
    }

    /** For networks that fit these data, and whatever on the others. */
    public static MinimumNorm of(Dataset data, Collection<Integer> fitted) {
        List<Integer> plus = new ArrayList<>();
        List<Integer> minus = new ArrayList<>();
        for (int k : fitted) {
            (data.label(k) < 0 ? minus : plus).add(k);
        }
        return new MinimumNorm(data.labelNorm(plus), data.labelNorm(minus));
    }

    /** ‖y₊‖. */
    public double positiveLabelNorm() {
        return positive;
    }

    /** ‖y₋‖. */
    public double negativeLabelNorm() {
        return negative;
    }

    /** ‖θ_min‖² = 2(‖y₊‖ + ‖y₋‖). */
    public double squaredNorm() {
        return 2 * (positive + negative);
    }

    @Override
    public String toString() {
        return "MinimumNorm[squared norm " + Numbers.brief(squaredNorm()) + "]";
    }
}
