package saddlewalk.hard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import saddlewalk.bias.NormSample;
import saddlewalk.bias.SampleLabels;
import saddlewalk.claim.Claims;
import saddlewalk.claim.Mark;
import saddlewalk.claim.Measured;
import saddlewalk.claim.Predicted;
import saddlewalk.claim.PredictedInterval;
import saddlewalk.claim.Stated;
import saddlewalk.claim.Tolerance;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.limit.TwoProcesses;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;
import saddlewalk.output.Bundle;
import saddlewalk.plot.Chart;
import saddlewalk.plot.Picture;
import saddlewalk.plot.RandomPlane;
import saddlewalk.plot.Series;
import saddlewalk.plot.Snapshots;
import saddlewalk.plot.Specification;
import saddlewalk.sweep.Grid;
import saddlewalk.sweep.Labels;
import saddlewalk.sweep.Measurement;
import saddlewalk.sweep.NormMeasurement;
import saddlewalk.sweep.Runner;
import saddlewalk.sweep.Seeds;
import saddlewalk.sweep.Start;
import saddlewalk.sweep.Width;
import saddlewalk.train.FigureOne;
import saddlewalk.train.FlowState;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientDescent;
import saddlewalk.train.GradientFlow;
import saddlewalk.train.GramDescent;
import saddlewalk.train.GramRun;
import saddlewalk.train.PlateauMiddles;
import saddlewalk.train.Recorder;
import saddlewalk.train.SaddleRanks;
import saddlewalk.train.Trajectory;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** The one small case of every specimen: labels 3, 4, 12; neuron 0 sees the first two, neuron 1 the last. */
final class World {
    static final Dataset DATA = Dataset.of(3, 4, 12);
    static final Network START = Initialization.of(-40, new int[] {1, 1}, new double[][] {{1, 1, -1}, {-1, -1, 1}});
    static final ActivationMask MASK = ActivationMask.ofRows("1 0", "1 0", "0 1");

    static final LimitProcess PROCESS = LimitProcess.of(DATA, START);
    private static final ObjectNode TREE = JsonNodeFactory.instance.objectNode().put("a", 1);
    private static final Dataset BOTH_SIGNS = Dataset.of(3, -4, 12);
    private static final Network TWO_SIGNS = Initialization.of(-40, new int[] {1, -1},
            new double[][] {{1, 1, 1}, {1, 1, -1}});

    /** A good number by its name, where 1 and 0.5 would not do. */
    private static final Map<String, Object> NUMBERS = Map.ofEntries(
            Map.entry("double logLambda", -40.0),
            Map.entry("double otherLogLambda", -80.0),
            Map.entry("int n", 3),
            Map.entry("int d", 3),
            Map.entry("int m", 2));

    /** Good arguments that suit one method only. */
    private static final Map<String, Object> ARGUMENTS = Map.ofEntries(
            Map.entry("AnatomyProblem.oneSign.n", 12), Map.entry("AnatomyProblem.overtaking.n", 12),
            Map.entry("AnatomyProblem.oneSign.m", 4), Map.entry("AnatomyProblem.overtaking.m", 4),
            Map.entry("PhaseCurves.slow.curve", new double[6]), Map.entry("PhaseCurves.rapid.curve", new double[6]),
            Map.entry("BaseCase.times.count", 3), Map.entry("FinalSaddle.times.count", 2),
            Map.entry("FinalSaddle.parts.count", 2), Map.entry("Realignment.timeOf.cosine", 0.99),
            Map.entry("PowersOfLambda.of.firstLog", -1000.0), Map.entry("PowersOfLambda.of.secondLog", -1250.0),
            Map.entry("AbundantProcess.several.log2Width", 24.0), Map.entry("AbundantProcess.several.n", 26),
            Map.entry("OwnProblem.offsetSpans.logLambdas", new double[] {-20, -40}),
            Map.entry("FigureSix.balanced.widths", new int[] {2, 4}), Map.entry("FigureSix.he.widths", new int[] {2}),
            Map.entry("FigureSix.shrunkHe.widths", new int[] {2, 4}), Map.entry("Grid.withM.m", new int[] {2, 4}),
            Map.entry("Grid.withN.n", new int[] {2, 4}), Map.entry("Middles.of.epochs", new long[] {0}),
            Map.entry("Parameters.parse.text", "n=3 m=2"),
            Map.entry("AbundantProcess.of.log2Width", 24.0), Map.entry("WidthRuns.abundant.log2Width", 24.0),
            Map.entry("WidthRuns.abundant.n", 26), Map.entry("TopPatterns.of.log2Width", 24.0),
            Map.entry("AbundantProcess.of.data", Dataset.absoluteNormal(26, 1)),
            Map.entry("TopPatterns.of.labels", Dataset.absoluteNormal(26, 1).labels()),
            Map.entry("AbundantProcess.shareOfBlock.i", 1), Map.entry("OwnReport.widths.draws", 2),
            Map.entry("FigureSix.new.data", Dataset.normal(32, 1)), Map.entry("FigureSix.new.seed", 1L),
            Map.entry("WidthSweep.at.m", 2), Map.entry("WidthSweep.from.m", 2), Map.entry("WidthSweep.mean.m", 2),
            Map.entry("DiscreteClock.distances.stepSize", 0), Map.entry("DiscreteClock.spans.from", 0),
            Map.entry("DistanceToLimit.of.onEachPlateau", 2), Map.entry("DistanceToLimit.timesOf.onEachPlateau", 2),
            Map.entry("LengthsProblem.offsetSpans.logLambdas", new double[] {-100}),
            Map.entry("TiedPair.process.rule", TieRule.SMALLEST_INDEX),
            Map.entry("TiedPair.share.trained", Initialization.of(-40, new int[] {1, 1},
                    new double[][] {{1, 1, -1}, {-1, 1, 1}})),
            Map.entry("TiedPair.new.start", Initialization.of(-40, new int[] {1, 1},
                    new double[][] {{1, 1, -1}, {-1, 1, 1}})),
            Map.entry("PlateauMiddles.of.window", 10L), Map.entry("GramProblem.of.n", 5),
            Map.entry("GramProblem.picked.n", 5),
            Map.entry("ActivationMask.word.w", 0), Map.entry("ActivationMask.copyWords.w", 0),
            Map.entry("Inclusion.path.v", -0.5),
            Map.entry("Initialization.of.directions", new double[][] {{1, 0, 0}, {0, 1, 0}}),
            Map.entry("Network.scaled.outputs", new double[] {0.5, 0.25}),
            Map.entry("Network.scaled.hidden", new double[][] {{1, 0, 0}, {0, 1, 0}}),
            Map.entry("BinomialTail.quantileAbove.logProbability", -0.5),
            Map.entry("BinomialTail.quantileBelow.logProbability", -0.5),
            Map.entry("CoveringWidth.sample.draws", 2), Map.entry("CoveringWidth.sampleOneSign.draws", 2),
            Map.entry("JumpCount.standardError.runs", List.of(sample(1), sample(2))),
            Map.entry("CrowdedMasks.of.m", 6), Map.entry("CrowdedMasks.of.data", Dataset.absoluteNormal(8, 1)),
            Map.entry("CrowdedMasks.of.masks", 2), Map.entry("PlateauScatter.of.starts", 3),
            Map.entry("PlateauScatter.of.logC", -40.0), Map.entry("PlateauScatter.of.stepSize", 0.01),
            Map.entry("PlateauScatter.of.m", 40), Map.entry("CrowdingLaw.of.data", Dataset.absoluteNormal(8, 1)),
            Map.entry("LogLine.of.x", new double[] {1, 2, 3}), Map.entry("LogLine.of.y", new double[] {1, 2, 3}),
            Map.entry("LogLine.slopeError.errors", new double[] {1, 2, 3}),
            Map.entry("LogLine.slopeShift.shifts", new double[] {1, 2, 3}),
            Map.entry("ExactSizes.of.inverseDelta", 2),
            Map.entry("PlateauLaw.of.logC", -40.0), Map.entry("NormWithoutTraining.fromSmallStart.stepSize", 0.01),
            Map.entry("TwoJumps.of.data", BOTH_SIGNS),
            Map.entry("Assumptions.finding.assumption", "1"), Map.entry("Assumptions.holds.assumption", "1"),
            Map.entry("CompactSet.of.part", 0.25), Map.entry("CompactSet.new.margin", 0.01),
            Map.entry("CompactSet.new.end", 1.0),
            Map.entry("FirstJump.of.process", LimitProcess.of(DATA, START).withStepSize(0.01)),
            Map.entry("SaddleRanks.of.problem", deep()), Map.entry("SaddleRanks.of.middles", deepMiddles()),
            Map.entry("SaddleRanks.of.run", deepRun()),
            Map.entry("FirstJump.of.start", START), Map.entry("Kinks.latest.process", PROCESS.withStepSize(0.01)),
            Map.entry("BlocksMeasurement.of.setting", Grid.parse("n=26 m=2^24 labels=nearly-equal").setting(0)),
            Map.entry("JumpConstants.shift.j", 0), Map.entry("OneMoreNeuron.of.neuron", 0),
            Map.entry("OneMoreNeuron.of.seen", List.of(0)),
            Map.entry("TwoProcesses.of.data", BOTH_SIGNS), Map.entry("TwoProcesses.of.start", TWO_SIGNS),
            Map.entry("TwoProcesses.part.sign", 1), Map.entry("TwoProcesses.offsetsApart.start", TWO_SIGNS),
            Map.entry("MeasuredJump.Shared.new.datum", 0),
            Map.entry("Chart.rangeX.high", 2.0), Map.entry("Chart.rangeY.high", 2.0),
            Map.entry("EvenMotion.pick.positions", List.of(new double[] {0, 1}, new double[] {1, 0}, new double[] {2, 1})),
            Map.entry("EvenMotion.pick.frames", 2),
            Map.entry("Snapshots.of.plane", RandomPlane.of(3, 1)),
            Map.entry("Steps.epochs.begin", 0.0), Map.entry("Steps.epochs.end", 2.0),
            Map.entry("CompactSet.times.onEachPlateau", 2),
            Map.entry("OneMoreNeuron.at.variables", new double[] {0.5, 0.25}),
            Map.entry("OneMoreNeuron.loss.variables", new double[] {0.5, 0.25}),
            Map.entry("TwoProcesses.new.positiveNeurons", List.of(0, 1)),
            Map.entry("TwoProcesses.new.negativeNeurons", List.of(0, 1)),
            Map.entry("GradientFlow.resolvingResidualsTo.partOfLabelNorm", 1e-20),
            Map.entry("GradientFlow.withTolerance.localError", 1e-6),
            Map.entry("Specification.of.tree", chart().picture().specification().json()),
            Map.entry("Picture.withId.name", "figure-1"), Map.entry("Bundle.withJson.tree", TREE),
            Map.entry("Parameters.integer.name", "count"), Map.entry("Parameters.real.name", "share"),
            Map.entry("Logistic.times.points", 3), Map.entry("Bundle.withJson.mime", "application/json"),
            Map.entry("FlowTrajectory.at.time", FlowTime.of(0.5)), Map.entry("FlowTrajectory.crossing.i", 0),
            Map.entry("Jumps.over.process", PROCESS.withStepSize(0.01)),
            Map.entry("Trajectory.networkAt.epoch", 0L), Map.entry("Trajectory.crossing.i", 0),
            Map.entry("Picture.series.name", "a line"), Map.entry("Picture.series.panel", 0),
            Map.entry("WholeData.ratio.n", 1), Map.entry("GramRun.crossing.i", 0), Map.entry("GramRun.fittedAt.i", 0), Map.entry("Measurements.named.name", "norm"),
            Map.entry("Grid.parse.text", "n=3 m=2"),
            Map.entry("Require.index.size", 2), Map.entry("Parameters.integer.high", 2), Map.entry("Parameters.real.high", 2.0),
            Map.entry("Parameters.integer.claimedHigh", 2), Map.entry("Parameters.real.claimedHigh", 2.0),
            Map.entry("Parameters.integer.low", 0), Map.entry("Parameters.real.low", 0.0),
            Map.entry("Measured.withinEach.tolerances", List.of(Tolerance.rounding(1))),
            Map.entry("Measured.isAtMostEach.tolerances", List.of(Tolerance.rounding(1))),
            Map.entry("Measured.isAtLeastEach.tolerances", List.of(Tolerance.rounding(1))),
            Map.entry("Claims.that.item", "(15)"), Map.entry("Ledger.named.items", "(15)"));

    private static Chart chart() {
        return Chart.of("x", "y").line("a line", new double[] {0, 1}, new double[] {1, 2}).caption("A line.");
    }

    private static FigureOne deep() {
        Network start = Initialization.of(-300, new int[] {1, 1}, new double[][] {{1, 2, -1}, {-1, -1, 1}});
        return new FigureOne(1, -300, DATA, start, LimitProcess.of(DATA, start).withStepSize(FigureOne.STEP_SIZE));
    }

    private static PlateauMiddles deepMiddles() {
        return PlateauMiddles.of(deep().process(), -300, 100);
    }

    private static Trajectory deepRun() {
        return GradientDescent.of(DATA, deep().start()).withStepSize(FigureOne.STEP_SIZE)
                .recording(Recorder.endsOnly().andAt(deepMiddles().epochs()).withNetworks()).run();
    }

    private static Stated stated() {
        return Claims.expecting(1).that("(15)", Mark.TEXT, "a statement");
    }

    private static NormSample sample(long seed) {
        return NormSample.of(SampleLabels.ALMOST_EQUAL, 3, 2, seed);
    }

    Object argument(Parameter parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        String type = executable.getDeclaringClass().getName().replaceFirst(".*\\.", "").replace('$', '.');
        Object own = ARGUMENTS.get(type + "." + (executable instanceof Method ? executable.getName() : "new") + "."
                + parameter.getName());
        return own != null ? own : Problems.argument(executable.getDeclaringClass(), parameter.getType(),
                parameter.getName());
    }

    Object value(Class<?> type, String name) {
        Object number = NUMBERS.get(type.getSimpleName() + " " + name);
        if (number != null) {
            return number;
        }
        Object problem = Problems.of(type);
        if (problem != null) {
            return problem;
        }
        return type == Dataset.class ? DATA : type == Network.class ? START : type == ActivationMask.class ? MASK
                : type == LimitProcess.class ? name.equals("this") ? PROCESS.withStepSize(0.01) : PROCESS
                : type == TwoProcesses.class ? TwoProcesses.of(BOTH_SIGNS, TWO_SIGNS)
                : type == Chart.class ? chart()
                : type == Snapshots.class ? Snapshots.of(PROCESS, -40, RandomPlane.of(3, 1)).add("start", START, 0)
                        .add("end", PROCESS.saddle(2), 2)
                : type == Claims.class ? Claims.expecting(1)
                : type == Trajectory.class ? GradientDescent.of(DATA, START).watching(50)
                        .recording(Recorder.every(50).withNorms().withNetworks()).run()
                : type == FlowTrajectory.class ? GradientFlow.of(DATA, START).watching(50, 20).run(1, 100)
                : type == FlowState.class ? GradientFlow.of(DATA, START).run(1).finalState()
                : type == Specification.class ? chart().picture().specification()
                : type == Series.class ? chart().picture().series("a line")
                : type == Figure.class ? new Figure(Layout.builder().build(), ScatterTrace.builder(new double[] {0, 1},
                        new double[] {1, 2}).name("a line").build())
                : type == Picture.class ? chart().picture()
                : type == Inputs.class ? Inputs.of(new double[][] {{1, 0, 0}, {0.6, 0.8, 0}, {0, 0, 1}})
                : type == Labels[].class ? new Labels[] {Labels.NORMAL} : type == Start[].class ? new Start[] {Start.BALANCED}
                : type == Width[].class ? new Width[] {Width.of(2), Width.ofLog2(28)}
                : type == Seeds[].class ? new Seeds[] {Seeds.of(1)}
                : type == Measurement.Body.class ? (Measurement.Body) setting -> List.of("1")
                : type == Measurement.class ? NormMeasurement.ofPaper()
                : type == saddlewalk.sweep.Sweep.class ? saddlewalk.sweep.Sweep.of(Grid.of(3, 2), NormMeasurement.ofPaper())
                : type == Runner.class ? (Runner) (all, runs, sink) -> false
                : type == OptionalDouble.class ? OptionalDouble.of(0.5)
                : type == GramRun.class ? GramDescent.of(DATA.labels(), (Inputs) value(Inputs.class, ""), START)
                        .watching(50).lookingAt(0).run()
                : type == Grid.class ? Grid.of(3, 2).withSeeds(1, 2)
                : type == SaddleRanks.class ? SaddleRanks.of(deep(), deepMiddles(), deepRun())
                : type == Stated.class ? stated()
                : type == Predicted.class ? stated().predicted("by hand", 0.5)
                : type == Measured.class ? stated().predicted("by hand", 0.5).measured("here", 0.5)
                : type == PredictedInterval.class ? stated().predictedIn("by hand", 0, 1)
                : type == PredictedInterval.MeasuredInInterval.class ? stated().predictedIn("by hand", 0, 1).measured("here", 0.5)
                : type == Bundle.class ? Bundle.text("text") : null;
    }

    List<Object> hostile(Class<?> type) {
        if (type == Dataset.class) {
            return List.of(Dataset.of(1), Dataset.of(1e140, -1e140, 1e140), Dataset.of(1e-140, 1e-140, -1e-140),
                    Dataset.of(0, -0.0, 0), Dataset.of(1, 1, 1), Dataset.of(1e-140, 1e140, 1),
                    Dataset.of(3, -4, 12).withRandomOrthonormalInputs(5, 1));
        }
        if (type == Network.class) {
            return List.of(Network.of(new double[] {0, 0}, new double[2][3]),
                    Network.of(new double[] {1}, new double[][] {{1}}),
                    Network.of(new double[] {1e308, -1e308}, new double[][] {{1e308, 1e308, 1e308}, {1e308, -1e308, 0}}),
                    Network.of(new double[] {4.9e-324, -0.0}, new double[][] {{4.9e-324, 0, -0.0}, {0, 0, 4.9e-324}}),
                    Network.scaled(new int[] {1, -1}, new double[] {1, -1}, new double[][] {{1, 1, 1}, {1, 1, 1}},
                            new int[] {1_000_000_000, 1_000_000_000}),
                    Network.scaled(new int[] {1, -1}, new double[] {1, -1}, new double[][] {{1, 1, 1}, {1, 1, 1}},
                            new int[] {-1_000_000_000, 1_000_000_000}),
                    Initialization.balanced(3, 3, 700, 1), Initialization.balanced(3, 3, -1e8, 1),
                    Initialization.balanced(2, 5, -40, 1));
        }
        if (type == LimitProcess.class) {
            return List.of(LimitProcess.of(new double[] {0}, new int[] {1}, ActivationMask.ofRows("0")),
                    LimitProcess.of(new double[] {1e140, -1e140, 1e-140}, new int[] {1, -1, 1},
                            ActivationMask.ofRows("1 0 0", "0 1 0", "0 0 1")),
                    LimitProcess.of(DATA, START).withStepSize(1e50), LimitProcess.of(DATA, START).withStepSize(4.9e-324));
        }
        return List.of();
    }
}
