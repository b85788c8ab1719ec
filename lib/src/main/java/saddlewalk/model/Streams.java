package saddlewalk.model;

import org.hipparchus.random.Well19937c;

/** Independent streams of random numbers from one seed, so that labels and weights of one seed have nothing in common. */
enum Streams {
    LABELS, NETWORK, INPUTS;

    /** A generator WELL19937c seeded with the two halves of {@code seed} and the number of this stream. */
    Well19937c generator(long seed) {
        return new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, ordinal() + 1});
    }
}
