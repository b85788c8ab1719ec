package saddlewalk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saddlewalk.Problems;

class ActivationMaskTest {
    @Test
    void theTwoNeuronsSeeWhatTheirSignsSay() {
        ActivationMask mask = ActivationMask.of(Problems.THREE_LABELS, Problems.twoNeurons(-1000));
        assertEquals(List.of("1 0", "1 0", "0 1"), mask.rows());
        assertEquals(List.of(0, 1), mask.seenBy(0));
        assertEquals(List.of(1), mask.watching(2));
        assertEquals("ActivationMask[n=3, m=2]", mask.toString());
    }

    // M_kj = 1{⟨w_j, x_k⟩ > 0 and s_j y_k > 0}: labels 3, −4, 0; ⟨w, x⟩ = 0 is off, a label 0 is nobody's.
    @Test
    void aNeuronSeesOnlyLabelsOfItsOwnSign() {
        Network network = Network.of(new double[] {1, -1, 1, 0},
                new double[][] {{1, 1, 1}, {1, 1, 1}, {0, 1, 1}, {1, 1, 1}});
        ActivationMask mask = ActivationMask.of(Dataset.of(3, -4, 0), network);
        assertEquals(List.of("1 0 0 0", "0 1 0 0", "0 0 0 0"), mask.rows());
        assertEquals(List.of(2), mask.zeroRows());
        assertEquals(List.of(2, 3), mask.zeroColumns());
    }

    @Test
    void theMaskIsItsDefinitionOnExplicitInputsToo() {
        for (long seed = 1; seed <= 50; seed++) {
            Dataset data = Dataset.normal(70, seed).withRandomOrthonormalInputs(71, seed);
            Network start = Initialization.balanced(3, 71, -1000, seed);
            ActivationMask mask = ActivationMask.of(data, start);
            for (int k = 0; k < 70; k++) {
                double[] x = data.input(k);
                for (int j = 0; j < 3; j++) {
                    double inner = 0;
                    for (int i = 0; i < 71; i++) {
                        inner += start.direction(j)[i] * x[i];
                    }
                    assertEquals(inner > 0 && start.sign(j) * data.label(k) > 0, mask.get(k, j),
                            "seed " + seed + ", datum " + k + ", neuron " + j);
                }
            }
        }
    }

    @Test
    void aMaskWrittenByHandReadsBackBeyondOneWord() {
        int[][] rows = new int[130][2];
        rows[63][0] = rows[64][1] = rows[129][0] = 1;
        ActivationMask mask = ActivationMask.ofRows(rows);
        assertEquals(List.of(63, 129), mask.seenBy(0));
        assertEquals(List.of(64), mask.seenBy(1));
        assertEquals(127, mask.zeroRows().size());
        assertEquals(mask.rows(), ActivationMask.ofRows(mask.rows().toArray(String[]::new)).rows());
    }

    // word(k, w) is number w·n + k of SplitMix64, which the JDK draws one after another.
    @Test
    void aRandomMaskIsTheStreamOfItsGenerator() {
        int n = 50;
        ActivationMask mask = ActivationMask.random(n, 70, 7);
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < n; k++) {
            assertEquals(random.nextLong(), mask.word(k, 0), "datum " + k);
        }
        for (int k = 0; k < n; k++) {
            assertEquals(random.nextLong() & 0x3f, mask.word(k, 1), "datum " + k);
        }
        assertEquals(2, mask.wordCount());
        assertEquals("ActivationMask[n=50, m=70]", mask.toString());
    }

    // A fair coin 350,000 times: ± 5 standard deviations, 5·√350000/2 = 1479.
    @Test
    void aRandomMaskIsHalfFull() {
        ActivationMask mask = ActivationMask.random(5000, 70, 1);
        int seen = IntStream.range(0, 70).map(j -> mask.seenBy(j).size()).sum();
        assertEquals(175_000, seen, 1479);
    }

    @Test
    void wordsAreBitsOfNeuronsAndReadBack() {
        long[] first = {5, 0, -1};
        ActivationMask mask = ActivationMask.ofWords(65, first, new long[] {1, 0, 0});
        first[1] = 7;
        assertEquals(List.of(0, 2, 64), mask.watching(0));
        assertEquals(List.of(1), mask.zeroRows());
        assertEquals(64, mask.watching(2).size());
        assertEquals(-1, mask.word(2, 0));
        assertMessage("bits of the mask beyond neuron 2 must be 0, but word 0 of row 1 has one",
                () -> ActivationMask.ofWords(3, new long[] {7, 8}));
        assertMessage("a mask for 65 neurons has 2 words a row, got 1",
                () -> ActivationMask.ofWords(65, new long[1]));
        assertMessage("the words of the mask must come in arrays of one length: array 0 has 1 rows, array 1 has 2",
                () -> ActivationMask.ofWords(65, new long[1], new long[2]));
        assertMessage("number of rows of the mask must be at least 1, got 0",
                () -> ActivationMask.ofWords(3, new long[0]));
        assertMessage("number of columns of the mask must be at least 1, got 0", () -> ActivationMask.random(3, 0, 1));
    }

    @Test
    void aMaskThatIsNoMatrixOfBitsIsRefused() {
        assertMessage("number of rows of the mask must be at least 1, got 0", ActivationMask::ofRows);
        assertMessage("number of columns of the mask must be at least 1, got 0", () -> ActivationMask.ofRows(" "));
        assertMessage("rows of the mask must have one length: row 0 has 2 entries, row 1 has 3",
                () -> ActivationMask.ofRows("1 0", "1 0 1"));
        assertMessage("entries of the mask must be 0 or 1, got 2 in row 1, column 0",
                () -> ActivationMask.ofRows("1 0", "2 0"));
        assertMessage("entries of the mask must be 0 or 1, got x in row 0, column 1",
                () -> ActivationMask.ofRows("1x"));
        assertMessage("entries of the mask must be 0 or 1, got -1 in row 0, column 1",
                () -> ActivationMask.ofRows(new int[][] {{1, -1}}));
    }

    private static void assertMessage(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    @Test
    void aDatumOrNeuronOutOfRangeIsNamed() {
        ActivationMask mask = ActivationMask.ofRows("1 0");
        assertEquals("datum must be in [0, 1), got 1",
                assertThrows(IndexOutOfBoundsException.class, () -> mask.get(1, 0)).getMessage());
        assertEquals("neuron must be in [0, 2), got 2",
                assertThrows(IndexOutOfBoundsException.class, () -> mask.get(0, 2)).getMessage());
    }
}
