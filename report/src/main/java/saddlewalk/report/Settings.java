package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import saddlewalk.output.Parameters;

/**
 * Values that take the place of the notebooks' own parameters, checked before anything is run against what the notebooks
 * declare by {@code Parameters.seed}, {@code .integer} and {@code .real}.
 *
 * @param values by name, in the order in which they were given; empty for the notebooks as they are
 */
public record Settings(Map<String, String> values) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DECLARATION = Pattern.compile("Parameters\\s*\\.\\s*(seed|integer|real)\\s*\\(([^()]*)\\)");

    public Settings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The notebooks as they are. */
    public static Settings none() {
        return new Settings(Map.of());
    }

    /**
     * @param given parts NAME=VALUE
     * @param all the notebooks that will run; a name must be declared by one of them at least
     * @throws CannotRunException if a name is unknown, or a value is no number of its kind in the range that a notebook declares
     */
    static Settings of(List<String> given, List<Notebook> all) {
        if (given.stream().anyMatch(String::isBlank)) {
            throw new CannotRunException("--set: a parameter is given as NAME=VALUE, such as n=128, got nothing");
        }
        Map<String, String> values;
        try {
            values = Parameters.parse(String.join(" ", given));
        } catch (IllegalArgumentException e) {
            throw new CannotRunException("--set: " + e.getMessage());
        }
        Set<String> names = new TreeSet<>();
        for (Notebook notebook : all) {
            for (Declared declared : declared(notebook)) {
                names.add(declared.name());
                if (values.containsKey(declared.name())) {
                    declared.check(notebook.name(), values.get(declared.name()));
                }
            }
        }
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new CannotRunException("--set: no notebook that would run has a parameter '" + name + "'; they have "
                        + String.join(", ", names));
            }
        }
        return new Settings(values);
    }

    /** As one text for a kernel's environment: {@code n=128 seed=7}. */
    String text() {
        return values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()).collect(Collectors.joining(" "));
    }

    /** A folder's name that tells this run from others: {@code report-out-n_128-seed_7}. */
    String folder() {
        return "report-out" + values.entrySet().stream().map(value -> "-" + value.getKey() + "_" + value.getValue())
                .collect(Collectors.joining());
    }

    /**
     * A parameter as a notebook's cell declares it.
     *
     * @param kind seed, integer or real
     * @param low  the least value; with high, without meaning for a seed
     */
    record Declared(String name, String kind, double low, double high) {
        private void check(String notebook, String text) {
            String what = "--set: " + name + " of notebook " + notebook;
            try {
                double value = kind.equals("real") ? Double.parseDouble(text) : Long.parseLong(text);
                if (!kind.equals("seed") && !(value >= low && value <= high)) {
                    throw new CannotRunException(what + " must be in [" + saddlewalk.Numbers.brief(low) + ", "
                            + saddlewalk.Numbers.brief(high) + "], got " + text);
                }
            } catch (NumberFormatException e) {
                throw new CannotRunException(what + " must be a " + (kind.equals("real") ? "number" : "whole number") + ", got '"
                        + text + "'");
            }
        }
    }

    /** What a notebook's code cells declare, in their order. */
    static List<Declared> declared(Notebook notebook) {
        List<Declared> found = new ArrayList<>();
        try {
            for (JsonNode cell : JSON.readTree(notebook.path().toFile()).path("cells")) {
                if (cell.path("cell_type").asText().equals("code")) {
                    found.addAll(declaredIn(Notebook.text(cell.path("source"))));
                }
            }
        } catch (IOException unreadable) {
            return List.of();                              // the run says so, and fails
        }
        return found;
    }

    /** What one cell's code declares; nothing of a declaration whose arguments are not plain. */
    static List<Declared> declaredIn(String code) {
        List<Declared> found = new ArrayList<>();
        Matcher matcher = DECLARATION.matcher(code);
        while (matcher.find()) {
            try {
                found.add(declared(matcher.group(1), matcher.group(2)));
            } catch (NumberFormatException | IndexOutOfBoundsException notPlain) {
                // NotebookRules refuses such a notebook.
            }
        }
        return found;
    }

    private static Declared declared(String kind, String arguments) {
        List<String> parts = Arrays.stream(arguments.split(",")).map(String::strip).toList();
        return kind.equals("seed") ? new Declared("seed", kind, 0, 0)
                : new Declared(parts.get(0).replace("\"", ""), kind, number(parts.get(2)), number(parts.get(3)));
    }

    private static double number(String literal) {
        return Double.parseDouble(literal.replace("_", ""));
    }
}
