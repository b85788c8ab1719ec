package saddlewalk.limit;

import java.util.stream.IntStream;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The constant b_j that a neuron brings from the start: log|a_j(T)| = log λ + ‖D_j‖T + b_j once it has aligned, for λ → 0.
 * [ours, derived and checked]
 *
 * <p>While everything is small the residual is y, so that with c(T) = ∫|a_j|/λ and g_k = s_j y_k/n every active coordinate is
 * û_k + g_k c, and a_j² = λ²(1 + 2Bc + Ac²), A = Σ g_k², B = Σ g_k û_k. A datum of the other sign switches off at
 * c = û_k/|g_k|; its part of a_j² stays as it is from then on. T = ∫ dc/|a_j| is elementary. Without such data
 * b_j = log((1 + z_j)/2).
 */
final class StartConstant {
    private StartConstant() { }

    static double of(Dataset data, Network start, int j) {
        double[] u = data.coordinates(start.direction(j));
        double[] g = IntStream.range(0, data.n()).mapToDouble(k -> start.sign(j) * data.label(k) / data.n()).toArray();
        int[] active = IntStream.range(0, data.n()).filter(k -> u[k] > 0 && g[k] != 0).toArray();
        int[] leaving = IntStream.of(active).filter(k -> g[k] < 0).boxed()
                .sorted((k, l) -> Double.compare(u[k] / -g[k], u[l] / -g[l])).mapToInt(k -> k).toArray();
        double fixed = 1;
        double time = 0;
        double c = 0;
        boolean[] off = new boolean[data.n()];
        for (int k : leaving) {
            double[] now = sums(active, off, g, u);
            double until = u[k] / -g[k];
            time += (logarithm(now, fixed, until) - logarithm(now, fixed, c)) / StrictMath.sqrt(now[0]);
            c = until;
            fixed -= g[k] * g[k] * c * c;
            off[k] = true;
        }
        double[] end = sums(active, off, g, u);
        double rate = StrictMath.sqrt(end[0]);
        if (rate == 0) {
            return 0.5 * StrictMath.log(fixed);
        }
        return logarithm(end, fixed, c) - StrictMath.log(2 * rate) - rate * time;
    }

    /** A and B of the data still active. */
    private static double[] sums(int[] active, boolean[] off, double[] g, double[] u) {
        double[] sums = new double[2];
        for (int k : active) {
            sums[0] += off[k] ? 0 : g[k] * g[k];
            sums[1] += off[k] ? 0 : g[k] * u[k];
        }
        return sums;
    }

    /** log(√A·a + A·c + B): √A times the antiderivative of 1/a in c. */
    private static double logarithm(double[] sums, double fixed, double c) {
        double a = StrictMath.sqrt(fixed + 2 * sums[1] * c + sums[0] * c * c);
        return StrictMath.log(StrictMath.sqrt(sums[0]) * a + sums[0] * c + sums[1]);
    }
}
