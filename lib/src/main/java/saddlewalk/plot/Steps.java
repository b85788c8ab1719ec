package saddlewalk.plot;

import java.util.Arrays;
import saddlewalk.Require;

/** The corners of a piecewise constant curve, for {@link Chart#step}: right-continuous, one height more than jumps. */
public final class Steps {
    private Steps() { }

    /**
     * Where the pieces begin, and the end: {@code begin}, the jumps, {@code end}.
     *
     * @throws IllegalArgumentException unless begin ≤ first jump, the jumps ascend, and last jump ≤ end
     */
    public static double[] epochs(double begin, double[] jumps, double end) {
        double[] corners = new double[jumps.length + 2];
        corners[0] = begin;
        System.arraycopy(jumps, 0, corners, 1, jumps.length);
        corners[corners.length - 1] = end;
        for (int i = 1; i < corners.length; i++) {
            if (!(corners[i] >= corners[i - 1])) {
                throw new IllegalArgumentException("the pieces of a step must begin in order: piece " + i
                        + " begins before the one in front of it");
            }
        }
        return corners;
    }

    /** The heights of the pieces, the last one twice: it holds until the end. */
    public static double[] heights(double[] pieces) {
        Require.atLeast("number of pieces", 1, pieces.length);
        double[] heights = Arrays.copyOf(pieces, pieces.length + 1);
        heights[pieces.length] = pieces[pieces.length - 1];
        return heights;
    }
}
