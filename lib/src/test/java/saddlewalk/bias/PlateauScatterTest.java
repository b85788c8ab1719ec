package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import saddlewalk.model.Dataset;
import saddlewalk.model.Initialization;

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

    // By the definition: starts of ‖w_j‖ = c/√m, their ratios, the root of Σ(x − mean)²/(N − 1).
    @Test
    void theDeviationIsThatOfTheRatios() {
        double least = MinimumNorm.of(DATA).squaredNorm();
        double[] ratios = LongStream.range(3, 9).mapToDouble(seed -> NormWithoutTraining.fromSmallStart(DATA,
                Initialization.balanced(64, 16, Math.log(1e-2 / 8), seed), 0.5).squaredNorm() / least).toArray();
        double mean = Arrays.stream(ratios).sum() / 6;
        double squares = Arrays.stream(ratios).map(x -> (x - mean) * (x - mean)).sum();
        // Rounding of log c − log √m, times the length of the way.
        assertEquals(1, PlateauScatter.of(DATA, 64, Math.log(1e-2), 0.5, 6, 3).deviation() / Math.sqrt(squares / 5), 1e-9);
    }

    // The quantile t that the error says: with x = √39 tan θ Student's density becomes cos³⁸θ, and Simpson's rule leaves a
    // part 5·10⁻⁷ beyond t.
    @Test
    void studentsFactorHasThirtyNineDegreesOfFreedom() {
        PlateauScatter scatter = PlateauScatter.of(DATA, 64, Math.log(1e-2), 0.5, 40, 1);
        double t = 4.892 * scatter.errorOfChange(64, 64, 1) / (Math.sqrt(2) * scatter.deviation());
        double beyond = cosines(Math.atan(t / Math.sqrt(39)));
        assertEquals(5e-7, beyond / cosines(-Math.PI / 2), 5e-13);
    }

    private static double cosines(double from) {
        int steps = 2000;
        double h = (Math.PI / 2 - from) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.pow(Math.cos(from + i * h), 38);
        }
        return sum * h / 3;
    }
}
