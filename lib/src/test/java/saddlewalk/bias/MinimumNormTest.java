package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;

class MinimumNormTest {
    // By hand: ‖(3, 4, 12)‖ = 13, and 2 · 13 = 26, less than (15)'s 2(5 + 12) = 34.
    @Test
    void oneSignNeedsTwiceTheNormOfAllLabels() {
        assertEquals(26, MinimumNorm.of(Dataset.of(3, 4, 12)).squaredNorm(), 1e-14);
    }

    // By hand: ‖(3, 4)‖ = 5 and ‖(−12, −5)‖ = 13, 2(5 + 13) = 36; a label 0 costs nothing.
    @Test
    void theSignsAddUp() {
        MinimumNorm norm = MinimumNorm.of(Dataset.of(3, -12, 0, 4, -5));
        assertEquals(5, norm.positiveLabelNorm(), 1e-14);
        assertEquals(13, norm.negativeLabelNorm(), 1e-14);
        assertEquals(36, norm.squaredNorm(), 1e-14);
    }

    // By hand: of those data the first and the last two are left, 2(‖(3, 4)‖ + ‖−5‖) = 20; nothing to fit costs nothing.
    @Test
    void ofTheDataThatAreFittedOnly() {
        assertEquals(20, MinimumNorm.of(Dataset.of(3, -12, 0, 4, -5), List.of(0, 3, 4)).squaredNorm(), 1e-14);
        assertEquals(0, MinimumNorm.of(Dataset.of(3, -12), List.of()).squaredNorm(), 0);
    }
}
