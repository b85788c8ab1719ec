package saddlewalk.bias;

import java.util.Arrays;
import java.util.function.LongFunction;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * Starts counted one by one, the second way to every probability of {@link InterpolationProbability}: all that there are, or
 * random ones drawn as Assumption 3 says. It looks at masks and knows no formula.
 *
 * @param starts number of starts looked at
 * @param noZeroRow of these, every datum is seen by a neuron of its sign
 * @param assumption4i of these, also no neuron sees nothing, and no two see the same
 * @param oneSeesAll of all starts, for each sign that occurs one neuron sees all data of the sign
 */
public record StartCensus(long starts, long noZeroRow, long assumption4i, long oneSeesAll) {
    private static final int MOST_BITS = 24;

    /**
     * All 2^{(n+1)m} starts, n = n₊ + n₋: who is active where, and m signs. Cost O(2^{(n+1)m}).
     *
     * @throws IllegalArgumentException if (n + 1)m is above 24
     */
    public static StartCensus all(int nPlus, int nMinus, int m) {
        InterpolationProbability.check(nPlus, nMinus, m);
        int n = nPlus + nMinus;
        if ((n + 1) * m > MOST_BITS) {
            throw new IllegalArgumentException("all starts are counted up to (n + 1)m = " + MOST_BITS + ", got n = " + n
                    + ", m = " + m);
        }
        long ofSign = (1L << nPlus) - 1;
        return count(1L << (n + 1) * m, ofSign, ofSign ^ (1L << n) - 1, start -> {
            long[] columns = new long[m];
            for (int j = 0; j < m; j++) {
                long word = start >>> (n + 1) * j;
                columns[j] = word & ((word >>> n & 1) == 1 ? ofSign : ofSign ^ (1L << n) - 1);
            }
            return columns;
        });
    }

    /**
     * Random starts of m neurons with the seeds {@code firstSeed} … {@code firstSeed + starts − 1}, directions uniform on
     * the sphere, fair signs; n₊ + n₋ ≤ 62. Cost O(starts·nm).
     */
    public static StartCensus random(int nPlus, int nMinus, int m, long firstSeed, int starts) {
        InterpolationProbability.check(nPlus, nMinus, m);
        Dataset data = signsOnly(nPlus, nMinus);
        return count(starts, (1L << nPlus) - 1, (1L << nPlus + nMinus) - (1L << nPlus),
                i -> columns(data, Initialization.balanced(m, data.n(), 0, firstSeed + i)));
    }

    /** The same with all labels and all s_j positive. */
    public static StartCensus randomOneSign(int n, int m, long firstSeed, int starts) {
        InterpolationProbability.check(n, 0, m);
        Dataset data = signsOnly(n, 0);
        return count(starts, (1L << n) - 1, 0,
                i -> columns(data, Initialization.balancedPositive(m, n, 0, firstSeed + i)));
    }

    /**
     * How often Algorithm 1, run from random starts of m neurons, fits all data at the minimum norm, up to rounding 1e−12.
     *
     * @param data n labels, such as nobody ties on
     */
    public static long reachMinimumNorm(Dataset data, int m, long firstSeed, int starts) {
        double least = MinimumNorm.of(data).squaredNorm();
        long reached = 0;
        for (long seed = firstSeed; seed < firstSeed + starts; seed++) {
            LimitProcess process = LimitProcess.of(data, Initialization.balanced(m, data.n(), 0, seed));
            reached += process.uncovered().isEmpty() && process.squaredNorm() <= least * (1 + 1e-12) ? 1 : 0;
        }
        return reached;
    }

    /** What each neuron of a start sees: bit k of number j is M_kj; n ≤ 62. */
    static long[] columns(Dataset data, Network start) {
        ActivationMask mask = ActivationMask.of(data, start);
        long[] columns = new long[mask.m()];
        for (int k = 0; k < mask.n(); k++) {
            for (int w = 0; w < mask.wordCount(); w++) {
                for (long seen = mask.word(k, w); seen != 0; seen &= seen - 1) {
                    columns[64 * w + Long.numberOfTrailingZeros(seen)] |= 1L << k;
                }
            }
        }
        return columns;
    }

    private static Dataset signsOnly(int nPlus, int nMinus) {
        double[] labels = new double[nPlus + nMinus];
        Arrays.fill(labels, 0, nPlus, 1);
        Arrays.fill(labels, nPlus, labels.length, -1);
        return Dataset.of(labels);
    }

    private static StartCensus count(long starts, long plus, long minus, LongFunction<long[]> start) {
        long rows = 0;
        long all = 0;
        long least = 0;
        for (long i = 0; i < starts; i++) {
            long[] columns = start.apply(i);
            boolean seen = allSeen(columns, plus | minus);
            rows += seen ? 1 : 0;
            all += seen && allDifferent(columns) ? 1 : 0;
            least += contains(columns, plus) && contains(columns, minus) ? 1 : 0;
        }
        return new StartCensus(starts, rows, all, least);
    }

    /** No zero row. */
    static boolean allSeen(long[] columns, long data) {
        long seen = 0;
        for (long column : columns) {
            seen |= column;
        }
        return seen == data;
    }

    /** No zero column and no two equal. */
    static boolean allDifferent(long[] columns) {
        long[] sorted = columns.clone();
        Arrays.sort(sorted);
        for (int j = 0; j < sorted.length; j++) {
            if (sorted[j] == 0 || j > 0 && sorted[j] == sorted[j - 1]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(long[] columns, long all) {
        return all == 0 || Arrays.stream(columns).anyMatch(column -> column == all);
    }

    /** A count as a part of all starts. */
    public double share(long count) {
        return (double) count / starts;
    }

    /** An upper bound for the standard error of any share: ½/√starts. */
    public double standardError() {
        return 0.5 / Math.sqrt(starts);
    }
}
