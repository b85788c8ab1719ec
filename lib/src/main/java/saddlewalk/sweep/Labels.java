package saddlewalk.sweep;

import java.util.Arrays;
import java.util.Objects;
import saddlewalk.bias.LabelLaw;
import saddlewalk.model.Dataset;

/** How a run draws its labels, independent of one another, on the standard basis. */
public enum Labels {
    /** N(0, 1), as in Figures 5 and 6. */
    NORMAL(null),
    /** |N(0, 1)|, as in Figure 1. */
    ABSOLUTE_NORMAL(LabelLaw.ABSOLUTE_NORMAL),
    /** 1 up to 10⁻⁶. */
    NEARLY_EQUAL(LabelLaw.NEARLY_EQUAL),
    /** Uniform on (0, 1). */
    UNIFORM(LabelLaw.UNIFORM),
    /** Exponential with mean 1. */
    EXPONENTIAL(LabelLaw.EXPONENTIAL),
    /** |Cauchy|. */
    CAUCHY(LabelLaw.CAUCHY),
    /** Pareto with index 1.5. */
    PARETO(LabelLaw.PARETO),
    /** Pareto with index 1. */
    PARETO_ONE(LabelLaw.PARETO_ONE);

    private final LabelLaw positive;

    Labels(LabelLaw positive) {
        this.positive = positive;
    }

    /** The same law of positive labels. */
    public static Labels of(LabelLaw law) {
        Objects.requireNonNull(law, "law");
        return Arrays.stream(values()).filter(labels -> labels.positive == law).findFirst().orElseThrow();
    }

    /** n labels. */
    public Dataset draw(int n, long seed) {
        return positive == null ? Dataset.normal(n, seed) : positive.draw(n, seed);
    }

    /** As a grid's text has it: {@code absolute-normal}. */
    @Override
    public String toString() {
        return GridText.name(this);
    }
}
