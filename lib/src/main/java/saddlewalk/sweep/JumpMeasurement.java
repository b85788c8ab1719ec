package saddlewalk.sweep;

import java.util.List;
import java.util.stream.Collectors;
import saddlewalk.Numbers;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;

/** Algorithm 1 alone: its jumps and its norm. A start at which two neurons would jump at once fails, and its row says so. */
public record JumpMeasurement() implements Measurement<JumpRow> {
    @Override
    public String name() {
        return "jumps";
    }

    @Override
    public List<String> columns() {
        return List.of("jumps", "unseen", "limit_norm", "least_norm", "jump_times");
    }

    @Override
    public JumpRow of(Setting setting) {
        Dataset data = setting.data();
        LimitProcess process = LimitProcess.of(data, setting.network());
        return new JumpRow(setting, process.jumps().stream().map(Jump::time).toList(), process.uncovered().size(),
                process.squaredNorm(), MinimumNorm.of(data).squaredNorm());
    }

    @Override
    public List<String> row(JumpRow row) {
        return List.of(Integer.toString(row.times().size()), Integer.toString(row.unseen()), Numbers.full(row.limitNorm()),
                Numbers.full(row.leastNorm()), row.times().stream().map(Numbers::full).collect(Collectors.joining(";")));
    }
}
