package saddlewalk.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import saddlewalk.Numbers;

/**
 * The parameters of the notebook that runs in this JVM, each read in one cell near its top. A value comes from the system
 * property {@code saddlewalk.parameters}, else from the environment variable {@code SADDLEWALK_PARAMETERS}, both written
 * {@code n=128 seed=7}; else it is the default that stands in the cell.
 *
 * <p>Each has the range in which the notebook runs, and may have a narrower one in which its claims hold: outside that,
 * claims say <em>not claimed here</em>. What was read goes below every figure. One notebook a JVM, as kernels have it.
 */
public final class Parameters {
    /** Environment variable that a kernel inherits. */
    public static final String VARIABLE = "SADDLEWALK_PARAMETERS";
    /** System property that outranks it. */
    public static final String PROPERTY = "saddlewalk.parameters";

    private static final Map<String, Read> READ = new LinkedHashMap<>();

    private record Read(String text, Optional<String> outside) { }

    private Parameters() {
    }

    /**
     * The seed of a notebook's randomness; its claims hold for every seed.
     *
     * @param value what it is unless another is given
     * @throws IllegalArgumentException if what is given is no whole number that fits a long
     */
    public static long seed(long value) {
        String given = given().get("seed");
        long seed = given == null ? value : whole("seed", given);
        note("seed", Long.toString(seed), Optional.empty());
        return seed;
    }

    /**
     * A whole number, for all of whose values the claims hold.
     *
     * @param value what it is unless another is given
     * @throws IllegalArgumentException if what is given is no whole number in [low, high]; names parameter, range and value
     */
    public static int integer(String name, int value, int low, int high) {
        return integer(name, value, low, high, low, high);
    }

    /**
     * A whole number.
     *
     * @param value       what it is unless another is given
     * @param low         the least with which the notebook runs
     * @param high        the largest with which the notebook runs
     * @param claimedLow  the least for which its claims hold
     * @param claimedHigh the largest for which its claims hold
     * @throws IllegalArgumentException if what is given is no whole number in [low, high], or the ranges and the default do
     *                                  not lie inside one another
     */
    public static int integer(String name, int value, int low, int high, int claimedLow, int claimedHigh) {
        nested(name, value, low, high, claimedLow, claimedHigh);
        String given = given().get(name);
        long chosen = given == null ? value : whole(name, given);
        accept(name, chosen, low, high, claimedLow, claimedHigh, number -> Long.toString((long) number));
        return (int) chosen;
    }

    /** A number, for all of whose values the claims hold; as {@link #integer(String, int, int, int)}. */
    public static double real(String name, double value, double low, double high) {
        return real(name, value, low, high, low, high);
    }

    /** A number; as {@link #integer(String, int, int, int, int, int)}. */
    public static double real(String name, double value, double low, double high, double claimedLow, double claimedHigh) {
        nested(name, value, low, high, claimedLow, claimedHigh);
        String given = given().get(name);
        double chosen = given == null ? value : number(name, given);
        accept(name, chosen, low, high, claimedLow, claimedHigh, Numbers::brief);
        return chosen;
    }

    /** Notes a value, and whether the claims hold for it; refuses one outside [low, high]. */
    private static void accept(String name, double chosen, double low, double high, double claimedLow, double claimedHigh,
            DoubleFunction<String> text) {
        if (!(chosen >= low && chosen <= high)) {
            throw new IllegalArgumentException("parameter " + name + " must be in [" + text.apply(low) + ", " + text.apply(high)
                    + "], got " + text.apply(chosen));
        }
        note(name, text.apply(chosen), chosen >= claimedLow && chosen <= claimedHigh ? Optional.empty()
                : Optional.of(name + " = " + text.apply(chosen) + " is outside [" + text.apply(claimedLow) + ", "
                        + text.apply(claimedHigh) + "]"));
    }

    /** What was read so far, as {@code seed = 7, n = 128}; empty if nothing was. */
    public static synchronized String text() {
        return READ.entrySet().stream().map(read -> read.getKey() + " = " + read.getValue().text())
                .collect(Collectors.joining(", "));
    }

    /** Why nothing is claimed with these values; empty if the claims hold for all of them. */
    public static synchronized Optional<String> outsideClaims() {
        List<String> outside = new ArrayList<>();
        READ.values().forEach(read -> read.outside().ifPresent(outside::add));
        return outside.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", outside));
    }

    /** Forgets what was read: for whoever runs several notebooks in one JVM. */
    public static synchronized void forget() {
        READ.clear();
    }

    /**
     * The values in a text such as {@code n=128 seed=7}, by name, in its order.
     *
     * @throws IllegalArgumentException if a part is not NAME=VALUE, or a name stands there twice
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.strip().split("\\s+")) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new IllegalArgumentException("a parameter is given as NAME=VALUE, such as n=128, got \"" + part + "\"");
            }
            if (values.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("parameter " + part.substring(0, equals) + " is given twice");
            }
        }
        return values;
    }

    private static Map<String, String> given() {
        String environment = System.getenv(VARIABLE);
        return parse(System.getProperty(PROPERTY, environment == null ? "" : environment));
    }

    private static synchronized void note(String name, String text, Optional<String> outside) {
        READ.put(name, new Read(text, outside));
    }

    private static void nested(String name, double value, double low, double high, double claimedLow, double claimedHigh) {
        if (!name.matches("[A-Za-z][A-Za-z0-9]*") || name.equals("seed")) {
            throw new IllegalArgumentException("a parameter's name has letters and digits and is not seed, got \"" + name + "\"");
        }
        if (!(low <= claimedLow && claimedLow <= value && value <= claimedHigh && claimedHigh <= high)) {
            throw new IllegalArgumentException("parameter " + name + " needs low ≤ claimedLow ≤ value ≤ claimedHigh ≤ high, got "
                    + Numbers.brief(low) + ", " + Numbers.brief(claimedLow) + ", " + Numbers.brief(value) + ", "
                    + Numbers.brief(claimedHigh) + ", " + Numbers.brief(high));
        }
    }

    private static long whole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("parameter " + name + " must be a whole number, got \"" + text + "\"", e);
        }
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("parameter " + name + " must be a number, got \"" + text + "\"", e);
        }
    }
}
