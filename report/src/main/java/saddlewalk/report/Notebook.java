package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notebook of the companion, as its own metadata describes it.
 *
 * @param path    absolute path of the file
 * @param title   in its metadata, else its name
 * @param shows   one sentence: what it shows; may be empty
 * @param paper   where in the paper; may be empty
 * @param seconds how long it takes, roughly; 0 if it does not say
 * @param megabytes the most memory that its kernel holds, roughly; 0 if it does not say
 */
public record Notebook(Path path, String title, String shows, String paper, int seconds, int megabytes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what the notebook says about itself; one that is not JSON is left for the run to report. */
    public static Notebook of(Path path) {
        JsonNode about = JSON.createObjectNode();
        try {
            about = JSON.readTree(path.toFile()).path("metadata").path("saddlewalk");
        } catch (IOException notJson) {
            // The run says so, with the reason, and fails.
        }
        return new Notebook(path.toAbsolutePath().normalize(), about.path("title").asText(fileName(path)),
                about.path("shows").asText(""), about.path("paper").asText(""), about.path("seconds").asInt(0),
                about.path("megabytes").asInt(0));
    }

    /**
     * All numbered notebooks of a folder, in their order.
     *
     * @throws CannotRunException if there is no such folder
     */
    public static List<Notebook> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.ipynb"))
                    .sorted().map(Notebook::of).toList();
        } catch (IOException e) {
            throw new CannotRunException("the folder of the notebooks cannot be read: " + folder);
        }
    }

    /**
     * Those that are asked for, in the companion's order.
     *
     * @param asked numbers or names, with or without number; all if empty
     * @throws CannotRunException if one of them is unknown
     */
    public static List<Notebook> select(List<Notebook> all, List<String> asked) {
        List<Notebook> chosen = new ArrayList<>();
        for (String name : asked) {
            List<Notebook> found = all.stream().filter(notebook -> notebook.answersTo(name)).toList();
            if (found.isEmpty()) {
                throw new CannotRunException("there is no notebook '" + name + "'; there are "
                        + all.stream().map(Notebook::name).collect(Collectors.joining(", ")));
            }
            chosen.addAll(found);
        }
        return asked.isEmpty() ? all : all.stream().filter(chosen::contains).toList();
    }

    /** The file's name without its ending, for instance {@code 03-plateaus}. */
    public String name() {
        return fileName(path);
    }

    /** A text as notebooks hold it: one string, or a list of lines. */
    public static String text(JsonNode source) {
        StringBuilder text = new StringBuilder(source.asText(""));
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    private boolean answersTo(String asked) {
        String wanted = asked.strip().toLowerCase(Locale.ROOT);
        return wanted.equals(name()) || wanted.equals(name().replaceFirst("^\\d\\d-", ""))
                || wanted.matches("\\d{1,2}") && name().startsWith(wanted.length() == 1 ? "0" + wanted : wanted);
    }

    private static String fileName(Path path) {
        return path.getFileName().toString().replaceFirst("\\.ipynb$", "");
    }
}
