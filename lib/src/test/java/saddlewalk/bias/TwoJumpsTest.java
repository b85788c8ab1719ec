package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

class TwoJumpsTest {
    // By hand, labels 3, 4, −12: norms 5 and 12, jumps at 3/12 and 3/5, errors 169/3 and 25/3.
    @Test
    void theLabelsSayAll() {
        assertEquals(new TwoJumps(3 / 12.0, 3 / 5.0, 169 / 3.0, 25 / 3.0), TwoJumps.of(Dataset.of(3, -12, 4)));
    }

    // A second way: Algorithm 1 on such a start.
    @Test
    void algorithm1AgreesOnSuchAStart() {
        Dataset data = Dataset.of(3, -12, 4);
        LimitProcess process = LimitProcess.of(data, TwoJumps.start(Initialization.balanced(5, 3, -10, 4)));
        assertEquals(List.of(1, 0), process.order());
        assertEquals(0.25, process.jumpTime(1), 1e-15);
        assertEquals(0.6, process.jumpTime(2), 1e-15);
        assertEquals(25 / 3.0, process.plateauMeanSquaredError(1), 1e-14);
    }

    @Test
    void oneSignIsRefused() {
        assertEquals("the two-jump case needs labels of both signs, got label norms "
                + saddlewalk.Numbers.full(StrictMath.sqrt(5)) + " and 0",
                assertThrows(IllegalArgumentException.class, () -> TwoJumps.of(Dataset.of(1, 2))).getMessage());
    }

    // Neurons 0 and 1 by their definition, whatever the start said; the others are as they were.
    @Test
    void theFirstTwoNeuronsSeeAllDataWithASignEach() {
        for (long seed = 1; seed <= 10; seed++) {
            Network before = Initialization.balanced(4, 3, -10, seed);
            Network after = TwoJumps.start(before);
            assertEquals(1, after.sign(0));
            assertEquals(-1, after.sign(1));
            for (int j = 0; j < 4; j++) {
                assertEquals(j < 2 ? after.sign(j) : before.sign(j), after.sign(j));
                for (int k = 0; k < 3; k++) {
                    double was = before.direction(j)[k];
                    assertEquals(j < 2 ? Math.abs(was) : was, after.direction(j)[k], 1e-15, "seed " + seed);
                }
            }
        }
    }
}
