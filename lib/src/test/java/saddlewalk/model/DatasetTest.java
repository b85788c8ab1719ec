package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Problems.THREE_LABELS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.Numbers;

class DatasetTest {
    private static final double[] LABELS = {3, 4, 12};

    // 3² + 4² = 5², 5² + 12² = 13²: every norm is a whole number.
    @Test
    void labelNormsOfThreeFourTwelveAreWholeNumbers() {
        assertEquals(5, THREE_LABELS.labelNorm(List.of(0, 1)));
        assertEquals(12, THREE_LABELS.labelNorm(List.of(2)));
        assertEquals(13, THREE_LABELS.labelNorm(List.of(2, 0, 1)));
        assertEquals(0, THREE_LABELS.labelNorm(List.of()));
    }

    @Test
    void withoutInputsTheDataAreTheStandardBasis() {
        assertTrue(THREE_LABELS.hasIdentityInputs());
        assertEquals(3, THREE_LABELS.n());
        assertEquals(3, THREE_LABELS.d());
        assertArrayEquals(new double[] {0, 1, 0}, THREE_LABELS.input(1));
        assertArrayEquals(new double[] {7, -8, 9}, THREE_LABELS.coordinates(new double[] {7, -8, 9}));
        assertEquals("Dataset[n=3, d=3, inputs=identity]", THREE_LABELS.toString());
    }

    // x_0 = (0, 1, 0), x_1 = (3, 0, 4)/5: ⟨w, x_0⟩ = 2 and ⟨w, x_1⟩ = (3 + 12)/5 = 3 for w = (1, 2, 3).
    @Test
    void coordinatesAreInnerProductsWithTheInputs() {
        Dataset data = Dataset.of(new double[] {1, 1}, new double[][] {{0, 1, 0}, {0.6, 0, 0.8}});
        assertEquals("Dataset[n=2, d=3, inputs=explicit]", data.toString());
        assertArrayEquals(new double[] {2, 3}, data.coordinates(new double[] {1, 2, 3}), 4 * 0x1p-52);
        assertArrayEquals(new double[] {3, 5, 4}, data.combination(new double[] {5, 5}), 8 * 0x1p-52);
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void aLabelThatIsNotFiniteIsNamedWithItsIndex(double label, String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> Dataset.of(3, label));
        assertEquals("labels must be finite, got " + text + " at index 1", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-140, -1e-140, 1e140, -1e140})
    void theSmallestAndTheLargestLabelHaveASquareAndTheNextNumberBeyondIsNamed(double end) {
        Dataset data = Dataset.of(0, end);
        assertEquals(Math.abs(end), data.labelNorm(List.of(0, 1)), Math.ulp(end));
        double beyond = Math.abs(end) < 1 ? end - Math.copySign(Math.ulp(end), end) : end + Math.copySign(Math.ulp(end), end);
        var e = assertThrows(IllegalArgumentException.class, () -> Dataset.of(0, beyond));
        assertEquals("labels must be 0 or between 1e-140 and 1e140 in size, so that their squares neither vanish nor"
                + " overflow, got " + Numbers.full(beyond) + " at index 1", e.getMessage());
        e = assertThrows(IllegalArgumentException.class,
                () -> Dataset.of(new double[] {beyond}, new double[][] {{1}}));
        assertTrue(e.getMessage().endsWith("got " + Numbers.full(beyond) + " at index 0"), e.getMessage());
    }

    @Test
    void noLabelAtAllIsAnError() {
        var e = assertThrows(IllegalArgumentException.class, Dataset::of);
        assertEquals("there must be at least one label, got none", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> Dataset.normal(0, 1));
        assertEquals("number of data n must be at least 1, got 0", e.getMessage());
    }

    @Test
    void aLabelOfZeroIsAllowed() {
        assertArrayEquals(new double[] {0, -0.0, 5}, Dataset.of(0, -0.0, 5).labels());
    }

    @Test
    void inputsOfAWrongShapeAreNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> Dataset.of(LABELS, new double[2][3]));
        assertEquals("one input per label: there are 3 labels and 2 inputs", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> Dataset.of(LABELS, new double[3][2]));
        assertEquals("orthonormal inputs need dimension d >= n (Assumption 1): n = 3, d = 2", e.getMessage());
        e = assertThrows(IllegalArgumentException.class,
                () -> Dataset.of(new double[] {1, 2}, new double[][] {{1, 0}, {0, 1, 0}}));
        assertEquals("inputs must have rows of one length: row 0 has 2 entries, row 1 has 3", e.getMessage());
        e = assertThrows(IllegalArgumentException.class,
                () -> Dataset.of(new double[] {1, 2}, new double[][] {{1, 0}, {0, Double.NaN}}));
        assertEquals("inputs, row 1, must be finite, got NaN at index 1", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> THREE_LABELS.withRandomOrthonormalInputs(2, 1));
        assertEquals("orthonormal inputs need dimension d >= n (Assumption 1): n = 3, d = 2", e.getMessage());
    }

    // By hand: ⟨x_0, x_1⟩ = 0.25, ⟨x_1, x_1⟩ − 1 = 0.0625, ⟨x_1, x_2⟩ = 0.5, ⟨x_2, x_2⟩ − 1 = 0.25: the worst is the
    // third.
    @Test
    void inputsThatAreNotOrthonormalNameTheWorstPairAndItsInnerProduct() {
        double[][] x = {{1, 0, 0}, {0.25, 1, 0}, {0, 0.5, 1}};
        var e = assertThrows(IllegalArgumentException.class, () -> Dataset.of(LABELS, x));
        assertEquals("inputs must be orthonormal (Assumption 1): <x_1, x_2> must be 0, got 0.5", e.getMessage());
    }

    // ⟨x_0, x_1⟩ = e, and ⟨x_1, x_1⟩ = 1 + e² rounds to 1.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 32})
    void inputsAreOrthonormalUpTo64RoundingsPerDimension(int d) {
        double bound = 64 * d * 0x1p-52;
        double[][] x = new double[2][d];
        x[0][0] = 1;
        x[1][1] = 1;
        x[1][0] = bound;
        assertEquals(d, Dataset.of(new double[] {1, 1}, x).d());
        x[1][0] = Math.nextUp(bound);
        var e = assertThrows(IllegalArgumentException.class, () -> Dataset.of(new double[] {1, 1}, x));
        assertEquals("inputs must be orthonormal (Assumption 1): <x_0, x_1> must be 0, got "
                + Numbers.full(Math.nextUp(bound)), e.getMessage());
    }

    @Test
    void anInputThatIsTooLongIsItsOwnWorstPair() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> Dataset.of(new double[] {1, 1}, new double[][] {{1, 0}, {0, 2}}));
        assertEquals("inputs must be orthonormal (Assumption 1): <x_1, x_1> must be 1, got 4", e.getMessage());
    }

    @Test
    void inputsWhoseInnerProductOverflowsAreRefused() {
        double big = 1e200;
        var e = assertThrows(IllegalArgumentException.class,
                () -> Dataset.of(new double[] {1, 1}, new double[][] {{big, big}, {big, -big}}));
        assertEquals("inputs must be orthonormal (Assumption 1): <x_0, x_1> must be 0, got NaN", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomInputsAreOrthonormal(long seed) {
        Dataset data = Dataset.normal(5, seed).withRandomOrthonormalInputs(8, seed);
        for (int k = 0; k < 5; k++) {
            double[] expected = new double[5];
            expected[k] = 1;
            assertArrayEquals(expected, data.coordinates(data.input(k)), 64 * 0x1p-52, "seed " + seed + ", input " + k);
        }
        assertArrayEquals(Dataset.normal(5, seed).labels(), data.labels(), "seed " + seed);
    }

    @Test
    void arraysAreCopiedInAndOut() {
        double[] y = {3, 4};
        double[][] x = {{1, 0, 0}, {0, 1, 0}};
        Dataset data = Dataset.of(y, x);
        Dataset plain = Dataset.of(y);
        y[0] = -1;
        x[0][0] = -1;
        data.labels()[1] = -1;
        data.input(1)[1] = -1;
        plain.coordinates(data.labels())[0] = -1;
        assertArrayEquals(new double[] {3, 4}, data.labels());
        assertArrayEquals(new double[] {3, 4}, plain.labels());
        assertArrayEquals(new double[] {1, 0, 0}, data.input(0));
        assertArrayEquals(new double[] {0, 1, 0}, data.input(1));
        double[] u = {1, 2};
        plain.combination(u)[0] = 9;
        assertEquals(1, u[0]);
    }

    @Test
    void aDatumOutOfRangeIsNamed() {
        var e = assertThrows(IndexOutOfBoundsException.class, () -> THREE_LABELS.input(3));
        assertEquals("datum must be in [0, 3), got 3", e.getMessage());
        e = assertThrows(IndexOutOfBoundsException.class, () -> THREE_LABELS.label(-1));
        assertEquals("datum must be in [0, 3), got -1", e.getMessage());
        e = assertThrows(IndexOutOfBoundsException.class, () -> THREE_LABELS.labelNorm(List.of(0, 3)));
        assertEquals("datum must be in [0, 3), got 3", e.getMessage());
    }

    @Test
    void aVectorOfAWrongLengthIsNamed() {
        var e = assertThrows(IllegalArgumentException.class, () -> THREE_LABELS.coordinates(new double[2]));
        assertEquals("a weight vector must have the inputs' dimension 3, got length 2", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> THREE_LABELS.combination(new double[4]));
        assertEquals("one coordinate per datum: n = 3, got 4", e.getMessage());
    }

    @Test
    void absoluteNormalLabelsAreTheAbsoluteValuesOfTheNormalOnes() {
        double[] normal = Dataset.normal(50, 7).labels();
        double[] absolute = Dataset.absoluteNormal(50, 7).labels();
        int negative = 0;
        for (int k = 0; k < 50; k++) {
            assertEquals(Math.abs(normal[k]), absolute[k]);
            negative += normal[k] < 0 ? 1 : 0;
        }
        assertTrue(negative > 0 && negative < 50, "both signs occur: " + negative + " of 50 are negative");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCsvFileGivesTheSameBitsBack(long seed, @TempDir Path folder) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = {0.1, -1 / 3.0, 0, -0.0, 1e-140, 3e-139, -1e140,
            random.nextDouble(), -StrictMath.exp(random.nextDouble(-300, 300)), 1e7, 123456789};
        Dataset plain = Dataset.of(y);
        plain.writeCsv(folder.resolve("plain.csv"));
        Dataset back = Dataset.readCsv(folder.resolve("plain.csv"));
        assertTrue(back.hasIdentityInputs());
        assertSameBits(plain, back, seed);
        Dataset explicit = plain.withRandomOrthonormalInputs(y.length + 2, seed);
        explicit.writeCsv(folder.resolve("explicit.csv"));
        back = Dataset.readCsv(folder.resolve("explicit.csv"));
        assertFalse(back.hasIdentityInputs());
        assertSameBits(explicit, back, seed);
    }

    private static void assertSameBits(Dataset expected, Dataset actual, long seed) {
        assertEquals(expected.d(), actual.d(), "seed " + seed);
        assertArrayEquals(bits(expected.labels()), bits(actual.labels()), "labels, seed " + seed);
        for (int k = 0; k < expected.n(); k++) {
            assertArrayEquals(bits(expected.input(k)), bits(actual.input(k)), "input " + k + ", seed " + seed);
        }
    }

    private static long[] bits(double[] values) {
        return java.util.Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void theCsvFileIsPlainText(@TempDir Path folder) throws IOException {
        Dataset.of(3, 0.1).writeCsv(folder.resolve("y.csv"));
        assertEquals(List.of("label", "3", "0.10000000000000001"), Files.readAllLines(folder.resolve("y.csv")));
    }

    @Test
    void columnsOfACsvFileMayComeInAnyOrder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("d.csv"), "x1,label,x0\n0,3,1\n1,4,0\n");
        Dataset data = Dataset.readCsv(file);
        assertArrayEquals(new double[] {3, 4}, data.labels());
        assertArrayEquals(new double[] {0, 1}, data.input(1));
    }

    @Test
    void aCsvFileWithoutLabelsOrWithOtherColumnsIsNamed(@TempDir Path folder) throws IOException {
        Path noLabel = Files.writeString(folder.resolve("a.csv"), "y\n3\n");
        var e = assertThrows(IllegalArgumentException.class, () -> Dataset.readCsv(noLabel));
        assertEquals(noLabel + ", line 1: there is no column named label, the columns are [y]; name the column of the labels label",
                e.getMessage());
        Path gap = Files.writeString(folder.resolve("b.csv"), "label,x0,x2\n3,1,0\n");
        e = assertThrows(IllegalArgumentException.class, () -> Dataset.readCsv(gap));
        assertEquals(gap + ", line 1, column 3: beside label the columns must be x0 to x1, got 'x2'; rename the column, or leave it"
                + " out", e.getMessage());
    }
}
