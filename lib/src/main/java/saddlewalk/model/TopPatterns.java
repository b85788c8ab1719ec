package saddlewalk.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * Of m = 2^a neurons with patterns of independent fair bits those that see most, for m beyond all reading, such as
 * 2^{1000}: all patterns S with ‖y_S‖² ≥ h, in law. Of a Poisson number of neurons with mean m these are a Poisson
 * process, and are drawn as one: bits with chances q_k = 1/(1 + e^{−βy_k²}) instead of 1/2, a Poisson number of patterns
 * with mean m·2^{−n}Π(1 + e^{βy_k²})·e^{−βh}, each kept with probability e^{−β(‖y_S‖² − h)} if ‖y_S‖² ≥ h. That is exact
 * for every β > 0 (up to chances rounded to 2⁻³²); the one chosen makes h the mean of ‖y_S‖². [ours, proved]
 */
public final class TopPatterns {
    private static final double FIRST_DRAWS = 1 << 14;
    private static final double MOST_DRAWS = 1 << 22;

    private final double[] squares;
    private final double log2Width;
    private final long seed;
    private final double draws;
    private final double least;
    private final List<long[]> patterns;

    private TopPatterns(double[] squares, double log2Width, long seed, double draws, double below, List<long[]> before) {
        this.squares = squares;
        this.log2Width = log2Width;
        this.seed = seed;
        this.draws = draws;
        double logMean = StrictMath.log(draws);
        double beta = beta(logMean);
        least = (logWeight(beta) - logMean) / beta;
        patterns = new ArrayList<>(before);
        draw(beta, below);
    }

    /**
     * The first few hundred. Cost of the draws 2¹⁴·n.
     *
     * @param labels n numbers > 0
     * @param log2Width a = log₂ m, from 24 on
     */
    public static TopPatterns of(double[] labels, double log2Width, long seed) {
        Require.atLeast("number of labels n", 1, labels.length);
        Dataset.of(labels);
        double[] squares = new double[labels.length];
        for (int k = 0; k < labels.length; k++) {
            if (!(labels[k] > 0 && labels[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("labels must be finite and > 0, but label " + k + " is "
                        + Numbers.full(labels[k]));
            }
            squares[k] = labels[k] * labels[k];
        }
        if (!(log2Width >= 24 && log2Width <= labels.length)) {
            throw new IllegalArgumentException("log2 of the width must be in [24, n]: fewer neurons are read one by one, "
                    + "more see all data; got " + Numbers.full(log2Width) + " for n = " + labels.length);
        }
        return new TopPatterns(squares, log2Width, seed, FIRST_DRAWS, Double.POSITIVE_INFINITY, List.of());
    }

    /**
     * These and those that come next in ‖y_S‖², about four times as many in all.
     *
     * @throws IllegalStateException beyond 2²² draws
     */
    public TopPatterns further() {
        if (4 * draws > MOST_DRAWS) {
            throw new IllegalStateException("no more than 2^22 patterns are drawn, and " + patterns.size()
                    + " neurons of 2^" + Numbers.brief(log2Width) + " were not enough");
        }
        return new TopPatterns(squares, log2Width, seed, 4 * draws, least, patterns);
    }

    /** log of m 2^{−n} Π(1 + e^{βy_k²}). */
    private double logWeight(double beta) {
        double sum = log2Width * StrictMath.log(2);
        for (double v : squares) {
            sum += beta * v + StrictMath.log1p(StrictMath.exp(-beta * v)) - StrictMath.log(2);
        }
        return sum;
    }

    private double meanSquare(double beta) {
        double sum = 0;
        for (double v : squares) {
            sum += v / (1 + StrictMath.exp(-beta * v));
        }
        return sum;
    }

    /** The β at which h is the mean of ‖y_S‖². */
    private double beta(double logMean) {
        double high = 1 / Arrays.stream(squares).max().orElse(1);
        while (logWeight(high) - high * meanSquare(high) > logMean) {
            high *= 2;
        }
        return new BracketingNthOrderBrentSolver(1e-12, 5).solve(1000,
                b -> logWeight(b) - b * meanSquare(b) - logMean, 0, high);
    }

    private void draw(double beta, double below) {
        RandomDataGenerator random = RandomDataGenerator.of(new Well19937c(seed * 4099 + (long) draws));
        int count = random.nextDeviate(new PoissonDistribution(draws));
        double[] chances = Arrays.stream(squares).map(v -> 1 / (1 + StrictMath.exp(-beta * v))).toArray();
        TiltedBits bits = new TiltedBits(chances, squares, random.nextLong());
        for (int i = 0; i < count; i++) {
            if (i % 64 == 0) {
                bits.draw();
            }
            double square = bits.sum(i % 64);
            if (square >= least && square < below && random.nextDouble() < StrictMath.exp(-beta * (square - least))) {
                patterns.add(bits.pattern(i % 64));
            }
        }
    }

    /** h: every neuron with ‖y_S‖² ≥ h is among them. */
    public double leastSquare() {
        return least;
    }

    /** How many there are. */
    public int count() {
        return patterns.size();
    }

    /** Who sees what, a column each. */
    public ActivationMask mask() {
        long[][] words = new long[(count() + 63) / 64][squares.length];
        for (int j = 0; j < count(); j++) {
            long[] pattern = patterns.get(j);
            for (int k = 0; k < squares.length; k++) {
                words[j >> 6][k] |= (pattern[k >> 6] >>> k & 1) << j;
            }
        }
        return ActivationMask.ofWords(count(), words);
    }

    @Override
    public String toString() {
        return "TopPatterns[n=" + squares.length + ", m=2^" + Numbers.brief(log2Width) + ", the first " + count() + "]";
    }
}
