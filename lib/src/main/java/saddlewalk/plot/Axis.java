package saddlewalk.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import saddlewalk.Numbers;

/**
 * One axis of a figure: maps values to pixels and chooses ticks. On a logarithmic axis the ends are decimal logarithms.
 *
 * @param low  left or lower end
 * @param high right or upper end, &gt; low
 * @param from pixel of the low end
 * @param to   pixel of the high end
 */
record Axis(double low, double high, boolean log, double from, double to) {
    /** A tick and its label; empty for a minor one. */
    record Tick(double value, String label) {
    }

    private static final double[] STEPS = {1, 2, 5, 10};

    /** Through text, so that every power is correctly rounded. */
    static double powerOfTen(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }

    /** The axis of this node of a layout, whose range must be set. */
    static Axis of(JsonNode axis, double from, double to) {
        double[] range = Specification.numbers(axis.path("range"));
        if (range.length != 2 || !(range[0] < range[1])) {
            throw new IllegalArgumentException("an axis needs a range of two increasing numbers, got "
                    + axis.path("range"));
        }
        return new Axis(range[0], range[1], axis.path("type").asText("").equals("log"), from, to);
    }

    /** Pixel of a value; NaN if it has no place on this axis. */
    double position(double value) {
        double v = log ? value > 0 ? StrictMath.log10(value) : Double.NaN : value;
        return from + (v - low) / (high - low) * (to - from);
    }

    List<Tick> ticks(int most) {
        return log ? logTicks(most) : linearTicks(most);
    }

    private List<Tick> linearTicks(int most) {
        double step = step((high - low) / most);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            double value = i * step;
            ticks.add(new Tick(value, label(value)));
        }
        return ticks;
    }

    private static double step(double least) {
        int exponent = (int) Math.floor(StrictMath.log10(least));
        for (double factor : STEPS) {
            if (factor * powerOfTen(exponent) >= least * (1 - 1e-9)) {
                return factor * powerOfTen(exponent);
            }
        }
        return powerOfTen(exponent + 1);
    }

    private static String label(double value) {
        boolean whole = Math.rint(value) == value && Math.abs(value) < 1e9;
        return (whole ? Numbers.count((long) value) : Numbers.brief(value)).replace('-', '−');
    }

    private List<Tick> logTicks(int most) {
        int first = (int) Math.ceil(low - 1e-9);
        int last = (int) Math.floor(high + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        if (last - first < 1) {
            return withinOneDecade(first - 1);
        }
        int every = Math.max(1, (last - first + most) / most);
        for (int k = first; k <= last; k++) {
            ticks.add(new Tick(powerOfTen(k), Math.floorMod(k, every) == 0 ? powerLabel(k) : ""));
        }
        return ticks;
    }

    /** Fewer than two powers of ten in sight: also 2 and 5 times them. */
    private List<Tick> withinOneDecade(int decade) {
        List<Tick> ticks = new ArrayList<>();
        for (int k = decade; k <= decade + 2; k++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = Double.parseDouble(digit + "e" + k);
                double at = StrictMath.log10(value);
                if (at >= low - 1e-9 && at <= high + 1e-9) {
                    boolean labelled = digit == 1 || digit == 2 || digit == 5 || high - low < 0.3;
                    ticks.add(new Tick(value, labelled ? label(value) : ""));
                }
            }
        }
        return ticks;
    }

    private static String powerLabel(int exponent) {
        if (exponent >= -2 && exponent <= 3) {
            return label(powerOfTen(exponent));
        }
        StringBuilder text = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return text.toString();
    }
}
