package saddlewalk.plot;

import java.util.ArrayList;
import java.util.List;

/** Which moments of a recorded motion to show, so that what is drawn moves evenly from frame to frame. */
public final class EvenMotion {
    private EvenMotion() {
    }

    /**
     * The moments at equal lengths of the path: the first and the last are always among them, none twice.
     *
     * @param positions one array of coordinates a moment, all of one length, at least two moments
     * @param frames    at most so many moments, ≥ 2
     * @return ascending indices of moments
     */
    public static int[] pick(List<double[]> positions, int frames) {
        if (positions.size() < 2 || frames < 2) {
            throw new IllegalArgumentException("even motion needs at least 2 moments and 2 frames, got " + positions.size()
                    + " and " + frames);
        }
        double[] length = new double[positions.size()];
        for (int i = 1; i < length.length; i++) {
            length[i] = length[i - 1] + distance(positions.get(i - 1), positions.get(i));
        }
        double total = length[length.length - 1];
        List<Integer> picked = new ArrayList<>(List.of(0));
        for (int i = 1; i < length.length - 1 && picked.size() < frames - 1; i++) {
            if (length[i] >= total * picked.size() / (frames - 1) && length[i] > length[picked.get(picked.size() - 1)]) {
                picked.add(i);
            }
        }
        picked.add(length.length - 1);
        return picked.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double distance(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("moments must have as many coordinates each, got " + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return StrictMath.sqrt(sum);
    }
}
