package saddlewalk.model;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a CSV file of labels, or of labels and inputs, a line at a time: the header first, then a datum a line. The CSV itself is
 * read by univocity's parser. Lines that begin with # are comments; empty lines may stand at the end only.
 */
final class LabelFile {
    /** More labels are refused. */
    static final int MOST_LABELS = 5_000_000;
    /** More input columns are refused: to compare all pairs of n inputs takes n²d/2 products. */
    static final int MOST_INPUTS = 1024;
    /** More numbers are refused, where there are inputs: 128 MiB of them. */
    static final int MOST_NUMBERS = 1 << 24;

    private static final int MOST_CHARACTERS = 4096;

    private final Path file;
    private final int mostLabels;
    private final int mostNumbers;
    private final TextLines lines;
    private final CsvParser parser;
    private final Growing labels = new Growing();
    private final Growing lineNumbers = new Growing();
    private final List<double[]> inputs = new ArrayList<>();
    private List<String> names = List.of();
    private int[] places;                        // of each column: −1 for the label, else the number of the input

    private LabelFile(Path file, int mostLabels, int mostNumbers, TextLines lines) {
        this.file = file;
        this.mostLabels = mostLabels;
        this.mostNumbers = mostNumbers;
        this.lines = lines;
        CsvParserSettings settings = new CsvParserSettings();
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setCommentProcessingEnabled(false);
        settings.setMaxColumns(MOST_INPUTS + 2);
        settings.setMaxCharsPerColumn(MOST_CHARACTERS);
        parser = new CsvParser(settings);
    }

    static DataFile read(Path file) {
        return read(file, MOST_LABELS, MOST_NUMBERS);
    }

    static DataFile read(Path file, int mostLabels, int mostNumbers) {
        try (TextLines lines = TextLines.of(file)) {
            return new LabelFile(file, mostLabels, mostNumbers, lines).read();
        }
    }

    private DataFile read() {
        int empty = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.isBlank()) {
                empty = empty == 0 ? lines.line() : empty;
            } else if (empty > 0 && !names.isEmpty()) {
                throw bad(empty, 1, "the line is empty, and others follow", "delete it, or write the datum that is missing");
            } else if (names.isEmpty()) {
                empty = 0;
                header(line);
            } else {
                datum(line);
            }
        }
        if (names.isEmpty()) {
            throw bad(0, 0, "the file is empty", "write a header with a column named label, then a datum a line");
        }
        if (labels.size() == 0) {
            throw bad(0, 0, "there is no datum below the header", "write one a line");
        }
        return new DataFile(file, labels.toArray(), inputs.toArray(double[][]::new), lineNumbers.toArray());
    }

    private void header(String line) {
        if (TextLines.columnOf(line) > MOST_INPUTS + 1) {
            throw bad(lines.line(), 0, "there are " + TextLines.columnOf(line) + " columns, the limit is a label and "
                    + MOST_INPUTS + " inputs (whether n inputs are orthonormal takes n²d/2 products)",
                    "keep the column label alone: then the inputs are taken to be orthonormal");
        }
        names = Arrays.asList(split(line));
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw bad(lines.line(), i + 1, "a second column is named '" + cut(names.get(i)) + "'", "give every column its own name");
            }
        }
        if (!names.contains("label")) {
            throw bad(lines.line(), 0, "there is no column named label, the columns are " + cut(names.toString()), remedy(line));
        }
        places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.get(i).equals("label") ? -1 : inputNumber(i);
        }
    }

    private static String remedy(String header) {
        return header.contains(";") || header.contains("\t") ? "separate columns by commas, and write decimals with a point"
                : header.matches("[-+0-9., \"eE]*[0-9][-+0-9., \"eE]*") ? "write a header before the first datum, such as label or label,x0,x1"
                : "name the column of the labels label";
    }

    private int inputNumber(int column) {
        for (int number = 0; number < names.size() - 1; number++) {
            if (names.get(column).equals("x" + number)) {
                return number;
            }
        }
        throw bad(lines.line(), column + 1, "beside label the columns must be x0 to x" + (names.size() - 2) + ", got '"
                + cut(names.get(column)) + "'", "rename the column, or leave it out");
    }

    private void datum(String line) {
        if (labels.size() == mostLabels) {
            throw bad(lines.line(), 0, "there are more than " + mostLabels + " labels, the limit", "keep fewer data");
        }
        if ((labels.size() + 1L) * (names.size() - 1) > mostNumbers) {
            throw bad(lines.line(), 0, "there are more than " + mostNumbers + " entries of inputs, the limit", "keep fewer data");
        }
        String[] entries = split(line);
        if (entries.length != names.size()) {
            throw ragged(entries.length);
        }
        double[] input = new double[entries.length - 1];
        for (int i = 0; i < entries.length; i++) {
            double number = Entry.number(file, lines.line(), i + 1, names.get(i), entries[i]);
            if (places[i] >= 0) {
                input[places[i]] = number;
            } else {
                labels.add(Entry.label(file, lines.line(), i + 1, entries[i], number));
            }
        }
        lineNumbers.add(lines.line());
        if (input.length > 0) {
            inputs.add(input);
        }
    }

    private BadFileException ragged(int count) {
        return bad(lines.line(), Math.min(count, names.size()) + 1, "the line has " + entries(count) + ", the header has "
                + entries(names.size()), count < names.size() ? "write what is missing"
                : "separate entries by commas, and write decimals with a point");
    }

    private static String entries(int count) {
        return count + (count == 1 ? " entry" : " entries");
    }

    private String[] split(String line) {
        if (line.chars().filter(c -> c == '"').count() % 2 == 1) {
            throw bad(lines.line(), TextLines.columnOf(line.substring(0, line.lastIndexOf('"'))), "a quote is not closed",
                    "close it in the same line, or leave quotes out");
        }
        try {
            return parser.parseLine(line);
        } catch (TextParsingException e) {
            if (TextLines.columnOf(line) > MOST_INPUTS + 2) {
                throw ragged(TextLines.columnOf(line));
            }
            boolean quoted = !e.getMessage().contains("exceeds the maximum number of characters");
            throw bad(lines.line(), e.getColumnIndex() + 1, quoted ? "there is text beside a quoted entry"
                    : "the entry is longer than " + MOST_CHARACTERS + " characters",
                    quoted ? "leave quotes out" : "write one number an entry, one datum a line");
        }
    }

    /** Text of a file in a message: not more of it than one can read. */
    static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private BadFileException bad(int line, int column, String complaint, String remedy) {
        return new BadFileException(file, line, column, complaint, remedy);
    }
}
