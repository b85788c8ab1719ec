package saddlewalk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FigureOne;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;
import saddlewalk.train.JumpEpochs;
import saddlewalk.train.Npy;
import saddlewalk.train.Recorder;
import saddlewalk.train.Stop;
import saddlewalk.train.Trajectory;

/**
 * Writes the problems for the peers, and beside each what we found ({@code expected.json}), which a peer must find too
 * before it is timed. Folders: {@code figure1-100}, {@code figure1-1000}, {@code figure1-1000000}, {@code million}.
 */
final class Export {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long BETWEEN_LOOKS = 1000;

    private Export() { }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        for (long log : new long[] {100, 1000, 1_000_000}) {
            figureOne(Files.createDirectories(root.resolve("figure1-" + log)), -log);
        }
        million(Files.createDirectories(root.resolve("million")));
    }

    private static void figureOne(Path folder, double logLambda) throws IOException {
        FigureOne problem = Problems.figureOne(logLambda);
        double end = Problems.flowEnd(problem);
        Npy.write(folder.resolve("start.npy"), problem.start());
        row(folder.resolve("labels.npy"), problem.data().labels());
        row(folder.resolve("levels.npy"), Problems.halfLevels(problem));
        double squares = Arrays.stream(problem.data().labels()).map(y -> y * y).sum();
        double tolerance = 1e-24 * squares / problem.data().n();
        row(folder.resolve("settings.npy"), FigureOne.STEP_SIZE, tolerance, logLambda, end);

        ObjectNode expected = JSON.createObjectNode();
        expected.put("seed", problem.seed()).put("logLambda", logLambda);
        descent(expected, problem, logLambda);
        flow(expected, problem, logLambda);
        JSON.writeValue(folder.resolve("expected.json").toFile(), expected);
    }

    /** Gradient descent by leap; where steps can be taken, also how far they are from the leap. */
    private static void descent(ObjectNode expected, FigureOne problem, double logLambda) {
        Recorder looks = logLambda < -1000 ? Recorder.endsOnly() : Recorder.every(BETWEEN_LOOKS);
        Trajectory leap = problem.train(looks);
        long[] halves = JumpEpochs.of(problem.process(), leap).halves();
        expected.put("epochs", leap.epochs()).put("squaredNorm", leap.finalNetwork().squaredNorm());
        expected.set("halves", JSON.valueToTree(halves));
        if (logLambda < -1000) {
            return;
        }
        Trajectory steps = Problems.stepByStep(problem, looks);
        double[] ours = leap.meanSquaredErrors();
        double[] theirs = steps.meanSquaredErrors();
        int shared = Math.min(ours.length, theirs.length) - 1;              // the last is each run's own end
        double largest = IntStream.range(0, shared).mapToDouble(i -> Math.abs(ours[i] - theirs[i])).max().orElseThrow();
        expected.put("stepEpochs", steps.epochs()).put("stepSquaredNorm", steps.finalNetwork().squaredNorm());
        expected.set("stepHalves", JSON.valueToTree(JumpEpochs.of(problem.process(), steps).halves()));
        expected.put("lossDifference", largest / ours[0]);
    }

    private static void flow(ObjectNode expected, FigureOne problem, double logLambda) {
        FlowTrajectory flow = Problems.flow(problem);
        if (flow.stop() != Stop.REACHED_TOLERANCE) {
            expected.put("flowStop", flow.stop().name());
            return;
        }
        double[] times = Problems.jumpTimes(flow, problem);
        expected.put("flowEvaluations", flow.evaluations());
        expected.put("flowSquaredNorm", GradientFlow.of(problem.data(), problem.start()).run(Problems.flowEnd(problem))
                .finalNetwork().squaredNorm());
        expected.set("flowTimes", JSON.valueToTree(times));
        if (logLambda >= -1000) {
            double[] general = Problems.jumpTimes(GradientFlow.of(problem.data(), problem.start()).withoutClosedForms()
                    .watching(Problems.halfLevels(problem)).run(), problem);
            expected.put("flowTimeDifference", largestRelative(times, general));
        }
    }

    private static double largestRelative(double[] some, double[] others) {
        return IntStream.range(0, some.length).mapToDouble(i -> Math.abs(some[i] / others[i] - 1)).max().orElseThrow();
    }

    private static void million(Path folder) throws IOException {
        MillionLabels problem = MillionLabels.make();
        row(folder.resolve("labels.npy"), problem.labels);
        Files.write(folder.resolve("mask.u64"), problem.packedColumns());
        LimitProcess process = problem.process();
        ObjectNode expected = JSON.createObjectNode();
        expected.put("n", MillionLabels.N).put("m", MillionLabels.M).put("squaredNorm", process.squaredNorm());
        expected.set("neurons", JSON.valueToTree(process.jumps().stream().mapToInt(Jump::neuron).toArray()));
        expected.set("times", JSON.valueToTree(process.jumps().stream().mapToDouble(Jump::time).toArray()));
        JSON.writeValue(folder.resolve("expected.json").toFile(), expected);
    }

    private static void row(Path file, double... values) {
        Npy.write(file, new double[][] {values});
    }
}
