package saddlewalk.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which neurons rest. A neuron is visible once its square shows in the residuals that it sees; a visible neuron rests
 * while all of them are 0 to rounding and no neuron that moves shows in its data. A datum of a resting neuron rests.
 */
final class Rest {
    final boolean[] neuron;
    final boolean[] datum;
    private final int[] movers;                             // visible neurons that do not rest

    private Rest(boolean[] neuron, boolean[] datum, int[] movers) {
        this.neuron = neuron;
        this.datum = datum;
        this.movers = movers;
    }

    /** Whether some visible neuron does not rest. */
    boolean somethingMoves() {
        return movers.length > 0;
    }

    /** The one visible neuron that does not rest; −1 if there is none, or more than one. */
    int onlyMover() {
        return movers.length == 1 ? movers[0] : -1;
    }

    /** Nobody rests: everything is integrated. */
    static Rest none(FlowProblem problem) {
        return new Rest(new boolean[problem.m], new boolean[problem.n],
                IntStream.range(0, problem.m).toArray());
    }

    static Rest of(FlowProblem problem, FlowPrecision precision, FlowPoint point) {
        int m = problem.m;
        boolean[] rests = new boolean[m];
        boolean[] visible = new boolean[m];
        for (int j = 0; j < m; j++) {
            double sum = 0;
            for (int k : point.active[j]) {
                double r = unfitted(problem, precision, point, k);
                sum += r * r;
            }
            visible[j] = point.square(j) > precision.visible() * StrictMath.sqrt(sum);
            rests[j] = visible[j] && sum == 0;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            boolean[] datum = data(problem, point, rests);
            for (int j = 0; j < m; j++) {
                double shows = precision.fitted() * problem.labelNorm * Math.abs(point.output[j]) / point.square(j);
                for (int i = 0; i < point.active[j].length && !rests[j]; i++) {
                    if (datum[point.active[j][i]] && StrictMath.exp(point.logActive[j][i]) > shows) {
                        changed |= wake(point, rests, point.active[j][i]);
                    }
                }
            }
        }
        int[] movers = IntStream.range(0, m).filter(j -> visible[j] && !rests[j]).toArray();
        return new Rest(rests, data(problem, point, rests), movers);
    }

    /** The residual of a datum, 0 if it is fitted. */
    static double unfitted(FlowProblem problem, FlowPrecision precision, FlowPoint point, int k) {
        return Math.abs(point.residual[k]) <= precision.fitted() * problem.labelNorm ? 0 : point.residual[k];
    }

    /** The state with the residuals of resting data at 0: they decay by themselves and move nothing any more. */
    FlowPoint settled(FlowPoint point) {
        double[] residual = point.residual.clone();
        for (int k = 0; k < residual.length; k++) {
            residual[k] = datum[k] ? 0 : residual[k];
        }
        return point.withResidual(residual);
    }

    private static boolean[] data(FlowProblem problem, FlowPoint point, boolean[] rests) {
        boolean[] datum = new boolean[problem.n];
        for (int j = 0; j < rests.length; j++) {
            for (int k : point.active[j]) {
                datum[k] |= rests[j];
            }
        }
        return datum;
    }

    private static boolean wake(FlowPoint point, boolean[] rests, int k) {
        boolean woken = false;
        for (int j = 0; j < rests.length; j++) {
            if (rests[j] && Arrays.binarySearch(point.active[j], k) >= 0) {
                rests[j] = false;
                woken = true;
            }
        }
        return woken;
    }

    boolean sameAs(Rest other) {
        return Arrays.equals(neuron, other.neuron);
    }
}
