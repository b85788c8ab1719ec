package saddlewalk.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.WholeFile;
import saddlewalk.limit.Assumptions;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.limit.Tie;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a run of gradient descent leaves behind: why it stopped, the records, the crossings, the last network. */
public final class Trajectory {
    /** The epoch of a level that was not reached. */
    public static final long NEVER = -1;

    private static volatile Trajectory lastInterrupted;

    /**
     * What was recorded at one epoch.
     *
     * @param epoch ≥ 0; 0 is the start
     * @param meanSquaredError over all n data
     * @param fitted number of data whose output is at least 50 % of their label (labels that are 0 are not counted)
     * @param logNorms log‖w_j‖ of every neuron; empty unless asked for
     * @param network the whole network, or null unless asked for
     */
    record Record(long epoch, double meanSquaredError, int fitted, double[] logNorms, Network network) { }

    private final Dataset data;
    private final Network start;
    private final double stepSize;
    private final double[] levels;
    private final long[] crossings;
    private final List<Record> records;
    private final List<SwitchOff> switchOffs;
    private final Network last;
    private final long epochs;
    private final Stop stop;

    Trajectory(TrajectoryBuilder from, Network last, long epochs, Stop stop) {
        this.data = from.data;
        this.start = from.start;
        this.stepSize = from.stepSize;
        this.levels = from.levels;
        this.crossings = from.crossings;
        this.records = List.copyOf(from.records);
        this.switchOffs = List.copyOf(from.switchOffs);
        this.last = last;
        this.epochs = epochs;
        this.stop = stop;
    }

    /** This run; remembered if an interrupt ended it. */
    Trajectory remembered() {
        if (stop == Stop.INTERRUPTED) {
            lastInterrupted = this;
        }
        return this;
    }

    /**
     * The last training of this JVM that an interrupt ended, on whatever thread. A Jupyter kernel gives up an interrupted cell with all
     * that it had computed; the next cell asks here what was reached, and may train {@link #finalNetwork} on.
     *
     * @throws IllegalStateException if none was interrupted
     */
    public static Trajectory lastInterrupted() {
        Trajectory last = lastInterrupted;
        if (last == null) {
            throw new IllegalStateException("no training was interrupted");
        }
        return last;
    }

    /** Why the run stopped; only {@link Stop#REACHED_TOLERANCE} is success. */
    public Stop stop() {
        return stop;
    }

    /** Number of epochs made. */
    public long epochs() {
        return epochs;
    }

    /** The network at the last epoch. */
    public Network finalNetwork() {
        return last;
    }

    /** η. */
    public double stepSize() {
        return stepSize;
    }

    /** The recorded epochs, ascending. */
    public double[] recordedEpochs() {
        return records.stream().mapToDouble(Record::epoch).toArray();
    }

    /** The mean squared error at each recorded epoch. */
    public double[] meanSquaredErrors() {
        return records.stream().mapToDouble(Record::meanSquaredError).toArray();
    }

    /** The number of fitted data (output ≥ 50 % of the label) at each recorded epoch. */
    public double[] fittedCounts() {
        return records.stream().mapToDouble(Record::fitted).toArray();
    }

    /** log‖w_j‖ at each recorded epoch. */
    public double[] logNorms(int j) {
        Require.index("neuron", j, start.m());
        return records.stream().mapToDouble(record -> {
            if (record.logNorms().length == 0) {
                throw new IllegalStateException("norms were not recorded: ask for Recorder.withNorms()");
            }
            return record.logNorms()[j];
        }).toArray();
    }

    /** The mean squared error recorded at this very epoch. */
    public double meanSquaredErrorAt(long epoch) {
        return at(epoch).meanSquaredError();
    }

    /** The number of fitted data recorded at this very epoch. */
    public int fittedAt(long epoch) {
        return at(epoch).fitted();
    }

    /** The network recorded at this very epoch. */
    public Network networkAt(long epoch) {
        Network network = at(epoch).network();
        if (network == null) {
            throw new IllegalStateException("networks were not recorded: ask for Recorder.withNetworks()");
        }
        return network;
    }

    /** The networks at the recorded epochs, in order. */
    public List<Network> networks() {
        return records.stream().map(record -> networkAt(record.epoch())).toList();
    }

    private Record at(long epoch) {
        return records.stream().filter(record -> record.epoch() == epoch).findFirst().orElseThrow(
                () -> new IllegalArgumentException("epoch " + Numbers.count(epoch) + " was not recorded"));
    }

    /** For each level watched, in the order given, the first epoch at or below it, or {@link #NEVER}. */
    public long[] crossings() {
        return crossings.clone();
    }

    /** The first epoch at or below the watched level number {@code i}. */
    public long crossing(int i) {
        Require.index("level", i, crossings.length);
        if (crossings[i] == NEVER) {
            throw new IllegalStateException("the mean squared error never fell to " + Numbers.full(levels[i]) + " within "
                    + Numbers.count(epochs) + " epochs (" + stop + ")");
        }
        return crossings[i];
    }

    /** Every coordinate that was switched off, in order of time. */
    public List<SwitchOff> switchOffs() {
        return switchOffs;
    }

    /**
     * Which plateaus this run's λ shows. Empty unless the start is balanced at one λ &lt; 1 (Assumption 3), and Algorithm 1
     * at this run's step size has no harmful tie.
     */
    public Optional<Resolution> resolution() {
        double logLambda = start.logNorm(0);
        if (!Assumptions.isBalancedAtOneScale(start) || !(logLambda < 0)) {
            return Optional.empty();
        }
        LimitProcess process = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX).withStepSize(stepSize);
        return process.ties().stream().anyMatch(Tie::harmful) ? Optional.empty()
                : Optional.of(Resolution.of(process, logLambda));
    }

    /** One row per record: epoch, mean squared error, fitted data, and the log norms if they were recorded. */
    public Table table() {
        Table table = Table.create("trajectory", LongColumn.create("epoch", records.stream().mapToLong(Record::epoch)),
                DoubleColumn.create("mean squared error", meanSquaredErrors()),
                IntColumn.create("fitted data", records.stream().mapToInt(Record::fitted).toArray()));
        for (int j = 0; j < start.m() && records.get(0).logNorms().length > 0; j++) {
            table.addColumns(DoubleColumn.create("log norm of neuron " + j, logNorms(j)));
        }
        return table;
    }

    /** Writes {@link #table} as CSV, numbers with 17 significant digits. */
    public void writeCsv(Path file) {
        Table text = Table.create("trajectory");
        for (var column : table().columns()) {
            text.addColumns(column instanceof DoubleColumn numbers
                    ? StringColumn.create(column.name(), Arrays.stream(numbers.asDoubleArray()).mapToObj(Numbers::full))
                    : column);
        }
        WholeFile.write(file, text.write().toString("csv"));
    }

    /** Writes {@link #table} as one NumPy array of doubles, records × columns. */
    public void writeNpy(Path file) {
        Table table = table();
        double[][] rows = new double[table.rowCount()][table.columnCount()];
        for (int c = 0; c < table.columnCount(); c++) {
            for (int r = 0; r < rows.length; r++) {
                rows[r][c] = ((Number) table.get(r, c)).doubleValue();
            }
        }
        Npy.write(file, rows);
    }

    @Override
    public String toString() {
        return "Trajectory[" + Numbers.count(epochs) + " epochs, " + stop + ", " + records.size() + " records"
                + resolution().map(r -> ", unresolved plateaus " + r.unresolved()).orElse("") + "]";
    }
}
