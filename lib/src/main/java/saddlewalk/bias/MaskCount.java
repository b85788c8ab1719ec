package saddlewalk.bias;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How many of all starts meet Assumption 4 (i), as whole numbers: a start is an n × m matrix of bits (who is active where)
 * and m signs, 2^{(n+1)m} in all, equally likely under Assumption 3. [ours, proved]
 *
 * <p>One sign: matrices without zero row, with columns different from each other and from 0. By inclusion and exclusion over
 * the zero rows, N(n, m) = Σ_i (−1)^i C(n, i) (2^{n−i} − 1)(2^{n−i} − 2) … (2^{n−i} − m). The terms alternate and cancel
 * nearly all, hence whole numbers. Cost O(nm) products of numbers of up to nm bits.
 */
final class MaskCount {
    private MaskCount() { }

    /** N(n, 0), …, N(n, m). */
    static BigInteger[] goodOneSign(int n, int m) {
        BigInteger[] counts = new BigInteger[m + 1];
        Arrays.fill(counts, BigInteger.ZERO);
        BigInteger chosen = BigInteger.ONE;                  // (−1)^i C(n, i)
        for (int i = 0; i <= n; i++) {
            BigInteger patterns = BigInteger.ONE.shiftLeft(n - i);
            BigInteger columns = chosen;
            for (int q = 0; q <= m; q++) {
                columns = q == 0 ? columns : columns.multiply(patterns.subtract(BigInteger.valueOf(q)));
                counts[q] = counts[q].add(columns);
            }
            chosen = chosen.multiply(BigInteger.valueOf(i - n)).divide(BigInteger.valueOf(i + 1));
        }
        return counts;
    }

    /**
     * Starts of both signs: Σ_k C(m, k) N(n₊, k) 2^{n₋k} N(n₋, m−k) 2^{n₊(m−k)}; what a neuron does on the other sign is
     * free.
     */
    static BigInteger good(int nPlus, int nMinus, int m) {
        BigInteger[] plus = goodOneSign(nPlus, m);
        BigInteger[] minus = goodOneSign(nMinus, m);
        BigInteger sum = BigInteger.ZERO;
        BigInteger chosen = BigInteger.ONE;                  // C(m, k)
        for (int k = 0; k <= m; k++) {
            BigInteger masks = plus[k].multiply(minus[m - k]).shiftLeft(nMinus * k + nPlus * (m - k));
            sum = sum.add(chosen.multiply(masks));
            chosen = chosen.multiply(BigInteger.valueOf(m - k)).divide(BigInteger.valueOf(k + 1));
        }
        return sum;
    }

    /** count/2^bits, rounded once (from 62 leading bits). */
    static double probability(BigInteger count, long bits) {
        int dropped = Math.max(0, count.bitLength() - 62);
        return Math.scalb((double) count.shiftRight(dropped).longValueExact(), (int) Math.max(-5000, dropped - bits));
    }
}
