package saddlewalk.bias;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;

/**
 * The norm against the width, the question that section 6 of the paper leaves open: one sign, m = 2^{αn} neurons, n → ∞.
 * Of so many patterns the best sees a datum of label y with probability q = 1/(1 + e^{−βy²}), with the β for which the
 * mean of the binary entropy H₂(q) is 1 − α: at more, no pattern is left. Every later jump takes the same part of what is
 * left, so jump i = 0, 1, … fits the part b_i = E[y²q(1 − q)^i]/E[y²] of ‖y‖², and ‖θ_p‖²/‖θ_min‖² → Σ_i √b_i. Equal
 * labels: H₂(b_0) = 1 − α, b_i = b_0(1 − b_0)^i and the ratio √b_0/(1 − √(1 − b_0)). [ours; equal labels and 0 &lt; α &lt;
 * 1 proved, other labels checked]
 */
public final class WidthLaw {
    private static final int MOST_BLOCKS = 2000;
    private static final double LARGEST_VARIANCE = 0.44;
    private static final double SMALLEST_BLOCK = 1e-34;

    private final double alpha;
    private final double beta;
    private final double[] blocks;

    private WidthLaw(double alpha, LabelMean mean) {
        this.alpha = alpha;
        this.beta = beta(alpha, mean);
        blocks = mean.geometric(v -> v * active(v), this::idle, MOST_BLOCKS, SMALLEST_BLOCK);
    }

    /**
     * Equal labels.
     *
     * @param alpha log₂(m)/n, in [0, 1]
     */
    public static WidthLaw of(double alpha) {
        return new WidthLaw(checked(alpha), LabelMean.equal());
    }

    /**
     * The labels of a sample, as if each stood for many. Cost O(n) a step of the solver and a block.
     *
     * @param labels finite and > 0
     * @param alpha in [0, 1]
     */
    public static WidthLaw ofLabels(double[] labels, double alpha) {
        return new WidthLaw(checked(alpha), LabelMean.sample(Dataset.of(labels).labels()));
    }

    /**
     * Labels drawn from a law with light tails, n → ∞, by quadrature.
     *
     * @param alpha in [0, 1]
     */
    public static WidthLaw ofLaw(LabelLaw law, double alpha) {
        return new WidthLaw(checked(alpha), LabelMean.law(law));
    }

    /**
     * α = log₂(m)/n, at most 1: from m = 2^n on a neuron that sees all data is there.
     *
     * @param n number of data, ≥ 1
     * @param m number of neurons, ≥ 1; a real number, as it may be beyond every integer type
     */
    public static double alpha(int n, double m) {
        if (n < 1 || !(m >= 1)) {
            throw new IllegalArgumentException("alpha = log2(m)/n needs n >= 1 and m >= 1, got n = " + n + ", m = "
                    + Numbers.full(m));
        }
        return Math.min(1, StrictMath.log(m) / StrictMath.log(2) / n);
    }

    /**
     * The part of α that the law neglects at a finite n, at most: patterns with ‖y_S‖² ≥ h have the chance 2^{−(1 − H)n}
     * divided by √(2πκn) and more, κ being the mean of x²q(1 − q) over x = βy². As x²/(4 cosh²(x/2)) ≤ 0.44,
     * log₂√(2π·0.44·n)/n is enough. [ours, checked]
     */
    public static double prefactor(int n) {
        Require.atLeast("number of data n", 1, n);
        return StrictMath.log(2 * StrictMath.PI * LARGEST_VARIANCE * n) / (2 * StrictMath.log(2) * n);
    }

    private static double checked(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha = log2(m)/n must be in [0, 1], got " + Numbers.full(alpha));
        }
        return alpha;
    }

    /** Both ends are known: no pull at α = 0, every datum seen at α = 1. */
    private static double beta(double alpha, LabelMean mean) {
        if (alpha == 0 || alpha == 1) {
            return alpha == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        if (!(mean.of(entropyAt(0)) > 1 - alpha)) {
            return 0;                                       // alpha is lost in the rounding of 1 - alpha
        }
        double high = 1;
        while (mean.of(entropyAt(high)) > 1 - alpha) {
            high *= 2;
        }
        return new BracketingNthOrderBrentSolver(1e-15, 1e-14, 1e-15, 5)
                .solve(1000, beta -> mean.of(entropyAt(beta)) - (1 - alpha), 0, high);
    }

    private static DoubleUnaryOperator entropyAt(double beta) {
        return v -> entropy(1 / (1 + StrictMath.exp(-beta * v)), 1 / (1 + StrictMath.exp(beta * v)));
    }

    /** H₂ of a probability in [0, 1], in bits. */
    public static double entropy(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability must be in [0, 1], got " + Numbers.full(probability));
        }
        return entropy(probability, 1 - probability);
    }

    private static double entropy(double p, double q) {
        return -(part(p) + part(q)) / StrictMath.log(2);
    }

    private static double part(double p) {
        return p > 0 ? p * StrictMath.log(p) : 0;
    }

    /** α. */
    public double alpha() {
        return alpha;
    }

    /** β, for labels with mean square 1; 0 at α = 0, infinite at α = 1. */
    public double beta() {
        return beta;
    }

    /**
     * The part q of the neurons that jump which see a datum.
     *
     * @param square y²/E[y²] of the datum, > 0
     */
    public double active(double square) {
        return 1 / (1 + StrictMath.exp(-beta * square));
    }

    private double idle(double square) {
        return 1 / (1 + StrictMath.exp(beta * square));
    }

    /** b_i, the part of ‖y‖² that jump i + 1 fits, for i = 0, 1, …; 0 from 10⁻³⁴ on. */
    public double block(int i) {
        Require.atLeast("number of a block", 0, i);
        return i < blocks.length ? blocks[i] : 0;
    }

    /** b_0 … b_{count−1}. */
    public double[] blocks(int count) {
        return IntStream.range(0, count).mapToDouble(this::block).toArray();
    }

    /** The limit of ‖θ_p‖²/‖θ_min‖², Σ_i √b_i. */
    public double ratio() {
        return ratioDownTo(0);
    }

    /** The same without the blocks below a share of ‖y‖²; with 1/n those smaller than one datum are missing. */
    public double ratioDownTo(double share) {
        double sum = 0;
        for (double block : blocks) {
            sum += block >= share ? StrictMath.sqrt(block) : 0;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "WidthLaw[alpha=" + Numbers.brief(alpha) + ", first block " + Numbers.brief(block(0), 4) + ", ratio "
                + Numbers.brief(ratio(), 4) + "]";
    }
}
