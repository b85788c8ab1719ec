package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saddlewalk.limit.LimitProcess;
import saddlewalk.limit.TieRule;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;

class NormCertificateTest {
    // formulas.md, "A simpler and sharper certificate", at δ = 1 %.
    @ParameterizedTest
    @CsvSource({"8,15,3.574", "10,17,3.202", "14,21,2.719", "20,27,2.475", "8,64,5.39", "10,64,4.17", "14,64,2.98", "20,64,2.51"})
    void theSharperCertificateHasTheSheetsValues(int power, int m, double expected) {
        assertEquals(expected, NormCertificate.of(1 << power, m, 0.01).sharper(), m < 64 ? 5e-4 : 5e-3);
    }

    // formulas.md: T = 0 wins at n = 2⁸; the paper's tail is 12 to 30 times 2Y√n, ours 3.9 down to 3.0.
    @Test
    void theCertificateByEventsIsTrivialForFewDataAndUsefulForMany() {
        assertEquals(StrictMath.sqrt(15), NormCertificate.of(256, 15, 0.01).byEvents(), 1e-12);
        double many = NormCertificate.of(1 << 20, 27, 0.01).byEvents();
        assertTrue(many > 2.9 && many < 3.1, "got " + many);
        double papers = NormCertificate.of(1 << 20, 27, 0.01).byEventsWithThePapersTail();
        assertTrue(papers > 12 && papers < 30, "got " + papers);
    }

    // The quantile by exact rational arithmetic: C(m, i−1)(m−i+1) P(Bin(n, 2^−i) > b) ≤ δ/2m, and not for b − 1.
    @ParameterizedTest
    @CsvSource({"40,6,1", "40,6,3", "100,9,2", "17,3,3"})
    void blocksAreExactQuantiles(int n, int m, int i) {
        int b = NormCertificate.of(n, m, 0.01).largestBlock(i);
        BigDecimal allowed = new BigDecimal(0.01 / (2 * m)).divide(new BigDecimal(choose(m, i - 1).multiply(BigInteger.valueOf(m - i + 1))),
                MathContext.DECIMAL128);
        assertTrue(tail(n, i, b).compareTo(allowed) <= 0, "b = " + b);
        assertTrue(b == 0 || tail(n, i, b - 1).compareTo(allowed) > 0, "b = " + b);
    }

    private static BigDecimal tail(int n, int i, int b) {
        BigInteger sum = BigInteger.ZERO;
        for (int k = b + 1; k <= n; k++) {
            sum = sum.add(choose(n, k).multiply(BigInteger.ONE.shiftLeft(i).subtract(BigInteger.ONE).pow(n - k)));
        }
        return new BigDecimal(sum).divide(new BigDecimal(BigInteger.ONE.shiftLeft(i * n)), MathContext.DECIMAL128);
    }

    private static BigInteger choose(int n, int k) {
        BigInteger product = BigInteger.ONE;
        for (int l = 1; l <= k; l++) {
            product = product.multiply(BigInteger.valueOf(n - l + 1)).divide(BigInteger.valueOf(l));
        }
        return product;
    }

    // By hand: two data, ε = 1/2: E_1 asks for 1/2 ≤ |U_1| ≤ 3/2, that is |U_1| = 1, with chance 1/2; a second step from 1 datum would need
    // 1/4 ≤ |U_2| ≤ 3/4, which is never.
    @Test
    void theLawOfHalvingByHand() {
        assertEquals(0.5, new HalvingEvents(2, 0.5, 1).probability(), 1e-15);
        assertEquals(0, new HalvingEvents(2, 0.5, 2).probability(), 0);
        assertEquals(1, new HalvingEvents(7, 0.3, 0).probability(), 0);
    }

    @Test
    void aProcessThatHalvesIsRecognised() {
        LimitProcess process = LimitProcess.of(Dataset.of(5, 5, 1, 1), new int[] {1, 1},
                ActivationMask.ofRows("1 0", "1 0", "0 1", "0 0"), TieRule.REFUSE);
        assertTrue(new HalvingEvents(4, 0.01, 2).happenIn(process));
        assertTrue(!new HalvingEvents(4, 0.5, 3).happenIn(process));
        assertEquals(2 * StrictMath.sqrt(50), HalvingEvents.costOfFirst(process, 1), 1e-14);
    }

    @Test
    void badInputIsNamed() {
        assertEquals("delta must be in (0, 1), got 1",
                assertThrows(IllegalArgumentException.class, () -> NormCertificate.of(8, 3, 1)).getMessage());
        assertEquals("a certificate needs n >= 1 data and m >= 1 neurons, got n = 8, m = 0",
                assertThrows(IllegalArgumentException.class, () -> NormCertificate.of(8, 0, 0.1)).getMessage());
        assertEquals("epsilon must be in (0, 1), got 0",
                assertThrows(IllegalArgumentException.class, () -> new HalvingEvents(8, 0, 1)).getMessage());
    }
}
