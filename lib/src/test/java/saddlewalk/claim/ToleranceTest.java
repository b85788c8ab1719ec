package saddlewalk.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
    @Test
    void roundingIsSoManyUnitsOfTheScale() {
        assertEquals(4 * 0x1p-52 * 12, Tolerance.rounding(4, 12).bound().doubleValue());
        assertEquals("1.07e-14 (rounding: 4 * 2^-52 * scale 12)", Tolerance.rounding(4, 12).toString());
        assertEquals(0, Tolerance.rounding(0).bound().signum());
    }

    @Test
    void aRateNamesItsLawAndConstant() {
        assertEquals("rate: O(eta), 2.5 * 0.01", Tolerance.rate("O(eta)", 2.5, 0.01).reason());
        assertEquals(0.025, Tolerance.rate("O(eta)", 2.5, 0.01).bound().doubleValue());
        assertEquals("0.0031 (rate: O(1/L), constant 3.1)", Tolerance.rate("O(1/L), constant 3.1", 0.0031).toString());
    }

    // The tail of the standard normal, by Simpson's rule from the bound to 12 with 20,000 steps: 2 Q(z) ≤ 1e-6 at z =
    // 4.892 and above 1e-6 at 4.891. What lies beyond 12 is under 1e-32.
    @Test
    void aMonteCarloBoundIsPassedOnceInAMillionByChance() {
        double bound = Tolerance.monteCarlo(1).bound().doubleValue();
        assertTrue(2 * tail(bound) <= 1e-6, () -> "2 Q = " + 2 * tail(bound));
        assertTrue(2 * tail(bound - 0.001) > 1e-6, () -> "2 Q = " + 2 * tail(bound - 0.001));
        assertEquals("Monte Carlo: 4.892 * standard error 0.5, false alarm 1e-6", Tolerance.monteCarlo(0.5).reason());
    }

    private static double tail(double from) {
        int steps = 20_000;
        double h = (12 - from) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double x = from + i * h;
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * StrictMath.exp(-x * x / 2);
        }
        return sum * h / 3 / StrictMath.sqrt(2 * StrictMath.PI);
    }

    // By hand, Bin(2, 1/2): at 10⁻⁶ only all three outcomes will do, so ½ ± ½. Probability 0 and a bound outside [0, 1]:
    // no room at all. Bin(3000, 1/2): 4.892 standard errors of 0.00913 and at most a few counts more.
    @Test
    void aShareHasTheRoomOfItsOwnBinomialLaw() {
        assertEquals(0.5, Tolerance.shares(2, 0.5).get(0).bound().doubleValue(), 1e-15);
        for (double none : new double[] {-0.3, 0, 1, 1.2}) {
            assertEquals(0, Tolerance.shares(100, none).get(0).bound().signum(), "probability " + none);
        }
        double half = Tolerance.shares(3000, 0.5).get(0).bound().doubleValue();
        assertEquals(4.892 * 0.5 / Math.sqrt(3000), half, 3.0 / 3000);
        assertEquals("Monte Carlo: exact binomial law, 2 draws of probability 0.5, false alarm 1e-6 over all 3",
                Tolerance.shares(2, 0.5, 0.5, 0.5).get(0).reason());
    }

    // P(|X/N − p| > t) added up term by term from binomial coefficients by Pascal's rule, N = 60: at most 10⁻⁶, and a room
    // smaller by one count would be too small on one side.
    @Test
    void aShareIsMissedOnceInAMillionByChance() {
        double[] law = {1};
        for (int draw = 0; draw < 60; draw++) {
            double[] next = new double[law.length + 1];
            for (int k = 0; k < law.length; k++) {
                next[k] += law[k] * 0.97;
                next[k + 1] += law[k] * 0.03;
            }
            law = next;
        }
        double room = Tolerance.shares(60, 0.03).get(0).bound().doubleValue();
        double beyond = 0;
        double closer = 0;
        for (int k = 0; k <= 60; k++) {
            double away = Math.abs(k / 60.0 - 0.03);
            beyond += away > room ? law[k] : 0;
            closer += away > room - 1 / 60.0 ? law[k] : 0;
        }
        assertTrue(beyond <= 1e-6 && closer > 5e-7, beyond + ", " + closer);
    }

    @Test
    void noSharesAndNoDrawsAreRefused() {
        assertEquals("shares: needs a probability and draws >= 1, got 0 and 5",
                assertThrows(IllegalArgumentException.class, () -> Tolerance.shares(5)).getMessage());
        assertEquals("shares: needs a probability and draws >= 1, got 1 and 0",
                assertThrows(IllegalArgumentException.class, () -> Tolerance.shares(0, 0.5)).getMessage());
        assertEquals("shares: a probability must be finite, got NaN", assertThrows(IllegalArgumentException.class,
                () -> Tolerance.shares(5, Double.NaN)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aBoundThatIsNoBoundIsRefusedWithItsValue(double bad) {
        String got = ", got " + saddlewalk.Numbers.brief(bad);
        assertEquals("tolerance: rate O(h) must be finite and >= 0" + got,
                assertThrows(IllegalArgumentException.class, () -> Tolerance.rate("O(h)", bad)).getMessage());
        assertEquals("tolerance: constant of O(h) must be finite and >= 0" + got,
                assertThrows(IllegalArgumentException.class, () -> Tolerance.rate("O(h)", bad, 1)).getMessage());
        assertEquals("tolerance: standard error must be finite and >= 0" + got,
                assertThrows(IllegalArgumentException.class, () -> Tolerance.monteCarlo(bad)).getMessage());
        assertEquals("rounding: k must be in [0, 1e6]" + got,
                assertThrows(IllegalArgumentException.class, () -> Tolerance.rounding(bad)).getMessage());
        assertEquals("rounding: scale must be finite and > 0" + got,
                assertThrows(IllegalArgumentException.class, () -> Tolerance.rounding(1, bad)).getMessage());
    }

    @Test
    void moreRoundingsThanAMillionAreRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> Tolerance.rounding(2_000_000));
        assertEquals("rounding: k must be in [0, 1e6], got 2000000", e.getMessage());
    }

    @Test
    void aLawWithoutWordsIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> Tolerance.rate(" ", 0.1));
        assertEquals("a claim must say its law of a rate, got \" \"", e.getMessage());
    }

    @Test
    void noConstructorTakesAFreeNumber() {
        assertTrue(Arrays.stream(Tolerance.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers())));
    }
}
