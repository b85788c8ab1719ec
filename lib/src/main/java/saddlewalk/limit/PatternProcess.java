package saddlewalk.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import saddlewalk.model.Dataset;
import saddlewalk.model.PatternStream;

/**
 * Algorithm 1 for very many neurons on at most 63 data: hundreds of millions, in the memory of some thousand. The
 * jumps are those of {@link LimitProcess}, in continuous time, up to rounding.
 *
 * <p>Only the pattern of what a neuron sees matters, and later only what is left of it. Neurons with the same pattern act
 * as one (the sum of their squared norms is the single neuron's [text]), named by the smallest index; among neurons with
 * the same left, the largest exponent jumps first and leaves the others nothing. So one pass over all neurons keeps those
 * patterns that see most. A pattern that it drops cannot jump before the time at which it would if it lost no data; and
 * it never jumps if, after the first jump of its sign, every possible rest is led by a kept neuron, which has the larger
 * exponent then. Where neither settles the next jump, all neurons are read again. [ours, proved]
 *
 * <p>Cost O(m) for a pass, one being the rule, and little for all jumps.
 */
public final class PatternProcess {
    private static final int KEPT = 1 << 13;
    private static final int BLOCK = 1 << 11;

    private final Dataset data;
    private final PatternStream neurons;
    private final TieRule tieRule;
    private final PatternSquares squares;
    private final long[] ofSign;                 // data with positive and with negative labels

    private final List<Jump> jumps = new ArrayList<>();
    private final List<Double> waits = new ArrayList<>();           // t_{i+1} − t_i
    private final List<Long> unfitted = new ArrayList<>();          // U^i, without the data whose label is 0
    private double squaredNorm;
    private int passes;

    private int[] candidates = {};               // ascending
    private long[] patterns = {};
    private double[] rho = {};
    private final double[] horizon = {0, 0};     // no neuron of that sign outside the candidates jumps before this time

    private PatternProcess(Dataset data, PatternStream neurons, TieRule tieRule, int kept) {
        if (neurons.n() != data.n()) {
            throw new IllegalArgumentException("one bit of a pattern per label: there are " + data.n()
                    + " labels and patterns of " + neurons.n() + " data");
        }
        this.data = data;
        this.neurons = neurons;
        this.tieRule = tieRule;
        squares = new PatternSquares(data.labels());
        ofSign = new long[] {bits(k -> data.label(k) > 0), bits(k -> data.label(k) < 0)};
        unfitted.add(ofSign[0] | ofSign[1]);
        run(kept);
        candidates = null;
        patterns = null;
        rho = null;
    }

    /**
     * Algorithm 1 on the standard basis.
     *
     * @param labels n ≤ 63 numbers
     * @param neurons their patterns on n data, and signs
     * @throws IllegalArgumentException if the numbers of data differ, or two neurons with different overlapping data
     *     would jump at the same time
     * @throws CancellationException if the thread is interrupted
     */
    public static PatternProcess of(double[] labels, PatternStream neurons) {
        return of(labels, neurons, TieRule.REFUSE);
    }

    /** The same with a rule for harmful ties. */
    public static PatternProcess of(double[] labels, PatternStream neurons, TieRule tieRule) {
        return of(labels, neurons, Objects.requireNonNull(tieRule, "tieRule"), KEPT);
    }

    /** The same with another number of patterns to keep of each sign; it changes the time, not the jumps. */
    static PatternProcess of(double[] labels, PatternStream neurons, TieRule tieRule, int kept) {
        return new PatternProcess(Dataset.of(labels), neurons, tieRule, kept);
    }

    private long bits(IntPredicate which) {
        return IntStream.range(0, data.n()).filter(which).mapToLong(k -> 1L << k).sum();
    }

    private void run(int keptAtFirst) {
        int kept = keptAtFirst;
        int readAt = -1;                         // number of jumps at the last pass
        double time = 0;
        while (true) {
            if (left() == 0) {
                return;
            }
            double[] speed = new double[candidates.length];
            double[] wait = new double[candidates.length];
            int soonest = -1;
            for (int c = 0; c < candidates.length; c++) {
                speed[c] = speed(patterns[c] & left());
                wait[c] = speed[c] == 0 ? Double.POSITIVE_INFINITY : Math.max(0, -rho[c]) / speed[c];
                soonest = wait[c] < (soonest < 0 ? Double.POSITIVE_INFINITY : wait[soonest]) ? c : soonest;
            }
            double until = Math.min(horizon[0], horizon[1]);
            double margin = soonest < 0 ? 0 : tolerance(time + wait[soonest], speed[soonest], speed[soonest]);
            if (until < Double.POSITIVE_INFINITY && (soonest < 0 || time + wait[soonest] + margin >= until)) {
                kept *= readAt == jumps.size() ? 4 : 1;
                readAt = jumps.size();
                read(time, kept);
                continue;
            }
            if (soonest < 0) {
                return;
            }
            int next = amongTies(soonest, time, wait, speed);
            int sign = sign(patterns[next]);
            boolean first = readAt == 0 && (left() & ofSign[sign]) == ofSign[sign];
            time += wait[next];
            jump(next, time, wait[next]);
            long rest = left() & ofSign[sign];
            if (rest == 0 || first && Arrays.stream(patterns).filter(p -> (p & rest) != 0).count() == sets(rest)) {
                horizon[sign] = Double.POSITIVE_INFINITY;
            }
        }
    }

    /** The number of non-empty subsets; as a real number, since it may be 2⁶³. */
    private static double sets(long set) {
        return Math.scalb(1.0, Long.bitCount(set)) - 1;
    }

    private int sign(long pattern) {
        return (pattern & ofSign[1]) != 0 ? 1 : 0;
    }

    private long left() {
        return unfitted.get(jumps.size());
    }

    private double speed(long pattern) {
        return StrictMath.sqrt(squares.of(pattern)) / data.n();
    }

    private long effective(long word) {
        return word & ofSign[(int) (word >>> 63)];
    }

    /** The exponent now of a neuron with this pattern at the start. */
    private double exponent(long pattern) {
        double now = -1;
        for (int i = 0; i < waits.size(); i++) {
            now = grown(now, waits.get(i), pattern & unfitted.get(i));
        }
        return now;
    }

    private double grown(double exponent, double wait, long pattern) {
        return Math.min(0, exponent + wait * speed(pattern));
    }

    /** Reads all neurons and makes candidates of those that could jump soonest if they lost no more data. */
    private void read(double time, int kept) {
        Leaders[] leaders = {new Leaders(kept), new Leaders(kept)};
        long[] block = new long[BLOCK];
        for (long from = 0; from < neurons.m(); from += BLOCK) {
            if (Thread.interrupted()) {
                throw new CancellationException("interrupted after " + from + " of " + neurons.m() + " neurons");
            }
            int to = (int) Math.min(neurons.m(), from + BLOCK);
            neurons.fill((int) from, to, block);
            if (jumps.isEmpty()) {
                offerFromTheStart(block, (int) from, to, leaders);
            } else {
                offer(block, (int) from, to, time, leaders);
            }
        }
        passes++;
        IntStream all = IntStream.empty();
        for (int sign = 0; sign < 2; sign++) {
            int of = sign;
            all = IntStream.concat(all, horizon[sign] < Double.POSITIVE_INFINITY ? IntStream.of(leaders[sign].neurons())
                    : IntStream.range(0, candidates.length).filter(c -> sign(patterns[c]) == of).map(c -> candidates[c]));
            double threshold = leaders[sign].threshold();
            horizon[sign] = threshold == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY
                    : jumps.isEmpty() ? data.n() / StrictMath.sqrt(threshold) : time + 1 / threshold;
        }
        setCandidates(all.sorted().toArray());
        for (int c = 0; c < candidates.length; c++) {
            rho[c] = exponent(patterns[c]);
        }
    }

    private void setCandidates(int[] chosen) {
        candidates = chosen;
        patterns = IntStream.of(chosen).mapToLong(j -> effective(neurons.word(j))).toArray();
        rho = new double[chosen.length];
    }

    /** At the start all exponents are equal: the score is ‖y_S‖². This loop takes nearly all of the time. */
    private void offerFromTheStart(long[] block, int from, int to, Leaders[] leaders) {
        long positive = ofSign[0];
        long either = ofSign[0] ^ ofSign[1];
        double lowest = Math.min(threshold(0, leaders), threshold(1, leaders));
        for (int i = 0; i < to - from; i++) {
            long pattern = block[i] & (positive ^ either & block[i] >> 63);     // the data of its sign, without a branch
            double score = squares.of(pattern);
            if (score > lowest) {
                int sign = sign(pattern);
                if (score > threshold(sign, leaders)) {
                    leaders[sign].offer(pattern, score, from + i);
                    lowest = Math.min(threshold(0, leaders), threshold(1, leaders));
                }
            }
        }
    }

    /** The score that a pattern of this sign must exceed. */
    private double threshold(int sign, Leaders[] leaders) {
        return ofSign[sign] == 0 ? Double.POSITIVE_INFINITY : Math.max(0, leaders[sign].threshold());
    }

    /** Later the score is one over the time until ρ = 0; at most what it were had the neuron lost nothing so far. */
    private void offer(long[] block, int from, int to, double time, Leaders[] leaders) {
        for (int i = 0; i < to - from; i++) {
            int sign = (int) (block[i] >>> 63);
            long pattern = block[i] & ofSign[sign];
            long rest = pattern & left();
            if (rest == 0 || horizon[sign] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double speed = speed(rest);
            double atMost = speed / Math.max(0, 1 - time * speed(pattern) - 1e-12);
            double needed = Math.max(leaders[sign].threshold(), leaders[sign].score(rest));
            if (speed > 0 && atMost >= needed) {
                double score = speed / Math.max(0, -exponent(pattern));
                if (score > leaders[sign].threshold()) {
                    leaders[sign].offer(rest, score, from + i);
                }
            }
        }
    }

    private double tolerance(double time, double speed, double other) {
        return Sums.rounding(data.n()) * (jumps.size() + 1) * 0x1p-52 * (time + 1 / speed + 1 / other);
    }

    /** The candidate of smallest index among those that jump now, as in {@link LimitProcess}. */
    private int amongTies(int soonest, double time, double[] wait, double[] speed) {
        int next = -1;
        for (int c = 0; c < candidates.length; c++) {
            if (c != soonest && (speed[c] == 0 || !(wait[c] - wait[soonest]
                    <= tolerance(time + wait[soonest], speed[c], speed[soonest])))) {
                continue;
            }
            next = next < 0 ? c : next;
            long both = patterns[c] & patterns[next] & left();
            boolean same = (patterns[c] & left()) == (patterns[next] & left());
            Tie tie = new Tie(jumps.size() + 1, time + wait[next], candidates[next], candidates[c], both != 0 && !same);
            if (tie.harmful() && tieRule == TieRule.REFUSE) {
                throw new IllegalArgumentException("Algorithm 1 needs one next neuron (Assumption 4 (ii)): " + tie
                        + "; choose a TieRule to go on all the same");
            }
        }
        return next;
    }

    private void jump(int next, double time, double wait) {
        long fitted = patterns[next] & left();
        for (int c = 0; c < candidates.length; c++) {
            rho[c] = grown(rho[c], wait, patterns[c] & left());
        }
        squaredNorm += 2 * StrictMath.sqrt(squares.of(fitted));
        jumps.add(new Jump(time, candidates[next], indices(fitted)));
        waits.add(wait);
        unfitted.add(unfitted.get(jumps.size() - 1) & ~fitted);
        Leaders leaders = new Leaders(Integer.MAX_VALUE);
        for (int c = 0; c < candidates.length; c++) {
            if ((patterns[c] & left()) != 0) {
                leaders.offer(patterns[c] & left(), rho[c], candidates[c]);
            }
        }
        int[] before = candidates;
        double[] rhoBefore = rho;
        setCandidates(leaders.neurons());
        for (int c = 0; c < candidates.length; c++) {
            rho[c] = rhoBefore[Arrays.binarySearch(before, candidates[c])];
        }
    }

    private static IndexList indices(long set) {
        return IndexList.of(IntStream.range(0, 63).filter(k -> (set >>> k & 1) == 1));
    }

    /** The jumps in order of time; of neurons with the same data left, the one of largest exponent and smallest index. */
    public List<Jump> jumps() {
        return List.copyOf(jumps);
    }

    /** p, the number of jumps. */
    public int jumpCount() {
        return jumps.size();
    }

    /** ‖θ_p‖², equation (15). */
    public double squaredNorm() {
        return squaredNorm;
    }

    /** The data that are never fitted, those with label 0 among them. */
    public List<Integer> uncovered() {
        return indices(left() | (1L << data.n()) - 1 & ~(ofSign[0] | ofSign[1]));
    }

    /** The labels the process was run on. */
    public Dataset data() {
        return data;
    }

    /** How often all neurons were read: once, unless too many patterns could have jumped. */
    int passes() {
        return passes;
    }

    @Override
    public String toString() {
        return "PatternProcess[n=" + data.n() + ", m=" + neurons.m() + ", jumps=" + jumps.size() + ", uncovered="
                + uncovered().size() + "]";
    }
}
