package saddlewalk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FigureOne;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.JumpEpochs;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/**
 * Our side among the peers: {@code Serve step|leap|flow|dormand-prince|algorithm1|patterns} answers each line of input (a
 * problem's folder, a number that is not read, seconds) with one line of JSON: what the call found, repeated until the
 * process has used up the seconds, and the processor's seconds for one call, compiler and collector included.
 */
final class Serve {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Serve() { }

    public static void main(String[] arguments) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            String folder = Path.of(words[0]).getFileName().toString();
            System.out.println(time(call(arguments[0], folder), Double.parseDouble(words[2])));
        }
    }

    private static ObjectNode time(Supplier<ObjectNode> call, double atLeast) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long began = system.getProcessCpuTime();
        int runs = 0;
        ObjectNode result;
        double used;
        do {
            result = call.get();
            runs++;
            used = (system.getProcessCpuTime() - began) / 1e9;
        } while (used < atLeast);
        return result.put("seconds", used / runs).put("runs", runs);
    }

    private static Supplier<ObjectNode> call(String task, String folder) {
        if (task.equals("algorithm1")) {
            MillionLabels labels = MillionLabels.make();
            return () -> found(labels.process());
        }
        if (task.equals("patterns")) {
            ManyNeurons neurons = ManyNeurons.make();
            return () -> found(neurons.process().squaredNorm());
        }
        FigureOne problem = Problems.figureOne(-Double.parseDouble(folder.replace("figure1-", "")));
        double end = Problems.flowEnd(problem);
        return switch (task) {
            case "step" -> () -> found(problem, Problems.stepByStep(problem));
            case "leap" -> () -> found(problem, problem.train(Recorder.endsOnly()));
            case "flow" -> () -> found(problem, Problems.flow(problem));
            case "dormand-prince" -> () -> found(GeneralFlow.run(problem, end));
            default -> throw new IllegalArgumentException("task must be step, leap, flow, dormand-prince, algorithm1 or"
                    + " patterns, got " + task);
        };
    }

    private static ObjectNode found(FigureOne problem, Trajectory run) {
        return found(run.finalNetwork().squaredNorm()).put("epochs", run.epochs())
                .set("halves", JSON.valueToTree(JumpEpochs.of(problem.process(), run).halves()));
    }

    private static ObjectNode found(FigureOne problem, FlowTrajectory run) {
        return found(run.finalNetwork().squaredNorm()).put("evaluations", run.evaluations())
                .set("times", JSON.valueToTree(Problems.jumpTimes(run, problem)));
    }

    private static ObjectNode found(GeneralFlow.Result run) {
        return found(run.squaredNorm()).put("evaluations", run.evaluations())
                .set("times", JSON.valueToTree(run.times()));
    }

    private static ObjectNode found(LimitProcess process) {
        ObjectNode found = found(process.squaredNorm());
        found.set("neurons", JSON.valueToTree(process.jumps().stream().mapToInt(Jump::neuron).toArray()));
        return found.set("times", JSON.valueToTree(process.jumps().stream().mapToDouble(Jump::time).toArray()));
    }

    private static ObjectNode found(double squaredNorm) {
        return JSON.createObjectNode().put("squaredNorm", squaredNorm);
    }
}
