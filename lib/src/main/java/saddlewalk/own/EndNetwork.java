package saddlewalk.own;

import java.util.Arrays;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.DataFile;
import saddlewalk.model.Network;

/** Algorithm 1's last saddle, (13) and (14), built on the inputs that a file has, be they orthonormal or not. */
public final class EndNetwork {
    private EndNetwork() { }

    /**
     * What that network says about each input of the file. Cost O(p·n·d).
     *
     * @param process the limit process of the file's labels on orthonormal inputs, with at least one jump
     */
    public static double[] outputs(DataFile file, LimitProcess process) {
        double[] labels = file.labels();
        double[] outer = new double[process.jumpCount()];
        double[][] hidden = new double[process.jumpCount()][file.d()];
        for (int i = 0; i < outer.length; i++) {
            Jump jump = process.jump(i + 1);
            int sign = process.sign(jump.neuron());
            double root = StrictMath.sqrt(process.data().labelNorm(jump.fitted()));
            outer[i] = sign * root;
            for (int k : jump.fitted()) {
                double[] input = file.input(k);
                for (int c = 0; c < input.length; c++) {
                    hidden[i][c] += sign * labels[k] * input[c] / root;
                }
            }
        }
        Network network = Network.of(outer, hidden);
        double[] outputs = new double[file.n()];
        Arrays.setAll(outputs, k -> network.predict(file.input(k)));
        return outputs;
    }
}
