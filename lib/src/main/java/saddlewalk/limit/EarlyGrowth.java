package saddlewalk.limit;

import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * What a neuron's start is worth: before the first jump, as λ → 0, ‖w_j‖ grows like λ·A_j·e^{‖D_j‖T}, and this is A_j.
 *
 * <p>While the network is still small the residual is y, so a and the active coordinates u obey the linear equations
 * a' = ⟨D, u⟩, u' = aD with D = (s_j y_k/n) over the active data: with g = ‖D‖, z = ⟨D, u⟩/g and A(T) = a sinh gT +
 * z(cosh gT − 1), u_k(T) = u_k + (D_k/g)A(T). Data of the other sign have D_k &lt; 0 and switch off one after another,
 * each a new piece; after the last, at T_off, A_j = ½(a + z)e^{−gT_off} in units of λ. One sign: nothing switches off and
 * A_j = (1 + z_j)/2. [ours, proved for λ → 0]
 */
public final class EarlyGrowth {
    private EarlyGrowth() { }

    /**
     * A_j.
     *
     * @param start balanced; only the direction and the sign of neuron j are read
     * @throws IllegalArgumentException if neuron j sees no datum with its label's sign
     */
    public static double amplitude(Dataset data, Network start, int j) {
        int n = data.n();
        double[] u = data.coordinates(start.direction(j));
        double[] pull = new double[n];
        boolean sees = false;
        for (int k = 0; k < n; k++) {
            pull[k] = u[k] > 0 ? start.sign(j) * data.label(k) / n : 0;
            sees |= pull[k] > 0;
        }
        if (!sees) {
            throw new IllegalArgumentException("neuron " + j + " sees no datum with its label's sign: it does not grow");
        }
        double output = 1;
        double time = 0;
        while (true) {
            double speed = norm(pull);
            double along = dot(pull, u) / speed;
            int off = -1;
            double growth = Double.POSITIVE_INFINITY;          // e^{speed·time} at the first switch-off
            for (int k = 0; k < n; k++) {
                if (pull[k] < 0) {
                    double x = growthTo(-u[k] * speed / pull[k], output, along);
                    off = x < growth ? k : off;
                    growth = Math.min(growth, x);
                }
            }
            if (off < 0) {
                return (output + along) / 2 * StrictMath.exp(-speed * time);
            }
            double sinh = (growth - 1 / growth) / 2;
            double coshLessOne = (growth + 1 / growth) / 2 - 1;
            double moved = (output * sinh + along * coshLessOne) / speed;
            for (int k = 0; k < n; k++) {
                u[k] += pull[k] * moved;
            }
            output += output * coshLessOne + along * sinh;
            time += StrictMath.log(growth) / speed;
            pull[off] = 0;
        }
    }

    /**
     * The x = e^{gT} &gt; 1 at which a sinh gT + z(cosh gT − 1) first reaches a level ≥ 0: (a + z)x² − 2(z + level)x + z
     * − a = 0.
     */
    private static double growthTo(double level, double a, double z) {
        double half = z + level;
        double discriminant = half * half - (z - a) * (z + a);
        if (discriminant < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double root = StrictMath.sqrt(discriminant);
        return a + z > 0 ? (half + root) / (a + z) : Double.POSITIVE_INFINITY;
    }

    private static double norm(double[] v) {
        return StrictMath.sqrt(dot(v, v));
    }

    private static double dot(double[] v, double[] w) {
        double sum = 0;
        for (int k = 0; k < v.length; k++) {
            sum += v[k] * w[k];
        }
        return sum;
    }
}
