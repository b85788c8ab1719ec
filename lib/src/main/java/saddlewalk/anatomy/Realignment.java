package saddlewalk.anatomy;

import java.util.List;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import saddlewalk.Numbers;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;

/**
 * How a small neuron q turns while another makes jump i, without training: the residual on the data that q loses falls like the
 * {@link Logistic}, so q's direction moves in the plane of the labels lost, y_A, and kept, y_B. With φ its angle to y_B,
 *
 * <pre> dφ/dT = (r(T)·‖y_A‖ cos φ − ‖y_B‖ sin φ)/n,   d log‖w_q‖/dT = (r(T)·‖y_A‖ sin φ + ‖y_B‖ cos φ)/n, </pre>
 *
 * r(T) the logistic residual, from tan φ = ‖y_A‖/‖y_B‖ (aligned before the jump) to φ = 0 (aligned after it). One scalar
 * equation: no network, no λ. Times are the flow's own, from half loss on. [ours, checked]
 */
public final class Realignment {
    private static final double DIGITS = 21;                // e^{−2·21} is below the rounding of 1
    private static final double TOLERANCE = 1e-12;          // of the gain, and relative for the angle
    private static final double SMALLEST = 1e-25;           // an angle that must not become negative by rounding

    private final Logistic logistic;
    private final double lost;
    private final double kept;
    private final int n;
    private final DenseOutputModel before;
    private final DenseOutputModel after;

    private Realignment(Logistic logistic, double lost, double kept, int n) {
        this.logistic = logistic;
        this.lost = lost;
        this.kept = kept;
        this.n = n;
        double early = -DIGITS / logistic.speed();
        double late = DIGITS / logistic.speed() + DIGITS * n / kept;
        before = integrate(early, 0, StrictMath.atan2(lost, kept), 0, StrictMath.hypot(lost, kept) / n);
        double[] middle = before.getInterpolatedState(0).getPrimaryState();
        after = integrate(0, late, middle[0], middle[1], kept / n);
    }

    /**
     * @param windows made from Algorithm 1
     * @param i jump, 1 … p
     * @param q a neuron that has something left to fit after jump i
     */
    public static Realignment of(Windows windows, int i, int q) {
        LimitProcess process = windows.process();
        List<Integer> left = process.sees(q, i);
        if (left.isEmpty()) {
            throw new IllegalArgumentException("neuron " + q + " has nothing left to fit after jump " + i);
        }
        List<Integer> lost = process.sees(q, i - 1).stream().filter(k -> !left.contains(k)).toList();
        Dataset data = process.data();
        return new Realignment(windows.logistic(i), data.labelNorm(lost), data.labelNorm(left), data.n());
    }

    private DenseOutputModel integrate(double from, double to, double angle, double gain, double step) {
        OrdinaryDifferentialEquation equations = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public double[] computeDerivatives(double since, double[] state) {
                return new double[] {turn(since, state[0]), speed(since, state[0]) - step};
            }
        };
        var model = new DenseOutputModel();
        var integrator = new DormandPrince853Integrator(1e-200, (to - from) / 64, new double[] {SMALLEST, TOLERANCE},
                new double[] {TOLERANCE, 0});
        integrator.addStepHandler(model);
        integrator.integrate(equations, new ODEState(from, new double[] {angle, gain}), to);
        return model;
    }

    private double turn(double since, double angle) {
        return (logistic.residual(since) * lost * StrictMath.cos(angle) - kept * StrictMath.sin(angle)) / n;
    }

    private double speed(double since, double angle) {
        return (logistic.residual(since) * lost * StrictMath.sin(angle) + kept * StrictMath.cos(angle)) / n;
    }

    /** φ at this time after half loss, in [0, π/2]. */
    public double angle(double since) {
        if (since <= before.getInitialTime()) {
            return StrictMath.atan2(lost, kept);
        }
        if (since >= after.getFinalTime()) {
            return after.getInterpolatedState(after.getFinalTime()).getPrimaryState()[0]
                    * StrictMath.exp(-kept / n * (since - after.getFinalTime()));
        }
        return (since < 0 ? before : after).getInterpolatedState(since).getPrimaryState()[0];
    }

    /** Cosine between q's direction and the one that it takes after the jump. */
    public double cosine(double since) {
        return StrictMath.cos(angle(since));
    }

    /** d cos φ/dT. */
    public double cosineRate(double since) {
        return -StrictMath.sin(angle(since)) * turn(since, angle(since));
    }

    /** The cosine long before the jump, ‖y_B‖/‖(y_A, y_B)‖. */
    public double cosineBefore() {
        return kept / StrictMath.hypot(lost, kept);
    }

    /** The time after half loss at which the cosine has grown to this; negative before half loss. */
    public double timeOf(double cosine) {
        if (!(cosine > cosineBefore() && cosine < 1)) {
            throw new IllegalArgumentException("the cosine must be between " + Numbers.brief(cosineBefore())
                    + ", where it begins, and 1, got " + Numbers.brief(cosine));
        }
        return new BracketingNthOrderBrentSolver(1e-14, 1e-12, 0, 5).solve(1000, since -> cosine(since) - cosine,
                before.getInitialTime(), after.getFinalTime());
    }

    /**
     * What log‖w_q‖ has gained by this time after half loss beyond a growth whose speed falls from ‖(y_A, y_B)‖/n to ‖y_B‖/n at
     * the moment of half loss.
     */
    public double gain(double since) {
        double at = Math.max(before.getInitialTime(), Math.min(since, after.getFinalTime()));
        return (at < 0 ? before : after).getInterpolatedState(at).getPrimaryState()[1];
    }

    /**
     * What log‖w_q‖ gains over the whole jump beyond a growth whose speed falls from ‖(y_A, y_B)‖/n to ‖y_B‖/n at the moment
     * of half loss.
     */
    public double gain() {
        return after.getInterpolatedState(after.getFinalTime()).getPrimaryState()[1];
    }

    @Override
    public String toString() {
        return "Realignment[cosine from " + Numbers.brief(cosineBefore()) + " to 1, gain " + Numbers.brief(gain()) + "]";
    }
}
