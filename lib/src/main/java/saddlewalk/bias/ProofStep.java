package saddlewalk.bias;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Propositions 5 and 6 on one run of Algorithm 1, for one T ≤ p: what the first T jumps and the others cost, and what their
 * bounds say with the smallest ε for which E_1 … E_T hold in this run. Squared norms, 2 Σ ‖y_S‖. [our form]
 *
 * @param jumps T
 * @param epsilon the smallest ε with E_1 … E_T
 * @param first what the first T jumps cost
 * @param proposition5 its bound
 * @param rest what the other jumps cost
 * @param subadditivity the paper's bound for that, 2Y|U_T|
 * @param cauchySchwarz ours, 2Y√((m − T)|U_T|)
 * @param proposition6 the paper's with |U_T| bounded by the events
 */
public record ProofStep(int jumps, double epsilon, double first, double proposition5, double rest, double subadditivity,
        double cauchySchwarz, double proposition6) {

    /** All steps T = 1 … p of a run whose ε is below 1: nobody saw all or nothing of what was left. */
    public static List<ProofStep> of(NormSample run) {
        return IntStream.rangeClosed(1, run.jumps()).mapToObj(jumps -> of(run, jumps)).filter(s -> s.epsilon < 1).toList();
    }

    private static ProofStep of(NormSample run, int jumps) {
        double epsilon = run.events().smallestEpsilon(jumps);
        double first = run.firstJumps(jumps);
        int left = run.events().left(jumps);
        return new ProofStep(jumps, epsilon, first, run.unit() * OurForm.firstJumps(epsilon, jumps),
                run.squaredNorm() - first, 2 * run.largestLabel() * left,
                2 * run.largestLabel() * StrictMath.sqrt((double) (run.m() - jumps) * left),
                run.unit() * OurForm.tailBySubadditivity(run.n(), epsilon, jumps));
    }
}
