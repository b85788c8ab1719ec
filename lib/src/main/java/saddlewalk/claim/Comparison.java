package saddlewalk.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import saddlewalk.Numbers;

/**
 * Compares pairs of numbers exactly, as decimals, and finds the worst pair. A number that is not finite fails.
 *
 * @param relation  how measured must stand to predicted
 * @param predicted lower end of the interval, or the prediction; Long or Double, one a pair
 * @param upper     upper end of the interval; otherwise the same as predicted
 * @param measured  one a pair
 * @param tolerances one a pair; null stands for one that was not said
 */
record Comparison(Relation relation, List<Number> predicted, List<Number> upper, List<Number> measured,
        List<Tolerance> tolerances) {

    Comparison {
        if (predicted.isEmpty()) {
            throw new IllegalArgumentException("a claim about no numbers shows nothing: 0 pairs");
        }
        if (predicted.size() != measured.size()) {
            throw new IllegalArgumentException("one measured number for each predicted: " + predicted.size()
                    + " predicted, " + measured.size() + " measured");
        }
        if (tolerances.size() != measured.size()) {
            throw new IllegalArgumentException("one tolerance for each pair: " + measured.size() + " pairs, "
                    + tolerances.size() + " tolerances");
        }
        for (int i = 0; i < measured.size(); i++) {
            check(relation, predicted.get(i), measured.get(i), tolerances.get(i));
        }
    }

    private static void check(Relation relation, Number predicted, Number measured, Tolerance tolerance) {
        if (tolerance == null) {
            throw new IllegalArgumentException("a claim must say its tolerance, got null");
        }
        if (tolerance.isCeiling() && relation != Relation.EQUALS) {
            throw new IllegalArgumentException("integer ceiling is for equality, not for \"" + relation.label() + "\"");
        }
        if (tolerance.isExact()) {
            whole("predicted", predicted);
            whole("measured", measured);
        }
        if (tolerance.isCeiling()) {
            whole("measured", measured);
        }
    }

    private static void whole(String name, Number number) {
        if (!(number instanceof Long)) {
            throw new IllegalArgumentException(name + " must be a whole number (int or long), got the double "
                    + Numbers.brief(number.doubleValue()) + "; for doubles use Tolerance.rounding");
        }
    }

    private boolean isFinite(int i) {
        return Double.isFinite(predicted.get(i).doubleValue()) && Double.isFinite(upper.get(i).doubleValue())
                && Double.isFinite(measured.get(i).doubleValue());
    }

    /** How far pair i is from where the relation holds without tolerance; negative inside. Finite pairs only. */
    private BigDecimal gap(int i) {
        BigDecimal low = decimal(predicted.get(i));
        BigDecimal high = decimal(upper.get(i));
        BigDecimal value = decimal(measured.get(i));
        return switch (relation) {
            case EQUALS -> value.subtract(tolerances.get(i).isCeiling() ? low.setScale(0, RoundingMode.CEILING) : low).abs();
            case AT_MOST -> value.subtract(low);
            case AT_LEAST -> low.subtract(value);
            case IN_INTERVAL -> low.subtract(value).max(value.subtract(high));
        };
    }

    private boolean holds(int i) {
        if (!isFinite(i)) {
            return false;
        }
        if (relation == Relation.IN_INTERVAL) {
            BigDecimal value = decimal(measured.get(i));
            return decimal(predicted.get(i)).compareTo(value) <= 0 && value.compareTo(decimal(upper.get(i))) < 0;
        }
        return gap(i).compareTo(tolerances.get(i).bound()) <= 0;
    }

    /**
     * The pair that uses the largest part of its tolerance: not finite before failing, failing before holding, then by gap, first
     * of equals.
     */
    int worst() {
        int worst = 0;
        for (int i = 1; i < measured.size(); i++) {
            if (isWorse(i, worst)) {
                worst = i;
            }
        }
        return worst;
    }

    private boolean isFarther(int i, int than) {
        boolean same = tolerances.get(i).bound().compareTo(tolerances.get(than).bound()) == 0;
        int byPart = same ? 0 : Double.compare(used(i), used(than));
        return byPart != 0 ? byPart > 0 : gap(i).compareTo(gap(than)) > 0;
    }

    /** The gap as a part of the tolerance; of none, all or nothing. */
    private double used(int i) {
        BigDecimal bound = tolerances.get(i).bound();
        return bound.signum() > 0 ? gap(i).doubleValue() / bound.doubleValue()
                : gap(i).signum() > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private boolean isWorse(int i, int than) {
        if (isFinite(i) != isFinite(than)) {
            return isFinite(than);
        }
        if (!isFinite(i)) {
            return false;
        }
        return holds(i) != holds(than) ? holds(than) : isFarther(i, than);
    }

    String predictedText(int i) {
        return relation == Relation.IN_INTERVAL
                ? "[" + text(predicted.get(i), i) + ", " + text(upper.get(i), i) + ")" : text(predicted.get(i), i);
    }

    String measuredText(int i) {
        return text(measured.get(i), i);
    }

    private String text(Number number, int i) {
        return number instanceof Long ? number.toString() : Numbers.brief(number.doubleValue(), digits(i));
    }

    /** Two digits more than the tolerance resolves, between 4 and 17. */
    private int digits(int i) {
        double size = Math.max(Math.abs(measured.get(i).doubleValue()),
                Math.max(Math.abs(predicted.get(i).doubleValue()), Math.abs(upper.get(i).doubleValue())));
        double bound = tolerances.get(i).bound().doubleValue();
        if (relation == Relation.IN_INTERVAL) {
            bound = Math.abs(upper.get(i).doubleValue() - predicted.get(i).doubleValue()) / 100;
        }
        if (!(bound > 0 && size > 0 && size < Double.POSITIVE_INFINITY)) {
            return tolerances.get(i).isCeiling() ? 10 : Numbers.FULL_DIGITS;
        }
        return (int) Math.max(4, Math.min(Numbers.FULL_DIGITS, Math.ceil(StrictMath.log10(size / bound)) + 2));
    }

    Claim claim(Draft draft, int index, int expected, String outside) {
        boolean passed = true;
        for (int i = 0; i < measured.size(); i++) {
            passed &= holds(i);
        }
        int shown = worst();
        Tolerance tolerance = tolerances.get(shown);
        return new Claim(index, expected, draft.item(), draft.mark(), draft.statement(), relation.label(),
                draft.predictedBy(), predictedText(shown), draft.measuredBy(), measuredText(shown),
                Numbers.brief(tolerance.bound().doubleValue(), 3), tolerance.reason(), measured.size(), shown, passed, outside);
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }
}
