package saddlewalk.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import saddlewalk.Numbers;

/**
 * What came out at several widths from several starts each: the same number of starts at every width.
 *
 * @param <T> one result
 */
public final class WidthSweep<T> {
    private final int[] widths;
    private final List<List<T>> results;

    private WidthSweep(int[] widths, List<List<T>> results) {
        this.widths = widths;
        this.results = results;
    }

    /** @param results width by width, all starts of one width together */
    static <T> WidthSweep<T> of(int[] widths, int starts, List<T> results) {
        if (results.size() != widths.length * starts) {
            throw new IllegalArgumentException("one result for each width and start: there are " + widths.length
                    + " widths, " + starts + " starts and " + results.size() + " results");
        }
        List<List<T>> byWidth = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            byWidth.add(Collections.unmodifiableList(results.subList(i * starts, (i + 1) * starts)));
        }
        return new WidthSweep<>(widths.clone(), byWidth);
    }

    /** The widths m. */
    public double[] widths() {
        return Arrays.stream(widths).asDoubleStream().toArray();
    }

    /** The results at one width, start by start. */
    public List<T> at(int m) {
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] == m) {
                return results.get(i);
            }
        }
        throw new IllegalArgumentException("width must be one of " + Arrays.toString(widths) + ", got " + m);
    }

    /** All results, width by width. */
    public List<T> all() {
        return results.stream().flatMap(List::stream).toList();
    }

    /** Without the widths below {@code m}; one at least must be left. */
    public WidthSweep<T> from(int m) {
        int first = (int) Arrays.stream(widths).filter(width -> width < m).count();
        if (first == results.size()) {
            throw new IllegalArgumentException("a width of at least " + m + " must be left, the widths are "
                    + Arrays.toString(widths));
        }
        List<T> left = results.subList(first, results.size()).stream().flatMap(List::stream).toList();
        return of(Arrays.copyOfRange(widths, first, widths.length), results.get(first).size(), left);
    }

    /** One number of each result. */
    public double[] values(ToDoubleFunction<? super T> value) {
        Objects.requireNonNull(value, "value");
        return all().stream().mapToDouble(value).toArray();
    }

    /** The mean over the starts at each width; NaN where one is NaN. */
    public double[] means(ToDoubleFunction<? super T> value) {
        Objects.requireNonNull(value, "value");
        return results.stream().mapToDouble(some -> {
            double sum = 0;
            for (T one : some) {
                sum += value.applyAsDouble(one);
            }
            return sum / some.size();
        }).toArray();
    }

    /** The mean over the starts at one width. */
    public double mean(int m, ToDoubleFunction<? super T> value) {
        return of(new int[] {m}, at(m).size(), at(m)).means(value)[0];
    }

    /** The least of the starts at each width. */
    public double[] lows(ToDoubleFunction<? super T> value) {
        Objects.requireNonNull(value, "value");
        return results.stream().mapToDouble(some -> some.stream().mapToDouble(value).min().orElseThrow()).toArray();
    }

    /** The largest of the starts at each width. */
    public double[] highs(ToDoubleFunction<? super T> value) {
        Objects.requireNonNull(value, "value");
        return results.stream().mapToDouble(some -> some.stream().mapToDouble(value).max().orElseThrow()).toArray();
    }

    @Override
    public String toString() {
        return "WidthSweep[" + widths.length + " widths from " + Numbers.count(widths[0]) + " to "
                + Numbers.count(widths[widths.length - 1]) + ", " + results.get(0).size() + " starts each]";
    }
}
