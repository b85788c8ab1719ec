package saddlewalk.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saddlewalk.Refusals.message;

import java.util.List;
import org.junit.jupiter.api.Test;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;

class HalvingTest {
    // Four data: neuron 0 sees two, of the other two neuron 1 sees one and neuron 2 sees none; datum 3 is seen by nobody.
    private static final ActivationMask MASK = ActivationMask.ofRows("1 0 0", "1 1 1", "0 1 0", "0 0 0");

    @Test
    void sizesFollowAFixedOrder() {
        HalvingEvents events = HalvingEvents.inOrder(MASK);
        assertEquals(List.of(4, 2, 1, 1), events.left());
        assertEquals(2, events.fitted(1));
        assertEquals(0, events.fitted(3));
        assertEquals(2, events.fittingCount());
        assertTrue(events.allHold(2, 0.01));
        assertFalse(events.holds(3, 0.99));                // |1 − 1/2| = 1/2 > 0.99/2
        assertEquals(0, events.smallestEpsilon(2));
        assertEquals(1, events.smallestEpsilon(3));
    }

    // Labels 1, 2, 3, 5: neuron 1 sees ‖(2, 3)‖ = 3.6, neuron 0 ‖(1, 2)‖ = 2.2, neuron 2 ‖(2)‖ = 2; so 1 jumps, then 0.
    @Test
    void sizesFollowAlgorithmOnesOrderExtendedByUnusedNeurons() {
        HalvingEvents events = HalvingEvents.of(LimitProcess.of(new double[] {1, 2, 3, 5}, new int[] {1, 1, 1}, MASK));
        assertEquals(List.of(4, 2, 1, 1), events.left());
        assertEquals(3, events.fitted(1) + events.fitted(2) + events.fitted(3));
    }

    // The second way: every order of five neurons by permutation, over seeds.
    @Test
    void everyOrderAtOnceIsEveryPermutation() {
        int some = 0;
        for (long seed = 1; seed <= 40; seed++) {
            ActivationMask mask = ActivationMask.random(60, 5, seed);
            for (int jumps = 1; jumps <= 3; jumps++) {
                boolean all = holdsFrom(mask, 0, jumps, 0.5);
                assertEquals(all, HalvingEvents.allHoldInEveryOrder(mask, jumps, 0.5), "seed " + seed + ", T = " + jumps);
                some += all ? 1 : 0;
            }
        }
        assertTrue(some > 5 && some < 115, "both cases must occur, held " + some);
        assertThrows(IllegalArgumentException.class,
                () -> HalvingEvents.allHoldInEveryOrder(ActivationMask.random(2, 17, 1), 1, 0.5));
    }

    private static boolean holdsFrom(ActivationMask mask, int used, int jumps, double epsilon) {
        if (Integer.bitCount(used) == jumps) {
            return true;
        }
        for (int j = 0; j < mask.m(); j++) {
            if ((used >> j & 1) == 0) {
                double before = unseen(mask, used);
                double after = unseen(mask, used | 1 << j);
                if (Math.abs(after - before / 2) > epsilon * before / 2 || !holdsFrom(mask, used | 1 << j, jumps, epsilon)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int unseen(ActivationMask mask, int set) {
        int count = 0;
        for (int k = 0; k < mask.n(); k++) {
            count += (mask.word(k, 0) & set) == 0 ? 1 : 0;
        }
        return count;
    }

    // The second way: all 2^{6·2} masks of 6 data and 2 neurons in order, ε = 1/2.
    @Test
    void theExactLawIsTheShareOfAllMasks() {
        int[] hold = new int[3];
        for (int bits = 0; bits < 1 << 12; bits++) {
            long[] words = new long[6];
            for (int k = 0; k < 6; k++) {
                words[k] = bits >> 2 * k & 3;
            }
            HalvingEvents events = HalvingEvents.inOrder(ActivationMask.ofWords(2, words));
            hold[1] += events.allHold(1, 0.5) ? 1 : 0;
            hold[2] += events.allHold(2, 0.5) ? 1 : 0;
        }
        HalvingLaw law = HalvingLaw.of(6, 0.5, 2);
        for (int i = 1; i <= 2; i++) {
            assertEquals(hold[i] / 4096.0, law.hold(i), 1e-14);
            assertEquals(1 - hold[i] / 4096.0, law.failure(i), 1e-14);
        }
        assertEquals(1 - (double) hold[2] / hold[1], law.conditionalFailure(2), 1e-14);
    }

    @Test
    void holdingAndFailingAddUpWhereBothAreSeen() {
        HalvingLaw law = HalvingLaw.of(200, 0.25, 4);
        assertEquals(1, law.hold(4) + law.failure(4), 1e-13);
        assertThrows(IllegalArgumentException.class, () -> HalvingLaw.of(2000, 0.25, 4));
    }

    // By hand: μ_1 = 50, 2 exp(−0.25·50/3) = 0.031; q² = 3/4; three orders of one among three neurons.
    @Test
    void theConstantsOfOurFormAreDoneByHand() {
        assertEquals(50, OurForm.leastMean(100, 0.5, 1));
        assertEquals(12.5, OurForm.leastMean(100, 0.5, 2));
        assertEquals(2 * Math.exp(-12.5 / 3), OurForm.halvingFailure(100, 0.5, 1), 1e-15);
        assertEquals(3 * 2 * Math.exp(-12.5 / 3), OurForm.halvingFailuresInAnyOrder(100, 3, 0.5, 1), 1e-14);
        assertEquals(Math.log(60), OurForm.logOrders(5, 3), 1e-13);
        assertEquals(Math.sqrt(0.75) + 0.75, OurForm.firstJumps(0.5, 2), 1e-14);
        assertEquals(10 * 0.5625, OurForm.tailBySubadditivity(100, 0.5, 2), 1e-13);
        assertEquals(Math.sqrt(3) * 0.75, OurForm.tailByCauchySchwarz(5, 0.5, 2), 1e-14);
        assertEquals(Math.sqrt(2 * Math.log(4000)), OurForm.largestSubGaussianLabel(10, 0.01), 1e-14);
        assertEquals(10, OurForm.entries().size());
    }

    // n = 2, m = 2: sizes 0, 1, 2 with 1/4, 1/2, 1/4; of two at most 0 in 1/16, at most 1 in 9/16.
    @Test
    void theFirstFitIsTheLargestOfTheNeurons() {
        FirstFit first = FirstFit.of(2, 2);
        assertEquals(0.75, first.fixedOrder(1), 1e-15);
        assertEquals(9.0 / 16, first.ownOrder(1), 1e-15);
        assertEquals(3.0 / 16, first.distance(), 1e-15);
        assertEquals(0.25, first.distance(new int[] {1, 2, 1, 1}, first::fixedOrder), 1e-15);
        assertEquals(Math.sqrt(Math.log(2e6) / 200), FirstFit.largestChanceDistance(100), 1e-15);
        assertEquals(0.5, first.probabilities(first::ownOrder)[1], 1e-15);
    }

    // By hand: of one datum a neuron sees all or nothing, so E_1 fails; of two it sees one with 1/2, and then E_2 fails.
    @Test
    void aLoneDatumIsNeverHalved() {
        HalvingLaw one = HalvingLaw.of(1, 0.5, 1);
        assertEquals(0, one.hold(1), 0);
        assertEquals(1, one.failure(1), 0);
        HalvingLaw two = HalvingLaw.of(2, 0.125, 3);
        assertEquals(0.5, two.hold(1), 1e-15);
        assertEquals(0.5, two.failure(1), 1e-15);
        assertEquals(0, two.hold(2), 0);
        assertEquals(1, two.failure(2), 1e-15);
        assertEquals(1, two.conditionalFailure(2), 1e-15);
        assertTrue(Double.isNaN(two.conditionalFailure(3)));
    }

    @Test
    void theLawIsTakenUpToItsEnds() {
        HalvingLaw most = HalvingLaw.of(1024, 0.25, 1);
        assertEquals(1, most.hold(1) + most.failure(1), 1e-12);
        String needs = "the law of the events needs n in [1, 1024], T >= 1 and epsilon in (0, 1), got n = ";
        assertEquals(needs + "1025, T = 1, epsilon = 0.5", message(() -> HalvingLaw.of(1025, 0.5, 1)));
        assertEquals(needs + "0, T = 1, epsilon = 0.5", message(() -> HalvingLaw.of(0, 0.5, 1)));
        assertEquals(needs + "4, T = 0, epsilon = 0.5", message(() -> HalvingLaw.of(4, 0.5, 0)));
        assertEquals(needs + "4, T = 1, epsilon = 0", message(() -> HalvingLaw.of(4, 0, 1)));
        assertEquals(needs + "4, T = 1, epsilon = 1", message(() -> HalvingLaw.of(4, 1, 1)));
    }

    @Test
    void neuronsAreCountedFromOneToTheLast() {
        HalvingEvents events = HalvingEvents.inOrder(MASK);
        HalvingLaw law = HalvingLaw.of(6, 0.5, 2);
        assertEquals("i must be in [1, 3], got 4",
                assertThrows(IndexOutOfBoundsException.class, () -> events.fitted(4)).getMessage());
        assertEquals("i must be in [1, 3], got 0",
                assertThrows(IndexOutOfBoundsException.class, () -> events.holds(0, 0.5)).getMessage());
        assertEquals("i must be in [1, 3], got 4",
                assertThrows(IndexOutOfBoundsException.class, () -> events.holds(4, 0.5)).getMessage());
        assertEquals("i must be in [1, 2], got 3",
                assertThrows(IndexOutOfBoundsException.class, () -> law.conditionalFailure(3)).getMessage());
    }

    // A neuron that sees all asks for ε = 1, and where nothing is left every neuron leaves half of it.
    @Test
    void nothingIsHalvedByAnyNeuron() {
        HalvingEvents events = HalvingEvents.inOrder(ActivationMask.ofRows("1 1 0", "1 0 0"));
        assertEquals(List.of(2, 0, 0, 0), events.left());
        assertEquals(1, events.smallestEpsilon(3), 0);
        assertTrue(events.holds(2, 0.01));
    }

    // With ε = 1 nothing can fail; 16 neurons are taken and 17 are not.
    @Test
    void everyOrderIsTriedForSixteenNeurons() {
        assertTrue(HalvingEvents.allHoldInEveryOrder(ActivationMask.random(3, 16, 1), 16, 1));
        assertEquals("every order is tried for at most 16 neurons, got m = 17",
                message(() -> HalvingEvents.allHoldInEveryOrder(ActivationMask.random(3, 17, 1), 1, 1)));
    }

    // By hand: no data expect nothing; ε = 0 halves eight to four and to two; ε = 1 may leave nothing after the first; no
    // jump and one order; 3! orders of all three; √(2 log 4n) at δ = 1.
    @Test
    void ourFormIsTakenUpToItsEnds() {
        assertEquals(0, OurForm.leastMean(0, 0.5, 1), 0);
        assertEquals(1, OurForm.leastMean(8, 0, 3), 0);
        assertEquals(4, OurForm.leastMean(8, 1, 1), 0);
        assertEquals(0, OurForm.leastMean(8, 1, 2), 0);
        assertEquals(10, OurForm.tailBySubadditivity(100, 0.5, 0), 1e-14);
        assertEquals(0, OurForm.logOrders(5, 0), 0);
        assertEquals(Math.log(6), OurForm.logOrders(3, 3), 1e-14);
        assertEquals(Math.sqrt(2 * Math.log(40)), OurForm.largestSubGaussianLabel(10, 1), 1e-15);
    }

    @Test
    void whatOurFormCannotTakeIsNamed() {
        String needs = "the events need a finite n >= 0, epsilon in [0, 1] and a number of jumps >= 0, got n = ";
        assertEquals(needs + "-1, epsilon = 0.5, jumps = 1", message(() -> OurForm.leastMean(-1, 0.5, 1)));
        assertEquals(needs + "Infinity, epsilon = 0.5, jumps = 1",
                message(() -> OurForm.leastMean(Double.POSITIVE_INFINITY, 0.5, 1)));
        assertEquals(needs + "4, epsilon = -0.5, jumps = 1", message(() -> OurForm.leastMean(4, -0.5, 1)));
        assertEquals(needs + "4, epsilon = 1.5, jumps = 1", message(() -> OurForm.leastMean(4, 1.5, 1)));
        assertEquals(needs + "4, epsilon = 0.5, jumps = -1", message(() -> OurForm.tailBySubadditivity(4, 0.5, -1)));
        assertEquals("orders of T among m neurons need 0 <= T <= m, got T = -1, m = 3", message(() -> OurForm.logOrders(3, -1)));
        assertEquals("orders of T among m neurons need 0 <= T <= m, got T = 4, m = 3", message(() -> OurForm.logOrders(3, 4)));
        assertEquals("delta must be in (0, 1], got 0", message(() -> OurForm.largestSubGaussianLabel(10, 0)));
        assertEquals("delta must be in (0, 1], got 1.5", message(() -> OurForm.largestSubGaussianLabel(10, 1.5)));
    }
}
