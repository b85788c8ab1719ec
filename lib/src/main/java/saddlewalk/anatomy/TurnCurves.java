package saddlewalk.anatomy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lemma 8 as a figure draws it: log(1 − cos) of every neuron that lost data to a jump, until the next, against
 * 2 min(‖D_q‖, 2‖D_i‖)(T − L t_i); jump after jump, with a gap (NaN) after each. Lines are predicted, dots measured.
 */
public final class TurnCurves {
    private final List<List<MeasuredJump.Turn>> dots;
    private final List<List<MeasuredJump.Turn>> lines;

    private TurnCurves(List<List<MeasuredJump.Turn>> dots, List<List<MeasuredJump.Turn>> lines) {
        this.dots = dots;
        this.lines = lines;
    }

    /** The curves of these jumps. */
    public static TurnCurves of(List<MeasuredJump> jumps) {
        return new TurnCurves(jumps.stream().map(MeasuredJump::turnsAfter).toList(), jumps.stream()
                .map(jump -> jump.turnsAfter().stream().map(MeasuredJump.Turn::neuron).distinct()
                        .flatMap(q -> jump.predictedTurn(q).stream()).toList()).toList());
    }

    /** The neurons that have a curve, ascending. */
    public List<Integer> neurons() {
        return turns().map(MeasuredJump.Turn::neuron).distinct().sorted().toList();
    }

    private Stream<MeasuredJump.Turn> turns() {
        return dots.stream().flatMap(List::stream);
    }

    /** What was predicted at each dot, all neurons. */
    public List<Double> predicted() {
        return turns().map(MeasuredJump.Turn::predicted).toList();
    }

    /** What was measured there. */
    public List<Double> measured() {
        return turns().map(MeasuredJump.Turn::measured).toList();
    }

    /** Abscissae of one neuron's lines. */
    public double[] lineX(int neuron) {
        return lines.stream().flatMapToDouble(jump -> withGap(jump, neuron, true, false)).toArray();
    }

    /** Their ordinates. */
    public double[] lineY(int neuron) {
        return lines.stream().flatMapToDouble(jump -> withGap(jump, neuron, false, false)).toArray();
    }

    /** Abscissae of one neuron's dots. */
    public double[] dotX(int neuron) {
        return dots.stream().flatMapToDouble(jump -> withGap(jump, neuron, true, true)).toArray();
    }

    /** Their ordinates. */
    public double[] dotY(int neuron) {
        return dots.stream().flatMapToDouble(jump -> withGap(jump, neuron, false, true)).toArray();
    }

    private static DoubleStream withGap(List<MeasuredJump.Turn> jump, int neuron, boolean x, boolean measured) {
        DoubleStream numbers = jump.stream().filter(turn -> turn.neuron() == neuron)
                .mapToDouble(turn -> x ? turn.decays() : measured ? turn.measured() : turn.predicted());
        return DoubleStream.concat(numbers, DoubleStream.of(Double.NaN));
    }

    @Override
    public String toString() {
        return "TurnCurves[neurons " + neurons() + "]";
    }
}
