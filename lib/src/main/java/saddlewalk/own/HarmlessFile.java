package saddlewalk.own;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.WholeFile;
import saddlewalk.model.DataFile;
import saddlewalk.model.Dataset;

/**
 * A CSV file that looks otherwise than ours and says the same.
 *
 * @param difference what is different
 * @param numbersThatDiffer how many labels and entries of inputs were not read to the same bits
 */
public record HarmlessFile(String difference, long numbersThatDiffer) {

    /** Writes files into a folder, one at a time, reads each and deletes it: a byte order mark, other line ends, quotes, comments. */
    public static List<HarmlessFile> all(Path folder, Dataset data) {
        String text = data.table().write().toString("csv").replace("\r\n", "\n");
        List<HarmlessFile> found = new ArrayList<>();
        String[] kinds = {"a byte order mark", "\uFEFF" + text, "CRLF", text.replace("\n", "\r\n"), "CR", text.replace("\n", "\r"),
            "both, and no line end at the end", ("\uFEFF" + text.replace("\n", "\r\n")).stripTrailing(),
            "quotes", quoted(text), "spaces", text.replace(",", " , "),
            "a comment and empty lines at the end", "# measured by hand\n" + text + "\n\n"};
        for (int i = 0; i < kinds.length; i += 2) {
            Path file = folder.resolve("harmless.csv");
            WholeFile.write(file, kinds[i + 1].getBytes(StandardCharsets.UTF_8));
            try {
                found.add(new HarmlessFile(kinds[i], differences(data, DataFile.read(file))));
            } finally {
                WholeFile.delete(file);
            }
        }
        return found;
    }

    private static String quoted(String text) {
        return String.join("\n", text.lines().map(line -> "\"" + line.replace(",", "\",\"") + "\"").toList()) + "\n";
    }

    /** How many numbers of the two are not the same to the last bit; those that one of them lacks count as different. */
    public static long differences(Dataset expected, DataFile read) {
        long labels = differences(expected.labels(), read.labels());
        return labels + (expected.hasIdentityInputs() && !read.hasInputs() ? 0 : IntStream.range(0, Math.min(expected.n(), read.n()))
                .mapToLong(k -> differences(expected.input(k), read.input(k))).sum());
    }

    private static long differences(double[] a, double[] b) {
        int common = Math.min(a.length, b.length);
        return Math.max(a.length, b.length) - common + IntStream.range(0, common)
                .filter(k -> Double.doubleToRawLongBits(a[k]) != Double.doubleToRawLongBits(b[k])).count();
    }
}
