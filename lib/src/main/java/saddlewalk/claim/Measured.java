package saddlewalk.claim;

import java.util.List;

/** A claim with both its numbers; one of the relations makes it, shows it, and throws if it fails. */
public final class Measured {
    private final Claims claims;
    private final Draft draft;
    private final List<Number> predicted;
    private final List<Number> measured;

    Measured(Claims claims, Draft draft, List<Number> predicted, List<Number> measured) {
        this.claims = claims;
        this.draft = draft;
        this.predicted = predicted;
        this.measured = measured;
    }

    /**
     * Claims |measured − predicted| ≤ tolerance, of every pair.
     *
     * @throws AssertionError           if it fails, or a number is NaN or infinite
     * @throws IllegalArgumentException if the lengths differ, there is no pair, or doubles are to be exact
     */
    public void within(Tolerance tolerance) {
        finish(Relation.EQUALS, tolerance);
    }

    /** Claims measured ≤ predicted + tolerance, of every pair; fails as {@link #within} does. */
    public void isAtMost(Tolerance tolerance) {
        finish(Relation.AT_MOST, tolerance);
    }

    /** Claims measured ≥ predicted − tolerance, of every pair; fails as {@link #within} does. */
    public void isAtLeast(Tolerance tolerance) {
        finish(Relation.AT_LEAST, tolerance);
    }

    private void finish(Relation relation, Tolerance tolerance) {
        claims.finish(draft, new Comparison(relation, predicted, predicted, measured, tolerance));
    }
}
