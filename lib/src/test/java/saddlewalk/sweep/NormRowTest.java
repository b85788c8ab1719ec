package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.train.Stop;

class NormRowTest {
    @Test
    void aRowHoldsWhatTrainingAlgorithm1AndTheLeastNormGive() {
        NormSetting setting = NormSetting.balanced(8, 24, 1e-2, 0.5, 1, 2);
        NormRow row = NormRow.train(List.of(setting)).get(0);
        assertEquals(Stop.REACHED_TOLERANCE, row.stop());
        assertTrue(row.meanSquaredError() <= NormSetting.TOLERANCE && row.unseen() == 0, row.toString());
        assertEquals(2e-4, row.startNorm(), 1e-16);                      // 2m (c/√m)² = 2c²
        assertTrue(row.ratio() >= 1 - 1e-5 && row.limitRatio() >= 1 - 1e-12, row.toString());
    }

    // A smaller start comes closer to Algorithm 1: 1e−2 here is far from it.
    @Test
    void aSmallerStartComesCloserToAlgorithm1() {
        List<NormRow> rows = NormRow.train(List.of(NormSetting.balanced(8, 24, 1e-2, 0.5, 1, 2),
                NormSetting.balanced(8, 24, 1e-300, 0.5, 1, 2)));
        assertEquals(rows.get(0).limitNorm(), rows.get(1).limitNorm(), 0);
        assertTrue(Math.abs(rows.get(1).squaredNorm() - rows.get(1).limitNorm())
                < Math.abs(rows.get(0).squaredNorm() - rows.get(0).limitNorm()), rows.toString());
    }

    @Test
    void aSizeThatIsNotPositiveIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> NormSetting.balanced(8, 24, 0, 0.5, 1, 2));
        assertEquals("the size c of the start must be finite and > 0, got 0", e.getMessage());
    }
}
