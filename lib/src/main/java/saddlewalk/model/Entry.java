package saddlewalk.model;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** One entry of a CSV file as a number, or a message that says where it stands and what to write instead. */
final class Entry {
    static final double SMALLEST_LABEL = 1e-140;
    static final double LARGEST_LABEL = 1e140;

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_COMMA = Pattern.compile("[-+]?\\d*,\\d+([eE][-+]?\\d+)?");
    private static final Pattern ZERO = Pattern.compile("[-+]?[0.]+([eE].*)?");

    private Entry() { }

    /** What the entry says, finite. */
    static double number(Path file, int line, int column, String name, String entry) {
        double number = NUMBER.matcher(entry).matches() ? Double.parseDouble(entry) : Double.NaN;
        if (Double.isFinite(number)) {
            return number;
        }
        if (entry.isEmpty()) {
            throw new BadFileException(file, line, column, name + " must be a number, got nothing", "write it, or delete the line");
        }
        if (NOT_FINITE.matcher(entry).matches() || Double.isInfinite(number)) {
            throw new BadFileException(file, line, column, name + " must be a finite number, got '" + LabelFile.cut(entry) + "'",
                    "write a finite one of size below 1.8e308, or delete the line");
        }
        throw new BadFileException(file, line, column, name + " must be a number, got '" + LabelFile.cut(entry) + "'",
                WITH_COMMA.matcher(entry).matches() ? "write decimals with a point: " + entry.replace(',', '.')
                        : "write digits, as in -3.5 or 1e-3");
    }

    /** The number, if it can be a label: 0, or neither so small nor so large that its square is none. */
    static double label(Path file, int line, int column, String entry, double number) {
        double size = Math.abs(number);
        if (size > LARGEST_LABEL || size < SMALLEST_LABEL && !ZERO.matcher(entry).matches()) {
            throw new BadFileException(file, line, column, "label must be 0 or between 1e-140 and 1e140 in size, so that its"
                    + " square neither vanishes nor overflows, got '" + LabelFile.cut(entry) + "'",
                    "give all labels in another unit");
        }
        return number;
    }
}
