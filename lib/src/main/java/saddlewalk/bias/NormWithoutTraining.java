package saddlewalk.bias;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * The norm at which training ends, without training: residuals are replaced by pulls that do not change. Under a constant
 * pull P every neuron has a closed form, with which gradient descent's own N steps cost as much as one; what the pull must
 * be follows from the end, where every label is fitted: n equations for n numbers. [ours, checked]
 *
 * <ul>
 *   <li>From a small start, in two stages, one sign after the other: first the residual is y, until half of Σ y_k² is
 *       fitted; then one pull fits the rest. Many neurons grow together, and all data are fitted in one common jump.
 *   <li>From a large start, in one stage: the residual keeps its direction from beginning to end. As the width grows this
 *       becomes the tangent kernel's (lazy) solution.
 * </ul>
 */
public final class NormWithoutTraining {
    private static final double HALF = 0.5;
    private static final double SECOND_STAGE = 4;           // steps in units of 1/(ε‖y‖): nearly all of the second half
    private static final double MANY = 1 << 30;             // steps of a pull so small that they are a flow
    private static final double ACCURACY = 1e-10;           // of ‖y‖, in what is fitted
    private static final double FITTED = 1e-6;              // of the largest |y_k|, in what is left
    private static final int MOST_EVALUATIONS = 200;

    private final double squaredNorm;
    private final double misfit;
    private final boolean isFitted;

    private NormWithoutTraining(Dataset data, double squaredNorm, double misfit) {
        this.squaredNorm = squaredNorm;
        this.misfit = misfit;
        isFitted = misfit <= FITTED * Arrays.stream(data.labels()).map(Math::abs).max().orElseThrow();
    }

    /**
     * From a balanced start whose outputs are small against the labels. Cost O(mn²) for each of about ten steps of
     * Levenberg and Marquardt's method.
     *
     * @param stepSize η on the mean squared error, with 2η‖y‖/n below 1
     */
    public static NormWithoutTraining fromSmallStart(Dataset data, Network start, double stepSize) {
        start.requireSameDimension(data);
        Require.positive("step size", stepSize);
        double epsilon = 2 * stepSize / data.n();
        double norm = 0;
        double misfit = 0;
        for (int sign = 1; sign >= -1; sign -= 2) {
            PulledNeurons neurons = PulledNeurons.of(data, start, sign);
            if (neurons.labels.length > 0) {
                neurons = fitted(firstStage(neurons, epsilon), SECOND_STAGE / (epsilon * neurons.labelNorm()), epsilon / 4);
                misfit = Math.max(misfit, misfit(neurons));
            }
            norm += neurons.squaredNorm();
        }
        return new NormWithoutTraining(data, norm, misfit);
    }

    /** From any other start, small or large, with steps so small that they are the flow. Same cost. */
    public static NormWithoutTraining fromLargeStart(Dataset data, Network start) {
        start.requireSameDimension(data);
        PulledNeurons end = fitted(PulledNeurons.of(data, start), MANY, 1e-3 / MANY);
        return new NormWithoutTraining(data, end.squaredNorm(), misfit(end));
    }

    private static PulledNeurons firstStage(PulledNeurons neurons, double epsilon) {
        double[] pull = scaled(neurons.labels, epsilon);
        double goal = HALF * neurons.labelNorm() * neurons.labelNorm();
        double most = 1;
        while (fitted(neurons.moved(pull, most)) < goal) {
            most *= 2;
            if (!(most < MANY)) {
                return neurons;                             // nobody sees enough: the misfit will say so
            }
        }
        double least = most == 1 ? 0 : most / 2;
        if (fitted(neurons.moved(pull, least)) >= goal) {
            return neurons;
        }
        double part = Math.abs(fitted(neurons.moved(pull, most)) / goal);
        if (!(part < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the start must be small and the labels of ordinary size, so that their products"
                    + " are finite, got " + Numbers.full(part) + " times what was to be fitted");
        }
        double steps = new BracketingNthOrderBrentSolver(1e-9, 5).solve(MOST_EVALUATIONS,
                x -> StrictMath.log(fitted(neurons.moved(pull, x)) / goal), least, most);
        return neurons.moved(pull, steps);
    }

    /** Σ y_k h_k. */
    private static double fitted(PulledNeurons neurons) {
        double[] outputs = neurons.outputs();
        double sum = 0;
        for (int k = 0; k < outputs.length; k++) {
            sum += neurons.labels[k] * outputs[k];
        }
        return sum;
    }

    /** The neurons after the pull that fits all labels in so many steps, searched for from {@code guess} times y. */
    private static PulledNeurons fitted(PulledNeurons neurons, double steps, double guess) {
        double[] ones = new double[neurons.labels.length];
        Arrays.fill(ones, 1);
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(scaled(neurons.labels, guess)).target(neurons.labels).weight(new DiagonalMatrix(ones))
                .model(p -> new Pair<>(new ArrayRealVector(neurons.moved(p.toArray(), steps).outputs(), false),
                        new Array2DRowRealMatrix(neurons.outputSlopes(p.toArray(), steps), false)))
                .checker((i, before, now) -> now.getResiduals().getNorm() <= ACCURACY * neurons.labelNorm())
                .maxEvaluations(MOST_EVALUATIONS).maxIterations(MOST_EVALUATIONS).build();
        try {
            return neurons.moved(new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray(), steps);
        } catch (MathIllegalStateException notFound) {
            return neurons;                                 // the misfit says so
        }
    }

    private static double misfit(PulledNeurons neurons) {
        double[] outputs = neurons.outputs();
        return IntStream.range(0, outputs.length).mapToDouble(k -> Math.abs(outputs[k] - neurons.labels[k])).max().orElse(0);
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** ‖θ‖² at the end; NaN where {@link #misfit} is above 10^−6 of the largest |y_k|: not all labels are fitted like this. */
    public double squaredNorm() {
        return isFitted ? squaredNorm : Double.NaN;
    }

    /** The largest |h_k − y_k| that is left: next to nothing, unless not all data can be fitted like this. */
    public double misfit() {
        return misfit;
    }

    @Override
    public String toString() {
        return "NormWithoutTraining[squared norm " + Numbers.brief(squaredNorm) + ", misfit " + Numbers.brief(misfit) + "]";
    }
}
