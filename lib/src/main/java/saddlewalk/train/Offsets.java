package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import saddlewalk.limit.Resolution;

/**
 * How far one jump comes behind Algorithm 1's discrete form, at several λ: a constant, up to the rounding to a whole epoch.
 * [ours, checked]
 *
 * <p>Only those λ count at which L·c ≥ 30 and the jump stands alone ({@link Resolution}).
 *
 * @param jump 1 … p
 * @param logLambdas the λ that count
 * @param epochs trained epoch of half the drop minus the discrete form's (a real number), one for each
 */
public record Offsets(int jump, List<Double> logLambdas, List<Double> epochs) {
    public Offsets {
        logLambdas = List.copyOf(Objects.requireNonNull(logLambdas, "logLambdas"));
        epochs = List.copyOf(Objects.requireNonNull(epochs, "epochs"));
    }

    /**
     * The offsets of every jump.
     *
     * @param problems the same seed at several λ
     * @param trained their trained jumps, in the same order
     */
    public static List<Offsets> of(List<FigureOne> problems, List<JumpEpochs> trained) {
        if (problems.isEmpty() || trained.size() != problems.size()) {
            throw new IllegalArgumentException("one training a problem and at least one problem, got " + problems.size()
                    + " problems and " + trained.size() + " trainings");
        }
        return IntStream.rangeClosed(1, problems.get(0).process().jumpCount())
                .mapToObj(jump -> of(jump, problems, trained)).toList();
    }

    private static Offsets of(int jump, List<FigureOne> problems, List<JumpEpochs> trained) {
        List<Double> logLambdas = new ArrayList<>();
        List<Double> epochs = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            FigureOne problem = problems.get(i);
            Resolution resolution = problem.resolution();
            if (resolution.finalNormResolution() >= Resolution.RESOLVED && resolution.isSeparate(jump)) {
                logLambdas.add(problem.logLambda());
                epochs.add(trained.get(i).half(jump) - problem.process().jumpEpoch(jump, problem.logLambda()));
            }
        }
        return new Offsets(jump, List.copyOf(logLambdas), List.copyOf(epochs));
    }

    /** Largest minus smallest; meaningful for two values of λ and more. */
    public double span() {
        if (epochs.isEmpty()) {
            throw new IllegalStateException("a span needs at least one offset, jump " + jump + " has none");
        }
        return epochs.stream().mapToDouble(e -> e).max().orElseThrow() - epochs.stream().mapToDouble(e -> e).min().orElseThrow();
    }
}
