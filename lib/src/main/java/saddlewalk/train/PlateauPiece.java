package saddlewalk.train;

/**
 * A stretch on which every visible neuron rests, in closed form. The residual is constant, so that a neuron moves in a
 * plane: with R the norm of the residual r over its active data, α = |a|, β = s⟨u, r⟩/R, both relative to |a| at the start,
 * and g = R·T/n,
 *
 * <p>α = p e^g + m e^{−g}, β = p e^g − m e^{−g}, p = (1 + z)/2, m = (1 − z)/2, z = β at the start;
 * u_k = u_k(0) + s (r_k/R)(β − z), β − z = (e^g − 1)(p + m e^{−g}). [derived from (5)]
 *
 * <p>It ends when a coordinate reaches 0, or a neuron becomes visible; both times are roots of quadratic equations in e^g.
 */
final class PlateauPiece implements FlowPiece {
    private final FlowProblem problem;
    private final FlowPoint from;
    private final double[][] residual;                      // of each neuron's active data; 0 where it is fitted
    private final double[] norm;                            // R
    private final double[] grows;                           // p
    private final double[] shrinks;                         // m
    private double length = Double.POSITIVE_INFINITY;
    private int zeroNeuron = -1;
    private int zeroCoordinate = -1;

    PlateauPiece(FlowProblem problem, FlowPrecision precision, FlowPoint given, double longest) {
        this.problem = problem;
        from = given.normalised();
        int m = problem.m;
        residual = new double[m][];
        norm = new double[m];
        grows = new double[m];
        shrinks = new double[m];
        for (int j = 0; j < m; j++) {
            prepare(j, precision);
            findEnd(j, precision);
        }
        if (longest <= length) {
            length = longest;
            zeroNeuron = -1;
        }
    }

    private void prepare(int j, FlowPrecision precision) {
        int[] active = from.active[j];
        residual[j] = new double[active.length];
        double square = 0;
        double dot = 0;
        double orthogonal = 0;
        for (int i = 0; i < active.length; i++) {
            double r = Rest.unfitted(problem, precision, from, active[i]);
            residual[j][i] = r;
            square += r * r;
            dot += r * StrictMath.exp(from.logActive[j][i]);
        }
        norm[j] = StrictMath.sqrt(square);
        if (norm[j] == 0) {
            return;
        }
        double z = dot / (norm[j] * from.output[j]);
        grows[j] = Math.max((1 + z) / 2, 0x1p-60);          // a neuron that sees nothing else than what it opposes
        shrinks[j] = (1 - z) / 2;
    }

    private void findEnd(int j, FlowPrecision precision) {
        if (norm[j] == 0) {
            return;
        }
        double a = Math.abs(from.output[j]);
        for (int i = 0; i < residual[j].length; i++) {
            double push = Math.signum(from.output[j]) * residual[j][i];
            if (push < 0) {
                double c = StrictMath.exp(from.logActive[j][i]) / a * (norm[j] / -push);
                consider(time(j, growthTo(j, c)), j, i);
            }
        }
        double target = 0.5 * StrictMath.log(2 * precision.visible() * norm[j])
                - Scales.shifted(StrictMath.log(a), from.scale[j]);
        consider(time(j, growthOfOutput(j, target)), -1, -1);
    }

    private void consider(double time, int j, int i) {
        if (time < length) {
            length = Math.max(time, 0);
            zeroNeuron = j;
            zeroCoordinate = i;
        }
    }

    private double time(int j, double growth) {
        return growth * problem.n / norm[j];
    }

    /** g at which β − z = c > 0. With e^g = 1 + x: p x² + (1 − c) x − c = 0. */
    private double growthTo(int j, double c) {
        double p = grows[j];
        double root = StrictMath.sqrt((1 - c) * (1 - c) + 4 * p * c);
        if (c > 1e100) {
            return StrictMath.log(c) - StrictMath.log(p);
        }
        return StrictMath.log1p(c < 1 ? 2 * c / (1 - c + root) : (c - 1 + root) / (2 * p));
    }

    /** g at which log α = target. */
    private double growthOfOutput(int j, double target) {
        double p = grows[j];
        if (target > 40) {
            return target - StrictMath.log(p);
        }
        double alpha = StrictMath.exp(target);
        double root = StrictMath.sqrt(Math.max(alpha * alpha - 4 * p * shrinks[j], 0));
        return StrictMath.log((alpha + root) / (2 * p));
    }

    /** The neuron with a coordinate that is 0 at the end, or −1. */
    int zeroNeuron() {
        return zeroNeuron;
    }

    /** The datum of that coordinate. */
    int zeroDatum() {
        return from.active[zeroNeuron][zeroCoordinate];
    }

    FlowPoint end() {
        FlowPoint end = at(length);
        return zeroNeuron < 0 ? end : end.without(zeroNeuron, zeroCoordinate);
    }

    @Override
    public FlowPoint start() {
        return from;
    }

    @Override
    public double length() {
        return length;
    }

    @Override
    public FlowPoint at(double since) {
        int[] scale = from.scale.clone();
        double[] output = from.output.clone();
        double[][] logActive = from.logActive.clone();
        for (int j = 0; j < problem.m && since > 0; j++) {
            if (norm[j] == 0) {
                continue;
            }
            double g = norm[j] * since / problem.n;
            double less = StrictMath.exp(-g);
            boolean decays = grows[j] < shrinks[j] * less * less;
            double alpha = decays ? grows[j] / (less * less) + shrinks[j] : grows[j] + shrinks[j] * less * less;
            int shift = Scales.exponent(decays ? -g : g);
            double factor = StrictMath.exp(Scales.shifted(decays ? -g : g, -shift));
            scale[j] += shift;
            output[j] = from.output[j] * alpha * factor;
            logActive[j] = new double[residual[j].length];
            double gain = -StrictMath.expm1(-g) * (grows[j] + shrinks[j] * less);       // (β − z) e^{−g}
            for (int i = 0; i < residual[j].length; i++) {
                double log = Scales.shifted(from.logActive[j][i], -shift);
                if (residual[j][i] != 0) {
                    double moved = gain * (decays ? factor / (less * less) : factor) * from.output[j] * residual[j][i] / norm[j];
                    log = StrictMath.log(Math.max(StrictMath.exp(log) + moved, Double.MIN_NORMAL));
                }
                logActive[j][i] = log;
            }
        }
        return new FlowPoint(from.time.plus(since), scale, output, from.active, logActive, from.residual).normalised();
    }
}
