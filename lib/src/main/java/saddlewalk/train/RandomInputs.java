package saddlewalk.train;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/**
 * Random inputs on the sphere of dimension d, at one ratio d/n: the first jump of several draws, trained, beside what
 * Algorithm 1 says and what the first plateau in closed form says.
 */
public final class RandomInputs {
    private static final double GROWTH = 0.02;              // h = 2η‖y‖/n, of a neuron that sees all data
    private static final double PART = 0.1;                 // of the first loss, gone: the first jump has begun

    /**
     * One draw.
     *
     * @param logLambda log λ
     * @param trained the first epoch at which a tenth of the loss is gone
     * @param algorithm1 log(1/λ)/log(1 + h) of the neuron that sees the largest labels at the start
     * @param plateau the epoch at which the first plateau in closed form has a neuron of size 1
     * @param growth h of the neuron that shows first, from its Gram matrix
     * @param uncorrelated 2η‖y_S‖/n of that neuron, S what it sees then: what (10) would say
     * @param seen data that this neuron saw at the start
     * @param sees data that it sees when it shows
     * @param switchedOn pairs of a neuron and a datum it did not see at the start, switched on by the time of the jump
     * @param unseen pairs of a neuron and a datum it did not see at the start
     */
    public record Draw(double logLambda, long trained, double algorithm1, double plateau, double growth, double uncorrelated,
            int seen, int sees, int switchedOn, int unseen) { }

    private final double ratio;
    private final List<Draw> draws;

    private RandomInputs(double ratio, List<Draw> draws) {
        this.ratio = ratio;
        this.draws = draws;
    }

    /**
     * @param n number of data
     * @param ratio d/n
     * @param count number of draws: seeds {@code first}, {@code first} + 1, …
     * @param logLambda log λ
     */
    public static RandomInputs of(int n, int ratio, long first, int count, double logLambda) {
        return new RandomInputs(ratio, LongStream.range(first, first + count).mapToObj(
                seed -> draw(n, n * ratio, seed, logLambda)).toList());
    }

    private static Draw draw(int n, int d, long seed, double logLambda) {
        double[] y = Dataset.absoluteNormal(n, seed).labels();
        Inputs inputs = Inputs.onSphere(n, d, seed);
        Network start = Initialization.balancedPositive(34 - Integer.numberOfLeadingZeros(n - 1), d, logLambda, seed);
        double total = Arrays.stream(y).map(v -> v * v).sum();
        double eta = GROWTH * n / (2 * StrictMath.sqrt(total));
        FirstPlateau plateau = FirstPlateau.of(y, inputs, start, eta);
        GramRun run = GramDescent.of(y, inputs, start).withStepSize(eta).withTolerance((1 - PART) * total / n).run();
        double most = 0;
        int switchedOn = 0;
        int unseen = 0;
        for (int j = 0; j < start.m(); j++) {
            double[] u = inputs.coordinates(start.storedHidden(j));
            most = Math.max(most, norm(y, sees(u)));
            for (int k = 0; k < n; k++) {
                unseen += u[k] > 0 ? 0 : 1;
                switchedOn += u[k] <= 0 && run.firstOn(j, k) != Trajectory.NEVER ? 1 : 0;
            }
        }
        int j = plateau.first();
        return new Draw(logLambda, run.epochs(), -logLambda / StrictMath.log1p(2 * eta * most / n), plateau.visibleEpoch(j),
                plateau.growth(j), 2 * eta * norm(y, plateau.active(j)) / n,
                sees(inputs.coordinates(start.storedHidden(j))).size(), plateau.active(j).size(), switchedOn, unseen);
    }

    private static List<Integer> sees(double[] u) {
        return IntStream.range(0, u.length).filter(k -> u[k] > 0).boxed().toList();
    }

    private static double norm(double[] y, List<Integer> seen) {
        return StrictMath.sqrt(seen.stream().mapToDouble(k -> y[k] * y[k]).reduce(0, Double::sum));
    }

    /** d/n. */
    public double ratio() {
        return ratio;
    }

    /** The draws. */
    public List<Draw> draws() {
        return draws;
    }

    /** How much later Algorithm 1 expects the first jump than training has it, in parts of the latter; one a draw. */
    public double[] latenessOfAlgorithm1() {
        return each(draw -> draw.algorithm1() / draw.trained() - 1);
    }

    /** The same of the first plateau in closed form. */
    public double[] latenessOfPlateau() {
        return each(draw -> draw.plateau() / draw.trained() - 1);
    }

    /** The same of (10) with the data that the neuron sees when it shows, but as if they were orthonormal. */
    public double[] errorOfUncorrelatedSpeed() {
        return each(draw -> StrictMath.log1p(draw.growth()) / StrictMath.log1p(draw.uncorrelated()) - 1);
    }

    /** The part of the pairs not seen at the start that is switched on before the first jump; one a draw. */
    public double[] shareSwitchedOn() {
        return each(draw -> draw.switchedOn() / (double) draw.unseen());
    }

    private double[] each(ToDoubleFunction<Draw> what) {
        return draws.stream().mapToDouble(what).toArray();
    }

    /** The mean of some numbers. */
    public static double mean(double[] values) {
        Objects.requireNonNull(values, "values");
        Require.atLeast("number of values", 1, values.length);
        return Arrays.stream(values).reduce(0, Double::sum) / values.length;
    }

    /** The standard error of their mean; at least two numbers. */
    public static double standardError(double[] values) {
        Objects.requireNonNull(values, "values");
        Require.atLeast("number of values", 2, values.length);
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).reduce(0, Double::sum);
        return StrictMath.sqrt(squares / (values.length - 1) / values.length);
    }

    @Override
    public String toString() {
        return "RandomInputs[d/n=" + Numbers.brief(ratio) + ", " + draws.size() + " draws]";
    }
}
