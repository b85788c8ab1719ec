package saddlewalk.bias;

import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Erf;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.Resolution;
import saddlewalk.model.Dataset;

/**
 * How small the exponent 1 − v₂/v₁ is that the second fastest of m neurons has left when the fastest jumps, for labels
 * of one sign. A
 * random neuron sees ½‖y‖²(1 + κξ) of the labels' squares, κ = (Σ y_k⁴)^{1/2}/‖y‖² of order n^{−1/2} and ξ nearly N(0,
 * 1); v is the
 * root. So 1 − v₂/v₁ > g when one of the m is so far above all others: with Φ the normal distribution function and φ its
 * density,
 * P = m ∫ φ(x) Φ(x − (1 − (1 − g)²)(x + 1/κ))^{m−1} dx. [ours, heuristic: ξ taken as normal]
 */
public final class CrowdingLaw {
    private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(120);
    private static final double REACH = 9;                  // beyond nine standard deviations there is nothing

    private final double kappa;
    private final int m;

    private CrowdingLaw(double kappa, int m) {
        this.kappa = kappa;
        this.m = m;
    }

    /**
     * @param data labels of one sign
     * @param m    number of neurons of that sign, ≥ 2
     */
    public static CrowdingLaw of(Dataset data, int m) {
        Require.atLeast("number of neurons m", 2, m);
        double squares = Arrays.stream(data.labels()).map(y -> y * y).sum();
        double fourths = Arrays.stream(data.labels()).map(y -> y * y * y * y).sum();
        return new CrowdingLaw(Require.positive("(Σ y⁴)^½ over ‖y‖²", StrictMath.sqrt(fourths) / squares), m);
    }

    /** P(1 − v₂/v₁ > g). */
    double exceeds(double g) {
        double part = 1 - (1 - g) * (1 - g);
        return m * REACH * NODES.integrate(u -> {
            double x = REACH * u;
            return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI)
                    * StrictMath.pow(0.5 * Erf.erfc(-(x - part * (x + 1 / kappa)) / StrictMath.sqrt(2)), m - 1);
        });
    }

    /** The median of 1 − v₂/v₁; of order n^{−1/2}. */
    public double median() {
        return new BracketingNthOrderBrentSolver(1e-13, 5).solve(1000, g -> exceeds(g) - 0.5, 0, Math.min(1, 9 * kappa));
    }

    /**
     * The median of the L = log(1/λ) that tells the first neuron from the second: {@link Resolution#RESOLVED} over
     * {@link #median}.
     */
    public double medianLength() {
        return Resolution.RESOLVED / median();
    }

    /**
     * Standard error of the logarithm of the sample median: 1/(2f√N), f the density of log(1 − v₂/v₁) at its median.
     *
     * @param masks size N of the sample, ≥ 1
     */
    public double logMedianError(int masks) {
        Require.atLeast("number of masks", 1, masks);
        double g = median();
        double density = (exceeds(g * (1 - 1e-3)) - exceeds(g * (1 + 1e-3))) / 2e-3;
        return 0.5 / density / StrictMath.sqrt(masks);
    }

    @Override
    public String toString() {
        return "CrowdingLaw[m = " + m + ", median exponent " + Numbers.brief(median(), 3) + "]";
    }
}
