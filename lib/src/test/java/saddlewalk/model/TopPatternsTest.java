package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
