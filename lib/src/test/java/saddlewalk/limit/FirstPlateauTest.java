package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import saddlewalk.Numbers;
import saddlewalk.Problems;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

class FirstPlateauTest {
    private static final double[] LABELS = {3, 4, 12};
    private static final Inputs IDENTITY = Inputs.orthonormal(Dataset.of(LABELS));

    // A neuron of a = 1, u = (3, 4, −1)/5·: sees (3, 4): g = 5, h = 2·0.03·5/3 = 0.1, z = (9 + 16)/5/5 = 1; a grows by 1.1.
    @Test
    void onOrthonormalInputsANeuronGrowsAlongWhatItSees() {
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{0.6, 0.8, -1}}, new int[] {-1000});
        FirstPlateau plateau = FirstPlateau.of(LABELS, IDENTITY, start, 0.03);
        assertEquals(0.1, plateau.growth(0), 1e-15);
        assertEquals(List.of(0, 1), plateau.active(0));
        assertEquals(1000 * Math.log(2) / Math.log(1.1), plateau.visibleEpoch(0), 1e-9);
        assertTrue(plateau.switches(0).isEmpty());
        assertEquals(Long.MAX_VALUE, plateau.firstOn());
        assertEquals("no coordinate of 1 neurons is switched on before it shows",
                assertThrows(IllegalStateException.class, plateau::firstToSee).getMessage());
        assertEquals(Double.POSITIVE_INFINITY, plateau.othersMargin());
    }

    // Two inputs with inner product 1/2, label 2 each, n = 2, η = 1/4: seeing datum 0 only, g = 2, h = 2·¼·2/2 = ½, push on
    // datum 1: (G y)_1/g = 1/2. From a = z = u_0 = 1 the change of z is 1.5^k − 1, so u_1 = −2 + (1.5^k − 1)/2 > 0 first at k = 4
    // (1.5³ = 3.375, 1.5⁴ = 5.0625).
    @Test
    void anUnseenDatumIsSwitchedOnWhenThePullHasMadeUpForItsStart() {
        double u1 = (-2 - 0.5) / Math.sqrt(0.75);
        Inputs inputs = Inputs.of(new double[][] {{1, 0}, {0.5, Math.sqrt(0.75)}});
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1, u1}}, new int[] {-100});
        FirstPlateau plateau = FirstPlateau.of(new double[] {2, 2}, inputs, start, 0.25);
        assertEquals(List.of(new FirstPlateau.Switch(4, 1, true)), plateau.switches(0));
        assertEquals(4, plateau.firstOn());
        assertEquals(0, plateau.firstToSee());
        assertEquals(0.25 * Math.sqrt(12), plateau.growth(0), 1e-14);                    // yᵀGy = 4 + 4 + 2·2 = 12
    }

    @Test
    void theFirstJumpAgreesWithTheClosedFormForBalancedStarts() {
        for (long seed = 1; seed <= 30; seed++) {
            Dataset data = Dataset.absoluteNormal(8, seed);
            Network start = Initialization.balancedPositive(3, 8, -1000, seed);
            LimitProcess process = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX).withStepSize(0.01);
            FirstPlateau plateau = FirstPlateau.of(data.labels(), Inputs.orthonormal(data), start, 0.01);
            if (FirstJump.of(process, start, -1000).applies()) {
                assertEquals(FirstJump.of(process, start, -1000).epoch(), plateau.halfDropEpoch(), "seed " + seed);
                assertEquals(process.jump(1).neuron(), plateau.first(), "seed " + seed);
            }
        }
    }

    @Test
    void badInputIsNamed() {
        Network start = Network.of(new double[] {1}, new double[][] {{1, 1, 1}});
        refused("one input per label: there are 2 labels and 3 inputs",
                () -> FirstPlateau.of(new double[2], IDENTITY, start, 0.01));
        refused("labels must be > 0, got -1 at index 1",
                () -> FirstPlateau.of(new double[] {1, -1, 1}, IDENTITY, start, 0.01));
        refused("output weights must be > 0, but neuron 0 has the sign -1", () -> FirstPlateau.of(LABELS, IDENTITY,
                Network.of(new double[] {-1}, new double[][] {{1, 1, 1}}), 0.01));
        refused("step size must be finite and > 0, got 0", () -> FirstPlateau.of(LABELS, IDENTITY, start, 0));
        refused("the closed form needs h = 2 eta g / n < 1, got 8.66667", () -> FirstPlateau.of(LABELS, IDENTITY, start, 1));
    }

    private static void refused(String words, Executable call) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** What one neuron did, epoch by epoch. */
    private record Run(List<FirstPlateau.Switch> switches, double growth, double visible, List<Integer> active) { }

    /**
     * Gradient descent on the residual y, epoch by epoch: a grows by 2η/n·Σ y_k⟨w, x_k⟩, w by 2η/n·a Σ y_k x_k over the active
     * data, until a·2^scale is 1. Then a and z are equal and grow by 1 + h, from which the real epoch of size 1 follows.
     */
    private static Run iterated(double[] y, double[][] x, double output, double[] hidden, int scale, double eta) {
        double a = output;
        double[] w = hidden.clone();
        double rate = 2 * eta / y.length;
        List<FirstPlateau.Switch> switches = new ArrayList<>();
        double[] sum = new double[w.length];
        boolean[] on = new boolean[y.length];
        long epoch = 0;
        while (true) {
            double along = 0;
            Arrays.fill(sum, 0);
            for (int k = 0; k < y.length; k++) {
                double u = dot(w, x[k]);
                if (epoch > 0 && u > 0 != on[k]) {
                    switches.add(new FirstPlateau.Switch(epoch, k, u > 0));
                }
                on[k] = u > 0;
                along += on[k] ? y[k] * u : 0;
                for (int i = 0; i < w.length; i++) {
                    sum[i] += on[k] ? y[k] * x[k][i] : 0;
                }
            }
            double g = Math.sqrt(dot(sum, sum));
            if (Math.log(a) + scale * Math.log(2) >= 0) {
                List<Integer> active = IntStream.range(0, y.length).filter(k -> on[k]).boxed().toList();
                double size = Math.log((a + along / g) / 2) + scale * Math.log(2);
                return new Run(switches, rate * g, epoch - size / Math.log1p(rate * g), active);
            }
            for (int i = 0; i < w.length; i++) {
                w[i] += rate * a * sum[i];
            }
            a += rate * along;
            epoch++;
        }
    }

    private static double dot(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += v[i] * w[i];
        }
        return sum;
    }

    private static double[] unit(double[] v) {
        double norm = Math.sqrt(dot(v, v));
        return Arrays.stream(v).map(value -> value / norm).toArray();
    }

    // Four random inputs in the plane or in space pull and push one another: coordinates switch on and off, early and late.
    @Test
    void theHistoryIsThatOfGradientDescentEpochByEpoch() {
        int on = 0;
        int off = 0;
        int met = 0;
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int d = seed % 2 == 0 ? 2 : 3;
            double[] y = random.doubles(4, 0.2, 3).toArray();
            double[][] x = new double[4][];
            Arrays.setAll(x, k -> unit(Problems.uniform(random, d)));
            double[] w = Arrays.stream(Problems.uniform(random, d)).map(value -> 2 * value).toArray();
            double a = random.nextDouble(0.3, 2);
            if (Arrays.stream(x).noneMatch(input -> dot(w, input) > 0)) {
                continue;
            }
            int scale = seed % 3 == 0 ? -20 : -150;
            double eta = seed % 5 == 0 ? 0.01 : 0.06;
            Run run = iterated(y, x, a, w, scale, eta);
            FirstPlateau plateau = FirstPlateau.of(y, Inputs.of(x), Network.scaled(new int[] {1}, new double[] {a},
                    new double[][] {w}, new int[] {scale}), eta);
            assertEquals(run.switches(), plateau.switches(0), "seed " + seed);
            assertEquals(run.growth(), plateau.growth(0), 1e-13, "seed " + seed);
            assertEquals(run.visible(), plateau.visibleEpoch(0), 1e-8 * run.visible(), "seed " + seed);
            assertEquals(run.active(), plateau.active(0), "seed " + seed);
            on += (int) run.switches().stream().filter(FirstPlateau.Switch::on).count();
            off += (int) run.switches().stream().filter(change -> !change.on()).count();
            met++;
        }
        assertTrue(on > 10 && off > 10 && met > 40, "met " + met + ", on " + on + ", off " + off);
    }

    // Neuron 0 (z = 1, h = 0.1) and neuron 1 (sees 12, z = 1, h = 2·0.03·12/3 = 0.24) both start at 2^−1000: neuron 1 shows at
    // 1000 log 2/log 1.24, when neuron 0 has grown by 1.1 as often.
    @Test
    void theOthersMarginIsWhatTheSlowerNeuronLacks() {
        Network start = Network.scaled(new int[] {1, 1}, new double[] {1, 1}, new double[][] {{0.6, 0.8, -1}, {-1, -1, 1}},
                new int[] {-1000, -1000});
        FirstPlateau plateau = FirstPlateau.of(LABELS, IDENTITY, start, 0.03);
        double shows = 1000 * Math.log(2) / Math.log(1.24);
        assertEquals(1, plateau.first());
        assertEquals(shows, plateau.visibleEpoch(1), 1e-9);
        assertEquals(1000 * Math.log(2) - shows * Math.log(1.1), plateau.othersMargin(), 1e-9);
        assertEquals("FirstPlateau[m=2, first neuron 1 near epoch " + Numbers.count(Math.round(shows)) + " on 1 data]",
                plateau.toString());
    }

    @Test
    void aNeuronThatSeesNothingNeverShows() {
        Network start = Network.scaled(new int[] {1, 1}, new double[] {1, 1}, new double[][] {{-1, -1, -1}, {0.6, 0.8, -1}},
                new int[] {-1000, -1000});
        FirstPlateau plateau = FirstPlateau.of(LABELS, IDENTITY, start, 0.03);
        assertEquals(Double.POSITIVE_INFINITY, plateau.visibleEpoch(0));
        assertEquals(List.of(), plateau.active(0));
        assertEquals(1, plateau.first());
        assertEquals(Double.POSITIVE_INFINITY, plateau.othersMargin());
    }

    // The derivative of the ReLU at 0 is 0: of the labels 3, 4, 12 a neuron at (1, 0, −1) sees the 3, h = 2·0.03·3/3.
    @Test
    void aCoordinateAtZeroIsOff() {
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1, 0, -1}}, new int[] {-1000});
        FirstPlateau plateau = FirstPlateau.of(LABELS, IDENTITY, start, 0.03);
        assertEquals(List.of(0), plateau.active(0));
        assertEquals(0.06, plateau.growth(0), 1e-15);
    }

    // As above with 1.5^k: from u_1 = −4 it takes 1.5^k > 9, k = 6 (7.59, 11.39), from −2 only 4: neuron 1 is the first to see.
    @Test
    void theFirstToSeeIsTheOneThatSwitchesOnSoonest() {
        Inputs inputs = Inputs.of(new double[][] {{1, 0}, {0.5, Math.sqrt(0.75)}});
        Network start = Network.scaled(new int[] {1, 1}, new double[] {1, 1},
                new double[][] {{1, -4.5 / Math.sqrt(0.75)}, {1, -2.5 / Math.sqrt(0.75)}}, new int[] {-100, -100});
        FirstPlateau plateau = FirstPlateau.of(new double[] {2, 2}, inputs, start, 0.25);
        assertEquals(List.of(new FirstPlateau.Switch(6, 1, true)), plateau.switches(0));
        assertEquals(4, plateau.firstOn());
        assertEquals(1, plateau.firstToSee());
    }

    // As above, but from half the size the neuron shows after log 2/log 1.5 = 1.7 epochs, before the fourth.
    @Test
    void whatWouldSwitchAfterTheNeuronShowsIsLeftOut() {
        Inputs inputs = Inputs.of(new double[][] {{1, 0}, {0.5, Math.sqrt(0.75)}});
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1, -2.5 / Math.sqrt(0.75)}},
                new int[] {-1});
        FirstPlateau plateau = FirstPlateau.of(new double[] {2, 2}, inputs, start, 0.25);
        assertEquals(List.of(), plateau.switches(0));
        assertEquals(Math.log(2) / Math.log(1.5), plateau.visibleEpoch(0), 1e-13);
    }

    // An inner product of 1e−300 would have to make up for −1e5: growth by 1e305, long after it shows at 2^1000 = 1e301.
    @Test
    void aPullTooWeakToEverSwitchIsNoSwitch() {
        Inputs inputs = Inputs.of(new double[][] {{1, 0}, {1e-300, 1}});
        Network start = Network.scaled(new int[] {1}, new double[] {1}, new double[][] {{1, -1e5}}, new int[] {-1000});
        FirstPlateau plateau = FirstPlateau.of(new double[] {2, 2}, inputs, start, 0.25);
        assertEquals(List.of(), plateau.switches(0));
        assertEquals(1000 * Math.log(2) / Math.log(1.5), plateau.visibleEpoch(0), 1e-9);
    }

    // One label 1, η = 1/2: h = 2·½·1/1 = 1.
    @Test
    void aGrowthOfExactlyOneIsRefused() {
        refused("the closed form needs h = 2 eta g / n < 1, got 1", () -> FirstPlateau.of(new double[] {1},
                Inputs.orthonormal(Dataset.of(1)), Network.of(new double[] {0.5}, new double[][] {{0.5}}), 0.5));
    }
}
