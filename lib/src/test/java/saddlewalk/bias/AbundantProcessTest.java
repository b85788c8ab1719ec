package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.TopPatterns;
import saddlewalk.sweep.WidthRuns;

class AbundantProcessTest {
    // The neurons drawn next are those left out: with them the jumps are the same.
    @ParameterizedTest
    @EnumSource(names = {"NEARLY_EQUAL", "UNIFORM", "ABSOLUTE_NORMAL"})
    void neuronsThatSeeLessChangeNothing(LabelLaw labels) {
        Dataset data = labels.draw(120, 4);
        AbundantProcess process = AbundantProcess.of(data, 30, 4);
        TopPatterns more = TopPatterns.of(data.labels(), 30, 4);
        while (more.count() <= process.neurons()) {
            more = more.further();
        }
        int[] signs = new int[more.count()];
        Arrays.fill(signs, 1);
        assertEquals(process.process().jumps(), LimitProcess.of(data, signs, more.mask(), TieRule.SMALLEST_INDEX).jumps());
    }

    // Reading all 2²⁴ patterns of 40 data is the other way to the same law; mean first blocks of 24 runs, spread about 0.02.
    @Test
    void itFollowsTheLawOfReadingEveryPattern() {
        WidthRuns few = WidthRuns.abundant(LabelLaw.NEARLY_EQUAL, 40, 24, 200, 1);
        BinomialTail tail = BinomialTail.of(40, 1);
        double mean = IntStream.range(0, 40).mapToDouble(b -> 1 - StrictMath.exp(-StrictMath.exp(tail.logAbove(b)
                + 24 * StrictMath.log(2)))).sum();                           // E max of a Poisson number of binomials
        assertEquals(mean / 40, few.block(0), 4.892 * 0.02 / StrictMath.sqrt(200));
        assertEquals(0.6, few.alpha(), 1e-15);
        assertTrue(few.latest() < 1.5);
        assertEquals(WidthLaw.of(0.6).ratio(), few.lawRatio(), 1e-5);
    }

    // The first neuron that jumps saw most, and all of what it fits.
    @Test
    void deficitsAndSharesBeginWithNothingAndAll() {
        AbundantProcess process = AbundantProcess.several(LabelLaw.NEARLY_EQUAL, 200, 60, 1, 3).get(0);
        assertEquals(0, process.deficit(1), 0);
        assertTrue(process.deficit(2) > -1e-3 && process.deficit(2) < 20);
        assertEquals(1, process.shareOfBlock(1, 1), 0);
        assertEquals(1, process.blocks().shares().stream().mapToDouble(s -> s).sum(), 1e-12);
    }
}
