package saddlewalk.model;

import java.util.function.ToDoubleFunction;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * Slopes of a function of a network, such as {@code net -> net.loss(data)}, by finite differences in one weight. The
 * loss (3) is quadratic in one weight while no ⟨w_j, x_k⟩ changes its sign, so a central difference of it has rounding
 * errors only, of size 2⁻⁵²·L/h. For weights that are plain doubles.
 */
public final class Slopes {
    private Slopes() { }

    /** (f(θ + h) − f(θ − h)) / 2h in a_j, for every j: m numbers. */
    public static double[] outputs(ToDoubleFunction<Network> f, Network at, double h) {
        double[] slopes = new double[at.m()];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = Require.number("the slope",
                    (f.applyAsDouble(moved(at, j, -1, h)) - f.applyAsDouble(moved(at, j, -1, -h))) / (2 * h));
        }
        return slopes;
    }

    /** The same in the d entries of w_j. */
    public static double[] hidden(ToDoubleFunction<Network> f, Network at, int j, double h) {
        double[] slopes = new double[at.d()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = Require.number("the slope",
                    (f.applyAsDouble(moved(at, j, i, h)) - f.applyAsDouble(moved(at, j, i, -h))) / (2 * h));
        }
        return slopes;
    }

    /**
     * The slope to one side, (f(θ + h) − f(θ)) / h in entry {@code i} of w_j: to the right for h &gt; 0, to the left for
     * h &lt; 0.
     */
    public static double oneSided(ToDoubleFunction<Network> f, Network at, int j, int i, double h) {
        Checks.index("entry", i, at.d());
        return Require.number("the slope", (f.applyAsDouble(moved(at, j, i, h)) - f.applyAsDouble(at)) / h);
    }

    /** Entry −1 is the output weight. */
    private static Network moved(Network at, int j, int entry, double h) {
        if (!(h != 0 && Math.abs(h) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the step of a finite difference must be finite and not 0, got "
                    + Numbers.full(h));
        }
        Checks.index("neuron", j, at.m());
        if (entry >= 0) {
            Checks.index("entry", entry, at.d());
        }
        double[] a = new double[at.m()];
        double[][] w = new double[at.m()][];
        for (int l = 0; l < a.length; l++) {
            a[l] = at.output(l);
            w[l] = at.hidden(l);
        }
        if (entry < 0) {
            a[j] += h;
        } else {
            w[j][entry] += h;
        }
        return Network.of(a, w);
    }
}
