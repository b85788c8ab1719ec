package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    // By hand: x_0 = (1, 0), x_1 = (0.6, 0.8): inner product 0.6; G(1, 1) = (1.6, 1.6); √(3.2).
    @Test
    void theGramMatrixOfTwoVectorsByHand() {
        Inputs inputs = Inputs.of(new double[][] {{1, 0}, {0.6, 0.8}});
        assertEquals(0.6, inputs.inner(0, 1));
        assertEquals(0.6, inputs.largestInnerProduct());
        assertEquals(1, inputs.largest());
        assertEquals(4, Inputs.of(new double[][] {{1, 0}, {1.2, 1.6}}).largest(), 1e-15);
        assertArrayEquals(new double[] {1.6, 1.6}, inputs.times(new double[] {1, 1}), 1e-15);
        assertEquals(Math.sqrt(3.2), inputs.norm(new double[] {1, 1}), 1e-15);
        assertArrayEquals(new double[] {2, 1.2 + 0.8 * 3}, inputs.coordinates(new double[] {2, 3}), 1e-15);
    }

    @Test
    void anInputThatIsNoneIsNamed() {
        Inputs inputs = Inputs.of(new double[][] {{1, 0}, {0, 1}});
        assertEquals("input must be in [0, 2), got 2",
                assertThrows(IndexOutOfBoundsException.class, () -> inputs.inner(2, 0)).getMessage());
        assertEquals("input must be in [0, 2), got -1",
                assertThrows(IndexOutOfBoundsException.class, () -> inputs.inner(0, -1)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.01, 0, -0.1, -0.24})
    void vectorsWithEqualInnerProductsHaveThem(double mu) {
        Inputs inputs = Inputs.equalInnerProducts(5, mu);
        Inputs multipliedOut = Inputs.of(inputs.vectors());
        for (int k = 0; k < 5; k++) {
            for (int l = 0; l < 5; l++) {
                assertEquals(k == l ? 1 : mu, inputs.inner(k, l));
                assertEquals(inputs.inner(k, l), multipliedOut.inner(k, l), 1e-15);
            }
        }
    }

    @Test
    void aTinyInnerProductIsKeptBesideTheOne() {
        assertEquals(1e-170, Inputs.equalInnerProducts(3, 1e-170).inner(0, 2));
        assertEquals(0, Inputs.orthonormal(Dataset.of(3, 4, 12)).largestInnerProduct());
    }

    // Inner products of independent directions have variance 1/d: 4.9 standard errors of the mean square of 45 of them.
    @Test
    void pointsOnTheSphereAreUnitVectorsWithInnerProductsOfOrderOneOverRootD() {
        Inputs inputs = Inputs.onSphere(10, 400, 7);
        double squares = 0;
        for (int k = 0; k < 10; k++) {
            assertEquals(1, inputs.inner(k, k), 1e-14);
            for (int l = 0; l < k; l++) {
                squares += inputs.inner(k, l) * inputs.inner(k, l) * 400 / 45;
            }
        }
        assertEquals(1, squares, 4.9 * Math.sqrt(2.0 / 45));
    }

    @Test
    void clustersApartAreOrthogonalToEachOtherAndOthersAlmost() {
        Inputs apart = Inputs.clusters(3, 2, 0.1, 8, true, 1);
        Inputs mixed = Inputs.clusters(3, 2, 0.1, 8, false, 1);
        assertEquals(3 + 3 * 8, apart.d());
        assertEquals(3 + 8, mixed.d());
        for (int k = 0; k < 6; k++) {
            for (int l = 0; l < 6; l++) {
                boolean together = k / 2 == l / 2;
                assertEquals(together ? 1 : 0, apart.inner(k, l), together ? 0.02 : 0);
                assertEquals(together ? 1 : 0, mixed.inner(k, l), together ? 0.02 : 0.01);   // σ² is 0.01
            }
        }
        assertTrue(Math.abs(mixed.inner(0, 5)) > 1e-5);
    }

    @Test
    void badInputIsNamed() {
        refused("number of inputs n must be at least 1, got 0", () -> Inputs.of(new double[0][]));
        refused("inputs must have rows of one length: row 0 has 2 entries, row 1 has 1",
                () -> Inputs.of(new double[][] {{1, 0}, {1}}));
        refused("inputs, row 0, must be finite, got NaN at index 1", () -> Inputs.of(new double[][] {{1, Double.NaN}}));
        refused("inner products, row 0, must be finite, got Infinity at index 0", () -> Inputs.of(new double[][] {{1e200}}));
        for (double mu : new double[] {-0.5, 1, Double.NaN}) {
            refused("the inner product mu must be 0 or of size 1e-300 to 1, and > -1/(n - 1) = -0.5, got "
                    + saddlewalk.Numbers.full(mu), () -> Inputs.equalInnerProducts(3, mu));
        }
        refused("the spread sigma of a cluster must be in [0, 1), got 1", () -> Inputs.clusters(2, 2, 1, 4, true, 1));
        refused("one coefficient per input: n = 2, got 3", () -> Inputs.equalInnerProducts(2, 0).times(new double[3]));
        refused("a weight vector must have the inputs' dimension 2, got length 3",
                () -> Inputs.equalInnerProducts(2, 0).coordinates(new double[3]));
    }

    @Test
    void whatGoesInAndOutIsCopied() {
        double[][] x = {{1, 0}, {0, 1}};
        Inputs inputs = Inputs.of(x);
        x[0][1] = 5;
        inputs.vectors()[0][1] = 5;
        inputs.gram()[0][1] = 5;
        assertEquals(0, inputs.inner(0, 1));
        assertArrayEquals(new double[] {1, 0}, inputs.vectors()[0]);
        assertEquals("Inputs[n=2, d=2, largest inner product 0]", inputs.toString());
    }

    private static void refused(String words, Executable call) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
