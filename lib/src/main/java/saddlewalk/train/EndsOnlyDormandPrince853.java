package saddlewalk.train;

import java.util.Arrays;
import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.interpolators.DormandPrince853StateInterpolator;

/**
 * Hipparchus' Dormand–Prince 8(5,3) without the three stages that serve only its dense output: 12 right-hand sides a step
 * in place of 15, the same states at the ends of the steps. Between them it knows a cubic polynomial only.
 */
final class EndsOnlyDormandPrince853 extends DormandPrince853Integrator {
    private static final int STAGES = 12;

    EndsOnlyDormandPrince853(double minStep, double maxStep, double[] absolute, double[] relative) {
        super(minStep, maxStep, absolute, relative);
    }

    @Override
    public double[] getC() {
        return Arrays.copyOf(super.getC(), STAGES);
    }

    @Override
    public double[][] getA() {
        return Arrays.copyOf(super.getA(), STAGES);
    }

    @Override
    public double[] getB() {
        return Arrays.copyOf(super.getB(), STAGES + 1);
    }

    @Override
    protected DormandPrince853StateInterpolator createInterpolator(boolean forward, double[][] slopes,
            ODEStateAndDerivative previous, ODEStateAndDerivative current, EquationsMapper mapper) {
        return new Cubic(forward, slopes, previous, current, previous, current, mapper);
    }

    /** Hermite's polynomial through both ends. */
    private static final class Cubic extends DormandPrince853StateInterpolator {
        private static final long serialVersionUID = 1;

        Cubic(boolean forward, double[][] slopes, ODEStateAndDerivative globalPrevious, ODEStateAndDerivative globalCurrent,
                ODEStateAndDerivative softPrevious, ODEStateAndDerivative softCurrent, EquationsMapper mapper) {
            super(forward, slopes, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
        }

        @Override
        protected DormandPrince853StateInterpolator create(boolean forward, double[][] slopes,
                ODEStateAndDerivative globalPrevious, ODEStateAndDerivative globalCurrent,
                ODEStateAndDerivative softPrevious, ODEStateAndDerivative softCurrent, EquationsMapper mapper) {
            return new Cubic(forward, slopes, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
        }

        @Override
        protected ODEStateAndDerivative computeInterpolatedStateAndDerivatives(EquationsMapper mapper, double time,
                double theta, double fromPrevious, double toCurrent) {
            double[] y0 = getGlobalPreviousState().getCompleteState();
            double[] y1 = getGlobalCurrentState().getCompleteState();
            double[] d0 = getGlobalPreviousState().getCompleteDerivative();
            double[] d1 = getGlobalCurrentState().getCompleteDerivative();
            double h = fromPrevious + toCurrent;
            double rest = 1 - theta;
            double[] y = new double[y0.length];
            double[] d = new double[y0.length];
            for (int i = 0; i < y.length; i++) {
                double bend = y1[i] - y0[i];
                y[i] = rest * y0[i] + theta * y1[i]
                        + theta * rest * (rest * (h * d0[i] - bend) - theta * (h * d1[i] - bend));
                d[i] = rest * (1 - 3 * theta) * d0[i] + theta * (3 * theta - 2) * d1[i] + 6 * theta * rest * bend / h;
            }
            return mapper.mapStateAndDerivative(time, y, d);
        }
    }
}
