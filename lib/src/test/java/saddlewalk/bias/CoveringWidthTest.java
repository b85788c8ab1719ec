package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import org.junit.jupiter.api.Test;
import saddlewalk.model.ActivationMask;

class CoveringWidthTest {
    // A second way: the first m for which the mask of m neurons, read bit by bit, has no zero row.
    @Test
    void theWidthIsThatOfTheFirstMaskWithoutZeroRow() {
        for (long seed = 0; seed < 20; seed += 2) {
            double both = 0;
            for (long s = seed; s < seed + 2; s++) {
                ActivationMask mask = ActivationMask.random(7, 64, s);
                int width = 0;
                for (int k = 0; k < 6; k++) {
                    int j = 0;
                    while (!(mask.get(k, j) && mask.get(6, j) == k < 4)) {
                        j++;
                    }
                    width = Math.max(width, j + 1);
                }
                both += width / 2.0;
            }
            assertEquals(both, CoveringWidth.sample(4, 2, seed, 2).mean(), 0, "seed " + seed);
        }
    }

    // Law of large numbers against the exact mean, at 5 standard errors, fixed seed; and a share is a distribution function.
    @Test
    void meansAndSharesAreThoseOfTheExactLaw() {
        CoveringWidth one = CoveringWidth.sampleOneSign(100, 3, 2000);
        assertEquals(InterpolationProbability.meanWidthOneSign(100), one.mean(), 5 * one.standardError());
        CoveringWidth both = CoveringWidth.sample(60, 40, 3, 2000);
        assertEquals(InterpolationProbability.meanWidth(60, 40), both.mean(), 5 * both.standardError());
        assertEquals(InterpolationProbability.noZeroRow(60, 40, 15), both.share(15), 5 * 0.5 / Math.sqrt(2000));
        assertTrue(both.share(0) == 0 && both.share(1000) == 1);
    }

    @Test
    void aStandardErrorNeedsTwoDraws() {
        assertEquals("number of draws must be at least 2, got 1",
                message(() -> CoveringWidth.sample(1, 1, 0, 1)));
    }

    // Seed 78,007 leaves some of 2000 positive data unseen by its first 64 neurons (chance 2000 · (3/4)⁶⁴ = 2e−5): the width
    // is read from a mask of 256, bit by bit.
    @Test
    void aWidthBeyondSixtyFourIsFoundToo() {
        double both = 0;
        for (long seed = 78_007; seed <= 78_008; seed++) {
            ActivationMask mask = ActivationMask.random(2001, 256, seed);
            int width = 0;
            for (int k = 0; k < 2000; k++) {
                int j = 0;
                while (!(mask.get(k, j) && mask.get(2000, j))) {
                    j++;
                }
                width = Math.max(width, j + 1);
            }
            assertEquals(seed == 78_007, width > 64);
            both += width / 2.0;
        }
        assertEquals(both, CoveringWidth.sample(2000, 0, 78_007, 2).mean(), 0);
    }

    // From the widths themselves, as many of each as the shares say: √(Σ(w − mean)²/(N − 1)/N).
    @Test
    void theStandardErrorIsThatOfTheWidths() {
        CoveringWidth sample = CoveringWidth.sample(5, 3, 2, 50);
        double mean = 0;
        double squares = 0;
        for (int m = 1; m <= 64; m++) {
            mean += m * (sample.share(m) - sample.share(m - 1));
        }
        for (int m = 1; m <= 64; m++) {
            squares += 50 * (sample.share(m) - sample.share(m - 1)) * (m - mean) * (m - mean);
        }
        assertEquals(mean, sample.mean(), 1e-13);
        assertEquals(Math.sqrt(squares / 49 / 50), sample.standardError(), 1e-13);
    }

    @Test
    void negativeNumbersOfDataAreRefused() {
        String message = "numbers of labels must be >= 0 and one of them >= 1, got ";
        assertEquals(message + "-1 and 3",
                message(() -> CoveringWidth.sample(-1, 3, 0, 2)));
        assertEquals(message + "-1 and 0",
                message(() -> CoveringWidth.sampleOneSign(-1, 0, 2)));
    }
}
