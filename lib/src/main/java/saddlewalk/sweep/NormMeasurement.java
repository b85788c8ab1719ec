package saddlewalk.sweep;

import java.util.List;
import saddlewalk.Numbers;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import saddlewalk.train.Trajectory;

/**
 * Trains, and sets the squared norm beside the least and beside Algorithm 1's: Figure 5.
 *
 * @param epochLimit the last epoch, ≥ 0
 * @param tolerance  mean squared error at which training is over, ≥ 0
 */
public record NormMeasurement(long epochLimit, double tolerance) implements Measurement<NormRow> {
    public NormMeasurement {
        Training.check(epochLimit, tolerance);
    }

    /** With the paper's last epoch. */
    public static NormMeasurement ofPaper() {
        return new NormMeasurement(Setting.EPOCHS, Setting.TOLERANCE);
    }

    @Override
    public String name() {
        return Training.name("norm", epochLimit, tolerance);
    }

    @Override
    public List<String> columns() {
        return List.of("stop", "epochs", "mean_squared_error", "unseen", "start_norm", "squared_norm", "least_norm",
                "limit_norm");
    }

    @Override
    public NormRow of(Setting setting) {
        Dataset data = setting.data();
        Network start = setting.network();
        Trajectory run = setting.training(data, start, epochLimit, tolerance).run();
        LimitProcess process = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX);
        return new NormRow(setting, run.stop(), run.epochs(), run.finalNetwork().meanSquaredError(data),
                process.uncovered().size(), start.squaredNorm(), run.finalNetwork().squaredNorm(),
                MinimumNorm.of(data).squaredNorm(), process.squaredNorm());
    }

    @Override
    public List<String> row(NormRow row) {
        return List.of(row.stop().name(), Long.toString(row.epochs()), Numbers.full(row.meanSquaredError()),
                Integer.toString(row.unseen()), Numbers.full(row.startNorm()), Numbers.full(row.squaredNorm()),
                Numbers.full(row.leastNorm()), Numbers.full(row.limitNorm()));
    }
}
