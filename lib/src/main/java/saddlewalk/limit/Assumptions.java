package saddlewalk.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.model.ActivationMask;
import saddlewalk.model.Dataset;
import saddlewalk.model.Network;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which of the paper's Assumptions 1–4 hold for data and a start, and the witness where one fails. Cost O(m²n). */
public final class Assumptions {
    /**
     * What was found for one assumption.
     *
     * @param assumption "1", "2", "3", "4(i)" or "4(ii)"
     * @param says the assumption in our words
     * @param holds whether it holds
     * @param witness why, naming data and neurons where it fails
     */
    public record Finding(String assumption, String says, boolean holds, String witness) { }

    private final List<Finding> findings;

    private Assumptions(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** Checks everything; where several witnesses exist the first in order is named. */
    public static Assumptions of(Dataset data, Network start) {
        start.requireSameDimension(data);
        ActivationMask mask = ActivationMask.of(data, start);
        List<Finding> found = new ArrayList<>();
        found.add(new Finding("1", "the inputs are orthonormal", true,
                data.hasIdentityInputs() ? "the inputs are the standard basis" : "checked when the data were made"));
        found.add(new Finding("2", "a coordinate that is off stays off", true,
                "every trainer here uses 1{z > 0} as the derivative of the ReLU"));
        found.add(balance(start));
        found.add(mask(mask));
        found.add(labelsAndTies(data, start, mask));
        return new Assumptions(found);
    }

    /** Whether every neuron of this start is balanced at one scale (Assumption 3), up to {@link #rounding}. */
    public static boolean isBalancedAtOneScale(Network start) {
        return balance(start).holds();
    }

    /**
     * How far logarithms of norms that are equal may stand apart: a norm is a sum of d squares, and its logarithm at the scale λ
     * rounds like log λ.
     */
    static double rounding(Network start) {
        return 8 * start.d() * 0x1p-52 + Math.abs(start.logNorm(0)) * 0x1p-50;
    }

    static Finding balance(Network start) {
        String witness = "";
        for (int j = 0; j < start.m() && witness.isEmpty(); j++) {
            double gap = Math.abs(start.logOutput(j) - start.logNorm(j));
            double spread = Math.abs(start.logNorm(j) - start.logNorm(0));
            double rounding = rounding(start);
            if (!(gap <= rounding)) {
                witness = "neuron " + j + " is not balanced: log|a| = " + Numbers.full(start.logOutput(j))
                        + ", log|w| = " + Numbers.full(start.logNorm(j));
            } else if (!(spread <= rounding)) {
                witness = "neurons 0 and " + j + " start at different scales: log|w| = "
                        + Numbers.full(start.logNorm(0)) + " and " + Numbers.full(start.logNorm(j));
            }
        }
        boolean holds = witness.isEmpty();
        return new Finding("3", "every neuron starts balanced, at one scale", holds,
                holds ? "log λ = " + Numbers.format(start.logNorm(0), 6) : witness);
    }

    private static Finding mask(ActivationMask mask) {
        String says = "every datum is seen, every neuron sees something, no two see the same";
        String witness = "no zero row, no zero column, columns pairwise distinct";
        if (!mask.zeroRows().isEmpty()) {
            witness = "row " + mask.zeroRows().get(0) + " is zero: no neuron sees datum " + mask.zeroRows().get(0);
        } else if (!mask.zeroColumns().isEmpty()) {
            witness = "column " + mask.zeroColumns().get(0) + " is zero: neuron " + mask.zeroColumns().get(0)
                    + " sees nothing";
        } else {
            for (int j = 1; j < mask.m(); j++) {
                for (int i = 0; i < j; i++) {
                    if (mask.seenBy(i).equals(mask.seenBy(j))) {
                        return new Finding("4(i)", says, false,
                                "columns " + i + " and " + j + " are equal: both neurons see data " + mask.seenBy(i));
                    }
                }
            }
            return new Finding("4(i)", says, true, witness);
        }
        return new Finding("4(i)", says, false, witness);
    }

    private static Finding labelsAndTies(Dataset data, Network start, ActivationMask mask) {
        String says = "no label is 0, and the next neuron is unique at every jump";
        int zero = IntStream.range(0, data.n()).filter(k -> data.label(k) == 0).findFirst().orElse(-1);
        if (zero >= 0) {
            return new Finding("4(ii)", says, false, "label " + zero + " is 0");
        }
        int unsigned = IntStream.range(0, start.m()).filter(j -> start.sign(j) == 0).findFirst().orElse(-1);
        if (unsigned >= 0) {
            return new Finding("4(ii)", says, false, "the output weight of neuron " + unsigned + " is 0");
        }
        List<Tie> ties = LimitProcess.of(data, start, TieRule.SMALLEST_INDEX).ties();
        return ties.isEmpty() ? new Finding("4(ii)", says, true, "no label is 0, no two neurons tie")
                : new Finding("4(ii)", says, false, ties.get(0).toString());
    }

    /** The findings in the paper's order. */
    public List<Finding> findings() {
        return findings;
    }

    /** The finding for "1", "2", "3", "4(i)" or "4(ii)". */
    public Finding finding(String assumption) {
        return findings.stream().filter(f -> f.assumption().equals(assumption)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(
                        "an assumption must be one of 1, 2, 3, 4(i), 4(ii), got " + assumption));
    }

    public boolean holds(String assumption) {
        return finding(assumption).holds();
    }

    /** Whether all of them hold. */
    public boolean allHold() {
        return findings.stream().allMatch(Finding::holds);
    }

    /** One row per assumption. */
    public Table table() {
        return Table.create("assumptions",
                StringColumn.create("assumption", findings.stream().map(Finding::assumption)),
                StringColumn.create("says", findings.stream().map(Finding::says)),
                StringColumn.create("holds", findings.stream().map(f -> f.holds() ? "yes" : "no")),
                StringColumn.create("because", findings.stream().map(Finding::witness)));
    }

    @Override
    public String toString() {
        return "Assumptions" + findings.stream().map(f -> f.assumption() + (f.holds() ? " holds" : " fails")).toList();
    }
}
