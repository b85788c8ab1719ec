package saddlewalk.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.BatchClock;
import saddlewalk.limit.LargeSteps;
import saddlewalk.model.Dataset;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/**
 * The first neuron of a {@link GramProblem}, trained alone on orthonormal inputs, so that nothing else moves: where
 * notebook 13 makes steps large, batches small and starts unbalanced. Data that it does not see keep their loss.
 */
public final class LoneNeuron {
    private static final double NOTICED = 0.001;            // of its loss, gone: the end of the plateau whatever the step is
    private static final int LONG = 20_000;                 // epochs, until nothing changes any more
    private static final double SETTLED = 1e-12;            // of the whole loss
    private static final double BATCH_LOG_LAMBDA = -30;

    private final GramProblem problem;
    private final List<Integer> seen;
    private final double labelNorm;
    private final double unseen;                            // the mean squared error of the data that it does not see

    private LoneNeuron(GramProblem problem) {
        this.problem = problem;
        seen = problem.process().jump(1).fitted();
        labelNorm = problem.data().labelNorm(seen);
        double total = problem.data().labelNorm(IntStream.range(0, problem.data().n()).boxed().toList());
        unseen = (total * total - labelNorm * labelNorm) / problem.data().n();
    }

    /** The neuron that jumps first by Algorithm 1. */
    public static LoneNeuron of(GramProblem problem) {
        return new LoneNeuron(problem);
    }

    /** ‖y_S‖. */
    public double labelNorm() {
        return labelNorm;
    }

    /** Its start, balanced. */
    public Network start(double logLambda) {
        Network all = problem.start(logLambda);
        int j = problem.first();
        return Network.scaled(new int[] {1}, new double[] {all.storedOutput(j)}, new double[][] {all.storedHidden(j)},
                new int[] {all.binaryScale(j)});
    }

    private GramDescent descent(double logLambda, double stepSize) {
        return GramDescent.of(problem.data().labels(), Inputs.orthonormal(problem.data()), start(logLambda))
                .withStepSize(stepSize).withTolerance(0);
    }

    /** η at which h = 2η‖y_S‖/n. */
    public double stepSize(double growth) {
        return growth * problem.data().n() / (2 * labelNorm);
    }

    /** How many epochs later the plateau ends when λ is squared, at log λ = −500, with the growth h. */
    public long epochsGained(double growth) {
        return plateauEnd(2 * GramProblem.LOG_LAMBDA, growth) - plateauEnd(GramProblem.LOG_LAMBDA, growth);
    }

    private long plateauEnd(double logLambda, double growth) {
        double level = unseen + (1 - NOTICED) * labelNorm * labelNorm / problem.data().n();
        return descent(logLambda, stepSize(growth)).withTolerance(level).run().epochs();
    }

    /** The part of its loss that is left after 20,000 epochs from log λ = −10, on average over the last two. */
    public double meanPartLeft(double growth) {
        double[] errors = descent(-10, stepSize(growth)).withEpochLimit(LONG).recordingEvery(1).run().meanSquaredErrors();
        double mean = (errors[errors.length - 1] + errors[errors.length - 2]) / 2;
        return (mean - unseen) * problem.data().n() / (labelNorm * labelNorm);
    }

    /** The sign of its output weight after 20,000 epochs from log λ = −10: −1 if it was thrown below 0 and is dead. */
    public int finalSign(double growth) {
        return (int) Math.signum(descent(-10, stepSize(growth)).withEpochLimit(LONG).run().output(0));
    }

    /** The clock of batches of B data for it. */
    public BatchClock batchClock(int batch) {
        return BatchClock.of(problem.data().labels(), seen, batch);
    }

    /** η at which batches of B have the growth g = 2(η/B)‖y_S‖ an epoch. */
    public double batchStepSize(int batch, double growth) {
        return growth * batch / (2 * labelNorm);
    }

    /** By how much log λ⁻¹ grows an epoch of its plateau with batches of B and growth g: between log λ = −100 and −300. */
    public double batchLogGrowth(int batch, double growth, long seed) {
        return 200.0 / (batchEnd(-300, batch, growth, seed) - batchEnd(-100, batch, growth, seed));
    }

    private long batchEnd(double logLambda, int batch, double growth, long seed) {
        double level = unseen + (1 - NOTICED) * labelNorm * labelNorm / problem.data().n();
        return descent(logLambda, batchStepSize(batch, growth)).withBatches(batch, seed).withTolerance(level).run().epochs();
    }

    private GramRun batches(int batch, double stepSize, long seed) {
        return descent(BATCH_LOG_LAMBDA, stepSize).withBatches(batch, seed).withEpochLimit(LONG)
                .withTolerance(unseen + SETTLED * (unseen + labelNorm * labelNorm / problem.data().n())).run();
    }

    /** (a² − ‖u_S‖²)/‖y_S‖ after its jump with batches of B and growth g; what it does not see is left out. */
    public double imbalance(int batch, double growth, long seed) {
        GramRun run = batches(batch, batchStepSize(batch, growth), seed);
        double sum = run.output(0) * run.output(0);
        for (int k : seen) {
            sum -= run.coordinate(0, k) * run.coordinate(0, k);
        }
        return sum / labelNorm;
    }

    /** The same to first order in g. */
    public double predictedImbalance(int batch, double growth) {
        return batchClock(batch).imbalance(batchStepSize(batch, growth)) / labelNorm;
    }

    /** 1 if batches of B fit all that it sees within 20,000 epochs at {@code factor} times the stable step, else 0. */
    public int settles(int batch, double factor, long seed) {
        return batches(batch, factor * batchClock(batch).settlesUpTo(), seed).stop() == Stop.REACHED_TOLERANCE ? 1 : 0;
    }

    /** a² + ‖u_S‖² at the end of the gradient flow from a = {@code output}, ‖w‖ = {@code hidden}. */
    public double finalSquare(double output, double hidden) {
        requireModerate("output weight", output);
        requireModerate("length of the hidden weights", hidden);
        Network start = start(output, hidden);
        Dataset data = problem.data();
        FlowTrajectory flow = GradientFlow.of(data, start).withRawVariables().withTolerance(1e-12).run(flowTime());
        double[] w = start.hidden(0);
        double frozen = Arrays.stream(w).map(v -> v > 0 ? 0 : v * v).reduce(0, Double::sum);
        return flow.finalNetwork().squaredNorm() - frozen;
    }

    private static void requireModerate(String quantity, double weight) {
        if (!(weight == 0 || Math.abs(weight) >= 1e-140 && Math.abs(weight) <= 1e140)) {
            throw new IllegalArgumentException("the " + quantity + " must be 0 or between 1e-140 and 1e140 in size, got "
                    + Numbers.full(weight));
        }
    }

    private double flowTime() {
        return 100 * problem.data().n() / labelNorm;        // the residual dies out like e^{−‖y‖T/n} or faster
    }

    /** ‖u_S‖² − a² of that start: what the flow conserves. */
    public double imbalance(double output, double hidden) {
        double sum = -output * output;
        for (double v : start(output, hidden).hidden(0)) {
            sum += v > 0 ? v * v : 0;
        }
        return sum;
    }

    private Network start(double output, double hidden) {
        double[] w = start(0).direction(0);
        for (int k = 0; k < w.length; k++) {
            w[k] *= hidden;
        }
        return Network.of(new double[] {output}, new double[][] {w});
    }

    /** Epochs in which the plateau grows by log λ = 500, by the clock log(1 + h). */
    public double predictedEpochsGained(double growth) {
        return LargeSteps.epochs(-GramProblem.LOG_LAMBDA, growth);
    }

    @Override
    public String toString() {
        return "LoneNeuron[of " + problem + ", sees " + seen.size() + " data]";
    }
}
