package saddlewalk.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of README.md that the committed notebooks say: the table of notebooks and the table of what they cover, each
 * between two marks, and the figure docs/headline.svg, which is the one that notebook 00 shows.
 */
final class Readme {
    static final String FIGURE = "docs/headline.svg";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IMAGE =
            Pattern.compile("id=\"headline\">\\s*<img src=\"data:image/svg\\+xml;base64,([^\"]+)\"");

    private final Repository repository;

    Readme(Repository repository) {
        this.repository = repository;
    }

    Path path() {
        return repository.root().resolve("README.md");
    }

    /**
     * README.md as the notebooks have it now.
     *
     * @throws IllegalStateException if the marks of a table are missing
     */
    String text() throws IOException {
        List<Notebook> notebooks = Notebook.in(repository.notebooks());
        return between(between(Files.readString(path()), "notebooks", table(notebooks)), "coverage",
                Coverage.committed(notebooks).table());
    }

    /**
     * Puts a text between the two marks of that name.
     *
     * @throws IllegalStateException if the marks are missing
     */
    void say(String name, String text) throws IOException {
        Path beside = Files.writeString(path().resolveSibling(".README.md.part"), between(Files.readString(path()), name, text));
        Files.move(beside, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String between(String text, String name, String table) {
        Matcher matcher = Pattern.compile("(<!-- " + name + ": made by [^\n]* -->\n)(?s:.*?)(<!-- end -->)")
                .matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("README.md has no place for the table of " + name);
        }
        return text.substring(0, matcher.end(1)) + table + "\n" + text.substring(matcher.start(2));
    }

    private static String table(List<Notebook> notebooks) {
        List<String> lines = new ArrayList<>(List.of("| open | shows | paper | seconds | MB |", "|---|---|---|---:|---:|"));
        for (Notebook notebook : notebooks) {
            lines.add("| [" + notebook.name() + "](notebooks/" + notebook.name() + ".ipynb) | " + notebook.shows() + " | "
                    + notebook.paper() + " | " + notebook.seconds() + " | " + notebook.megabytes() + " |");
        }
        if (notebooks.size() > 1) {
            lines.add("| together, and the most | | | " + notebooks.stream().mapToInt(Notebook::seconds).sum() + " | "
                    + notebooks.stream().mapToInt(Notebook::megabytes).max().orElse(0) + " |");
        }
        return String.join("\n", lines);
    }

    /**
     * The headline figure, as notebook 00 shows it.
     *
     * @throws IllegalStateException if it shows none
     */
    byte[] figure() throws IOException {
        JsonNode content = JSON.readTree(repository.notebooks().resolve("00-start-here.ipynb").toFile());
        for (JsonNode cell : content.path("cells")) {
            for (JsonNode output : cell.path("outputs")) {
                Matcher matcher = IMAGE.matcher(html(output));
                if (matcher.find()) {
                    return Base64.getDecoder().decode(matcher.group(1));
                }
            }
        }
        throw new IllegalStateException("notebook 00-start-here shows no figure with the id headline");
    }

    private static String html(JsonNode output) {
        return Notebook.text(output.path("data").path("text/html"));
    }

    /**
     * Writes what differs; nothing in a working copy without README.md.
     *
     * @return names of the files that were written
     */
    List<String> update() throws IOException {
        List<String> updated = new ArrayList<>();
        if (Files.exists(path())) {
            write("README.md", text().getBytes(StandardCharsets.UTF_8), updated);
            write(FIGURE, figure(), updated);
        }
        return updated;
    }

    private void write(String name, byte[] bytes, List<String> updated) throws IOException {
        Path file = repository.root().resolve(name);
        if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
            Files.createDirectories(file.getParent());
            Path beside = Files.write(file.resolveSibling("." + file.getFileName() + ".part"), bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            updated.add(name);
        }
    }
}
