package saddlewalk.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** What a run of {@link GramDescent} notes on its way. */
final class GramLog {
    final GramDescent setting;
    final double[][] startCoordinates;                      // ⟨stored w_j(0), x_k⟩
    final long[] crossings;
    final long[][] firstOn;
    final long[][] firstOff;
    final List<Long> epochs = new ArrayList<>();
    final List<Double> errors = new ArrayList<>();
    final List<double[]> logNorms = new ArrayList<>();
    final List<List<Integer>> fittedAt = new ArrayList<>();
    long last;
    Stop stop;
    double[] outputs;
    double[][] coordinates;
    double[][] coefficients;
    int[] scales;

    private final DMatrixRMaj gram;

    GramLog(GramDescent setting) {
        this.setting = setting;
        int n = setting.labels.length;
        int m = setting.start.m();
        gram = new DMatrixRMaj(setting.inputs.gram());
        startCoordinates = new double[m][];
        for (int j = 0; j < m; j++) {
            startCoordinates[j] = setting.inputs.coordinates(setting.start.storedHidden(j));
        }
        for (int i = 0; i < setting.looks.length; i++) {
            fittedAt.add(null);
        }
        crossings = new long[setting.levels.length];
        Arrays.fill(crossings, Trajectory.NEVER);
        firstOn = new long[m][n];
        firstOff = new long[m][n];
        for (int j = 0; j < m; j++) {
            Arrays.fill(firstOn[j], Trajectory.NEVER);
            Arrays.fill(firstOff[j], Trajectory.NEVER);
        }
    }

    void look(long epoch, double error, DMatrixRMaj c, int[] scale, double[] residual) {
        for (int i = 0; i < crossings.length; i++) {
            if (crossings[i] == Trajectory.NEVER && error <= setting.levels[i]) {
                crossings[i] = epoch;
            }
        }
        for (int i = 0; i < setting.looks.length; i++) {
            if (setting.looks[i] == epoch) {
                fittedAt.set(i, IntStream.range(0, residual.length).filter(k -> setting.labels[k] != 0
                        && residual[k] / setting.labels[k] <= 0.5).boxed().toList());
            }
        }
        if (epoch % setting.every == 0) {
            record(epoch, error, c, scale);
        }
    }

    void switched(long epoch, int j, int k, boolean on) {
        long[] first = (on ? firstOn : firstOff)[j];
        first[k] = first[k] == Trajectory.NEVER ? epoch : first[k];
    }

    private void record(long epoch, double error, DMatrixRMaj c, int[] scale) {
        epochs.add(epoch);
        errors.add(error);
        double[] norms = new double[scale.length];
        for (int j = 0; j < norms.length; j++) {
            norms[j] = 0.5 * StrictMath.log(storedSquare(j, c, scale[j])) + scale[j] * Scales.LOG_2;
        }
        logNorms.add(norms);
    }

    /** ‖w_j‖² at the scale given: the start's square, the part along the data, and what the two have in common. */
    private double storedSquare(int j, DMatrixRMaj c, int scale) {
        int n = gram.numCols;
        double shrink = Math.scalb(1.0, Math.max(-3000, Math.min(3000, setting.start.binaryScale(j) - scale)));
        double start = 0;
        for (double w : setting.start.storedHidden(j)) {
            start += w * w;
        }
        double common = 0;
        double along = 0;
        for (int k = 0; k < n; k++) {
            double ck = c.data[j * n + k];
            common += ck * startCoordinates[j][k];
            double product = 0;
            for (int l = 0; l < n; l++) {
                product += gram.data[k * n + l] * c.data[j * n + l];
            }
            along += ck * product;
        }
        return shrink * shrink * start + 2 * shrink * common + along;
    }

    GramRun finish(long epoch, double error, Stop why, double[] a, DMatrixRMaj u, DMatrixRMaj c, int[] scale) {
        if (epochs.isEmpty() || epochs.get(epochs.size() - 1) != epoch) {
            record(epoch, error, c, scale);
        }
        last = epoch;
        stop = why;
        outputs = a.clone();
        scales = scale.clone();
        coordinates = rows(u);
        coefficients = rows(c);
        double[] squares = new double[a.length];
        for (int j = 0; j < squares.length; j++) {
            squares[j] = storedSquare(j, c, scale[j]);
        }
        return new GramRun(this, squares);
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][];
        for (int j = 0; j < rows.length; j++) {
            rows[j] = Arrays.copyOfRange(matrix.data, j * matrix.numCols, (j + 1) * matrix.numCols);
        }
        return rows;
    }
}
