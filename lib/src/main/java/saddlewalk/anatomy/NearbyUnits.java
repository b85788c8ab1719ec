package saddlewalk.anatomy;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;

/**
 * Two unit vectors u and v of R^d with ⟨u, v⟩ = 1 − ε, and how much their coordinates on orthonormal inputs differ: Proposition
 * 7, and Corollary 2 with v = D̄. Appendix F.2.
 */
public final class NearbyUnits {
    private final double[] u;
    private final double[] v;

    private NearbyUnits(double[] u, double[] v) {
        this.u = u;
        this.v = v;
    }

    /** v uniform on the sphere, u uniform among the unit vectors with ⟨u, v⟩ = 1 − ε; 0 ≤ ε ≤ 2. */
    public static NearbyUnits random(int d, double epsilon, long seed) {
        Well19937c random = generator(seed);
        return rotated(unit(gaussian(d, random)), gaussian(d, random), epsilon);
    }

    /** u around a given direction. */
    public static NearbyUnits around(double[] direction, double epsilon, long seed) {
        Objects.requireNonNull(direction, "direction");
        return rotated(unit(direction), gaussian(direction.length, generator(seed)), epsilon);
    }

    /** u = v turned away from one input x_k, in the plane of both. */
    public static NearbyUnits awayFrom(double[] input, double[] direction, double epsilon) {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(direction, "direction");
        if (input.length != direction.length) {
            throw new IllegalArgumentException("input and direction must have one dimension, got " + input.length + " and "
                    + direction.length);
        }
        double[] away = Arrays.stream(input).map(x -> -x).toArray();
        return rotated(unit(direction), away, epsilon);
    }

    /** The worst case of Proposition 7 for an input x_k: u and v mirror images of each other in the plane orthogonal to it. */
    public static NearbyUnits mirrored(double[] input, double epsilon, long seed) {
        double along = StrictMath.sqrt(epsilon / 2);
        double[] across = unit(orthogonal(gaussian(input.length, generator(seed)), input));
        double[] u = new double[input.length];
        double[] v = new double[input.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = StrictMath.sqrt(1 - along * along) * across[i] + along * input[i];
            v[i] = StrictMath.sqrt(1 - along * along) * across[i] - along * input[i];
        }
        return new NearbyUnits(u, v);
    }

    private static NearbyUnits rotated(double[] v, double[] towards, double epsilon) {
        if (!(epsilon >= 0 && epsilon <= 2)) {
            throw new IllegalArgumentException("1 - <u, v> must be in [0, 2], got " + Numbers.full(epsilon));
        }
        double[] across = unit(orthogonal(towards, v));
        double sine = StrictMath.sqrt(epsilon * (2 - epsilon));
        double[] u = new double[v.length];
        Arrays.setAll(u, i -> (1 - epsilon) * v[i] + sine * across[i]);
        return new NearbyUnits(u, v);
    }

    private static Well19937c generator(long seed) {
        return new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, 7});
    }

    private static double[] gaussian(int d, Well19937c random) {
        return IntStream.range(0, d).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] orthogonal(double[] a, double[] unit) {
        double along = dot(a, unit);
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - along * unit[i]).toArray();
    }

    private static double[] unit(double[] a) {
        double norm = StrictMath.sqrt(dot(a, a));
        return Arrays.stream(a).map(x -> x / norm).toArray();
    }

    private static double dot(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors must have one dimension, got " + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The bound of Proposition 7: √(2ε). */
    public static double bound(double epsilon) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be >= 0, got " + Numbers.full(epsilon));
        }
        return StrictMath.sqrt(2 * epsilon);
    }

    /** The largest ε that Corollary 2 allows for datum k and the data of S [our form]: y_k²/(8‖y_S‖²). */
    public static double allowed(double label, double labelNorm) {
        return label * label / (8 * labelNorm * labelNorm);
    }

    /** The bound of Corollary 2 [our form]: |y_k|/(2‖y_S‖). */
    public static double keeps(double label, double labelNorm) {
        return Math.abs(label) / (2 * labelNorm);
    }

    /** max_k |⟨u, x_k⟩ − ⟨v, x_k⟩| over the inputs of a data set. */
    public double largestDifference(Dataset data) {
        double[] one = data.coordinates(u);
        double[] other = data.coordinates(v);
        return IntStream.range(0, one.length).mapToDouble(k -> Math.abs(one[k] - other[k])).max().orElseThrow();
    }

    /** ⟨u, x⟩. */
    public double coordinate(double[] input) {
        Objects.requireNonNull(input, "input");
        return dot(u, input);
    }

    /** ⟨u, v⟩. */
    public double cosine() {
        return dot(u, v);
    }

    @Override
    public String toString() {
        return "NearbyUnits[d=" + u.length + ", cosine " + Numbers.brief(cosine()) + "]";
    }
}
