package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saddlewalk.anatomy.DistanceCurves.Point;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTrajectory;

class DistanceCurvesTest {
    private static final AnatomyProblem PROBLEM = AnatomyProblem.oneSign(1734);
    private static final LimitProcess PROCESS = PROBLEM.process();
    private static final Windows WINDOWS = PROBLEM.windows();
    private static final FlowTrajectory RUN = MoreRuns.carriedOn(PROBLEM, -1000);

    @Test
    void aColumnIsOneNumberOfEveryPoint() {
        List<Point> points = List.of(new Point(0, 0.5, 3, 4), new Point(1, 1.5, 5, 6));
        assertArrayEquals(new double[] {0.5, 1.5}, DistanceCurves.column(points, Point::time), 0);
        assertArrayEquals(new double[] {-3, -5}, DistanceCurves.column(points, point -> -point.exponent()), 0);
    }

    // One list has plateaus 0 and 1, the other 0 only.
    @Test
    void theLargestIsTakenOverEachPlateauOfOneListAndThenOfTheOther() {
        List<Point> some = List.of(new Point(0, 0, 0, 3), new Point(0, 1, 0, 7), new Point(1, 2, 0, -1),
                new Point(1, 3, 0, -2));
        List<Point> others = List.of(new Point(0, 0, 0, 4), new Point(0, 1, 0, 2));
        assertArrayEquals(new double[] {7, -1, 4}, DistanceCurves.largest(some, others, Point::measured), 0);
    }

    // On plateau 0 the saddle is the origin: ‖θ‖² = 2Σ‖w_q‖², six neurons, each λ^{|ρ_q|} times e^{o_q}; so log‖θ‖/L +
    // min|ρ_q| lies between (½ log 2 − |o|)/L and (½ log 12 + |o|)/L. Most of it lies below the smallest double.
    @Test
    void onTheFirstPlateauTheDistanceIsThatOfTheNearestNeuronFromTheOrigin() {
        double offset = SmallNeurons.of(PROBLEM).largestOffset();
        List<Point> points = DistanceCurves.whole(PROBLEM, RUN, -1000);
        assertEquals(9 * PROCESS.jumpCount(), points.size());
        for (Point point : points.subList(0, 9)) {
            double nearest = IntStream.range(0, PROCESS.m()).mapToDouble(q -> -PROCESS.exponent(q, point.time())).min()
                    .orElseThrow();
            assertEquals(0, point.plateau());
            assertEquals(nearest, point.exponent(), 1e-14);
            double above = 1000 * (point.measured() + nearest);
            assertTrue(above > Math.log(2) / 2 - offset && above < Math.log(12) / 2 + offset, point + " is off by " + above);
        }
        assertEquals(WINDOWS.delta(), points.get(0).time(), 1e-15);
        assertEquals(PROCESS.jumpTime(1) - WINDOWS.delta(), points.get(8).time(), 1e-14);
    }

    // Soon after jump 1: r/‖y_S‖ = 1/(1 + (√2 − 1)e^{2‖D‖(T − C_1)}), T from t_1·L, and C_1 of one sign, [½ log‖y_S‖ + ½
    // log(√2 − 1) − log((1 + z)/2)]/‖D‖ = [½ log‖y_S‖ + ½ log(√2 − 1) − o_1]/‖D‖. By the third point r is e^{−33} of the
    // labels, in a run that follows it to 1e−40; 1e−3 of it, over L, is 1e−6.
    @Test
    void theResidualSettlesFromTheJumpOn() {
        List<Point> points = DistanceCurves.residual(PROBLEM, 1, MoreRuns.resolved(PROBLEM, -1000), -1000);
        int j = PROCESS.jump(1).neuron();
        double norm = PROBLEM.data().labelNorm(PROCESS.jump(1).fitted());
        double speed = norm / PROBLEM.data().n();
        double offset = SmallNeurons.of(PROBLEM).offset(j, 0);
        double constant = (Math.log(norm) / 2 + Math.log(Math.sqrt(2) - 1) / 2 - offset) / speed;
        assertEquals(18, points.size());
        for (int g = 0; g < 18; g++) {
            double since = (PROCESS.jumpTime(2) - PROCESS.jumpTime(1)) * (g + 1) / 19;
            assertEquals(PROCESS.jumpTime(1) + since, points.get(g).time(), 1e-13);
            if (g < 3) {
                double left = -Math.log1p((Math.sqrt(2) - 1) * Math.exp(2 * speed * (since * 1000 - constant)));
                assertEquals(2 * speed * since, points.get(g).exponent(), 1e-13);
                assertEquals(left / 1000, points.get(g).measured(), 1e-6);
            }
        }
    }

    @Test
    void afterTheLastJumpTheCurveEndsWithTheWindow() {
        int last = PROCESS.jumpCount();
        List<Point> points = DistanceCurves.residual(PROBLEM, last, RUN, -1000);
        assertEquals(PROCESS.jumpTime(last) + WINDOWS.delta() * 18 / 19, points.get(17).time(), 1e-13);
    }
}
