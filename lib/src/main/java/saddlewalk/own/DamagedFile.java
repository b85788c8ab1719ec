package saddlewalk.own;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import saddlewalk.WholeFile;
import saddlewalk.model.BadFileException;
import saddlewalk.model.DataFile;
import saddlewalk.model.Dataset;

/**
 * A good CSV file that was spoiled in one entry or line, picked at random, and what reading it said.
 *
 * @param damage what was done
 * @param line where, as an editor counts
 * @param column where; 0 where the damage is a whole line's
 * @param namedLine the line that the error names; −1 if there was no error
 * @param namedColumn the column that the error names
 * @param complaint what it says
 * @param remedy what it advises
 */
public record DamagedFile(String damage, int line, int column, int namedLine, int namedColumn, String complaint, String remedy) {

    /** The header and the lines of a good file, and the place picked in it. */
    private record Good(List<String> lines, int line, int column, int columns) {
        /** The file with the picked entry changed. */
        String entry(UnaryOperator<String> change) {
            return line(text -> {
                String[] entries = text.split(",", -1);
                entries[column - 1] = change.apply(entries[column - 1]);
                return String.join(",", entries);
            });
        }

        /** The file with the picked line changed. */
        String line(UnaryOperator<String> change) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(line - 1, change.apply(changed.get(line - 1)));
            return String.join("\n", changed) + "\n";
        }

        /** The file with every line changed. */
        String all(UnaryOperator<String> change) {
            return String.join("\n", lines.stream().map(change).toList()) + "\n";
        }
    }

    /**
     * Writes files into a folder, one at a time, reads each and deletes it: text in a number, NaN, an infinite number, nothing, a decimal
     * comma, an entry too many and too few, an empty line, an open quote, another encoding; and in the header no label, a name
     * twice, semicolons.
     *
     * @param data at least two data
     * @param seed picks the places
     */
    public static List<DamagedFile> all(Path folder, Dataset data, long seed) {
        List<String> lines = Arrays.asList(data.table().write().toString("csv").split("\r?\n"));
        int columns = lines.get(0).split(",").length;
        SplittableRandom random = new SplittableRandom(seed);
        List<DamagedFile> found = new ArrayList<>();
        String[] texts = {"text in a number", "one", "not a number", "NaN", "infinite", "-Infinity", "too large", "1e999",
            "nothing there", "\"\"", "decimal comma, quoted", "\"3,5\"", "a quote left open", "\"3.5", "Latin-1", "\u00E9"};
        for (int i = 0; i < texts.length; i += 2) {
            String text = texts[i + 1];
            Good good = new Good(lines, 2 + random.nextInt(data.n() - 1), 1 + random.nextInt(columns), columns);
            found.add(tried(folder, texts[i], good.line(), good.column(), good.entry(entry -> text)));
        }
        Good good = new Good(lines, 2 + random.nextInt(data.n() - 1), columns + 1, columns);
        found.add(tried(folder, "an entry too many", good.line(), columns + 1, good.line(line -> line + ",1")));
        if (columns > 1) {
            found.add(tried(folder, "an entry too few", good.line(), columns,
                    good.line(line -> line.substring(0, line.lastIndexOf(',')))));
        }
        found.add(tried(folder, "an empty line", good.line(), 1, good.line(line -> "\n" + line)));
        found.add(tried(folder, "no column label", 1, 0, good.all(line -> line.replace("label", "y"))));
        found.add(tried(folder, "a name twice", 1, columns + 1,
                good.all(line -> line + "," + line.substring(0, (line + ",").indexOf(',')))));
        found.add(tried(folder, "semicolons", 1, 0, good.all(line -> line.replace(',', ';') + ";0")));
        return found;
    }

    private static DamagedFile tried(Path folder, String damage, int line, int column, String text) {
        Path file = folder.resolve("damaged.csv");
        WholeFile.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return new DamagedFile(damage, line, column, -1, -1, DataFile.read(file).toString(), "");
        } catch (BadFileException e) {
            return new DamagedFile(damage, line, column, e.line(), e.column(), e.complaint(), e.remedy());
        } finally {
            WholeFile.delete(file);
        }
    }
}
