package saddlewalk.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;

/**
 * The hidden weights of a run at its saddles: in the middle of every settled plateau, and where training ends. Their
 * singular values that are not tiny must be as many as the jumps so far, and be ‖y_S‖^{1/2} of the neurons that made them. [text, derived]
 */
public final class SaddleRanks {
    /** A singular value above this is not tiny. */
    public static final double TINY = 1e-3;
    /** A neuron left over is tiny where training ends if L|ρ| is at least this: e^{−10}, and a factor 20 for what 1/L shows. */
    public static final double LEFT_OVER = 10;

    private final FigureOne problem;
    private final List<Integer> saddles;
    private final List<List<Double>> values;

    private SaddleRanks(FigureOne problem, List<Integer> saddles, List<List<Double>> values) {
        this.problem = problem;
        this.saddles = saddles;
        this.values = values;
    }

    /**
     * @param problem which plateaus are resolved and have a middle; where training ends all its data must be fitted
     * @param middles of the same process and λ
     * @param run that recorded networks at {@link PlateauMiddles#epochs}, to its end
     */
    public static SaddleRanks of(FigureOne problem, PlateauMiddles middles, Trajectory run) {
        List<Integer> saddles = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        for (int i = 0; i < problem.process().jumpCount(); i++) {
            if (problem.resolution().isResolved(i) && problem.resolution().hasMiddle(i)) {
                saddles.add(i);
                values.add(hidden(run.networkAt(middles.epochs()[2 * i + 1])));
            }
        }
        if (isSettledAtTheEnd(problem)) {
            saddles.add(problem.process().jumpCount());
            values.add(hidden(run.finalNetwork()));
        }
        return new SaddleRanks(problem, List.copyOf(saddles), List.copyOf(values));
    }

    /** Whether every neuron left over is tiny there. */
    private static boolean isSettledAtTheEnd(FigureOne problem) {
        LimitProcess process = problem.process();
        int p = process.jumpCount();
        return IntStream.range(0, process.m()).filter(q -> !process.hasJumped(q, p))
                .allMatch(q -> problem.logLambda() * process.exponentAtPlateau(q, p) >= LEFT_OVER);
    }

    private static List<Double> hidden(Network network) {
        return Arrays.stream(SingularValues.hidden(network)).boxed().toList();
    }

    /** Which saddles are looked at: the settled plateaus, then p unless a neuron left over is still too large there. */
    public List<Integer> saddles() {
        return saddles;
    }

    /** The saddles in 0 … p that are not looked at. */
    public List<Integer> missing() {
        return IntStream.rangeClosed(0, problem.process().jumpCount()).filter(i -> !saddles.contains(i)).boxed().toList();
    }

    /** All singular values at each of the saddles, largest first. */
    public List<List<Double>> values() {
        return values;
    }

    /** How many of them are not tiny. */
    public List<Integer> ranks() {
        return values.stream().map(all -> (int) all.stream().filter(v -> v > TINY).count()).toList();
    }

    /** The i largest singular values of each saddle i. */
    public List<Double> largest() {
        return IntStream.range(0, saddles.size()).boxed().flatMap(l -> values.get(l).stream().limit(saddles.get(l))).toList();
    }

    /** The same by Algorithm 1: ‖y_S‖^{1/2} of the neurons that have jumped, largest first. */
    public List<Double> predicted() {
        return saddles.stream().flatMap(i -> IntStream.rangeClosed(1, i).mapToObj(k -> StrictMath.sqrt(problem.data()
                .labelNorm(problem.process().jump(k).fitted()))).sorted(Comparator.reverseOrder())).toList();
    }

    @Override
    public String toString() {
        return "SaddleRanks[saddles " + saddles + ", ranks " + ranks() + "]";
    }
}
