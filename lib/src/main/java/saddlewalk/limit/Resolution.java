package saddlewalk.limit;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which plateaus of the limit process a given λ shows. [ours, checked]
 *
 * <p>A neuron q that jumps after jump i but saw data of S_i keeps the coordinates that were frozen when those data were
 * fitted, of size λ^{|ρ_q(t_i)|}, and shares the data when it grows. Plateau i is <em>resolved</em> when
 * L·|ρ_q(t_i)| ≥ 30 for every such q: e^{−30} ≈ 1e−13 is near rounding.
 */
public final class Resolution {
    /** L·|ρ| from which on a neuron's traces, e^{−30}, are lost near rounding. */
    public static final double RESOLVED = 30;

    private final LimitProcess process;
    private final double logInverse;

    private Resolution(LimitProcess process, double logInverse) {
        this.process = process;
        this.logInverse = logInverse;
    }

    /** @param logLambda log λ, finite and negative */
    public static Resolution of(LimitProcess process, double logLambda) {
        return new Resolution(Objects.requireNonNull(process, "process"), Clocks.logInverse(logLambda));
    }

    /**
     * min |ρ_q(t_i)| over the neurons q that become visible after jump i and saw data of S_i; +∞ without any. Visible become those
     * that jump, and those that see just what a jump fits and act as one with the neuron that jumps. i = 1 … p.
     */
    public double margin(int i) {
        List<Integer> fitted = process.jump(i).fitted();
        double margin = Double.POSITIVE_INFINITY;
        for (int later = i + 1; later <= process.jumpCount(); later++) {
            for (int q = 0; q < process.m(); q++) {
                if ((q == process.jump(later).neuron() || isPartOf(later, q)) && process.sawAny(q, fitted)) {
                    margin = Math.min(margin, 0 - process.exponentAtPlateau(q, i));         // never −0: 30 / −0 is −∞
                }
            }
        }
        return margin;
    }

    /** Whether plateau i is resolved at this λ; plateau 0, before the first jump, always is. */
    public boolean isResolved(int i) {
        return i == 0 || logInverse * margin(i) >= RESOLVED;
    }

    /** The log λ from which down plateau i is resolved; 0 where every λ will do. */
    public double logLambdaNeeded(int i) {
        return i == 0 ? 0 : 0 - RESOLVED / margin(i);
    }

    /** The log λ from which down every plateau is resolved; 0 where every λ will do. */
    public double logLambdaNeeded() {
        return IntStream.rangeClosed(0, process.jumpCount()).mapToDouble(this::logLambdaNeeded).min().orElse(0);
    }

    /** The plateaus in 0 … p that are resolved. */
    public List<Integer> resolved() {
        return IntStream.rangeClosed(0, process.jumpCount()).filter(this::isResolved).boxed().toList();
    }

    /** The plateaus in 1 … p that are not. */
    public List<Integer> unresolved() {
        return IntStream.rangeClosed(0, process.jumpCount()).filter(i -> !isResolved(i)).boxed().toList();
    }

    /**
     * Whether plateau i, for i = 0 … p − 1, is wide enough to have a middle: there the data fitted at its beginning are
     * settled and every unfitted neuron is still small, both up to e^{−30} of the labels.
     */
    public boolean hasMiddle(int i) {
        return logInverse * middleMargin(i) >= RESOLVED;
    }

    /** The log λ from which down plateau i, 0 … p − 1, is resolved and has a middle. */
    public double logLambdaNeededForMiddle(int i) {
        return Math.min(logLambdaNeeded(i), -RESOLVED / middleMargin(i));
    }

    private double middleMargin(int i) {
        double middle = middle(i);
        double settled = i == 0 ? Double.POSITIVE_INFINITY
                : 2 * (middle - process.jumpTime(i)) * process.speedOnPlateau(process.jump(i).neuron(), i - 1);
        double small = Double.POSITIVE_INFINITY;
        for (int q = 0; q < process.m(); q++) {
            double exponent = process.exponent(q, middle);
            boolean jumpedWithItsEqual = exponent == 0 && isPartOfAJump(q);
            if (!process.hasJumped(q, i) && !jumpedWithItsEqual) {
                small = Math.min(small, 0 - 2 * exponent);
            }
        }
        return Math.min(settled, small);
    }

    /** The accelerated time in the middle of plateau i, for i = 0 … p − 1. */
    public double middle(int i) {
        return ((i == 0 ? 0 : process.jumpTime(i)) + process.jumpTime(i + 1)) / 2;
    }

    public boolean allResolved() {
        return unresolved().isEmpty();
    }

    /**
     * c: the final squared norm's distance from (15) is of order λ^c. The smaller of every plateau's margin and of
     * 2|ρ_q(t_p)| over the neurons q that never jump, except those that lost their last data to a neuron that saw the same
     * (the two act as one); +∞ if there is neither.
     */
    public double finalNormExponent() {
        return exponents()[0];
    }

    /** The second smallest of the exponents behind {@link #finalNormExponent}; +∞ if there is none. */
    public double runnerUp() {
        return exponents()[1];
    }

    private double[] exponents() {
        int p = process.jumpCount();
        DoubleStream margins = IntStream.rangeClosed(1, p).mapToDouble(this::margin);
        DoubleStream leftOver = IntStream.range(0, process.m()).filter(q -> !process.hasJumped(q, p) && !isPartOfAJump(q))
                .mapToDouble(q -> -2 * process.exponentAtPlateau(q, p));
        DoubleStream none = DoubleStream.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        return DoubleStream.concat(DoubleStream.concat(margins, leftOver), none).sorted().toArray();
    }

    /** Whether q lost its last data to a neuron that saw the same: then the two act as one, and their norms add up to (15). */
    private boolean isPartOfAJump(int q) {
        return IntStream.rangeClosed(1, process.jumpCount()).anyMatch(i -> isPartOf(i, q));
    }

    /** Whether q sees just what jump i fits, and another neuron jumps. */
    private boolean isPartOf(int i, int q) {
        return process.jump(i).neuron() != q && process.sees(q, i - 1).equals(process.jump(i).fitted());
    }

    /**
     * Whether jump i stands alone at this λ, so that the loss passes its heights in that jump and no other: what earlier jumps
     * fitted has settled, and every later neuron is still small, both up to e^{−30} of the labels.
     */
    public boolean isSeparate(int i) {
        return logInverse * separation(i) >= RESOLVED;
    }

    /** The log λ from which down every jump stands alone; 0 where every λ will do. */
    public double logLambdaNeededToSeparate() {
        return IntStream.rangeClosed(1, process.jumpCount()).mapToDouble(i -> 0 - RESOLVED / separation(i)).min().orElse(0);
    }

    private double separation(int i) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 1; other <= process.jumpCount(); other++) {
            double gap = process.jumpTime(i) - process.jumpTime(other);
            if (other < i) {
                nearest = Math.min(nearest, 2 * gap * process.speedOnPlateau(process.jump(other).neuron(), other - 1));
            } else if (other > i) {
                nearest = Math.min(nearest, 0 - 2 * process.exponentAtPlateau(process.jump(other).neuron(), i));
            }
        }
        return nearest;
    }

    /**
     * A second exponent that bounds the end of training: λ to this power is what is still unfitted of S_i when a neuron that
     * saw some of it becomes visible itself and takes a part of it, min of 2‖D_i‖(t_q − t_i) over jumps i and the later
     * jumps q that saw data of S_i; +∞ if there are none. It rules where a slow jump is soon followed. [ours, heuristic]
     */
    public double settlingExponent() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= process.jumpCount(); i++) {
            double speed = process.speedOnPlateau(process.jump(i).neuron(), i - 1);
            for (int later = i + 1; later <= process.jumpCount(); later++) {
                if (process.sawAny(process.jump(later).neuron(), process.jump(i).fitted())) {
                    smallest = Math.min(smallest, 2 * speed * (process.jumpTime(later) - process.jumpTime(i)));
                }
            }
        }
        return smallest;
    }

    /**
     * c, so that training from λ ends with Algorithm 1's norm up to a part of order λ^c: the smaller of
     * {@link #finalNormExponent} and {@link #settlingExponent}; +∞ if there is neither. [ours, heuristic]
     */
    public double endExponent() {
        return Math.min(finalNormExponent(), settlingExponent());
    }

    /** L·c: claims on the end of training need 30 or more. */
    public double finalNormResolution() {
        return logInverse * finalNormExponent();
    }

    /**
     * One row per plateau 1 … p: the margin, whether it is resolved at this λ, and the log λ needed. Where no later neuron saw
     * the plateau's data there is no margin, and any λ will do.
     */
    public Table table() {
        int p = process.jumpCount();
        IntColumn plateau = IntColumn.create("plateau");
        StringColumn margin = StringColumn.create("smallest |ρ| of a later neuron");
        StringColumn verdict = StringColumn.create("resolved");
        StringColumn needed = StringColumn.create("log λ needed");
        for (int i = 1; i <= p; i++) {
            plateau.append(i);
            boolean free = Double.isInfinite(margin(i));
            margin.append(free ? "no later neuron saw its data" : Numbers.brief(margin(i)));
            verdict.append(isResolved(i) ? "yes" : "no");
            needed.append(free ? "any λ" : Numbers.format(logLambdaNeeded(i), 4));
        }
        return Table.create("plateaus", plateau, margin, verdict, needed);
    }

    @Override
    public String toString() {
        return "Resolution[log lambda = " + Numbers.format(-logInverse, 6) + ", unresolved plateaus " + unresolved()
                + ", final norm within lambda^" + Numbers.format(finalNormExponent(), 3) + "]";
    }
}
