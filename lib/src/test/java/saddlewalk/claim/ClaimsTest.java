package saddlewalk.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.output.Parameters;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.output.Bundle;

class ClaimsTest {
    private final List<Bundle> shown = new ArrayList<>();
    private final Claims claims = Claims.expecting(1, shown::add);

    private Stated jump() {
        return claims.that("(11)", Mark.DERIVED, "time of the first jump");
    }

    private Map<?, ?> json(int output) {
        return (Map<?, ?>) shown.get(output).values().get(Claim.JSON);
    }

    @Test
    void anAnnouncementSaysHowManyClaimsWillCome() {
        assertEquals("This notebook makes 1 claim.", shown.get(0).text());
        assertEquals(Map.of("expected", 1), shown.get(0).values().get(Claims.ANNOUNCEMENT));
    }

    @Test
    void aClaimThatHoldsShowsBothNumbersAndIsCounted() {
        jump().predicted("speed 4, exponent −1", 0.25).measured("Algorithm 1", 0.25).within(Tolerance.rounding(4));
        claims.report();
        assertEquals("✓ claim 1 of 1 passed: (11) [derived] time of the first jump: measured 0.25 (Algorithm 1) equals "
                + "predicted 0.25 (speed 4, exponent −1), tolerance 8.88e-16 (rounding: 4 * 2^-52 * scale 1)",
                shown.get(1).text());
        assertEquals(List.of("item", "mark", "statement", "relation", "predictedBy", "predicted", "measuredBy", "measured",
                "tolerance", "reason", "verdict", "index", "expected", "pairs", "worst"), List.copyOf(json(1).keySet()));
        assertEquals("passed", json(1).get("verdict"));
        assertEquals("0.25", json(1).get("predicted"));
        assertEquals(Map.of("expected", 1, "made", 1, "passed", 1L), shown.get(2).values().get(Claims.REPORT));
        assertTrue(shown.get(2).text().endsWith("1 of 1 claim announced passed, 1 made."));
    }

    @Test
    void aClaimThatFailsShowsItselfAndThenThrowsWithEverythingInTheMessage() {
        var e = assertThrows(AssertionError.class,
                () -> jump().predicted("by hand", 0.25).measured("training", 0.26).within(Tolerance.rate("O(1/L)", 0.001)));
        assertEquals("✗ claim 1 of 1 failed: (11) [derived] time of the first jump: measured 0.26 (training) does not equal "
                + "predicted 0.25 (by hand), tolerance 0.001 (rate: O(1/L))", e.getMessage());
        assertEquals("failed", json(1).get("verdict"));
        var atTheEnd = assertThrows(AssertionError.class, claims::report);
        assertEquals(e.getMessage(), atTheEnd.getMessage());
    }

    @Test
    void outsideTheRangeOfItsParametersAClaimIsShownAndNeitherPassesNorFails() {
        System.setProperty(Parameters.PROPERTY, "n=4");
        try {
            Parameters.integer("n", 64, 2, 1024, 8, 1024);
            jump().predicted("by hand", 0.25).measured("training", 0.26).within(Tolerance.rate("O(1/L)", 0.001));
            assertEquals("not claimed here", json(1).get("verdict"));
            assertTrue(shown.get(1).text().endsWith("; not claimed here: n = 4 is outside [8, 1024]"), shown.get(1).text());
            claims.report();
            assertTrue(shown.get(2).text().endsWith("0 of 1 claim announced passed, 1 made, 1 not claimed with these parameters: "
                    + "n = 4 is outside [8, 1024]."), shown.get(2).text());
        } finally {
            System.clearProperty(Parameters.PROPERTY);
            Parameters.forget();
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "1, NaN", "NaN, NaN", "Infinity, Infinity", "1, Infinity", "-Infinity, 1"})
    void aNumberThatIsNotFiniteFailsWhateverTheRelation(double predicted, double measured) {
        Tolerance wide = Tolerance.rate("none", 1e300);
        List<Runnable> relations = List.of(
                () -> jump().predicted("a", predicted).measured("b", measured).within(wide),
                () -> jump().predicted("a", predicted).measured("b", measured).isAtMost(wide),
                () -> jump().predicted("a", predicted).measured("b", measured).isAtLeast(wide));
        for (Runnable relation : relations) {
            assertTrue(assertThrows(AssertionError.class, relation::run).getMessage().contains("failed"));
        }
    }

    // 4 roundings at 1 are 2^-50; a difference of exactly that holds, the next double does not.
    @Test
    void theToleranceIsComparedWithoutRounding() {
        jump().predicted("a", 1.0).measured("b", 1.0 + 0x1p-50).within(Tolerance.rounding(4));
        assertThrows(AssertionError.class,
                () -> jump().predicted("a", 1.0).measured("b", 1.0 + 0x1.4p-50).within(Tolerance.rounding(4)));
    }

    @Test
    void wholeNumbersAreComparedExactlyWhereDoublesWouldAgree() {
        long large = (1L << 53) + 1;
        assertEquals((double) large, (double) (large - 1));
        jump().predicted("a", large).measured("b", large).within(Tolerance.exact());
        assertThrows(AssertionError.class,
                () -> jump().predicted("a", large).measured("b", large - 1).within(Tolerance.exact()));
    }

    @Test
    void exactIsRefusedForDoubles() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> jump().predicted("a", 1).measured("b", 1.0).within(Tolerance.exact()));
        assertEquals("measured must be a whole number (int or long), got the double 1; for doubles use "
                + "Tolerance.rounding", e.getMessage());
    }

    // ceil(505,699.2) = 505,700
    @ParameterizedTest
    @CsvSource({"505699.2, 505700, true", "505699.2, 505699, false", "505699.2, 505701, false", "505700, 505700, true"})
    void aCeilingIsTheFirstWholeNumberAtOrAboveThePrediction(double predicted, long measured, boolean holds) {
        Measured both = jump().predicted("closed form", predicted).measured("training", measured);
        if (holds) {
            both.within(Tolerance.integerCeiling());
        } else {
            assertThrows(AssertionError.class, () -> both.within(Tolerance.integerCeiling()));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9, true, false", "1.0, true, true", "1.1, false, true"})
    void boundsHoldOnTheirOwnSideAndAtEquality(double measured, boolean atMost, boolean atLeast) {
        assertEquals(atMost, holds(() -> jump().predicted("a", 1.0).measured("b", measured).isAtMost(Tolerance.rounding(0))));
        assertEquals(atLeast, holds(() -> jump().predicted("a", 1.0).measured("b", measured).isAtLeast(Tolerance.rounding(0))));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, false", "0, true", "0.999, true", "1, false", "NaN, false"})
    void anIntervalContainsItsLowEndAndNotItsHighEnd(double measured, boolean inside) {
        assertEquals(inside, holds(() -> jump().predictedIn("offset", 0, 1).measured("b", measured).inside()));
        assertEquals("[0, 1)", json(1).get("predicted"));
        assertEquals("in interval", json(1).get("relation"));
    }

    private static boolean holds(Runnable claim) {
        try {
            claim.run();
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    @Test
    void ofManyPairsTheWorstIsShownAndAllMustHold() {
        assertFalse(holds(() -> jump().predicted("a", 1.0, 2.0, 3.0, 4.0).measured("b", 1.0, 2.1, 3.3, 4.0)
                .within(Tolerance.rate("O(h)", 0.2))));
        assertEquals("3.3", json(1).get("measured"));
        assertEquals(4, json(1).get("pairs"));
        assertEquals(2, json(1).get("worst"));
        assertTrue(shown.get(1).text().endsWith("worst of 4 pairs, index 2"));
    }

    // Gaps 0.3 and 0.1 with tolerances 0.5 and 0.11: the second uses more of its own, and with 0.09 it fails alone.
    @Test
    void everyPairMayHaveItsOwnTolerance() {
        assertTrue(holds(() -> jump().predicted("a", 1.0, 2.0).measured("b", 1.3, 2.1)
                .withinEach(List.of(Tolerance.rate("O(h)", 0.5), Tolerance.rate("O(h²)", 0.11)))));
        assertEquals(1, json(1).get("worst"));
        assertEquals("rate: O(h²)", json(1).get("reason"));
        assertFalse(holds(() -> jump().predicted("a", 1.0, 2.0).measured("b", 1.3, 2.1)
                .isAtMostEach(List.of(Tolerance.rate("O(h)", 0.5), Tolerance.rate("O(h²)", 0.09)))));
        assertTrue(holds(() -> jump().predicted("a", 1.0, 2.0).measured("b", 0.7, 2.1)
                .isAtLeastEach(List.of(Tolerance.rate("O(h)", 0.5), Tolerance.rate("O(h²)", 0)))));
        var e = assertThrows(IllegalArgumentException.class, () -> jump().predicted("a", 1.0, 2.0).measured("b", 1.3, 2.1)
                .withinEach(List.of(Tolerance.rounding(1))));
        assertEquals("one tolerance for each pair: 2 pairs, 1 tolerances", e.getMessage());
    }

    @Test
    void aPairThatIsNotANumberIsWorseThanAnyOther() {
        assertFalse(holds(() -> jump().predicted("a", 1.0, 2.0, 3.0).measured("b", 9.0, Double.NaN, 3.0)
                .within(Tolerance.rounding(1))));
        assertEquals("NaN", json(1).get("measured"));
    }

    @Test
    void listsOfNeuronsCanBeCompared() {
        jump().predicted("Algorithm 1", List.of(1, 0)).measured("training", List.of(1, 0)).within(Tolerance.exact());
        claims.report();
    }

    @Test
    void lengthsThatDifferAndEmptyArraysAreErrors() {
        var lengths = assertThrows(IllegalArgumentException.class,
                () -> jump().predicted("a", 1.0, 2.0).measured("b", 1.0).within(Tolerance.rounding(1)));
        assertEquals("one measured number for each predicted: 2 predicted, 1 measured", lengths.getMessage());
        var empty = assertThrows(IllegalArgumentException.class,
                () -> jump().predicted("a", new double[0]).measured("b", new double[0]).within(Tolerance.rounding(1)));
        assertEquals("a claim about no numbers shows nothing: 0 pairs", empty.getMessage());
    }

    @Test
    void aClaimThatIsBegunAndNotFinishedFailsTheReportByName() {
        jump().predicted("a", 1.0).measured("b", 1.0);
        var e = assertThrows(AssertionError.class, claims::report);
        assertEquals("claim 1 was begun and not finished: (11) time of the first jump\n1 claim announced, 0 made",
                e.getMessage());
    }

    @Test
    void aMissingClaimFailsTheReport() {
        var e = assertThrows(AssertionError.class, claims::report);
        assertEquals("1 claim announced, 0 made", e.getMessage());
        assertEquals("0 of 1 claim announced passed, 0 made.", shown.get(1).text().lines().reduce((a, b) -> b).get());
    }

    @Test
    void moreClaimsThanAnnouncedAreAnError() {
        jump().predicted("a", 1).measured("b", 1).within(Tolerance.exact());
        var e = assertThrows(IllegalStateException.class, () -> claims.that("(12)", Mark.TEXT, "height"));
        assertEquals("1 claim announced, and this would be number 2: (12) height", e.getMessage());
    }

    @Test
    void aCellThatIsRunTwiceMakesItsClaimOnce() {
        jump().predicted("a", 1).measured("b", 1).within(Tolerance.exact());
        jump().predicted("a", 2).measured("b", 2).within(Tolerance.exact());
        assertEquals(List.of("2"), claims.made().stream().map(Claim::measured).toList());
        claims.report();
    }

    @Test
    void aClaimIsFinishedOnlyOnce() {
        Measured both = jump().predicted("a", 1).measured("b", 1);
        both.within(Tolerance.exact());
        var e = assertThrows(IllegalStateException.class, () -> both.within(Tolerance.exact()));
        assertEquals("this claim was finished before: (11) time of the first jump", e.getMessage());
    }

    @Test
    void whatIsNotClaimedIsSaidAndNotCounted() {
        claims.notClaimedHere("plateau 5 needs log λ = −3120 & more");
        jump().predicted("a", 1).measured("b", 1).within(Tolerance.exact());
        claims.report();
        assertEquals("Not claimed here: plateau 5 needs log λ = −3120 & more", shown.get(1).text());
        assertTrue(((String) shown.get(3).values().get("text/html")).contains("<p>Not claimed here: plateau 5 needs log λ = −3120 &amp; more</p>"));
    }

    @Test
    void wordsAreEscapedInTheTable() {
        claims.that("(11)", Mark.OUR_FORM, "a < b & \"c\"").predicted("<i>", 1).measured("'m'", 1).within(Tolerance.exact());
        String html = (String) shown.get(1).values().get("text/html");
        assertTrue(html.contains("<td>(11)</td><td>our form</td><td>a &lt; b &amp; &quot;c&quot;</td>"), html);
        assertTrue(html.contains("<td>1 (&lt;i&gt;)</td><td>1 (&#39;m&#39;)</td>"), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aClaimWithoutWordsIsRefused(String nothing) {
        assertEquals("a claim must say its item, got \"" + nothing + "\"", assertThrows(IllegalArgumentException.class,
                () -> claims.that(nothing, Mark.TEXT, "statement")).getMessage());
        assertEquals("a claim must say its statement, got \"" + nothing + "\"", assertThrows(IllegalArgumentException.class,
                () -> claims.that("(1)", Mark.TEXT, nothing)).getMessage());
        assertEquals("a claim must say its way of predicting, got \"" + nothing + "\"",
                assertThrows(IllegalArgumentException.class, () -> jump().predicted(nothing, 1)).getMessage());
        assertEquals("a claim must say its way of measuring, got \"" + nothing + "\"",
                assertThrows(IllegalArgumentException.class, () -> jump().predicted("a", 1).measured(nothing, 1)).getMessage());
    }

    @Test
    void anItemThatTheLedgerDoesNotKnowIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> claims.that("(11), Lemma 11", Mark.TEXT, "height"));
        assertEquals("a claim must name items of the ledger, one or more with \", \" between them, got \"Lemma 11\" in "
                + "\"(11), Lemma 11\"", e.getMessage());
    }

    @Test
    void aPredictionMeasuredByItselfIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> jump().predicted("(15)", 1).measured("(15)", 1));
        assertEquals("(11) time of the first jump: measured by what it was predicted by, \"(15)\"", e.getMessage());
    }

    @Test
    void aClaimWithoutAToleranceIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> jump().predicted("a", 1.0).measured("b", 1.0).within(null));
        assertEquals("a claim must say its tolerance, got null", e.getMessage());
    }

    @Test
    void nothingToAnnounceIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> Claims.expecting(0, shown::add));
        assertEquals("a notebook announces at least 1 claim, got 0", e.getMessage());
    }
}
