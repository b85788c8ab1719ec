package saddlewalk.model;

/**
 * Patterns of independent bits with given chances, 64 at a time: a uniform number is compared with a chance digit by
 * digit, for 64 patterns at once, until all are decided or 32 digits are used. So a bit costs an eighth of a random word.
 */
final class TiltedBits {
    private static final int DIGITS = 32;

    private final int n;
    private final long[] chances;                // of 2³²
    private final double[] cells;                // Σ of the weights of any eight neighbours
    private final long seed;
    private final long[][] block;                // [word][pattern]
    private final long[] random = new long[1 << 10];
    private long filled;
    private int next = random.length;

    /** @param chances n numbers in [0, 1], rounded to 2⁻³² */
    TiltedBits(double[] chances, double[] weights, long seed) {
        n = chances.length;
        this.chances = new long[n];
        for (int k = 0; k < n; k++) {
            this.chances[k] = StrictMath.round(StrictMath.scalb(chances[k], DIGITS));
        }
        cells = new double[(n + 63) / 64 * 8 * 256];
        for (int cell = 0; cell < cells.length; cell++) {
            for (int bit = 0; bit < 8; bit++) {
                int k = cell / 256 * 8 + bit;
                cells[cell] += (cell >> bit & 1) == 1 && k < n ? weights[k] : 0;
            }
        }
        this.seed = seed;
        block = new long[(n + 63) / 64][64];
    }

    /** Draws the next 64 patterns. */
    void draw() {
        for (int w = 0; w < block.length; w++) {
            long[] rows = block[w];
            for (int b = 0; b < 64; b++) {
                rows[b] = 64 * w + b < n ? below(chances[64 * w + b]) : 0;
            }
            transpose(rows);
        }
    }

    /** 64 bits, each set with chance {@code chance}/2³². */
    private long below(long chance) {
        if (chance >> DIGITS != 0) {
            return -1;
        }
        long set = 0;
        long undecided = -1;
        for (int digit = DIGITS - 1; digit >= 0 && undecided != 0; digit--) {
            if (next == random.length) {
                SplitMix.fill(seed, filled, random, random.length);
                filled += random.length;
                next = 0;
            }
            long word = random[next++];
            if ((chance >>> digit & 1) == 1) {
                set |= undecided & ~word;
                undecided &= word;
            } else {
                undecided &= ~word;
            }
        }
        return set;
    }

    /** Bit j of word i and bit i of word j change places (Warren 2012, section 7-3). */
    static void transpose(long[] a) {
        long mask = 0x00000000FFFFFFFFL;
        for (int j = 32; j != 0; j >>= 1, mask ^= mask << j) {
            for (int k = 0; k < 64; k = k + j + 1 & ~j) {
                long swap = (a[k] >>> j ^ a[k + j]) & mask;
                a[k] ^= swap << j;
                a[k + j] ^= swap;
            }
        }
    }

    /** Σ of the weights of pattern i of the 64, in a fixed order. */
    double sum(int i) {
        double sum = 0;
        for (int w = 0; w < block.length; w++) {
            long word = block[w][i];
            int at = w << 11;
            for (int cell = 0; cell < 8; cell++) {
                sum += cells[at + (cell << 8) + (int) (word >>> 8 * cell & 255)];
            }
        }
        return sum;
    }

    /** Pattern i of the 64: bit k mod 64 of word k/64 for datum k. */
    long[] pattern(int i) {
        long[] pattern = new long[block.length];
        for (int w = 0; w < pattern.length; w++) {
            pattern[w] = block[w][i];
        }
        return pattern;
    }
}
