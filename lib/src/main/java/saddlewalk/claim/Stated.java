package saddlewalk.claim;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import saddlewalk.Numbers;

/** A claim of which item, mark and statement are said; next comes what is predicted. */
public final class Stated {
    private final Claims claims;
    private final Draft draft;

    Stated(Claims claims, Draft draft) {
        this.claims = claims;
        this.draft = draft;
    }

    /** A number, and by what it was predicted. */
    public Predicted predicted(String how, double value) {
        return predicted(how, List.of((Number) value));
    }

    /** A whole number, compared exactly with whole numbers. */
    public Predicted predicted(String how, long value) {
        return predicted(how, List.of((Number) value));
    }

    /** Many numbers; the relation must hold for each of them. */
    public Predicted predicted(String how, double... values) {
        return predicted(how, boxed(values));
    }

    /** Many whole numbers. */
    public Predicted predicted(String how, int... values) {
        return predicted(how, boxed(values));
    }

    /** Many whole numbers. */
    public Predicted predicted(String how, long... values) {
        return predicted(how, boxed(values));
    }

    /** Many numbers, such as a {@code List<Integer>} of neurons in order. */
    public Predicted predicted(String how, List<? extends Number> values) {
        List<Number> numbers = normal(values);
        return new Predicted(claims, draft.predictedBy(how), numbers);
    }

    /**
     * The half-open interval [low, high).
     *
     * @throws IllegalArgumentException unless low &lt; high and both are finite
     */
    public PredictedInterval predictedIn(String how, double low, double high) {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("an interval needs finite low < high, got ["
                    + Numbers.brief(low) + ", " + Numbers.brief(high) + ")");
        }
        return new PredictedInterval(claims, draft.predictedBy(how), low, high);
    }

    static List<Number> boxed(double[] values) {
        Objects.requireNonNull(values, "values");
        return Arrays.stream(values).mapToObj(value -> (Number) value).toList();
    }

    static List<Number> boxed(int[] values) {
        Objects.requireNonNull(values, "values");
        return Arrays.stream(values).mapToObj(value -> (Number) (long) value).toList();
    }

    static List<Number> boxed(long[] values) {
        Objects.requireNonNull(values, "values");
        return Arrays.stream(values).mapToObj(value -> (Number) value).toList();
    }

    /** Whole numbers as Long, all others as Double. */
    static List<Number> normal(List<? extends Number> values) {
        return values.stream().map(Stated::normal).toList();
    }

    private static Number normal(Number value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte
                ? (Number) value.longValue() : (Number) value.doubleValue();
    }
}
