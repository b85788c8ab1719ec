package saddlewalk.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class KinksTest {
    // Labels 12, 9, 8, 5: neuron 0 sees (12, 9) and jumps first, neuron 1 sees (9, 8) and keeps 8, neuron 2 sees 5 alone.
    private static final Dataset DATA = Dataset.of(12, 9, 8, 5);
    private static final Network START = Initialization.of(-400, new int[] {1, 1, 1},
            new double[][] {{12, 9, -1, -1}, {-1, 9, 8, -1}, {-1, -1, -1, 5}});

    @Test
    void aSlopeFallsWhereTheNeuronSawWhatWasFitted() {
        LimitProcess process = LimitProcess.of(DATA, START).withStepSize(0.001);
        PlateauMiddles middles = PlateauMiddles.of(process, -400, 100);
        Trajectory run = GradientDescent.of(DATA, START).withStepSize(0.001).withTolerance(1e-20).withEpochLimit(10_000_000)
                .recording(Recorder.endsOnly().andAt(middles.epochs()).withNetworks()).run();
        List<Kinks.Kink> kinks = Kinks.of(process, -400, middles, run);
        assertEquals(List.of(1, 2), kinks.stream().filter(kink -> kink.jump() == 1).map(Kinks.Kink::neuron).toList());
        Kinks.Kink shared = kinks.get(0);
        assertEquals(1 - StrictMath.log1p(0.002 * 8 / 4) / StrictMath.log1p(0.002 * StrictMath.hypot(9, 8) / 4), shared.fall(), 1e-9);
        assertEquals(shared.predictedFall(), shared.fall(), 1e-9);
        assertEquals(1, shared.epoch() / shared.predictedEpoch(), 0.01);
        assertEquals(0, kinks.get(1).fall(), 1e-9);
        assertEquals(false, kinks.get(1).sawFitted());
    }

    // With a fifth label 4: neuron 0 sees (12, 9, 4), neuron 1 (9, 8) and neuron 2 (8, 5, 4), of which the first jump fits the
    // 4 and the second the 8. By hand the speeds of neuron 2 are √105/5, √89/5 and 1; a slope is a difference over many epochs.
    @Test
    void theSecondJumpHasItsKinkToo() {
        Dataset data = Dataset.of(12, 9, 8, 5, 4);
        Network start = Initialization.of(-1000, new int[] {1, 1, 1},
                new double[][] {{12, 9, -1, -1, 4}, {-1, 9, 8, -1, -1}, {-1, -1, 8, 5, 4}});
        LimitProcess process = LimitProcess.of(data, start).withStepSize(0.001);
        PlateauMiddles middles = PlateauMiddles.of(process, -1000, 100);
        Trajectory run = GradientDescent.of(data, start).withStepSize(0.001).withTolerance(1e-20).withEpochLimit(10_000_000)
                .recording(Recorder.endsOnly().andAt(middles.epochs()).withNetworks()).run();
        Kinks.Kink second = Kinks.of(process, -1000, middles, run).stream().filter(kink -> kink.jump() == 2).findFirst().orElseThrow();
        double before = StrictMath.log1p(0.002 * StrictMath.sqrt(89) / 5);
        double after = StrictMath.log1p(0.002);
        assertEquals(2, second.neuron());
        assertEquals(before, second.before(), 1e-9 * before);
        assertEquals(before, second.predictedBefore(), 1e-14 * before);
        assertEquals(after, second.after(), 1e-9 * after);
        assertEquals(after, second.predictedAfter(), 1e-14 * after);
        assertEquals(1, second.epoch() / second.predictedEpoch(), 0.01);
    }

    @Test
    void kinksInEpochsNeedTheDiscreteForm() {
        LimitProcess process = LimitProcess.of(DATA, new int[] {1}, ActivationMask.ofRows("1", "1", "1", "1"));
        var e = assertThrows(IllegalArgumentException.class, () -> Kinks.of(process, -400, null, null));
        assertEquals("kinks in epochs need the discrete form of the process, with a step size, got none", e.getMessage());
    }

    // Speeds are 15/4, then 8/4 and 5/4: with 2η = 0.002, 10/h for each jump so far.
    @Test
    void aJumpMayComeLaterForEveryJumpBeforeIt() {
        LimitProcess process = LimitProcess.of(DATA, START).withStepSize(0.001);
        double first = 10 / StrictMath.log1p(0.002 * 15 / 4);
        assertEquals(first, Kinks.latest(process, 1), 1e-9 * first);
        double second = first + 10 / StrictMath.log1p(0.002 * 8 / 4);
        assertEquals(second, Kinks.latest(process, 2), 1e-9 * second);
        var e = assertThrows(IllegalArgumentException.class, () -> Kinks.latest(LimitProcess.of(DATA, START), 1));
        assertEquals("kinks in epochs need the discrete form of the process, with a step size, got none", e.getMessage());
    }

    // By hand: rows (3, 0) and (0, −2) have singular values 3 and 2.
    @Test
    void singularValuesComeLargestFirst() {
        assertArrayEquals(new double[] {3, 2}, SingularValues.hidden(Network.of(new double[] {1, 1}, new double[][] {{0, -2}, {3, 0}})), 1e-14);
    }
}
