package saddlewalk.train;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import saddlewalk.Require;
import saddlewalk.model.Network;

/** Singular values of a network's hidden weights: how many are not tiny is its rank. By EJML. */
public final class SingularValues {
    private SingularValues() {
    }

    /**
     * The singular values of the m × d matrix of hidden weights as doubles, largest first; a weight below the smallest double counts
     * as 0. Cost O(m²d).
     */
    public static double[] hidden(Network network) {
        DMatrixRMaj matrix = new DMatrixRMaj(network.m(), network.d());
        for (int j = 0; j < network.m(); j++) {
            System.arraycopy(network.hidden(j), 0, matrix.data, j * network.d(), network.d());
        }
        var decomposition = DecompositionFactory_DDRM.svd(network.m(), network.d(), false, false, true);
        if (!decomposition.decompose(matrix)) {
            throw new IllegalStateException("EJML could not decompose a " + network.m() + " x " + network.d() + " matrix");
        }
        double[] values = Arrays.copyOf(decomposition.getSingularValues(), Math.min(network.m(), network.d()));
        SingularOps_DDRM.descendingOrder(null, false, values, values.length, null, false);
        for (double value : values) {
            Require.number("a singular value", value);
        }
        return values;
    }
}
