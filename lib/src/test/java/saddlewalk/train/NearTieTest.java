package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.limit.Resolution;

class NearTieTest {
    // At a tie Algorithm 1 says 2(5 + 3) = 16, the flow 4√13 at any λ.
    @Test
    void tiedNeuronsShareWhateverLambdaIs() {
        assertEquals(16, new NearTie(0).process().squaredNorm(), 1e-14);
        assertArrayEquals(new double[] {NearTie.SHARED, NearTie.SHARED}, new NearTie(0).squaredNorms(false, -50, -100), 1e-6);
        assertArrayEquals(new double[] {NearTie.SHARED}, new NearTie(0).squaredNorms(true, -1e6), 1e-6);
    }

    @Test
    void theExponentByHandIsThatOfTheResolution() {
        NearTie near = new NearTie(0.25);
        assertEquals(Resolution.of(near.process(), -1).finalNormExponent(), near.exponent(), 1e-15);
    }

    @ParameterizedTest @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aGapThatIsNoNumberFrom0OnIsNamed(double gap) {
        var e = assertThrows(IllegalArgumentException.class, () -> new NearTie(gap));
        assertEquals("the gap must be finite and >= 0, got " + saddlewalk.Numbers.full(gap), e.getMessage());
    }
}
