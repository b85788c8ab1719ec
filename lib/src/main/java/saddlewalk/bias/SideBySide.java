package saddlewalk.bias;

import java.util.List;
import saddlewalk.Require;

/**
 * Minimum, what Algorithm 1 finds, and what bounds it, side by side for one n and m; all neurons positive; squared norms in
 * units of 2Y√n, means over the runs.
 *
 * @param n number of data
 * @param m number of neurons
 * @param runs number of runs
 * @param minimum ‖θ_min‖²
 * @param actual ‖θ_p‖²
 * @param largest the largest ‖θ_p‖² of the runs
 * @param sharper {@link NormCertificate#sharper}
 * @param byEvents {@link NormCertificate#byEvents} with our tail
 * @param paperTail the same with the paper's
 * @param above number of runs above the sharper certificate
 */
public record SideBySide(int n, int m, int runs, double minimum, double actual, double largest, double sharper,
        double byEvents, double paperTail, int above) {

    /** The runs' summary; all of one n and m. */
    public static SideBySide of(List<NormSample> runs, double delta) {
        Require.atLeast("number of runs", 1, runs.size());
        int n = runs.get(0).n();
        int m = runs.get(0).m();
        double sharper = NormCertificate.sharper(n, m, delta).factor();
        return new SideBySide(n, m, runs.size(),
                runs.stream().mapToDouble(run -> run.minimum() / run.unit()).reduce(0, Double::sum) / runs.size(),
                runs.stream().mapToDouble(NormSample::factor).reduce(0, Double::sum) / runs.size(),
                runs.stream().mapToDouble(NormSample::factor).max().orElse(0), sharper,
                NormCertificate.byEvents(n, m, delta, NormCertificate.Tail.CAUCHY_SCHWARZ).factor(),
                NormCertificate.byEvents(n, m, delta, NormCertificate.Tail.SUBADDITIVITY).factor(),
                (int) runs.stream().filter(run -> run.factor() > sharper).count());
    }
}
