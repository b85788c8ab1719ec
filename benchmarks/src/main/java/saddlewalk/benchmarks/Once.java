package saddlewalk.benchmarks;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.DoubleStream;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Network;
import saddlewalk.train.FigureOne;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.Recorder;
import saddlewalk.train.Trajectory;

/**
 * One call in a fresh virtual machine: {@code Once TASK...} prints, for each of step, leap, leap-million, flow,
 * flow-million, algorithm1, its name, the seconds it took and a digest of every bit of its result. What a reader waits
 * for, and what must be the same on every JDK and with any number of processors.
 */
final class Once {
    private final MessageDigest digest;

    private Once() throws Exception {
        digest = MessageDigest.getInstance("SHA-256");
    }

    public static void main(String[] tasks) throws Exception {
        for (String task : tasks) {
            System.out.println(new Once().run(task));
        }
    }

    private String run(String task) {
        long began;
        long ended;
        switch (task) {
            case "step", "leap", "leap-million" -> {
                FigureOne problem = Problems.figureOne(task.equals("leap-million") ? -1e6 : -1000);
                began = System.nanoTime();
                Trajectory run =
                        task.equals("step") ? Problems.stepByStep(problem) : problem.train(Recorder.endsOnly());
                ended = System.nanoTime();
                add(run.epochs());
                for (long crossing : run.crossings()) {
                    add(crossing);
                }
                add(run.finalNetwork());
            }
            case "flow", "flow-million" -> {
                FigureOne problem = Problems.figureOne(task.equals("flow-million") ? -1e6 : -1000);
                began = System.nanoTime();
                FlowTrajectory run = Problems.flow(problem);
                ended = System.nanoTime();
                add(Problems.jumpTimes(run, problem));
                add(run.finalNetwork());
            }
            case "algorithm1" -> {
                MillionLabels problem = MillionLabels.make();
                began = System.nanoTime();
                LimitProcess process = problem.process();
                ended = System.nanoTime();
                List<Jump> jumps = process.jumps();
                jumps.forEach(jump -> {
                    add(jump.time(), jump.neuron());
                    jump.fitted().forEach(k -> add(k));
                });
            }
            default -> throw new IllegalArgumentException("task must be step, leap, leap-million, flow, flow-million or"
                    + " algorithm1, got " + task);
        }
        return task + " " + (ended - began) / 1e9 + " " + HexFormat.of().formatHex(digest.digest());
    }

    private void add(Network network) {
        for (int j = 0; j < network.m(); j++) {
            add(network.binaryScale(j), network.storedOutput(j));
            add(network.storedHidden(j));
        }
    }

    private void add(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
        DoubleStream.of(values).forEach(bytes::putDouble);
        digest.update(bytes.array());
    }
}
