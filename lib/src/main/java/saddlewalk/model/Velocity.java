package saddlewalk.model;

/**
 * Where the flow (4) moves a network: dθ/dt = −∂L(θ) of the loss (3) with the ReLU's derivative 1{z > 0} at 0
 * (Assumption 2), and the same in the neuron's own terms, equations (5) and (6). Cost O(mn) on the standard basis, else
 * O(mnd). A weight below the smallest double counts as 0; rates of log‖w_j‖ and of directions are exact at any scale.
 */
public final class Velocity {
    private final Network network;
    private final double[] residual;
    private final double[][] pulls;

    private Velocity(Network network, double[] residual, double[][] pulls) {
        this.network = network;
        this.residual = residual;
        this.pulls = pulls;
    }

    /** @throws IllegalArgumentException if the dimensions differ */
    public static Velocity of(Dataset data, Network network) {
        double[] residual = data.labels();
        double[] outputs = network.predictions(data);
        for (int k = 0; k < residual.length; k++) {
            residual[k] -= outputs[k];
        }
        double[][] pulls = new double[network.m()][];
        for (int j = 0; j < pulls.length; j++) {
            double[] u = data.coordinates(network.storedHidden(j));
            double[] seen = new double[u.length];
            for (int k = 0; k < u.length; k++) {
                seen[k] = u[k] > 0 ? residual[k] / u.length : 0;
            }
            pulls[j] = data.combination(seen);
        }
        return new Velocity(network, residual, pulls);
    }

    /** y_k − h(x_k) for all k, n numbers. */
    public double[] residuals() {
        return residual.clone();
    }

    /** D_j = (1/n) Σ_k 1{⟨w_j, x_k⟩ > 0} (y_k − h(x_k)) x_k, d numbers. */
    public double[] pull(int j) {
        Checks.index("neuron", j, pulls.length);
        return pulls[j].clone();
    }

    /** The largest ‖D_j‖: no rate of (6) is faster. */
    public double largestPull() {
        double largest = 0;
        for (double[] pull : pulls) {
            largest = Math.max(largest, Vectors.norm(pull));
        }
        return largest;
    }

    /** da_j/dt = ⟨w_j, D_j⟩. */
    public double output(int j) {
        return Vectors.dot(network.hidden(j), pulls[j]);
    }

    /** dw_j/dt = a_j D_j, d numbers; its coordinates are (5). */
    public double[] hidden(int j) {
        return scaled(network.output(j), pulls[j]);
    }

    /** d log‖w_j‖/dt = s_j ⟨w̄_j, D_j⟩: (6), first part, divided by ‖w_j‖; needs |a_j| = ‖w_j‖. */
    public double logNorm(int j) {
        return network.sign(j) * Vectors.dot(network.direction(j), pulls[j]);
    }

    /** d‖w_j‖/dt = s_j ‖w_j‖ ⟨w̄_j, D_j⟩: (6), first part. */
    public double norm(int j) {
        return StrictMath.exp(network.logNorm(j)) * logNorm(j);
    }

    /** dw̄_j/dt = s_j (D_j − ⟨w̄_j, D_j⟩ w̄_j): (6), second part; d numbers; needs |a_j| = ‖w_j‖. */
    public double[] direction(int j) {
        double[] unit = network.direction(j);
        double along = Vectors.dot(unit, pulls[j]);
        double[] rate = new double[unit.length];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = network.sign(j) * (pulls[j][i] - along * unit[i]);
        }
        return rate;
    }

    private static double[] scaled(double factor, double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = factor * v[i];
        }
        return product;
    }

    @Override
    public String toString() {
        return "Velocity[m=" + network.m() + ", d=" + network.d() + "]";
    }
}
