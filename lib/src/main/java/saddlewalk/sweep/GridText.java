package saddlewalk.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import saddlewalk.Numbers;

/** Reads and writes the text of a grid. */
final class GridText {
    private static final Pattern JAVA_ONLY = Pattern.compile(".*0[xX].*|.*[0-9.][dDfF]");   // hexadecimal, 1f, 1d
    private static final List<String> QUANTITIES = List.of("n", "m", "log-lambda", "step-size", "labels", "start", "seeds");

    private GridText() { }

    /** {@code UNIFORM_HE} is {@code uniform-he}. */
    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Seeds, three or more in a row as a range. */
    static String seeds(List<Seeds> seeds) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < seeds.size();) {
            int to = from + 1;
            while (to < seeds.size() && follows(seeds.get(to - 1), seeds.get(to), seeds.get(from))) {
                to++;
            }
            int last = to - from >= 3 ? to - 1 : from;
            parts.add(seeds.get(from) + (last == from ? "" : ".." + seeds.get(last).weights()));
            from = last + 1;
        }
        return String.join(",", parts);
    }

    private static boolean follows(Seeds before, Seeds next, Seeds first) {
        boolean equal = first.labels() == first.weights();
        return next.weights() == before.weights() + 1 && next.weights() > before.weights()
                && next.labels() == (equal ? next.weights() : first.labels());
    }

    static Grid parse(String text) {
        List<Product> parts = new ArrayList<>();
        for (String part : text.strip().split("\\s+\\+\\s+", -1)) {
            parts.add(product(part.strip()));
        }
        return Grid.of(parts);
    }

    private static Product product(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String word : text.split("\\s+")) {
            int equals = word.indexOf('=');
            String quantity = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 || !QUANTITIES.contains(quantity)) {
                throw new IllegalArgumentException("a grid is made of QUANTITY=VALUES with a quantity of " + QUANTITIES
                        + ", and + between grids, got \"" + word + "\"");
            }
            if (given.put(quantity, word.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("a grid must have " + quantity + " once, got it twice");
            }
        }
        for (String needed : List.of("n", "m")) {
            if (!given.containsKey(needed)) {
                throw new IllegalArgumentException("a grid must have " + needed + "=…, got \"" + text + "\"");
            }
        }
        return new Product(integers("n", given.get("n")), each("m", given.get("m"), GridText::widths).stream().flatMap(List::stream).toList(),
                each("log-lambda", given.getOrDefault("log-lambda", "-1000"), GridText::logarithm),
                each("step-size", given.getOrDefault("step-size", "0.01"), word -> number("step-size", word)),
                each("labels", given.getOrDefault("labels", "normal"), word -> constant("labels", Labels.values(), word)),
                each("start", given.getOrDefault("start", "balanced"), word -> constant("start", Start.values(), word)),
                seeds(given.getOrDefault("seeds", "1")));
    }

    private static List<String> words(String quantity, String text) {
        List<String> words = List.of(text.split(",", -1));
        if (words.contains("")) {
            throw new IllegalArgumentException(quantity + " must be values with commas between them, got \"" + text + "\"");
        }
        return words;
    }

    private static <T> List<T> each(String quantity, String text, Function<String, T> one) {
        return words(quantity, text).stream().map(one).toList();
    }

    private static double logarithm(String word) {
        if (word.startsWith("log(") && word.endsWith(")")) {
            double value = number("log-lambda", word.substring(4, word.length() - 1));
            if (!(value > 0)) {
                throw new IllegalArgumentException("log-lambda takes the logarithm of numbers > 0, got " + word);
            }
            return StrictMath.log(value);
        }
        return number("log-lambda", word);
    }

    private static double number(String quantity, String word) {
        try {
            if (!JAVA_ONLY.matcher(word).matches()) {
                return Double.parseDouble(word);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(quantity + " must be numbers, got \"" + word + "\"");
    }

    private static <E extends Enum<E>> E constant(String quantity, E[] values, String word) {
        return Arrays.stream(values).filter(value -> name(value).equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(quantity + " must be of " + Arrays.toString(values)
                        + ", got \"" + word + "\""));
    }

    private static List<Width> widths(String word) {
        return word.startsWith("2^") ? List.of(Width.ofLog2(number("m", word.substring(2))))
                : integers("m", word).stream().map(Width::of).toList();
    }

    private static List<Integer> integers(String quantity, String text) {
        List<Integer> values = new ArrayList<>();
        for (String word : words(quantity, text)) {
            range(quantity, word).forEach(value -> {
                if (value != (int) value) {
                    throw new IllegalArgumentException(quantity + " must fit an int, got " + value);
                }
                values.add((int) value);
            });
        }
        return values;
    }

    private static List<Seeds> seeds(String text) {
        List<Seeds> seeds = new ArrayList<>();
        for (String word : words("seeds", text)) {
            int colon = word.indexOf(':');
            if (colon < 0) {
                range("seeds", word).mapToObj(Seeds::of).forEach(seeds::add);
            } else {
                long labels = whole("seeds", word.substring(0, colon), word);
                range("seeds", word.substring(colon + 1)).mapToObj(weights -> new Seeds(labels, weights))
                        .forEach(seeds::add);
            }
        }
        return seeds;
    }

    private static LongStream range(String quantity, String word) {
        int dots = word.indexOf("..");
        if (dots < 0) {
            return LongStream.of(whole(quantity, word, word));
        }
        long first = whole(quantity, word.substring(0, dots), word);
        long last = whole(quantity, word.substring(dots + 2), word);
        if (last < first || last - first < 0 || last - first >= Grid.MOST_RUNS) {
            throw new IllegalArgumentException("a range of " + quantity + " must go up, by less than "
                    + Numbers.count(Grid.MOST_RUNS) + ", got " + word);
        }
        return LongStream.iterate(first, value -> value + 1).limit(last - first + 1);
    }

    private static long whole(String quantity, String digits, String word) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(quantity + " must be whole numbers or ranges such as 1..20, got \"" + word
                    + "\"", e);
        }
    }
}
