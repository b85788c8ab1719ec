package saddlewalk.bias;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.Well19937c;

/** The least value of a function that has no derivative, by CMA-ES (Hipparchus) from a random start > 0. */
final class Search {
    private static final int EVALUATIONS = 200_000;

    private Search() { }

    static double least(ToDoubleFunction<double[]> f, int dimension, long seed) {
        Well19937c random = new Well19937c(seed);
        double[] start = new double[dimension];
        Arrays.setAll(start, i -> Math.abs(random.nextGaussian()));
        double[] sigma = new double[dimension];
        Arrays.fill(sigma, 0.5);
        int population = 4 + (int) (3 * StrictMath.log(dimension));
        CMAESOptimizer optimizer = new CMAESOptimizer(10_000, Double.NEGATIVE_INFINITY, true, 0, 0, random, false,
                (iteration, before, now) -> false);       // it has stopping rules of its own
        return optimizer.optimize(new MaxEval(EVALUATIONS), new ObjectiveFunction(f::applyAsDouble), GoalType.MINIMIZE,
                SimpleBounds.unbounded(dimension), new InitialGuess(start), new CMAESOptimizer.Sigma(sigma),
                new CMAESOptimizer.PopulationSize(2 * population)).getValue();
    }
}
