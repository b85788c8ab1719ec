package saddlewalk.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What a sweep measures in each run. The result depends on the setting alone. A run that fails throws; one that is
 * interrupted throws a {@link java.util.concurrent.CancellationException} or comes back with the interrupt set.
 *
 * <p>Serializable, since a cluster sends it around.
 *
 * @param <T> one result
 */
public interface Measurement<T> extends Serializable {
    /** Its name with its own parameters: two of the same name give the same rows. */
    String name();

    /** Names of what {@link #row} gives: small letters, digits and underscores. */
    List<String> columns();

    /** The measurement itself. */
    T of(Setting setting);

    /** A result as text, one cell for each column; numbers by {@link saddlewalk.Numbers#full}. */
    List<String> row(T result);

    /** A measurement whose result is its row. */
    static Measurement<List<String>> of(String name, List<String> columns, Body body) {
        Objects.requireNonNull(columns, "columns");
        return new WrittenRow(name, columns, body);
    }

    /** From a setting to a row. */
    @FunctionalInterface
    interface Body extends Serializable {
        List<String> of(Setting setting);
    }
}
