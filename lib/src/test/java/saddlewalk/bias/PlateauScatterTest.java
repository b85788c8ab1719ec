package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;

class PlateauScatterTest {
    private static final Dataset DATA = Dataset.normal(16, 1);

    // Student's t with 39 degrees of freedom leaves 5·10⁻⁷ above 5.829…, the normal law above 4.892.
    @Test
    void theErrorOfAChangeFallsLikeTheRootOfTheWidth() {
        PlateauScatter scatter = PlateauScatter.of(DATA, 256, Math.log(1e-2), 0.5, 40, 1);
        double once = scatter.errorOfChange(256, 256, 1);
        assertEquals(once / 2, scatter.errorOfChange(1024, 1024, 1), 1e-15);
        assertEquals(once / 2, scatter.errorOfChange(256, 256, 4), 1e-15);
        assertTrue(once > Math.sqrt(2) * scatter.deviation() * 1.1 && once < Math.sqrt(2) * scatter.deviation() * 1.3, "" + once);
    }

    // Sixteen times the width, a quarter of the deviation; the ratio of two estimates from 40 starts has an error of 16 %.
    @Test
    void theDeviationItselfDoes() {
        double narrow = PlateauScatter.of(DATA, 128, Math.log(1e-2), 0.5, 40, 1).deviation();
        double wide = PlateauScatter.of(DATA, 2048, Math.log(1e-2), 0.5, 40, 1).deviation();
        assertTrue(narrow / wide > 2 && narrow / wide < 8, narrow + " " + wide);
    }

    @Test
    void tooFewStartsAreRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> PlateauScatter.of(DATA, 64, -5, 0.5, 2, 1));
        assertEquals("number of starts must be at least 3, got 2", e.getMessage());
    }
}
