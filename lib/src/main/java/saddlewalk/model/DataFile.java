package saddlewalk.model;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a CSV file of a reader's own holds: n labels and, unless the inputs are to be orthonormal, n inputs in R^d that nobody has
 * looked at yet. Immutable.
 *
 * <p>The file has a header with a column {@code label} and perhaps columns {@code x0, x1, …}, in any order; then one datum a line.
 * Lines that begin with {@code #} are comments. A byte order mark, any kind of line ends, quotes and spaces around entries
 * make no difference.
 */
public final class DataFile {
    private final Path file;
    private final double[] labels;
    private final double[][] inputs;             // no rows: there are none
    private final double[] lines;

    DataFile(Path file, double[] labels, double[][] inputs, double[] lines) {
        this.file = file;
        this.labels = labels;
        this.inputs = inputs;
        this.lines = lines;
    }

    /**
     * Reads a file, a line at a time: at most 128 MiB, 5,000,000 labels, 1,024 inputs' columns and 16,777,216 of their entries.
     *
     * @throws BadFileException if there is no such file, or something in it is not as it should be; names line and column,
     *     and what to do
     * @throws UncheckedIOException if it cannot be read for another reason
     */
    public static DataFile read(Path file) {
        return LabelFile.read(Objects.requireNonNull(file, "file"));
    }

    /** The file, as it was named. */
    public Path file() {
        return file;
    }

    /** Number of data, ≥ 1. */
    public int n() {
        return labels.length;
    }

    /** Dimension of the inputs; n where the file has none. */
    public int d() {
        return hasInputs() ? inputs[0].length : n();
    }

    /** Whether the file has input columns. */
    public boolean hasInputs() {
        return inputs.length > 0;
    }

    /** The n labels; a copy. */
    public double[] labels() {
        return labels.clone();
    }

    /** Input k, d numbers; a copy. */
    public double[] input(int k) {
        Checks.index("datum", k, n());
        if (hasInputs()) {
            return inputs[k].clone();
        }
        double[] basis = new double[n()];
        basis[k] = 1;
        return basis;
    }

    /** The line of the file on which datum k stands, from 1. */
    public int line(int k) {
        Checks.index("datum", k, n());
        return (int) lines[k];
    }

    /** Whether Assumption 1 holds, and the witness where it fails. Cost O(n²d), with n at most 1,025. */
    public Orthonormality orthonormality() {
        return hasInputs() ? Orthonormality.of(inputs) : Orthonormality.ofBasis(n());
    }

    /**
     * Labels and inputs, as data that meet Assumption 1.
     *
     * @throws BadFileException if the inputs are not orthonormal; names the worst pair and its lines
     */
    public Dataset dataset() {
        Orthonormality found = orthonormality();
        if (found.holds()) {
            return hasInputs() ? Dataset.of(labels, inputs) : Dataset.of(labels);
        }
        int line = line(found.pairIsWorst() ? found.second() : found.longest());
        throw new BadFileException(file, line, 0, "inputs must be orthonormal (Assumption 1): " + (n() <= d() ? ""
                : "of " + n() + " inputs of dimension " + d() + " at most " + d() + " can be, ") + found.worst()
                + (found.pairIsWorst() ? " (line " + line(found.first()) + " is x_" + found.first() + ")" : ""),
                "change the inputs, or leave them out: then they are taken to be orthonormal");
    }

    /** The labels on orthonormal inputs, whatever inputs the file has. */
    public Dataset labelsAlone() {
        return Dataset.of(labels);
    }

    @Override
    public String toString() {
        return "DataFile[" + file + ", n=" + n() + (hasInputs() ? ", d=" + d() : ", labels only") + "]";
    }
}
