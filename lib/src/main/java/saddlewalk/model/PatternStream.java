package saddlewalk.model;

import saddlewalk.Require;

/**
 * Many neurons on few data: m neurons one after another, each one word of 64 bits. Bit k, for k &lt; n ≤ 63, says whether
 * the neuron is active on datum k at the start; bit 63 is set for s_j = −1. Random neurons are not stored but drawn again
 * whenever they are read, so that hundreds of millions take no memory.
 */
public final class PatternStream {
    /** The bit of a negative output weight. */
    public static final long NEGATIVE = Long.MIN_VALUE;

    private final int n;
    private final int m;
    private final long[] words;                  // null: drawn
    private final long seed;
    private final long drawn;                    // the bits that are drawn

    private PatternStream(int n, int m, long[] words, long seed, long drawn) {
        if (n < 1 || n > 63) {
            throw new IllegalArgumentException("a pattern holds 1 to 63 data, got " + n);
        }
        Require.atLeast("number of neurons m", 1, m);
        this.n = n;
        this.m = m;
        this.words = words;
        this.seed = seed;
        this.drawn = drawn;
    }

    /**
     * Independent fair bits, such as random directions give, and fair signs: neuron j is number j of the generator
     * SplitMix64 (Steele, Lea and Flood 2014) from {@code seed}, without the bits from n to 62.
     *
     * @param n number of data, 1 … 63
     * @param m number of neurons, 1 … 2³¹ − 1
     */
    public static PatternStream random(int n, int m, long seed) {
        return new PatternStream(n, m, null, seed, NEGATIVE | (1L << n) - 1);
    }

    /** The same patterns with all s_j = +1. */
    public static PatternStream randomPositive(int n, int m, long seed) {
        return new PatternStream(n, m, null, seed, (1L << n) - 1);
    }

    /** Neurons given word by word; bits n to 62 must be 0. */
    public static PatternStream of(int n, long... words) {
        PatternStream stream = new PatternStream(n, words.length, words.clone(), 0, 0);
        for (int j = 0; j < words.length; j++) {
            if ((words[j] & ~NEGATIVE) >>> n != 0) {
                throw new IllegalArgumentException("a pattern of " + n + " data has bits 0 to " + (n - 1)
                        + " and the sign's, bit 63: neuron " + j + " has another");
            }
        }
        return stream;
    }

    /** Number of data. */
    public int n() {
        return n;
    }

    /** Number of neurons. */
    public int m() {
        return m;
    }

    /** Neuron j. */
    public long word(int j) {
        Checks.index("neuron", j, m);
        return words == null ? SplitMix.word(seed, j) & drawn : words[j];
    }

    /** Writes neurons {@code from} to {@code to − 1} to the beginning of {@code block}. */
    public void fill(int from, int to, long[] block) {
        Require.range("neurons", from, to, m, block.length);
        if (words != null) {
            System.arraycopy(words, from, block, 0, to - from);
            return;
        }
        SplitMix.fill(seed, from, block, to - from);
        for (int i = 0; i < to - from; i++) {
            block[i] &= drawn;
        }
    }

    @Override
    public String toString() {
        return "PatternStream[n=" + n + ", m=" + m + "]";
    }
}
