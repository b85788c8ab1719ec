package saddlewalk.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.Require;
import saddlewalk.model.Dataset;
import saddlewalk.model.Inputs;
import saddlewalk.model.Network;

/**
 * The first plateau for any inputs, in closed form and without training: while no neuron shows, the residual is the
 * labels, and each neuron moves by itself. [ours, checked]
 *
 * <p>With S the data on which it is active, g = √(y_Sᵀ G y_S), h = 2ηg/n, and z = ⟨y_S, u_S⟩/g, the part of w along
 * D = Σ_{k∈S} y_k x_k, one epoch multiplies a ± z by 1 ± h, and moves ⟨w, x_l⟩ by (G y_S)_l/g times the change of z. On
 * orthonormal inputs that is 0 for l ∉ S, and Algorithm 1's speed (10) is h = 2η‖y_S‖/n. Otherwise a datum that is off is
 * switched on once z has grown far enough, if (G y_S)_l > 0, and one that is on is switched off, if (G y_S)_l &lt; 0;
 * then S, g and h change.
 *
 * <p>For labels and output weights > 0, so that z only grows, and h &lt; 1. The whole history depends on λ only through
 * the epoch at which it ends. Cost O(n²) a switch.
 */
public final class FirstPlateau {
    private static final int MOST_SWITCHES = 100_000;

    /**
     * One coordinate switched on or off.
     *
     * @param epoch the first at which it is
     * @param datum k
     * @param on whether ⟨w, x_k⟩ is now > 0
     */
    public record Switch(long epoch, int datum, boolean on) { }

    /** One neuron's way from its start until it would be of size 1, were the labels still all there. */
    private final class Path {
        private final List<Switch> switches = new ArrayList<>();
        private final double[] u;
        private double a;
        private double logScale;
        private double growth;                              // h
        private double visible;                             // the real epoch at which a would reach 1
        private long epoch;                                 // of a, u and logScale

        private Path(Network start, int j) {
            a = start.storedOutput(j);
            logScale = start.logScale(j);
            u = inputs.coordinates(start.storedHidden(j));
            while (advance()) {
                if (switches.size() > MOST_SWITCHES) {
                    throw new IllegalStateException("neuron " + j + " did not come to rest within " + MOST_SWITCHES
                            + " switches of its coordinates");
                }
            }
        }

        /** To the next switch before the neuron shows; false if there is none. */
        private boolean advance() {
            double[] pull = new double[u.length];
            for (int k = 0; k < pull.length; k++) {
                pull[k] = u[k] > 0 ? labels[k] : 0;
            }
            double g = inputs.norm(pull);
            growth = 2 * stepSize * g / labels.length;
            if (!(growth < 1)) {
                throw new IllegalArgumentException("the closed form needs h = 2 eta g / n < 1, got "
                        + Numbers.brief(growth));
            }
            if (g == 0) {                                   // it sees nothing: it never shows
                visible = Double.POSITIVE_INFINITY;
                return false;
            }
            double[] push = inputs.times(pull);
            double z = 0;
            for (int k = 0; k < u.length; k++) {
                z += pull[k] * u[k] / g;
            }
            visible = epoch - (logScale + StrictMath.log((a + z) / 2)) / StrictMath.log1p(growth);
            long next = Long.MAX_VALUE;
            for (int k = 0; k < u.length; k++) {
                if (u[k] > 0 ? push[k] < 0 : push[k] > 0) {
                    next = Math.min(next, switchAfter(u[k], push[k] / g, z));
                }
            }
            if (next == Long.MAX_VALUE || epoch + next >= visible) {
                return false;
            }
            double change = change(next, z);
            double grown = sum(next, z);
            for (int k = 0; k < u.length; k++) {
                boolean before = u[k] > 0;
                u[k] += push[k] / g * change;
                if (u[k] > 0 != before) {
                    switches.add(new Switch(epoch + next, k, u[k] > 0));
                }
            }
            int shift = Math.getExponent(grown);
            a = Math.scalb(grown, -shift);
            for (int k = 0; k < u.length; k++) {
                u[k] = Math.scalb(u[k], -shift);
            }
            logScale += shift * StrictMath.log(2);
            epoch += next;
            return true;
        }

        /** a after this many epochs. */
        private double sum(double epochs, double z) {
            return ((a + z) * StrictMath.exp(epochs * StrictMath.log1p(growth))
                    + (a - z) * StrictMath.exp(epochs * StrictMath.log1p(-growth))) / 2;
        }

        /** z after this many epochs, minus z now. */
        private double change(double epochs, double z) {
            return ((a + z) * StrictMath.expm1(epochs * StrictMath.log1p(growth))
                    - (a - z) * StrictMath.expm1(epochs * StrictMath.log1p(-growth))) / 2;
        }

        /** The first epoch from now, ≥ 1, at which u + slope·(change of z) has changed its side. */
        private long switchAfter(double from, double slope, double z) {
            double needed = -from / slope;
            double high = 1;
            while (change(high, z) < needed) {
                high *= 2;
                if (high * StrictMath.log1p(growth) > 700) {
                    return Long.MAX_VALUE;                  // not before it has grown by e^700
                }
            }
            long low = 0;                                   // not yet
            long top = (long) high;                         // done
            while (top - low > 1) {
                long middle = (low + top) / 2;
                double there = from + slope * change(middle, z);
                if (there > 0 == from > 0) {
                    low = middle;
                } else {
                    top = middle;
                }
            }
            return top;
        }

        private List<Integer> active() {
            return IntStream.range(0, u.length).filter(k -> u[k] > 0).boxed().toList();
        }

        private double logSizeAt(double at) {
            return Double.isInfinite(visible) ? Double.NEGATIVE_INFINITY : (at - visible) * StrictMath.log1p(growth);
        }
    }

    private final double[] labels;
    private final Inputs inputs;
    private final double stepSize;
    private final Path[] paths;

    private FirstPlateau(double[] labels, Inputs inputs, Network start, double stepSize) {
        this.labels = labels;
        this.inputs = inputs;
        this.stepSize = stepSize;
        this.paths = IntStream.range(0, start.m()).mapToObj(j -> new Path(start, j)).toArray(Path[]::new);
    }

    /**
     * @param labels n numbers > 0
     * @param inputs n inputs
     * @param start output weights > 0, at any scale below 1; balanced or not
     * @param stepSize η > 0 on the mean squared error, with h &lt; 1 for every neuron
     * @throws IllegalArgumentException if numbers or dimensions differ, a label or output weight is not > 0, or h ≥ 1
     */
    public static FirstPlateau of(double[] labels, Inputs inputs, Network start, double stepSize) {
        requireOneSign(labels, inputs, start, stepSize);
        return new FirstPlateau(labels.clone(), inputs, start, stepSize);
    }

    static void requireOneSign(double[] labels, Inputs inputs, Network start, double stepSize) {
        if (labels.length != inputs.n()) {
            throw new IllegalArgumentException("one input per label: there are " + labels.length + " labels and "
                    + inputs.n() + " inputs");
        }
        requirePositive(labels);
        for (int j = 0; j < start.m(); j++) {
            if (start.sign(j) != 1) {
                throw new IllegalArgumentException("output weights must be > 0, but neuron " + j + " has the sign "
                        + start.sign(j));
            }
        }
        Require.positive("step size", stepSize);
    }

    /** Labels > 0 whose squares neither vanish nor overflow. */
    static void requirePositive(double[] labels) {
        double[] y = Dataset.of(labels).labels();
        for (int k = 0; k < y.length; k++) {
            if (!(y[k] > 0)) {
                throw new IllegalArgumentException("labels must be > 0, got " + Numbers.full(y[k]) + " at index " + k);
            }
        }
    }

    /** The neuron that shows first. */
    public int first() {
        return IntStream.range(0, paths.length).boxed().min((i, j) -> Double.compare(paths[i].visible, paths[j].visible))
                .orElseThrow();
    }

    /** Every switch of neuron j's coordinates before it shows, in order. */
    public List<Switch> switches(int j) {
        return List.copyOf(path(j).switches);
    }

    /** The first epoch at which a coordinate of any neuron is switched on; {@link Long#MAX_VALUE} if none is. */
    public long firstOn() {
        return Arrays.stream(paths).flatMap(path -> path.switches.stream()).filter(Switch::on).mapToLong(Switch::epoch).min()
                .orElse(Long.MAX_VALUE);
    }

    /** The neuron of which a coordinate is switched on first; the smallest index of several. */
    public int firstToSee() {
        long epoch = firstOn();
        return IntStream.range(0, paths.length).filter(j -> paths[j].switches.stream()
                .anyMatch(change -> change.on() && change.epoch() == epoch)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no coordinate of " + paths.length
                        + " neurons is switched on before it shows"));
    }

    /** The data on which neuron j is active when it shows, ascending. */
    public List<Integer> active(int j) {
        return path(j).active();
    }

    /** h of neuron j when it shows: the part by which it then grows an epoch. */
    public double growth(int j) {
        return path(j).growth;
    }

    /** The real epoch at which neuron j's output weight would reach 1 along its last exponential; +∞ if it sees nothing. */
    public double visibleEpoch(int j) {
        return path(j).visible;
    }

    private Path path(int j) {
        return paths[Require.index("neuron", j, paths.length)];
    }

    /** −log of the largest size that another neuron has when the first one shows: large if that one jumps alone. */
    public double othersMargin() {
        int first = first();
        return IntStream.range(0, paths.length).filter(q -> q != first)
                .mapToDouble(q -> -paths[q].logSizeAt(paths[first].visible)).min().orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The epoch at which the loss has made half of its first drop, if the inputs are orthonormal, as in {@link FirstJump}
     * but from any start, balanced or not.
     */
    public long halfDropEpoch() {
        Path path = paths[first()];
        double squares = 0;
        for (int k : path.active()) {
            squares += labels[k] * labels[k];
        }
        return (long) Math.ceil(path.visible + (0.25 * StrictMath.log(squares) + 0.5 * StrictMath.log(StrictMath.sqrt(2) - 1)
                - 0.375 * path.growth * StrictMath.log(2)) / StrictMath.log1p(path.growth));
    }

    @Override
    public String toString() {
        return "FirstPlateau[m=" + paths.length + ", first neuron " + first() + " near epoch "
                + Numbers.count(Math.round(visibleEpoch(first()))) + " on " + active(first()).size() + " data]";
    }
}
