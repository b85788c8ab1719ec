package saddlewalk.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class RemainingTest {
    // Labels 3, −4, 12, 0; neuron 0 is positive and active on all, neuron 1 negative and active on all, neuron 2 positive
    // and active on all but −4.
    @Test
    void aNeuronSeesWhatHasItsSign() {
        Remaining left = new Remaining(Dataset.of(3, -4, 12, 0), new int[] {1, -1, 1},
                ActivationMask.ofRows("111", "110", "111", "111"));
        double[] squares = left.squaredNorms();
        assertEquals(153, squares[0], 0);
        assertEquals(16, squares[1], 0);
        assertEquals(169, squares[squares.length - 1], 0);                       // ‖y‖², the label 0 included
        assertTrue(left.areDisjoint(0, 1));
        assertTrue(left.seeTheSame(0, 2));
        assertFalse(left.seeTheSame(0, 1));
        assertEquals(List.of(0, 2), left.take(2, 0.5));
        assertEquals(2, left.count());
        assertEquals(0, left.squaredNorms()[0], 0);
        assertTrue(left.seeTheSame(0, 2));                                       // nothing, both
        assertEquals(List.of(1), left.take(1, 0));
        assertEquals(List.of(), left.take(1, 0));
        assertEquals(1, left.count());                                           // nobody sees the label 0
    }

    // A list that is filtered. More data than one block of 2^14 and more neurons than one word; whole labels: sums are
    // exact.
    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 1025, 16_384, 16_385, 40_000})
    void whatIsLeftIsAFilteredList(int n) {
        SplittableRandom random = new SplittableRandom(n);
        int m = 70;
        double[] labels = new double[n];
        int[] signs = new int[m];
        List<Integer> expected = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            labels[k] = random.nextInt(-50, 50);
            expected.add(k);
        }
        for (int j = 0; j < m; j++) {
            signs[j] = random.nextBoolean() ? 1 : -1;
        }
        ActivationMask mask = ActivationMask.random(n, m, n);
        Remaining left = new Remaining(Dataset.of(labels), signs, mask);
        for (int j : new int[] {66, 3, 41, 69}) {
            double[] squares = left.squaredNorms();
            for (int q : new int[] {0, 3, 41, 63, 64, 69}) {
                double sum = expected.stream().filter(k -> sees(labels, signs, mask, q, k))
                        .mapToDouble(k -> labels[k] * labels[k]).sum();
                assertEquals(sum, squares[q], 0, "neuron " + q + " before " + j);
            }
            List<Integer> taken = expected.stream().filter(k -> sees(labels, signs, mask, j, k)).toList();
            assertEquals(taken, left.take(j, 0.25));
            expected.removeAll(new HashSet<>(taken));
            assertEquals(expected.size(), left.count());
        }
    }

    private static boolean sees(double[] labels, int[] signs, ActivationMask mask, int j, int k) {
        return mask.get(k, j) && signs[j] * labels[k] > 0;
    }
}
