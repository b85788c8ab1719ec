package saddlewalk.anatomy;

import java.util.List;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.FlowTime;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

/**
 * Labels 3, 4, 12; neuron 0 starts along (3, 4, −12), sees (3, 4) and has z = 5/13; neuron 1 starts along (0, 0, 1), z = 1.
 * They share nothing, so that the flow is elementary: with g = ‖D‖T, a = λ((1 + z)/2·e^g + (1 − z)/2·e^{−g}) while a² is
 * small beside the label norm Y, cos = tanh(g + artanh z), and p/(1 − p) = ((1 + z)/2)²λ²e^{2g}/Y for the part p = a²/Y of
 * the labels; the last up to a factor 1 + O(λ). By hand: jumps at 1/4 (neuron 1) and 3/5 (neuron 0), δ = 1/16.
 */
final class TwoAlone {
    static final Dataset DATA = Dataset.of(3, 4, 12);
    static final Windows WINDOWS = Windows.of(LimitProcess.of(DATA, start(-1)));
    private static final double[] Y = {5, 12};
    private static final double[] Z = {5 / 13.0, 1};

    private TwoAlone() { }

    static Network start(double logLambda) {
        return Initialization.of(logLambda, new int[] {1, 1}, new double[][] {{3, 4, -12}, {0, 0, 1}});
    }

    /** To t_2 + δ. */
    static FlowTrajectory run(double logLambda) {
        return GradientFlow.of(DATA, start(logLambda)).run(List.of(FlowTime.accelerated(WINDOWS.until(2), logLambda)));
    }

    /** log(p/(1 − p)) at an accelerated time. */
    static double logOdds(int j, double time, double logLambda) {
        return 2 * (logLambda + Math.log((1 + Z[j]) / 2) - Y[j] / 3 * time * logLambda) - Math.log(Y[j]);
    }

    /** 1 − p. */
    static double left(int j, double time, double logLambda) {
        return 1 / (1 + Math.exp(logOdds(j, time, logLambda)));
    }

    /** √2(√Y − √(Yp)): the distance of (a, w) from its end, w aligned; with 1 − √p = (1 − p)/(1 + √p). */
    static double place(int j, double time, double logLambda) {
        double left = left(j, time, logLambda);
        return Math.sqrt(2 * Y[j]) * left / (1 + Math.sqrt(1 - left));
    }
}
