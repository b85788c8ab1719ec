package saddlewalk.bias;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Tie;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * How often neurons tie in Algorithm 1 (Assumption 4 (ii)), counted over random starts.
 *
 * @param starts number of starts
 * @param assumption4i of these, Assumption 4 (i) holds
 * @param tied of those, two neurons tie at some jump
 * @param tiedAtFirst of all starts, two neurons tie at the first jump
 * @param harmful of all starts, two neurons with different overlapping data tie at some jump
 */
public record TieCensus(int starts, int assumption4i, int tied, int tiedAtFirst, int harmful) {
    /**
     * Labels of any law; directions uniform on the sphere, fair signs.
     *
     * @param labels the data for a seed, n ≤ 62
     * @param m number of neurons
     */
    public static TieCensus of(LongFunction<Dataset> labels, int m, long firstSeed, int starts) {
        return count(labels, firstSeed, starts, (data, seed) -> Initialization.balanced(m, data.n(), 0, seed));
    }

    /** n labels 1 and all s_j positive. */
    public static TieCensus equalLabels(int n, int m, long firstSeed, int starts) {
        Require.atLeast("number of data n", 1, n);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Dataset data = Dataset.of(ones);
        return count(seed -> data, firstSeed, starts, (any, seed) -> Initialization.balancedPositive(m, n, 0, seed));
    }

    private interface Starts {
        Network of(Dataset data, long seed);
    }

    private static TieCensus count(LongFunction<Dataset> labels, long firstSeed, int starts, Starts start) {
        int good = 0;
        int tied = 0;
        int first = 0;
        int harmful = 0;
        for (long seed = firstSeed; seed < firstSeed + starts; seed++) {
            Dataset data = labels.apply(seed);
            Network network = start.of(data, seed);
            long[] columns = StartCensus.columns(data, network);
            boolean meets = StartCensus.allSeen(columns, (1L << data.n()) - 1) && StartCensus.allDifferent(columns);
            List<Tie> ties = LimitProcess.of(data, network, TieRule.SMALLEST_INDEX).ties();
            good += meets ? 1 : 0;
            tied += meets && !ties.isEmpty() ? 1 : 0;
            first += ties.stream().anyMatch(tie -> tie.jump() == 1) ? 1 : 0;
            harmful += ties.stream().anyMatch(Tie::harmful) ? 1 : 0;
        }
        return new TieCensus(starts, good, tied, first, harmful);
    }

    /** A count as a part of all starts. */
    public double share(int count) {
        return (double) count / starts;
    }
}
