package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

    // By hand: α = (3/5, −12/13, 0, 4/5, −5/13), and the direction of the positive labels gives 1, that of the negative ones −1.
    @Test
    void theDualCertificateIsOneAtTheNeuronsOfTheLeastNorm() {
        MinimumNorm norm = MinimumNorm.of(Dataset.of(3, -12, 0, 4, -5));
        assertArrayEquals(new double[] {0.6, -12.0 / 13, 0, 0.8, -5.0 / 13}, norm.dualCertificate(), 1e-15);
        assertEquals(1, norm.dualValue(new double[] {0.6, -7, -1, 0.8, 0}), 1e-15);
        assertEquals(-1, norm.dualValue(new double[] {0, 12.0 / 13, 5, -1, 5.0 / 13}), 1e-15);
    }
}
