package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

class TopPatternsTest {
    private static final double[] EQUAL = IntStream.range(0, 60).mapToDouble(k -> 1).toArray();

    // Of 2³⁰ neurons on 60 equal labels 2³⁰ P(Bin(60, ½) = s) see s data in the mean, for every s ≥ h; Poisson, 40 draws.
    @Test
    void asManyAsTheBinomialLawSays() {
        int least = (int) Math.ceil(TopPatterns.of(EQUAL, 30, 1).leastSquare());
        BinomialDistribution law = new BinomialDistribution(60, 0.5);
        int[] sizes = LongStream.range(0, 40).boxed().flatMapToInt(seed -> sizes(TopPatterns.of(EQUAL, 30, seed))).toArray();
        for (int s = least; s < least + 3; s++) {
            int size = s;
            double mean = 40.0 * (1 << 30) * law.probability(s);
            assertEquals(mean, Arrays.stream(sizes).filter(v -> v == size).count(), 4.892 * StrictMath.sqrt(mean) + 1,
                    "size " + s);
        }
        assertTrue(Arrays.stream(sizes).min().getAsInt() >= least);
    }

    // Labels of all sizes, as many neurons as subsets: each subset is there once in the mean. All 2²⁴ subsets are read; counts
    // are Poisson, the squares' mean has their own standard deviation, 40 draws.
    @Test
    void amongDifferentLabelsTheyAreTheSubsetsOfLargestSquare() {
        double[] labels = Dataset.absoluteNormal(24, 3).labels();
        double[] one = subsetSums(labels, 0, 12);
        double[] other = subsetSums(labels, 12, 24);
        double least = TopPatterns.of(labels, 24, 1).leastSquare();
        double[] top = Arrays.stream(one).flatMap(a -> Arrays.stream(other).map(b -> a + b).filter(sum -> sum >= least)).toArray();
        double[] seen = LongStream.range(0, 40).boxed().flatMapToDouble(seed -> squares(TopPatterns.of(labels, 24, seed), labels))
                .toArray();
        double smallest = Arrays.stream(seen).min().getAsDouble();
        assertTrue(smallest >= least * (1 - 1e-14), "the smallest square seen is " + smallest + ", the least must be " + least);
        assertEquals(40.0 * top.length, seen.length, 4.892 * StrictMath.sqrt(40.0 * top.length), "subsets seen");
        double mean = Arrays.stream(top).average().getAsDouble();
        double variance = Arrays.stream(top).map(x -> (x - mean) * (x - mean)).average().getAsDouble();
        assertEquals(mean, Arrays.stream(seen).average().getAsDouble(), 4.892 * StrictMath.sqrt(variance / seen.length),
                "mean square seen");
    }

    /** Σ y_k² over every subset of the data from … to − 1. */
    private static double[] subsetSums(double[] labels, int from, int to) {
        return IntStream.range(0, 1 << to - from).mapToDouble(set -> IntStream.range(from, to)
                .filter(k -> (set >> k - from & 1) == 1).mapToDouble(k -> labels[k] * labels[k]).sum()).toArray();
    }

    private static DoubleStream squares(TopPatterns patterns, double[] labels) {
        ActivationMask mask = patterns.mask();
        return IntStream.range(0, patterns.count()).mapToDouble(j -> IntStream.range(0, labels.length)
                .filter(k -> mask.get(k, j)).mapToDouble(k -> labels[k] * labels[k]).sum());
    }

    // Every datum is seen as often as every other: the mean part of the size, 60 data and some thousand patterns.
    @Test
    void noDatumIsPreferred() {
        TopPatterns all = TopPatterns.of(EQUAL, 30, 7).further();
        ActivationMask mask = all.mask();
        double mean = sizes(all).average().getAsDouble() / 60;
        for (int k = 0; k < 60; k++) {
            int datum = k;
            double seen = IntStream.range(0, all.count()).filter(j -> mask.get(datum, j)).count();
            assertEquals(mean, seen / all.count(), 5.6 * StrictMath.sqrt(mean * (1 - mean) / all.count()), "datum " + k);
        }
    }

    @Test
    void thoseThatComeNextSeeLess() {
        TopPatterns first = TopPatterns.of(EQUAL, 30, 3);
        TopPatterns more = first.further();
        assertTrue(more.leastSquare() < first.leastSquare());
        assertArrayEquals(sizes(first).toArray(), sizes(more).limit(first.count()).toArray());
        assertTrue(sizes(more).skip(first.count()).allMatch(s -> s < first.leastSquare()));
    }

    // Bit j of word i is bit i of word j.
    @Test
    void aTransposedBlockIsTransposed() {
        long[] words = new long[64];
        SplitMix.fill(5, 0, words, 64);
        long[] turned = words.clone();
        TiltedBits.transpose(turned);
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                assertEquals(words[i] >>> j & 1, turned[j] >>> i & 1);
            }
        }
    }

    // 64,000 bits each; the sums are those of the weights.
    @Test
    void bitsHaveTheirChances() {
        double[] chances = {0, 0.1, 0.5, 0.9, 1};
        double[] weights = {1, 2, 4, 8, 16};
        TiltedBits bits = new TiltedBits(chances, weights, 9);
        double[] seen = new double[5];
        for (int block = 0; block < 1000; block++) {
            bits.draw();
            for (int i = 0; i < 64; i++) {
                double sum = 0;
                for (int k = 0; k < 5; k++) {
                    if ((bits.pattern(i)[0] >>> k & 1) == 1) {
                        seen[k]++;
                        sum += weights[k];
                    }
                }
                assertEquals(sum, bits.sum(i), 0);
            }
        }
        for (int k = 0; k < 5; k++) {
            assertEquals(chances[k], seen[k] / 64_000, 4.892 * StrictMath.sqrt(chances[k] * (1 - chances[k]) / 64_000));
        }
    }

    // 70 data, two words: the sum of a pattern is that of its own weights.
    @Test
    void sumsAreThoseOfManyWeightsToo() {
        double[] chances = IntStream.range(0, 70).mapToDouble(k -> 0.5).toArray();
        double[] weights = IntStream.range(0, 70).mapToDouble(k -> k + 1).toArray();
        TiltedBits bits = new TiltedBits(chances, weights, 9);
        bits.draw();
        for (int i = 0; i < 64; i++) {
            long[] pattern = bits.pattern(i);
            double sum = IntStream.range(0, 70).filter(k -> (pattern[k >> 6] >>> k & 1) == 1).mapToDouble(k -> weights[k]).sum();
            assertEquals(sum, bits.sum(i), 0, "pattern " + i);
        }
    }

    @Test
    void whatItCannotTakeIsNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> TopPatterns.of(EQUAL, 61, 1));
        assertEquals("log2 of the width must be in [24, n]: fewer neurons are read one by one, "
                + "more see all data; got 61 for n = 60",
                e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> TopPatterns.of(new double[] {1, 0}, 24, 1));
        assertEquals("labels must be finite and > 0, but label 1 is 0", e.getMessage());
    }

    private static IntStream sizes(TopPatterns patterns) {
        ActivationMask mask = patterns.mask();
        return IntStream.range(0, patterns.count()).map(j -> mask.seenBy(j).size());
    }
}
