package saddlewalk.train;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;

/**
 * The middles of a trained run's plateaus beside Algorithm 1's: mean squared error and number of fitted data.
 *
 * <p>Only plateaus that this λ resolves and that are wide enough to have a middle ({@link Resolution}) are in it; the
 * others are named in {@code leftOut}, with the λ that they need.
 *
 * @param plateaus numbers of the plateaus, ascending
 * @param leftOut the other plateaus of 0 … p − 1 and the log λ at which they would be in it
 * @param predictedErrors ‖y_U‖²/n, one per plateau
 * @param trainedErrors the run's mean squared error in the middle
 * @param predictedFitted number of fitted data by Algorithm 1
 * @param trainedFitted number of data whose output is at least 50 % of the label
 */
public record Middles(List<Integer> plateaus, SortedMap<Integer, Double> leftOut, List<Double> predictedErrors,
        List<Double> trainedErrors, List<Integer> predictedFitted, List<Integer> trainedFitted) {
    public Middles {
        plateaus = List.copyOf(Objects.requireNonNull(plateaus, "plateaus"));
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(leftOut, "leftOut")));
        predictedErrors = List.copyOf(Objects.requireNonNull(predictedErrors, "predictedErrors"));
        trainedErrors = List.copyOf(Objects.requireNonNull(trainedErrors, "trainedErrors"));
        predictedFitted = List.copyOf(Objects.requireNonNull(predictedFitted, "predictedFitted"));
        trainedFitted = List.copyOf(Objects.requireNonNull(trainedFitted, "trainedFitted"));
    }

    static Middles of(FigureOne problem) {
        LimitProcess process = problem.process();
        Resolution resolution = problem.resolution();
        List<Integer> all = IntStream.range(0, process.jumpCount()).boxed().toList();
        List<Integer> used = all.stream().filter(i -> resolution.isResolved(i) && resolution.hasMiddle(i)).toList();
        long[] epochs = used.stream().mapToLong(problem::middleEpoch).toArray();
        SortedMap<Integer, Double> leftOut = new TreeMap<>();
        all.stream().filter(i -> !used.contains(i)).forEach(i -> leftOut.put(i, resolution.logLambdaNeededForMiddle(i)));
        return of(process, used, leftOut, epochs, problem.train(Recorder.endsOnly().andAt(epochs)));
    }

    /**
     * The middles of any run.
     *
     * @param epochs the middles of the plateaus in {@code used}, recorded by {@code run}
     */
    public static Middles of(LimitProcess process, List<Integer> used, SortedMap<Integer, Double> leftOut, long[] epochs,
            Trajectory run) {
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(leftOut, "leftOut");
        Objects.requireNonNull(epochs, "epochs");
        Objects.requireNonNull(run, "run");
        return new Middles(used, leftOut,
                used.stream().map(process::plateauMeanSquaredError).toList(),
                Arrays.stream(epochs).mapToObj(run::meanSquaredErrorAt).toList(),
                used.stream().map(process::fittedCount).toList(),
                Arrays.stream(epochs).mapToObj(run::fittedAt).toList());
    }

    @Override
    public String toString() {
        return "plateaus " + plateaus + (leftOut.isEmpty() ? ", none left out" : ", left out " + leftOut.entrySet().stream()
                .map(e -> e.getKey() + " (needs log λ = " + Numbers.brief(e.getValue(), 5) + ")").toList());
    }
}
