package saddlewalk.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import saddlewalk.Numbers;
import saddlewalk.bias.AbundantProcess;
import saddlewalk.bias.Blocks;
import saddlewalk.bias.WidthLaw;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.PatternProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.PatternStream;

/**
 * Algorithm 1 alone on labels of one sign and neurons of random patterns, all with that sign: what each jump takes, beside
 * the law of the width for the same labels. Start, log λ and step size have no part in it.
 *
 * @param neurons which of the m neurons are looked at
 */
public record BlocksMeasurement(Neurons neurons) implements Measurement<BlocksRow> {
    /** Which neurons are looked at, and how many there may be. */
    public enum Neurons {
        /** Those that see most, which decide alone, drawn exactly in law: log₂ m from 24 to n. */
        SEEING_MOST,
        /** Every one, as a pattern of up to 63 data: log₂ m a whole number up to 30. */
        EVERY_PATTERN,
        /** Every one, as a column of a mask: any n, log₂ m a whole number and n·m at most 10⁸. */
        EVERY_MASK
    }

    @Override
    public String name() {
        return "blocks-" + GridText.name(neurons);
    }

    @Override
    public List<String> columns() {
        return List.of("jumps", "ratio", "law_ratio", "latest", "blocks");
    }

    @Override
    public BlocksRow of(Setting setting) {
        Dataset data = setting.data();
        if (Arrays.stream(data.labels()).anyMatch(label -> label < 0)) {
            throw new IllegalArgumentException("blocks need labels of one sign, got labels=" + setting.labels());
        }
        WidthLaw law = WidthLaw.ofLabels(data.labels(), Math.min(1, setting.width().log2() / data.n()));
        return new BlocksRow(law, blocks(data, setting.width(), setting.seeds().weights()));
    }

    private Blocks blocks(Dataset data, Width width, long seed) {
        return switch (neurons) {
            case SEEING_MOST -> AbundantProcess.of(data, width.log2(), seed).blocks();
            case EVERY_PATTERN -> Blocks.of(PatternProcess.of(data.labels(),
                    PatternStream.randomPositive(data.n(), width.m(), seed), TieRule.SMALLEST_INDEX));
            case EVERY_MASK -> {
                int[] signs = new int[Setting.held(data.n(), width)];
                Arrays.fill(signs, 1);
                yield Blocks.of(LimitProcess.of(data, signs, ActivationMask.random(data.n(), signs.length, seed),
                        TieRule.SMALLEST_INDEX));
            }
        };
    }

    @Override
    public List<String> row(BlocksRow row) {
        Blocks blocks = row.blocks();
        return List.of(Integer.toString(blocks.jumps()), Numbers.full(blocks.ratio()), Numbers.full(row.law().ratio()),
                Numbers.full(blocks.lateness(blocks.jumps())),
                blocks.shares().stream().map(Numbers::full).collect(Collectors.joining(";")));
    }
}
