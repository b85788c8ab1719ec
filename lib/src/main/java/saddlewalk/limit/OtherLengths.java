package saddlewalk.limit;

import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The limit process for orthogonal inputs of other lengths, ‖x_k‖ = c_k. [ours, checked]
 *
 * <p>With x_k = c_k e_k the residual is y_k − c_k z_k, z_k the output on the unit vector e_k, and pushes with the factor c_k.
 * While a datum is unfitted it acts like a unit input with label c_k y_k: speed ‖(c_k y_k)_S‖/n, so that Algorithm 1 on the
 * labels c_k y_k gives every jump and exponent. It is fitted when z_k = y_k/c_k: the neuron ends at the labels y_k/c_k, and the
 * final squared norm is 2 Σ ‖(y_k/c_k)_S‖.
 */
public final class OtherLengths {
    private final double[] labels;
    private final double[] lengths;
    private final LimitProcess process;

    private OtherLengths(double[] labels, double[] lengths, LimitProcess process) {
        this.labels = labels;
        this.lengths = lengths;
        this.process = process;
    }

    /**
     * @param data labels y_k and the orthonormal directions x_k/c_k
     * @param lengths c_k, n finite numbers > 0
     * @param start of which only signs are read
     */
    public static OtherLengths of(Dataset data, double[] lengths, Network start) {
        if (lengths.length != data.n()) {
            throw new IllegalArgumentException("one length per datum: there are " + data.n() + " labels and " + lengths.length
                    + " lengths");
        }
        double[] pulls = data.labels();
        double[][] inputs = new double[pulls.length][];
        for (int k = 0; k < pulls.length; k++) {
            if (!(lengths[k] > 0 && lengths[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a length must be finite and > 0, got " + Numbers.full(lengths[k])
                        + " at index " + k);
            }
            pulls[k] *= lengths[k];
            inputs[k] = data.input(k);
        }
        Dataset weighted = data.hasIdentityInputs() ? Dataset.of(pulls) : Dataset.of(pulls, inputs);
        return new OtherLengths(data.labels(), lengths.clone(), LimitProcess.of(weighted, start));
    }

    /** The discrete form for gradient descent with step η on the mean squared error. */
    public OtherLengths withStepSize(double eta) {
        return new OtherLengths(labels, lengths, process.withStepSize(eta));
    }

    /** Algorithm 1 on the labels c_k y_k: its jumps and exponents are this process's; its losses and saddles are not. */
    public LimitProcess process() {
        return process;
    }

    /** The inputs c_k e_k, n × d. */
    public double[][] inputs() {
        double[][] inputs = new double[labels.length][];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = process.data().input(k);
            for (int i = 0; i < inputs[k].length; i++) {
                inputs[k][i] *= lengths[k];
            }
        }
        return inputs;
    }

    /** c_k, n numbers; a copy. */
    public double[] lengths() {
        return lengths.clone();
    }

    /**
     * The slowest rate, per unit of flow time, at which the residual on S_i dies out after jump i: at least
     * min c_k²·‖(y/c)_S‖/n over k in S (linearised at the saddle; the other term of its matrix is positive semidefinite).
     */
    public double settlingRate(int i) {
        List<Integer> fitted = process.jump(i).fitted();
        double shortest = fitted.stream().mapToDouble(k -> lengths[k]).min().orElseThrow();
        return shortest * shortest * norm(fitted, true) / labels.length;
    }

    /** ‖θ‖² after the last jump: 2 Σ ‖(y_k/c_k)_S‖. */
    public double squaredNorm() {
        double sum = 0;
        for (Jump jump : process.jumps()) {
            sum += 2 * norm(jump.fitted(), true);
        }
        return sum;
    }

    /** The mean squared error on plateaus 0 … p, ‖y_U‖²/n. */
    public double[] plateauMeanSquaredErrors() {
        return IntStream.rangeClosed(0, process.jumpCount()).mapToDouble(i -> {
            double norm = norm(process.unfitted(i), false);
            return norm * norm / labels.length;
        }).toArray();
    }

    private double norm(List<Integer> indices, boolean divided) {
        double sum = 0;
        for (int k : indices) {
            double label = divided ? labels[k] / lengths[k] : labels[k];
            sum += label * label;
        }
        return StrictMath.sqrt(sum);
    }

    @Override
    public String toString() {
        return "OtherLengths[n=" + labels.length + ", jumps=" + process.jumpCount() + ", final squared norm "
                + Numbers.brief(squaredNorm()) + "]";
    }
}
