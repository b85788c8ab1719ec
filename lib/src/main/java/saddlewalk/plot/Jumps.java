package saddlewalk.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.Trajectory;

/** Algorithm 1 in pictures: alone, from labels, signs and a mask, and over a training run. */
public final class Jumps {
    static final String ERROR = "mean squared error";
    static final String FITTED = "fitted data";
    private static final int MOST_IN_WORDS = 12;
    private static final int GREY = 6;                  // the first style that no neuron of a small network has

    private Jumps() {
    }

    /**
     * The limit process alone: the mean squared error in steps, and every neuron's exponent ρ_j below it, which starts at
     * −1 and jumps where it reaches 0. A process without any jump is one flat line.
     *
     * @param process in continuous or discrete form
     * @return a chart that has its caption; a caller may write another
     */
    public static Chart of(LimitProcess process) {
        int p = process.jumpCount();
        double end = p == 0 ? 1 : 1.15 * process.jumpTime(p);
        double[] times = Steps.epochs(0, times(process), end);
        Chart chart = Chart.of("accelerated time t", ERROR)
                .step(ERROR, Math.max(GREY, process.m()), times, Steps.heights(process.plateauMeanSquaredErrors()))
                .rangeX(0, end).rangeY(0, 1.08 * Math.max(process.plateauMeanSquaredError(0), Double.MIN_NORMAL));
        if (p > 0) {
            chart.verticals("jumps", times(process));
        }
        chart.panel("exponent ρ").rangeY(-1.08, 0.08);
        for (int j = 0; j < process.m(); j++) {
            int neuron = j;
            chart.line("neuron " + j, j, times,
                    Arrays.stream(times).map(time -> process.exponent(neuron, time)).toArray());
        }
        return chart.caption("Who sees what: n = " + process.data().n() + ", m = " + process.m() + ", "
                + count(p, "jump") + ", final squared norm " + Numbers.brief(process.squaredNorm(), 4)
                + ". Above: the mean squared error of the limit process. Below: the exponents; a neuron jumps where its "
                + "line reaches 0, and fits what it sees." + neverFitted(process)).alt(inWords(process));
    }

    /**
     * A training run with Algorithm 1's discrete form over it: the mean squared error and the number of fitted data
     * against epochs, from shortly before the first jump to shortly after the last. Needs a caption.
     *
     * @param run records often enough to show what is to be seen
     * @param process the discrete form for the run's own step size
     * @param logLambda the run's log λ
     * @throws IllegalArgumentException if there is no jump, or no record falls into the window
     */
    public static Chart over(Trajectory run, LimitProcess process, double logLambda) {
        int p = process.jumpCount();
        if (p == 0) {
            throw new IllegalArgumentException("there is no jump to draw: no neuron sees any datum");
        }
        double[] jumps = process.jumpEpochs(logLambda);
        double margin = p == 1 ? 0.1 * jumps[0] : 0.08 * (jumps[p - 1] - jumps[0]);
        double from = Math.max(0, jumps[0] - margin);
        double to = jumps[p - 1] + margin;
        double[] epochs = run.recordedEpochs();
        int[] shown = IntStream.range(0, epochs.length).filter(i -> epochs[i] >= from && epochs[i] <= to).toArray();
        if (shown.length == 0) {
            throw new IllegalArgumentException("no record between epochs " + Numbers.brief(from) + " and "
                    + Numbers.brief(to) + ": the run must record more often");
        }
        double[] steps = Steps.epochs(from, jumps, to);
        return Chart.of("epoch", ERROR)
                .line("training", pick(epochs, shown), pick(run.meanSquaredErrors(), shown))
                .step("Algorithm 1", steps, Steps.heights(process.plateauMeanSquaredErrors()))
                .verticals("its jumps", jumps).rangeX(from, to).rangeY(0, 1.08 * process.plateauMeanSquaredError(0))
                .panel(FITTED).rangeY(0, 1.08 * process.data().n())
                .step("training", pick(epochs, shown), pick(run.fittedCounts(), shown))
                .step("Algorithm 1", steps, Steps.heights(process.fittedCounts()));
    }

    private static double[] times(LimitProcess process) {
        return process.jumps().stream().mapToDouble(Jump::time).toArray();
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    private static String inWords(LimitProcess process) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Mean squared error from " + Numbers.brief(process.plateauMeanSquaredError(0), 4) + " to "
                + Numbers.brief(process.plateauMeanSquaredError(process.jumpCount()), 4) + " in "
                + count(process.jumpCount(), "jump") + ".");
        process.jumps().stream().limit(MOST_IN_WORDS).forEach(jump -> sentences.add("At " + Numbers.brief(jump.time(), 4)
                + " neuron " + jump.neuron() + " fits " + data(jump.fitted()) + "."));
        if (process.jumpCount() > MOST_IN_WORDS) {
            sentences.add("And so on.");
        }
        return String.join(" ", sentences) + neverFitted(process);
    }

    private static String neverFitted(LimitProcess process) {
        return process.uncovered().isEmpty() ? "" : " Never fitted: " + data(process.uncovered()) + ".";
    }

    private static String data(List<Integer> indices) {
        return indices.size() > MOST_IN_WORDS ? indices.size() + " data"
                : (indices.size() == 1 ? "datum " : "data ")
                        + indices.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
