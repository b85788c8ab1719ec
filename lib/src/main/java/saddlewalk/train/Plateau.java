package saddlewalk.train;

/**
 * How far gradient descent can leap on a plateau. While the residual r does not change, neuron j moves linearly in the
 * plane of (a, v), v = Σ u_k r_k: one step maps a ± v/R to (1 ± εR)(a ± v/R), so that N steps are one power; these are
 * gradient descent's own iterates. [ours, proved]
 *
 * <p>The residual does not change while every visible neuron has only settled data and every other one stays invisible:
 * below 2^−71 of the smallest label. A leap also ends before any active coordinate could reach 0.
 */
final class Plateau {
    private static final int INVISIBLE = -71;

    private Plateau() { }

    /** The number of steps that can be made at once; 0 where this is no plateau. */
    static long length(Neuron[] neurons, double[] residual, double epsilon, double smallestLabel) {
        long length = Long.MAX_VALUE;
        for (Neuron neuron : neurons) {
            double squaredPull = neuron.squaredPull(residual);
            if (squaredPull == 0) {
                continue;
            }
            double pull = StrictMath.sqrt(squaredPull);
            if (neuron.visible || !(epsilon * pull < 0.5)) {
                return 0;
            }
            length = Math.min(length, untilVisible(neuron, residual, pull, epsilon, smallestLabel));
            if (length > 0) {
                length = Math.min(length, untilCrossing(neuron, residual, pull, epsilon, length));
            }
            if (length <= 0) {
                return 0;
            }
        }
        return length;
    }

    private static long untilVisible(Neuron neuron, double[] residual, double pull, double epsilon, double smallest) {
        double v = neuron.inner(residual) / pull;
        double size = Math.abs(neuron.a) + Math.abs(v);
        double logContribution = StrictMath.log(size) + StrictMath.log(size + neuron.largest());
        double room = INVISIBLE * Scales.LOG_2 + StrictMath.log(smallest) - logContribution
                - 2.0 * neuron.scale * Scales.LOG_2;
        return (long) Math.min(0x1p62, Math.floor(room / (2 * StrictMath.log1p(epsilon * pull))));
    }

    /** Steps for which no coordinate that r pushes towards 0 gets there; two are kept in reserve for ordinary steps. */
    private static long untilCrossing(Neuron neuron, double[] residual, double pull, double epsilon, long limit) {
        double sign = Math.signum(neuron.a);
        double v = neuron.inner(residual);
        double room = Double.POSITIVE_INFINITY;
        for (int i = 0; i < neuron.active; i++) {
            double push = sign * residual[neuron.datum[i]];
            if (push < 0) {
                room = Math.min(room, neuron.u[i] * pull * pull / -push);
            }
        }
        if (room == Double.POSITIVE_INFINITY) {
            return limit;
        }
        double grown = sign * (neuron.a + v / pull);
        double shrunk = sign * (neuron.a - v / pull);
        if (!(grown >= 0)) {
            return 0;
        }
        long low = 0;
        long high = limit;
        while (low < high) {                             // the last number of steps whose v has not moved by room
            long middle = low + (high - low + 1) / 2;
            double moved = pull * (grown * StrictMath.exp(middle * StrictMath.log1p(epsilon * pull))
                    - shrunk * StrictMath.exp(middle * StrictMath.log1p(-epsilon * pull))) / 2 - sign * v;
            if (moved < room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low - 2;
    }
}
