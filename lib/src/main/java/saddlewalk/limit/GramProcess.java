package saddlewalk.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Require;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/**
 * Algorithm 1 for inputs that lean away from each other: the same steps, the same data seen as at the start, but with the
 * speed ‖D_j‖ = √(y_Sᵀ G y_S)/n in place of ‖y_S‖/n. [ours, checked]
 *
 * <p>While inner products are ≤ 0 and all labels of one sign, a datum that is off is pushed further off, as Assumption 2
 * wants, and a neuron keeps the data that it sees as long as (G y_S)_k > 0 on them: {@link #holds}. With equal inner
 * products μ &lt; 0 that is y_k > |μ|(Σ_S y − y_k).
 */
public final class GramProcess {
    private final double[] labels;
    private final Inputs inputs;
    private final boolean[][] saw;                          // m × n
    private final List<Jump> jumps = new ArrayList<>();
    private boolean holds = true;

    private GramProcess(double[] labels, Inputs inputs, boolean[][] saw) {
        this.labels = labels;
        this.inputs = inputs;
        this.saw = saw;
    }

    /**
     * Algorithm 1 in its discrete form: speed log(1 + 2η‖D_j‖)/2η.
     *
     * @param labels n numbers > 0
     * @param inputs n inputs
     * @param start output weights > 0; only the signs of ⟨w_j, x_k⟩ are read
     * @param stepSize η > 0 on the mean squared error
     * @throws IllegalArgumentException if numbers or dimensions differ, or a label or output weight is not > 0
     */
    public static GramProcess of(double[] labels, Inputs inputs, Network start, double stepSize) {
        FirstPlateau.requireOneSign(labels, inputs, start, stepSize);
        boolean[][] saw = new boolean[start.m()][labels.length];
        for (int j = 0; j < saw.length; j++) {
            double[] u = inputs.coordinates(start.storedHidden(j));
            for (int k = 0; k < u.length; k++) {
                saw[j][k] = u[k] > 0;
            }
        }
        GramProcess process = new GramProcess(labels.clone(), inputs, saw);
        process.run(stepSize);
        return process;
    }

    private void run(double eta) {
        int m = saw.length;
        boolean[] fitted = new boolean[labels.length];
        boolean[] jumped = new boolean[m];
        double[] rho = new double[m];
        Arrays.fill(rho, -1);
        double time = 0;
        while (true) {
            double[] speed = new double[m];
            int next = -1;
            for (int j = 0; j < m; j++) {
                if (!jumped[j]) {
                    double[] pull = pull(j, fitted);
                    check(pull);
                    speed[j] = StrictMath.log1p(2 * eta * inputs.norm(pull) / labels.length) / (2 * eta);
                    next = speed[j] > 0 && (next < 0 || -rho[j] / speed[j] < -rho[next] / speed[next]) ? j : next;
                }
            }
            if (next < 0) {
                return;
            }
            double wait = -rho[next] / speed[next];
            time += wait;
            for (int j = 0; j < m; j++) {
                rho[j] = Math.min(0, rho[j] + wait * speed[j]);
            }
            double[] taken = pull(next, fitted);
            List<Integer> seen = IntStream.range(0, labels.length).filter(k -> taken[k] > 0).boxed().toList();
            jumps.add(new Jump(time, next, seen));
            jumped[next] = true;
            seen.forEach(k -> fitted[k] = true);
        }
    }

    private double[] pull(int j, boolean[] fitted) {
        double[] pull = new double[labels.length];
        for (int k = 0; k < pull.length; k++) {
            pull[k] = !fitted[k] && saw[j][k] ? labels[k] : 0;
        }
        return pull;
    }

    /** Data that are fitted may be switched off, which shares less of them. */
    private void check(double[] pull) {
        double[] push = inputs.times(pull);
        for (int k = 0; k < pull.length; k++) {
            holds &= pull[k] > 0 ? push[k] > 0 : push[k] <= 0;
        }
    }

    /** The jumps in order of time. */
    public List<Jump> jumps() {
        return List.copyOf(jumps);
    }

    /** Whether every neuron keeps the data it sees, and is pushed towards no other, on every plateau. */
    public boolean holds() {
        return holds;
    }

    /**
     * For equal inner products −μ: the least μ > 0 at which a neuron that sees {@code seen} loses a datum,
     * min over k of y_k/(Σ y − y_k); +∞ for a single datum.
     */
    public static double losesDatumAt(double[] labels, List<Integer> seen) {
        FirstPlateau.requirePositive(labels);
        seen.forEach(k -> Require.index("datum", k, labels.length));
        double sum = seen.stream().mapToDouble(k -> labels[k]).reduce(0, Double::sum);
        return seen.size() < 2 ? Double.POSITIVE_INFINITY
                : seen.stream().mapToDouble(k -> labels[k] / (sum - labels[k])).min().orElseThrow();
    }

    @Override
    public String toString() {
        return "GramProcess[" + inputs + ", jumps=" + jumps.size() + (holds ? "" : ", does not hold") + "]";
    }
}
