package saddlewalk.limit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * Appendix D.1: neurons with s_j = + and labels > 0 on one side, neurons with s_j = − and labels &lt; 0 on the other, as two
 * processes that do not meet. A part keeps all n data and puts 0 for the labels of the other sign, so that the loss (3) keeps
 * its factor 1/n.
 *
 * @param positive Algorithm 1 on the positive part
 * @param negative Algorithm 1 on the negative part
 * @param positiveNeurons index in the whole network of each neuron of the positive part, ascending
 * @param negativeNeurons the same for the negative part
 */
public record TwoProcesses(LimitProcess positive, LimitProcess negative, List<Integer> positiveNeurons,
        List<Integer> negativeNeurons) {
    public TwoProcesses {
        Objects.requireNonNull(positive, "positive");
        Objects.requireNonNull(negative, "negative");
        positiveNeurons = List.copyOf(Objects.requireNonNull(positiveNeurons, "positiveNeurons"));
        negativeNeurons = List.copyOf(Objects.requireNonNull(negativeNeurons, "negativeNeurons"));
        if (positiveNeurons.size() != positive.m() || negativeNeurons.size() != negative.m()) {
            throw new IllegalArgumentException("one number per neuron of a process: there are " + positive.m() + " and "
                    + negative.m() + " neurons, got " + positiveNeurons.size() + " and " + negativeNeurons.size());
        }
    }

    /** Algorithm 1 twice, once a sign; the network needs neurons of both. */
    public static TwoProcesses of(Dataset data, Network start) {
        Objects.requireNonNull(start, "start");
        return new TwoProcesses(LimitProcess.of(part(data, 1), part(start, 1)),
                LimitProcess.of(part(data, -1), part(start, -1)), neurons(start, 1), neurons(start, -1));
    }

    /** The neurons of one sign, ascending. */
    public static List<Integer> neurons(Network network, int sign) {
        return IntStream.range(0, network.m()).filter(j -> network.sign(j) == sign).boxed().toList();
    }

    /** The same data with 0 for every label of the other sign; n stays. */
    public static Dataset part(Dataset data, int sign) {
        double[] labels = data.labels();
        double[][] inputs = new double[labels.length][];
        for (int k = 0; k < labels.length; k++) {
            labels[k] = sign * labels[k] > 0 ? labels[k] : 0;
            inputs[k] = data.input(k);
        }
        return data.hasIdentityInputs() ? Dataset.of(labels) : Dataset.of(labels, inputs);
    }

    /** The sub-network of the neurons of one sign. */
    public static Network part(Network network, int sign) {
        int[] chosen = neurons(network, sign).stream().mapToInt(j -> j).toArray();
        if (chosen.length == 0) {
            throw new IllegalArgumentException("the network must have neurons of both signs, there is none of sign " + sign);
        }
        int[] signs = new int[chosen.length];
        int[] scales = new int[chosen.length];
        double[] outputs = new double[chosen.length];
        double[][] hidden = new double[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            signs[i] = sign;
            scales[i] = network.binaryScale(chosen[i]);
            outputs[i] = network.storedOutput(chosen[i]);
            hidden[i] = network.storedHidden(chosen[i]);
        }
        return Network.scaled(signs, outputs, hidden, scales);
    }

    /** The jumps of both in order of time, neurons numbered as in the whole network. */
    public List<Jump> merged() {
        List<Jump> all = new ArrayList<>();
        positive.jumps().forEach(jump -> all.add(renumbered(jump, positiveNeurons)));
        negative.jumps().forEach(jump -> all.add(renumbered(jump, negativeNeurons)));
        all.sort(Comparator.comparingDouble(Jump::time));
        return List.copyOf(all);
    }

    /**
     * C_i of each jump in the order of {@link #merged}, for the two parts of this start trained apart from the very beginning,
     * so that no neuron ever had to lose a datum of the other sign.
     */
    public List<Double> offsetsApart(Network start) {
        Objects.requireNonNull(start, "start");
        JumpConstants plus = JumpConstants.of(positive, part(start, 1));
        JumpConstants minus = JumpConstants.of(negative, part(start, -1));
        return merged().stream().map(jump -> start.sign(jump.neuron()) > 0
                ? plus.offset(positive.order().indexOf(positiveNeurons.indexOf(jump.neuron())) + 1)
                : minus.offset(negative.order().indexOf(negativeNeurons.indexOf(jump.neuron())) + 1)).toList();
    }

    private static Jump renumbered(Jump jump, List<Integer> neurons) {
        return new Jump(jump.time(), neurons.get(jump.neuron()), jump.fitted());
    }
}
