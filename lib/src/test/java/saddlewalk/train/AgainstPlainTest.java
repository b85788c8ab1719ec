package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** Training against the textbook loop, which shares no code with it, on random problems of both signs. */
class AgainstPlainTest {
    private static final double ETA = 0.02;
    private static final int EPOCHS = 4000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static Dataset data(long seed) {
        int n = 1 + (int) (seed % 7);
        Dataset data = seed % 2 == 0 ? Dataset.normal(n, seed) : Dataset.absoluteNormal(n, seed);
        return seed % 3 == 0 ? data.withRandomOrthonormalInputs(n + (int) (seed % 4), seed) : data;
    }

    private static Network start(Dataset data, long seed) {
        double logLambda = -8 - seed % 13;
        int m = 1 + (int) (seed % 5);
        return seed % 2 == 0 ? Initialization.balanced(m, data.d(), logLambda, seed)
                : Initialization.balancedPositive(m, data.d(), logLambda, seed);
    }

    private static void assertSame(PlainGradientDescent.Result plain, Trajectory ours, String what) {
        // One unit of rounding an epoch, while errors of weights grow at most by the residual's own rate: no more than
        // 1e−9.
        double[] errors = ours.meanSquaredErrors();
        for (int epoch = 0; epoch <= ours.epochs(); epoch++) {
            assertEquals(plain.meanSquaredErrorAt(epoch), errors[epoch], 1e-11 * plain.meanSquaredErrorAt(0),
                    what + ", epoch " + epoch);
        }
        for (int j = 0; j < plain.network().m(); j++) {
            double[] expected = plain.network().hidden(j);
            double[] actual = ours.finalNetwork().hidden(j);
            assertEquals(plain.network().output(j), ours.finalNetwork().output(j), 1e-10, what + ", neuron " + j);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 1e-10, what + ", neuron " + j);
            }
            assertEquals(plain.network().sign(j), ours.finalNetwork().sign(j), what);
        }
    }

    private static GradientDescent everyEpoch(Dataset data, Network start) {
        return GradientDescent.of(data, start).withStepSize(ETA).withEpochLimit(EPOCHS).withTolerance(0)
                .recording(Recorder.every(1).withNorms().withNetworks());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyEpochIsTheTextbooksUpToRounding(long seed) {
        Dataset data = data(seed);
        Network start = start(data, seed);
        Trajectory ours = everyEpoch(data, start).run();
        assertSame(PlainGradientDescent.run(data, start, ETA, (int) ours.epochs()), ours, "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recordsAreWhatTheirNetworksSay(long seed) {
        Dataset data = data(seed);
        Trajectory ours = everyEpoch(data, start(data, seed)).run();
        for (long epoch = 0; epoch <= ours.epochs(); epoch += 97) {
            Network network = ours.networkAt(epoch);
            assertEquals(network.meanSquaredError(data), ours.meanSquaredErrorAt(epoch), 1e-12,
                    "seed " + seed + ", epoch " + epoch);
            double[] h = network.predictions(data);
            int fitted = 0;
            int nearly = 0;
            for (int k = 0; k < h.length; k++) {
                double part = h[k] / data.label(k);
                fitted += part >= 0.5 ? 1 : 0;
                nearly += Math.abs(part - 0.5) < 1e-9 ? 1 : 0;
            }
            assertTrue(Math.abs(fitted - ours.fittedAt(epoch)) <= nearly, "seed " + seed + ", epoch " + epoch);
            for (int j = 0; j < network.m(); j++) {
                assertEquals(network.logNorm(j), ours.logNorms(j)[(int) epoch],
                        1e-12 + 1e-13 * Math.abs(network.logNorm(j)),
                        "seed " + seed + ", epoch " + epoch + ", neuron " + j);
            }
        }
    }

    // Assumption 2: off stays off. Each coordinate that was on at the start can be switched off once.
    @ParameterizedTest
    @MethodSource("seeds")
    void coordinatesAreSwitchedOffAtMostOnceAndNeverOn(long seed) {
        Dataset data = data(seed);
        Network start = start(data, seed);
        Trajectory ours = everyEpoch(data, start).run();
        PlainGradientDescent.Result plain = PlainGradientDescent.run(data, start, ETA, (int) ours.epochs());
        HashSet<String> seen = new HashSet<>();
        long last = 0;
        for (SwitchOff off : ours.switchOffs()) {
            assertTrue(seen.add(off.neuron() + " " + off.datum()), "seed " + seed + ": twice " + off);
            assertTrue(off.epoch() >= Math.max(1, last), "seed " + seed + ": in order of time, " + off);
            double before = data.coordinates(ours.networkAt(off.epoch() - 1).storedHidden(off.neuron()))[off.datum()];
            double after = data.coordinates(ours.networkAt(off.epoch()).storedHidden(off.neuron()))[off.datum()];
            double rounding = data.hasIdentityInputs() ? 0 : 1e-14;
            assertTrue(before > -rounding && after <= rounding,
                    "seed " + seed + ": " + before + " to " + after + " at " + off);
            last = off.epoch();
        }
        assertTrue(seen.size() <= data.n() * start.m(), "seed " + seed);
        assertEquals(plain.switchOffs(), seen.size(), "seed " + seed);
        assertEquals(0, plain.switchOns(), "seed " + seed);
    }

    // The recorder's crossings are exact: the first recorded epoch at or below the level, with every epoch recorded.
    @ParameterizedTest
    @MethodSource("seeds")
    void crossingsAreTheFirstEpochAtOrBelowTheLevel(long seed) {
        Dataset data = data(seed);
        double initial = start(data, seed).meanSquaredError(data);
        double[] levels = {0.3 * initial, 0.9 * initial, 0, 2 * initial, 0.3 * initial, 1e-4 * initial};
        Trajectory ours = everyEpoch(data, start(data, seed)).watching(levels).run();
        double[] errors = ours.meanSquaredErrors();
        for (int i = 0; i < levels.length; i++) {
            long expected = Trajectory.NEVER;
            for (int epoch = errors.length - 1; epoch >= 0; epoch--) {
                expected = errors[epoch] <= levels[i] ? epoch : expected;
            }
            assertEquals(expected, ours.crossings()[i], "seed " + seed + ", level " + levels[i]);
        }
    }

    /** Starts far from balanced, at plain scale: small outputs, small hidden weights, outputs that are 0. */
    @ParameterizedTest
    @CsvSource({"1e-20, 1e-20", "1e-40, 1", "1, 1e-40", "1e-100, 1e-3", "0, 1", "0, 1e-30", "2, 1e-300", "0.3, 0.7"})
    void startsOutOfBalanceAreTrainedToo(double output, double hidden) {
        Dataset data = Dataset.of(3, 4, 12);
        Network start = Network.of(new double[] {output, output},
                new double[][] {{hidden, 2 * hidden, -hidden}, {-hidden, hidden, hidden}});
        GradientDescent descent = GradientDescent.of(data, start).withStepSize(1e-3).withEpochLimit(60_000)
                .withTolerance(0)
                .recording(Recorder.every(1));
        PlainGradientDescent.Result plain = PlainGradientDescent.run(data, start, 1e-3, 60_000);
        assertTrue(plain.meanSquaredErrorAt(60_000) < 1e-6, "the textbook loop learns: " + plain);
        assertSame(plain, descent.run(), "output " + output + ", hidden " + hidden);
    }

    /** A scale that does not fit its stored part is no obstacle either: 2^{−60}·2^{30} is 2^{−30}. */
    @Test
    void theStoredPartNeedNotBeNearOne() {
        Dataset data = Dataset.of(3, 4, 12);
        double small = 0x1p-30;
        Network plain = Network.of(new double[] {small}, new double[][] {{small, small, small}});
        for (int scale : new int[] {-500, -60, 40}) {
            double stored = Math.scalb(1.0, -30 - scale);
            Network start = Network.scaled(new int[] {1}, new double[] {stored},
                    new double[][] {{stored, stored, stored}},
                    new int[] {scale});
            Trajectory ours = GradientDescent.of(data, start).withStepSize(1e-3).withEpochLimit(10_000).withTolerance(0)
                    .recording(Recorder.every(1)).run();
            assertSame(PlainGradientDescent.run(data, plain, 1e-3, 10_000), ours, "scale " + scale);
        }
    }

    // Only the data that some neuron sees count for the tolerance; the mean squared error counts all.
    @Test
    void whatNobodySeesDoesNotKeepTrainingFromReachingItsTolerance() {
        Network start = Initialization.of(-20, new int[] {1}, new double[][] {{1, 1, -1}});
        Dataset data = Dataset.of(3, 4, 12);
        assertEquals(java.util.List.of(2), ActivationMask.of(data, start).zeroRows());
        Trajectory run = GradientDescent.of(data, start).withTolerance(1e-12).run();
        assertEquals(Stop.REACHED_TOLERANCE, run.stop());
        assertEquals(48, run.meanSquaredErrors()[1], 1e-11);
        assertEquals(2, run.fittedCounts()[1]);
    }
}
