package saddlewalk.train;

import java.util.Objects;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/**
 * The smallest harmful tie: labels 3, 4, 3; neuron 0 sees the first two, neuron 1 the last two, so both reach exponent 0 at
 * the same time and both want the 4. Algorithm 1 has no answer; the flow shares the 4, by the two starts. [derived]
 *
 * <p>Its share depends on the starts through one number only, the ratio r = (1 + z_0)/(1 + z_1) of the amplitudes with
 * which the two arrive: it is that of two neurons which start in their final directions, one r times as large. [ours,
 * checked]
 *
 * @param start two positive neurons, balanced
 */
public record TiedPair(Network start) {
    private static final Dataset DATA = Dataset.of(3, 4, 3);
    private static final double[][] ALIGNED = {{0.6, 0.8, 0}, {0, 0.8, 0.6}};
    private static final int ALIGNED_SCALE = -300;             // 2⁻³⁰⁰, about e^{−208}

    public TiedPair {
        requirePair(Objects.requireNonNull(start, "start"));
    }

    private static void requirePair(Network network) {
        if (network.m() != 2 || network.d() != 3) {
            throw new IllegalArgumentException("the tie is between 2 neurons in dimension 3, got " + network.m()
                    + " neurons in dimension " + network.d());
        }
    }

    /** A random start with this mask: normal coordinates with the signs (+, +, −) and (−, +, +). */
    public static TiedPair random(double logLambda, long seed) {
        RandomGenerator random = new Well19937c(seed);
        double[][] directions = new double[2][3];
        for (int j = 0; j < 2; j++) {
            for (int k = 0; k < 3; k++) {
                double size = Math.abs(random.nextGaussian());
                directions[j][k] = ALIGNED[j][k] > 0 ? size : -size;
            }
        }
        return new TiedPair(Initialization.of(logLambda, new int[] {1, 1}, directions));
    }

    /** The start in which neuron 1 is the mirror image of neuron 0. */
    public TiedPair mirrored() {
        double[] w = start.direction(0);
        return new TiedPair(Initialization.of(start.logNorm(0), new int[] {1, 1}, new double[][] {w, {w[2], w[1], w[0]}}));
    }

    /** Two neurons in their final directions, of sizes r and 1 times 2⁻³⁰⁰. */
    public static TiedPair aligned(double r) {
        double[][] directions = {{r * ALIGNED[0][0], r * ALIGNED[0][1], 0}, ALIGNED[1]};
        int[] scales = {ALIGNED_SCALE, ALIGNED_SCALE};
        return new TiedPair(Network.scaled(new int[] {1, 1}, new double[] {r, 1}, directions, scales));
    }

    /** r = (1 + z_0)/(1 + z_1). */
    public double ratio() {
        return (1 + alignment(0)) / (1 + alignment(1));
    }

    private double alignment(int j) {
        double[] w = start.direction(j);
        return ALIGNED[j][0] * w[0] + ALIGNED[j][1] * w[1] + ALIGNED[j][2] * w[2];
    }

    /** Algorithm 1 by a rule for ties; {@link TieRule#REFUSE} throws, naming the two. */
    public LimitProcess process(TieRule rule) {
        return LimitProcess.of(DATA, start, rule);
    }

    /** The end of the flow, nothing in closed form. */
    public Network train() {
        return GradientFlow.of(DATA, start).withoutClosedForms().run().finalNetwork();
    }

    /** The part of the label 4 that neuron 0 fits, 0 … 1. */
    public static double share(Network trained) {
        requirePair(Objects.requireNonNull(trained, "trained"));
        return trained.output(0) * trained.hidden(0)[1] / DATA.label(1);
    }
}
