package saddlewalk.claim;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

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

    /** The same with one tolerance a pair, such as {@link Tolerance#shares}. */
    public void withinEach(List<Tolerance> tolerances) {
        finish(Relation.EQUALS, tolerances);
    }

    /** Claims measured ≤ predicted + tolerance, of every pair; fails as {@link #within} does. */
    public void isAtMost(Tolerance tolerance) {
        finish(Relation.AT_MOST, tolerance);
    }

    /** The same with one tolerance a pair. */
    public void isAtMostEach(List<Tolerance> tolerances) {
        finish(Relation.AT_MOST, tolerances);
    }

    /** Claims measured ≥ predicted − tolerance, of every pair; fails as {@link #within} does. */
    public void isAtLeast(Tolerance tolerance) {
        finish(Relation.AT_LEAST, tolerance);
    }

    /** The same with one tolerance a pair. */
    public void isAtLeastEach(List<Tolerance> tolerances) {
        finish(Relation.AT_LEAST, tolerances);
    }

    private void finish(Relation relation, Tolerance tolerance) {
        finish(relation, Collections.nCopies(measured.size(), tolerance));
    }

    private void finish(Relation relation, List<Tolerance> tolerances) {
        Objects.requireNonNull(tolerances, "tolerances");
        claims.finish(draft, new Comparison(relation, predicted, predicted, measured, tolerances));
    }
}
