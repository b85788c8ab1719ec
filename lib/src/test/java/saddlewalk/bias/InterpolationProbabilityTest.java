package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationProbabilityTest {
    /** Counts every assignment of m signs and n·m activations: what a start of that kind sees of labels of its own sign. */
    private static double[] byEnumeration(int nPlus, int nMinus, int m) {
        int n = nPlus + nMinus;
        long plus = (1L << nPlus) - 1;
        long minus = ((1L << n) - 1) & ~plus;
        int good = 0;
        int covered = 0;
        int least = 0;
        for (int bits = 0; bits < 1 << (n + 1) * m; bits++) {
            Set<Long> distinct = new HashSet<>();
            long seen = 0;
            boolean zero = false;
            boolean allPlus = nPlus == 0;
            boolean allMinus = nMinus == 0;
            for (int j = 0; j < m; j++) {
                int own = bits >>> (n + 1) * j;
                long column = own & ((own >>> n & 1) == 1 ? plus : minus);
                seen |= column;
                zero |= column == 0;
                allPlus |= nPlus > 0 && column == plus;
                allMinus |= nMinus > 0 && column == minus;
                distinct.add(column);
            }
            covered += seen == (plus | minus) ? 1 : 0;
            good += seen == (plus | minus) && !zero && distinct.size() == m ? 1 : 0;
            least += allPlus && allMinus ? 1 : 0;
        }
        double all = 1 << (n + 1) * m;
        return new double[] {good / all, covered / all, least / all};
    }

    @ParameterizedTest
    @CsvSource({"1,1,2", "2,1,3", "2,2,4", "3,1,4", "3,0,3", "0,3,4", "2,2,2", "1,0,1", "4,1,3"})
    void formulasCountWhatEnumerationCounts(int nPlus, int nMinus, int m) {
        assertArrayEquals(byEnumeration(nPlus, nMinus, m), new double[] {InterpolationProbability.assumption4(nPlus, nMinus, m),
            InterpolationProbability.noZeroRow(nPlus, nMinus, m), InterpolationProbability.minimumNormReached(nPlus, nMinus, m)}, 1e-14);
    }

    // formulas.md: n₊ = n₋ = 4, m = 6 has 0.137, and m = 6 is not where it stops: too many columns must coincide.
    @Test
    void assumption4IsNotMonotoneInTheWidth() {
        assertEquals(0.137, InterpolationProbability.assumption4(4, 4, 6), 5e-4);
        assertEquals(0, InterpolationProbability.assumption4(4, 4, 31), 0);
        assertTrue(InterpolationProbability.assumption4(4, 4, 8) > InterpolationProbability.assumption4(4, 4, 20));
    }

    // By hand: one datum, m neurons of its sign: 1 − 2^−m; and two data, one neuron: only the column (1, 1), 1/4.
    @Test
    void oneSignByHand() {
        assertEquals(0.875, InterpolationProbability.noZeroRowOneSign(1, 3), 1e-15);
        assertEquals(0.25, InterpolationProbability.assumption4OneSign(2, 1), 1e-15);
        assertEquals(0, InterpolationProbability.assumption4OneSign(2, 4), 0);
    }

    @ParameterizedTest
    @CsvSource({"4,4", "12,9", "40,40", "256,250", "7,0"})
    void theUnionBoundIsBelowTheExactProbability(int nPlus, int nMinus) {
        for (int m = 1; m <= 40; m++) {
            assertTrue(InterpolationProbability.unionBound(nPlus, nMinus, m)
                    <= InterpolationProbability.assumption4(nPlus, nMinus, m) + 1e-14, "m = " + m);
            assertTrue(InterpolationProbability.unionBoundOneSign(nPlus, m)
                    <= InterpolationProbability.assumption4OneSign(nPlus, m) + 1e-14, "m = " + m);
        }
    }

    // formulas.md: the widths of Figure 5 for n = 8 … 512.
    @Test
    void theWidthsOfFigure5() {
        assertArrayEquals(new int[] {24, 26, 28, 31, 33, 36, 38}, IntStream.rangeClosed(3, 9)
                .map(i -> InterpolationProbability.widthFor(1 << i, 0.99)).toArray());
        assertEquals(-1, InterpolationProbability.widthByUnionBound(16, 0.99));
        assertTrue(InterpolationProbability.widthByUnionBound(32, 0.99) > 28);
    }

    @Test
    void aProbabilityOfOneIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> InterpolationProbability.widthFor(8, 1));
        assertEquals("the probability must be in (0, 1), got 1", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> InterpolationProbability.noZeroRow(3, -1, 2));
        assertEquals("numbers of labels and neurons must be >= 0, got n+ = 3, n- = -1, m = 2", e.getMessage());
    }
}
