package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTailTest {
    private static final MathContext DIGITS = new MathContext(60);

    // By hand, n = 3 fair coins: P(X > 1) = 4/8, P(X > 2) = 1/8, P(X < 1) = 1/8, P(X > −1) = 1.
    @Test
    void threeCoinsAreCountedByHand() {
        BinomialTail coins = BinomialTail.of(3, 1);
        assertEquals(StrictMath.log(0.5), coins.logAbove(1), 1e-15);
        assertEquals(StrictMath.log(0.125), coins.logAbove(2), 1e-15);
        assertEquals(StrictMath.log(0.125), coins.logBelow(1), 1e-15);
        assertEquals(StrictMath.log(0.875), coins.logAbove(0), 1e-15);
        assertEquals(StrictMath.log(0.875), coins.logBelow(3), 1e-15);
        assertEquals(0, coins.logAbove(-1));
        assertEquals(0, coins.logBelow(4));
        assertEquals(Double.NEGATIVE_INFINITY, coins.logAbove(3));
        assertEquals(Double.NEGATIVE_INFINITY, coins.logBelow(0));
    }

    // The second way: decimals of 60 digits, term by term. b is the mean plus 2, 7 or 20 standard deviations.
    @ParameterizedTest
    @CsvSource({"256, 1, 144", "256, 1, 200", "1024, 3, 202", "1048576, 18, 7", "1048576, 18, 21", "1048576, 18, 43",
        "1048576, 12, 399", "1048576, 12, 575"})
    void tailsOfEverySizeAreRightToThirteenDigits(int n, int i, int b) {
        assertEquals(1, StrictMath.exp(BinomialTail.of(n, i).logAbove(b)) / decimals(n, i, b), 2e-13);
    }

    private static double decimals(int n, int i, int b) {
        BigDecimal p = new BigDecimal(StrictMath.scalb(1.0, -i));
        BigDecimal q = BigDecimal.ONE.subtract(p);
        BigDecimal term = q.pow(n - b - 1, DIGITS).multiply(p.pow(b + 1, DIGITS), DIGITS);
        for (int k = 1; k <= b + 1; k++) {
            term = term.multiply(BigDecimal.valueOf(n - b - 1 + k), DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = b + 1; k <= n && term.compareTo(sum.movePointLeft(30)) > 0; k++) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(BigDecimal.valueOf(n - k), DIGITS).multiply(p, DIGITS)
                    .divide(BigDecimal.valueOf(k + 1).multiply(q), DIGITS);
        }
        return sum.doubleValue();
    }

    // The third way: Hipparchus' incomplete beta function, whose own error at n = 2²⁰ is 1e−10. Tails 3e−7 down to 1e−88.
    @ParameterizedTest
    @CsvSource({"132765", "133442", "134119", "137845"})
    void theIncompleteBetaFunctionAgreesAtAMillion(int b) {
        double beta = Beta.regularizedBeta(0.125, b + 1.0, (1 << 20) - b);
        assertEquals(1, StrictMath.exp(BinomialTail.of(1 << 20, 3).logAbove(b)) / beta, 1e-9);
    }

    @Test
    void aQuantileIsTheFirstThatIsSmallEnough() {
        BinomialTail tail = BinomialTail.of(1000, 2);
        double log = StrictMath.log(1e-12);
        int above = tail.quantileAbove(log);
        assertTrue(tail.logAbove(above) <= log && tail.logAbove(above - 1) > log);
        int below = tail.quantileBelow(log);
        assertTrue(tail.logBelow(below) <= log && tail.logBelow(below + 1) > log);
        assertEquals(1000, tail.quantileAbove(-1e6));       // P(X > n) = 0 is always small enough
        assertEquals(0, tail.quantileBelow(-1e6));
    }

    @Test
    void anythingButASizeAndALogarithmIsRefused() {
        assertEquals("Bin(n, 2^-i) needs n >= 1 and i in [1, 1000], got n = 0, i = 1",
                message(() -> BinomialTail.of(0, 1)));
        assertEquals("the logarithm of a probability must be < 0, got 0",
                message(() -> BinomialTail.of(4, 1).quantileAbove(0)));
    }

    // By hand, n = 4, p = 1/4: P(X = 0), P(X = 1) = 81/256, 108/256.
    @Test
    void fourDataHalvedTwiceAreCountedByHand() {
        BinomialTail tail = BinomialTail.of(4, 2);
        assertEquals(StrictMath.log(81 / 256.0), tail.logBelow(1), 1e-15);
        assertEquals(StrictMath.log(189 / 256.0), tail.logBelow(2), 1e-15);
        assertEquals(StrictMath.log(67 / 256.0), tail.logAbove(1), 1e-15);
    }

    // 1 − P(X ≥ b), the other tail below 1e−80: a certain event in doubles, and never more than certain.
    @Test
    void farBeyondTheMeanTheRestIsCertain() {
        BinomialTail coins = BinomialTail.of(1000, 1);
        for (int b = 820; b <= 1000; b++) {
            assertEquals(0, coins.logBelow(b), 1e-16, "b = " + b);
        }
    }

    // By the definition of a quantile, at a probability that is reached exactly.
    @Test
    void aProbabilityThatIsReachedIsSmallEnough() {
        BinomialTail tail = BinomialTail.of(50, 2);
        for (int b = 3; b < 30; b++) {
            assertEquals(b, tail.quantileAbove(tail.logAbove(b)));
        }
        for (int b = 1; b < 20; b++) {
            assertEquals(b, tail.quantileBelow(tail.logBelow(b)));
        }
    }

    // One datum is selected with 1/2, and with 2^−1000: the ends of what is taken.
    @Test
    void sizesAreTakenUpToTheirEnds() {
        assertEquals(StrictMath.log(0.5), BinomialTail.of(1, 1).logAbove(0), 1e-15);
        assertEquals(-1000 * StrictMath.log(2), BinomialTail.of(1, 1000).logAbove(0), 1e-12);
        assertEquals("Bin(n, 2^-i) needs n >= 1 and i in [1, 1000], got n = 1, i = 1001",
                message(() -> BinomialTail.of(1, 1001)));
        assertEquals("Bin(n, 2^-i) needs n >= 1 and i in [1, 1000], got n = 1, i = 0",
                message(() -> BinomialTail.of(1, 0)));
        assertEquals("the logarithm of a probability must be < 0, got 0",
                message(() -> BinomialTail.of(4, 1).quantileBelow(0)));
    }
}
