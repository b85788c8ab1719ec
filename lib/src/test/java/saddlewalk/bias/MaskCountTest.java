package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskCountTest {
    // By hand, two data: one neuron must see both; two neurons have two of the columns 10, 01, 11, in order, 3·2; three all
    // of them, 3!; four can not be different. One datum has the column 1 only. No data and no neuron: the empty matrix.
    @Test
    void theSmallestCountsAreThoseOfHandsAndFingers() {
        assertEquals(List.of(0, 1, 6, 6, 0), ints(MaskCount.goodOneSign(2, 4)));
        assertEquals(List.of(0, 1, 0), ints(MaskCount.goodOneSign(1, 2)));
        assertEquals(List.of(1, 0, 0), ints(MaskCount.goodOneSign(0, 2)));
    }

    private static List<Integer> ints(BigInteger[] counts) {
        return Arrays.stream(counts).map(BigInteger::intValueExact).toList();
    }

    // A second way: every matrix and every choice of signs, one after the other.
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 0, 2", "3, 0, 3", "1, 1, 2", "2, 1, 3", "2, 2, 3", "3, 1, 3", "0, 2, 2"})
    void countingOneAfterTheOtherGivesTheSame(int nPlus, int nMinus, int m) {
        long good = 0;
        int n = nPlus + nMinus;
        for (long start = 0; start < 1L << (n + 1) * m; start++) {
            good += isGood(start, nPlus, n, m) ? 1 : 0;
        }
        assertEquals(BigInteger.valueOf(good), MaskCount.good(nPlus, nMinus, m));
    }

    /** Assumption 4 (i) of a start: n + 1 bits a neuron, the last one its sign. */
    private static boolean isGood(long start, int nPlus, int n, int m) {
        long covered = 0;
        Set<Long> columns = new HashSet<>();
        for (int j = 0; j < m; j++) {
            long bits = start >> j * (n + 1);
            long plus = (1L << nPlus) - 1;
            long own = (bits >> n & 1) == 1 ? plus : (1L << n) - 1 & ~plus;
            columns.add(bits & own);
            covered |= bits & own;
        }
        return covered == (1L << n) - 1 && columns.size() == m && !columns.contains(0L);
    }

    // 6 of 16; (2^3000 + 2^2999)/2^3001 = 3/4, which no double could be divided for; 1/2^5000 is below every double.
    @Test
    void aProbabilityIsACountOverAPowerOfTwo() {
        assertEquals(0.375, MaskCount.probability(BigInteger.valueOf(6), 4), 0);
        assertEquals(0.75, MaskCount.probability(BigInteger.valueOf(3).shiftLeft(2999), 3001), 0);
        assertEquals(1, MaskCount.probability(BigInteger.ONE.shiftLeft(4000), 4000), 0);
        assertEquals(0, MaskCount.probability(BigInteger.ONE, 5000), 0);
        assertEquals(0, MaskCount.probability(BigInteger.ZERO, 7), 0);
    }
}
