package saddlewalk.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hipparchus.random.Well19937c;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.OtherLengths;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * One seeded problem with orthogonal inputs of other lengths: labels |N(0,1)|, positive signs, ‖x_k‖ = 2^u with u uniform on
 * [−1, 1]; trained on the raw inputs by the textbook loop, which knows nothing of lengths.
 *
 * @param seed seed of labels, directions and lengths
 * @param data labels and the orthonormal directions of the inputs
 * @param m number of neurons
 * @param limit the limit process for these lengths, discrete form for {@link #STEP_SIZE}
 */
public record LengthsProblem(long seed, Dataset data, int m, OtherLengths limit) {
    /** η on the mean squared error. */
    public static final double STEP_SIZE = 0.05;

    private static final long LENGTHS = 0x6c656e677468L;             // keeps this stream apart from those of data and start
    private static final int SETTLING = 40;
    private static final int MOST_EPOCHS = 100_000;

    /** The problem of one seed. */
    public static LengthsProblem of(int n, int m, long seed) {
        Dataset data = Dataset.absoluteNormal(n, seed);
        Well19937c random = new Well19937c(seed ^ LENGTHS);
        double[] lengths = new double[n];
        for (int k = 0; k < n; k++) {
            lengths[k] = StrictMath.pow(2, 2 * random.nextDouble() - 1);
        }
        return new LengthsProblem(seed, data, m,
                OtherLengths.of(data, lengths, start(data, m, -1, seed)).withStepSize(STEP_SIZE));
    }

    private static Network start(Dataset data, int m, double logLambda, long seed) {
        return Initialization.balancedPositive(m, data.d(), logLambda, seed);
    }

    /**
     * The smallest seed ≥ {@code from} all of whose data are seen and whose jumps, at least two, stand apart at this λ up to
     * e^{−30}: as {@link ConvergenceProblem#standsAlone} asks, and what is left of S_i settles before the next jump. At twice
     * this log λ the textbook loop must be done in 100,000 epochs.
     */
    public static LengthsProblem picked(int n, int m, double logLambda, long from) {
        for (long seed = from;; seed++) {
            Require.searching("such a problem", from, seed);
            LengthsProblem problem = of(n, m, seed);
            if (problem.limit.process().jumpCount() > 1 && problem.limit.process().uncovered().isEmpty()
                    && problem.standsApart(logLambda) && problem.epochs(2 * logLambda) <= MOST_EPOCHS) {
                return problem;
            }
        }
    }

    private boolean standsApart(double logLambda) {
        LimitProcess process = limit.process();
        Resolution resolution = Resolution.of(process, logLambda);
        boolean apart = resolution.allResolved() && resolution.finalNormResolution() >= Resolution.RESOLVED;
        for (int i = 1; i <= process.jumpCount(); i++) {
            double wait = i == process.jumpCount() ? Double.POSITIVE_INFINITY : process.jumpTime(i + 1) - process.jumpTime(i);
            apart &= resolution.isSeparate(i)
                    && Clocks.logInverse(logLambda) * wait * limit.settlingRate(i) >= Resolution.RESOLVED;
        }
        return apart;
    }

    /** What the textbook loop does from scale λ on the inputs c_k e_k, until everything has settled. */
    public PlainGradientDescent.Result train(double logLambda) {
        return PlainGradientDescent.run(data.labels(), limit.inputs(), start(data, m, logLambda, seed), STEP_SIZE,
                (int) Math.ceil(epochs(logLambda)), 0);
    }

    private double epochs(double logLambda) {
        LimitProcess process = limit.process();
        double settling = IntStream.rangeClosed(1, process.jumpCount()).mapToDouble(limit::settlingRate).min().orElseThrow();
        return 1.02 * process.jumpEpoch(process.jumpCount(), logLambda) + SETTLING / (2 * STEP_SIZE * settling);
    }

    /**
     * 2 Σ |a_j|·‖w_j‖: the squared norm of a network without what gradient descent's drift from balance adds to it,
     * Σ (|a_j| − ‖w_j‖)², of order η² (Proposition 1 holds for the flow).
     */
    public static double balancedSquaredNorm(Network network) {
        double sum = 0;
        for (int j = 0; j < network.m(); j++) {
            sum += 2 * StrictMath.exp(network.logOutput(j) + network.logNorm(j));
        }
        return sum;
    }

    /** The first epochs with half of each loss drop done, jumps 1 … p; the heights are the plateaus' ‖y_U‖²/n. */
    public double[] halves(PlainGradientDescent.Result run) {
        double[] heights = limit.plateauMeanSquaredErrors();
        double[] errors = run.meanSquaredErrors();
        return IntStream.range(1, heights.length).mapToDouble(i -> IntStream.range(0, errors.length)
                .filter(epoch -> errors[epoch] <= (heights[i - 1] + heights[i]) / 2).findFirst().orElseThrow(
                        () -> new IllegalArgumentException("the run must make half of drop " + i + " in its "
                                + (errors.length - 1) + " epochs"))).toArray();
    }

    /** Largest minus smallest offset of each jump from the weighted process, in epochs, over runs from these log λ. */
    public List<Double> offsetSpans(List<PlainGradientDescent.Result> runs, double... logLambdas) {
        Objects.requireNonNull(logLambdas, "logLambdas");
        if (runs.size() != logLambdas.length || logLambdas.length == 0) {
            throw new IllegalArgumentException("one log lambda a run and at least one run, got " + runs.size() + " runs and "
                    + logLambdas.length + " values of log lambda");
        }
        double[][] halves = runs.stream().map(this::halves).toArray(double[][]::new);
        List<Double> spans = new ArrayList<>();
        for (int i = 1; i <= limit.process().jumpCount(); i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int l = 0; l < logLambdas.length; l++) {
                double offset = halves[l][i - 1] - limit.process().jumpEpoch(i, logLambdas[l]);
                low = Math.min(low, offset);
                high = Math.max(high, offset);
            }
            spans.add(Require.number("the span of the offsets", high - low));
        }
        return List.copyOf(spans);
    }

    /** Plain Algorithm 1, which takes the inputs for unit vectors; the same step size. */
    public LimitProcess plain() {
        return LimitProcess.of(data, start(data, m, -1, seed)).withStepSize(STEP_SIZE);
    }

    @Override
    public String toString() {
        return "LengthsProblem[seed=" + seed + ", n=" + data.n() + ", m=" + m + ", jumps=" + limit.process().jumpCount()
                + ", lengths " + Numbers.brief(Arrays.stream(limit.lengths()).min().orElseThrow(), 3) + " to "
                + Numbers.brief(Arrays.stream(limit.lengths()).max().orElseThrow(), 3) + "]";
    }
}
