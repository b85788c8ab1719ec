package saddlewalk.model;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** A CSV file of numbers, read as text first, so that an entry that is no number can be named by its row and column. */
final class LabelFile {
    private LabelFile() { }

    /** All columns as text. */
    static Table read(Path file) {
        String text;
        Objects.requireNonNull(file, "file");
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + (Files.exists(file) ? ": cannot be read as text" : ": there is no such file"),
                    e);
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException(file + ": a column named label is needed, the file is empty");
        }
        try {
            return Table.read().usingOptions(CsvReadOptions.builder(new StringReader(text))
                    .columnTypes(name -> ColumnType.STRING).missingValueIndicator("").sample(false));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ": is not a CSV file with one entry per column in every row: "
                    + e.getMessage(), e);
        }
    }

    /** The numbers of one column. */
    static double[] numbers(Path file, Table table, String name) {
        StringColumn column = table.stringColumn(name);
        double[] numbers = new double[column.size()];
        for (int i = 0; i < numbers.length; i++) {
            String entry = column.get(i).strip();
            try {
                numbers[i] = Double.parseDouble(entry);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(file + ", row " + (i + 1) + " below the header: " + name
                        + " must be a number, got " + (entry.isEmpty() ? "nothing" : "'" + entry + "'"), e);
            }
        }
        return numbers;
    }
}
