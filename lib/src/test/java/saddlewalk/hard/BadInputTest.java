package saddlewalk.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.Numbers;
import saddlewalk.bias.Coverage;
import saddlewalk.bias.DualCertificate;
import saddlewalk.bias.FirstFit;
import saddlewalk.bias.JumpCount;
import saddlewalk.bias.LabelLaw;
import saddlewalk.bias.OurForm;
import saddlewalk.bias.RandomMasks;
import saddlewalk.bias.UnseenParts;
import saddlewalk.claim.Tolerance;
import saddlewalk.limit.Clocks;
import saddlewalk.limit.FirstJump;
import saddlewalk.limit.GramProcess;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.Resolution;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;
import saddlewalk.model.PatternStream;
import saddlewalk.plot.Chart;
import saddlewalk.plot.Steps;
import saddlewalk.sweep.FigureSix;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.Labels;
import saddlewalk.sweep.NormMeasurement;
import saddlewalk.sweep.Seeds;
import saddlewalk.sweep.Setting;
import saddlewalk.sweep.Start;
import saddlewalk.sweep.WidthRuns;
import saddlewalk.train.ConvergenceProblem;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.GradientFlow;
import saddlewalk.train.GramDescent;
import saddlewalk.train.GramProblem;
import saddlewalk.train.LoneNeuron;
import saddlewalk.train.Offsets;
import saddlewalk.train.PlainGradientDescent;
import saddlewalk.train.PlateauMiddles;
import saddlewalk.train.SmallProblem;
import saddlewalk.train.TiedPair;

/** Bad input at the main entry points, with the words of every refusal: quantity, rule, value. */
class BadInputTest {
    private static final double[] HOSTILE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    private static final double[] NOT_POSITIVE = {Double.NaN, 0, -0.0, -4.9e-324, -1e308, Double.NEGATIVE_INFINITY};

    private static final Inputs ONE_INPUT = Inputs.of(new double[][] {{1, 0, 0}});

    record Row(String message, Executable call) {
        @Override
        public String toString() {
            return message;
        }
    }

    private static Row row(String message, Executable call) {
        return new Row(message, call);
    }

    static Stream<Row> model() {
        List<Row> rows = new ArrayList<>();
        for (double bad : HOSTILE) {
            String text = Numbers.full(bad);
            rows.add(row("labels must be finite, got " + text + " at index 1", () -> Dataset.of(1, bad)));
            rows.add(row("inputs, row 0, must be finite, got " + text + " at index 1",
                    () -> Dataset.of(new double[] {1}, new double[][] {{1, bad}})));
            rows.add(row("output weights must be finite, got " + text + " at index 0",
                    () -> Network.of(new double[] {bad}, new double[][] {{1}})));
            rows.add(row("hidden weights, row 1, must be finite, got " + text + " at index 0",
                    () -> Network.of(new double[] {1, 1}, new double[][] {{1}, {bad}})));
            rows.add(row("log lambda must be in [-1e8, 700], got " + text, () -> Initialization.balanced(1, 1, bad, 1)));
        }
        for (double bad : new double[] {4.9e-324, -1e-141, 1e141, -1e308}) {
            rows.add(row("labels must be 0 or between 1e-140 and 1e140 in size, so that their squares neither vanish nor"
                    + " overflow, got " + Numbers.full(bad) + " at index 0", () -> Dataset.of(bad)));
        }
        rows.add(row("there must be at least one label, got none", () -> Dataset.of()));
        rows.add(row("one input per label: there are 1 labels and 0 inputs",
                () -> Dataset.of(new double[] {1}, new double[0][])));
        rows.add(row("number of data n must be at least 1, got -1", () -> Dataset.normal(-1, 1)));
        rows.add(row("datum must be in [0, 3), got -2147483648", () -> World.DATA.label(Integer.MIN_VALUE)));
        rows.add(row("labels from 2 to 1 - 1 must be in [0, 3)", () -> World.DATA.copyLabels(2, 1, new double[3])));
        rows.add(row("labels from 0 to 4 - 1 must be in [0, 3)", () -> World.DATA.copyLabels(0, 4, new double[9])));
        rows.add(row("the target must hold 3 labels, it has length 2", () -> World.DATA.copyLabels(0, 3, new double[2])));
        rows.add(row("number of neurons m must be at least 1, got 0", () -> Network.of(new double[0], new double[0][])));
        rows.add(row("one output weight per neuron: a has length 2, W has 1 rows",
                () -> Network.of(new double[2], new double[1][1])));
        rows.add(row("hidden weights must have rows of one length: row 0 has 1 entries, row 1 has 2",
                () -> Network.of(new double[2], new double[][] {{1}, {1, 2}})));
        rows.add(row("the network's output must be a number, got NaN: too large or too small to compute with",
                () -> Network.of(new double[] {1e308, -1e308}, new double[][] {{1e308}, {1e308}}).predict(new double[] {1})));
        rows.add(row("neuron must be in [0, 2), got 2147483647", () -> World.START.output(Integer.MAX_VALUE)));
        rows.add(row("number of columns of the mask must be at least 1, got -1", () -> ActivationMask.random(1, -1, 1)));
        rows.add(row("word must be in [0, 1), got 1", () -> World.MASK.copyWords(1, 0, 3, new long[3])));
        rows.add(row("a pattern holds 1 to 63 data, got 64", () -> PatternStream.random(64, 1, 1)));
        return rows.stream();
    }

    static Stream<Row> limit() {
        List<Row> rows = new ArrayList<>();
        for (double bad : new double[] {Double.NaN, 0, -0.0, 1e308, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            String text = Numbers.full(bad);
            rows.add(row("time is accelerated by log(1/lambda) > 0: log lambda must be finite and < 0, got " + text,
                    () -> Resolution.of(World.PROCESS, bad)));
            rows.add(row("step size must be > 0 and at most 1e50, got " + text, () -> World.PROCESS.withStepSize(bad)));
        }
        for (double bad : NOT_POSITIVE) {
            rows.add(row("step size must be finite and > 0, got " + Numbers.full(bad), () -> Clocks.epochs(1, bad, -1)));
            rows.add(row("growth in one epoch must be finite and > 0, got " + Numbers.full(bad),
                    () -> FirstJump.epochsBetween(bad, 0.1, 0.9)));
        }
        for (double bad : new double[] {Double.NaN, -4.9e-324, -1e308, Double.POSITIVE_INFINITY}) {
            rows.add(row("accelerated time must be finite and >= 0, got " + Numbers.full(bad), () -> World.PROCESS.loss(bad)));
        }
        rows.add(row("one sign per column of the mask: there are 2 columns and 1 signs",
                () -> LimitProcess.of(World.DATA, new int[] {1}, World.MASK)));
        rows.add(row("signs must be -1 or 1, got -2147483648 for neuron 0",
                () -> LimitProcess.of(World.DATA, new int[] {Integer.MIN_VALUE, 1}, World.MASK)));
        for (double bad : new double[] {Double.NaN, 1e-141, 1e200, Double.NEGATIVE_INFINITY}) {
            String words = assertThrows(IllegalArgumentException.class, () -> Dataset.of(bad)).getMessage();
            rows.add(row(words, () -> GramProcess.of(new double[] {bad}, ONE_INPUT, World.START, 0.01)));
            rows.add(row(words, () -> GramProcess.losesDatumAt(new double[] {bad}, List.of(0))));
        }
        rows.add(row("labels must be > 0, got 0 at index 1",
                () -> GramProcess.losesDatumAt(new double[] {1, 0}, List.of(0, 1))));
        rows.add(row("jump must be in [1, 2], got 0", () -> World.PROCESS.jump(0)));
        rows.add(row("plateau must be in [0, 2], got 2147483647", () -> World.PROCESS.saddle(Integer.MAX_VALUE)));
        return rows.stream();
    }

    static Stream<Row> train() {
        List<Row> rows = new ArrayList<>();
        GradientDescent descent = GradientDescent.of(World.DATA, World.START);
        for (double bad : NOT_POSITIVE) {
            String text = Numbers.full(bad);
            rows.add(row("step size must be > 0 and at most 1e50, got " + text, () -> descent.withStepSize(bad)));
            rows.add(row("step size must be finite and > 0, got " + text,
                    () -> PlainGradientDescent.run(World.DATA, World.START, bad, 1)));
        }
        rows.add(row("step size must be > 0 and at most 1e50, got " + Numbers.full(1e308), () -> descent.withStepSize(1e308)));
        rows.add(row("labels must be 0 or between 1e-140 and 1e140 in size, so that their squares neither vanish nor"
                + " overflow, got 1e160 at index 0", () -> GramDescent.of(new double[] {1e160}, ONE_INPUT, World.START)));
        rows.add(row("number of data n, of which the first neuron sees three and not all, must be at least 4, got 3",
                () -> GramProblem.picked(1, 3)));
        rows.add(row("epoch limit must be >= 0, got -9223372036854775808", () -> descent.withEpochLimit(Long.MIN_VALUE)));
        rows.add(row("network and data must have one dimension: the network has 3, the data 1",
                () -> GradientDescent.of(Dataset.of(1), World.START)));
        rows.add(row("network and data must have one dimension: the network has 3, the data 1",
                () -> GradientFlow.of(Dataset.of(1), World.START)));
        return rows.stream();
    }

    static Stream<Row> bias() {
        List<Row> rows = new ArrayList<>();
        for (double bad : new double[] {Double.NaN, -4.9e-324, 1e308, Double.NEGATIVE_INFINITY}) {
            String text = Numbers.full(bad);
            rows.add(row("probability must be in [0, 1], got " + text, () -> Coverage.standardError(bad, 1)));
            rows.add(row("epsilon must be in [0, 1], got " + text, () -> OurForm.firstJumps(bad, 1)));
            rows.add(row("the events need a finite n >= 0, epsilon in [0, 1] and a number of jumps >= 0, got n = 8, epsilon = "
                    + text + ", jumps = 1", () -> OurForm.tailBySubadditivity(8, bad, 1)));
        }
        rows.add(row("number of runs must be at least 1, got 0", () -> JumpCount.mean(List.of())));
        rows.add(row("number of data n must be at least 1, got -2147483648",
                () -> JumpCount.meanInFixedOrder(Integer.MIN_VALUE)));
        rows.add(row("number of data n must be at least 1, got 0", () -> FirstFit.of(0, 1)));
        rows.add(row("number of data k must be in [0, 3], got 4", () -> FirstFit.of(3, 1).ownOrder(4)));
        rows.add(row("log2 of the width must be in [0, 30], got 31",
                () -> WidthRuns.reading(LabelLaw.NEARLY_EQUAL, 56, 31, 1, 1)));
        rows.add(row("log2 of the width must be in [0, 30], got -1",
                () -> WidthRuns.masks(LabelLaw.NEARLY_EQUAL, 56, -1, 1, 1)));
        rows.add(row("number of runs must be at least 1, got 0",
                () -> WidthRuns.reading(LabelLaw.NEARLY_EQUAL, 56, 3, 0, 1)));
        for (double bad : new double[] {Double.NaN, -0.0, 1, Double.POSITIVE_INFINITY}) {
            rows.add(row("the share of one label must be in (0, 1), got " + Numbers.full(bad),
                    () -> UnseenParts.withSpike(10, bad, 1)));
        }
        rows.add(row("number of draws must be at least 1, got 0", () -> RandomMasks.fitted(1, 1, 1, 0, 1)));
        rows.add(row("orders of T among m neurons need 0 <= T <= m, got T = 1, m = 0", () -> OurForm.logOrders(0, 1)));
        rows.add(row("a neuron must have a length that is > 0 and finite, got 0",
                () -> DualCertificate.of(World.DATA).slope(new double[] {0, -0.0, 0})));
        return rows.stream();
    }

    private static Setting setting(int n, int m, double logLambda, double stepSize) {
        return new Setting(n, m, logLambda, stepSize, Labels.NORMAL, Start.BALANCED, Seeds.of(1));
    }

    static Stream<Row> claimPlotOutputAndSweep() {
        List<Row> rows = new ArrayList<>();
        for (double bad : NOT_POSITIVE) {
            rows.add(row("step size must be > 0 and at most 1e50, got " + Numbers.full(bad), () -> setting(1, 1, -1, bad)));
            rows.add(row("rounding: scale must be finite and > 0, got " + Numbers.brief(bad), () -> Tolerance.rounding(1, bad)));
        }
        for (double bad : HOSTILE) {
            rows.add(row("log lambda must be in [-1e8, 700], got " + Numbers.full(bad), () -> setting(1, 1, bad, 0.01)));
        }
        rows.add(row("number of data n must be at least 1, got -1", () -> setting(-1, 1, -1, 0.01)));
        rows.add(row("number of neurons m must be at least 1, got 0", () -> setting(1, 0, -1, 0.01)));
        rows.add(row("n times m must be at most 1e8, the weights of one network, got n = 2147483647, m = 2147483647",
                () -> setting(Integer.MAX_VALUE, Integer.MAX_VALUE, -1, 0.01)));
        rows.add(row("step-size must be numbers, got \"0x1p3\"", () -> Grid.parse("n=3 m=2 step-size=0x1p3")));
        rows.add(row("step-size must be numbers, got \"1f\"", () -> Grid.parse("n=3 m=2 step-size=1f")));
        rows.add(row("the sweep's file must be a file, got the folder /",
                () -> saddlewalk.sweep.Sweep.of(Grid.of(3, 2), NormMeasurement.ofPaper()).to(Path.of("/"))));
        rows.add(row("tolerance: bound must be finite and >= 0, got Infinity", () -> Tolerance.monteCarlo(1e308)));
        rows.add(row("tolerance: standard error must be finite and >= 0, got NaN", () -> Tolerance.monteCarlo(Double.NaN)));
        rows.add(row("a series needs a name, got \" \"", () -> Chart.of("x", "y").line(" ", new double[1], new double[1])));
        rows.add(row("series \"s\": one y for each x, x has length 1, y has length 2",
                () -> Chart.of("x", "y").line("s", new double[1], new double[2])));
        rows.add(row("series \"s\" has no points", () -> Chart.of("x", "y").dots("s", new double[0], new double[0])));
        rows.add(row("a range needs low < high, got NaN and 1", () -> Chart.of("x", "y").rangeX(Double.NaN, 1)));
        rows.add(row("number of pieces must be at least 1, got 0", () -> Steps.heights(new double[0])));
        return rows.stream();
    }

    static Stream<Row> problems() {
        List<Row> rows = new ArrayList<>();
        for (double bad : NOT_POSITIVE) {
            rows.add(row("the least exponent must be finite and > 0, got " + Numbers.full(bad),
                    () -> ConvergenceProblem.withOneExponent(3, 2, true, bad, 1)));
        }
        for (double bad : new double[] {Double.NaN, 4.9e-324, -1e308, Double.POSITIVE_INFINITY}) {
            rows.add(row("the output weight must be 0 or between 1e-140 and 1e140 in size, got " + Numbers.full(bad),
                    () -> LoneNeuron.of(GramProblem.picked(1, 5)).finalSquare(bad, 0.5)));
        }
        for (double bad : new double[] {0, -0.0, 4.9e-324}) {
            rows.add(row("the length of a vector must be finite and > 0, got 0",
                    () -> PlateauMiddles.sine(new double[] {bad, bad}, new double[] {1, 0})));
        }
        rows.add(row("the length of a vector must be finite and > 0, got Infinity",
                () -> PlateauMiddles.sine(new double[] {1, 0}, new double[] {1e308, 1e308})));
        rows.add(row("vectors must have one dimension, got 2 and 1",
                () -> PlateauMiddles.sine(new double[2], new double[1])));
        rows.add(row("flow times must be 0 or at least 2.22507e-308, got 4.9406564584124654e-324",
                () -> GradientFlow.of(World.DATA, World.START).run(4.9e-324)));
        rows.add(row("number of problems must be at least 0, got -1", () -> SmallProblem.twins(true, 4, 2, 1, -1, -40)));
        rows.add(row("number of problems must be at least 0, got -1", () -> SmallProblem.twoJumps(4, 3, 1, -1, -40)));
        rows.add(row("number of neurons m must be at least 1, got -2147483648",
                () -> FigureSix.of(1).algorithmOne(Integer.MIN_VALUE, Integer.MAX_VALUE)));
        rows.add(row("a width of at least 8 must be left, the widths are [2, 4]",
                () -> FigureSix.of(1).algorithmOne(2, 4).from(8)));
        rows.add(row("last jump must be in [1, 2], got 0", () -> GramProblem.picked(1, 5).epochsGained(
                GramProblem.picked(1, 5).inputs(), 0)));
        rows.add(row("the tie is between 2 neurons in dimension 3, got 1 neurons in dimension 1",
                () -> new TiedPair(Network.of(new double[] {1}, new double[][] {{1}}))));
        rows.add(row("one training a problem and at least one problem, got 0 problems and 0 trainings",
                () -> Offsets.of(List.of(), List.of())));
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource({"problems", "model", "limit", "train", "bias", "claimPlotOutputAndSweep"})
    void isRefusedInWordsThatNameQuantityRuleAndValue(Row row) {
        assertEquals(row.message(), assertThrows(RuntimeException.class, row.call()).getMessage());
    }
}
