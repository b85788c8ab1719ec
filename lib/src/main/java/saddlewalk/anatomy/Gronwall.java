package saddlewalk.anatomy;

import java.util.stream.IntStream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * Lemma 10 [our form]: f ≥ 0 Lipschitz with f' ≤ αf + β√f almost everywhere, α > 0, β ≥ 0, implies
 * √f(t) ≤ (√f(0) + β/α) e^{αt/2} − β/α. Here f = g² with g ≥ 0 piecewise linear on [0, 1] and zeros among its knots: such an f
 * is Lipschitz, and the least β for which it meets the hypothesis is read off its pieces.
 */
public final class Gronwall {
    private static final int KNOTS = 21;

    private final double[] g;                                // at 0, 1/(KNOTS − 1), …, 1

    private Gronwall(double[] g) {
        this.g = g;
    }

    /** A random walk of 21 knots, held at 0 where it would fall below; it starts at 0 or in (0, 1). */
    public static Gronwall random(long seed) {
        Well19937c random = new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, 10});
        double[] g = new double[KNOTS];
        g[0] = Math.max(0, random.nextDouble() * 2 - 1);
        double drift = random.nextDouble() - 0.5;
        for (int i = 1; i < KNOTS; i++) {
            g[i] = Math.max(0, g[i - 1] + (drift + random.nextGaussian()) / 5);
        }
        return new Gronwall(g);
    }

    /** √f at the knots. */
    public double[] roots() {
        return g.clone();
    }

    /** The times of the knots. */
    public static double[] times() {
        return IntStream.range(0, KNOTS).mapToDouble(i -> i / (KNOTS - 1.0)).toArray();
    }

    /**
     * The least β ≥ 0 with f' ≤ αf + β√f on every piece: f' = 2gg', so β ≥ 2g' − αg wherever g > 0, and g is least at an end.
     *
     * @param alpha α > 0
     */
    public double leastBeta(double alpha) {
        Require.positive("alpha", alpha);
        double beta = 0;
        for (int i = 1; i < KNOTS; i++) {
            double slope = (g[i] - g[i - 1]) * (KNOTS - 1);
            beta = Math.max(beta, 2 * slope - alpha * Math.min(g[i - 1], g[i]));
        }
        return beta;
    }

    /** (√f(0) + β/α) e^{αt/2} − β/α. */
    public static double bound(double root, double alpha, double beta, double time) {
        Require.positive("alpha", alpha);
        Require.number("the bound", (root + beta / alpha) - beta / alpha);
        return (root + beta / alpha) * StrictMath.exp(alpha * time / 2) - beta / alpha;
    }

    /** The bound at the knots, with the least β. */
    public double[] bounds(double alpha) {
        double beta = leastBeta(alpha);
        return IntStream.range(0, KNOTS).mapToDouble(i -> bound(g[0], alpha, beta, i / (KNOTS - 1.0))).toArray();
    }

    /** The largest √f − bound at any knot: ≤ 0 if the lemma holds. */
    public double largestExcess(double alpha) {
        double[] bounds = bounds(alpha);
        return IntStream.range(0, KNOTS).mapToDouble(i -> g[i] - bounds[i]).max().orElseThrow();
    }

    /** √f(1) as a part of the bound there; NaN where both are 0. */
    public double tightness(double alpha) {
        return g[KNOTS - 1] / bounds(alpha)[KNOTS - 1];
    }

    /**
     * √f at a time for the f that grows as fast as it may, f' = αf + β√f while f &gt; 0, by a general solver (Dormand and Prince
     * 8(5,3)). With β &lt; 0 it may fall to 0; there it stays.
     *
     * @param root √f(0) > 0
     * @param beta any sign
     */
    public static double fastest(double root, double alpha, double beta, double time) {
        Require.positive("root", root);
        Require.between("alpha", -Double.MAX_VALUE, Double.MAX_VALUE, alpha);
        Require.between("beta", -Double.MAX_VALUE, Double.MAX_VALUE, beta);
        Require.between("time", -Double.MAX_VALUE, Double.MAX_VALUE, time);
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 1;
            }

            @Override
            public double[] computeDerivatives(double t, double[] f) {
                return new double[] {f[0] > 0 ? alpha * f[0] + beta * StrictMath.sqrt(f[0]) : 0};
            }
        };
        var integrator = new DormandPrince853Integrator(1e-12, 1, 1e-14, 1e-13);
        return StrictMath.sqrt(Math.max(0, integrator.integrate(equation, new ODEState(0, new double[] {root * root}), time)
                .getPrimaryState()[0]));
    }

    @Override
    public String toString() {
        return "Gronwall[√f from " + Numbers.brief(g[0]) + " to " + Numbers.brief(g[KNOTS - 1]) + "]";
    }
}
