package saddlewalk.sweep;

import java.util.Objects;
import saddlewalk.bias.Blocks;
import saddlewalk.bias.WidthLaw;

/**
 * One run of Algorithm 1 beside the law of the width.
 *
 * @param law    for these labels and this width
 * @param blocks what each jump took, and when
 */
public record BlocksRow(WidthLaw law, Blocks blocks) {
    public BlocksRow {
        Objects.requireNonNull(law, "law");
        Objects.requireNonNull(blocks, "blocks");
    }
}
