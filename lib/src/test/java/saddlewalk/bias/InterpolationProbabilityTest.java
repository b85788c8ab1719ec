package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class InterpolationProbabilityTest {
    /**
     * What every start there is of n₊ + n₋ data and m neurons says: word j holds the activity of neuron j, and its sign
     * on top.
     */
    private static double share(int nPlus, int nMinus, int m, Predicate<long[]> holds) {
        int n = nPlus + nMinus;
        long good = 0;
        for (long start = 0; start < 1L << (n + 1) * m; start++) {
            long[] columns = new long[m];
            for (int j = 0; j < m; j++) {
                long word = start >>> (n + 1) * j & (1L << n + 1) - 1;
                long plus = (1L << nPlus) - 1;
                columns[j] = word >>> n == 1 ? word & plus : word & (1L << n) - 1 & ~plus;
            }
            good += holds.test(columns) ? 1 : 0;
        }
        return Math.scalb((double) good, -(n + 1) * m);
    }

    private static boolean allSeen(long[] columns, int n) {
        long seen = 0;
        for (long column : columns) {
            seen |= column;
        }
        return seen == (1L << n) - 1;
    }

    private static boolean distinct(long[] columns) {
        return Arrays.stream(columns).filter(c -> c != 0).distinct().count() == columns.length;
    }

    private static final int[][] SMALL =
            {{1, 0, 3}, {2, 0, 3}, {1, 1, 4}, {2, 1, 4}, {2, 2, 3}, {3, 1, 2}, {0, 3, 3}, {3, 0, 4}};

    // Every start counted one by one, 2^{(n+1)m} of them; the same counts in exact arithmetic, so no tolerance at all.
    @Test
    void assumption4iHoldsForAsManyStartsAsCountedOneByOne() {
        for (int[] c : SMALL) {
            double counted = share(c[0], c[1], c[2], s -> allSeen(s, c[0] + c[1]) && distinct(s));
            assertEquals(counted, InterpolationProbability.assumption4i(c[0], c[1], c[2]), 0,
                    c[0] + ", " + c[1] + ", " + c[2]);
        }
    }

    // The same enumeration; a few roundings of a sum of m + 1 terms.
    @Test
    void rowsAndMinimumNormAsCountedOneByOne() {
        for (int[] c : SMALL) {
            int n = c[0] + c[1];
            assertEquals(share(c[0], c[1], c[2], s -> allSeen(s, n)),
                    InterpolationProbability.noZeroRow(c[0], c[1], c[2]), 1e-14);
            long plus = (1L << c[0]) - 1;
            long minus = (1L << n) - 1 & ~plus;
            assertEquals(share(c[0], c[1], c[2], s -> (plus == 0 || IntStream.range(0, s.length).anyMatch(j -> s[j] == plus))
                    && (minus == 0 || IntStream.range(0, s.length).anyMatch(j -> s[j] == minus))),
                    InterpolationProbability.minimumNorm(c[0], c[1], c[2]), 1e-14);
        }
    }

    // By hand, n = 2, m = 2, one sign: columns from {01, 10, 11} in order, different: 6, all cover both data; 6/16.
    // No zero row: (1 − 1/4)² = 9/16. Bound: 1 − 2/4 − 2/4 − 1/4.
    @Test
    void oneSignByHand() {
        assertEquals(6 / 16.0, InterpolationProbability.assumption4iOneSign(2, 2), 0);
        assertEquals(9 / 16.0, InterpolationProbability.noZeroRowOneSign(2, 2), 1e-15);
        assertEquals(-0.25, InterpolationProbability.unionBoundOneSign(2, 2), 1e-15);
    }

    // Given labels of one sign, negative neurons have zero columns: all m signs must be positive, 2^{−m} times one sign's.
    @Test
    void labelsOfOneSignAndRandomNeuronsHardlyEverMeetIt() {
        assertEquals(InterpolationProbability.assumption4iOneSign(6, 3) / 8,
                InterpolationProbability.assumption4i(6, 0, 3), 0);
        assertTrue(InterpolationProbability.unionBound(50, 0, 30) < 0);
    }

    // The formula sheet's 0.137 at n₊ = n₋ = 4, m = 6, and its widths for P(no zero row) ≥ 0.99, n = 8 … 512. They come
    // out the same for labels half of them positive and for labels of random signs.
    @Test
    void theNumbersOfTheFormulaSheet() {
        assertEquals(0.137, InterpolationProbability.assumption4i(4, 4, 6), 0.0005);
        int[] expected = {24, 26, 28, 31, 33, 36, 38};
        assertArrayEquals(expected, IntStream.rangeClosed(2, 8)
                .map(e -> InterpolationProbability.widthFor(1 << e, 1 << e, 0.99)).toArray());
        assertArrayEquals(expected, IntStream.rangeClosed(3, 9)
                .map(e -> InterpolationProbability.widthForRandomLabels(1 << e, 0.99)).toArray());
    }

    // Rules, no numbers: the exact probability lies above its bound, and between 0 and that of the rows.
    @Test
    void boundsAreBounds() {
        for (int n = 1; n <= 20; n += 3) {
            for (int m = 1; m <= 60; m += 4) {
                double exact = InterpolationProbability.assumption4i(n, n, m);
                assertTrue(exact >= InterpolationProbability.unionBound(n, n, m), n + ", " + m);
                assertTrue(exact >= 0 && exact <= InterpolationProbability.noZeroRow(n, n, m) + 1e-13, n + ", " + m);
                assertTrue(InterpolationProbability.assumption4iOneSign(n, m)
                        >= InterpolationProbability.unionBoundOneSign(n, m) - 1e-13, n + ", " + m);
            }
        }
    }

    // In doubles the alternating sum for n = 40, m = 50 would be lost in rounding. By its union bound and that of the
    // rows the exact value lies between 1 − 40·2^{−50} − 1275·2^{−40} and 1.
    @Test
    void nothingCancels() {
        double exact = InterpolationProbability.assumption4iOneSign(40, 50);
        assertTrue(exact < 1 && exact >= 1 - 1275 * 0x1p-40 - 40 * 0x1p-50 - 1e-15, "got " + exact);
    }

    // By hand: one datum, one sign, waits for a fair coin: 2; two data: Σ (1 − (1 − 2^{−m})²) = Σ 2·2^{−m} − 4^{−m} = 4 −
    // 4/3. One positive datum, random signs: probability 1/4 each time: 4.
    @Test
    void meanWidthsByHand() {
        assertEquals(2, InterpolationProbability.meanWidthOneSign(1), 1e-14);
        assertEquals(8 / 3.0, InterpolationProbability.meanWidthOneSign(2), 1e-14);
        assertEquals(4, InterpolationProbability.meanWidth(1, 0), 1e-13);
    }

    // The mean over n₊ ~ Bin(3, ½) written out.
    @Test
    void randomLabelsAreAMeanOverTheirSigns() {
        double mean = 0.25 * InterpolationProbability.noZeroRow(3, 0, 7)
                + 0.75 * InterpolationProbability.noZeroRow(2, 1, 7);
        assertEquals(mean, InterpolationProbability.noZeroRowForRandomLabels(3, 7), 1e-15);
    }

    // 1 − 64·0.75^m ≥ 0.99: 0.75^m ≤ 1.5625e−4, m ≥ log(6400)/log(4/3) = 30.46.
    @Test
    void theUnionBoundsWidth() {
        assertEquals(31, InterpolationProbability.widthByUnionBound(64, 0.99));
    }

    @Test
    void badInputIsNamed() {
        assertEquals("numbers of labels must be >= 0 and one of them >= 1, got 0 and 0",
                assertThrows(IllegalArgumentException.class, () -> InterpolationProbability.noZeroRow(0, 0, 3))
                        .getMessage());
        assertEquals("number of neurons m must be >= 0, got -1",
                assertThrows(IllegalArgumentException.class, () -> InterpolationProbability.assumption4i(1, 1, -1))
                        .getMessage());
        assertEquals("probability must be in (0, 1), got 1",
                assertThrows(IllegalArgumentException.class, () -> InterpolationProbability.widthFor(1, 1, 1)).getMessage());
    }

    // By hand, n₊ = 2, n₋ = 1, m = 2: 1 − 3·9/16 − (2·5/8)(1/4 + 1/2); and 3, 2, 4: 1 − 5·81/256 − (4·7/8)(1/8 + 1/4).
    @Test
    void theUnionBoundByHand() {
        assertEquals(1 - 27 / 16.0 - 15 / 16.0, InterpolationProbability.unionBound(2, 1, 2), 1e-14);
        assertEquals(1 - 405 / 256.0 - 21 / 16.0, InterpolationProbability.unionBound(3, 2, 4), 1e-14);
    }

    // (1 − 2^{−m})⁸ ≥ 0.99: 2^{−m} ≤ 1 − 0.99^{1/8} = 1.2555e−3, m ≥ 9.64. One datum and a fair coin: one neuron.
    @Test
    void theWidthForOneSignByHand() {
        assertEquals(10, InterpolationProbability.widthForOneSign(8, 0.99));
        assertEquals(1, InterpolationProbability.widthForOneSign(1, 0.4));
        assertEquals(2, InterpolationProbability.widthForOneSign(1, 0.6));
    }

    // By the definition of a width, at a probability that is reached exactly; 1 − 3/4 by hand for the union bound.
    @Test
    void aProbabilityThatIsReachedIsEnough() {
        for (int m = 2; m < 12; m++) {
            assertEquals(m, InterpolationProbability.widthFor(3, 2, InterpolationProbability.noZeroRow(3, 2, m)));
            assertEquals(m, InterpolationProbability.widthForRandomLabels(4,
                    InterpolationProbability.noZeroRowForRandomLabels(4, m)));
            assertEquals(m, InterpolationProbability.widthForOneSign(5, InterpolationProbability.noZeroRowOneSign(5, m)));
        }
        assertEquals(1, InterpolationProbability.widthByUnionBound(1, 0.25));
        assertEquals(2, InterpolationProbability.widthByUnionBound(1, 0.26));
    }

    @Test
    void noDataAreRefusedEverywhere() {
        for (Executable bad : new Executable[] {
            () -> InterpolationProbability.noZeroRowForRandomLabels(0, 2),
            () -> InterpolationProbability.noZeroRowOneSign(0, 2), () -> InterpolationProbability.meanWidth(0, 0),
            () -> InterpolationProbability.meanWidthOneSign(0), () -> InterpolationProbability.assumption4i(0, 0, 2),
            () -> InterpolationProbability.assumption4iOneSign(0, 2), () -> InterpolationProbability.unionBound(0, 0, 2),
            () -> InterpolationProbability.unionBoundOneSign(0, 2), () -> InterpolationProbability.minimumNorm(0, 0, 2),
            () -> InterpolationProbability.widthByUnionBound(0, 0.5)}) {
            assertEquals("numbers of labels must be >= 0 and one of them >= 1, got 0 and 0",
                    assertThrows(IllegalArgumentException.class, bad).getMessage());
        }
    }

    // No neuron sees nothing: neither is refused, and a negative number is.
    @Test
    void numbersOfNeuronsStartAtNone() {
        assertEquals(0, InterpolationProbability.noZeroRow(1, 0, 0), 0);
        assertEquals(0, InterpolationProbability.minimumNorm(0, 1, 0), 0);
        assertEquals("number of neurons m must be >= 0, got -1", assertThrows(IllegalArgumentException.class,
                () -> InterpolationProbability.unionBoundOneSign(2, -1)).getMessage());
        assertEquals("probability must be in (0, 1), got 0",
                assertThrows(IllegalArgumentException.class, () -> InterpolationProbability.widthFor(1, 1, 0)).getMessage());
    }
}
