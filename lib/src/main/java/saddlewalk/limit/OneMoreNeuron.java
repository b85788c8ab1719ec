package saddlewalk.limit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * A saddle with one more neuron: the loss (3) as a function of that neuron alone, of its output weight a and of its
 * coordinates ⟨w, x_k⟩ on chosen data. Its other coordinates are 0, so that it sees nothing else. Equation (12) says
 * that a jump takes the neuron to the least value of this function; here a general optimiser, which knows nothing of
 * (12), looks for a smaller one.
 */
public final class OneMoreNeuron {
    /** Hipparchus's CMA-ES ends once the losses of its last generations lie within this of each other. */
    public static final double STOP = 1e-12;
    /** A valley, here a·w = const, can end a search early (axes of ratio 10⁷); a narrow second one ends at the floor. */
    private static final int ROUNDS = 2;
    private static final double NARROWER = 1e-3;
    private static final int MOST_EVALUATIONS = 200_000;

    private final LimitProcess process;
    private final Network saddle;
    private final int neuron;
    private final List<Integer> seen;

    private OneMoreNeuron(LimitProcess process, Network saddle, int neuron, List<Integer> seen) {
        this.process = process;
        this.saddle = saddle;
        this.neuron = neuron;
        this.seen = List.copyOf(seen);
    }

    /**
     * @param saddle number of the saddle, 0 … p
     * @param neuron one that has not jumped there
     * @param seen the data it may see, at least one, each in [0, n)
     * @throws IllegalArgumentException if the neuron has jumped, or {@code seen} is empty or names a datum twice
     */
    public static OneMoreNeuron of(LimitProcess process, int saddle, int neuron, List<Integer> seen) {
        if (process.hasJumped(neuron, saddle)) {
            throw new IllegalArgumentException("neuron " + neuron + " has jumped before saddle " + saddle
                    + ": its place is taken");
        }
        if (seen.isEmpty() || seen.stream().distinct().count() < seen.size()) {
            throw new IllegalArgumentException("the neuron must see at least one datum and each once, got " + seen);
        }
        for (int k : seen) {
            if (k < 0 || k >= process.data().n()) {
                throw new IllegalArgumentException("datum must be in [0, " + process.data().n() + "), got " + k);
            }
        }
        return new OneMoreNeuron(process, process.saddle(saddle), neuron, seen);
    }

    /** Number of variables: the output weight and one coordinate for each datum seen. */
    public int dimension() {
        return 1 + seen.size();
    }

    /** The network with this neuron at a = variables[0] and ⟨w, x_k⟩ = variables[1], … for the data seen, in order. */
    public Network at(double... variables) {
        if (variables.length != dimension()) {
            throw new IllegalArgumentException("one output weight and one coordinate per datum seen: "
                    + dimension() + " variables, got " + variables.length);
        }
        Dataset data = process.data();
        double[] u = new double[data.n()];
        for (int l = 0; l < seen.size(); l++) {
            u[seen.get(l)] = variables[l + 1];
        }
        double[] a = IntStream.range(0, saddle.m()).mapToDouble(saddle::output).toArray();
        double[][] w = IntStream.range(0, saddle.m()).mapToObj(saddle::hidden).toArray(double[][]::new);
        a[neuron] = variables[0];
        w[neuron] = data.combination(u);
        return Network.of(a, w);
    }

    /** The loss (3) there. */
    public double loss(double... variables) {
        return at(variables).loss(process.data());
    }

    /**
     * The least loss that CMA-ES (Hansen; Hipparchus) finds where the neuron is active on all it sees, from a start with
     * its own sign, and again, with a narrow spread, from the best point; cost about 10⁴ evaluations of O(mn) for ten
     * variables.
     *
     * @param seed of the optimiser's random numbers (WELL19937c)
     * @throws org.hipparchus.exception.MathIllegalStateException after 200,000 evaluations without standing still
     */
    public double leastFound(long seed) {
        int dimension = dimension();
        double[] begin = new double[dimension];
        double[] spread = new double[dimension];
        double size = StrictMath.sqrt(process.data().labelNorm(seen) / dimension);
        for (int l = 0; l < dimension; l++) {
            begin[l] = l == 0 ? process.sign(neuron) * size : size;
            spread[l] = size / 4;
        }
        double[] lowest = new double[dimension];                // the neuron is active on all that it sees
        lowest[0] = Double.NEGATIVE_INFINITY;
        double[] highest = new double[dimension];
        Arrays.fill(highest, Double.POSITIVE_INFINITY);
        Well19937c random = new Well19937c(new int[] {(int) (seed >>> 32), (int) seed});
        PointValuePair best = null;
        for (int round = 0; round < ROUNDS; round++) {
            PointValuePair found = new CMAESOptimizer(MOST_EVALUATIONS, 0, true, 0, 0, random, false, null)
                    .optimize(new MaxEval(MOST_EVALUATIONS), new ObjectiveFunction(this::loss), GoalType.MINIMIZE,
                            new InitialGuess(best == null ? begin : best.getPoint()), new SimpleBounds(lowest, highest),
                            new CMAESOptimizer.Sigma(spread), new CMAESOptimizer.PopulationSize(8 + 2 * dimension));
            best = best == null || found.getValue() < best.getValue() ? found : best;
            Arrays.setAll(spread, l -> size * NARROWER / 4);
        }
        return best.getValue();
    }

    @Override
    public String toString() {
        return "OneMoreNeuron[neuron " + neuron + ", seen " + seen + ", loss at the saddle "
                + Numbers.brief(saddle.loss(process.data())) + "]";
    }
}
