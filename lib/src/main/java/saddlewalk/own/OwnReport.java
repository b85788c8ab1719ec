package saddlewalk.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saddlewalk.Numbers;
import saddlewalk.WholeFile;
import saddlewalk.bias.CoveringWidth;
import saddlewalk.bias.InterpolationProbability;
import saddlewalk.bias.MinimumNorm;
import saddlewalk.bias.NormCertificate;
import saddlewalk.bias.SignedCertificate;
import saddlewalk.limit.Assumptions.Finding;
import saddlewalk.limit.Jump;
import saddlewalk.limit.LimitProcess;
import saddlewalk.model.DataFile;
import saddlewalk.model.Orthonormality;
import saddlewalk.train.GramRun;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the library answers about a reader's data, as tables of text that can be shown and saved. */
public final class OwnReport {
    private OwnReport() { }

    /** Assumptions 1–4 for a file and the problem made of it; the first with the lines of the file that break it. */
    public static List<Finding> findings(DataFile file, OwnProblem problem) {
        List<Finding> findings = new ArrayList<>(problem.assumptions().findings());
        Orthonormality inputs = file.orthonormality();
        if (!inputs.holds()) {
            findings.set(0, new Finding("1", findings.get(0).says(), false, witness(file, inputs)));
        }
        return List.copyOf(findings);
    }

    private static String witness(DataFile file, Orthonormality inputs) {
        String count = inputs.n() <= inputs.d() ? "" : inputs.n() + " inputs in dimension " + inputs.d() + "; ";
        return count + "largest inner product: data " + inputs.first() + " and " + inputs.second() + " (lines "
                + file.line(inputs.first()) + " and " + file.line(inputs.second()) + ") have "
                + Numbers.brief(inputs.innerProduct()) + ", length farthest from 1: datum " + inputs.longest() + " (line "
                + file.line(inputs.longest()) + ") has " + Numbers.brief(Math.sqrt(inputs.squaredLength()));
    }

    /** One row a jump: neuron, sign, accelerated time, epoch, the data it fits, and what is left then. */
    public static Table jumps(OwnProblem problem) {
        LimitProcess process = problem.process();
        Table table = Table.create("jumps of Algorithm 1");
        for (String name : List.of("jump", "neuron", "sign", "accelerated time", "epoch", "fits data", "mean squared error after",
                "resolved")) {
            table.addColumns(StringColumn.create(name));
        }
        for (int i = 1; i <= process.jumpCount(); i++) {
            Jump jump = process.jump(i);
            add(table, Integer.toString(i), Integer.toString(jump.neuron()), process.sign(jump.neuron()) > 0 ? "+" : "−",
                    Numbers.brief(jump.time()), epoch(process.jumpEpoch(i, problem.logLambda())),
                    jump.fitted().toString(), Numbers.brief(process.plateauMeanSquaredError(i)),
                    problem.resolution().isResolved(i) ? "yes" : "from log λ = " + Numbers.format(
                            problem.resolution().logLambdaNeeded(i), 4) + " down");
        }
        return table;
    }

    /**
     * One row a question.
     *
     * @param delta probability that the certificate fails, in (0, 1)
     * @param probability with which all data are to be seen, in (0, 1)
     */
    public static Table answers(OwnProblem problem, double delta, double probability) {
        Table table = Table.create("answers", StringColumn.create("question"), StringColumn.create("answer"));
        LimitProcess process = problem.process();
        int zero = problem.data().n() - problem.positiveLabels() - problem.negativeLabels();
        add(table, "labels", problem.data().n() + ": " + problem.positiveLabels() + " positive, " + problem.negativeLabels()
                + " negative, " + zero + " zero");
        add(table, "neurons, log λ, step size", problem.m() + ", " + Numbers.brief(problem.logLambda()) + ", "
                + Numbers.brief(problem.stepSize()));
        add(table, "jumps", Integer.toString(process.jumpCount()));
        add(table, "data that no neuron sees", process.uncovered().isEmpty() ? "none" : process.uncovered().toString());
        add(table, "plateaus that λ does not resolve", problem.resolution().unresolved().isEmpty() ? "none"
                : problem.resolution().unresolved().toString());
        add(table, "log λ that resolves everything, with a margin", Numbers.brief(problem.logLambdaNeeded()));
        add(table, "‖θ‖² in the end, (15)", Numbers.brief(process.squaredNorm()));
        add(table, "least ‖θ‖² of an interpolator", Numbers.brief(MinimumNorm.of(problem.data()).squaredNorm()));
        add(table, "certificate: ‖θ‖² at most, but for a probability of " + Numbers.brief(delta),
                Numbers.brief(certificate(problem, delta)));
        add(table, "probability that as many neurons see all data", Numbers.brief(probability(problem, problem.m())));
        add(table, "neurons needed for a probability of " + Numbers.brief(probability),
                Integer.toString(widthNeeded(problem, probability)));
        return table;
    }

    private static String epoch(double epoch) {
        return epoch < 1e15 ? Numbers.count(Math.round(epoch)) : Numbers.brief(epoch);
    }

    /** In which unit the labels are, and which of them are not trained and why. */
    public static String remarks(OwnProblem problem) {
        List<String> remarks = new ArrayList<>();
        if (problem.unit() != 0) {
            String power = "^" + problem.unit();
            remarks.add("Your labels are multiplied by 4" + power + ", so that the largest is near 1, and all that follows is in this unit:"
                    + " outputs and squared norms are 4" + power + " times yours, weights and λ 2" + power + " times. Training takes the"
                    + " same steps in either.");
        }
        List<Integer> untrained = problem.untrained();
        if (!untrained.isEmpty()) {
            remarks.add("Training leaves out data " + untrained + ", and nothing is claimed about them there: the sum of ‖y‖/‖y_S‖ over"
                    + " the jumps must be at most " + Numbers.count((long) OwnProblem.MOST_SLOWNESS) + ", got "
                    + Numbers.brief(problem.slowness(), 3) + "; to train such small labels, make a file of them alone.");
        }
        return remarks.isEmpty() ? "All labels are trained, in your unit." : String.join("\n", remarks);
    }

    /** What training on the file's own inputs ends with where they break Assumption 1, or why it is not tried. */
    public static String onOwnInputs(DataFile file, int m, double logLambda, long seed) {
        if (file.orthonormality().holds()) {
            return file.file() + ": its inputs are orthonormal, or it has none; all is said above";
        }
        try {
            GramRun run = OnOwnInputs.of(file, m, logLambda, seed).train();
            return file.file() + ": " + run + ", squared norm " + Numbers.brief(run.squaredNorm()) + ", fitted data " + run.fitted();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static void add(Table table, String... row) {
        for (int i = 0; i < row.length; i++) {
            table.stringColumn(i).append(row[i]);
        }
    }

    /** What (15) exceeds with probability at most δ over the directions, given the signs. [ours, proved] */
    public static double certificate(OwnProblem problem, double delta) {
        if (problem.sign() == 0) {
            return SignedCertificate.of(problem.process(), delta).squaredNorm();
        }
        double largest = DoubleStream.of(problem.data().labels()).map(Math::abs).max().orElse(0);
        return NormCertificate.sharper(labels(problem), problem.m(), delta).squaredNorm(largest);
    }

    private static int labels(OwnProblem problem) {
        return problem.positiveLabels() + problem.negativeLabels();
    }

    /** P(every datum with a label other than 0 is seen) for m neurons. [ours, proved] */
    public static double probability(OwnProblem problem, int m) {
        return problem.sign() == 0
                ? InterpolationProbability.noZeroRow(problem.positiveLabels(), problem.negativeLabels(), m)
                : InterpolationProbability.noZeroRowOneSign(labels(problem), m);
    }

    /** The smallest m for which that probability is reached. */
    public static int widthNeeded(OwnProblem problem, double probability) {
        return problem.sign() == 0
                ? InterpolationProbability.widthFor(problem.positiveLabels(), problem.negativeLabels(), probability)
                : InterpolationProbability.widthForOneSign(labels(problem), probability);
    }

    /** How many neurons it took to see all data in so many draws: a count, for {@link #probability} to be held against. */
    public static CoveringWidth widths(OwnProblem problem, long firstSeed, int draws) {
        return problem.sign() == 0
                ? CoveringWidth.sample(problem.positiveLabels(), problem.negativeLabels(), firstSeed, draws)
                : CoveringWidth.sampleOneSign(labels(problem), firstSeed, draws);
    }

    /** One row a file: what it holds, whether its inputs are orthonormal, and Algorithm 1's answer. */
    public static Table overview(List<Path> files, int m, double logLambda, long seed) {
        Table table = Table.create("files");
        for (String name : List.of("file", "labels", "inputs", "assumptions that fail", "jumps", "‖θ‖² in the end, (15)")) {
            table.addColumns(StringColumn.create(name));
        }
        for (Path path : files) {
            DataFile file = DataFile.read(path);
            OwnProblem problem = OwnProblem.of(file, m, logLambda, seed);
            List<String> failing = findings(file, problem).stream().filter(f -> !f.holds()).map(Finding::assumption).toList();
            add(table, path.getFileName().toString(), problem.positiveLabels() + " positive, " + problem.negativeLabels() + " negative",
                    file.hasInputs() ? file.n() + " in dimension " + file.d() : "none", failing.isEmpty() ? "none"
                    : String.join(", ", failing), Integer.toString(problem.process().jumpCount()),
                    Numbers.brief(problem.process().squaredNorm()));
        }
        return table;
    }

    /** The signs s_j of the problem's neurons. */
    public static int[] signs(OwnProblem problem) {
        return IntStream.range(0, problem.m()).map(problem.process()::sign).toArray();
    }

    /** Saves a table as CSV, whole or not at all; returns the file. */
    public static Path save(Table table, Path file) {
        WholeFile.write(file, table.write().toString("csv"));
        return file;
    }
}
