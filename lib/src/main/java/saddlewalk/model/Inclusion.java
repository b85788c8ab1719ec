package saddlewalk.model;

import java.util.ArrayList;
import java.util.List;
import saddlewalk.Numbers;

/**
 * The differential inclusion (5) for one coordinate u = ⟨w_j, x_k⟩ with a constant factor v = (a_j/n)(y_k − h(x_k)):
 * du/dt ∈ v·∂[·]₊(u), where the Clarke subdifferential (17) is {0} for u &lt; 0, {1} for u &gt; 0 and [0, 1] at 0.
 *
 * <p>It is followed by implicit Euler steps, u⁺ = u + h·v·g with g ∈ ∂[·]₊(u⁺): what a step needs is the derivative
 * <em>at its own end</em>, so that a choice at 0 for which there is no solution shows at once.
 */
public final class Inclusion {
    private Inclusion() { }

    /**
     * One way to make a step.
     *
     * @param next u⁺
     * @param derivative the element g of the subdifferential at u⁺ that the step needs; in [0, 1]
     */
    public record Step(double next, double derivative) { }

    /**
     * All implicit steps from {@code u}, the one that leaves 0 first. Never empty (Theorem 4); two where a solution may
     * stay at 0 as well as leave it.
     *
     * @param u coordinate, ≥ 0
     * @param v factor
     * @param h length of the step, > 0
     */
    public static List<Step> steps(double u, double v, double h) {
        if (!(u >= 0)) {
            throw new IllegalArgumentException("coordinate must be >= 0 (below 0 it is constant), got "
                    + Numbers.full(u));
        }
        if (!(h > 0)) {
            throw new IllegalArgumentException("step must be > 0, got " + Numbers.full(h));
        }
        List<Step> steps = new ArrayList<>();
        if (u + h * v > 0) {
            steps.add(new Step(u + h * v, 1));
        }
        double needed = u == 0 ? 0 : u / -(h * v);
        if (needed >= 0 && needed <= 1) {
            steps.add(new Step(0, needed));
        }
        return List.copyOf(steps);
    }

    /** The first {@code count} steps from {@code u} for v ≤ 0, where each is the only one. */
    public static List<Step> path(double u, double v, double h, int count) {
        if (!(v <= 0)) {
            throw new IllegalArgumentException("a path is unique for a factor <= 0 only, got " + Numbers.full(v));
        }
        List<Step> path = new ArrayList<>();
        double from = u;
        for (int i = 0; i < count; i++) {
            Step step = steps(from, v, h).get(0);
            path.add(step);
            from = step.next();
        }
        return List.copyOf(path);
    }
}
