package saddlewalk.model;

/**
 * The generator SplitMix64 (Steele, Lea and Flood 2014, the one behind {@link java.util.SplittableRandom}) with its
 * output at any place: number i of a seed costs the same for every i, so that large studies can draw a stream twice
 * instead of storing it, and in blocks on any number of threads. Plain arithmetic of 64-bit words, the same bits on every
 * machine.
 */
final class SplitMix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private SplitMix() { }

    /** Number i, for i = 0, 1, …, of a seed: 64 random bits. */
    static long word(long seed, long i) {
        return mix(seed + (i + 1) * GAMMA);
    }

    /** Numbers {@code first} to {@code first + length − 1} of a seed, to the beginning of {@code block}. */
    static void fill(long seed, long first, long[] block, int length) {
        long start = seed + (first + 1) * GAMMA;
        for (int i = 0; i < length; i++) {
            block[i] = mix(start + i * GAMMA);
        }
    }

    private static long mix(long state) {
        long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
