package saddlewalk.bias;

import java.util.Objects;
import java.util.stream.IntStream;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.Dataset;

/**
 * The certificate for labels and neurons of both signs: each sign is a process of its own (D.1), so condition on how many
 * neurons have which sign, give each half of δ, and add. A sign without labels or without neurons costs nothing.
 * [ours, proved]
 *
 * @param positive bound on 2 Σ ‖y_S‖ over the jumps of positive neurons
 * @param negative the same for negative ones
 */
public record SignedCertificate(double positive, double negative) {
    /**
     * From labels and the signs s_j alone.
     *
     * @param signs m numbers, −1 or +1
     * @param delta probability that the bound fails, in (0, 1)
     */
    public static SignedCertificate of(Dataset data, int[] signs, double delta) {
        Objects.requireNonNull(signs, "signs");
        return new SignedCertificate(ofSign(data, signs, 1, delta / 2), ofSign(data, signs, -1, delta / 2));
    }

    /** For the labels and signs of a process; nothing else of it is read. */
    public static SignedCertificate of(LimitProcess process, double delta) {
        return of(process.data(), IntStream.range(0, process.m()).map(process::sign).toArray(), delta);
    }

    private static double ofSign(Dataset data, int[] signs, int sign, double delta) {
        int m = (int) IntStream.of(signs).filter(s -> s == sign).count();
        int n = 0;
        double largest = 0;
        for (int k = 0; k < data.n(); k++) {
            if (sign * data.label(k) > 0) {
                n++;
                largest = Math.max(largest, Math.abs(data.label(k)));
            }
        }
        return n == 0 || m == 0 ? 0 : NormCertificate.sharper(n, m, delta).squaredNorm(largest);
    }

    /** The bound on ‖θ_p‖². */
    public double squaredNorm() {
        return positive + negative;
    }
}
