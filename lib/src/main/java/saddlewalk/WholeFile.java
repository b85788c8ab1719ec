package saddlewalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Files that are there whole or not at all: written beside the target, then moved. */
public final class WholeFile {
    private WholeFile() { }

    /** Writes or replaces a file; folders that are missing are made. */
    public static void write(Path file, byte[] content) {
        Objects.requireNonNull(content, "content");
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {                     // a move would replace an empty one
            throw new IllegalArgumentException("the file to write must not be a folder, got " + target);
        }
        Path beside = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try {
                Files.write(beside, content);
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes or replaces a text file, in UTF-8. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Deletes a file, if it is there. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(Objects.requireNonNull(file, "file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
