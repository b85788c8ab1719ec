package saddlewalk.sweep;

import saddlewalk.Numbers;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;
import saddlewalk.train.GradientDescent;

/**
 * One training of Figure 5: labels N(0, 1) on the identity, n of them, and m neurons with fair signs.
 *
 * @param n             number of data, ≥ 1
 * @param m             number of neurons, ≥ 1
 * @param logSize       log c, where hidden norms and |a_j| start at c/√m
 * @param stepSize      η > 0, on the mean squared error
 * @param labelSeed     of the labels
 * @param weightSeed    of the weights
 */
public record NormSetting(int n, int m, double logSize, double stepSize, long labelSeed, long weightSeed) {
    /** The paper's limit: a million epochs. */
    public static final long EPOCHS = 1_000_000;
    /** The mean squared error at which a training is over. [our form: the paper's threshold is lost] */
    public static final double TOLERANCE = 1e-10;

    public NormSetting {
        if (n < 1 || m < 1) {
            throw new IllegalArgumentException("a training needs n >= 1 data and m >= 1 neurons, got n = " + n + ", m = " + m);
        }
        if (!(stepSize > 0 && stepSize < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step size must be finite and > 0, got " + Numbers.full(stepSize));
        }
    }

    /** Balanced from c/√m, as in Figure 5. */
    public static NormSetting balanced(int n, int m, double c, double stepSize, long labelSeed, long weightSeed) {
        if (!(c > 0 && c < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the size c of the start must be finite and > 0, got " + Numbers.full(c));
        }
        return new NormSetting(n, m, StrictMath.log(c), stepSize, labelSeed, weightSeed);
    }

    public Dataset data() {
        return Dataset.normal(n, labelSeed);
    }

    public Network start() {
        return Initialization.balanced(m, n, logSize - 0.5 * StrictMath.log(m), weightSeed);
    }

    GradientDescent training() {
        return GradientDescent.of(data(), start()).withStepSize(stepSize).withEpochLimit(EPOCHS).withTolerance(TOLERANCE);
    }
}
