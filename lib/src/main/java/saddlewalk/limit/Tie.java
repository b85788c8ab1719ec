package saddlewalk.limit;

import saddlewalk.Numbers;

/**
 * Two neurons that would jump at the same time, so that the argmin of Algorithm 1 is not unique (Assumption 4 (ii)).
 *
 * @param jump number of the jump, from 1
 * @param time accelerated time of the jump
 * @param first the neuron that jumps, the smaller index
 * @param second the other neuron
 * @param harmful whether their unfitted data overlap without being equal: then training does not follow Algorithm 1
 */
public record Tie(int jump, double time, int first, int second, boolean harmful) {
    @Override
    public String toString() {
        return "neurons " + first + " and " + second + " both reach exponent 0 at jump " + jump + ", accelerated time "
                + Numbers.format(time, 6) + (harmful ? ", on different overlapping data" : "");
    }
}
