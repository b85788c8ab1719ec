package saddlewalk.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import saddlewalk.Require;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;

/**
 * Gradient descent's jumps at several step sizes and several λ, beside both forms of Algorithm 1: what Theorem 2 would say of
 * it, and what its own clock says. [ours, checked]
 */
public final class DiscreteClock {
    private final ConvergenceProblem problem;
    private final double[] stepSizes;
    private final double[] logLambdas;
    private final long[][][] epochs;                        // of step size, λ, jump: half of the drop is done

    private DiscreteClock(ConvergenceProblem problem, double[] stepSizes, double[] logLambdas, long[][][] epochs) {
        this.problem = problem;
        this.stepSizes = stepSizes;
        this.logLambdas = logLambdas;
        this.epochs = epochs;
    }

    /** Trains once for each step size η and each log λ. */
    public static DiscreteClock of(ConvergenceProblem problem, double[] stepSizes, double[] logLambdas) {
        Objects.requireNonNull(stepSizes, "stepSizes");
        Objects.requireNonNull(logLambdas, "logLambdas");
        Require.atLeast("number of step sizes", 1, stepSizes.length);
        Require.atLeast("number of values of log lambda", 1, logLambdas.length);
        long[][][] epochs = Arrays.stream(stepSizes).mapToObj(eta -> Arrays.stream(logLambdas)
                .mapToObj(logLambda -> problem.descent(logLambda, eta).run().crossings()).toArray(long[][]::new))
                .toArray(long[][][]::new);
        return new DiscreteClock(problem, stepSizes.clone(), logLambdas.clone(), epochs);
    }

    /** How far the first jump is from Algorithm 1's t_1 in continuous time, in accelerated time, for one step size and each λ. */
    public double[] distances(int stepSize) {
        Require.index("the number of the step size", stepSize, stepSizes.length);
        return IntStream.range(0, logLambdas.length).mapToDouble(l -> Math.abs(
                Clocks.acceleratedTime(epochs[stepSize][l][0], stepSizes[stepSize], logLambdas[l]) - problem.process().jumpTime(1)))
                .toArray();
    }

    /** The same distance of Algorithm 1's discrete form, for each step size. */
    public double[] predictedDistances() {
        return Arrays.stream(stepSizes).map(eta -> Math.abs(discrete(eta).jumpTime(1) - problem.process().jumpTime(1))).toArray();
    }

    private LimitProcess discrete(double eta) {
        return problem.process().withStepSize(eta);
    }

    /**
     * Largest minus smallest offset of each jump from the discrete form, in epochs, over the λ from number {@code from} on; step
     * size after step size.
     */
    public List<Double> spans(int from) {
        Require.index("the number of the first log lambda", from, logLambdas.length);
        List<Double> spans = new ArrayList<>();
        for (int s = 0; s < stepSizes.length; s++) {
            LimitProcess discrete = discrete(stepSizes[s]);
            for (int i = 1; i <= discrete.jumpCount(); i++) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int l = from; l < logLambdas.length; l++) {
                    double offset = epochs[s][l][i - 1] - discrete.jumpEpoch(i, logLambdas[l]);
                    low = Math.min(low, offset);
                    high = Math.max(high, offset);
                }
                spans.add(high - low);
            }
        }
        return List.copyOf(spans);
    }

    /** t^GD/t^flow − 1 of each jump at the last λ, step size after step size, against a flow from that λ. */
    public double[] delays(ConvergenceRun flow) {
        int l = logLambdas.length - 1;
        double[] times = flow.jumpTimes();
        return IntStream.range(0, stepSizes.length).boxed().flatMapToDouble(s -> IntStream.range(0, times.length).mapToDouble(
                i -> Clocks.acceleratedTime(epochs[s][l][i], stepSizes[s], logLambdas[l]) / times[i] - 1)).toArray();
    }

    /** The same of Algorithm 1's two forms. */
    public double[] predictedDelays() {
        LimitProcess continuous = problem.process();
        return Arrays.stream(stepSizes).boxed().flatMapToDouble(eta -> IntStream.rangeClosed(1, continuous.jumpCount())
                .mapToDouble(i -> discrete(eta).jumpTime(i) / continuous.jumpTime(i) - 1)).toArray();
    }

    @Override
    public String toString() {
        return "DiscreteClock[" + stepSizes.length + " step sizes, " + logLambdas.length + " values of lambda]";
    }
}
