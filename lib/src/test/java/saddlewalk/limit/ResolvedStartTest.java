package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

class ResolvedStartTest {
    private static final Dataset DATA = Dataset.of(3, -4, 12);

    private static double exponent(long seed) {
        return Resolution.of(LimitProcess.of(DATA, Initialization.balanced(3, 3, -1, seed), TieRule.SMALLEST_INDEX), -1)
                .endExponent();
    }

    // Every seed before it has too small an exponent or none, which is looked at one by one; c·log λ is −35.
    @Test
    void itIsTheFirstSeedWhoseExponentSuffices() {
        int passedOver = 0;
        for (long first = 1; first <= 40; first++) {
            ResolvedStart start = ResolvedStart.first(DATA, 3, first, 0.3);
            for (long seed = first; seed < start.seed(); seed++) {
                assertTrue(exponent(seed) < 0.3 || Double.isInfinite(exponent(seed)), "seed " + seed);
                passedOver++;
            }
            double c = exponent(start.seed());
            assertTrue(start.seed() >= first && c >= 0.3 && Double.isFinite(c), "from seed " + first);
            assertEquals(-35, c * start.logLambda(), 1e-12);
            assertEquals(start.logLambda(), start.network().logNorm(0), 1e-12);
            assertEquals("weight seed " + start.seed() + ", log λ = " + Numbers.brief(start.logLambda()), start.toString());
        }
        assertTrue(passedOver > 10, "passed over " + passedOver);
    }

    // An exponent that is just the least one is enough.
    @Test
    void theLeastExponentItselfSuffices() {
        long seed = ResolvedStart.first(DATA, 3, 1, 0.3).seed();
        assertEquals(seed, ResolvedStart.first(DATA, 3, seed, exponent(seed)).seed());
    }

    @Test
    void anInterruptedSearchStops() {
        Thread.currentThread().interrupt();
        assertEquals("the search for a resolved start from seed 7 on was interrupted at seed 7", assertThrows(
                IllegalStateException.class, () -> ResolvedStart.first(DATA, 3, 7, 0.3)).getMessage());
    }
}
