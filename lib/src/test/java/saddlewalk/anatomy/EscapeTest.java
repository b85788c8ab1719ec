package saddlewalk.anatomy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.train.FlowTrajectory;
import saddlewalk.train.GradientFlow;

/** {@link Escape} and {@link BaseCase} on one problem of each kind. */
class EscapeTest {
    private static final AnatomyProblem ONE = AnatomyProblem.oneSign(1734);
    private static final AnatomyProblem BOTH = AnatomyProblem.bothSigns(322);

    /** By closed forms, which make the same run in a tenth of the time. */
    private static FlowTrajectory run(AnatomyProblem problem, double logLambda) {
        return GradientFlow.of(problem.data(), problem.start(logLambda)).watchingHalfDrops(problem.process()).run();
    }

    // ‖y_S‖/n of what each neuron that has not jumped still sees, from the lists of data.
    @Test
    void theRatesAreTheSpeedsOfTheUnfitted() {
        Escape escape = Escape.of(BOTH);
        LimitProcess process = BOTH.process();
        List<Double> all = new ArrayList<>();
        for (int i = 0; i <= process.jumpCount(); i++) {
            List<Double> rates = new ArrayList<>();
            for (int j = 0; j < process.m(); j++) {
                if (!process.sees(j, i).isEmpty()) {
                    rates.add(BOTH.data().labelNorm(process.sees(j, i)) / 24);
                }
            }
            rates.sort((p, q) -> Double.compare(q, p));
            assertArrayEquals(rates.stream().mapToDouble(v -> v).toArray(), escape.rates(i), 1e-16);
            all.addAll(rates);
        }
        assertEquals(all.size(), escape.allRates().length);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6}, escape.saddles(), 0);
        assertEquals(Double.NaN, escape.speeds(process.jump(1).neuron())[1], 0);
    }

    // L·leading + constant, up to the powers of λ that the windows name, in units of L over the rate; and (19) at the
    // origin.
    @Test
    void theRunWaitsAsLongAsPredicted() {
        Escape escape = Escape.of(ONE);
        List<Escape.Wait> waits = escape.waits(run(ONE, -1000), -1000);
        assertEquals(4, waits.size());
        for (Escape.Wait wait : waits) {
            assertEquals(wait.predicted(), wait.ratio(), ONE.windows().neglected(-1000) * escape.largestRatio() / 1000,
                    wait.toString());
            assertTrue(Math.abs(wait.predicted() - wait.leading()) <= escape.largestConstant() / 1000 + 1e-15);
            assertTrue(wait.leading() <= wait.bound() + 1e-15, "the next to jump is the first to arrive");
        }
        assertEquals(1, waits.get(0).leading(), 1e-12);
        assertEquals(1, waits.get(0).bound(), 1e-12);
        assertEquals(3, Escape.later(waits, List.of()).size());
        assertArrayEquals(new double[] {0, 1, 2, 3}, Escape.column(waits, Escape.Wait::saddle), 0);
    }

    // One sign: [log 0.1 − ½ log(1 − 0.01/‖y_S‖) − log((1 + z)/2)], at every λ.
    @Test
    void theConstantAtTheOriginIsKnownForOneSign() {
        Escape escape = Escape.of(ONE);
        int j = ONE.process().jump(1).neuron();
        double z = 0;
        for (int k = 0; k < 64; k++) {
            z += ONE.start(-1000).direction(j)[k] * ONE.process().direction(j, 0)[k];
        }
        double constant = Math.log(0.1) - Math.log1p(-0.01 / ONE.windows().labelNorm(1)) / 2 - Math.log((1 + z) / 2);
        assertEquals(constant, escape.oneSignExcess(), 1e-13);
        assertEquals(constant, escape.constant(0) * escape.fastest(0), 1e-13);
        assertEquals(constant, escape.excess(run(ONE, -2000), -2000), 1e-7);       // a thousand steps of 1e−10
    }

    // Both signs: M says which data a neuron may keep; every other active pair must go off, and has by 0.6 t_1, at a time
    // that does not depend on λ: it is over in the first units of time, where all residuals are labels up to λ².
    @Test
    void dataOfTheOtherSignGoOffAtATimeThatDoesNotDependOnLambda() {
        BaseCase base = BaseCase.of(BOTH);
        List<Integer> expected = new ArrayList<>();
        for (int j = 0; j < 8; j++) {
            double[] u = BOTH.start(-1000).direction(j);                          // on the standard basis
            for (int k = 0; k < 24; k++) {
                if (u[k] > 0 && BOTH.process().sign(j) * BOTH.data().label(k) < 0) {
                    expected.add(24 * j + k);
                }
            }
        }
        assertEquals(expected, base.mustGoOff());
        FlowTrajectory run = run(BOTH, -1000);
        assertEquals(expected, base.wentOff(run, -1000));
        double last = base.lastOff(run, -1000);
        assertEquals(last, base.lastOff(run(BOTH, -4000), -4000), 1e-8 * last);
        assertTrue(last > 0 && last < base.lookUntil(-1000).value());
        assertEquals(List.of(), BaseCase.of(ONE).mustGoOff());
    }

    // log((1 + z)/2) up to e^{−2‖D‖T} at 0.6 t_1, T = 5500; times from 1 to 0.6 t_1 L with one ratio.
    @Test
    void exponentsAreThoseOfAlgorithmOneAndAConstant() {
        BaseCase base = BaseCase.of(ONE);
        assertArrayEquals(base.offsets(), base.measuredOffsets(run(ONE, -1000), -1000), 1e-8);
        double end = 0.6 * ONE.process().jumpTime(1) * 1000;
        assertArrayEquals(new double[] {0, 1, Math.sqrt(end), end}, base.times(4, -1000), 1e-9);
    }
}
