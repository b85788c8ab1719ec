package saddlewalk.limit;

import saddlewalk.Numbers;
import saddlewalk.Require;

/**
 * The one place where clocks are converted. With L = log(1/λ):
 * flow time T advances by 2η in one epoch, since one step of size η on the mean squared error 2L is a step 2η on the loss
 * (3) [our form]; accelerated time is t = T / L [derived].
 */
public final class Clocks {
    private Clocks() { }

    /** L = log(1/λ) = −log λ, > 0. */
    public static double logInverse(double logLambda) {
        if (!(logLambda < 0 && logLambda > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "time is accelerated by log(1/lambda) > 0: log lambda must be finite and < 0, got "
                            + Numbers.full(logLambda));
        }
        return -logLambda;
    }

    /** t = 2η·epoch / L. */
    public static double acceleratedTime(double epoch, double stepSize, double logLambda) {
        Require.positive("step size", stepSize);
        return 2 * stepSize * epoch / logInverse(logLambda);
    }

    /** The (real) number of epochs in accelerated time t: t·L / (2η). */
    public static double epochs(double acceleratedTime, double stepSize, double logLambda) {
        Require.positive("step size", stepSize);
        return acceleratedTime * logInverse(logLambda) / (2 * stepSize);
    }

    /** T = t·L. */
    public static double flowTime(double acceleratedTime, double logLambda) {
        return acceleratedTime * logInverse(logLambda);
    }
}
