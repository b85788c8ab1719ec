package saddlewalk.bias;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import saddlewalk.Numbers;

/** The mean of a function of y²/E[y²], over the labels of a sample or over a law of labels: weights at values of y². */
final class LabelMean {
    private static final double TAIL = 36;       // beyond e^−36 of the law's tail nothing is counted
    private static final int PIECES = 20;        // [18, 36], [9, 18], …: ever shorter towards the small labels
    private static final int NODES = 24;

    private final double[] squares;
    private final double[] weights;

    private LabelMean(double[] squares, double[] weights) {
        this.squares = squares;
        this.weights = weights;
        double mean = of(v -> v);
        for (int i = 0; i < squares.length; i++) {
            squares[i] /= mean;
        }
    }

    double of(DoubleUnaryOperator f) {
        double sum = 0;
        for (int i = 0; i < squares.length; i++) {
            sum += weights[i] * f.applyAsDouble(squares[i]);
        }
        return sum;
    }

    /**
     * The means of {@code first · ratioⁱ} for i = 0, 1, … as long as they are larger than {@code least}, {@code most} at
     * most.
     */
    double[] geometric(DoubleUnaryOperator first, DoubleUnaryOperator ratio, int most, double least) {
        double[] terms = Arrays.stream(squares).map(first).toArray();
        double[] ratios = Arrays.stream(squares).map(ratio).toArray();
        double[] means = new double[most];
        for (int i = 0; i < most; i++) {
            for (int k = 0; k < terms.length; k++) {
                means[i] += weights[k] * terms[k];
                terms[k] *= ratios[k];
            }
            if (means[i] <= least) {
                return Arrays.copyOf(means, i);
            }
        }
        return means;
    }

    /** Equal labels. */
    static LabelMean equal() {
        return new LabelMean(new double[] {1}, new double[] {1});
    }

    /**
     * The labels of a sample, each with weight 1/n.
     *
     * @throws IllegalArgumentException if a label is not > 0 and finite, or there is none
     */
    static LabelMean sample(double[] labels) {
        if (labels.length == 0) {
            throw new IllegalArgumentException("a sample has at least one label, got none");
        }
        double[] squares = new double[labels.length];
        double[] weights = new double[labels.length];
        for (int k = 0; k < labels.length; k++) {
            if (!(labels[k] > 0 && labels[k] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("labels must be finite and > 0 (the law is for one sign), but label " + k
                        + " is " + Numbers.full(labels[k]));
            }
            squares[k] = labels[k] * labels[k];
            weights[k] = 1.0 / labels.length;
        }
        return new LabelMean(squares, weights);
    }

    /**
     * A law: E f = ∫ f(y(e^{−x})²) e^{−x} dx over [0, 36], y(u) the label that a uniform u gives, by the Legendre–Gauss
     * rule on each piece.
     *
     * @throws IllegalArgumentException if the law has heavy tails: its second moment is infinite
     */
    static LabelMean law(LabelLaw law) {
        if (!law.hasLightTails()) {
            throw new IllegalArgumentException("the law of the labels must have light tails (a finite second moment), got "
                    + law);
        }
        double[] squares = new double[PIECES * NODES];
        double[] weights = new double[PIECES * NODES];
        for (int piece = 0; piece < PIECES; piece++) {
            double high = StrictMath.scalb(TAIL, -piece);
            GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES, piece == PIECES - 1 ? 0 : high / 2, high);
            for (int i = 0; i < NODES; i++) {
                double u = StrictMath.exp(-rule.getPoint(i));
                squares[piece * NODES + i] = law.at(u) * law.at(u);
                weights[piece * NODES + i] = rule.getWeight(i) * u;
            }
        }
        return new LabelMean(squares, weights);
    }
}
