package saddlewalk.sweep;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import saddlewalk.output.Version;

/**
 * The text of a sweep: its header, and the row of each run, which depends on grid, measurement and version alone. Whoever
 * computes a row, wherever, gets the same bytes.
 *
 * <p>A row is {@code run,n,m,…,weight_seed,version,status,…,reason,crc32c}: the number of the run from 0, its setting,
 * {@code done} or {@code failed}, the measured cells (empty after a failure), what the failure said, and the CRC-32C of all
 * that stands before it, as eight hexadecimal digits.
 */
public final class Rows implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int CHECKSUM_LENGTH = 8;
    static final String DONE = "done";
    static final String FAILED = "failed";

    private final String gridText;
    private final Measurement<?> measurement;
    private transient Grid grid;

    private Rows(Grid grid, Measurement<?> measurement) {
        this.grid = grid;
        this.measurement = measurement;
        gridText = grid.toString();
    }

    static Rows of(Grid grid, Measurement<?> measurement) {
        Set<String> names = new HashSet<>(Setting.COLUMNS);
        Collections.addAll(names, "run", "version", "status", "reason", "crc32c");
        if (measurement.name().isBlank() || !measurement.name().matches("[\\p{Print}]+")) {
            throw new IllegalArgumentException("the name of a measurement must be printable ASCII on one line, got \""
                    + measurement.name() + "\"");
        }
        if (measurement.columns().isEmpty()) {
            throw new IllegalArgumentException("measurement " + measurement.name()
                    + " must have at least one column, got none");
        }
        for (String column : measurement.columns()) {
            if (!column.matches("[a-z][a-z0-9_]*") || !names.add(column)) {
                throw new IllegalArgumentException("a column must be small letters, digits and underscores, and named"
                        + " once, got \"" + column + "\" in measurement " + measurement.name());
            }
        }
        return new Rows(grid.checked(), measurement);
    }

    /** The lines above the rows, each ended by a line feed. */
    String header() {
        return "# saddlewalk sweep, version " + Version.of() + "\n# grid: " + gridText + "\n# measurement: "
                + measurement.name() + "\n" + String.join(",", columns()) + "\n";
    }

    private List<String> columns() {
        return Stream.of(Stream.of("run"), Setting.COLUMNS.stream(), Stream.of("version", "status"),
                measurement.columns().stream(), Stream.of("reason", "crc32c")).flatMap(names -> names).toList();
    }

    private Grid grid() {
        if (grid == null) {
            grid = Grid.parse(gridText);                     // after it was sent to another machine
        }
        return grid;
    }

    /** Number of runs. */
    public int size() {
        return grid().size();
    }

    /**
     * Measures one run.
     *
     * @return its row, ended by a line feed; a run that failed says why
     * @throws CancellationException if this thread was interrupted: what was measured then says nothing
     */
    public String row(int run) {
        Setting setting = grid().setting(run);
        List<String> cells;
        String status = DONE;
        String reason = "";
        try {
            cells = cells(setting);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            status = FAILED;
            reason = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
            cells = Collections.nCopies(measurement.columns().size(), "");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted in run " + run + ", " + setting);
        }
        List<String> last = new ArrayList<>(cells);
        last.add(reason);
        StringBuilder row = new StringBuilder(prefix(run)).append(status);
        last.forEach(cell -> row.append(',').append(quoted(cell)));
        String content = row.append(',').toString();
        return content + checksum(content.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    private List<String> cells(Setting setting) {
        List<String> cells = written(measurement, setting);
        if (cells.size() != measurement.columns().size()) {
            throw new IllegalStateException("measurement " + measurement.name() + " has " + measurement.columns().size()
                    + " columns, but gave " + cells.size() + " cells");
        }
        return cells;
    }

    private static <T> List<String> written(Measurement<T> measurement, Setting setting) {
        return measurement.row(measurement.of(setting));
    }

    /** How the row of this run begins, up to its status. */
    private String prefix(int run) {
        return run + "," + String.join(",", grid().setting(run).cells()) + "," + Version.of() + ",";
    }

    /** The run of this row, if it is a row of this sweep with the right checksum; else −1. */
    int runOf(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        int comma = text.indexOf(',');
        if (comma < 1 || comma > 9 || line.length <= CHECKSUM_LENGTH || !text.substring(0, comma).chars()
                .allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        byte[] content = Arrays.copyOf(line, line.length - CHECKSUM_LENGTH);
        int run = Integer.parseInt(text.substring(0, comma));
        return text.endsWith("," + checksum(content)) && run < size() && text.startsWith(prefix(run)) ? run : -1;
    }

    /** Whether a row of this run tells of a failure. */
    boolean isFailed(int run, String row) {
        return row.startsWith(FAILED + ",", prefix(run).length());
    }

    private static String checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static String quoted(String cell) {
        String line = cell.replaceAll("\\s*\\R\\s*", " ");
        return line.matches("[^,\"]*") ? line : "\"" + line.replace("\"", "\"\"") + "\"";
    }

    /** Costly runs first. */
    int[] order(IntStream runs) {
        return grid().byCost(runs);
    }

    double cost(int run) {
        return grid().setting(run).cost();
    }
}
