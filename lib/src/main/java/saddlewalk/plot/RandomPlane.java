package saddlewalk.plot;

import java.util.Objects;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;

/** A random plane through the origin of R^d, onto which directions are projected, as in the paper's Figure 4. Immutable. */
public final class RandomPlane {
    private final double[] first;
    private final double[] second;

    private RandomPlane(double[] first, double[] second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Uniform among all planes: spanned by two vectors of normal numbers (WELL19937c), the second made orthogonal to the first.
     *
     * @param d dimension, ≥ 2
     */
    public static RandomPlane of(int d, long seed) {
        if (d < 2) {
            throw new IllegalArgumentException("a plane needs dimension d >= 2, got " + d);
        }
        Well19937c random = new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, 4});
        double[] u = normal(d, random);
        double[] v = normal(d, random);
        double along = dot(u, v) / dot(u, u);
        for (int i = 0; i < d; i++) {
            v[i] -= along * u[i];
        }
        return new RandomPlane(unit(u), unit(v));
    }

    private static double[] normal(int d, Well19937c random) {
        double[] values = new double[d];
        for (int i = 0; i < d; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    private static double[] unit(double[] v) {
        double norm = StrictMath.sqrt(dot(v, v));
        double[] unit = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            unit[i] = v[i] / norm;
        }
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("the plane lies in dimension " + a.length + ", the vector in " + b.length);
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The two coordinates of a vector's projection. */
    public double[] project(double[] v) {
        Objects.requireNonNull(v, "v");
        return new double[] {dot(first, v), dot(second, v)};
    }

    /** The angle of a vector's projection, in (−π, π]. */
    public double angle(double[] v) {
        double[] at = project(v);
        return StrictMath.atan2(at[1], at[0]);
    }

    @Override
    public String toString() {
        return "RandomPlane[d=" + first.length + ", first entry " + Numbers.brief(first[0]) + "]";
    }
}
