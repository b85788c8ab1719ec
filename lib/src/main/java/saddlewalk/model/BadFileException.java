package saddlewalk.model;

import java.nio.file.Path;

/**
 * A file that cannot be read as data: where, what is wrong, and what to do. Lines and columns count from 1; 0 means the file, or
 * the line, as a whole.
 */
public final class BadFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;
    private final String complaint;
    private final String remedy;

    BadFileException(Path file, int line, int column, String complaint, String remedy) {
        super(file + (line > 0 ? ", line " + line : "") + (column > 0 ? ", column " + column : "") + ": " + complaint
                + "; " + remedy);
        this.file = file.toString();
        this.line = line;
        this.column = column;
        this.complaint = complaint;
        this.remedy = remedy;
    }

    /** The file, as it was named by whoever asked for it. */
    public String file() {
        return file;
    }

    /** The line as an editor counts it, from 1; 0 if the file as a whole is meant. */
    public int line() {
        return line;
    }

    /** The column, from 1; 0 if the line as a whole is meant. */
    public int column() {
        return column;
    }

    /** What is wrong there, with the rule and what was found. */
    public String complaint() {
        return complaint;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
