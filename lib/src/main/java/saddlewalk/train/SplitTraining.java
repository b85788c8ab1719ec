package saddlewalk.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.limit.CompactSet;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TwoProcesses;
import saddlewalk.model.Network;

/**
 * Appendix D.1 in training: a network with neurons of both signs is trained by gradient descent until every neuron has lost the
 * data of the other sign; from there its two sub-networks are trained alone, each on the labels of its sign, with the common 1/n.
 *
 * @param joint the whole network's run, to its end
 * @param splitEpoch epoch of the last switch-off of a datum whose label has the other sign than the neuron
 * @param halves epochs at which the parts, alone, have made half of each drop, counted from the start of {@code joint}, ascending
 * @param parted squared norm of the two parts together at the end
 */
public record SplitTraining(Trajectory joint, long splitEpoch, List<Long> halves, double parted) {
    public SplitTraining {
        halves = List.copyOf(Objects.requireNonNull(halves, "halves"));
    }

    /** Trains at one λ with step η, jointly and apart. */
    public static SplitTraining of(ConvergenceProblem problem, double logLambda, double stepSize) {
        GradientDescent descent = problem.descent(logLambda, stepSize);
        Trajectory joint = descent.run();
        long split = joint.switchOffs().stream()
                .filter(off -> problem.process().sign(off.neuron()) * problem.data().label(off.datum()) < 0)
                .mapToLong(SwitchOff::epoch).max()
                .orElseThrow(() -> new IllegalArgumentException(
                        "some neuron must see a datum of the other sign and lose it, got none"));
        Network there = descent.withEpochLimit(split).run().finalNetwork();
        List<Long> halves = new ArrayList<>();
        double parted = 0;
        TwoProcesses both = TwoProcesses.of(problem.data(), problem.start(logLambda));
        for (int sign : new int[] {1, -1}) {
            double[] levels = JumpEpochs.levels(sign > 0 ? both.positive() : both.negative());
            Trajectory alone = GradientDescent.of(TwoProcesses.part(problem.data(), sign), TwoProcesses.part(there, sign))
                    .withStepSize(stepSize).withEpochLimit(joint.epochs()).watching(IntStream.range(0, levels.length / 3)
                            .mapToDouble(i -> levels[3 * i]).toArray()).run();
            for (long crossing : alone.crossings()) {
                halves.add(split + crossing);
            }
            parted += alone.finalNetwork().squaredNorm();
        }
        halves.sort(null);
        return new SplitTraining(joint, split, List.copyOf(halves), parted);
    }

    /**
     * L·(t_i^λ − t_i) of every jump in order of time, for the two parts trained apart from the very beginning by the flow without
     * closed forms, each on the labels of its sign.
     */
    public static double[] offsetsApart(ConvergenceProblem problem, double logLambda) {
        TwoProcesses both = TwoProcesses.of(problem.data(), problem.start(logLambda));
        Map<Double, Double> offsets = new TreeMap<>();
        for (int sign : new int[] {1, -1}) {
            LimitProcess alone = sign > 0 ? both.positive() : both.negative();
            FlowTrajectory run = GradientFlow.of(TwoProcesses.part(problem.data(), sign),
                    TwoProcesses.part(problem.start(logLambda), sign)).withoutClosedForms().watchingHalfDrops(alone)
                    .run(List.of(FlowTime.accelerated(CompactSet.of(alone, 0.25).end(), logLambda)));
            for (int i = 1; i <= alone.jumpCount(); i++) {
                offsets.put(alone.jumpTime(i), run.crossing(i - 1).minus(FlowTime.accelerated(alone.jumpTime(i), logLambda)));
            }
        }
        return offsets.values().stream().mapToDouble(offset -> offset).toArray();
    }

    @Override
    public String toString() {
        return "SplitTraining[split at epoch " + Numbers.count(splitEpoch) + " of " + Numbers.count(joint.epochs()) + "]";
    }
}
