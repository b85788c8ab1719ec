package saddlewalk.train;

import java.util.Arrays;
import java.util.function.IntPredicate;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;

/**
 * One neuron during training, in data coordinates u_k = ⟨w, x_k⟩: 2^scale times a stored part near 1.
 *
 * <p>Only active coordinates move; they are kept together, in the order of their data. A coordinate that is switched off
 * keeps the value and the scale it had then. What w has orthogonal to the data never moves; its length is the one frozen
 * extra coordinate.
 */
final class Neuron {
    /** Stored coordinates are floored here when the scale moves: a coordinate must not underflow and so switch off. */
    private static final double FLOOR = 1e-200;
    private static final int RENORMALISE_AT = 4;           // binary exponent of the stored output weight
    private static final int INVISIBLE = -72;              // 2^−72 of a label; until the next look it grows to 2^−60 at most

    int scale;
    double a;
    int[] datum;
    double[] u;
    int active;
    int live;                                               // the first ones of them, those that a step moves
    private int loud;                                       // the first ones of those, the ones that show in an output
    boolean visible;
    double weight;                                          // 2^{2·scale}, 0 below the smallest double

    private static final double FITTED = 0x1p-20;          // of a label: less is the tail of a jump
    private static final double ROUNDING = 0x1p-51;        // of a label: less than this a step can not move an output
    private static final double TOO_SMALL = 0x1p-50;       // of a label: less than this an output does not show
    private static final double INAUDIBLE = 0x1p-62;       // of a label: less is lost in the rounding of an output

    private double lowest;                                  // no live coordinate is below it; ≤ 0: not known
    private int uncertain;                                  // steps for which it was not

    private final double[] off;
    private final int[] offScale;
    private final double[] orthogonal;
    private final double orthogonalNorm;
    private final int startScale;
    private final int sign;

    Neuron(Dataset data, Network start, int j) {
        int n = data.n();
        double[] w = start.storedHidden(j);
        double[] coordinates = data.coordinates(w);
        scale = start.binaryScale(j);
        startScale = scale;
        sign = start.sign(j);
        a = start.storedOutput(j);
        datum = new int[n];
        u = new double[n];
        off = new double[n];
        offScale = new int[n];
        for (int k = 0; k < n; k++) {
            if (coordinates[k] > 0) {
                datum[active] = k;
                u[active++] = coordinates[k];
            } else {
                off[k] = coordinates[k];
                offScale[k] = scale;
            }
        }
        live = active;
        loud = live;
        normalise();
        orthogonal = w;
        double[] inSpan = data.combination(coordinates);
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            w[i] -= inSpan[i];
            sum += w[i] * w[i];
        }
        orthogonalNorm = StrictMath.sqrt(sum);
    }

    private Neuron(Neuron other) {
        scale = other.scale;
        a = other.a;
        datum = other.datum.clone();
        u = other.u.clone();
        active = other.active;
        live = other.live;
        loud = other.loud;
        visible = other.visible;
        weight = other.weight;
        off = other.off.clone();
        offScale = other.offScale.clone();
        orthogonal = other.orthogonal;
        orthogonalNorm = other.orthogonalNorm;
        startScale = other.startScale;
        sign = other.sign;
    }

    Neuron copy() {
        return new Neuron(this);
    }

    /** Puts the coordinates on data that do not stand still in front, so that steps pass the others over. */
    void passOver(boolean[] still) {
        live = toFront(active, i -> !still[datum[i]]);
        loud = live;
        lowest = 0;
    }

    /** Puts those live coordinates in front whose output would show in the rounding of a label; to be asked now and then. */
    void listen(double[] y) {
        double factor = weight * Math.abs(a);
        loud = visible ? toFront(live, i -> factor * u[i] > INAUDIBLE * Math.abs(y[datum[i]])) : 0;
    }

    /** Moves the coordinates that are wanted, of the first ones, to the front; returns how many they are. */
    private int toFront(int first, IntPredicate wanted) {
        int front = 0;
        for (int i = 0; i < first; i++) {
            if (wanted.test(i)) {
                int k = datum[i];
                double value = u[i];
                datum[i] = datum[front];
                u[i] = u[front];
                datum[front] = k;
                u[front++] = value;
            }
        }
        return front;
    }

    /**
     * One step: a grows by εΣ u_k r_k, a live u_k by εa r_k. Returns whether a coordinate has to be switched off.
     *
     * @param least no entry of the residual is below it
     * @param most no entry is above it; with both, most steps know without looking that no coordinate reaches 0
     */
    boolean step(double epsilon, double[] residual, double least, double most) {
        double push = epsilon * a;
        lowest += Math.min(push * least, push * most);
        if (lowest > 0) {
            a += epsilon * move(push, residual);
            return false;
        }
        a += epsilon * move(push, residual);
        boolean crossed = isAnyOff();
        if (!crossed && ++uncertain % 16 == 0) {
            lowest = smallest();
        }
        return crossed;
    }

    private boolean isAnyOff() {
        boolean off = false;
        for (int i = 0; i < live; i++) {
            off |= !(u[i] > 0);
        }
        return off;
    }

    /** Moves every live coordinate by push·r_k; returns Σ u_k r_k before the move. Four sums, none waits for another. */
    private double move(double push, double[] residual) {
        double[] w = u;
        int[] index = datum;
        int count = Math.min(live, Math.min(w.length, index.length));
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            double r0 = residual[index[i]];
            double r1 = residual[index[i + 1]];
            double r2 = residual[index[i + 2]];
            double r3 = residual[index[i + 3]];
            double w0 = w[i];
            double w1 = w[i + 1];
            double w2 = w[i + 2];
            double w3 = w[i + 3];
            sum0 += w0 * r0;
            sum1 += w1 * r1;
            sum2 += w2 * r2;
            sum3 += w3 * r3;
            w[i] = w0 + push * r0;
            w[i + 1] = w1 + push * r1;
            w[i + 2] = w2 + push * r2;
            w[i + 3] = w3 + push * r3;
        }
        for (; i < count; i++) {
            double r0 = residual[index[i]];
            sum0 += w[i] * r0;
            w[i] += push * r0;
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    private double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < live; i++) {
            smallest = Math.min(smallest, u[i]);
        }
        return smallest;
    }

    /** Adds 2^{2·scale}·a·u_k to the outputs of the data where it shows. */
    void addTo(double[] outputs) {
        double factor = weight * a;
        for (int i = 0; i < loud; i++) {
            outputs[datum[i]] += factor * u[i];
        }
    }

    /** Sets 1 for every active datum. */
    void cover(double[] data) {
        for (int i = 0; i < active; i++) {
            data[datum[i]] = 1;
        }
    }

    /** Takes the coordinates ≤ 0 out of the active ones and tells which data they belong to. */
    int[] switchOff() {
        int kept = 0;
        int[] gone = new int[active];
        int count = 0;
        int stillLive = live;
        for (int i = 0; i < active; i++) {
            if (u[i] > 0) {
                datum[kept] = datum[i];
                u[kept++] = u[i];
            } else {
                off[datum[i]] = u[i];
                offScale[datum[i]] = scale;
                gone[count++] = datum[i];
                stillLive -= i < live ? 1 : 0;
            }
        }
        active = kept;
        live = stillLive;
        loud = live;
        return Arrays.copyOf(gone, count);
    }

    /** Whether the stored part has grown so far that the scale should move. */
    boolean wantsRenormalising() {
        return scale < 0 && Math.abs(a) >= 1L << RENORMALISE_AT;
    }

    /** Moves powers of two from the stored part into the scale, at most until the scale is 0; exact. */
    void renormalise() {
        lowest = 0;
        int shift = Math.min(-scale, Math.getExponent(a));
        double factor = Math.scalb(1.0, -shift);
        a *= factor;
        for (int i = 0; i < active; i++) {
            u[i] = Math.max(u[i] * factor, FLOOR);
        }
        scale += shift;
    }

    /** Moves powers of two from the scale into a stored part below 1, as a start in plain small numbers has; exact. */
    private void normalise() {
        double size = Math.max(Math.abs(a), largest());
        int exponent = Math.getExponent(size);
        if (size > 0 && exponent < 0) {
            a = Math.scalb(a, -exponent);
            for (int i = 0; i < active; i++) {
                u[i] = Math.scalb(u[i], -exponent);
            }
            scale += exponent;
        }
    }

    /**
     * Looks whether the neuron can show in a residual before the next look; once visible it stays so. The larger of |a| and
     * its coordinates decides, not their product: out of balance the smaller one catches up in a few steps, even from 0.
     */
    void look(double smallestLabel) {
        weight = Scales.scaled(1.0, 2 * scale);
        int exponent = Math.getExponent(Math.max(Math.abs(a), largest()));
        visible |= active > 0 && (scale >= 0 || 2L * (exponent + scale) >= INVISIBLE + Math.getExponent(smallestLabel));
    }

    /** Whether its data are fitted, and one more step would move each output by no more than a rounding of the label. */
    boolean isSettled(double epsilon, double[] residual, double[] y) {
        double change = Math.abs(epsilon * inner(residual));
        for (int i = 0; i < active; i++) {
            int k = datum[i];
            double moved = weight * (change * u[i] + epsilon * a * a * Math.abs(residual[k]));
            if (!(isFitted(i, residual, y) && moved <= ROUNDING * Math.abs(y[k]))) {
                return false;
            }
        }
        return true;
    }

    /** Sets the entries of its active data. */
    void mark(boolean[] data) {
        for (int i = 0; i < active; i++) {
            data[datum[i]] = true;
        }
    }

    /** Sets the entries of the active data whose outputs it moves, or will have moved when its jump is over. */
    void markMoving(boolean[] data, double[] residual, double[] y) {
        double squares = 0;
        for (int i = 0; i < active; i++) {
            squares += isFitted(i, residual, y) ? 0 : y[datum[i]] * y[datum[i]];
        }
        for (int i = 0; i < active; i++) {
            data[datum[i]] |= !isFitted(i, residual, y) || !isTooSmall(i, squares, y);
        }
    }

    private boolean isFitted(int i, double[] residual, double[] y) {
        return Math.abs(residual[datum[i]]) <= FITTED * Math.abs(y[datum[i]]);
    }

    /** Whether its active coordinate number i does not show in its output, nor will when a² has grown to √squares. */
    boolean isTooSmall(int i, double squares, double[] y) {
        double size = Scales.scaled(1.0, scale);
        double output = Math.max(Math.abs(a) * size, StrictMath.sqrt(StrictMath.sqrt(squares)));
        return u[i] * size * output <= TOO_SMALL * Math.abs(y[datum[i]]);
    }

    /** Σ r_k² over the active data: 0 when there is nothing left to fit. */
    double squaredPull(double[] residual) {
        double sum = 0;
        for (int i = 0; i < active; i++) {
            sum += residual[datum[i]] * residual[datum[i]];
        }
        return sum;
    }

    /** Σ u_k r_k over the active data. */
    double inner(double[] residual) {
        double sum = 0;
        for (int i = 0; i < active; i++) {
            sum += u[i] * residual[datum[i]];
        }
        return sum;
    }

    /** The largest active coordinate; 0 without any. */
    double largest() {
        double largest = 0;
        for (int i = 0; i < active; i++) {
            largest = Math.max(largest, u[i]);
        }
        return largest;
    }

    /**
     * Makes {@code steps} steps at once under a residual that does not change and moves no coordinate to 0: with
     * R² = Σ r_k² and v = Σ u_k r_k one step multiplies a ± v/R by 1 ± εR.
     */
    void leap(long steps, double epsilon, double[] residual) {
        double squaredPull = squaredPull(residual);
        if (squaredPull == 0) {
            return;
        }
        double pull = StrictMath.sqrt(squaredPull);
        double v = inner(residual);
        double growth = steps * StrictMath.log1p(epsilon * pull);
        int shift = (int) Math.min(-scale, Math.floor(growth / Scales.LOG_2));
        double grown = (a + v / pull) * exp(growth, shift);
        double shrunk = (a - v / pull) * exp(steps * StrictMath.log1p(-epsilon * pull), shift);
        double rescale = Math.scalb(1.0, -shift);
        double change = (pull * (grown - shrunk) / 2 - v * rescale) / squaredPull;
        a = (grown + shrunk) / 2;
        for (int i = 0; i < active; i++) {
            u[i] = Math.max(u[i] * rescale + residual[datum[i]] * change, FLOOR);
        }
        scale += shift;
    }

    /** e^x / 2^shift. */
    private static double exp(double x, int shift) {
        return StrictMath.exp(Scales.shifted(x, -shift));
    }

    /** log ‖w‖. */
    double logNorm() {
        double sum = square(orthogonalNorm, startScale);
        for (int i = 0; i < active; i++) {
            sum += u[i] * u[i];
        }
        for (int k = 0; k < off.length; k++) {
            sum += square(off[k], offScale[k]);
        }
        return 0.5 * StrictMath.log(sum) + scale * Scales.LOG_2;
    }

    private double square(double value, int itsScale) {
        double here = rescaled(value, itsScale);
        return here * here;
    }

    private double rescaled(double value, int itsScale) {
        return Scales.scaled(value, itsScale - scale);
    }

    /** w at this neuron's scale, in the inputs' own coordinates: d numbers. */
    double[] storedHidden(Dataset data) {
        double[] all = new double[data.n()];
        for (int k = 0; k < all.length; k++) {
            all[k] = rescaled(off[k], offScale[k]);
        }
        for (int i = 0; i < active; i++) {
            all[datum[i]] = u[i];
        }
        double[] w = data.combination(all);
        for (int i = 0; i < w.length; i++) {
            w[i] += rescaled(orthogonal[i], startScale);
        }
        return w;
    }

    int sign() {
        return a == 0 ? sign : (int) Math.signum(a);
    }
}
