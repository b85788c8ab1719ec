package saddlewalk.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saddlewalk.Numbers;

/**
 * The runs of a sweep, in a fixed order: all combinations of some n, m, log λ, η, label laws, starts and seeds, the seeds
 * fastest and n slowest; and after them those of other grids, where m or a seed depends on n. Everything is checked before
 * any run. Immutable.
 *
 * <p>Its text is {@code n=8,16 m=24 log-lambda=-1000 step-size=0.01 labels=normal start=balanced seeds=1..3}, several joined
 * by {@code +}.
 */
public final class Grid {
    /** The most runs that a grid may have. */
    public static final int MOST_RUNS = 1_000_000;
    /** What a command line's help says of the text of a grid. */
    public static final String SYNTAX = """
            A grid is QUANTITY=VALUES for n and m and any of these, several grids joined by +:
              n=8,16 m=24         numbers of data and of neurons; ranges such as 8..16, powers such as m=2^28
              log-lambda=-1000    size of the start by its logarithm; log(0.01) takes one
              step-size=0.01      eta, on the mean squared error
              labels=normal       absolute-normal, nearly-equal, uniform, exponential, cauchy, pareto,
                                  pareto-one
              start=balanced      positive (all signs +), spread (lambda/sqrt(m) a neuron), shrunk-he,
                                  uniform-he (with log-lambda=0)
              seeds=1..20         of labels and weights; 7:1..3 keeps the labels of 7
            The same command goes on with its file after an interrupt or a kill. An example of a grid:
              n=8,16 m=24,28 start=spread log-lambda=log(0.01) step-size=0.5 seeds=1..3
            """;

    private final List<Product> parts;
    private final int[] ends;                                // runs of the parts so far

    private Grid(List<Product> parts) {
        this.parts = List.copyOf(parts);
        ends = new int[parts.size()];
        long runs = 0;
        for (int i = 0; i < ends.length; i++) {
            runs += parts.get(i).size();
            if (runs > MOST_RUNS) {
                throw new IllegalArgumentException("a grid must have at most " + Numbers.count(MOST_RUNS) + " runs, got "
                        + Numbers.count(runs));
            }
            ends[i] = (int) runs;
        }
        // What depends on two quantities is not yet checked here: the other one may follow by a with….
    }

    /**
     * One run: log λ = −1000, η = 0.01, labels N(0, 1), a balanced start, seed 1, unless the methods below say otherwise.
     *
     * @throws IllegalArgumentException if n or m is less than 1
     */
    public static Grid of(int n, int m) {
        return new Grid(List.of(new Product(List.of(n), List.of(Width.of(m)), List.of(-1000.0), List.of(0.01), List.of(Labels.NORMAL),
                List.of(Start.BALANCED), List.of(Seeds.of(1)))));
    }

    /**
     * Reads the text of a grid. Numbers may be ranges ({@code seeds=1..20}), log λ may be {@code log(0.01)}, a pair of seeds
     * is {@code labels:weights} ({@code 7:1..3}); n and m must be there.
     *
     * @throws IllegalArgumentException if it is none; the message names quantity, rule and value
     */
    public static Grid parse(String text) {
        return GridText.parse(text);
    }

    static Grid of(List<Product> parts) {
        return new Grid(parts);
    }

    /** All grids one after the other. */
    public static Grid join(List<Grid> grids) {
        if (grids.isEmpty()) {
            throw new IllegalArgumentException("at least one grid must be joined, got none");
        }
        return new Grid(grids.stream().flatMap(grid -> grid.parts.stream()).toList());
    }

    /** These runs, then those of the other grid. */
    public Grid and(Grid other) {
        return join(List.of(this, Objects.requireNonNull(other, "other")));
    }

    public Grid withN(int... n) {
        Objects.requireNonNull(n, "n");
        return each(p -> new Product(boxed(n), p.m(), p.logLambda(), p.stepSize(), p.labels(), p.start(), p.seeds()));
    }

    public Grid withM(int... m) {
        Objects.requireNonNull(m, "m");
        return withWidths(Arrays.stream(m).mapToObj(Width::of).toArray(Width[]::new));
    }

    /** Numbers of neurons that may be powers of 2. */
    public Grid withWidths(Width... widths) {
        Objects.requireNonNull(widths, "widths");
        return each(p -> new Product(p.n(), List.of(widths), p.logLambda(), p.stepSize(), p.labels(), p.start(), p.seeds()));
    }

    /** log λ, no unit; what λ is, the start says. */
    public Grid withLogLambda(double... logLambda) {
        Objects.requireNonNull(logLambda, "logLambda");
        return each(p -> new Product(p.n(), p.m(), boxed(logLambda), p.stepSize(), p.labels(), p.start(), p.seeds()));
    }

    /** η, on the mean squared error. */
    public Grid withStepSize(double... eta) {
        Objects.requireNonNull(eta, "eta");
        return each(p -> new Product(p.n(), p.m(), p.logLambda(), boxed(eta), p.labels(), p.start(), p.seeds()));
    }

    public Grid withLabels(Labels... laws) {
        Objects.requireNonNull(laws, "laws");
        return each(p -> new Product(p.n(), p.m(), p.logLambda(), p.stepSize(), List.of(laws), p.start(), p.seeds()));
    }

    public Grid withStart(Start... laws) {
        Objects.requireNonNull(laws, "laws");
        return each(p -> new Product(p.n(), p.m(), p.logLambda(), p.stepSize(), p.labels(), List.of(laws), p.seeds()));
    }

    /** Each seed both of labels and of weights. */
    public Grid withSeeds(long... seeds) {
        Objects.requireNonNull(seeds, "seeds");
        return withSeeds(Arrays.stream(seeds).mapToObj(Seeds::of).toArray(Seeds[]::new));
    }

    public Grid withSeeds(Seeds... seeds) {
        Objects.requireNonNull(seeds, "seeds");
        return each(p -> new Product(p.n(), p.m(), p.logLambda(), p.stepSize(), p.labels(), p.start(), List.of(seeds)));
    }

    private Grid each(UnaryOperator<Product> change) {
        return new Grid(parts.stream().map(change).toList());
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /**
     * Looks at all combinations, without any work.
     *
     * @throws IllegalArgumentException if one of them is no setting; names quantity, rule and value
     */
    public Grid checked() {
        parts.forEach(Product::checked);
        return this;
    }

    /** Number of runs. */
    public int size() {
        return ends[ends.length - 1];
    }

    /** Run number {@code index}, from 0. */
    public Setting setting(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("a run of the grid must be in [0, " + size() + "), got " + index);
        }
        int part = Arrays.binarySearch(ends, index + 1);
        part = part < 0 ? -part - 1 : part;
        return parts.get(part).setting(index - (part == 0 ? 0 : ends[part - 1]));
    }

    /** All runs in order. */
    public Stream<Setting> settings() {
        return IntStream.range(0, size()).mapToObj(this::setting);
    }

    /** Costly runs first: nobody waits for a long one at the end. */
    int[] byCost(IntStream runs) {
        List<Integer> order = new ArrayList<>(runs.boxed().toList());
        double[] cost = IntStream.range(0, size()).mapToDouble(i -> setting(i).cost()).toArray();
        order.sort((i, j) -> Double.compare(cost[j], cost[i]));            // stable
        return order.stream().mapToInt(i -> i).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grid grid && parts.equals(grid.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return parts.stream().map(Product::toString).collect(Collectors.joining(" + "));
    }
}
