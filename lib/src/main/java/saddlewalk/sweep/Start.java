package saddlewalk.sweep;

import saddlewalk.model.Initialization;
import saddlewalk.model.Network;

/** How a run draws its start, from log λ and a seed. */
public enum Start {
    /** Assumption 3 with fair signs: ‖w_j‖ = |a_j| = λ. */
    BALANCED {
        @Override
        Network draw(int m, int d, double logLambda, long seed) {
            return Initialization.balanced(m, d, logLambda, seed);
        }
    },
    /** The same with all a_j > 0, as in Figure 1. */
    POSITIVE {
        @Override
        Network draw(int m, int d, double logLambda, long seed) {
            return Initialization.balancedPositive(m, d, logLambda, seed);
        }
    },
    /** As {@link #BALANCED} with ‖w_j‖ = |a_j| = λ/√m: ‖θ‖² = 2λ² at every width, as in Figures 5 and 6, where λ is c. */
    SPREAD {
        @Override
        Network draw(int m, int d, double logLambda, long seed) {
            return Initialization.balanced(m, d, logLambda - 0.5 * StrictMath.log(m), seed);
        }
    },
    /** Uniform He initialisation, as in Figure 6; it has its own size, so log λ must be 0. */
    UNIFORM_HE {
        @Override
        Network draw(int m, int d, double logLambda, long seed) {
            return Initialization.uniformHe(m, d, seed);
        }
    },
    /** Uniform He initialisation with all weights multiplied by one factor, so that ‖θ‖² = 2λ². */
    SHRUNK_HE {
        @Override
        Network draw(int m, int d, double logLambda, long seed) {
            return shrunk(Initialization.uniformHe(m, d, seed), logLambda);
        }
    };

    /**
     * A start of m neurons in dimension d.
     *
     * @param logLambda log λ, no unit
     */
    abstract Network draw(int m, int d, double logLambda, long seed);

    private static Network shrunk(Network he, double logLambda) {
        double factor = StrictMath.exp(logLambda) * Math.sqrt(2 / he.squaredNorm());
        double[] outputs = new double[he.m()];
        double[][] hidden = new double[he.m()][];
        for (int j = 0; j < he.m(); j++) {
            outputs[j] = factor * he.output(j);
            hidden[j] = he.hidden(j);
            for (int k = 0; k < hidden[j].length; k++) {
                hidden[j][k] *= factor;
            }
        }
        return Network.of(outputs, hidden);
    }

    /** As a grid's text has it: {@code uniform-he}. */
    @Override
    public String toString() {
        return GridText.name(this);
    }
}
