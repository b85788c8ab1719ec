package saddlewalk.model;

import java.util.stream.IntStream;
import saddlewalk.Numbers;

/**
 * Starts that are not balanced: Assumption 3 without |a_j| = ‖w_j‖, the initialisation's shape in the words of Azulay et
 * al. 2021.
 */
public final class UnbalancedStart {
    private static final double LARGEST = 600;              // e^600 is a double, and so is its square root's square

    private UnbalancedStart() { }

    /**
     * The same network with every output weight multiplied by e^{logFactor}; hidden weights stay.
     *
     * @param logFactor in [−600, 600]
     */
    public static Network withOutputs(Network start, double logFactor) {
        if (!(Math.abs(logFactor) <= LARGEST)) {
            throw new IllegalArgumentException("the log of the factor on output weights must be in [-600, 600], got "
                    + Numbers.full(logFactor));
        }
        double factor = StrictMath.exp(logFactor);
        int m = start.m();
        return Network.scaled(start.signs(),
                IntStream.range(0, m).mapToDouble(j -> factor * start.storedOutput(j)).toArray(),
                IntStream.range(0, m).mapToObj(start::storedHidden).toArray(double[][]::new),
                IntStream.range(0, m).map(start::binaryScale).toArray());
    }

    /**
     * The squared norm at which a neuron ends that fits labels of norm ‖y_S‖ and keeps the imbalance c = ‖u_S‖² − a² of
     * its part on S: a² + ‖u_S‖² = √(c² + 4‖y_S‖²), the norm floor of one neuron; 2‖y_S‖, (15), for c = 0.
     */
    public static double finalSquare(double labelNorm, double imbalance) {
        return StrictMath.sqrt(imbalance * imbalance + 4 * labelNorm * labelNorm);
    }
}
