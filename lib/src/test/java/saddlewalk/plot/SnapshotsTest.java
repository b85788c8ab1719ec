package saddlewalk.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class SnapshotsTest {
    private static final Dataset DATA = Dataset.of(3, 4, 12);
    private static final Network START = Initialization.of(-100, new int[] {1, 1}, new double[][] {{3, 4, -1}, {-1, -1, 12}});
    private static final LimitProcess PROCESS = LimitProcess.of(DATA, START);
    private static final RandomPlane PLANE = RandomPlane.of(3, 1);

    @Test
    void aPlaneIsSpannedByTwoOrthogonalUnitVectors() {
        double[] u = new double[3];
        double[] v = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] unit = new double[3];
            unit[i] = 1;
            u[i] = PLANE.project(unit)[0];
            v[i] = PLANE.project(unit)[1];
        }
        assertEquals(1, u[0] * u[0] + u[1] * u[1] + u[2] * u[2], 1e-15);
        assertEquals(1, v[0] * v[0] + v[1] * v[1] + v[2] * v[2], 1e-15);
        assertEquals(0, u[0] * v[0] + u[1] * v[1] + u[2] * v[2], 1e-15);
        assertEquals(0, PLANE.angle(u), 1e-15);
        assertEquals("a plane needs dimension d >= 2, got 1",
                assertThrows(IllegalArgumentException.class, () -> RandomPlane.of(1, 1)).getMessage());
    }

    // By hand: norm e^−25 at log λ = −100 is exponent −1/4, so radius 3/4; at the start all radii are 0.
    @Test
    void aNeuronIsDrawnAsFarOutAsItsExponentIsFromMinusOne() {
        Snapshots shots = Snapshots.of(PROCESS, -100, PLANE);
        assertArrayEquals(new double[4], shots.positions(START), 1e-12);
        double[] at = shots.positions(Initialization.of(-25, new int[] {1, 1}, new double[][] {{3, 4, -1}, {-1, -1, 12}}));
        assertEquals(0.75, StrictMath.hypot(at[0], at[1]), 1e-12);
        assertEquals(0.75, StrictMath.hypot(at[2], at[3]), 1e-12);
    }

    // By hand: neuron 0's direction before its jump is (3, 4, 0)/5, neuron 1's is (0, 0, 1). The start's first direction is off it
    // by its third entry; a network of the predicted directions is not off at all, and a turn by π is drawn as π.
    @Test
    void anOffsetIsTheAngleInThePlaneTimesTheLengthDrawn() {
        Snapshots shots = Snapshots.of(PROCESS, -100, PLANE);
        Network aligned = Initialization.of(-50, new int[] {1, 1}, new double[][] {{3, 4, 0}, {0, 0, 1}});
        assertEquals(0, shots.offset(aligned, 0, 0), 1e-15);
        assertEquals(0, shots.offset(aligned, 1, 0), 1e-15);
        double[] at = PLANE.project(new double[] {0.6, 0.8, 0});
        double[] off = PLANE.project(new double[] {3, 4, -1});
        double angle = StrictMath.acos((at[0] * off[0] + at[1] * off[1])
                / StrictMath.hypot(at[0], at[1]) / StrictMath.hypot(off[0], off[1]));
        assertEquals(angle * StrictMath.hypot(at[0], at[1]), shots.offset(START, 0, 0), 1e-12);
        Network turned = Initialization.of(-50, new int[] {1, 1}, new double[][] {{-3, -4, 0}, {0, 0, 1}});
        assertEquals(Math.PI * StrictMath.hypot(at[0], at[1]), shots.offset(turned, 0, 0), 1e-12);
    }

    @Test
    void snapshotsStandSideBySideWithTheirTitles() {
        Picture picture = Snapshots.of(PROCESS, -100, PLANE).add("(a)", START, 0).add("(b)", START, 1).sideBySide("Figure 4. Two.");
        assertTrue(picture.svg().contains(">(a)</text>") && picture.svg().contains(">(b)</text>"), picture.svg());
        assertEquals(2 * (1 + 2 * 2), picture.series().size());
        assertEquals(picture.svg(), Snapshots.of(PROCESS, -100, PLANE).add("(a)", START, 0).add("(b)", START, 1)
                .sideBySide("Figure 4. Two.").svg());
    }

    @Test
    void anAnimationHasAFrameForEachSnapshotAndAStaticFace() {
        Picture picture = Snapshots.of(PROCESS, -100, PLANE).add("0", START, 0).add("10", START, 1).add("20", START, 2)
                .oneAfterTheOther("Figure 5. Moving.", 1);
        var tree = picture.specification().json();
        assertEquals(3, tree.path("frames").size());
        assertEquals(5, tree.path("frames").get(2).path("data").size());
        assertEquals("[\"frame 2\"]", tree.path("layout").path("sliders").get(0).path("steps").get(2).path("args").get(0).toString());
        assertEquals(tree.path("frames").get(1).path("data").get(2).path("x"), tree.path("data").get(2).path("x"));
        assertTrue(picture.svg().startsWith("<svg"));
        // What a reader sees over neuron 0's ray: the moment, and its log norm, −100 at the start, where no ray is seen yet.
        assertEquals("epoch 10: log‖w‖ = -100, ray 0", tree.path("data").get(2).path("text").asText());
        assertEquals("epoch 20: log‖w‖ = -100, ray 0", tree.path("frames").get(2).path("data").get(2).path("text").asText());
        assertThrows(IllegalStateException.class, () -> Snapshots.of(PROCESS, -100, PLANE).add("0", START, 0)
                .oneAfterTheOther("Figure 5. Moving.", 0));
    }

    // By hand on a line 0, 1, 2, …, 10 with a rest in between: five frames at 0, 2.5, 5, 7.5 and 10, none twice.
    @Test
    void framesAreAtEqualLengthsOfThePath() {
        List<double[]> path = java.util.stream.DoubleStream.of(0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10).mapToObj(x -> new double[] {x}).toList();
        assertArrayEquals(new int[] {0, 5, 7, 10, 12}, EvenMotion.pick(path, 5));
        assertArrayEquals(new int[] {0, 12}, EvenMotion.pick(path, 2));
        assertThrows(IllegalArgumentException.class, () -> EvenMotion.pick(path, 1));
    }
}
