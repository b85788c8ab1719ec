package saddlewalk.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.FirstPlateau;
import saddlewalk.limit.GramProcess;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/**
 * Clusters with orthonormal centres and one label each: the K labels of a problem on orthonormal inputs, every input
 * replaced by several points around it. The start is that problem's, without a part along the spread, so that a neuron
 * sees all of a cluster or nothing of it.
 *
 * @param centres the problem on the centres
 * @param points of each cluster
 * @param sigma spread, in [0, 1)
 * @param apart whether clusters are orthogonal to each other
 * @param inputs K·points of them
 */
public record ClusterProblem(GramProblem centres, int points, double sigma, boolean apart, Inputs inputs) {
    private static final int COORDINATES = 16;
    private static final long EPOCH_LIMIT = 20_000_000;

    /** Clusters around the inputs of {@code centres}. */
    public static ClusterProblem of(GramProblem centres, int points, double sigma, boolean apart) {
        return new ClusterProblem(centres, points, sigma, apart,
                Inputs.clusters(centres.data().n(), points, sigma, COORDINATES, apart, centres.seed()));
    }

    /** The label of every point. */
    public double[] labels() {
        return IntStream.range(0, inputs.n()).mapToDouble(k -> centres.data().label(k / points)).toArray();
    }

    /** The start of the problem on the centres, with zeros on all other coordinates. */
    public Network start(double logLambda) {
        Network like = centres.start(logLambda);
        int m = like.m();
        return Network.scaled(like.signs(), IntStream.range(0, m).mapToDouble(like::storedOutput).toArray(),
                IntStream.range(0, m).mapToObj(j -> Arrays.copyOf(like.storedHidden(j), inputs.d()))
                        .toArray(double[][]::new),
                IntStream.range(0, m).map(like::binaryScale).toArray());
    }

    /** Algorithm 1 on the centres: all clusters have one size, so its clock is theirs. */
    public LimitProcess process() {
        return centres.process();
    }

    /** Algorithm 1 through the Gram matrix of all points. */
    public GramProcess gramProcess() {
        return GramProcess.of(labels(), inputs, start(GramProblem.LOG_LAMBDA), centres.stepSize());
    }

    /** The first plateau in closed form. */
    public FirstPlateau plateau() {
        return FirstPlateau.of(labels(), inputs, start(GramProblem.LOG_LAMBDA), centres.stepSize());
    }

    private GramDescent descent(double logLambda) {
        int p = process().jumpCount();
        double[] levels = IntStream.rangeClosed(1, p).mapToDouble(
                i -> (process().plateauMeanSquaredError(i - 1) + process().plateauMeanSquaredError(i)) / 2).toArray();
        return GramDescent.of(labels(), inputs, start(logLambda)).withStepSize(centres.stepSize())
                .withEpochLimit(EPOCH_LIMIT).watching(levels).withTolerance(levels[p - 1]);
    }

    /** Training until the first jump is half done. */
    public GramRun firstJump() {
        GramDescent descent = descent(GramProblem.LOG_LAMBDA);
        return descent.withTolerance(descent.levels[0]).run();
    }

    /** How many epochs later half of each drop is done when λ is squared, at log λ = −500. */
    public long[] epochsGained() {
        long[] once = descent(GramProblem.LOG_LAMBDA).run().crossings();
        long[] twice = descent(2 * GramProblem.LOG_LAMBDA).run().crossings();
        return IntStream.range(0, once.length).mapToLong(i -> twice[i] - once[i]).toArray();
    }

    /** The same by Algorithm 1 through the Gram matrix. */
    public double[] predictedEpochsGained() {
        return gramProcess().jumps().stream().mapToDouble(
                jump -> -GramProblem.LOG_LAMBDA * jump.time() / (2 * centres.stepSize())).toArray();
    }

    /** Training at log λ = −500 to the middle of plateaus 1 … p by Algorithm 1, looking which points are fitted. */
    public GramRun wholeRun() {
        double[] epochs = predictedEpochsGained();
        int p = epochs.length;
        long[] middles = IntStream.range(0, p).mapToLong(
                i -> Math.round(i + 1 < p ? (epochs[i] + epochs[i + 1]) / 2 : epochs[i] + epochs[0] / 4)).toArray();
        return descent(GramProblem.LOG_LAMBDA).withTolerance(0).withEpochLimit(middles[p - 1]).lookingAt(middles)
                .recordingEvery(Math.max(1, middles[p - 1] / 400)).run();
    }

    /** Number of points fitted in the middle of plateaus 1 … p. */
    public long[] fittedCounts(GramRun run) {
        return IntStream.range(0, process().jumpCount()).mapToLong(i -> run.fittedAt(i).size()).toArray();
    }

    /** The same by Algorithm 1 on the centres. */
    public long[] predictedFittedCounts() {
        return IntStream.rangeClosed(1, process().jumpCount()).mapToLong(i -> (long) points * process().fittedCount(i))
                .toArray();
    }

    @Override
    public String toString() {
        return "ClusterProblem[" + centres.data().n() + " clusters of " + points + " points, sigma=" + Numbers.brief(sigma)
                + (apart ? ", apart" : "") + "]";
    }
}
