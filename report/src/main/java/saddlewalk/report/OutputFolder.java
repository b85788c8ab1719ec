package saddlewalk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder of a report, which appears whole or not at all: written in a folder beside it and moved when complete.
 * The previous report stays until then. The folders beside it are hidden and carry its name.
 */
final class OutputFolder {
    static final String MARKER = ".saddlewalk-report";

    private final Path folder;

    /**
     * @throws CannotRunException if something exists at that path that is neither empty nor a report of ours, or if a kernel could
     *                            not work beside it
     */
    OutputFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        if (this.folder.getFileName() == null) {
            throw new CannotRunException("a report cannot replace " + folder + ": choose another --output");
        }
        if (this.folder.toString().contains("=")) {                  // at which a Java agent's path ends
            throw new CannotRunException("the path of a report must not have a =, got " + this.folder
                    + ": choose another --output");
        }
        if (Files.exists(this.folder) && !isEmptyFolder() && !Files.exists(this.folder.resolve(MARKER))) {
            throw new CannotRunException(this.folder + " exists and is not a report of saddlewalk (it has no file "
                    + MARKER + "): nothing was touched; choose another --output, or move it away");
        }
    }

    Path path() {
        return folder;
    }

    /** A file or folder beside it, hidden, with its name and an ending. */
    Path beside(String ending) {
        return folder.resolveSibling("." + folder.getFileName() + "." + ending);
    }

    /** Puts right what a killed run left behind; call it under the lock. */
    void recover() {
        try {
            if (Files.exists(beside("old")) && !Files.exists(folder)) {
                Files.move(beside("old"), folder);
            }
            delete(beside("old"));
            clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the leftovers of an earlier run cannot be removed beside " + folder, e);
        }
    }

    /** Removes what a run needs only while it is at work: it is nothing that anybody misses. */
    void clear() throws IOException {
        delete(beside("new"));
        delete(beside("work"));
    }

    /** An empty folder in which the new report is written. */
    Path begin() throws IOException {
        return Files.createDirectories(beside("new"));
    }

    /** Replaces the previous report by the new one. A kill in between is put right by the next run. */
    void publish() throws IOException {
        Files.writeString(beside("new").resolve(MARKER), "A report of saddlewalk; ./reproduce may replace this folder.\n");
        if (Files.exists(folder)) {
            Files.move(folder, beside("old"));
        }
        Files.move(beside("new"), folder);
        delete(beside("old"));
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean isEmptyFolder() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new CannotRunException(folder + " cannot be read: choose another --output");
        }
    }
}
