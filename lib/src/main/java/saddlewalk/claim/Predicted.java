package saddlewalk.claim;

import java.util.List;

/** A claim with its prediction; next comes what was measured. */
public final class Predicted {
    private final Claims claims;
    private final Draft draft;
    private final List<Number> predicted;

    Predicted(Claims claims, Draft draft, List<Number> predicted) {
        this.claims = claims;
        this.draft = draft;
        this.predicted = predicted;
    }

    /** A number, and by what it was measured. */
    public Measured measured(String how, double value) {
        return measured(how, List.of((Number) value));
    }

    /** A whole number. */
    public Measured measured(String how, long value) {
        return measured(how, List.of((Number) value));
    }

    /** Many numbers, one for each predicted. */
    public Measured measured(String how, double... values) {
        return measured(how, Stated.boxed(values));
    }

    /** Many whole numbers, one for each predicted. */
    public Measured measured(String how, int... values) {
        return measured(how, Stated.boxed(values));
    }

    /** Many whole numbers, one for each predicted. */
    public Measured measured(String how, long... values) {
        return measured(how, Stated.boxed(values));
    }

    /** Many numbers, one for each predicted. */
    public Measured measured(String how, List<? extends Number> values) {
        return new Measured(claims, draft.measuredBy(how), predicted, Stated.normal(values));
    }
}
