package saddlewalk.bias;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.ActivationMask;

/**
 * The events of appendix E, one sign: U_i are the data that none of the first i neurons of an order sees, and E_i(ε) says
 * that neuron i leaves about half: | |U_i| − |U_{i−1}|/2 | ≤ ε|U_{i−1}|/2; (330)–(332). [our form]
 */
public final class HalvingEvents {
    private final int[] left;

    private HalvingEvents(int[] left) {
        this.left = left;
    }

    /**
     * For Algorithm 1's own order, extended to all m neurons by those that never jump: they leave what there is.
     *
     * @param process one sign, so that what is uncovered was seen by no neuron
     */
    public static HalvingEvents of(LimitProcess process) {
        int[] left = new int[process.m() + 1];
        for (int i = 0; i < left.length; i++) {
            left[i] = process.data().n() - process.fittedCount(Math.min(i, process.jumpCount()));
        }
        return new HalvingEvents(left);
    }

    /** For a fixed order: the neurons in the order of their index. Cost O(n). */
    public static HalvingEvents inOrder(ActivationMask mask) {
        int[] firstSeenBy = new int[mask.m() + 1];
        for (int k = 0; k < mask.n(); k++) {
            firstSeenBy[firstSeenBy(mask, k)]++;
        }
        int[] left = new int[mask.m() + 1];
        left[0] = mask.n();
        for (int i = 1; i <= mask.m(); i++) {
            left[i] = left[i - 1] - firstSeenBy[i - 1];
        }
        return new HalvingEvents(left);
    }

    /** The first neuron that sees datum k; m if there is none. */
    private static int firstSeenBy(ActivationMask mask, int k) {
        for (int w = 0; w < mask.wordCount(); w++) {
            if (mask.word(k, w) != 0) {
                return 64 * w + Long.numberOfTrailingZeros(mask.word(k, w));
            }
        }
        return mask.m();
    }

    /** |U_i|, for i = 0 … m. */
    public int left(int i) {
        return left[Require.index("i", i, left.length)];
    }

    /** |U_0|, …, |U_m|. */
    public List<Integer> left() {
        return IntStream.of(left).boxed().toList();
    }

    /** |S_i|, for i = 1 … m. */
    public int fitted(int i) {
        Require.index("i", i, 1, left.length - 1);
        return left[i - 1] - left[i];
    }

    /** The number of neurons of the order that see something not yet fitted. */
    public int fittingCount() {
        return (int) IntStream.range(1, left.length).filter(i -> fitted(i) > 0).count();
    }

    /** E_i(ε). */
    public boolean holds(int i, double epsilon) {
        Require.index("i", i, 1, left.length - 1);
        return isHalved(left[i - 1], left[i], epsilon);
    }

    /** E_1(ε) ∩ … ∩ E_T(ε). */
    public boolean allHold(int jumps, double epsilon) {
        return IntStream.rangeClosed(1, jumps).allMatch(i -> holds(i, epsilon));
    }

    private static boolean isHalved(int before, int after, double epsilon) {
        return Math.abs(2L * after - before) <= epsilon * before;
    }

    /**
     * Whether E_1(ε) ∩ … ∩ E_T(ε) holds in every order of the neurons at once: for every set of less than T neurons and one
     * more. Cost O(n + m 2^m).
     *
     * @param mask at most 16 neurons
     */
    public static boolean allHoldInEveryOrder(ActivationMask mask, int jumps, double epsilon) {
        int m = mask.m();
        if (m > 16) {
            throw new IllegalArgumentException("every order is tried for at most 16 neurons, got m = " + m);
        }
        int[] unseenBy = unseenBySets(mask);
        for (int set = 0; set < 1 << m; set++) {
            for (int j = 0; j < m && Integer.bitCount(set) < jumps; j++) {
                if ((set >> j & 1) == 0 && !isHalved(unseenBy[set], unseenBy[set | 1 << j], epsilon)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** For every set of neurons, as bits, the number of data that none of them sees. */
    private static int[] unseenBySets(ActivationMask mask) {
        int[] count = new int[1 << mask.m()];
        for (int k = 0; k < mask.n(); k++) {
            count[~(int) mask.word(k, 0) & count.length - 1]++;         // the set of all neurons that do not see k
        }
        for (int j = 0; j < mask.m(); j++) {
            for (int set = 0; set < count.length; set++) {
                count[set] += (set >> j & 1) == 0 ? count[set | 1 << j] : 0;
            }
        }
        return count;
    }

    /** A bound for ε: the smallest with which E_1 … E_T hold; 1 is reached when a neuron sees all or nothing. */
    public double smallestEpsilon(int jumps) {
        Require.index("number of jumps", jumps, left.length);
        double smallest = 0;
        for (int i = 1; i <= jumps && left[i - 1] > 0; i++) {
            smallest = Math.max(smallest, Math.abs(2.0 * left[i] - left[i - 1]) / left[i - 1]);
        }
        return smallest;
    }

    @Override
    public String toString() {
        return "HalvingEvents[left " + Arrays.toString(left) + ", E_1 holds from epsilon = "
                + Numbers.brief(smallestEpsilon(1)) + "]";
    }
}
