package saddlewalk.bias;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Neurons on the data that they see, moved by a pull that does not change: N steps a += Σ_k P_k u_k, u_k += P_k a
 * multiply a ± z by (1 ± ‖P‖)^N, z = ⟨u, P⟩/‖P‖, with sums over what the neuron sees at the start. What ends below 0 has
 * been switched off on the way and counts as 0.
 */
final class PulledNeurons {
    final double[] labels;
    private final double[] a;
    private final int[][] seen;
    private final double[][] u;
    private final double rest;                   // squared norm of what does not move

    private PulledNeurons(double[] labels, double[] a, int[][] seen, double[][] u, double rest) {
        this.labels = labels;
        this.a = a;
        this.seen = seen;
        this.u = u;
        this.rest = rest;
    }

    /** All neurons and all data: every neuron sees the data on which it is active. */
    static PulledNeurons of(Dataset data, Network start) {
        return of(data, start, j -> true, k -> true);
    }

    /** The neurons of one sign and the data of that sign, as in a small start after the switching off (D.1). */
    static PulledNeurons of(Dataset data, Network start, int sign) {
        return of(data, start, j -> start.sign(j) == sign, k -> sign * data.label(k) > 0);
    }

    private static PulledNeurons of(Dataset data, Network start, IntPredicate neuron, IntPredicate datum) {
        int[] ours = IntStream.range(0, data.n()).filter(datum).toArray();
        int[] neurons = IntStream.range(0, start.m()).filter(neuron).toArray();
        double[] a = new double[neurons.length];
        int[][] seen = new int[neurons.length][];
        double[][] u = new double[neurons.length][];
        double rest = 0;
        for (int i = 0; i < neurons.length; i++) {
            a[i] = start.output(neurons[i]);
            double[] w = start.hidden(neurons[i]);
            double[] all = data.coordinates(w);
            seen[i] = IntStream.range(0, ours.length).filter(k -> all[ours[k]] > 0).toArray();
            u[i] = IntStream.of(seen[i]).mapToDouble(k -> all[ours[k]]).toArray();
            rest += squares(w) - squares(u[i]);
        }
        return new PulledNeurons(IntStream.of(ours).mapToDouble(data::label).toArray(), a, seen, u, rest);
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    double labelNorm() {
        return Math.sqrt(squares(labels));
    }

    /** The neurons after {@code steps} steps, a real number ≥ 0. */
    PulledNeurons moved(double[] pull, double steps) {
        double[] outputs = a.clone();
        double[][] hidden = new double[a.length][];
        for (int j = 0; j < a.length; j++) {
            Motion motion = new Motion(j, pull, steps);
            outputs[j] = motion.output();
            hidden[j] = motion.hidden();
        }
        return new PulledNeurons(labels, outputs, seen, hidden, rest);
    }

    /** Σ a_j u_jk for each datum. */
    double[] outputs() {
        double[] outputs = new double[labels.length];
        for (int j = 0; j < a.length; j++) {
            for (int i = 0; i < u[j].length; i++) {
                outputs[seen[j][i]] += a[j] * u[j][i];
            }
        }
        return outputs;
    }

    /** The derivatives of the outputs after these steps: row k, column l is ∂h_k/∂P_l. */
    double[][] outputSlopes(double[] pull, double steps) {
        double[][] slopes = new double[labels.length][labels.length];
        for (int j = 0; j < a.length; j++) {
            new Motion(j, pull, steps).addSlopes(slopes);
        }
        return slopes;
    }

    double squaredNorm() {
        double sum = rest + squares(a);
        for (double[] w : u) {
            sum += squares(w);
        }
        return sum;
    }

    /** One neuron's motion, and its derivatives. */
    private final class Motion {
        private final int j;
        private final double[] e;                // direction of the pull on what it sees
        private final double p;
        private double z;
        private double c;                        // ((1 + p)^N + (1 − p)^N)/2
        private double s;                        // ((1 + p)^N − (1 − p)^N)/2
        private double cSlope;
        private double sSlope;

        private Motion(int j, double[] pull, double steps) {
            this.j = j;
            e = IntStream.of(seen[j]).mapToDouble(k -> pull[k]).toArray();
            p = Math.sqrt(squares(e));
            if (p == 0) {
                c = 1;
                return;
            }
            for (int i = 0; i < e.length; i++) {
                e[i] /= p;
                z += e[i] * u[j][i];
            }
            double up = StrictMath.exp(steps * StrictMath.log1p(p));
            double down = p < 1 ? StrictMath.exp(steps * StrictMath.log1p(-p)) : 0;
            c = (up + down) / 2;
            s = (up - down) / 2;
            double upSlope = steps * up / (1 + p);
            double downSlope = p < 1 ? -steps * down / (1 - p) : 0;
            cSlope = (upSlope + downSlope) / 2;
            sSlope = (upSlope - downSlope) / 2;
        }

        private double output() {
            return a[j] * c + z * s;
        }

        private double[] hidden() {
            double change = a[j] * s + z * (c - 1);
            double[] w = u[j].clone();
            for (int i = 0; i < w.length; i++) {
                w[i] = Math.max(0, w[i] + e[i] * change);
            }
            return w;
        }

        private void addSlopes(double[][] slopes) {
            if (p == 0) {
                return;
            }
            double output = output();
            double[] w = hidden();
            double change = a[j] * s + z * (c - 1);
            for (int l = 0; l < w.length; l++) {
                double turn = (u[j][l] - z * e[l]) / p;
                double outputSlope = (a[j] * cSlope + z * sSlope) * e[l] + s * turn;
                double changeSlope = (a[j] * sSlope + z * cSlope) * e[l] + (c - 1) * turn - change * e[l] / p;
                for (int k = 0; k < w.length; k++) {
                    if (w[k] == 0) {
                        continue;
                    }
                    double moves = e[k] * changeSlope + (k == l ? change / p : 0);
                    slopes[seen[j][k]][seen[j][l]] += outputSlope * w[k] + output * moves;
                }
            }
        }
    }
}
