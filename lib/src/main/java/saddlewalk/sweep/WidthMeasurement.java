package saddlewalk.sweep;

import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Trains, and measures what explains the norm against the width: Figure 6.
 *
 * @param epochLimit the last epoch, ≥ 0
 * @param tolerance  mean squared error at which training is over, ≥ 0
 */
public record WidthMeasurement(long epochLimit, double tolerance) implements Measurement<WidthRun> {
    public WidthMeasurement {
        Training.check(epochLimit, tolerance);
    }

    /** With the paper's last epoch. */
    public static WidthMeasurement ofPaper() {
        return new WidthMeasurement(Setting.EPOCHS, Setting.TOLERANCE);
    }

    @Override
    public String name() {
        return Training.name("width", epochLimit, tolerance);
    }

    @Override
    public List<String> columns() {
        return List.of("stop", "epochs", "fitted", "start_norm", "squared_norm", "least_norm", "floor", "drift",
                "drift_bound");
    }

    @Override
    public WidthRun of(Setting setting) {
        Dataset data = setting.data();
        Network start = setting.network();
        return WidthRun.of(data, start, setting.training(data, start, epochLimit, tolerance).run(), tolerance);
    }

    @Override
    public List<String> row(WidthRun row) {
        return List.of(row.stop().name(), Long.toString(row.epochs()), Integer.toString(row.fitted()),
                Numbers.full(row.startSquaredNorm()), Numbers.full(row.squaredNorm()),
                Numbers.full(row.minimumSquaredNorm()), Numbers.full(row.floor()), Numbers.full(row.drift()),
                Numbers.full(row.driftBound()));
    }
}
