package saddlewalk.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    @BeforeEach
    @AfterEach
    void nothingIsGivenAndNothingRead() {
        System.clearProperty(Parameters.PROPERTY);
        Parameters.forget();
    }

    @Test
    void withoutAGivenValueTheDefaultHolds() {
        assertEquals(64, Parameters.integer("n", 64, 8, 1024));
        assertEquals(-1000.5, Parameters.real("logLambda", -1000.5, -1e6, -100));
        assertEquals(7, Parameters.seed(7));
        assertEquals("n = 64, logLambda = -1000.5, seed = 7", Parameters.text());
        assertEquals(Optional.empty(), Parameters.outsideClaims());
    }

    @Test
    void aGivenValueTakesTheDefaultsPlace() {
        System.setProperty(Parameters.PROPERTY, " n=128  seed=-9 logLambda=-2e3 ");
        assertEquals(128, Parameters.integer("n", 64, 8, 1024));
        assertEquals(-9, Parameters.seed(1));
        assertEquals(-2000, Parameters.real("logLambda", -1000, -1e6, -100));
    }

    @Test
    void aCellThatIsRunAgainReplacesWhatItRead() {
        Parameters.integer("n", 64, 8, 1024);
        Parameters.seed(1);
        System.setProperty(Parameters.PROPERTY, "n=9");
        Parameters.integer("n", 64, 8, 1024);
        assertEquals("n = 9, seed = 1", Parameters.text());
    }

    @Test
    void outsideTheNarrowerRangeNothingIsClaimed() {
        System.setProperty(Parameters.PROPERTY, "n=8 x=0.5");
        assertEquals(8, Parameters.integer("n", 64, 2, 1024, 16, 512));
        assertEquals(0.5, Parameters.real("x", 2, 0, 4, 1, 3));
        assertEquals(Optional.of("n = 8 is outside [16, 512]; x = 0.5 is outside [1, 3]"), Parameters.outsideClaims());
        System.setProperty(Parameters.PROPERTY, "n=16");
        Parameters.integer("n", 64, 2, 1024, 16, 512);
        assertEquals(Optional.of("x = 0.5 is outside [1, 3]"), Parameters.outsideClaims());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n=7           | parameter n must be in [8, 1024], got 7
            n=1025        | parameter n must be in [8, 1024], got 1025
            n=64.0        | parameter n must be a whole number, got "64.0"
            n=9999999999  | parameter n must be in [8, 1024], got 9999999999
            n             | a parameter is given as NAME=VALUE, such as n=128, got "n"
            n=            | a parameter is given as NAME=VALUE, such as n=128, got "n="
            =3            | a parameter is given as NAME=VALUE, such as n=128, got "=3"
            n=9 n=10      | parameter n is given twice
            """)
    void aValueThatCannotBeTakenIsNamed(String given, String message) {
        System.setProperty(Parameters.PROPERTY, given);
        assertMessage(message, () -> Parameters.integer("n", 64, 8, 1024));
        assertEquals("", Parameters.text());
    }

    @Test
    void aNumberMustBeANumberInItsRange() {
        System.setProperty(Parameters.PROPERTY, "x=NaN");
        assertMessage("parameter x must be in [0, 4], got NaN", () -> Parameters.real("x", 2, 0, 4));
        System.setProperty(Parameters.PROPERTY, "x=two");
        assertMessage("parameter x must be a number, got \"two\"", () -> Parameters.real("x", 2, 0, 4));
        System.setProperty(Parameters.PROPERTY, "seed=1e3");
        assertMessage("parameter seed must be a whole number, got \"1e3\"", () -> Parameters.seed(1));
    }

    @Test
    void aDeclarationThatContradictsItselfIsRefused() {
        assertMessage("parameter n needs low ≤ claimedLow ≤ value ≤ claimedHigh ≤ high, got 8, 8, 4, 1024, 1024",
                () -> Parameters.integer("n", 4, 8, 1024));
        assertMessage("a parameter's name has letters and digits and is not seed, got \"seed\"",
                () -> Parameters.integer("seed", 4, 1, 8));
        assertMessage("a parameter's name has letters and digits and is not seed, got \"log λ\"",
                () -> Parameters.integer("log λ", 4, 1, 8));
    }

    private static void assertMessage(String message, Supplier<?> call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::get).getMessage());
    }
}
