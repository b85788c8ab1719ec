package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class SignedTest {
    // 400 labels 1 and 100 labels −3 beside 50 labels 0, which belong to no sign: with so many data δ/2 does matter.
    @Test
    void eachSignHasHalfOfDeltaAndItsOwnData() {
        double[] labels = new double[550];
        Arrays.fill(labels, 0, 400, 1);
        Arrays.fill(labels, 400, 500, -3);
        int[] signs = IntStream.range(0, 16).map(j -> j < 10 ? 1 : -1).toArray();
        SignedCertificate both = SignedCertificate.of(Dataset.of(labels), signs, 0.1);
        assertEquals(NormCertificate.sharper(400, 10, 0.05).squaredNorm(1), both.positive(), 0);
        assertEquals(NormCertificate.sharper(100, 6, 0.05).squaredNorm(3), both.negative(), 0);
    }

    @Test
    void ofAProcessOnlyLabelsAndSignsAreRead() {
        Dataset data = Dataset.normal(100, 6);
        int[] signs = {1, -1, -1, 1, 1, -1, 1};
        LimitProcess process = LimitProcess.of(data, signs, ActivationMask.random(100, 7, 2));
        assertEquals(SignedCertificate.of(data, signs, 0.02), SignedCertificate.of(process, 0.02));
    }

    // The signs drawn once more: one bit each of WELL19937c from the two halves of the seed and 15, as all seeds are read.
    @Test
    void aRunIsAlgorithm1OnItsOwnSigns() {
        long first = (3L << 32) + 7;
        List<SignedSample> runs = SignedSample.several(60, 11, 0.05, first, 3);
        assertEquals(3, runs.size());
        for (int i = 0; i < 3; i++) {
            Well19937c random = new Well19937c(new int[] {3, 7 + i, 15});
            int[] signs = IntStream.range(0, 11).map(j -> random.nextBoolean() ? 1 : -1).toArray();
            Dataset data = SampleLabels.NORMAL.draw(60, first + i);
            double norm = LimitProcess.of(data, signs, ActivationMask.random(60, 11, first + i)).squaredNorm();
            assertEquals(new SignedSample(first + i, (int) IntStream.of(signs).filter(s -> s == 1).count(),
                    MinimumNorm.of(data).squaredNorm(), norm, SignedCertificate.of(data, signs, 0.05).squaredNorm()),
                    runs.get(i));
        }
    }
}
