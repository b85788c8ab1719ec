package saddlewalk.sweep;

import java.util.List;
import java.util.Objects;

/** The measurements that a command line can name. */
public final class Measurements {
    /** Their names. */
    public static final List<String> NAMES = List.of("norm", "width", "jumps", "blocks-seeing-most",
            "blocks-every-pattern", "blocks-every-mask");

    /** What a command line's help says of them. */
    public static final String SYNTAX = "norm: train, beside the least norm and Algorithm 1's (Figure 5); width: train, with"
            + " what explains the norm (Figure 6); jumps: Algorithm 1 alone; blocks-seeing-most, blocks-every-pattern,"
            + " blocks-every-mask: what its jumps take on m = 2^a neurons of one sign, beside the law of the width"
            + " (default: norm)";

    private Measurements() { }

    /**
     * The measurement of this name.
     *
     * @param epochLimit last epoch of one that trains
     * @param tolerance  mean squared error at which one that trains is over
     * @throws IllegalArgumentException if there is none of this name, or the limits are none
     */
    public static Measurement<?> named(String name, long epochLimit, double tolerance) {
        Objects.requireNonNull(name, "name");
        Training.check(epochLimit, tolerance);
        return switch (name) {
            case "norm" -> new NormMeasurement(epochLimit, tolerance);
            case "width" -> new WidthMeasurement(epochLimit, tolerance);
            case "jumps" -> new JumpMeasurement();
            case "blocks-seeing-most" -> new BlocksMeasurement(BlocksMeasurement.Neurons.SEEING_MOST);
            case "blocks-every-pattern" -> new BlocksMeasurement(BlocksMeasurement.Neurons.EVERY_PATTERN);
            case "blocks-every-mask" -> new BlocksMeasurement(BlocksMeasurement.Neurons.EVERY_MASK);
            default -> throw new IllegalArgumentException("a measurement must be of " + NAMES + ", got \"" + name + "\"");
        };
    }
}
