package saddlewalk.bias;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.special.Erf;
import saddlewalk.model.Dataset;

/**
 * Laws of independent positive labels: those with light tails, for which one label is nothing beside ‖y‖, and heavy ones, for which
 * it is not. Draws are inverse distribution functions of uniform numbers of WELL19937c (Hipparchus), so that they are the same bits
 * everywhere.
 */
public enum LabelLaw {
    /** |N(0, 1)|, as in Figure 1. */
    ABSOLUTE_NORMAL("|N(0, 1)|", true, null),
    /** 1, up to 10⁻⁶ of the next law, so that no two neurons tie. */
    NEARLY_EQUAL("equal, up to 1e−6", true, u -> 1 + 1e-6 * u),
    /** Uniform on (0, 1). */
    UNIFORM("uniform", true, u -> u),
    /** Exponential with mean 1. */
    EXPONENTIAL("exponential", true, u -> -StrictMath.log(u)),
    /** |Cauchy|: no mean. */
    CAUCHY("|Cauchy|", false, u -> StrictMath.tan(0.5 * StrictMath.PI * u)),
    /** Pareto with index 1.5: no second moment. */
    PARETO("Pareto, index 1.5", false, u -> StrictMath.pow(u, -1 / 1.5)),
    /** Pareto with index 1: no mean. */
    PARETO_ONE("Pareto, index 1", false, u -> 1 / u),
    /** e^{2N(0, 1)}: all moments, but n max y²/‖y‖² is small against √n only far beyond n = e^128. */
    LOG_NORMAL("lognormal, σ = 2", false, u -> StrictMath.exp(-2 * StrictMath.sqrt(2) * Erf.erfcInv(2 * u)));

    private final String label;
    private final boolean light;
    private final ToDoubleFunction<Double> inverse;

    LabelLaw(String label, boolean light, ToDoubleFunction<Double> inverse) {
        this.label = label;
        this.light = light;
        this.inverse = inverse;
    }

    /** n labels on the standard basis. */
    public Dataset draw(int n, long seed) {
        if (inverse == null) {
            return Dataset.absoluteNormal(n, seed);
        }
        RandomDataGenerator random = RandomDataGenerator.of(new Well19937c(seed * 31 + ordinal()));
        return Dataset.of(IntStream.range(0, n).mapToDouble(k -> inverse.applyAsDouble(random.nextUniform(0, 1))).toArray());
    }

    /**
     * The label that a draw of {@code u} gives, a function of one sign of slope.
     *
     * @param u in (0, 1)
     */
    double at(double u) {
        return inverse == null ? StrictMath.sqrt(2) * Erf.erfcInv(u) : inverse.applyAsDouble(u);
    }

    /** Whether one label is nothing beside ‖y‖ from a thousand data on. */
    public boolean hasLightTails() {
        return light;
    }

    @Override
    public String toString() {
        return label;
    }
}
