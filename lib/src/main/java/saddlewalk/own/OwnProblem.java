package saddlewalk.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.limit.Tie;
import saddlewalk.limit.TieRule;
import saddlewalk.model.DataFile;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.JumpEpochs;
import saddlewalk.train.Middles;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/**
 * A reader's own data with a random balanced start, Algorithm 1 in its discrete form, and training.
 *
 * <p>The step size goes with the labels, η = n/(200‖y‖), so that no neuron grows by more than 1 % an epoch; the signs s_j are those
 * of the labels if these have one sign, else random. Labels y·4^u from a start λ·2^u take the same steps as y from λ, 2^u and 4^u
 * times as large: so labels of which the largest is not of size 10⁻⁶ to 10⁶ are multiplied by a power of 4, exactly.
 *
 * @param data the labels, times 4^unit, on the reader's inputs if these are orthonormal, else on the standard basis
 * @param unit u: the power of 4 by which the labels were multiplied; 0 unless they are very small or large
 * @param sign 1 or −1 if all labels other than 0 have that sign, and so all neurons; else 0
 * @param m number of neurons
 * @param logLambda log λ
 * @param seed of directions and signs
 * @param start the balanced start
 * @param process Algorithm 1 in its discrete form; of two neurons that tie the smaller index jumps
 */
public record OwnProblem(Dataset data, int unit, int sign, int m, double logLambda, long seed, Network start, LimitProcess process) {
    /** More labels are not trained: an epoch takes n·m products, and every jump some thousand epochs. */
    public static final int MOST_TRAINED = 1024;
    /** Nor are more weights, n·m. */
    public static final int MOST_WEIGHTS = 1 << 17;
    /** Up to this many neurons something is claimed about training. */
    public static final int MOST_CLAIMED = 32;
    /** Σ ‖y‖/‖y_S‖ over the jumps that are trained: some 6,000 epochs for each unit of it. */
    public static final double MOST_SLOWNESS = 4000;
    /** The most by which a neuron grows in one epoch: 2η‖y‖/n. */
    public static final double GROWTH = 0.01;
    /** No λ smaller than e to this is asked for. */
    static final double SMALLEST_LOG_LAMBDA = -1e7;

    private static final long EPOCH_LIMIT = 1_000_000_000_000_000L;
    private static final double RESOLVED = 40;              // 30 would do, and 10 for the constants that Algorithm 1 leaves out
    private static final int MOST_SEEDS = 10_000;
    private static final int FEW_SEEDS = 20;                // where nothing is claimed
    private static final double LARGE = 1e6;                // labels from 1/LARGE to LARGE stay as they are
    private static final double MOST_RATIO = 1e100;         // of two labels: their squares are numbers still
    private static final double JITTER = 0.01;
    private static final double EQUAL = 1e-12;              // exponents nearer to each other belong to neurons that saw the same always

    /**
     * The labels of a file; on its inputs if they meet Assumption 1, else on the standard basis.
     *
     * @param logLambda log λ &lt; 0
     * @throws IllegalArgumentException if there are more than 1,024 labels or 131,072 weights, all labels are 0, or one is
     *     10¹⁰⁰ times another
     */
    public static OwnProblem of(DataFile file, int m, double logLambda, long seed) {
        if (file.n() > MOST_TRAINED) {
            throw new IllegalArgumentException(file.file() + ": training is limited to " + MOST_TRAINED + " labels, got "
                    + file.n() + " (an epoch takes n·m products, and every jump some thousand epochs); "
                    + "ask Algorithm 1 and the certificate alone, which take millions");
        }
        if ((long) file.n() * m > MOST_WEIGHTS) {
            throw new IllegalArgumentException(file.file() + ": training is limited to n·m = " + Numbers.count(MOST_WEIGHTS)
                    + " weights, got n = " + file.n() + " and m = " + m + "; take " + MOST_WEIGHTS / file.n()
                    + " neurons or fewer, or ask Algorithm 1 and the certificate alone");
        }
        return of(file.orthonormality().holds() ? file.dataset() : file.labelsAlone(), m, logLambda, seed);
    }

    /** The same for data at hand. */
    public static OwnProblem of(Dataset data, int m, double logLambda, long seed) {
        int unit = unit(data.labels());
        double[] labels = data.labels();
        Arrays.setAll(labels, k -> Math.scalb(labels[k], 2 * unit));
        return of(unit == 0 ? data : withLabels(data, labels), unit, signOf(data), m, logLambda, seed);
    }

    /** As {@code data}, whose labels have this unit already. */
    private static OwnProblem of(Dataset data, int unit, int sign, int m, double logLambda, long seed) {
        Clocks.logInverse(logLambda);
        Network start = sign == 0 ? Initialization.balanced(m, data.d(), logLambda, seed)
                : Initialization.balancedPositive(m, data.d(), logLambda, seed);
        if (sign < 0) {
            double[][] directions = IntStream.range(0, m).mapToObj(start::direction).toArray(double[][]::new);
            start = Initialization.of(logLambda, IntStream.range(0, m).map(j -> -1).toArray(), directions);
        }
        double stepSize = GROWTH * data.n() / (2 * labelNorm(data));
        return new OwnProblem(data, unit, sign, m, logLambda, seed, start,
                LimitProcess.of(data, start, TieRule.SMALLEST_INDEX).withStepSize(stepSize));
    }

    /**
     * The power of 4 that brings the largest of these labels near 1 if it is not between 10⁻⁶ and 10⁶; else 0.
     *
     * @throws IllegalArgumentException if all are 0, or one is 10¹⁰⁰ times another
     */
    static int unit(double[] labels) {
        double[] sizes = Arrays.stream(labels).map(Math::abs).filter(y -> y > 0).sorted().toArray();
        if (sizes.length == 0) {
            throw new IllegalArgumentException("every label is 0: there is nothing to fit");
        }
        double largest = sizes[sizes.length - 1];
        if (sizes[0] < largest / MOST_RATIO) {
            throw new IllegalArgumentException("labels other than 0 must be at least 1e-100 of the largest, got "
                    + Numbers.full(sizes[0]) + " beside " + Numbers.full(largest) + "; write 0 for those so small, or make two files");
        }
        if (largest >= 1 / LARGE && largest <= LARGE) {
            return 0;
        }
        return -Math.floorDiv(Math.getExponent(largest), 2);
    }

    private static Dataset withLabels(Dataset data, double[] labels) {
        return data.hasIdentityInputs() ? Dataset.of(labels)
                : Dataset.of(labels, IntStream.range(0, data.n()).mapToObj(data::input).toArray(double[][]::new));
    }

    private static double labelNorm(Dataset data) {
        return data.labelNorm(IntStream.range(0, data.n()).boxed().toList());
    }

    /** The sign that all labels other than 0 have, or 0. */
    private static int signOf(Dataset data) {
        boolean positive = DoubleStream.of(data.labels()).anyMatch(y -> y > 0);
        boolean negative = DoubleStream.of(data.labels()).anyMatch(y -> y < 0);
        return positive == negative ? 0 : positive ? 1 : -1;
    }

    /** Number of positive labels. */
    public int positiveLabels() {
        return (int) DoubleStream.of(data.labels()).filter(y -> y > 0).count();
    }

    /** Number of negative labels. */
    public int negativeLabels() {
        return (int) DoubleStream.of(data.labels()).filter(y -> y < 0).count();
    }

    /** η. */
    public double stepSize() {
        return process.stepSize().orElseThrow();
    }

    /** The same start at another λ. */
    public OwnProblem at(double otherLogLambda) {
        return of(data, unit, sign, m, otherLogLambda, seed);
    }

    /** ‖y‖/‖y_S‖ of jump i: how many times slower than a neuron that sees all it goes. */
    private double slowness(int i) {
        return labelNorm(data) / data.labelNorm(process.jump(i).fitted());
    }

    /** Σ ‖y‖/‖y_S‖ over the jumps. */
    public double slowness() {
        return IntStream.rangeClosed(1, process.jumpCount()).mapToDouble(this::slowness).reduce(0, Double::sum);
    }

    /**
     * The data that are not trained, ascending: while Σ ‖y‖/‖y_S‖ over the jumps is above 4,000, the labels S of the slowest jump are
     * put at 0.
     */
    public List<Integer> untrained() {
        OwnProblem found = this;
        List<Integer> slow = new ArrayList<>();
        while (found.slowness() > MOST_SLOWNESS) {
            int slowest = IntStream.rangeClosed(1, found.process.jumpCount()).boxed()
                    .max(Comparator.comparingDouble(found::slowness)).orElseThrow();
            slow.addAll(found.process.jump(slowest).fitted());
            double[] labels = data.labels();
            slow.forEach(k -> labels[k] = 0);
            found = of(withLabels(data, labels), unit, sign, m, logLambda, seed);
        }
        return slow.stream().sorted().toList();
    }

    /**
     * This problem as it is trained: without the data of {@link #untrained}, and without those of label 0, towards which no neuron is
     * pulled. The inputs, and so the start, are the same.
     */
    public OwnProblem trained() {
        List<Integer> slow = untrained();
        int[] kept = IntStream.range(0, data.n()).filter(k -> data.label(k) != 0 && !slow.contains(k)).toArray();
        return kept.length == data.n() ? this : of(Dataset.of(Arrays.stream(kept).mapToDouble(data::label).toArray(),
                Arrays.stream(kept).mapToObj(data::input).toArray(double[][]::new)), unit, sign, m, logLambda, seed);
    }

    /** Whether two neurons are due at once that do not see the same: no order of Algorithm 1 is to be trusted then. */
    public boolean isTied() {
        return process.ties().stream().anyMatch(this::isOfDifferentNeurons);
    }

    private boolean isOfDifferentNeurons(Tie tie) {
        return !process.sees(tie.first(), tie.jump() - 1).equals(process.sees(tie.second(), tie.jump() - 1));
    }

    /**
     * This problem, or one beside it about which claims can be made: without ties, and with what {@link #trained} trains having at
     * least one jump and being resolved from some log λ ≥ −10⁷ down. Labels that tie are changed by up to 1 % each; else other seeds
     * are tried, upwards. With more than 32 neurons nothing is claimed; then the last condition is given up after a few seeds.
     *
     * @throws IllegalArgumentException if ten thousand seeds have none
     */
    public OwnProblem claimable() {
        OwnProblem unresolved = null;
        for (long other = seed; other < seed + (m > MOST_CLAIMED && unresolved != null ? FEW_SEEDS : MOST_SEEDS); other++) {
            OwnProblem found = of(data, unit, sign, m, logLambda, other);
            found = found.isTied() ? of(jittered(other), unit, sign, m, logLambda, other) : found;
            OwnProblem trained = found.trained();
            if (found.isTied() || trained.isTied() || trained.process.jumpCount() == 0) {
                continue;
            }
            if (trained.logLambdaNeeded() >= SMALLEST_LOG_LAMBDA) {
                return found;
            }
            unresolved = unresolved == null ? found : unresolved;
        }
        if (m > MOST_CLAIMED && unresolved != null) {
            return unresolved;
        }
        throw new IllegalArgumentException("with m = " + m + " neurons none of " + MOST_SEEDS + " seeds from " + seed
                + " on is resolved at log lambda >= -1e7: take another m, fewer above all, or write 0 for labels far smaller than others");
    }

    private Dataset jittered(long with) {
        double[] shift = Dataset.normal(data.n(), with).labels();
        double[] labels = data.labels();
        for (int k = 0; k < labels.length; k++) {
            labels[k] *= 1 + JITTER * shift[k] / (1 + Math.abs(shift[k]));
        }
        return withLabels(data, labels);
    }

    /** Which of Assumptions 1–4 hold, with the witnesses; the first as the file has it. */
    public Assumptions assumptions() {
        return Assumptions.of(data, start);
    }

    /** Which plateaus λ resolves. */
    public Resolution resolution() {
        return Resolution.of(process, logLambda);
    }

    /** L·|ρ| that is asked for here: 40, and what the scale of the labels adds to constants. */
    private double margin() {
        return RESOLVED + Math.abs(StrictMath.log(labelNorm(data)));
    }

    /**
     * Twice the least |ρ| of a neuron that sees just what another's jump fits, but grew later than that one, as it saw less before.
     * The two act as one, so that the end is (15); but it takes a part of size λ^{2|ρ|} of the jump, which then comes earlier.
     */
    private double leastPart() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= process.jumpCount(); i++) {
            for (int q = 0; q < m; q++) {
                if (!process.hasJumped(q, i) && process.sees(q, i - 1).equals(process.jump(i).fitted())
                        && process.exponentAtPlateau(q, i) < -EQUAL) {
                    least = Math.min(least, -2 * process.exponentAtPlateau(q, i));
                }
            }
        }
        return least;
    }

    /**
     * Twice the least growth of a neuron between two changes of what it sees, the start being the first, before it jumps: what it is
     * still away from its direction when the next change comes is of size λ to this power, and shifts its jump. Slow neurons need it.
     */
    private double leastTurn() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= process.jumpCount(); i++) {
            for (int q = 0; q < m; q++) {
                if (process.sees(q, i - 1).equals(process.jump(i).fitted())) {
                    double before = -1;
                    for (int l = 1; l < i; l++) {
                        if (process.sawAny(q, process.jump(l).fitted())) {
                            least = Math.min(least, 2 * (process.exponentAtPlateau(q, l) - before));
                            before = process.exponentAtPlateau(q, l);
                        }
                    }
                }
            }
        }
        return least;
    }

    /**
     * A log λ ≤ −100 at which every jump stands alone, every neuron has turned before what it sees changes, every plateau is
     * resolved, and the end is within e^{−40} of (15).
     */
    public double logLambdaNeeded() {
        Resolution resolution = resolution();
        double least = Math.min(-margin() / Math.min(resolution.finalNormExponent(), Math.min(leastPart(), leastTurn())),
                Math.min(resolution.logLambdaNeeded(), resolution.logLambdaNeededToSeparate()) * margin() / Resolution.RESOLVED);
        return Math.min(-100, Math.floor(least));
    }

    /** The same, but not below −10⁷: what training from there shows is resolved unless more would be needed. */
    public double logLambdaTaken() {
        return Math.max(SMALLEST_LOG_LAMBDA, logLambdaNeeded());
    }

    /** Gradient descent until 1e−24·‖y‖²/n, watching the epochs of the jumps. */
    public Trajectory train(Recorder recorder) {
        Objects.requireNonNull(recorder, "recorder");
        return GradientDescent.of(data, start).withStepSize(stepSize()).withEpochLimit(EPOCH_LIMIT)
                .watching(JumpEpochs.levels(process)).recording(recorder).run();
    }

    /**
     * The middles of those plateaus 0 … p − 1 about which λ is small enough to claim something: as in the notebook on Figure 1, with
     * 40 in place of 30 and all plateaus before resolved too. Plateau 0 is always among them; λ is small enough for it from
     * log λ = −100 down.
     */
    public Middles middles() {
        Resolution resolution = resolution();
        double stretch = margin() / Resolution.RESOLVED;
        List<Integer> used = new ArrayList<>();
        SortedMap<Integer, Double> leftOut = new TreeMap<>();
        double needed = 0;
        for (int i = 0; i < process.jumpCount(); i++) {
            needed = Math.min(needed, stretch * resolution.logLambdaNeeded(i));
            double here = Math.min(needed, stretch * resolution.logLambdaNeededForMiddle(i));
            if (i == 0 || logLambda <= here) {
                used.add(i);
            } else {
                leftOut.put(i, here);
            }
        }
        long[] epochs = used.stream().mapToLong(i -> Math.round(Clocks.epochs(resolution.middle(i), stepSize(), logLambda)))
                .toArray();
        return Middles.of(process, used, leftOut, epochs, train(Recorder.endsOnly().andAt(epochs)));
    }

    /**
     * For every jump, how far it comes behind Algorithm 1's discrete form in epochs at several λ: largest offset minus smallest.
     *
     * @param logLambdas each small enough for {@link #logLambdaNeeded}
     */
    public double[] offsetSpans(double... logLambdas) {
        Objects.requireNonNull(logLambdas, "logLambdas");
        double[][] offsets = Arrays.stream(logLambdas).mapToObj(this::at).map(OwnProblem::offsets).toArray(double[][]::new);
        return IntStream.range(0, process.jumpCount()).mapToDouble(i -> Arrays.stream(offsets).mapToDouble(o -> o[i]).max().orElse(0)
                - Arrays.stream(offsets).mapToDouble(o -> o[i]).min().orElse(0)).toArray();
    }

    private double[] offsets() {
        JumpEpochs trained = JumpEpochs.of(process, train(Recorder.endsOnly()));
        return IntStream.rangeClosed(1, process.jumpCount()).mapToDouble(i -> trained.half(i) - process.jumpEpoch(i, logLambda))
                .toArray();
    }

    @Override
    public String toString() {
        return "OwnProblem[n=" + data.n() + ", m=" + m + ", log lambda=" + Numbers.brief(logLambda) + ", seed=" + seed + ", jumps="
                + process.jumpCount() + "]";
    }
}
