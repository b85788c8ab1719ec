package saddlewalk.anatomy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Require;
import saddlewalk.model.Dataset;

/**
 * Corollary 2 on the data S of a problem's first jump: how much of ⟨w̄, x_k⟩ is left, over |y_k|/(2‖y_S‖), when
 * ⟨w̄, s D̄⟩ = 1 − ε with the largest ε that is allowed for datum k. [our form]
 */
public final class CoordinatesKept {
    private final Dataset data;
    private final double[] direction;
    private final double labelNorm;
    private final int[] order;                               // the data of S, by |y_k|
    private final long seed;

    private CoordinatesKept(AnatomyProblem problem, long seed) {
        data = problem.data();
        int j = problem.process().jump(1).neuron();
        List<Integer> fitted = problem.process().jump(1).fitted();
        direction = problem.process().direction(j, 0);
        labelNorm = data.labelNorm(fitted);
        order = fitted.stream().sorted((k, l) -> Double.compare(Math.abs(data.label(k)), Math.abs(data.label(l))))
                .mapToInt(k -> k).toArray();
        this.seed = seed;
    }

    /** @param seed of the random vectors */
    public static CoordinatesKept of(AnatomyProblem problem, long seed) {
        return new CoordinatesKept(problem, seed);
    }

    /** c = |y_k|/‖y_S‖, ascending. */
    public double[] cosines() {
        return IntStream.of(order).mapToDouble(k -> Math.abs(data.label(k)) / labelNorm).toArray();
    }

    /** The smallest c. */
    public double smallest() {
        return cosines()[0];
    }

    /** For each datum the least of some random w̄, over the bound. */
    public double[] random(int draws) {
        Require.atLeast("number of draws", 1, draws);
        return IntStream.of(order).mapToDouble(k -> IntStream.range(0, draws).mapToDouble(draw -> NearbyUnits.around(direction,
                NearbyUnits.allowed(data.label(k), labelNorm), seed + 1000L * k + draw).coordinate(data.input(k))
                / NearbyUnits.keeps(data.label(k), labelNorm)).min().orElseThrow()).toArray();
    }

    /** For each datum the w̄ turned straight away from it, over the bound, with so many times the ε allowed. */
    public double[] worst(double times) {
        return IntStream.of(order).mapToDouble(k -> NearbyUnits.awayFrom(data.input(k), direction,
                times * NearbyUnits.allowed(data.label(k), labelNorm)).coordinate(data.input(k))
                / NearbyUnits.keeps(data.label(k), labelNorm)).toArray();
    }

    /** 2 − c²/4 − √((1 − c²)(1 − c²/16)): the worst case in closed form. */
    public double[] predictedWorst() {
        return DoubleStream.of(cosines())
                .map(c -> 2 - c * c / 4 - StrictMath.sqrt((1 - c * c) * (1 - c * c / 16))).toArray();
    }

    @Override
    public String toString() {
        return "CoordinatesKept[" + order.length + " data]";
    }
}
