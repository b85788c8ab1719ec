package saddlewalk.sweep;

import java.util.Arrays;
import java.util.Objects;

/**
 * The seeds of one run. All its randomness comes from them, whoever runs it and whatever ran before.
 *
 * @param labels  of the labels
 * @param weights of the start; the two streams differ even if the seeds are equal
 */
public record Seeds(long labels, long weights) {
    /** One seed for both. */
    public static Seeds of(long seed) {
        return new Seeds(seed, seed);
    }

    /** Several starts on the same labels. */
    public static Seeds[] sameLabels(long labels, long... weights) {
        Objects.requireNonNull(weights, "weights");
        return Arrays.stream(weights).mapToObj(seed -> new Seeds(labels, seed)).toArray(Seeds[]::new);
    }

    /** As a grid's text has it: {@code 7}, or {@code 7:3} where they differ. */
    @Override
    public String toString() {
        return labels == weights ? Long.toString(labels) : labels + ":" + weights;
    }
}
