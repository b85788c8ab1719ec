package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    // A second way: a speed is ‖y_S‖/n, so the first plateau's speeds say how much each neuron saw. Sums of 100 squares below 1.
    @Test
    void deficitsAndSharesAreThoseOfTheNeuronsAtTheStart() {
        AbundantProcess process = AbundantProcess.of(LabelLaw.UNIFORM.draw(100, 5), 40, 5);
        LimitProcess run = process.process();
        assertEquals(run.m(), process.neurons());
        double first = 100 * run.speedOnPlateau(run.jump(1).neuron(), 0);
        for (int i = 1; i <= run.jumpCount(); i++) {
            double own = 100 * run.speedOnPlateau(run.jump(i).neuron(), 0);
            assertEquals(first * first - own * own, process.deficit(i), 1e-12);
        }
        List<Integer> block = run.jump(1).fitted();
        List<Integer> saw = run.sees(run.jump(2).neuron(), 0);
        assertEquals((double) block.stream().filter(saw::contains).count() / block.size(), process.shareOfBlock(1, 2), 1e-15);
        assertTrue(process.shareOfBlock(1, 2) < 1, "it leaves something to fit");
    }

    // A neuron with ‖y_S‖² = h or less grows by at most Σ wait · √min(h, ‖y_U‖²)/n: what stays below 1 needs no second draw.
    @ParameterizedTest
    @CsvSource({"ABSOLUTE_NORMAL, 77", "UNIFORM, 3", "EXPONENTIAL, 1"})
    void neuronsThatCannotJumpAreNotDrawn(LabelLaw labels, long seed) {
        Dataset data = labels.draw(80, seed);
        AbundantProcess process = AbundantProcess.of(data, 24, seed);
        TopPatterns once = TopPatterns.of(data.labels(), 24, seed);
        LimitProcess run = process.process();
        double growth = 0;
        for (int i = 1; i <= run.jumpCount(); i++) {
            double left = data.labelNorm(run.unfitted(i - 1));
            double wait = run.jumpTime(i) - (i == 1 ? 0 : run.jumpTime(i - 1));
            growth += wait * Math.min(left, Math.sqrt(once.leastSquare())) / 80;
        }
        assertTrue(growth < 1, "it has grown by " + growth);
        assertEquals(once.count(), process.neurons());
    }
}
