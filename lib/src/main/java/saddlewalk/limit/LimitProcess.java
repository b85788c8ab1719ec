package saddlewalk.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The limit process of section 3, from Algorithm 1: which neuron jumps when, which data it fits, and every saddle on the
 * way, for λ → 0. It needs no training: it reads the labels, the signs s_j and the mask M of Assumption 4, nothing else.
 *
 * <p>Plateau i, for i = 0 … p, lies between jump i and jump i + 1; p is the number of jumps. A value at a jump's own
 * time is the one after the jump; the methods named {@code …Before} give the left limit.
 *
 * <p>In continuous time the exponent of an unfitted neuron grows at speed (10), ‖y_S‖/n. In the discrete form, for
 * gradient descent with step η on the mean squared error, it grows by log(1 + h) an epoch, h = 2η‖y_S‖/n: per unit of
 * accelerated time 2η·epoch/L that is the speed log(1 + h)/(2η). [ours, checked]
 *
 * <p>Cost O(mn) for the first jump and as much for all later ones together when every jump fits a constant part of what
 * is left, at most O(p·m·n) for p jumps; memory, beside labels and mask, for what the first jump leaves. The order of
 * every sum is fixed: the same bits on every machine.
 */
public final class LimitProcess {
    private final Dataset data;
    private final int[] signs;
    private final ActivationMask mask;
    private final OptionalDouble stepSize;
    private final TieRule tieRule;

    private final List<Jump> jumps = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private final List<Double> labelNorms = new ArrayList<>();        // ‖y_S‖ of each jump
    private final List<Double> unfittedSquares = new ArrayList<>();   // ‖y_U‖² of plateau i
    private final List<double[]> exponents = new ArrayList<>();       // at the start of plateau i
    private final List<double[]> speeds = new ArrayList<>();          // on plateau i; 0 for a fitted neuron

    private LimitProcess(Dataset data, int[] signs, ActivationMask mask, OptionalDouble stepSize, TieRule tieRule) {
        this.data = data;
        this.signs = signs;
        this.mask = mask;
        this.stepSize = stepSize;
        this.tieRule = tieRule;
        run();
    }

    /**
     * Algorithm 1 for a network at its start.
     *
     * @param data n orthonormal inputs and their labels
     * @param start m neurons in the same dimension; only the signs of a_j and of ⟨w_j, x_k⟩ are read
     * @throws IllegalArgumentException if the dimensions differ, an output weight is 0, or two neurons with different
     *     overlapping data would jump at the same time (see {@link TieRule})
     */
    public static LimitProcess of(Dataset data, Network start) {
        return of(data, start.signs(), ActivationMask.of(data, start), TieRule.REFUSE);
    }

    /** Algorithm 1 from a network's start with a rule for harmful ties. */
    public static LimitProcess of(Dataset data, Network start, TieRule tieRule) {
        return of(data, start.signs(), ActivationMask.of(data, start), tieRule);
    }

    /**
     * Algorithm 1 from labels, signs and a mask alone; nobody has to invent weights.
     *
     * @param labels n numbers
     * @param signs m numbers, −1 or +1
     * @param mask n × m; an entry counts only where the neuron's sign is its label's
     */
    public static LimitProcess of(double[] labels, int[] signs, ActivationMask mask) {
        return of(Dataset.of(labels), signs, mask, TieRule.REFUSE);
    }

    /** Algorithm 1 from labels, signs and a mask with a rule for harmful ties. */
    public static LimitProcess of(double[] labels, int[] signs, ActivationMask mask, TieRule tieRule) {
        return of(Dataset.of(labels), signs, mask, tieRule);
    }

    /** Algorithm 1 from data, signs and a mask; the data are not copied, which tells at a million of them. */
    public static LimitProcess of(Dataset data, int[] signs, ActivationMask mask) {
        return of(data, signs, mask, TieRule.REFUSE);
    }

    /** The same with a rule for harmful ties. */
    public static LimitProcess of(Dataset data, int[] signs, ActivationMask mask, TieRule tieRule) {
        if (tieRule == null) {
            throw new IllegalArgumentException("the rule for harmful ties must be one of "
                    + Arrays.toString(TieRule.values()) + ", got null");
        }
        if (mask.n() != data.n()) {
            throw new IllegalArgumentException(
                    "one row of the mask per label: there are " + data.n() + " labels and " + mask.n() + " rows");
        }
        if (mask.m() != signs.length) {
            throw new IllegalArgumentException(
                    "one sign per column of the mask: there are " + mask.m() + " columns and " + signs.length + " signs");
        }
        for (int j = 0; j < signs.length; j++) {
            if (Math.abs(signs[j]) != 1) {
                throw new IllegalArgumentException("signs must be -1 or 1, got " + signs[j] + " for neuron " + j);
            }
        }
        return new LimitProcess(data, signs.clone(), mask, OptionalDouble.empty(), tieRule);
    }

    /** The discrete form for gradient descent with step size η on the mean squared error, > 0 and at most 10⁵⁰. */
    public LimitProcess withStepSize(double eta) {
        Require.stepSize(eta);
        return new LimitProcess(data, signs, mask, OptionalDouble.of(eta), tieRule);
    }

    private void run() {
        int m = signs.length;
        Remaining left = new Remaining(data, signs, mask);
        boolean[] jumped = new boolean[m];
        double[] rho = new double[m];
        Arrays.fill(rho, -1);
        double time = 0;
        while (true) {
            double[] squares = left.squaredNorms();
            double[] speed = new double[m];
            double[] wait = new double[m];
            Arrays.fill(wait, Double.POSITIVE_INFINITY);
            int next = -1;
            for (int j = 0; j < m; j++) {
                if (jumped[j] || squares[j] == 0) {
                    continue;
                }
                speed[j] = speed(squares[j]);
                wait[j] = Math.max(0, -rho[j]) / speed[j];
                next = wait[j] < (next < 0 ? Double.POSITIVE_INFINITY : wait[next]) ? j : next;
            }
            unfittedSquares.add(squares[squares.length - 1]);
            exponents.add(rho.clone());
            speeds.add(speed);
            if (next < 0) {
                return;
            }
            next = amongTies(next, time, wait, speed, left);
            time += wait[next];
            for (int j = 0; j < m; j++) {
                rho[j] = Math.min(0, rho[j] + wait[next] * speed[j]);
            }
            rho[next] = 0;
            jumped[next] = true;
            labelNorms.add(StrictMath.sqrt(squares[next]));
            jumps.add(new Jump(time, next, left.take(next, squares[next] / squares[squares.length - 1])));
        }
    }

    /** How fast an exponent grows whose neuron sees unfitted labels of this squared norm. */
    double speed(double squaredLabelNorm) {
        double continuous = StrictMath.sqrt(squaredLabelNorm) / data.n();
        return stepSize.isEmpty() ? continuous
                : StrictMath.log1p(2 * stepSize.getAsDouble() * continuous) / (2 * stepSize.getAsDouble());
    }

    /**
     * The neuron of smallest index among those that jump now; records the others. Times closer than the rounding of the
     * sums behind them are the same time; an exponent, a sum that began at −1, has a rounding of its own, which a slow
     * neuron turns into 1/speed times as much time.
     */
    private int amongTies(int soonest, double time, double[] wait, double[] speed, Remaining left) {
        double rounding = Sums.rounding(data.n()) * (jumps.size() + 1) * 0x1p-52;
        int[] tied = IntStream.range(0, signs.length).filter(j -> {
            double scale = time + wait[soonest] + (speed[j] == 0 ? 0 : 1 / speed[j] + 1 / speed[soonest]);
            return j == soonest || speed[j] != 0 && wait[j] - wait[soonest] <= rounding * scale;
        }).toArray();
        int next = tied[0];
        for (int t = 1; t < tied.length; t++) {
            boolean harmful = !left.seeTheSame(tied[t], next) && !left.areDisjoint(tied[t], next);
            Tie tie = new Tie(jumps.size() + 1, time + wait[next], next, tied[t], harmful);
            if (tie.harmful() && tieRule == TieRule.REFUSE) {
                throw new IllegalArgumentException("Algorithm 1 needs one next neuron (Assumption 4 (ii)): " + tie
                        + "; choose a TieRule to go on all the same");
            }
            ties.add(tie);
        }
        return next;
    }

    /** The jumps in order of time; empty if no neuron sees anything. */
    public List<Jump> jumps() {
        return List.copyOf(jumps);
    }

    /** The neurons in the order in which they jump, p of them. */
    public List<Integer> order() {
        return jumps.stream().map(Jump::neuron).toList();
    }

    /** p, the number of jumps. */
    public int jumpCount() {
        return jumps.size();
    }

    /** t_i, accelerated time of jump i, for i = 1 … p. */
    public double jumpTime(int i) {
        return jump(i).time();
    }

    /** Jump i, for i = 1 … p. */
    public Jump jump(int i) {
        if (i < 1 || i > jumps.size()) {
            throw new IndexOutOfBoundsException("jump must be in [1, " + jumps.size() + "], got " + i);
        }
        return jumps.get(i - 1);
    }

    /** Epoch (a real number) of jump i at a given λ; only for the discrete form. */
    public double jumpEpoch(int i, double logLambda) {
        return Clocks.epochs(jumpTime(i), requireStepSize(), logLambda);
    }

    /** The epochs of jumps 1 … p at a given λ; only for the discrete form. */
    public double[] jumpEpochs(double logLambda) {
        return IntStream.rangeClosed(1, jumps.size()).mapToDouble(i -> jumpEpoch(i, logLambda)).toArray();
    }

    /** The mean squared error on plateaus 0 … p, for a step drawn at the jumps. */
    public double[] plateauMeanSquaredErrors() {
        return IntStream.rangeClosed(0, jumps.size()).mapToDouble(this::plateauMeanSquaredError).toArray();
    }

    /** The number of fitted data on plateaus 0 … p. */
    public double[] fittedCounts() {
        return IntStream.rangeClosed(0, jumps.size()).mapToDouble(this::fittedCount).toArray();
    }

    /** η of the discrete form; empty in continuous time. */
    public OptionalDouble stepSize() {
        return stepSize;
    }

    double requireStepSize() {
        return stepSize.orElseThrow(() -> new IllegalStateException(
                "epochs belong to the discrete form: call withStepSize(eta) first"));
    }

    /** Every tie met, harmless ones included. */
    public List<Tie> ties() {
        return List.copyOf(ties);
    }

    /** The data and labels the process was run on. */
    public Dataset data() {
        return data;
    }

    /** Number of neurons. */
    public int m() {
        return signs.length;
    }

    /** s_j. */
    public int sign(int j) {
        return signs[neuron(j)];
    }

    /** Whether neuron j saw datum k at the start with its label's sign: M_kj of Assumption 4. */
    public boolean saw(int j, int k) {
        return mask.get(k, j) && signs[j] * data.label(k) > 0;
    }

    /** Whether neuron j saw any of the given data at the start. */
    public boolean sawAny(int j, List<Integer> some) {
        return some.stream().anyMatch(k -> saw(j, k));
    }

    /** S_j^i: the unfitted data of neuron j on plateau i, for i = 0 … p; empty once the neuron has jumped. */
    public List<Integer> sees(int j, int i) {
        return hasJumped(j, i) ? List.of()
                : unfitted(i).stream().filter(k -> saw(j, k)).toList();
    }

    /** Whether neuron j is among those that jumped at jumps 1 … i. */
    public boolean hasJumped(int j, int i) {
        neuron(j);
        return jumps.subList(0, plateau(i)).stream().anyMatch(jump -> jump.neuron() == j);
    }

    /** U^i: the data not yet fitted on plateau i, ascending. */
    public List<Integer> unfitted(int i) {
        BitSet unfitted = new BitSet(data.n());
        unfitted.set(0, data.n());
        jumps.subList(0, plateau(i)).forEach(jump -> jump.fitted().forEach(unfitted::clear));
        return IndexList.of(unfitted.stream());
    }

    /** The data that are never fitted. */
    public List<Integer> uncovered() {
        return unfitted(jumps.size());
    }

    /** Number of data fitted on plateau i. */
    public int fittedCount(int i) {
        return jumps.subList(0, plateau(i)).stream().mapToInt(jump -> jump.fitted().size()).sum();
    }

    /** Speed of neuron j's exponent on plateau i, (10); 0 for a neuron that is fitted or has nothing left to fit. */
    public double speedOnPlateau(int j, int i) {
        return speeds.get(plateau(i))[neuron(j)];
    }

    /**
     * The direction s_j D_j^i/‖D_j^i‖ that neuron j takes on plateau i, (8) and (9): a unit vector of d numbers; zeros
     * for a neuron that is fitted or has nothing left to fit.
     */
    public double[] direction(int j, int i) {
        List<Integer> seen = sees(j, i);
        double[] u = new double[data.n()];
        for (int k : seen) {
            u[k] = signs[j] * data.label(k) / data.labelNorm(seen);
        }
        return data.combination(u);
    }

    /** ρ_j at the start of plateau i; −1 on plateau 0 and 0 once the neuron has jumped. */
    public double exponentAtPlateau(int j, int i) {
        return exponents.get(plateau(i))[neuron(j)];
    }

    /** ρ_j(t), equation (11); continuous, at most 0. */
    public double exponent(int j, double time) {
        int i = plateauAt(time);
        double since = i == 0 ? 0 : jumps.get(i - 1).time();
        return Math.min(0, exponents.get(i)[neuron(j)] + (time - since) * speeds.get(i)[j]);
    }

    /** dρ_j/dt just after time t. */
    public double speed(int j, double time) {
        return speeds.get(plateauAt(time))[neuron(j)];
    }

    /** dρ_j/dt just before time t. */
    public double speedBefore(int j, double time) {
        return speeds.get(plateauBefore(time))[neuron(j)];
    }

    /** The plateau of time t: the number of jumps at or before t. */
    public int plateauAt(double time) {
        requireTime(time);
        return (int) jumps.stream().filter(jump -> jump.time() <= time).count();
    }

    /** The plateau just before time t: the number of jumps before t. */
    public int plateauBefore(double time) {
        requireTime(time);
        return (int) jumps.stream().filter(jump -> jump.time() < time).count();
    }

    private static void requireTime(double time) {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("accelerated time must be finite and >= 0, got " + Numbers.full(time));
        }
    }

    private int neuron(int j) {
        if (j < 0 || j >= signs.length) {
            throw new IndexOutOfBoundsException("neuron must be in [0, " + signs.length + "), got " + j);
        }
        return j;
    }

    private int plateau(int i) {
        if (i < 0 || i > jumps.size()) {
            throw new IndexOutOfBoundsException("plateau must be in [0, " + jumps.size() + "], got " + i);
        }
        return i;
    }

    /** The loss (3) on plateau i, ‖y_{U^i}‖²/(2n). */
    public double plateauLoss(int i) {
        return plateauMeanSquaredError(i) / 2;
    }

    /** The mean squared error on plateau i, ‖y_{U^i}‖²/n. */
    public double plateauMeanSquaredError(int i) {
        return unfittedSquares.get(plateau(i)) / data.n();
    }

    /**
     * The mean squared error during jump i when the outputs on its data stand at the part p of their labels:
     * the new plateau plus (1 − p)² of the drop. Half of the drop is p = 1 − 1/√2.
     *
     * @param i jump, 1 … p
     * @param part in [0, 1]
     */
    public double meanSquaredErrorDuringJump(int i, double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("the part of a label must be in [0, 1], got " + Numbers.full(part));
        }
        double after = plateauMeanSquaredError(i);
        return after + (plateauMeanSquaredError(i - 1) - after) * (1 - part) * (1 - part);
    }

    /** The loss (3) at time t; at a jump the lower one. */
    public double loss(double time) {
        return plateauLoss(plateauAt(time));
    }

    /** The loss (3) just before time t. */
    public double lossBefore(double time) {
        return plateauLoss(plateauBefore(time));
    }

    /** ‖θ_i‖² at saddle i: 2 Σ ‖y_S‖ over the first i jumps; for i = p equation (15). */
    public double squaredNorm(int i) {
        double sum = 0;
        for (double labelNorm : labelNorms.subList(0, plateau(i))) {
            sum += labelNorm;
        }
        return 2 * sum;
    }

    /** ‖θ_p‖², equation (15). */
    public double squaredNorm() {
        return squaredNorm(jumps.size());
    }

    /** The saddle θ^i of plateau i: every neuron that has jumped has its value (12)–(14), the others are 0. */
    public Network saddle(int i) {
        int m = signs.length;
        double[] a = new double[m];
        double[][] w = new double[m][data.d()];
        for (int jumped = 0; jumped < plateau(i); jumped++) {
            Jump jump = jumps.get(jumped);
            int j = jump.neuron();
            double norm = labelNorms.get(jumped);
            double[] u = new double[data.n()];
            for (int k : jump.fitted()) {
                u[k] = signs[j] * data.label(k) / StrictMath.sqrt(norm);
            }
            a[j] = signs[j] * StrictMath.sqrt(norm);
            w[j] = data.combination(u);
        }
        return Network.scaled(signs, a, w, new int[m]);
    }

    /** The limit process at time t; at a jump the saddle it arrives at. */
    public Network networkAt(double time) {
        return saddle(plateauAt(time));
    }

    /** The limit process just before time t. */
    public Network networkBefore(double time) {
        return saddle(plateauBefore(time));
    }

    @Override
    public String toString() {
        return "LimitProcess[n=" + data.n() + ", m=" + signs.length + ", jumps=" + jumps.size() + ", uncovered="
                + (data.n() - fittedCount(jumps.size())) + "]";
    }
}
