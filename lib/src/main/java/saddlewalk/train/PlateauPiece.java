package saddlewalk.train;

/**
 * A stretch on which every visible neuron rests, in closed form: the residual is constant, and the others move each in a
 * plane ({@link PlaneMotion}). It ends when a coordinate reaches 0, or a neuron becomes visible.
 */
final class PlateauPiece implements FlowPiece {
    private final FlowPoint from;
    private final PlaneMotion[] motions;
    private double length;
    private int zeroNeuron = -1;

    PlateauPiece(FlowProblem problem, FlowPrecision precision, FlowPoint given, double longest) {
        from = given.normalised();
        motions = new PlaneMotion[problem.m];
        length = longest;
        for (int j = 0; j < problem.m; j++) {
            motions[j] = new PlaneMotion(problem, precision, from, j);
            double zero = motions[j].zeroTime();
            double visible = motions[j].timeOfSquare(2 * precision.visible() * motions[j].norm());
            if (Math.min(zero, visible) < length) {
                length = Math.min(zero, visible);
                zeroNeuron = zero <= visible ? j : -1;
            }
        }
    }

    /** The neuron with a coordinate that is 0 at the end, or −1. */
    int zeroNeuron() {
        return zeroNeuron;
    }

    /** The datum of that coordinate. */
    int zeroDatum() {
        return from.active[zeroNeuron][motions[zeroNeuron].zeroCoordinate()];
    }

    FlowPoint end() {
        FlowPoint end = at(length);
        return zeroNeuron < 0 ? end : end.without(zeroNeuron, motions[zeroNeuron].zeroCoordinate());
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
        for (PlaneMotion motion : motions) {
            motion.write(since, scale, output, logActive);
        }
        return new FlowPoint(from.time.plus(since), scale, output, from.active, logActive, from.residual).normalised();
    }
}
