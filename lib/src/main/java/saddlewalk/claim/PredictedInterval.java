package saddlewalk.claim;

import java.util.Collections;
import java.util.List;

/** A claim whose prediction is the half-open interval [low, high); next comes what was measured. */
public final class PredictedInterval {
    private final Claims claims;
    private final Draft draft;
    private final double low;
    private final double high;

    PredictedInterval(Claims claims, Draft draft, double low, double high) {
        this.claims = claims;
        this.draft = draft;
        this.low = low;
        this.high = high;
    }

    /** A number, and by what it was measured. */
    public MeasuredInInterval measured(String how, double value) {
        return measured(how, List.of((Number) value));
    }

    /** A whole number, and by what it was measured. */
    public MeasuredInInterval measured(String how, long value) {
        return measured(how, List.of((Number) value));
    }

    /** Many numbers, all to lie in the one interval. */
    public MeasuredInInterval measured(String how, double... values) {
        return measured(how, Stated.boxed(values));
    }

    /** Many numbers, all to lie in the one interval. */
    public MeasuredInInterval measured(String how, List<? extends Number> values) {
        return new MeasuredInInterval(claims, draft.measuredBy(how), low, high, Stated.normal(values));
    }

    /** An interval and what was measured; {@link #inside()} makes the claim. */
    public static final class MeasuredInInterval {
        private final Claims claims;
        private final Draft draft;
        private final double low;
        private final double high;
        private final List<Number> measured;

        MeasuredInInterval(Claims claims, Draft draft, double low, double high, List<Number> measured) {
            this.claims = claims;
            this.draft = draft;
            this.low = low;
            this.high = high;
            this.measured = measured;
        }

        /**
         * Claims low ≤ measured &lt; high, shows the claim, and throws if it fails.
         *
         * @throws AssertionError if a measured number lies outside, or is NaN
         */
        public void inside() {
            claims.finish(draft, new Comparison(Relation.IN_INTERVAL, Collections.nCopies(measured.size(), low),
                    Collections.nCopies(measured.size(), high), measured,
                    Collections.nCopies(measured.size(), Tolerance.interval())));
        }
    }
}
