package saddlewalk.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a text file in UTF-8, with or without a byte order mark, ended by LF, CRLF or CR; one at a time, so that a file
 * needs no more memory than its longest line. Bytes that are no UTF-8 are named by line and column.
 */
final class TextLines implements AutoCloseable {
    /** Larger files are refused before a byte is read: then the longest line is bounded too. */
    static final long MOST_BYTES = 1L << 27;

    private static final String REMEDY = "save the file as text in UTF-8";

    private final Path file;
    private final BufferedReader reader;
    private int line;

    private TextLines(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    static TextLines of(Path file) {
        if (!Files.exists(file)) {
            throw new BadFileException(file, 0, 0, "there is no such file",
                    "check the name; a relative one is looked for in the folder where the program or the notebook is");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(file, 0, 0, (Files.isDirectory(file) ? "is a folder" : "is not a regular file"),
                    "name a CSV file");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadFileException(file, 0, 0, "has " + Files.size(file) + " bytes, the limit is " + MOST_BYTES
                        + " (so that reading it needs less than 1 GiB of memory)", "keep fewer rows or fewer digits");
            }
            return new TextLines(file, Files.newBufferedReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    /** The next line without its end; null after the last. */
    String next() {
        try {
            String text = reader.readLine();
            line++;
            if (text != null && text.indexOf('\0') >= 0) {
                throw new BadFileException(file, line, columnOf(text.substring(0, text.indexOf('\0'))),
                        "there is a NUL character, so this is no text in UTF-8", REMEDY);
            }
            return text != null && line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw notUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    /** Number of the line read last, from 1. */
    int line() {
        return line;
    }

    /** The column, from 1, of what comes after this beginning of a line. */
    static int columnOf(String beginning) {
        return 1 + (int) beginning.chars().filter(c -> c == ',').count();
    }

    /** Decodes the file again, up to the first bytes that are no UTF-8. */
    private BadFileException notUtf8() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
        CharBuffer chars = CharBuffer.allocate(1 << 13);
        StringBuilder beginning = new StringBuilder();                 // of the line that has come so far
        int lines = 1;
        try (InputStream in = Files.newInputStream(file)) {
            boolean ended = false;
            while (true) {
                bytes.compact();
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended |= read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars, ended);
                String text = beginning + chars.flip().toString();
                String[] parts = text.split("\r\n|\n|\r(?!\\z)", -1);
                lines += parts.length - 1;
                beginning = new StringBuilder(parts[parts.length - 1]);
                chars.clear();
                if (result.isError() || ended && result.isUnderflow()) {
                    if (beginning.indexOf("\r") >= 0) {                // a line end that waited for its other half
                        lines++;
                        beginning.setLength(0);
                    }
                    String found = result.isError() ? String.format("%02X", bytes.get(bytes.position())) : "none";
                    return new BadFileException(file, lines, columnOf(beginning.toString()),
                            "byte " + found + " is no UTF-8", REMEDY);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
