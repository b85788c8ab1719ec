package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saddlewalk.model.ActivationMask;

/**
 * A tie at the second jump, after two different histories: neurons 1 and 2 stand at about −2e−6 when the first neuron
 * jumps, and creep on at 5e−6 a unit of time. The tie is found in 50-digit arithmetic; in doubles the two exponents
 * carry roundings of 1e−16, so that the two times differ by 1e−10.
 */
class LateTieTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final ActivationMask MASK = ActivationMask.ofRows(
            "1 1 1", "1 0 0", "1 0 1", "0 1 0", "0 1 1", "0 0 1");

    private static double[] labels(double last) {
        return new double[] {1, 2e-3, 1e-3, 4.5e-6, 2e-6, last};
    }

    private static BigDecimal norm(double[] y, int... data) {
        BigDecimal squares = IntStream.of(data).mapToObj(k -> new BigDecimal(y[k]).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.sqrt(DIGITS);
    }

    /** Time from the first jump to the next of neurons 1 and 2, their difference, exactly. */
    private static double gap(double last) {
        double[] y = labels(last);
        BigDecimal first = norm(y, 0, 1, 2);
        BigDecimal one = first.subtract(norm(y, 0, 3, 4)).divide(norm(y, 3, 4), DIGITS);
        BigDecimal two = first.subtract(norm(y, 0, 2, 4, 5)).divide(norm(y, 4, 5), DIGITS);
        return one.subtract(two).doubleValue();
    }

    @Test
    void aTieBetweenTwoHistoriesIsFoundDespiteRounding() {
        double low = 1e-6;
        double high = 1e-5;
        assertTrue(gap(low) < 0 && gap(high) > 0, "the tie lies in between");
        while (Math.nextUp(low) < high) {
            double middle = (low + high) / 2;
            if (gap(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        LimitProcess tied = LimitProcess.of(labels(low), new int[] {1, 1, 1}, MASK, TieRule.SMALLEST_INDEX);
        assertEquals(1, tied.ties().size(), "a tie at " + low);
        assertEquals(2, tied.ties().get(0).jump());
        assertTrue(tied.ties().get(0).harmful());
        // A label changed by one part in a million moves the time by as much: no tie any more.
        assertFalse(LimitProcess.of(labels(low * (1 + 1e-6)), new int[] {1, 1, 1}, MASK).ties().size() > 0);
    }
}
