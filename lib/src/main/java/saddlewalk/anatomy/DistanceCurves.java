package saddlewalk.anatomy;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;

/** {@link SaddleDistance} along a run: points of curves, predicted and measured. Lemma 1 and Hypothesis 1 (3). */
public final class DistanceCurves {
    private static final int POINTS = 19;

    private DistanceCurves() { }

    /**
     * One point.
     *
     * @param plateau i
     * @param time accelerated
     * @param exponent the smallest exponent of λ, by Algorithm 1
     * @param measured the logarithm of the measured number, over L
     */
    public record Point(int plateau, double time, double exponent, double measured) { }

    /** One column of some points. */
    public static double[] column(List<Point> points, ToDoubleFunction<Point> value) {
        Objects.requireNonNull(value, "value");
        return points.stream().mapToDouble(value).toArray();
    }

    /** ‖θ − θ^i‖ at nine times of the window of each plateau 0 … p − 1. */
    public static List<Point> whole(AnatomyProblem problem, FlowTrajectory run, double logLambda) {
        SaddleDistance distance = SaddleDistance.of(problem.process());
        SmallNeurons small = SmallNeurons.of(problem);
        return IntStream.range(0, problem.process().jumpCount()).boxed().flatMap(i -> DoubleStream.of(small.times(i))
                .mapToObj(t -> new Point(i, t, distance.wholeExponents(i, t)[0],
                        distance.logSupremum(i, run, logLambda, t) / Clocks.logInverse(logLambda)))).toList();
    }

    /** ‖r‖/‖y_S‖ on the data S of jump i, from soon after it to the next, or to t_p + δ. */
    public static List<Point> residual(AnatomyProblem problem, int i, FlowTrajectory run, double logLambda) {
        LimitProcess process = problem.process();
        SaddleDistance distance = SaddleDistance.of(process);
        double from = process.jumpTime(i);
        double to = i == process.jumpCount() ? problem.windows().until(i) : process.jumpTime(i + 1);
        double size = problem.windows().labelNorm(i);
        return IntStream.range(1, POINTS).mapToDouble(g -> from + (to - from) * g / POINTS)
                .mapToObj(t -> new Point(i, t, distance.residualExponents(i, t)[0], StrictMath.log(
                        distance.residual(i, run.at(FlowTime.accelerated(t, logLambda))) / size)
                        / Clocks.logInverse(logLambda))).toList();
    }

    /** The largest value over the points of each plateau, of one list after the other. */
    public static double[] largest(List<Point> some, List<Point> others, ToDoubleFunction<Point> value) {
        Objects.requireNonNull(some, "some");
        Objects.requireNonNull(others, "others");
        Objects.requireNonNull(value, "value");
        return Stream.of(some, others).flatMapToDouble(points -> points.stream().mapToInt(Point::plateau).distinct()
                .mapToDouble(i -> points.stream().filter(point -> point.plateau() == i).mapToDouble(value).max()
                        .orElseThrow())).toArray();
    }
}
