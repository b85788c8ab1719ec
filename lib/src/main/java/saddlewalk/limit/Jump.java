package saddlewalk.limit;

import java.util.List;
import saddlewalk.Numbers;

/**
 * One jump of the limit process: a neuron becomes visible and fits some data at once; equations (12)–(14).
 *
 * @param time accelerated time t / log(1/λ), no unit, > 0
 * @param neuron index in [0, m)
 * @param fitted indices in [0, n) of the data it fits, ascending; not empty
 */
public record Jump(double time, int neuron, List<Integer> fitted) {
    private static final int SHOWN = 100;

    public Jump {
        if (!(time > 0)) {                                  // written this way round so that NaN fails too
            throw new IllegalArgumentException("jump time must be > 0, got " + Numbers.full(time));
        }
        if (neuron < 0) {
            throw new IllegalArgumentException("neuron of a jump must be >= 0, got " + neuron);
        }
        if (fitted.isEmpty()) {
            throw new IllegalArgumentException(
                    "neuron " + neuron + " jumps at " + Numbers.full(time) + " but fits no data");
        }
        fitted = IndexList.copyOf(fitted);
    }

    private String shown() {
        return fitted.size() <= SHOWN ? fitted.toString()
                : fitted.subList(0, 10).toString().replace("]", ", … " + fitted.size() + " data]");
    }

    @Override
    public String toString() {
        return "Jump[time=" + Numbers.format(time, 6) + ", neuron=" + neuron + ", fitted=" + shown() + "]";
    }
}
