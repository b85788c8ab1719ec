package saddlewalk.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saddlewalk.Numbers;

/** All combinations of some values of each quantity, the last quantity fastest. */
record Product(List<Integer> n, List<Width> m, List<Double> logLambda, List<Double> stepSize, List<Labels> labels,
        List<Start> start, List<Seeds> seeds) {

    Product {
        n = values("n", n);
        m = values("m", m);
        logLambda = values("log lambda", logLambda.stream().map(v -> v + 0.0).toList());
        stepSize = values("step size", stepSize);
        labels = values("labels", labels);
        start = values("start", start);
        seeds = values("seeds", seeds);
        if (size(n, m, logLambda, stepSize, labels, start, seeds) > Grid.MOST_RUNS) {
            throw new IllegalArgumentException("a grid must have at most " + Numbers.count(Grid.MOST_RUNS) + " runs, got "
                    + Numbers.count((long) size(n, m, logLambda, stepSize, labels, start, seeds)));
        }
    }

    private static <T> List<T> values(String quantity, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(quantity + " must have at least one value, got none");
        }
        Set<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(quantity + " must have every value once, got "
                        + (value instanceof Double number ? Numbers.full(number) : value) + " twice");
            }
        }
        return List.copyOf(values);
    }

    private static double size(List<?>... axes) {
        double size = 1;
        for (List<?> axis : axes) {
            size *= axis.size();
        }
        return size;
    }

    /** Refuses a combination that is no setting; the seeds never matter. */
    Product checked() {
        IntStream.range(0, size() / seeds.size()).forEach(i -> setting(i * seeds.size()));
        return this;
    }

    int size() {
        return (int) size(n, m, logLambda, stepSize, labels, start, seeds);
    }

    Setting setting(int index) {
        int[] at = new int[7];
        List<List<?>> axes = List.of(n, m, logLambda, stepSize, labels, start, seeds);
        int rest = index;
        for (int i = 6; i >= 0; i--) {
            at[i] = rest % axes.get(i).size();
            rest /= axes.get(i).size();
        }
        return new Setting(n.get(at[0]), m.get(at[1]), logLambda.get(at[2]), stepSize.get(at[3]), labels.get(at[4]),
                start.get(at[5]), seeds.get(at[6]));
    }

    /** What {@link GridText} reads. */
    @Override
    public String toString() {
        return "n=" + text(n, Object::toString) + " m=" + text(m, Object::toString) + " log-lambda="
                + text(logLambda, Numbers::full) + " step-size=" + text(stepSize, Numbers::full) + " labels="
                + text(labels, Object::toString) + " start=" + text(start, Object::toString) + " seeds="
                + GridText.seeds(seeds);
    }

    private static <T> String text(List<T> values, Function<T, String> one) {
        return values.stream().map(one).collect(Collectors.joining(","));
    }
}
