package saddlewalk.sweep;

import java.util.ArrayList;
import java.util.List;
import saddlewalk.bias.NormFloor;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import saddlewalk.train.Balance;
import saddlewalk.train.Stop;
import saddlewalk.train.Trajectory;

/**
 * One training of Figure 6, in the numbers that the figure and its explanation need.
 *
 * @param m width
 * @param stop why training stopped
 * @param epochs the last epoch
 * @param fitted number of data whose output is the label up to √(n·tolerance)
 * @param startSquaredNorm ‖θ‖² at the start
 * @param squaredNorm ‖θ‖² at the end
 * @param minimumSquaredNorm the least ‖θ‖² that fits those data
 * @param floor the least ‖θ‖² that fits those data and keeps every a_j² − ‖w_j‖² of the start
 * @param drift Σ_j of the change of a_j² − ‖w_j‖², each by its absolute value
 * @param driftBound 2η times the mean squared error at the start
 */
public record WidthRun(int m, Stop stop, long epochs, int fitted, double startSquaredNorm, double squaredNorm,
        double minimumSquaredNorm, double floor, double drift, double driftBound) {

    static WidthRun of(Dataset data, Network start, Trajectory run, double tolerance) {
        Network end = run.finalNetwork();
        double[] outputs = end.predictions(data);
        List<Integer> fitted = new ArrayList<>();
        for (int k = 0; k < outputs.length; k++) {
            if (Math.abs(outputs[k] - data.label(k)) <= Math.sqrt(data.n() * tolerance)) {
                fitted.add(k);
            }
        }
        NormFloor floor = NormFloor.of(data, start, fitted);
        double[] before = Balance.differences(start);
        double[] after = Balance.differences(end);
        double drift = 0;
        for (int j = 0; j < before.length; j++) {
            drift += Math.abs(after[j] - before[j]);
        }
        return new WidthRun(start.m(), run.stop(), run.epochs(), fitted.size(), start.squaredNorm(), end.squaredNorm(),
                floor.minimumSquaredNorm(), floor.squaredNorm(), drift,
                2 * run.stepSize() * start.meanSquaredError(data));
    }

    /** What training added to ‖θ‖². */
    public double learned() {
        return squaredNorm - startSquaredNorm;
    }
}
