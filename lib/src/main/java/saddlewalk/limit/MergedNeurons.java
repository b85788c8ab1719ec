package saddlewalk.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * Algorithm 1 when columns of the mask coincide: neurons that see the same act as one neuron, and the sum of their squared
 * norms is that neuron's [text]. Neurons that see nothing are left out; see {@link ZeroColumns}.
 *
 * <p>Before the first jump, as λ → 0, a neuron grows like λA_je^{‖D‖T} ({@link EarlyGrowth}), and from then on all of a
 * group obey one linear equation. So the ratios of the A_j are kept for ever, whatever λ is, and the group is one neuron
 * of amplitude (ΣA_j²)^{1/2}. One sign: A_j = (1 + z_j)/2, z_j the cosine of the start with the common direction. [ours,
 * checked]
 */
public final class MergedNeurons {
    private final Dataset data;
    private final Network start;
    private final List<List<Integer>> groups;
    private final LimitProcess process;

    private MergedNeurons(Dataset data, Network start, List<List<Integer>> groups, LimitProcess process) {
        this.data = data;
        this.start = start;
        this.groups = groups;
        this.process = process;
    }

    /**
     * Groups the neurons of a start and runs Algorithm 1 on one neuron a group.
     *
     * @throws IllegalArgumentException if no neuron sees anything, or as {@link LimitProcess#of(Dataset, Network)} does
     */
    public static MergedNeurons of(Dataset data, Network start) {
        ActivationMask mask = ActivationMask.of(data, start);
        Map<List<Integer>, List<Integer>> sameColumn = new LinkedHashMap<>();
        for (int j = 0; j < start.m(); j++) {
            if (!mask.seenBy(j).isEmpty()) {
                sameColumn.computeIfAbsent(mask.seenBy(j), column -> new ArrayList<>()).add(j);
            }
        }
        if (sameColumn.isEmpty()) {
            throw new IllegalArgumentException("no neuron sees any datum with its label's sign: there is nothing to merge");
        }
        List<List<Integer>> groups = sameColumn.values().stream().map(List::copyOf).toList();
        int[][] rows = new int[data.n()][groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            for (int k : mask.seenBy(groups.get(g).get(0))) {
                rows[k][g] = 1;
            }
        }
        int[] signs = groups.stream().mapToInt(group -> start.sign(group.get(0))).toArray();
        return new MergedNeurons(data, start, groups, LimitProcess.of(data, signs, ActivationMask.ofRows(rows)));
    }

    /**
     * A start in which neuron 1 sees what neuron 0 sees: it gets its sign, and the signs of its coordinates. Inputs on the
     * standard basis.
     */
    public static Network twins(Network start) {
        Require.atLeast("number of neurons m", 2, start.m());
        double[][] directions = IntStream.range(0, start.m()).mapToObj(start::direction).toArray(double[][]::new);
        int[] signs = start.signs();
        signs[1] = signs[0];
        for (int k = 0; k < start.d(); k++) {
            directions[1][k] = Math.copySign(directions[1][k], directions[0][k]);
        }
        return Initialization.of(start.logNorm(0), signs, directions);
    }

    /** The groups, each ascending, in the order of their smallest neurons. */
    public List<List<Integer>> groups() {
        return groups;
    }

    /** Algorithm 1 with one neuron a group: its neuron g is group g. */
    public LimitProcess process() {
        return process;
    }

    /** What Σ‖w_j‖² over a group is in the limit: ‖y_S‖ if the group jumps, fitting S; else 0. One number a group. */
    public List<Double> predictedSquaredNorms() {
        double[] squares = new double[groups.size()];
        process.jumps().forEach(jump -> squares[jump.neuron()] = data.labelNorm(jump.fitted()));
        return IntStream.range(0, squares.length).mapToObj(g -> squares[g]).toList();
    }

    /** Σ‖w_j‖² over each group of a trained network. */
    public List<Double> squaredNorms(Network trained) {
        return groups.stream().map(group -> group.stream().mapToDouble(j -> StrictMath.exp(2 * trained.logNorm(j))).sum())
                .toList();
    }

    /**
     * The log λ from which down every group ends within e^{−30} of its limit: what {@link Resolution} asks of plateaus,
     * of the final norm and of settling, and 2L|ρ_g| ≥ 30 for every group that never jumps. [ours, checked]
     */
    public double logLambdaNeeded() {
        Resolution resolution = Resolution.of(process, -1);
        double exponent = resolution.endExponent();
        int p = process.jumpCount();
        for (int g = 0; g < groups.size(); g++) {
            if (!process.hasJumped(g, p)) {
                exponent = Math.min(exponent, -2 * process.exponentAtPlateau(g, p));
            }
        }
        return Math.min(0 - Resolution.RESOLVED / exponent, resolution.logLambdaNeeded());
    }

    /** z_j = ⟨ŵ_j, s_j D̄_j⟩: the cosine of neuron j's start with the first direction of its group. */
    public double alignment(int j) {
        double[] first = process.direction(groupOf(j), 0);
        double[] direction = start.direction(j);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * direction[i];
        }
        return sum;
    }

    /** ‖w_i‖/‖w_j‖ for two neurons of one group, one sign: (1 + z_i)/(1 + z_j), the same at every λ. [ours, checked] */
    public double splitByAlignment(int i, int j) {
        requireOneGroup(i, j);
        return (1 + alignment(i)) / (1 + alignment(j));
    }

    /** The same for labels of both signs: A_i/A_j, see {@link EarlyGrowth}. [ours, checked] */
    public double split(int i, int j) {
        requireOneGroup(i, j);
        return EarlyGrowth.amplitude(data, start, i) / EarlyGrowth.amplitude(data, start, j);
    }

    private void requireOneGroup(int i, int j) {
        if (groupOf(i) != groupOf(j)) {
            throw new IllegalArgumentException("neurons " + i + " and " + j
                    + " see different data: their norms have no split");
        }
    }

    /**
     * ‖D‖T − L at flow time T of half the first drop of the loss: ½log‖y_S‖ + ½log(√2−1) − ½log ΣA_j², the sum over the
     * group that jumps; free of λ, for any signs. [ours, checked]
     */
    public double firstJumpOffset() {
        Jump first = process.jump(1);
        double squares = 0;
        for (int j : groups.get(first.neuron())) {
            squares += StrictMath.pow(EarlyGrowth.amplitude(data, start, j), 2);
        }
        return StrictMath.log(data.labelNorm(first.fitted()) * (StrictMath.sqrt(2) - 1) / squares) / 2;
    }

    /** ‖D‖ of the group that makes the first jump. */
    public double firstSpeed() {
        return process.speedOnPlateau(process.jump(1).neuron(), 0);
    }

    /**
     * The flow time at which Σ‖w_j‖² of the group that jumps first is half its final value, at a given λ. [ours, checked]
     */
    public double firstJumpMiddle(double logLambda) {
        double ofHalfLoss = (Clocks.logInverse(logLambda) + firstJumpOffset()) / firstSpeed();
        return ofHalfLoss - StrictMath.log(StrictMath.sqrt(2) - 1) / (2 * firstSpeed());
    }

    /**
     * Σ‖w_j‖² of the group that jumps first, {@code since} after {@link #firstJumpMiddle}: the logistic curve of one neuron,
     * ‖y_S‖/(1 + e^{−2‖D‖·since}). [derived]
     */
    public double firstJumpSquaredNorm(double since) {
        return data.labelNorm(process.jump(1).fitted()) / (1 + StrictMath.exp(-2 * firstSpeed() * since));
    }

    private int groupOf(int j) {
        return IntStream.range(0, groups.size()).filter(g -> groups.get(g).contains(j)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("neuron " + j + " of " + start.m()
                        + " sees nothing, so it has no group"));
    }

    @Override
    public String toString() {
        return "MergedNeurons[groups " + groups + ", log lambda needed " + Numbers.brief(logLambdaNeeded(), 4) + "]";
    }
}
